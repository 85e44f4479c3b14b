/**
 * Arithmetic drawn at random, over fields of drawn ranges and on their whole ranges, gives the same exact values compiled, in whatever
 * representation was chosen, as interpreted with rationals, and as worked out with fractions.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interpret } from "../../interpreter/index.js";
import type { Expr, Plan } from "../../plan/plan.js";
import type { CompiledVersion } from "../../runtime/verdict.js";
import { loaded, moduleText, ordered } from "../emit/loaded.js";
import { same, written } from "../oracles/fractions.js";
import * as b from "../plans/build.js";
import { borderline, type Side } from "./borderline.js";
import { rounds } from "./cases.js";
import { expressionOver, fieldsOf, valueOf, type DrawnField } from "./random-arithmetic.js";
import { rationalOperations } from "./roads.js";

type Values = Readonly<Record<string, number | null>>;

/** Each expression decided, and told with its reasons. */
const planOf = (fields: readonly DrawnField[], expressions: readonly Expr[]): Plan =>
  ordered(
    b.plan({
      dossier: fields.map(({ field }) => field),
      decisions: expressions.map(({ type }, i) => b.decision(`d${i}`, type, { optional: true })),
      rules: expressions.map((value, i) =>
        b.rule(`r${i}`, { then: [b.decide(`d${i}`, value)], readings: [{ label: "valeur", value }] }),
      ),
    }),
  );

/** Compares each decision with the fraction; and everything, to the letter, with the interpreter. */
function expectExact(plan: Plan, compiled: CompiledVersion, expressions: readonly Expr[], values: Values): void {
  const body = compiled.decide(compiled.read(values), compiled.readParameters(undefined));
  const interpreted = interpret(plan, values);
  if (!("body" in interpreted)) expect(interpreted).toEqual({ body });
  else if (JSON.stringify(body) !== JSON.stringify(interpreted.body)) expect(body).toEqual(interpreted.body);
  for (const [i, expression] of expressions.entries()) {
    const outcome = body.decisions[`d${i}`] as { readonly status: string; readonly value?: unknown };
    const exact = valueOf(expression, values);
    const value = typeof outcome.value === "boolean" ? (outcome.value ? "1" : "0") : String(outcome.value);
    const isRight = exact ? outcome.status === "acquired" && same(written(value), exact) : outcome.status === "absent";
    if (!isRight) expect({ expression, values, outcome }).toEqual(exact);
  }
}

const valuesOf = (fields: readonly DrawnField[]): fc.Arbitrary<Values> =>
  fc.record(Object.fromEntries(fields.map(({ field, values }) => [field.key, values])));

describe.each(["small", "large"] as const)("whatever the expression, over %s numbers", (size) => {
  test("values are exact", async () => {
    let [machine, rational] = [0, 0];
    const [someMachine, someRational] = size === "small" ? [30, 0] : [5, 5];
    for (const { seed } of rounds(1000)) {
      const [fields = []] = fc.sample(fieldsOf(size), { seed, numRuns: 1 });
      const expressions = fc.sample(expressionOver(fields.map(({ field }) => field)), { seed, numRuns: 40 });
      const plan = planOf(fields, expressions);
      const compiled = await loaded(plan);
      for (const values of fc.sample(valuesOf(fields), { seed, numRuns: 25 }))
        expectExact(plan, compiled, expressions, values);
      if (machine <= someMachine || rational <= someRational)
        for (const expression of expressions)
          if (rationalOperations(await moduleText(planOf(fields, [expression]))) > 0) rational++;
          else machine++;
    }
    // Of forty, most are counted by the machine when they are small, and many are not when they are large.
    expect(machine).toBeGreaterThan(someMachine);
    expect(rational).toBeGreaterThan(someRational);
  });
});

describe.each(["inside", "outside"] as const)("at the last whole number that doubles count, %s", (side: Side) => {
  test("values are exact, on the road that the bounds allow", async () => {
    let shown = false;
    for (const { seed } of rounds(1000)) {
      const drawn = fc.sample(borderline(side), { seed, numRuns: 40 });
      const fields = drawn.flatMap((one, i) => one.fields(i));
      const expressions = drawn.map((one, i) => one.expression(i));
      const plan = planOf(fields, expressions);
      if (!shown) {
        const operations = await Promise.all(
          expressions.map(async (one) => rationalOperations(await moduleText(planOf(fields, [one])))),
        );
        expect(operations.filter((count) => count > 0)).toHaveLength(side === "inside" ? 0 : drawn.length);
        shown = true;
      }
      const compiled = await loaded(plan);
      for (const values of fc.sample(valuesOf(fields), { seed, numRuns: 25 }))
        expectExact(plan, compiled, expressions, values);
    }
  });
});
