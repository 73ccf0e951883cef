/* On a partner's page: lets the frames of embedded calculators follow the height of what they show. It listens to frames of
   the site that it comes from and to nothing else; without it a frame keeps its height. */
(function () {
  "use strict";
  var home = new URL(document.currentScript.src).origin;
  window.addEventListener("message", function (event) {
    if (event.origin !== home || !event.data || event.data.partnerships !== "height") return;
    var height = Number(event.data.height);
    if (!(height > 0)) return;
    document.querySelectorAll("iframe").forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.style.height = Math.ceil(height) + "px";
    });
  });
})();
