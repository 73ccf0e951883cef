// Runs the browser's evaluator on cases from standard input, one JSON value a line, one answer a line.
//
// {"program": …} sets the program for the lines after it and answers nothing.
// {"answers": …} answers with what calculate gives.
// {"question": …, "text": …, "countries": …} answers with what readAnswer gives.

import { createInterface } from "node:readline";

const { calculate, readAnswer } = await import(process.argv[2]);
let program;
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  if (asked.program) program = asked.program;
  else if (asked.answers) console.log(JSON.stringify(calculate(program, asked.answers)));
  else console.log(JSON.stringify(readAnswer(asked.question, asked.text, asked.countries)));
}
