/**
 * Writes `diagnostics/catalogue.generated.ts` from the Markdown files of the catalogue, with the sentences that the runtime needs of it,
 * and the README's table of regulations from `rules/`; with `--check`, only compares. A malformed file is refused with its reasons and left out; the others are written all the same.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DocumentedEntry } from "../diagnostics/entry.js";
import { readCatalogue } from "./catalogue.js";
import { packsTable } from "./packs-table.js";
import { projectRoot } from "./project.js";

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

/** What can be wrong with the text of a dossier before it is one: the runtime says it in the same words. */
const OF_JSON_TEXTS: readonly string[] = [
  "fichier-non-utf-8",
  "json-clé-répétée",
  "json-mal-formé",
  "json-nombre-inexact",
  "ligne-trop-longue",
];

function jsonSentences(entries: readonly DocumentedEntry[]): string {
  const rows = entries
    .filter(({ code }) => OF_JSON_TEXTS.includes(code))
    .map(({ code, fr, en }) => `  ${JSON.stringify(code)}: ${JSON.stringify({ fr, en })},\n`);
  return [
    "// Generated from diagnostics/catalogue/*.md by `npm run generate`; do not edit.\n\n",
    `export const JSON_SENTENCES = {\n${rows.join("")}} as const;\n`,
    "export type JsonTextCode = keyof typeof JSON_SENTENCES;\n",
  ].join("");
}

const { entries, problems } = await readCatalogue(join(projectRoot, "diagnostics", "catalogue"));
for (const problem of problems) console.error(`diagnostics/catalogue/${problem}`);
if (problems.length > 0) process.exitCode = 1;

await upToDate("diagnostics/catalogue.generated.ts", () => typescript(entries));
await upToDate("runtime/json-sentences.generated.ts", () => jsonSentences(entries));
await upToDate("README.md", (present) => {
  const [start, end] = ["<!-- packs: written by npm run generate -->\n", "<!-- /packs -->"];
  const [before = "", rest = ""] = present.split(start);
  return `${before}${start}${packsTable(join(projectRoot, "rules"))}${end}${rest.split(end)[1] ?? ""}`;
});

/** Writes a file where it is not what it should be; with `--check`, says so. */
async function upToDate(name: string, wanted: (present: string) => string): Promise<void> {
  const target = join(projectRoot, name);
  const present = await readFile(target, "utf8").catch(() => "");
  const text = wanted(present);
  if (text === present) return;
  if (process.argv.includes("--check")) {
    console.error(`${name} is not up to date: run npm run generate`);
    process.exitCode = 1;
    return;
  }
  // Written beside and renamed, so that no reader ever sees half a file.
  const beside = `${target}.${process.pid}`;
  await writeFile(beside, text);
  await rename(beside, target);
}
