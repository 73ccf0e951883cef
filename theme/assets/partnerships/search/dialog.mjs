/* The search's dialog: what is typed, what is chosen, what is shown. */

import { Catalogue } from "./catalogue.mjs";
import { Facets } from "./facets.mjs";
import { Results } from "./results.mjs";
import { Texts } from "./texts.mjs";

/* With fewer results than this the texts are looked through without being asked. */
const FEW = 10;
const PAUSE = 200;

/* Addresses are found from where this module lies, so that any base address works. */
const ROOT = new URL("../../../", import.meta.url);

async function read(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

class Search {
  #part(name) {
    return this.dialog.querySelector(`[data-${name}]`);
  }

  constructor(dialog, fetchIndex) {
    this.dialog = dialog;
    this.fetchIndex = fetchIndex;
    this.form = dialog.querySelector("form");
    this.field = dialog.querySelector("input");
    this.status = dialog.querySelector("[role=status]");
    this.inTexts = new Map();
    this.field.addEventListener("input", () => this.#changed());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.results?.open();
    });
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.field.value = "";
      this.field.focus();
      this.#changed();
    });
    dialog.addEventListener("keydown", (event) => this.#key(event));
    this.#part("retry").addEventListener("click", () => {
      this.field.focus();
      this.load();
    });
    this.#part("everywhere").addEventListener("click", () => {
      this.field.focus();
      this.everywhere = true;
      this.#update();
    });
  }

  /** Read the first index, once. */
  async load(asked = this.fetchIndex()) {
    this.loading = true;
    this.#part("failed").hidden = true;
    this.#part("loading").hidden = false;
    try {
      const index = await read(await asked);
      const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
      this.words = index.words;
      this.texts = new Texts(index.blocks, async (number) =>
        read(await fetch(new URL(`texts/${number}.json?${index.stamp}`, import.meta.url))),
      );
      const catalogue = new Catalogue(index, language, new Date());
      this.results = new Results(this.dialog, catalogue, { root: ROOT, words: index.words, language });
      this.facets = new Facets(this.#part("facets"), index, () => this.#show());
      this.catalogue = catalogue;
      this.#update();
    } catch (error) {
      console.error(error);
      this.#part("failed").hidden = false;
    }
    this.loading = false;
    this.#part("loading").hidden = true;
  }

  #changed() {
    this.everywhere = false;
    if (this.catalogue) this.#update();
  }

  /* Find what answers the field's words; in the texts too where there is little else, or where that was asked for. */
  #update() {
    clearTimeout(this.waiting);
    const words = this.catalogue.wordsOf(this.field.value);
    this.query = words;
    this.found = this.catalogue.find(words);
    this.pending = false;
    this.looked = false;
    if (words.length && (this.everywhere || this.found.length < FEW)) {
      if (words.every((word) => this.inTexts.has(word))) {
        this.found = this.catalogue.find(words, words.map((word) => this.inTexts.get(word)));
        this.looked = true;
      } else {
        this.pending = true;
        this.waiting = setTimeout(() => this.#lookInTexts(words), this.everywhere ? 0 : PAUSE);
      }
    }
    this.#show();
  }

  async #lookInTexts(words) {
    try {
      const found = await Promise.all(words.map((word) => this.texts.find(word)));
      words.forEach((word, at) => this.inTexts.set(word, found[at]));
      if (this.query === words) this.#update();
    } catch (error) {
      console.error(error);
      if (this.query !== words) return;
      this.pending = false;
      this.#show();
    }
  }

  #show() {
    const asked = this.query.length > 0;
    const shown = this.facets.narrow(this.found);
    this.results.show(shown, this.query);
    this.facets.show(asked && (this.found.length > 0 || this.facets.chosen));
    this.#part("hint").hidden = asked;
    this.#part("none").hidden = !asked || shown.length > 0 || this.pending;
    this.#part("everywhere").hidden = !asked || this.looked || this.pending;
    const said = this.#said(asked, shown.length);
    if (this.status.textContent !== said) this.status.textContent = said;
  }

  #said(asked, count) {
    if (!asked) return "";
    if (!count) return this.pending ? this.words.looking : this.words.none;
    const number = new Intl.NumberFormat(document.documentElement.lang).format(count);
    return this.words[count === 1 ? "count_one" : "count_other"].replace("{count}", number);
  }

  #key(event) {
    // Keys of the page, such as those that turn its leaves, rest while the dialog is open.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    const stops = [this.field, ...this.dialog.querySelectorAll("[data-results] a")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = at < 0 ? 0 : at + (event.key === "ArrowDown" ? 1 : -1);
      stops[Math.min(Math.max(next, 0), stops.length - 1)].focus();
    } else if (at > 0 && event.key.length === 1 && event.key !== " ") {
      // Who goes on typing changes the words.
      this.field.focus();
    }
  }
}

const started = new WeakMap();

/**
 * Begin, or begin again: the dialog was opened.
 *
 * @param {HTMLDialogElement} dialog
 * @param {Promise<Response>} asked the first index on its way
 * @param {() => Promise<Response>} fetchIndex asks for it again
 */
export function start(dialog, asked, fetchIndex) {
  const search = started.get(dialog) ?? new Search(dialog, fetchIndex);
  if (!started.has(dialog)) search.load(asked);
  else if (!search.catalogue && !search.loading) search.load();
  started.set(dialog, search);
}
