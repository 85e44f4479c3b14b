/**
 * Numbers of JSON are read by their shortest decimal form, and accepted exactly when they have no more decimals than declared and stand
 * between the declared bounds: on every engine, what the text says, worked out on the text.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../compiler/index.js";
import { parseJson } from "../../harness/parse-json.js";
import { enginesOf } from "../../harness/logic-engine.js";
import type { Decided } from "../../harness/version.js";
import type { InvalidDossier, Verdict } from "../../runtime/verdict.js";
import { packOf } from "../compiled-pack.js";
import { compiled } from "../differential/packs.js";
import { decimalOf, decimalsOf, isSame, order, readAs } from "../oracles/decimal-text.js";
import { rounds } from "./cases.js";
import { decimalText, jsonNumber } from "./json-numbers.js";

const source = { path: "numbers/reading.rules", text: readFileSync("tests/numbers/reading.rules", "utf8") };
const { plans, diagnostics } = check([source]);
const plan = plans[0]!;
const [module] = await compiled(plans);
const version = { plan, compiled: module! };
const engines = enginesOf(version);
const judge = (await packOf([source])).judge(plan.code);
const encoder = new TextEncoder();

/** A field, with its bounds as decimals. */
const fields = plan.dossier.map(({ key, type }) => {
  if (type.kind !== "number" || type.decimals === null) throw new Error(`${key} is no decimal`);
  // No bound has more than three decimals.
  const [min = "", max = ""] = [type.min, type.max].map((bound) => {
    const [over = "", under = "1"] = bound.split("/");
    return decimalText((BigInt(over) * 1000n) / BigInt(under), 3);
  });
  return { key, places: type.decimals, bounds: [min, max], min: decimalOf(min), max: decimalOf(max) };
});
type FieldRead = (typeof fields)[number];

/** What must be wrong with it. */
function problems({ places, min, max }: FieldRead, text: string): readonly string[] {
  const value = readAs(text);
  if (value === undefined) return ["wrong-type"];
  return [
    ...(order(value, min) < 0 ? ["too-small"] : []),
    ...(order(value, max) > 0 ? ["too-large"] : []),
    ...(decimalsOf(value) > places ? ["too-many-decimals"] : []),
  ];
}

/** What an engine says of it: what is wrong, or the value that the reasons repeat. */
function said(decided: Decided, key: string): unknown {
  if ("problems" in decided) return [...new Set(decided.problems.map(({ code }) => code))].sort();
  return decided.body.reasons[0]?.values[key];
}

/** The same of a pack that is given the bytes. */
function saidOfBytes(verdict: Verdict | InvalidDossier, key: string): unknown {
  if ("errors" in verdict) return [...new Set(verdict.errors.map(({ code }) => code))].sort();
  return verdict.reasons[0]?.values[key];
}

test("a number is accepted, and is what its text says, or is refused for what is wrong with it", () => {
  expect(diagnostics).toEqual([]);
  expect(engines.map(({ name }) => name)).toEqual(["compiled", "interpreter", "json-logic"]);
  const seen = new Map<string, number>();
  const drawn = fc
    .constantFrom(...fields)
    .chain((field) => fc.tuple(fc.constant(field), jsonNumber(field.bounds, field.places)));
  for (const { seed } of rounds(1000))
    for (const [field, text] of fc.sample(drawn, { seed, numRuns: 1000 })) {
      const wrong = problems(field, text);
      for (const outcome of wrong.length === 0 ? ["accepted"] : wrong) seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      const json = `{${JSON.stringify(field.key)}:${text}}`;
      const dossier = JSON.parse(json) as unknown;
      const expectSaid = (engine: string, got: unknown, wanted: readonly string[]): void => {
        const isRight =
          wanted.length > 0 ? JSON.stringify(got) === JSON.stringify([...wanted].sort()) : means(got, text);
        if (!isRight) expect({ engine, field: field.key, text, got }).toEqual({ got: wanted, read: readAs(text) });
      };
      for (const engine of engines) expectSaid(engine.name, said(engine.decide(version, dossier), field.key), wrong);
      const ofBytes = saidOfBytes(judge.evaluateBytes(encoder.encode(json)), field.key);
      expectSaid("bytes", ofBytes, isKept(text) ? wrong : ["json-nombre-inexact"]);
    }
  // Nothing is left untried.
  for (const outcome of ["accepted", "wrong-type", "too-small", "too-large", "too-many-decimals"])
    expect(seen.get(outcome), outcome).toBeGreaterThan(200);
});

/** Whether what is read is what is written. */
function isKept(text: string): boolean {
  const read = readAs(text);
  return read !== undefined && isSame(read, decimalOf(text));
}

/** Whether a value of a verdict, a number or a fraction as text, is what the text says. */
function means(value: unknown, text: string): boolean {
  const read = readAs(text);
  if (read === undefined || Object.is(value, -0)) return false;
  if (typeof value === "number") return isSame(decimalOf(JSON.stringify(value)), read);
  const [n = "", d = ""] = String(value).split("/");
  const [over, under] =
    read.exponent < 0 ? [read.digits, 10n ** BigInt(-read.exponent)] : [read.digits * 10n ** BigInt(read.exponent), 1n];
  return BigInt(n) * under === over * BigInt(d === "" ? 1 : d);
}

test("a text whose number would be changed by reading it is refused, and no other", () => {
  let changed = 0;
  for (const { seed } of rounds(1000))
    for (const text of fc.sample(jsonNumber(["0.3"], 3), { seed, numRuns: 1000 })) {
      if (!isKept(text)) changed++;
      const parsed = parseJson("dossier.json", encoder.encode(text));
      if ("fault" in parsed === isKept(text)) expect({ text, parsed }).toBe(isKept(text));
    }
  expect(changed).toBeGreaterThan(1000);
});
