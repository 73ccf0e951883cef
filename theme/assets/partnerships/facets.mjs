/* Narrows the list of events in the page. Without this script each facet is a list of links to pages of their own.

   nav[data-module=facets]   data-index: the address of the index; data-list: that of the list; data-chosen, data-value:
                             what the page shows already; data-words: the words, as JSON; data-language
     details[data-facet]     a facet; in it a[data-facet][data-value][data-label], its values
     [data-inside]           what only this script shows, as markup
   [data-chosen-events]      on the list itself: what is shown instead of it once anything is chosen; data-inside: its
                             markup

   The index, and the modules that read it, are fetched when a facet is opened, or when the address asks for a choice: not
   before. */

import { choiceOf, queryOf, toggled } from "./events/choice.mjs";

const AT_ONCE = 30;

/* The facets whose values have a page with a calendar and a feed. */
const FOLLOWED = ["country", "partnership", "type", "tag"];

class Bar {
  constructor(nav) {
    this.nav = nav;
    this.words = JSON.parse(nav.dataset.words);
    this.language = nav.dataset.language === "en" ? "en-GB" : nav.dataset.language;
    this.number = new Intl.NumberFormat(this.language);
    this.list = new URL(nav.dataset.list, location.href);
    this.place = document.querySelector("[data-chosen-events]");
    this.whole = document.querySelector("[data-module~=states][data-split]");
    // What depends on the day of the visit.
    for (const one of nav.querySelectorAll("[data-inside]")) {
      one.innerHTML = one.dataset.inside;
      one.hidden = false;
    }
    this.links = [...nav.querySelectorAll("a[data-facet]")];
    this.pages = new Map(this.links.map((link) => [link, link.href]));
    this.own = new Map(nav.dataset.chosen ? [[nav.dataset.chosen, nav.dataset.value]] : []);
    this.choice = this.own;
    // Before the index is here, the rows say whether any registration is open.
    const open = document.querySelector("[data-registration-state=open], [data-registration-state=closes]");
    for (const one of nav.querySelectorAll("details[data-inside]")) one.hidden = !open;
    nav.addEventListener("click", (event) => this.#clicked(event));
    nav.addEventListener("toggle", (event) => event.target.open && this.#opened(event.target), true);
    document.addEventListener("click", (event) => nav.contains(event.target) || this.#close());
    nav.addEventListener("keydown", (event) => {
      const open = event.key === "Escape" && nav.querySelector("details.p-facet[open]");
      if (!open) return;
      open.open = false;
      open.querySelector("summary").focus();
    });
    if (this.place) {
      this.place.innerHTML = this.place.dataset.inside;
      this.place.addEventListener("click", (event) => this.#chipClicked(event));
      this.place.querySelector("[data-more]").addEventListener("click", () => this.#more());
      window.addEventListener("popstate", () => nav.isConnected && this.#show(choiceOf(location.search)));
    }
    this.#mark();
    const asked = choiceOf(location.search);
    if (this.place && asked.size) this.#show(asked);
  }

  /* The address of a choice: the page of its only value where there is one and nobody is to stay on the list. */
  #address(choice) {
    return this.list.pathname + queryOf(choice);
  }

  #loaded() {
    this.loading ??= this.#fetched();
    return this.loading;
  }

  async #fetched() {
    const [answer, { Catalogue, grouped }, { Rows }] = await Promise.all([
      fetch(new URL(this.nav.dataset.index, location.href), { cache: "no-cache" }),
      import("./events/catalogue.mjs"),
      import("./events/rows.mjs"),
    ]);
    if (!answer.ok) throw new Error(String(answer.status));
    const index = await answer.json();
    this.now = Date.now();
    this.grouped = grouped;
    this.catalogue = new Catalogue(index, this.now);
    if (this.place) this.rows = new Rows(this.whole, this.list, this.catalogue.pages);
  }

  async #opened(details) {
    if (details.matches(".p-facet")) {
      const box = details.querySelector(".p-facet__box");
      // A box that would leave the window on the right opens to the left.
      box.classList.toggle("p-facet__box--end", box.getBoundingClientRect().right > document.documentElement.clientWidth);
    }
    try {
      await this.#loaded();
      this.#mark();
    } catch (error) {
      // The links lead on all the same.
      console.error(error);
    }
  }

  #clicked(event) {
    const link = event.target.closest("a[data-facet]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!this.place) return;
    event.preventDefault();
    const facet = link.closest("details.p-facet");
    facet.open = false;
    facet.querySelector("summary").focus();
    this.#go(toggled(this.choice, link.dataset.facet, link.dataset.value));
  }

  #chipClicked(event) {
    const without = event.target.closest("[data-without]")?.dataset.without;
    const clear = event.target.closest("[data-clear]");
    if (!without && !clear) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const choice = new Map(clear ? [] : this.choice);
    choice.delete(without);
    this.#go(choice);
    // The chip that was pressed is gone.
    (this.place.querySelector("[data-chips] button") ?? this.nav.querySelector("summary:not(:empty)")).focus();
  }

  #go(choice) {
    history.pushState(null, "", this.#address(choice));
    this.#show(choice);
  }

  /* Show what is chosen now; what was asked for last is what stays. */
  async #show(choice) {
    this.choice = choice;
    const active = choice.size > 0;
    this.place.hidden = !active;
    this.whole.hidden = active;
    if (!active) {
      this.nav.querySelector("[data-status]").textContent = "";
      this.#mark();
      return;
    }
    const failed = this.place.querySelector("[data-failed]");
    try {
      if (!this.catalogue) {
        // Room for the rows that come, so that what stands below does not jump up and down.
        this.place.setAttribute("aria-busy", "true");
        this.place.querySelector("[data-count]").textContent = this.words.looking;
      }
      await this.#loaded();
      if (this.choice !== choice) return;
      failed.hidden = true;
      this.groups = this.grouped(this.catalogue.find(choice), this.now);
      this.#mark();
      this.#head();
      await this.#fill(AT_ONCE);
    } catch (error) {
      console.error(error);
      failed.hidden = false;
      this.place.querySelector("[data-count]").textContent = "";
    }
    this.place.removeAttribute("aria-busy");
  }

  #said(count) {
    return this.words[count === 1 ? "count_one" : "count_other"].replace("{count}", this.number.format(count));
  }

  #label(facet, value) {
    return this.links.find((one) => one.dataset.facet === facet && one.dataset.value === value)?.dataset.label ?? value;
  }

  #head() {
    const count = Object.values(this.groups).flat().length;
    this.place.querySelector("[data-count]").textContent = this.#said(count);
    this.nav.querySelector("[data-status]").textContent = count ? this.#said(count) : this.words.none;
    const chosen = [...this.choice].map(([facet, value]) => [facet, value, this.#label(facet, value)]);
    const chip = (facet, words, label) => {
      const button = made("button", "p-chip", words);
      button.type = "button";
      button.dataset.without = facet;
      if (label) button.setAttribute("aria-label", label);
      return made("li", "", button);
    };
    this.place.querySelector("[data-chips]").replaceChildren(
      ...chosen.map(([facet, , label]) => {
        const item = chip(facet, label, this.words.remove.replace("{value}", label));
        const cross = made("span", "p-chip__cross", "×");
        cross.setAttribute("aria-hidden", "true");
        item.firstChild.append(" ", cross);
        return item;
      }),
    );
    this.place.querySelector("[data-empty]").hidden = count > 0;
    const looser = chosen.map(([facet, , label]) => {
      const choice = new Map(this.choice);
      choice.delete(facet);
      return [facet, label, choice.size ? this.catalogue.find(choice).length : this.catalogue.events.length];
    });
    this.place.querySelector("[data-loosen]").replaceChildren(
      ...looser
        .filter(([, , left]) => left > 0)
        .map(([facet, label, left]) =>
          chip(facet, this.words.loosen.replace("{value}", label).replace("{count}", this.#said(left))),
        ),
    );
    const pages = chosen.map(([facet, value, label]) => {
      const link = this.links.find((one) => one.dataset.facet === facet && one.dataset.value === value);
      if (!link || !FOLLOWED.includes(facet)) return "";
      const page = made("a", "", this.words.page.replace("{value}", label));
      page.href = this.pages.get(link);
      return made("li", "", page);
    });
    this.place.querySelector("[data-pages]").replaceChildren(...pages);
  }

  async #fill(most) {
    const choice = this.choice;
    let left = most;
    let rest = 0;
    const filled = [];
    for (const [name, events] of Object.entries(this.groups)) {
      const some = events.slice(0, left);
      left -= some.length;
      rest += events.length - some.length;
      filled.push([name, await Promise.all(some.map((event) => this.rows.of(event, this.now)))]);
    }
    if (this.choice !== choice) return;
    this.shown = most;
    for (const [name, rows] of filled) {
      const group = this.place.querySelector(`[data-group=${name}]`);
      group.querySelector("ol").replaceChildren(...rows);
      group.hidden = rows.length === 0;
    }
    const more = this.place.querySelector("[data-more]");
    more.hidden = rest === 0;
    more.textContent = this.words.more.replace("{count}", this.number.format(rest));
  }

  async #more() {
    const rows = () => [...this.place.querySelectorAll("[data-event]")];
    const before = rows().length;
    await this.#fill(this.shown + AT_ONCE);
    rows()[before]?.querySelector("a").focus();
  }

  /* Say on each facet what is chosen, and beside each value what one would get. */
  #mark() {
    const counts = new Map();
    for (const link of this.links) {
      const { facet, value } = link.dataset;
      const chosen = this.choice.get(facet) === value;
      link.href = this.#address(toggled(this.choice, facet, value));
      if (chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (!this.catalogue) continue;
      if (!counts.has(facet)) counts.set(facet, this.catalogue.counts(facet, this.choice));
      const count = counts.get(facet).get(value) ?? 0;
      link.querySelector(".p-facet__count").textContent = this.number.format(count);
      link.closest("li").hidden = count === 0 && !chosen;
    }
    for (const details of this.nav.querySelectorAll("details.p-facet")) {
      const { facet, name } = details.dataset;
      const value = this.choice.get(facet);
      details.querySelector("summary").textContent = value
        ? this.words.chosen.replace("{facet}", name).replace("{value}", this.#label(facet, value))
        : name;
      details.classList.toggle("p-facet--chosen", Boolean(value));
      for (const others of details.querySelectorAll(".p-facet__others")) {
        others.hidden = !others.querySelector("li:not([hidden])");
      }
      if (this.catalogue) details.hidden = !details.querySelector("li:not([hidden])");
    }
  }

  #close() {
    for (const open of this.nav.querySelectorAll("details.p-facet[open]")) open.open = false;
  }
}

function made(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function start() {
  const nav = document.querySelector("[data-module~=facets]:not([data-started])");
  if (!nav) return;
  nav.dataset.started = "";
  new Bar(nav);
}

if (window.document$) window.document$.subscribe(start);
else start();
