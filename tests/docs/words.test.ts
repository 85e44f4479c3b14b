/** The reference lists every word of the language, as the one table of words says it. `REGLO_UPDATE=1` writes the list again. */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { wordsTable } from "./words-table.js";

const reference = join(resolve(fileURLToPath(import.meta.url), "../../.."), "docs", "reference.md");
const START = "<!-- La suite est produite à partir de grammar/vocabulary.ts ; ne pas la modifier à la main. -->\n";

it("lists every word", () => {
  const text = readFileSync(reference, "utf8");
  const start = text.indexOf(START);
  expect(start).toBeGreaterThan(0);
  const wanted = `${text.slice(0, start + START.length)}\n${wordsTable()}`;
  if (process.env["REGLO_UPDATE"] === "1") writeFileSync(reference, wanted);
  else expect(text).toBe(wanted);
});
