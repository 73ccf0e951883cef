/* Words as the search compares them: small letters without accents. The twin of `fold.py`; a test holds them equal. */

const MARKS =
  "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f";
const LETTERS = {
  "ß": "ss",
  "æ": "ae",
  "œ": "oe",
  "ø": "o",
  "ł": "l",
  "đ": "d",
  "ð": "d",
  "þ": "th",
  "ħ": "h",
  "ı": "i",
  "ĸ": "k",
  "ŋ": "n",
  "ŧ": "t",
  "ς": "σ",
  "ʼ": "'",
};
const ODD = new RegExp(`[${MARKS}${Object.keys(LETTERS).join("")}]`, "g");
const PLAIN = /^[\0-\x7f]*$/;

/** A text in small letters without accents: `Iași` becomes `iasi`, `Łódź` becomes `lodz`. */
export function fold(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").toLowerCase().replace(ODD, (letter) => LETTERS[letter] ?? "");
}

/** The words of a folded text, in their order. */
export function wordsIn(folded) {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
