import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { renderDiagnostic, Texts } from "../../diagnostics/render.js";
import type { Source } from "../../diagnostics/source.js";
import { readCatalogue, wholeExample } from "../../scripts/catalogue.js";

const { entries } = await readCatalogue("diagnostics/catalogue");

interface Outcome {
  readonly codes: readonly string[];
  readonly shown: string;
}

function checked(code: string, files: readonly Source[]): Outcome {
  const sources = files.map((file) => wholeExample(code, file));
  const { diagnostics } = check(sources);
  const texts = new Texts(sources);
  return {
    codes: [...new Set(diagnostics.map((diagnostic) => diagnostic.code))],
    shown: diagnostics
      .map((diagnostic) => renderDiagnostic(diagnostic, texts, { language: "fr", color: false }))
      .join("\n\n"),
  };
}

const cases = (kind: "wrong" | "right"): readonly { name: string; code: string; files: readonly Source[] }[] =>
  entries.flatMap(({ code, [kind]: examples }) =>
    examples.map((files, index) => ({ name: `${code}, example ${index + 1}`, code, files })),
  );

describe("the catalogue tests itself", () => {
  it.each(cases("wrong"))("a wrong example raises exactly its code: $name", ({ code, files }) => {
    const { codes, shown } = checked(code, files);
    expect(codes, shown).toEqual([code]);
    // Every placeholder of its sentence was given a value.
    expect(shown).not.toMatch(/\{\p{L}[\p{L}\p{N}_]*\}(?!.*│)/u);
  });

  it.each(cases("right"))("a right example raises nothing: $name", ({ code, files }) => {
    const { codes, shown } = checked(code, files);
    expect(codes, shown).toEqual([]);
  });
});
