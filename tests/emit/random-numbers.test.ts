/** Arithmetic drawn at random gives the same exact values compiled, in whatever representation was chosen, as interpreted with rationals. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { interpret } from "../../interpreter/index.js";
import type { Expr, Type } from "../../plan/plan.js";
import * as b from "../plans/build.js";
import { loaded, ordered } from "./loaded.js";

/** As wide as it gets: the emitter must find bounds by itself. */
const anyNumber: Type = b.number("-" + "9".repeat(60), "9".repeat(60), null);
const optional = (e: Omit<Extract<Expr, { kind: "arithmetic" }>, "type" | "optional">): Expr => ({
  ...e,
  type: anyNumber,
  optional: true,
});

const fields = [
  b.field("note", b.number(0, 20)),
  b.field("montant", b.number(-1_000_000_000, 1_000_000_000, 6)),
  b.field("coefficient", b.integer(0, 12)),
  b.field("signé", b.integer(-5, 5)),
  b.field("énorme", b.number(0, 10 ** 15, 3)),
  b.field("peut_être", b.number(0, 20, 1), "optional"),
];
const inputs = fields.map((f) => b.input(f.name, f.type, f.presence === "optional"));
const constants = ["0", "1", "-3", "10", "19/2", "1/3", "1799/180", "1000000007", "1/1000"].map((c) =>
  b.constant(c, anyNumber),
);

const { tree } = fc.letrec<{ tree: Expr; condition: Expr }>((tie) => {
  const leaf = fc.constantFrom(...inputs, ...constants);
  const arithmetic = fc
    .tuple(fc.constantFrom("+", "-", "*", "/"), tie("tree"), tie("tree"))
    .map(([op, left, right]) => optional({ kind: "arithmetic", op: op as "+" | "-" | "*" | "/", left, right }));
  const rounded = fc
    .tuple(
      tie("tree"),
      fc.constantFrom("1", "1/10", "1/100", "1/1000", "1/2", "1/4"),
      fc.constantFrom("nearest", "up", "down"),
    )
    .map(([value, step, mode]): Expr => ({
      kind: "round",
      value,
      step,
      mode: mode as "nearest" | "up" | "down",
      type: anyNumber,
      optional: true,
    }));
  const extreme = fc
    .tuple(fc.constantFrom("greatest", "least"), fc.array(tie("tree"), { minLength: 1, maxLength: 3 }))
    .map(([kind, items]): Expr => ({ kind: kind as "greatest" | "least", items, type: anyNumber, optional: true }));
  const orElse = fc
    .tuple(tie("tree"), tie("tree"))
    .map(([value, fallback]): Expr => ({ kind: "or-else", value, fallback, type: anyNumber, optional: true }));
  const negated = tie("tree").map((value): Expr => ({ kind: "negate", value, type: anyNumber, optional: true }));
  const choice = fc.tuple(tie("condition"), tie("tree"), tie("tree")).map(([condition, then, otherwise]): Expr => ({
    kind: "if",
    condition,
    then,
    else: otherwise,
    type: anyNumber,
    optional: true,
  }));
  return {
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      leaf,
      arithmetic,
      arithmetic,
      rounded,
      extreme,
      orElse,
      negated,
      choice,
    ),
    condition: fc
      .tuple(tie("tree"), fc.constantFrom("=", "≠", "<", "≤", ">", "≥"), tie("tree"))
      .map(([left, op, right]) => ({ kind: "compare", op: op as "=", left, right, type: b.boolean, optional: true })),
  };
});

const decimal = (min: number, max: number, scale: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * scale, max: max * scale }).map((n) => n / scale);
const dossier = fc.record({
  note: decimal(0, 20, 100),
  montant: fc.oneof(decimal(-1_000_000, 1_000_000, 1_000_000), fc.constantFrom(0, 1_000_000_000, -999_999_999.999999)),
  coefficient: fc.integer({ min: 0, max: 12 }),
  signé: fc.integer({ min: -5, max: 5 }),
  énorme: fc.oneof(fc.integer({ min: 0, max: 10 ** 15 }), decimal(0, 1000, 1000)),
  peut_être: fc.option(decimal(0, 20, 10)),
});

test("values agree, whatever the expression", async () => {
  const trees = fc.sample(tree, { numRuns: 400, seed: 11 });
  for (let from = 0; from < trees.length; from += 50) {
    const some = trees.slice(from, from + 50);
    const plan = ordered(
      b.plan({
        dossier: fields,
        decisions: some.map((_, i) => b.decision(`d${i}`, anyNumber, { optional: true })),
        rules: some.map((value, i) =>
          b.rule(`r${i}`, { then: [b.decide(`d${i}`, value)], readings: [{ label: "valeur", value }] }),
        ),
      }),
    );
    const version = await loaded(plan);
    for (const json of fc.sample(dossier, { numRuns: 30, seed: from })) {
      const read = version.read(json);
      const compiled = version.decide(read, version.readParameters(undefined));
      const interpreted = interpret(plan, json);
      if (!("body" in interpreted)) throw new Error("a valid dossier");
      for (const [i, value] of some.entries()) {
        const [mine, theirs] = [compiled.decisions[`d${i}`], interpreted.body.decisions[`d${i}`]];
        if (JSON.stringify(mine) !== JSON.stringify(theirs))
          expect({ value, json, mine }).toEqual({ value, json, mine: theirs });
      }
      expect(JSON.stringify(compiled)).toBe(JSON.stringify(interpreted.body));
    }
  }
});
