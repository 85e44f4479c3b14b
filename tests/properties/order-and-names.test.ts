/**
 * The order in which a text declares things has no meaning, nor have the names that only the text uses: shuffled, or renamed
 * everywhere, it decides the same, for the same reasons up to these names.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { source, type Source } from "../../diagnostics/source.js";
import { cutIntoPieces } from "../../grammar/pieces.js";
import type { Plan } from "../../plan/plan.js";
import { changed, decided, regulations, sources } from "./decisions-of.js";

const before = regulations(20).map((one) => ({
  ...one,
  cases: one.dossiers.map((dossier) => ({ dossier, was: decided(one.plan, dossier) })),
}));
const each = before.map((one) => [one.name, one] as const);

/** The header first, then every declaration in an order drawn for this file. */
function shuffled({ path, text }: Source, seed: number): Source {
  const [header = "", ...declarations] = cutIntoPieces(text).map(({ start, end }) => text.slice(start, end));
  const all = { minLength: declarations.length, maxLength: declarations.length };
  const [order = []] = fc.sample(fc.shuffledSubarray(declarations, all), { seed, numRuns: 1 });
  return source(path, [header, ...order].map((piece) => piece.trimEnd()).join("\n\n"));
}

describe("declarations in another order", () => {
  const after = changed(sources.map(shuffled));

  it.each(each)("%s decides the same", (name, { plan, cases }) => {
    expect(cases.length).toBeGreaterThan(20);
    expect(after.get(name)?.rules.map(({ id }) => id)).not.toEqual(plan.rules.map(({ id }) => id));
    for (const { dossier, was } of cases) expect(decided(after.get(name)!, dossier)).toBe(was);
  });
});

/** What a dossier or a verdict also says: such a name is part of what is exchanged. */
const exchanged = (plan: Plan): readonly string[] => [
  ...plan.dossier.map(({ name }) => name),
  ...plan.structs.flatMap(({ name, fields }) => [name, ...fields.map((field) => field.name)]),
  ...plan.enums.flatMap(({ name, constants }) => [name, ...constants.map((one) => one.name)]),
  ...plan.decisions.map(({ name }) => name),
  ...plan.documents.flatMap(({ name, fields }) => [name, ...fields.map((field) => field.name)]),
];
const known = new Set(before.flatMap(({ plan }) => exchanged(plan)));
/** Of several words: no word of the language, nor the variable of a quantifier. */
const names = new Set(
  before
    .flatMap(({ plan }) => [...plan.rules, ...plan.definitions, ...plan.parameters].map(({ name }) => name))
    .filter((name) => name.includes("_") && !known.has(name)),
);
const renamed = (text: string): string =>
  text.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (name) => (names.has(name) ? `${name}_bis` : name));

describe("definitions, rules and parameters under other names", () => {
  const after = changed(sources.map(({ path, text }) => source(path, renamed(text))));

  it.each(each)("%s decides the same", (name, { plan, cases }) => {
    expect(plan.rules.filter((rule) => names.has(rule.name)).length).toBeGreaterThan(2);
    for (const { dossier, was } of cases) expect(decided(after.get(name)!, dossier).replaceAll("_bis", "")).toBe(was);
  });
});
