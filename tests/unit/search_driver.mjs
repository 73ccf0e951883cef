// Runs the browser's search on questions from standard input, one JSON value a line, one answer a line.
//
// {"fold": text} answers with the text folded.
// {"numbers" | "rising" | "texts" | "ordered": column} answers with what the column holds.
// {"files": {name: content}, "now": date} sets the index for the lines after it and answers nothing.
// {"query": text} answers with the addresses and ranks that the first index gives, best first.
// {"everywhere": text} answers with those that the texts give too.

import { createInterface } from "node:readline";

const folder = process.argv[2];
const [{ fold }, columns, { Catalogue }, { Texts }] = await Promise.all(
  ["fold", "columns", "catalogue", "texts"].map((name) => import(`${folder}/${name}.mjs`)),
);
let catalogue;
let texts;

async function answer(asked) {
  const [[name, value]] = Object.entries(asked);
  if (name === "fold") return fold(value);
  if (name in columns) return columns[name](value);
  const words = catalogue.wordsOf(value);
  const inTexts = name === "everywhere" ? await Promise.all(words.map((word) => texts.find(word))) : [];
  return catalogue.find(words, inTexts).map(({ row, rank }) => [catalogue.shown(row).address, rank]);
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  if (asked.files) {
    catalogue = new Catalogue(asked.files["index.json"], "en-GB", new Date(asked.now));
    texts = new Texts(asked.files["index.json"].blocks, async (number) => asked.files[`texts/${number}.json`]);
  } else {
    console.log(JSON.stringify(await answer(asked)));
  }
}
