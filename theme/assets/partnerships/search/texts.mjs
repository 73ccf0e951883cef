/* The words of whole texts: fetched block by block, only those in which the words of a query stand. */

import { rising } from "./columns.mjs";

/* From this length on a word also finds the words that begin with it; shorter ones would fetch half of the index. */
const PREFIX = 3;

export class Texts {
  #fetched = new Map();

  /**
   * @param {string[]} blocks the first word of each block
   * @param {(number: number) => Promise<object>} fetchBlock
   */
  constructor(blocks, fetchBlock) {
    this.blocks = blocks;
    this.fetchBlock = fetchBlock;
  }

  /** The numbers of the rows in whose text a word stands. */
  async find(word) {
    const begins = (other) => (word.length < PREFIX ? other === word : other.startsWith(word));
    const result = new Set();
    for (const { words, entries } of await Promise.all(this.#around(word, begins).map((number) => this.#block(number)))) {
      words.forEach((other, at) => {
        if (begins(other)) for (const number of rising(entries[at])) result.add(number);
      });
    }
    return result;
  }

  #around(word, begins) {
    const after = this.blocks.findIndex((first) => first > word);
    const numbers = [(after < 0 ? this.blocks.length : after) - 1];
    while (begins(this.blocks[numbers.at(-1) + 1] ?? "")) numbers.push(numbers.at(-1) + 1);
    return numbers.filter((number) => number >= 0);
  }

  #block(number) {
    if (!this.#fetched.has(number)) {
      const fetched = this.fetchBlock(number).then(({ words, entries }) => ({ words: words.split("\n"), entries }));
      // What failed is asked for again next time.
      fetched.catch(() => this.#fetched.delete(number));
      this.#fetched.set(number, fetched);
    }
    return this.#fetched.get(number);
  }
}
