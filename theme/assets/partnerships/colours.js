/* Light or dark: the visitor's system decides until the visitor chooses. Runs before the page is painted, so that nothing
   flashes; writes to storage only after a choice. */
(function () {
  "use strict";
  var KEY = "partnerships.colours";
  var picked = null;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return window.localStorage.getItem(KEY);
    } catch (error) {
      return null;
    }
  }

  function show() {
    var scheme = picked || chosen() || (dark.matches ? "slate" : "default");
    document.body.setAttribute("data-md-color-scheme", scheme);
    var button = document.querySelector("[data-colours]");
    if (button) {
      var words = button.getAttribute(scheme === "slate" ? "data-to-light" : "data-to-dark");
      button.setAttribute("aria-label", words);
      button.title = words;
      button.hidden = false;
    }
  }

  function choose(event) {
    var button = event.target.closest && event.target.closest("[data-colours]");
    if (!button) return;
    picked = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
    try {
      if (picked === (dark.matches ? "slate" : "default")) window.localStorage.removeItem(KEY);
      else window.localStorage.setItem(KEY, picked);
    } catch (error) {
      /* Storage is closed: the choice holds for this page. */
    }
    show();
  }

  document.documentElement.classList.replace("no-js", "js");
  show();
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("click", choose);
  dark.addEventListener("change", show);
})();
