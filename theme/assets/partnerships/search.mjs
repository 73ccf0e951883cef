/* Opens the search. What searches is fetched when it is opened for the first time: `search/dialog.mjs`.

   dialog[data-module=search]  the dialog          [data-search]  buttons that open it
   f, s and / open it too; an address that ends with ?q=… opens it with these words. */

const KEYS = new Set(["f", "s", "/"]);
const WRITES = "input, select, textarea, [contenteditable]";

let asked;

/* The first index is asked for anew on each page, so that it never belongs to older blocks of texts. */
function fetchIndex() {
  return fetch(new URL("search/index.json", import.meta.url), { cache: "no-cache" });
}

function open(dialog) {
  if (!dialog.open) dialog.showModal();
  const field = dialog.querySelector("input");
  field.focus();
  field.select();
  // It comes beside the modules that read it.
  asked ??= fetchIndex();
  import("./search/dialog.mjs").then(
    ({ start }) => start(dialog, asked, fetchIndex),
    () => (dialog.querySelector("[data-failed]").hidden = false),
  );
}

function start() {
  const dialog = document.querySelector("dialog[data-module=search]:not([data-started])");
  if (!dialog) return;
  dialog.dataset.started = "";
  for (const button of document.querySelectorAll("[data-search]")) {
    button.addEventListener("click", () => open(dialog));
  }
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("[data-close]")) dialog.close();
  });
  window.addEventListener("keydown", (event) => {
    const written = event.target instanceof Element && event.target.closest(WRITES);
    if (dialog.open || written || event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(event.key)) return;
    event.preventDefault();
    open(dialog);
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    dialog.querySelector("input").value = asked;
    open(dialog);
  }
}

if (window.document$) window.document$.subscribe(start);
else start();
