/** A regulation typed as people type, then mended, decides as it did: habits are put anywhere in good texts, several at once. */
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mend } from "../../cli/fix/mend.js";
import { samePlan } from "../../cli/fix/same-plan.js";
import { check } from "../../compiler/index.js";
import { source } from "../../diagnostics/source.js";

/** What is written well, and how people write it. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/ ≥ (?=[\p{L}\d])/gu, " est supérieure ou égale à "],
  [/ ≤ (?=[\p{L}\d])/gu, " n'est pas supérieure à "],
  [/ ≥ (?=[\p{L}\d])/gu, " => "],
  [/(?<=^ +si \S+) = /gmu, " == "],
  [/(?<=^ +si \S+) ≠ /gmu, " <> "],
  [/(?<=^ +si .*) et (?=\p{L})/gmu, " && "],
  [/(?<=^ +)alors (?=\p{L}+ vaut )/gmu, ""],
  [/(?<=^ +alors \p{L}+) vaut /gmu, " est "],
  [/ vérifient /gu, " ont "],
  [/(?<=\([^()«»|]*) ; (?=[^()«»|]*\))/gu, ", "],
  [/(?<=^ +alors .* vaut \p{L}+)$/gmu, "."],
  [/(?<=^ +alors .* vaut \p{L}+)$/gmu, "\nfin"],
  [/(?<=[\p{L})]) × (?=[\p{L}(])/gu, " x "],
  [/(?<=^ +\p{L}+) +: (?=nombre|entier|date|texte|booléen)/gmu, " "],
];

/** Where a habit can show: not in what is quoted, drawn as a table, or said in a comment. */
const places = (text: string): readonly { readonly start: number; readonly end: number; readonly typed: string }[] =>
  HABITS.flatMap(([pattern, typed]) =>
    [...text.matchAll(pattern)]
      .map((match) => ({ start: match.index, end: match.index + match[0].length, typed }))
      .filter(({ start }) => {
        const from = text.lastIndexOf("\n", start - 1) + 1;
        const end = text.indexOf("\n", start);
        return !/[«»#|>"]/.test(text.slice(from, end < 0 ? undefined : end)) && from > 0;
      }),
  ).sort((a, b) => a.start - b.start);

const FILES = ["mentions", "moyennes", "ues", "conflits", "exceptions", "fonctions", "listes", "delais"];

test.each(FILES)("%s", (name) => {
  const good = source(`${name}/2025.rules`, readFileSync(`tests/regulations/${name}.rules`, "utf8"));
  const before = check([good]);
  expect(before.plans).toHaveLength(1);
  const all = places(good.text);
  expect(all.length).toBeGreaterThan(2);
  fc.assert(
    fc.property(fc.subarray([...all], { minLength: 1, maxLength: 4 }), (chosen) => {
      let text = "";
      let position = 0;
      for (const { start, end, typed } of chosen) {
        if (start < position) continue;
        text += good.text.slice(position, start) + typed;
        position = end;
      }
      const spoilt = source(good.path, text + good.text.slice(position));
      const { checked, sources } = mend([spoilt], (given) => check(given));
      const [plan] = checked.plans;
      expect(plan !== undefined && samePlan(plan, before.plans[0]!), sources[0]?.text).toBe(true);
    }),
    { numRuns: 12 },
  );
});
