/** The formatter on every regulation, and on texts spoilt from them: twice is once, the meaning stays, no comment is lost. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { format } from "../../editor/format/format.js";
import { parse } from "../../grammar/index.js";

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rules"))
    .map((name) => join(folder, name))
    .sort();
const readable = ["rules", "tests/regulations"]
  .flatMap(filesIn)
  .map((path) => ({ path, text: readFileSync(path, "utf8") }))
  .filter((source) => parse(source).diagnostics.length === 0);

const formatted = (text: string, path = "essai.rules"): string => {
  const result = format(text, path);
  if (!("text" in result)) throw new Error(`${path} cannot be read`);
  return result.text;
};
const meaning = (text: string): string =>
  JSON.stringify(parse({ path: "", text }).file, (key, value: unknown) =>
    key === "span" || key.endsWith("Span") ? undefined : value,
  );
const comments = (text: string): string[] => text.split("\n").flatMap((line) => /^\s*(#.*?)\s*$/.exec(line)?.[1] ?? []);
const legal = (text: string): string[] => text.split("\n").flatMap((line) => /^\s*(>.*?)\s*$/.exec(line)?.[1] ?? []);

/** Signs typed on a keyboard, and wide blanks, where no comment or quotation stands. */
const spoilt = (text: string): string =>
  text
    .split("\n")
    .map((line) =>
      /[#>«"|]/.test(line)
        ? line
        : line
            .replace(/ ≥ /g, " >= ")
            .replace(/ ≤ /g, "<=")
            .replace(/ ≠ /g, " != ")
            .replace(/ × /g, " * ")
            .replace(/ et /g, " ET "),
    )
    .join("\n");

describe.each(readable)("$path", ({ path, text }) => {
  test.each([
    ["as written", text],
    ["spoilt", spoilt(text)],
  ])("%s", (_, input) => {
    const once = formatted(input, path);
    expect(formatted(once, path)).toBe(once);
    expect(meaning(once)).toBe(meaning(input));
    expect(comments(once)).toEqual(comments(input));
    expect(legal(once)).toEqual(legal(input));
    expect(once).not.toMatch(/^(?![^\n]*[#>«"|])[^\n]* (?:>=|<=|!=|ET) /m);
  });
});

test("words, signs and fields", () => {
  const input = `dossier
  n : entier de 0 à 20
  ancienneté:entier de 0 à 20   # en années

définition ok = n>=9.5 ET ( ancienneté != 3 )
`;
  expect(formatted(input)).toBe(`dossier
  n          : entier de 0 à 20
  ancienneté : entier de 0 à 20   # en années

définition ok = n ≥ 9,5 et (ancienneté ≠ 3)
`);
});

test("a long condition is cut before « et »", () => {
  const long = Array.from({ length: 8 }, (_, index) => `valeur_${index} = ${index}`).join(" et ");
  const result = formatted(`définition ok\n  = ${long}\n`);
  expect(Math.max(...result.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
});

test("a text that cannot be read is refused, with its first error", () => {
  const result = format("définition x = (1\n", "faux.rules");
  expect("errors" in result && result.errors[0]?.span.file).toBe("faux.rules");
});
