/* Small things of every page. Each stands alone: where one fails, the page says the same without it. */

/* Material takes every `link rel=alternate` for a translation and asks for a sitemap beside it. Ours are feeds: they step
   out of its sight while it looks, and come back for whoever looks for feeds. */
function hideFeeds() {
  const feeds = [...document.querySelectorAll("link[rel=alternate][type]")];
  for (const link of feeds) link.rel = "alternate feed";
  const back = () => feeds.forEach((link) => (link.rel = "alternate"));
  document.addEventListener("DOMContentLoaded", () => setTimeout(back));
}

/* A button that copies an address, shown only where the browser lets a page copy. */
function copyButtons() {
  for (const button of document.querySelectorAll("button[data-copy]:not([data-started])")) {
    button.dataset.started = "";
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const said = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = said), 2000);
    });
  }
}

/* Few pages have pictures to look through: only those fetch the viewer. */
async function galleries() {
  if (document.querySelector("[data-module~=gallery]")) (await import("./gallery.mjs")).startAll();
}

/* A table that is wider than its box is scrolled by keyboard too. */
function scrollBoxes() {
  for (const box of document.querySelectorAll(".p-table, .md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
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
