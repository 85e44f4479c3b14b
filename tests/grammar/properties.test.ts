/** What holds of any text, however broken: an answer, places inside the text, one finding per declaration at most, and neighbours left whole. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { source } from "../../diagnostics/source.js";
import { parse, parseFormula, parseMotif } from "../../grammar/index.js";
import { lex } from "../../grammar/lexer.js";
import { spellingsOf, VOCABULARY, type Entry } from "../../grammar/vocabulary.js";
import { findings, outline } from "./outline.js";

const folder = join(import.meta.dirname, "fixtures");
const read = (name: string): string => readFileSync(join(folder, name, "input.rules"), "utf8").normalize("NFC");
const texts = ["bts", "declarations", "drafted", "examples", "expressions", "header", "rules", "tables"].map(read);
const entries: readonly Entry[] = VOCABULARY;
const scraps = [
  ...entries
    .flatMap(spellingsOf)
    .map((spelling) => spelling.replace(/[()]/g, (sign, at: number) => (at === 0 ? sign : ""))),
  "x",
  "12",
  "9,5",
  "« t »",
  "«",
  '"',
  "1°",
  "a)",
  "\n",
  "\n> t\n",
  "|",
  "1er mai",
  "2 ans",
  "&",
  "\u0000",
];

/** Every `span` found anywhere in the tree. */
const spans = (value: unknown): { readonly start: number; readonly end: number }[] => {
  if (typeof value !== "object" || value === null) return [];
  const own =
    "start" in value && "end" in value && typeof value.start === "number" && typeof value.end === "number"
      ? [{ start: value.start, end: value.end }]
      : [];
  return [...own, ...Object.values(value).flatMap(spans)];
};
const expectSound = (text: string): readonly Diagnostic[] => {
  const { file, diagnostics } = parse(source("any.rules", text));
  const length = source("any.rules", text).text.length;
  for (const span of spans([file, diagnostics])) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(length);
  }
  const perDeclaration = file.declarations.map(
    ({ span }) =>
      diagnostics.filter((diagnostic) => diagnostic.span.start > span.start && diagnostic.span.end < span.end).length,
  );
  expect(Math.max(0, ...perDeclaration)).toBeLessThanOrEqual(1);
  return diagnostics;
};

const mutated = fc
  .record({
    text: fc.constantFrom(...texts),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        how: fc.constantFrom("drop", "repeat", "swap", "insert"),
        scrap: fc.constantFrom(...scraps),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ text, edits }) => {
    const pieces = lex(text).map((token, index, all) => text.slice(token.start, all[index + 1]?.start ?? text.length));
    for (const { at, how, scrap } of edits) {
      const index = Math.floor(at * (pieces.length - 1));
      const piece = pieces[index] ?? "";
      if (how === "drop") pieces.splice(index, 1);
      else if (how === "repeat") pieces.splice(index, 0, piece);
      else if (how === "swap") pieces.splice(index, 2, pieces[index + 1] ?? "", piece);
      else pieces.splice(index, 0, ` ${scrap} `);
    }
    return pieces.join("");
  });

describe("any text", () => {
  it("made of signs is answered", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void expectSound(text)),
      { numRuns: 300 },
    );
  });
  it("made of the words of the language is answered", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...scraps), { maxLength: 60 }),
        (words) => void expectSound(words.join(" ")),
      ),
      { numRuns: 600 },
    );
  });
  it("that was right before a few changes is answered", () => {
    fc.assert(
      fc.property(mutated, (text) => void expectSound(text)),
      { numRuns: 600 },
    );
  });
  it("is answered as a formula and as a motif too", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...scraps, "{", "}"), { maxLength: 20 }), (words) => {
        const input = source("any", words.join(" "));
        parseFormula(input);
        const motif = source("motif", `« ${words.join(" ").replace(/[«»]/g, "")} »`);
        parseMotif(motif, { text: "", span: { file: "motif", start: 0, end: motif.text.length } });
      }),
      { numRuns: 300 },
    );
  });
});

describe("a broken declaration", () => {
  it("leaves its neighbours as they were", () => {
    const broken = fc
      .array(fc.constantFrom(...scraps.filter((scrap) => !/[«"\n]/.test(scrap))), { maxLength: 12 })
      .map((words) => `définition cassée = ${words.join(" ")}`);
    const before = "définition avant = 1 + 2";
    const after = "> Art. 1.\nrègle après\n  si avant ≥ 3\n  alors d vaut vrai";
    const alone = outline(parse(source("alone", `${before}\n${after}`)).file);
    fc.assert(
      fc.property(broken, (text) => {
        const { file, diagnostics } = parse(source("mixed", `${before}\n${text}\n${after}`));
        const others = file.declarations.filter(
          (declaration) => !("name" in declaration && declaration.name.text === "cassée"),
        );
        expect(outline({ ...file, declarations: others })).toBe(alone);
        expect(diagnostics.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });
});

describe("places", () => {
  it("of every name is where its text stands", () => {
    const check = (value: unknown, text: string): void => {
      if (typeof value !== "object" || value === null) return;
      if ("text" in value && "span" in value && typeof value.text === "string" && Object.keys(value).length === 2) {
        const [span] = spans(value.span);
        const written = text.slice(span?.start, span?.end);
        if (!/^["«>]/.test(written)) expect(written.replace(/‑/g, "-")).toBe(value.text);
      }
      for (const part of Object.values(value)) check(part, text);
    };
    for (const text of texts) check(parse(source("any", text)).file, text);
  });
  it("of a formula inside a motif are those of the file", () => {
    const text = "règle r\n  alors d vaut vrai\n  motif « Note de {note de u} sur {total}. »";
    const input = source("motif.rules", text);
    const [rule] = parse(input).file.declarations;
    const motif = rule?.kind === "rule" ? rule.motif : undefined;
    if (motif === undefined) throw new Error("the rule has a motif");
    const { parts, diagnostics } = parseMotif(input, motif);
    expect(findings(text, diagnostics)).toBe("");
    expect(parts.map((part) => (typeof part === "string" ? part : text.slice(part.span.start, part.span.end)))).toEqual(
      ["Note de ", "note de u", " sur ", "total", "."],
    );
  });
});
