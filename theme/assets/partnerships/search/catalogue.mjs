/* The first index, read: a row for every entry, and which rows answer a query. Knows no page. */

import { numbers, ordered, texts } from "./columns.mjs";
import { fold, wordsIn } from "./fold.mjs";

/* How well a row answers, best first. */
const SAME = 0; // it has the very name that is looked for
const BEGINS = 1; // a name of it begins so
const NAMED = 2; // all words begin words of its names
const KNOWN = 3; // … or of its kind, place, dates, topics, partnerships
const INSIDE = 4; // … or stand inside a word of its name
export const IN_TEXT = 5; // … or stand in its text
const RANKS = 6;

const SHORTEST_INSIDE = 3;
const DAY = 86400000;
const NONE = [];

export class Catalogue {
  /**
   * @param {object} index what `index.json` holds
   * @param {string} language the language of the site (BCP 47)
   * @param {Date} now the visitor's clock: what is upcoming comes before what is past
   */
  constructor(index, language, now) {
    const month = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
    this.months = Array.from({ length: 12 }, (_, number) => month.format(Date.UTC(2000, number)));
    this.index = index;
    this.ids = ordered(index.id);
    this.titles = texts(index.title);
    this.rows = inOrder(rowsOf(index), Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
    // What many rows share is looked through once for each word of a query.
    this.shared = [
      ...index.types.map((type) => [type, spaced(`${type.label} ${type.kind}`)]),
      ...index.places.map((place) => [place, spaced(place[0])]),
      ...index.partnerships.map((names) => [names, spaced(names.join(" "))]),
      ...index.tags.map((tags) => [tags, spaced(tags.join(" "))]),
    ];
  }

  /** The words of a query, as `find` wants them. */
  wordsOf(query) {
    return wordsIn(fold(query));
  }

  /**
   * The rows that answer all words, best first.
   *
   * @param {string[]} words what `wordsOf` gave
   * @param {Set<number>[]} inTexts for each word, the numbers of the rows in whose text it stands; none when not known
   * @returns {{row: object, rank: number}[]}
   */
  find(words, inTexts = []) {
    if (!words.length) return [];
    const asked = words.map((word, at) => ({ word, start: ` ${word}`, known: this.#known(word), inText: inTexts[at] }));
    const phrase = ` ${words.join(" ")}`;
    const ranked = Array.from({ length: RANKS }, () => []);
    for (const row of this.rows) {
      const rank = rankOf(row, asked, phrase);
      if (rank < RANKS) ranked[rank].push({ row, rank });
    }
    return ranked.flat();
  }

  /** What a row shows beside what it is found by. */
  shown({ number, type }) {
    const { also, status, language } = this.index;
    return {
      title: this.titles[number],
      address: type.folder + this.ids[number] + (type.folder ? "/" : ""),
      also: also[number] ?? NONE,
      status: status[number] ?? "",
      language: language[number] ?? "",
    };
  }

  /* Whether a word begins a word of what is known of a row beside its names. */
  #known(word) {
    const start = ` ${word}`;
    const shared = new Set(this.shared.filter(([, text]) => text.includes(start)).map(([value]) => value));
    const months = this.months.map((name) => fold(name).startsWith(word));
    const onDay = (time) => {
      const date = new Date(time);
      return (
        months[date.getUTCMonth()] ||
        String(date.getUTCFullYear()).startsWith(word) ||
        String(date.getUTCDate()).startsWith(word)
      );
    };
    const dated = /^\d{1,4}$/.test(word) || months.includes(true);
    return (row) =>
      shared.has(row.type) ||
      shared.has(row.place) ||
      shared.has(row.partnerships) ||
      shared.has(row.tags) ||
      (dated && row.start !== null && (onDay(row.start) || (row.end > row.start && onDay(row.end))));
  }
}

function rowsOf(index) {
  const [types, years, months, days, lengths, places, partnerships, tags] = [
    "type",
    "year",
    "month",
    "day",
    "length",
    "place",
    "partnership",
    "tag",
  ].map((name) => numbers(index[name]));
  return texts(index.title, spaced, "").map((name, number) => {
    const start = years[number] ? Date.UTC(index.before + years[number], months[number] - 1, days[number]) : null;
    return {
      number,
      name,
      type: index.types[types[number]],
      place: index.places[places[number]],
      partnerships: index.partnerships[partnerships[number]],
      tags: index.tags[tags[number]],
      start,
      end: start === null ? null : start + lengths[number] * DAY,
      others: index.also[number]?.map(spaced) ?? NONE,
    };
  });
}

function rankOf(row, asked, phrase) {
  let worst = NAMED;
  for (const { word, start, known, inText } of asked) {
    let rank = RANKS;
    if (row.name.includes(start) || row.others.some((name) => name.includes(start))) rank = NAMED;
    else if (known(row)) rank = KNOWN;
    else if (word.length >= SHORTEST_INSIDE && row.name.includes(word)) rank = INSIDE;
    else if (inText?.has(row.number)) rank = IN_TEXT;
    if (rank === RANKS) return RANKS;
    worst = Math.max(worst, rank);
  }
  if (worst > NAMED) return worst;
  if (row.name === phrase || row.others.includes(phrase)) return SAME;
  return row.name.startsWith(phrase) || row.others.some((name) => name.startsWith(phrase)) ? BEGINS : NAMED;
}

/* What comes, the soonest first; then what has no date; then what has been, the latest first. */
function inOrder(rows, today) {
  const coming = [];
  const undated = [];
  const been = [];
  for (const row of rows) {
    if (row.start === null) undated.push(row);
    else if (row.type.type === "event" && row.end >= today) coming.push(row);
    else been.push(row);
  }
  coming.sort((one, other) => one.start - other.start);
  been.sort((one, other) => other.start - one.start);
  return [...coming, ...undated, ...been];
}

/* A text's words, each after a space: so a space and a word find the beginnings of words. */
function spaced(text) {
  const folded = fold(text);
  // Most words are plain letters, and there are many.
  if (/^[a-z0-9]+$/.test(folded)) return ` ${folded}`;
  return wordsIn(folded)
    .map((word) => ` ${word}`)
    .join("");
}
