/** The findings of the grammar: each wrong example of its catalogue files raises exactly its code, each right one none. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readEntry } from "../../diagnostics/entry.js";
import { source } from "../../diagnostics/source.js";
import { parse, parseMotif } from "../../grammar/index.js";

const root = join(import.meta.dirname, "..", "..");
const sources = ["index.ts", ...readdirSync(join(root, "grammar", "parser")).map((file) => `parser/${file}`)]
  .map((file) => readFileSync(join(root, "grammar", file), "utf8"))
  .join("\n");
/** Dates of the calendar are the checker's business; the grammar only knows those written « 31/02/2024 ». So are « oui » and « false »: only « non » is its word. */
const ALSO_CHECKED = ["date-inexistante", "vrai-ou-faux"];
const codes = [...new Set([...sources.matchAll(/finding\(\s*"([^"]+)"/g)].map((match) => match[1] ?? ""))]
  .filter((code) => !ALSO_CHECKED.includes(code))
  .sort();

const findings = (path: string, text: string): string[] => {
  const read = source(path, text);
  const { file, diagnostics } = parse(read);
  const motifs = file.declarations.flatMap((declaration) =>
    declaration.kind === "rule" && declaration.motif ? parseMotif(read, declaration.motif).diagnostics : [],
  );
  return [...diagnostics, ...motifs].map((diagnostic) => diagnostic.code);
};

describe("the findings of the grammar", () => {
  it("are some forty codes", () => {
    expect(codes.length).toBeGreaterThan(35);
  });
  it.each(codes)("%s", (code) => {
    const { entry, problems } = readEntry(
      code,
      readFileSync(join(root, "diagnostics", "catalogue", `${code}.md`), "utf8"),
    );
    expect(problems).toEqual([]);
    for (const files of entry?.wrong ?? [])
      expect(files.flatMap((file) => findings(file.path, file.text))).toEqual([code]);
    for (const files of entry?.right ?? []) expect(files.flatMap((file) => findings(file.path, file.text))).toEqual([]);
  });
});
