/* The index of the events, read, and which of them a choice leaves. Knows no page; `finding/index.py` writes it. */

import { numbers, rising } from "../search/columns.mjs";

const DAY = 86400000;
const MINUTE = 60000;
const EARLIEST = 840;

/**
 * @typedef {object} Event
 * @property {number} at its place in the lists
 * @property {number} start its first instant
 * @property {number} end the first instant after it
 * @property {boolean} off whether it does not take place on its days
 */

export class Catalogue {
  /**
   * @param {object} index what the index holds
   * @param {number} now the visitor's clock
   */
  constructor(index, now) {
    this.pages = index.pages;
    const begins = numbers(index.begin);
    const lengths = numbers(index.length);
    let day = index.last - index.epoch;
    this.events = numbers(index.day).map((before, at) => {
      day -= before;
      const start = day * DAY + (begins[at] - EARLIEST) * MINUTE;
      return { at, start, end: start + lengths[at] * MINUTE, year: new Date(day * DAY).getUTCFullYear(), off: false };
    });
    for (const [facet, sets] of Object.entries(index.sets)) {
      numbers(index[facet]).forEach((number, at) => (this.events[at][facet] = sets[number]));
    }
    for (const at of rising(index.off)) this.events[at].off = true;
    const opens = numbers(index.opens);
    const closes = numbers(index.closes);
    const open = new Set(
      rising(index.registered).filter((at, number) => {
        const { end } = this.events[at];
        const until = (minutes) => end - (minutes - 1) * MINUTE;
        return now < end && (!closes[number] || now < until(closes[number])) && (!opens[number] || now >= until(opens[number]));
      }),
    );
    for (const event of this.events) {
      event.when = [event.end > now ? "upcoming" : "past", String(event.year)];
      event.registration = open.has(event.at) ? ["open"] : [];
    }
  }

  /** The events that have all values of a choice, in the order of the lists. */
  find(choice) {
    const asked = [...choice];
    return this.events.filter((event) => asked.every(([facet, value]) => event[facet]?.includes(value)));
  }

  /** For each value of a facet, how many events there would be if it were chosen. */
  counts(facet, choice) {
    const others = new Map(choice);
    others.delete(facet);
    const counts = new Map();
    for (const event of this.find(others)) {
      for (const value of event[facet] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }
}

/** How events are shown: what comes, the soonest first; what comes and does not take place; what has been. */
export function grouped(events, now) {
  const groups = { upcoming: [], off: [], past: [] };
  for (const event of events) groups[event.end <= now ? "past" : event.off ? "off" : "upcoming"].push(event);
  groups.upcoming.sort((one, other) => one.start - other.start);
  groups.off.sort((one, other) => one.start - other.start);
  return groups;
}
