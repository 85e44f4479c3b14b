/** What is written of every regulation can be read by any engine; what cannot be carried says why; bugs planted in it are seen. */
import { describe, expect, test } from "vitest";
import { logicOf, logicText } from "../../compiler/4-emit/json-logic/index.js";
import { disagreement } from "../../harness/generate/disagreement.js";
import { interpreterEngine, type Engine, type Version } from "../../harness/version.js";
import type { Logic, LogicProgram } from "../../json-logic/document.js";
import { OPERATIONS } from "../../json-logic/operations.js";
import { runLogic } from "../../json-logic/run.js";
import type { Expr, Plan } from "../../plan/plan.js";
import { slipsIn, forgottenRules } from "../differential/planted.js";
import { plansOf } from "../differential/regulations.js";
import { ordered } from "../emit/loaded.js";
import * as b from "../plans/build.js";

const plans = [...plansOf("rules"), ...plansOf("tests/regulations")];
const named = (code: string): Plan => plans.find((plan) => plan.code === code) ?? plans[0]!;

function programOf(plan: Plan): LogicProgram {
  const document = logicOf(plan);
  if ("refused" in document) throw new Error(document.refused.en);
  return document;
}

const STANDARD = "var if and or ! !! === !== < <= > >= + - * min max in cat merge map filter reduce some none".split(
  " ",
);

/** Everything in a rule that an engine could take otherwise than ours. */
function doubts(rule: Logic, custom: readonly string[]): readonly string[] {
  if (typeof rule !== "object" || rule === null) return [];
  if (Array.isArray(rule)) return rule.flatMap((part: Logic) => doubts(part, custom));
  const entries = Object.entries(rule);
  const [operation, values] = entries[0] ?? [undefined, null];
  if (operation === undefined || entries.length > 1) return [`a literal object: ${JSON.stringify(rule).slice(0, 80)}`];
  if (operation === "var") return typeof values === "string" ? [] : [`a computed variable: ${JSON.stringify(values)}`];
  const own = STANDARD.includes(operation) || custom.includes(operation) ? [] : [`an operation: ${operation}`];
  return [...own, ...(Array.isArray(values) ? [] : [`one operand alone: ${operation}`]), ...doubts(values, custom)];
}

describe("what is written of each regulation", () => {
  test.each(plans.map((plan) => [`${plan.code} ${plan.version}`, plan] as const))("%s", (_, plan) => {
    const text = logicText(plan);
    const { operations, steps } = JSON.parse(text) as LogicProgram;
    expect(Object.keys(OPERATIONS)).toEqual(expect.arrayContaining([...operations]));
    expect(steps.flatMap(({ rule }) => doubts(rule, operations))).toEqual([]);
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    expect(logicText(structuredClone(plan))).toBe(text);
  });
});

const x = b.input("x", b.integer(0, 9));
const wide = b.number(-1_000_000_000, 1_000_000_000, null);
const base = { dossier: [b.field("x", b.integer(0, 9))] };
const deciding = (value: Expr, parts: Partial<Plan> = {}): Plan =>
  ordered(
    b.plan({
      ...base,
      decisions: [b.decision("r", value.type)],
      rules: [b.rule("règle", { then: [b.decide("r", value)], readings: [{ label: "valeur", value }] })],
      ...parts,
    }),
  );

describe("what cannot be carried is refused", () => {
  const sum = Array.from({ length: 1000 }, () => x).reduce<Expr>((total) => ({ ...b.plus(total, x), type: wide }), x);
  const node = b.structure("Nœud", [b.field("enfants", b.listOf(b.struct("Nœud")), "optional")]);
  test.each([
    ["a sum of a thousand terms", deciding(sum), "le règlement est trop long ou trop imbriqué"],
    [
      "a structure that holds itself",
      deciding(x, { structs: [node], dossier: [...base.dossier, b.field("racine", b.struct("Nœud"))] }),
      "la structure « Nœud » peut se contenir elle-même",
    ],
  ])("%s", (_, plan, reason) => {
    expect(logicOf(plan)).toMatchObject({ refused: { fr: expect.stringContaining(reason) as string } });
    expect(JSON.parse(logicText(plan))).toEqual(logicOf(plan));
  });
});

test("a condition of 2 000 members and a chain of 3 000 definitions decide", () => {
  const members = Array.from({ length: 2000 }, (_, i) => b.compare(x, "=", b.constant(i + 5, b.integer(0, 3000))));
  const definitions = Array.from({ length: 3000 }, (_, i) =>
    b.definition(`d${i}`, i === 0 ? x : { ...b.plus(b.defined(`d${i - 1}`, wide), b.constant(1)), type: wide }),
  );
  const long = deciding(b.choose(b.or(...members), b.defined("d2999", wide), b.constant(0, wide)), { definitions });
  for (const [dossier, value] of [
    [{ x: 9 }, 3008],
    [{ x: 4 }, 0],
  ] as const)
    expect(runLogic(programOf(long), dossier).body.decisions).toEqual({ r: { status: "acquired", value } });
});

describe("the differential run sees, in JSON Logic,", () => {
  /** Decides with a program that may be wrong what the interpreter finds valid. */
  const spoilt = (program: LogicProgram): Engine => ({
    name: "json-logic",
    decide(version, dossier, set) {
      const decided = interpreterEngine.decide(version, dossier, set);
      if ("problems" in decided) return decided;
      const { body, parameters } = runLogic(program, dossier, set);
      return { body, parameters };
    },
  });
  // The engines of this test run no module.
  const versionOf = (plan: Plan): Version => ({ plan, compiled: {} as Version["compiled"] });
  const found = (plan: Plan, program: LogicProgram): unknown =>
    disagreement(versionOf(plan), { seed: 5, runs: 500, engines: [interpreterEngine, spoilt(program)] });

  test.each([
    ["moyennes", "≥ taken for >, 1"],
    ["delais", "one month too many, 1"],
    ["moyennes", "rounded down, 1"],
    ["listes", "first taken for last, 1"],
    ["exceptions", "jury forgotten"],
  ])("in %s, %s", (code, slip) => {
    const plan = named(code);
    const mutant = [...slipsIn(plan), ...forgottenRules(plan)].find(({ name }) => name === slip);
    expect(found(plan, programOf(mutant?.plan ?? plan))).toBeDefined();
  });

  test("a comparison changed in the file", () => {
    const plan = named("moyennes");
    const text = logicText(plan);
    expect(found(plan, JSON.parse(text) as LogicProgram)).toBeUndefined();
    expect(found(plan, JSON.parse(text.replaceAll('{">=":', '{">":')) as LogicProgram)).toBeDefined();
  });
});
