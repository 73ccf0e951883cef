/* Marks today in the month calendar, and leads to this month: which day it is, only the visitor's clock knows.

   data-module="today"   a table of days (data-day) or of months (data-month); data-today: the word
   [data-this-month]     where a link is shown when this month, or a later one, has events; data-inside: its markup */

function start(table) {
  if ("started" in table.dataset) return;
  table.dataset.started = "";
  const now = new Date();
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
  const today = `${month}-${String(now.getDate()).padStart(2, "0")}`;
  const cell = table.querySelector(`[data-day="${today}"]`);
  if (cell) {
    cell.setAttribute("aria-current", "date");
    const word = document.createElement("span");
    word.className = "p-month__today";
    word.textContent = table.dataset.today;
    cell.querySelector(".p-month__day").append(" ", word);
  }
  table.querySelector(`[data-month="${month}"]`)?.setAttribute("aria-current", "date");
  const place = document.querySelector("[data-this-month]");
  const links = [...table.querySelectorAll("[data-month] a")];
  const [next] = links
    .map((link) => [link.closest("[data-month]").dataset.month, link])
    .filter(([one]) => one >= month)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  if (!place || !next) return;
  place.innerHTML = place.dataset.inside;
  const link = place.querySelector("a");
  link.href = next[1].href;
  if (next[0] !== month) link.textContent = next[1].dataset.label;
  place.hidden = false;
}

function startAll() {
  document.querySelectorAll("[data-module~=today]").forEach(start);
}

if (window.document$) window.document$.subscribe(startAll);
else startAll();
