/* Small things of every page. Each stands alone: where one fails, the page says the same without it. */

/* Material takes every `link rel=alternate` for a translation and asks for a sitemap beside it. Ours are feeds: they step
   out of its sight while it looks, and come back for whoever looks for feeds. */
function hideFeeds() {
  const feeds = [...document.querySelectorAll("link[rel=alternate][type]")];
  for (const link of feeds) link.rel = "alternate feed";
  const back = () => feeds.forEach((link) => (link.rel = "alternate"));
  document.addEventListener("DOMContentLoaded", () => setTimeout(back));
}

/* A button that copies the `code` in `data-copy`, made only where the browser lets a page copy: text browsers would show one
   that is hidden. `data-copy` and `data-copied` are what it says. */
function copyButtons() {
  if (!navigator.clipboard) return;
  for (const place of document.querySelectorAll("[data-copy]:not([data-started])")) {
    place.dataset.started = "";
    const code = place.querySelector("code");
    const button = Object.assign(document.createElement("button"), { className: "p-button p-button--small", type: "button" });
    const said = document.createElement("span");
    said.textContent = place.dataset.copy;
    button.append(said);
    if (code.parentNode !== place) place.append(button);
    else {
      code.after(button);
      // One of several on the page: which address it copies is said, not shown.
      const which = Object.assign(document.createElement("span"), { className: "p-hidden", textContent: ` ${code.textContent}` });
      button.append(which);
    }
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = place.dataset.copied;
      setTimeout(() => (said.textContent = place.dataset.copy), 2000);
    });
  }
}

/* Few pages have pictures to look through: only those fetch the viewer. */
async function galleries() {
  if (document.querySelector("[data-module~=gallery]")) (await import("./gallery.mjs")).startAll();
}

/* A table that is wider than its box is scrolled by keyboard too. All are measured before one is changed: a page with many tables
   would be laid out anew for each. */
function scrollBoxes() {
  const boxes = [...document.querySelectorAll(".p-table, .md-typeset__scrollwrap")];
  const wide = boxes.map((box) => box.scrollWidth > box.clientWidth);
  boxes.forEach((box, at) => {
    if (wide[at]) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
}

if (document.readyState !== "complete") hideFeeds();
for (const [event, begin] of [["load", scrollBoxes], ["resize", scrollBoxes]]) window.addEventListener(event, begin);
if (window.document$) {
  window.document$.subscribe(copyButtons);
  window.document$.subscribe(galleries);
  window.document$.subscribe(() => setTimeout(scrollBoxes));
} else {
  copyButtons();
  galleries();
}
