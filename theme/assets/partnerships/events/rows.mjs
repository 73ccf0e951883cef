/* The rows of events: those of the page that is shown, and those of the archives, which are fetched when they are needed. */

import { showEvent } from "../states.mjs";

export class Rows {
  /**
   * @param {HTMLElement} list the list of the page, with the rows of the newest events
   * @param {URL} root the address of the list: the archives lie below it
   * @param {[string, number][]} pages the archives and how many events each has, in the order of the lists
   */
  constructor(list, root, pages) {
    this.known = list.rows.map((row) => row.cloneNode(true));
    this.words = JSON.parse(list.dataset.words);
    this.language = list.dataset.language === "en" ? "en-GB" : list.dataset.language;
    this.root = root;
    let from = 0;
    this.pages = pages.map(([address, count]) => ({ address, from, to: (from += count), rows: null }));
  }

  /** The row of an event, ready to be put into a list; an error when the page and the index are of different builds. */
  async of(event, now) {
    const row = this.known[event.at] ?? (await this.#fetched(event.at));
    if (Date.parse(row?.dataset.start) !== event.start) throw new Error("The list has changed.");
    const copy = row.cloneNode(true);
    copy.hidden = false;
    if (!("state" in copy.dataset)) showEvent(copy, now, this.words, this.language);
    return copy;
  }

  async #fetched(at) {
    const page = this.pages.find(({ to }) => at < to);
    page.rows ??= this.#rowsOf(new URL(page.address.replace("events/", ""), this.root));
    return (await page.rows)[at - page.from];
  }

  async #rowsOf(address) {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const rows = [...page.querySelectorAll("[data-split] [data-event]")];
    for (const link of rows.flatMap((row) => [...row.querySelectorAll("a[href]")])) {
      link.href = new URL(link.getAttribute("href"), answer.url).href;
    }
    return rows.map((row) => document.importNode(row, true));
  }
}
