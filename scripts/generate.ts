/**
 * Writes `diagnostics/catalogue.generated.ts` from the Markdown files of the catalogue, with the sentences that the runtime needs of it,
 * the README's table of regulations from `rules/`, and the pages of the reference (`reference.ts`); with `--check`, only compares. A
 * malformed file is refused with its reasons and left out; the others are written all the same.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { DocumentedEntry } from "../diagnostics/entry.js";
import { readCatalogue } from "./catalogue.js";
import { packsTable } from "./packs-table.js";
import { projectRoot } from "./project.js";
import { upToDate } from "./up-to-date.js";

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

// In a process of its own, which reads the catalogue as it has just been written.
const { status } = spawnSync(
  process.execPath,
  [join(projectRoot, "scripts", "run.mjs"), "reference", ...process.argv.slice(2)],
  { stdio: "inherit" },
);
if (status !== 0) process.exitCode = 1;
