/* Opens the search. What searches is fetched when it is opened for the first time: `search/dialog.mjs`.

   dialog[data-module=search]  the dialog; data-inside: its markup
   a[data-search]              a link to where one can look without it; becomes a button that opens it
   Ctrl or ⌘ with K opens it too: a letter alone would be pressed by mistake, by those who speak to their computer above all
   (WCAG 2.1.4). An address that ends with ?q=… opens it with these words. */

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

function asButton(link) {
  const button = document.createElement("button");
  for (const { name, value } of link.attributes) if (name !== "href") button.setAttribute(name, value);
  button.type = "button";
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
  button.append(...link.childNodes);
  link.replaceWith(button);
  return button;
}

function start() {
  const dialog = document.querySelector("dialog[data-module=search]:not([data-started])");
  if (!dialog) return;
  dialog.dataset.started = "";
  dialog.innerHTML = dialog.dataset.inside;
  for (const link of document.querySelectorAll("[data-search]")) asButton(link).addEventListener("click", () => open(dialog));
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("[data-close]")) dialog.close();
  });
  window.addEventListener("keydown", (event) => {
    const asked = event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    if (dialog.open || !asked) return;
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
