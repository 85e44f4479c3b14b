/**
 * The formatter on every regulation of the project, as written and as others would type it: twice is once, what is said stays, and so
 * do comments and quotations; what is typed otherwise comes out the same.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Source } from "../../diagnostics/source.js";
import { format } from "../../editor/format/format.js";
import { lex } from "../../grammar/lexer.js";
import { blocks, regulations } from "./corpus.js";
import { disturbed, meaning, retyped } from "./spoil.js";

const corpus = [
  ...regulations("rules", "tests/regulations", "tests/grammar/fixtures", "tests/compiler/lint"),
  ...blocks("docs", "diagnostics/catalogue"),
];

const formatted = (text: string): string => {
  const result = format(text, "essai.rules");
  if (!("text" in result)) throw new Error(`not laid out: ${JSON.stringify(result)}\n${text}`);
  return result.text;
};

/** Comments in order, without looking into quotations. */
function comments(text: string): readonly string[] {
  const tokens = lex(text);
  return tokens.flatMap(({ start }, index) =>
    text
      .slice(tokens[index - 1]?.end ?? 0, start)
      .split(/[\n\r]+/)
      .flatMap((line) => /#.*/.exec(line)?.[0].trimEnd() ?? []),
  );
}

/** Quotations in order, the blanks at the ends of their lines left out. */
const quotations = (text: string): readonly string[] =>
  lex(text)
    .filter(({ kind }) => kind === "text" || kind === "legal")
    .map(({ kind, image }) => (kind === "legal" ? image : image.slice(1, -1)).trim().replace(/\s*\n\s*/g, "\n"));

function expectSound(text: string): string {
  const once = formatted(text);
  // What is in canonical form already needs no second reading.
  if (once === text) return once;
  expect(formatted(once)).toBe(once);
  expect(meaning(once)).toBe(meaning(text));
  expect(comments(once)).toEqual(comments(text));
  expect(quotations(once)).toEqual(quotations(text));
  expect(once).not.toMatch(/[ \t]\n|\n\n\n|\r|\t|^\n|[^\n]$/);
  return once;
}

test("there are many regulations to try", () => {
  expect(corpus.length).toBeGreaterThan(300);
});

describe("every regulation", () => {
  test.each(corpus)("$path", ({ path, text }) => {
    const result = expectSound(text);
    if (path.startsWith("rules/")) expect(text, "is in canonical form").toBe(result);
  });
});

const small = corpus.filter(({ text }) => text.length < 10_000);
const anyOf = <T>(from: (original: Source) => fc.Arbitrary<T>): fc.Arbitrary<readonly [Source, T]> =>
  fc.constantFrom(...small).chain((original) => from(original).map((text) => [original, text] as const));

test("typed otherwise, it comes out the same", () => {
  fc.assert(
    fc.property(anyOf(retyped), ([{ text }, typed]) => {
      expect(meaning(typed)).toBe(meaning(text));
      expect(formatted(typed)).toBe(formatted(text));
    }),
    { numRuns: 40 },
  );
});

test("with lines cut and joined, and comments anywhere, nothing is lost and twice is once", () => {
  let tried = 0;
  fc.assert(
    fc.property(anyOf(disturbed), ([{ text }, typed]) => {
      // A line cut or joined can say something else, or nothing: then it is not the same regulation.
      if (meaning(typed) !== meaning(text)) return;
      tried++;
      expectSound(typed);
    }),
    { numRuns: 40 },
  );
  expect(tried).toBeGreaterThan(25);
});

test("lines end as the first one does", () => {
  expect(formatted("définition a = 1>=2\r\n\ndéfinition b = 2\n")).toBe(
    "définition a = 1 ≥ 2\r\n\r\ndéfinition b = 2\r\n",
  );
});

test("a text that cannot be read is refused, with its first error", () => {
  const result = format("définition x = (1\n\ndéfinition y = )\n", "faux.rules");
  expect("errors" in result && result.errors[0]?.span).toMatchObject({ file: "faux.rules", start: 15 });
});
