/* Reads what `columns.py` writes: many small numbers and texts in few bytes. */

const ENDS = 64;
const LEADS = 27;
const END = 0;
const RARE = 1;
const FIRST = 2;

/** A column of numbers. */
export function numbers(column) {
  const result = [];
  let rest = 0;
  for (let at = 0; at < column.length; at++) {
    const code = column.charCodeAt(at);
    const digit = code - 0x23 - (code > 0x5c ? 1 : 0);
    if (digit >= ENDS) {
      rest = rest * LEADS + digit - ENDS + 1;
    } else {
      result.push(rest * ENDS + digit);
      rest = 0;
    }
  }
  return result;
}

/** Numbers that rise. */
export function rising(column) {
  let last = -1;
  return numbers(column).map((distance) => (last += distance + 1));
}

/**
 * A column of texts of one line.
 *
 * @param {object} column
 * @param {(word: string) => string} [written] how to write a word; called once for each word of the lists
 * @param {string} [between] what stands between two words
 */
export function texts({ often, rare, words }, written = (word) => word, between = " ") {
  const known = often.split("\n").map(written);
  const others = ordered(rare).map(written);
  const result = [];
  let next = 0;
  let text = [];
  for (const number of numbers(words)) {
    if (number === END) {
      result.push(text.join(between));
      text = [];
    } else {
      text.push(number === RARE ? others[next++] : known[number - FIRST]);
    }
  }
  return result;
}

/** A column of texts of which neighbours begin alike. */
export function ordered({ shared, rests }) {
  const lengths = numbers(shared);
  const ends = rests.split("\n");
  let last = "";
  return lengths.map((length, at) => (last = last.slice(0, length) + ends[at]));
}
