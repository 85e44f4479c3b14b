/** The mistakes people really make, each with what they are told: `mistakes/<case>/input.rules` beside the messages in both languages. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { exampleFiles } from "../../diagnostics/entry.js";
import { renderDiagnostic, Texts, type Language } from "../../diagnostics/render.js";
import { source, type Source } from "../../diagnostics/source.js";
import { applyEdits } from "../../editor/fix/apply.js";
import { expectGolden } from "../golden.js";

const folder = join(import.meta.dirname, "mistakes");
const cases = readdirSync(folder);

/** A case of several versions names its files; of one, it is a version of « cap ». */
const sourcesOf = (name: string): readonly Source[] => {
  const text = readFileSync(join(folder, name, "input.rules"), "utf8");
  if (!text.startsWith("# fichier:")) return [source("cap/2020.rules", text)];
  return exampleFiles(text.replace(/\n$/, "")).map((file) => source(file.path, file.text));
};

const rendered = (sources: readonly Source[], diagnostics: readonly Diagnostic[], language: Language): string =>
  diagnostics
    .map((diagnostic) => `${renderDiagnostic(diagnostic, new Texts(sources), { language, color: false })}\n`)
    .join("\n");

/** Texts with more than one mistake: each is told. */
const SEVERAL: Readonly<Record<string, number>> = {
  "accent-oublié": 2,
  "champ-déclaré-deux-fois": 2,
  "division-par-un-total-nul": 2,
  "espaces-dans-un-nom": 2,
  "plusieurs-fautes": 5,
};

/** Words of those who make languages. */
const JARGON =
  /\b(?:token|jeton|syntaxe|parse\w*|analyseur|compilateur|compiler|AST|expression|booléenne|null|undefined|string|identifi(?:er|ant)|opérande|operand|littéral|literal|variable|boolean)\b/iu;

describe("a mistake", () => {
  it("is one of more than sixty", () => {
    expect(cases.length).toBeGreaterThan(60);
  });

  it.each(cases)("%s is told as an officer would want it", (name) => {
    const sources = sourcesOf(name);
    const { diagnostics } = check(sources);
    expectGolden(join(folder, name, "expected.fr.txt"), rendered(sources, diagnostics, "fr"));
    expectGolden(join(folder, name, "expected.en.txt"), rendered(sources, diagnostics, "en"));
    expect(diagnostics).toHaveLength(SEVERAL[name] ?? 1);
    for (const language of ["fr", "en"] as const) {
      const said = rendered(sources, diagnostics, language).replace(/^\s*\d* [│+╭├].*$/gmu, "");
      expect(said).not.toMatch(JARGON);
      expect(said).toMatch(language === "fr" ? /aide :|correction/u : /help:|correction/u);
    }
  });

  it.each(cases)("%s: each correction answers the finding that proposes it, and makes no other", (name) => {
    const sources = sourcesOf(name);
    const { diagnostics } = check(sources);
    for (const diagnostic of diagnostics) {
      for (const { edits } of diagnostic.fixes ?? []) {
        const mended = sources.map(({ path, text }) => source(path, applyEdits(path, text, edits) ?? ""));
        const { diagnostics: left } = check(mended);
        const counted = (code: string, found: readonly Diagnostic[]): number =>
          found.filter((one) => one.code === code).length;
        expect(counted(diagnostic.code, left), name).toBeLessThan(counted(diagnostic.code, diagnostics));
      }
    }
  });
});
