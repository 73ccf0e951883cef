/* What Material's script expects to find: its small store, named after the site's path so that two sites of one host do not
   mix. Material writes these few lines into each page; here they are a file, because no inline script may run. */
(function () {
  "use strict";
  var scope = new URL("../..", document.currentScript.src);

  function name(key, of) {
    return (of || scope).pathname + "." + key;
  }

  window.__md_scope = scope;
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, letter) {
      return (sum << 5) - sum + letter.charCodeAt(0);
    }, 0);
  };
  window.__md_get = function (key, store, of) {
    try {
      return JSON.parse((store || localStorage).getItem(name(key, of)));
    } catch (error) {
      return null; /* Storage is closed. */
    }
  };
  window.__md_set = function (key, value, store, of) {
    try {
      (store || localStorage).setItem(name(key, of), JSON.stringify(value));
    } catch (error) {
      /* Storage is closed: the choice holds for this page. */
    }
  };

  /* The switches of Material's menu and search, which its script fails without. We have neither: nobody meets them, and they
     need no name. In the head there is no body yet. */
  ["search", "drawer"].forEach(function (kind) {
    var made = Object.assign(document.createElement("input"), { type: "hidden", id: "__" + kind });
    made.dataset.mdToggle = kind;
    if (document.body) document.body.prepend(made);
    else document.head.append(made);
  });

  /* Material turns the pages of a menu at n, p, a comma and a full stop. Who speaks to a computer presses such keys without
     wanting to, and nobody can switch them off (WCAG 2.1.4): they do not reach it. */
  window.addEventListener("keydown", function (event) {
    if ("np,.fs/".includes(event.key) && !event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
  });

  /* Tabs in prose: the one that the address names; else, where tabs are linked, the one chosen on an earlier page. */
  document.addEventListener("DOMContentLoaded", function () {
    var chosen = window.__md_get("__tabs") || [];
    document.querySelectorAll(".tabbed-set > input").forEach(function (tab) {
      var label = document.querySelector('label[for="' + CSS.escape(tab.id) + '"]');
      if (label && chosen.includes(label.innerText.trim())) tab.checked = true;
    });
    var named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (named && named.name && named.name.startsWith("__tabbed_")) named.checked = true;
  });
})();
