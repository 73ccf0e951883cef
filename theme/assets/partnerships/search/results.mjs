/* The rows of results: links, made of text alone. */

import { IN_TEXT } from "./catalogue.mjs";
import { fold, wordsIn } from "./fold.mjs";

const AT_ONCE = 30;
const OFF = new Set(["cancelled", "postponed"]);
const DATED = new Set(["event", "news"]);
const FULL_NAMED = new Set(["partnership", "cluster"]);

export class Results {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {import("./catalogue.mjs").Catalogue} catalogue
   * @param {{root: URL, words: object, language: string}} site
   */
  constructor(dialog, catalogue, { root, words, language }) {
    this.list = dialog.querySelector("[data-results]");
    this.more = dialog.querySelector("[data-more]");
    this.field = dialog.querySelector("input");
    this.footnote = dialog.querySelector("[data-footnote]");
    this.footnote.textContent = words.kosovo;
    this.catalogue = catalogue;
    this.root = root;
    this.words = words;
    this.days = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    this.number = new Intl.NumberFormat(language);
    this.more.addEventListener("click", () => {
      const first = this.list.children.length;
      this.#add(AT_ONCE);
      this.list.children[first].querySelector("a").focus();
    });
  }

  /** Show the first of some results. */
  show(found, query) {
    const shown = [...this.list.children];
    // What the texts add comes last: what is shown already stays, and so does the focus in it.
    const same = query.join(" ") === this.query?.join(" ");
    const grows = same && shown.every((_, at) => this.found[at].row === found[at]?.row);
    const focused = this.list.contains(document.activeElement);
    this.found = found;
    this.query = query;
    if (!grows) {
      this.list.replaceChildren();
      this.footnote.hidden = true;
      this.list.closest("[data-scroll]").scrollTop = 0;
      if (focused) this.field.focus();
    }
    this.#add(grows ? AT_ONCE - shown.length : AT_ONCE);
  }

  /** Open the best result. */
  open() {
    this.list.querySelector("a")?.click();
  }

  #add(count) {
    const from = this.list.children.length;
    const some = this.found.slice(from, Math.max(from, from + count));
    this.list.append(...some.map((one) => this.#row(one)));
    this.list.hidden = this.list.children.length === 0;
    const left = this.found.length - this.list.children.length;
    this.more.hidden = left === 0;
    this.more.textContent = this.words.more.replace("{count}", this.number.format(left));
    if (some.some(({ row }) => row.place[0].includes("*"))) this.footnote.hidden = false;
  }

  #row({ row, rank }) {
    const { title, address, also, status, language } = this.catalogue.shown(row);
    const link = made("a", "p-found");
    link.href = new URL(address, this.root);
    const name = made("span", "p-found__name", ...this.#marked(title));
    if (language) {
      name.lang = language;
      name.dir = "auto";
    }
    const note = [row.type.kind || row.type.label];
    if (row.start !== null && DATED.has(row.type.type)) {
      const days = this.#days(row.start, row.end);
      note.push(OFF.has(status) ? made("s", "", days) : days);
    }
    if (row.place[0]) note.push(this.#marked(row.place[0]));
    if (row.type.type !== "partnership" && row.partnerships.length) note.push(this.#marked(row.partnerships.join(", ")));
    if (rank === IN_TEXT) note.push(this.words.in_text);
    const notes = note.flatMap((one, at) => [at ? "\u00a0· " : "", one].flat());
    if (status) notes.unshift(made("span", `p-badge p-badge--${OFF.has(status) ? "bad" : "warn"}`, this.words.status[status]), " ");
    link.append(name, ...this.#other(row, also), " ", made("span", "p-found__note", ...notes));
    return made("li", "", link);
  }

  /* As everywhere on the site: 21–23 November 2023, but 28 February – 2 March 2023. */
  #days(start, end) {
    const sameMonth = new Date(start).getUTCMonth() === new Date(end).getUTCMonth();
    const range = this.days.formatRange(start, end);
    return sameMonth ? range.replace(/\s*–\s*/, "–") : range;
  }

  /* The other name by which a row was found, or the full one of what is known by a short name. */
  #other(row, also) {
    const sought = this.query.filter((word) => !row.name.includes(` ${word}`));
    const found = also.find((name, at) => sought.some((word) => row.others[at].includes(` ${word}`)));
    const other = found ?? (FULL_NAMED.has(row.type.type) ? also[0] : undefined);
    return other ? [" ", made("span", "p-found__other", ...this.#marked(other))] : [];
  }

  /* A text with the beginnings of words marked that were looked for. */
  #marked(text) {
    return text.split(/([\p{L}\p{N}\p{M}]+)/u).flatMap((piece, at) => {
      const folded = at % 2 ? wordsIn(fold(piece)).join("") : "";
      const word = folded && longest(this.query.filter((one) => folded.startsWith(one)));
      if (!word) return [piece];
      const letters = [...piece];
      let length = 1;
      while (length < letters.length && fold(letters.slice(0, length).join("")).length < word.length) length++;
      // A letter and the marks above it stay together.
      while (/^\p{M}$/u.test(letters[length] ?? "")) length++;
      return [made("mark", "", letters.slice(0, length).join("")), letters.slice(length).join("")];
    });
  }
}

function longest(words) {
  return words.reduce((one, other) => (other.length > one.length ? other : one), "");
}

function made(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}
