/**
 * Writes the pages of `docs/reference/` from the vocabulary, the regulations that use it and the catalogue, and removes those of codes that
 * are no more; with `--check`, only compares. `npm run generate` runs it.
 */
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "./catalogue.js";
import { projectRoot } from "./project.js";
import { errorPages } from "./reference/error-pages.js";
import { extractsIn } from "./reference/extracts.js";
import { wordPages } from "./reference/word-pages.js";
import { isChecking, outOfDate, upToDate } from "./up-to-date.js";

const FOLDER = "docs/reference";
const catalogue = join(projectRoot, "diagnostics", "catalogue");
const { entries } = await readCatalogue(catalogue);
const pages = new Map([
  ...wordPages(extractsIn(join(projectRoot, FOLDER, "exemples"))),
  ...errorPages(entries, (code) => readFileSync(join(catalogue, `${code}.md`), "utf8")),
]);
for (const [name, text] of pages) await upToDate(`${FOLDER}/${name}`, () => text);

for (const name of readdirSync(join(projectRoot, FOLDER, "erreurs"))) {
  if (pages.has(`erreurs/${name.normalize("NFC")}`)) continue;
  if (isChecking) outOfDate(`${FOLDER}/erreurs/${name}`);
  else rmSync(join(projectRoot, FOLDER, "erreurs", name));
}
