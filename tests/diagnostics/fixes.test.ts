/** The corrections of the catalogue: applied to each wrong example, each makes a text where the finding is gone. */
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import type { Diagnostic, Fix } from "../../diagnostics/diagnostic.js";
import { source, type Source } from "../../diagnostics/source.js";
import { applyEdits, overlap } from "../../editor/fix/apply.js";
import { readCatalogue } from "../../scripts/catalogue.js";

const { entries } = await readCatalogue("diagnostics/catalogue");

/** The corrections of all findings of one code that do not touch one another: of each finding, the one at `index`. */
function together(found: readonly Diagnostic[], index: number): readonly Fix[] {
  const chosen: Fix[] = [];
  for (const fix of found.flatMap(({ fixes }) => fixes?.[index] ?? [])) {
    if (!chosen.some(({ edits }) => overlap(edits, fix.edits))) chosen.push(fix);
  }
  return chosen;
}

const apply = (sources: readonly Source[], fixes: readonly Fix[]): Source[] =>
  sources.map(({ path, text }) =>
    source(
      path,
      applyEdits(
        path,
        text,
        fixes.flatMap(({ edits }) => edits),
      ) ?? text,
    ),
  );

const cases = entries.flatMap(({ code, wrong }) =>
  wrong.flatMap((files, example) => {
    const sources = files.map(({ path, text }) => source(path, text));
    const found = check(sources).diagnostics.filter((one) => one.code === code);
    const most = Math.max(0, ...found.map(({ fixes = [] }) => fixes.length));
    return Array.from({ length: most }, (_, index) => ({
      name: `${code}, example ${example + 1}, correction ${index + 1}`,
      code,
      sources,
      fixes: together(found, index),
    }));
  }),
);

describe("a correction of the catalogue", () => {
  it("is there for half of what people get wrong", () => {
    expect(new Set(cases.map(({ code }) => code)).size).toBeGreaterThan(40);
  });

  it.each(cases)("mends what it is about: $name", ({ code, sources, fixes }) => {
    const { diagnostics } = check(apply(sources, fixes));
    expect(diagnostics.map((one) => one.code)).not.toContain(code);
  });

  it.each(cases.filter(({ fixes }) => fixes.every(({ isSafe }) => isSafe === true)))(
    "leaves nothing wrong when it is safe: $name",
    ({ sources, fixes }) => {
      expect(check(apply(sources, fixes)).diagnostics.map((one) => one.code)).toEqual([]);
    },
  );
});
