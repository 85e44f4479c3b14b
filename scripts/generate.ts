/**
 * Writes `diagnostics/catalogue.generated.ts` from the Markdown files of the catalogue; with `--check`, only compares.
 * A malformed file is refused with its reasons and left out; the others are written all the same.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DocumentedEntry } from "../diagnostics/entry.js";
import { readCatalogue } from "./catalogue.js";
import { projectRoot } from "./project.js";

const target = join(projectRoot, "diagnostics", "catalogue.generated.ts");

function typescript(entries: readonly DocumentedEntry[]): string {
  const rows = entries.map(
    ({ code, severity, fr, en, help }) => `  ${JSON.stringify(code)}: ${JSON.stringify({ severity, fr, en, help })},\n`,
  );
  return [
    "// Generated from diagnostics/catalogue/*.md by `npm run generate`; do not edit.\n",
    'import type { Entry } from "./entry.js";\n\n',
    `export type Code =\n${entries.map(({ code }) => `  | ${JSON.stringify(code)}`).join("\n")};\n\n`,
    `export const catalogue: Readonly<Record<Code, Entry>> = {\n${rows.join("")}};\n`,
  ].join("");
}

const { entries, problems } = await readCatalogue(join(projectRoot, "diagnostics", "catalogue"));
for (const problem of problems) console.error(`diagnostics/catalogue/${problem}`);
if (problems.length > 0) process.exitCode = 1;

const wanted = typescript(entries);
const present = await readFile(target, "utf8").catch(() => "");
if (wanted !== present) {
  if (process.argv.includes("--check")) {
    console.error("diagnostics/catalogue.generated.ts is not up to date: run npm run generate");
    process.exitCode = 1;
  } else {
    // Written beside and renamed, so that no reader ever sees half a file.
    const beside = `${target}.${process.pid}`;
    await writeFile(beside, wanted);
    await rename(beside, target);
  }
}
