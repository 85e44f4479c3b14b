/**
 * Rules, exceptions, defaults and decisions drawn at random: what is emitted decides, gives reasons and traces as the interpreter does,
 * conflicts and blocks included.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { order } from "../../compiler/3-lower/order.js";
import { interpret } from "../../interpreter/index.js";
import type { Conclusion, Expr, Plan, Rule, Target } from "../../plan/plan.js";
import type { RuleTrace } from "../../runtime/verdict.js";
import * as b from "../plans/build.js";
import { loaded } from "./loaded.js";

const small = b.integer(0, 3);
const item = b.struct("Pièce");
const items = b.input("pièces", b.listOf(item, 0, 5));
const flags = ["f", "g", "h", "k"];
const structure = b.structure(
  "Pièce",
  [b.field("code", b.text), b.field("p", b.boolean), b.field("q", b.boolean), b.field("x", small)],
  { identifiedBy: "code" },
);

/** Decisions and documents in layers: a rule reads what lies below. */
const layers = ["a", "par_pièce", "b", "c", "Doc"] as const;
type Layer = (typeof layers)[number];

/** Draws from a list of numbers, so that a failing plan shrinks. */
class Draw {
  private at = 0;
  private names = 0;
  constructor(private readonly numbers: readonly number[]) {}
  below(n: number): number {
    return (this.numbers[this.at++ % this.numbers.length] ?? 0) % n;
  }
  one<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }
  maybe(inTen: number): boolean {
    return this.below(10) < inTen;
  }
  fresh(base: string): string {
    return `${base}${this.names++}`;
  }
}

function condition(draw: Draw, layer: number, elements: readonly Expr[], depth: number): Expr {
  const sub = (): Expr => condition(draw, layer, elements, depth - 1);
  const choices: (() => Expr)[] = [
    () => b.flag(draw.one(flags)),
    () => b.flag(draw.one(flags)),
    () => b.constant(draw.maybe(5)),
  ];
  for (const element of elements) {
    choices.push(() => b.fieldOf(element, draw.one(["p", "q"]), b.boolean));
    if (layer > 1)
      choices.push(() =>
        b.compare(
          b.orElse({ ...b.decided("par_pièce", small, element), optional: true }, b.constant(0, small)),
          draw.one(["=", "≥"]),
          b.constant(draw.below(4), small),
        ),
      );
  }
  if (layer > 0)
    choices.push(() => b.compare(b.decided("a", small), draw.one(["=", "≠", "<"]), b.constant(draw.below(4), small)));
  if (layer > 2)
    choices.push(() => b.compare(b.decided("b", small), draw.one(["=", "≥"]), b.constant(draw.below(4), small)));
  if (layer > 3) choices.push(() => b.present({ ...b.decided("c", small), optional: true }));
  if (layer > 3)
    choices.push(() =>
      b.compare(
        b.orElse({ ...b.decided("c", small), optional: true }, b.constant(0, small)),
        "≤",
        b.constant(draw.below(4), small),
      ),
    );
  if (depth > 0) {
    choices.push(
      () => b.and(sub(), sub()),
      () => b.or(sub(), sub()),
      () => b.not(sub()),
    );
    const quantified = (): { name: string; inside: Expr } => {
      const name = draw.fresh("v");
      return { name, inside: condition(draw, layer, [...elements, b.variable(name, item)], depth - 1) };
    };
    choices.push(
      () => {
        const { name, inside } = quantified();
        return b.some(items, name, inside);
      },
      () => {
        const { name, inside } = quantified();
        return b.every(items, name, inside);
      },
      () => {
        const { name, inside } = quantified();
        return b.tally(items, name, inside, draw.one(["=", "≥", "<", "≠"]), b.constant(draw.below(3), small));
      },
      () => {
        const { name, inside } = quantified();
        return b.compare(b.count(b.filter(items, name, inside)), "≥", b.constant(draw.below(3), small));
      },
    );
  }
  return draw.one(choices)();
}

function value(draw: Draw, layer: number, elements: readonly Expr[], optional: boolean): Expr {
  if (optional && draw.maybe(2)) return b.absent(small);
  if (draw.maybe(6)) return b.constant(draw.below(4), small);
  if (layer > 0 && draw.maybe(5)) return b.decided("a", small);
  const [element] = elements;
  if (element && draw.maybe(5)) return b.fieldOf(element, "x", small);
  return b.choose(
    condition(draw, layer, elements, 1),
    b.constant(draw.below(4), small),
    b.constant(draw.below(4), small),
  );
}

function drawnPlan(numbers: readonly number[]): Plan | undefined {
  const draw = new Draw(numbers);
  const rules: Rule[] = [];
  const ofLayer = new Map<Layer, Rule[]>();
  const conclude = (layer: Layer, index: number, elements: readonly Expr[]): Conclusion => {
    if (layer === "Doc") return b.deliver("Doc", draw.maybe(5) ? { x: value(draw, index, elements, true) } : {});
    const about =
      layer === "par_pièce"
        ? elements.length > 0 && draw.maybe(8)
          ? draw.one(elements)
          : ({ kind: "first", list: items, type: item, optional: true } as const)
        : undefined;
    return b.decide(layer, value(draw, index, elements, layer === "c"), about);
  };
  for (const [index, layer] of layers.entries()) {
    const mine: Rule[] = [];
    ofLayer.set(layer, mine);
    const count = 1 + draw.below(4);
    for (let i = 0; i < count; i++) {
      const kinds = mine.length > 0 ? ["ordinary", "exception", "exception", "default"] : ["ordinary", "default"];
      const kind = draw.one(layer === "Doc" ? kinds.filter((k) => k !== "default") : kinds);
      const eachCount = draw.maybe(layer === "par_pièce" ? 8 : 3) ? 1 + (draw.maybe(2) ? 1 : 0) : 0;
      const id = draw.fresh(`${kind}_`);
      const each = Array.from({ length: eachCount }, (_, k) =>
        b.through(
          `${id}_${k}`,
          "Pièce",
          draw.maybe(3)
            ? b.filter(items, `${id}_w${k}`, condition(draw, index, [b.variable(`${id}_w${k}`, item)], 1))
            : items,
        ),
      );
      const elements = each.map((e) => b.variable(e.variable, item));
      const parts = {
        each,
        ...(draw.maybe(8) ? { when: condition(draw, index, elements, 2) } : {}),
        readings: [
          { label: "f", value: b.flag("f") },
          ...(index > 0 ? [{ label: "a", value: b.decided("a", small) }] : []),
        ],
        motif: index > 0 ? [b.decided("a", small)] : ["rien"],
      };
      const then = [conclude(layer, index, elements), ...(draw.maybe(2) ? [conclude(layer, index, elements)] : [])];
      if (kind === "ordinary") mine.push(b.rule(id, { ...parts, then }));
      else if (kind === "default") mine.push(b.byDefault(id, { ...parts, then: then.slice(0, 1) }));
      else {
        const targets: Target[] = [b.toRule(draw.one(mine).id)];
        if (draw.maybe(3)) targets.push(layer === "Doc" ? b.toDocument("Doc") : b.toDecision(layer));
        if (draw.maybe(2)) targets.push(b.toRule(draw.one(mine).id));
        const unique = targets.filter(
          (t, k) => targets.findIndex((o) => JSON.stringify(o) === JSON.stringify(t)) === k,
        );
        mine.push(b.exception(id, unique, { ...parts, then: draw.maybe(4) ? [] : then }));
      }
    }
    rules.push(...mine);
  }
  const plan = b.plan({
    structs: [structure],
    dossier: [...flags.map((f) => b.field(f, b.boolean)), b.field("pièces", b.listOf(item, 0, 5))],
    documents: [b.document("Doc", b.field("x", small, "optional"))],
    decisions: [
      b.decision("a", small),
      b.decision("par_pièce", small, { on: "Pièce", optional: draw.maybe(3) }),
      b.decision("b", small),
      b.decision("c", small, { optional: true }),
    ],
    rules,
  });
  const steps = order(plan);
  return "steps" in steps ? { ...plan, order: steps.steps } : undefined;
}

const dossier = fc.record({
  ...Object.fromEntries(flags.map((f) => [f, fc.boolean()])),
  pièces: fc.uniqueArray(
    fc.record({
      code: fc.constantFrom("A", "B", "C", "__proto__"),
      p: fc.boolean(),
      q: fc.boolean(),
      x: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 4, selector: (p) => p.code },
  ),
});

const IN_PARTS = { rules: 0, whole: 0, part: 400 };

test("rules agree, whatever they are", async () => {
  const draws = fc.sample(fc.array(fc.nat(997), { minLength: 60, maxLength: 300 }), { numRuns: 60, seed: 5 });
  const statuses = new Set<string>();
  for (const [n, numbers] of draws.entries()) {
    const plan = drawnPlan(numbers);
    if (!plan) continue;
    // Half of them as long regulations are written: rules beside what they conclude on, functions cut into parts of a few statements.
    const version = n % 2 === 0 ? await loaded(plan) : await loaded(plan, (text) => text, IN_PARTS);
    for (const json of fc.sample(dossier, { numRuns: 25, seed: n })) {
      const read = version.read(json);
      const set = version.readParameters(undefined);
      const trace: RuleTrace[] = [];
      // A dossier that was decided before is decided in the same way.
      const first = version.decide(read, set);
      const body = version.decide(read, set, trace);
      const expected: RuleTrace[] = [];
      const interpreted = interpret(plan, json, { trace: expected });
      if (!("body" in interpreted)) throw new Error("a valid dossier");
      for (const entry of expected) statuses.add(entry.status);
      for (const outcome of Object.values(interpreted.body.decisions)) statuses.add(String(outcome["status"]));
      if (JSON.stringify({ body, trace }) !== JSON.stringify({ body: interpreted.body, trace: expected })) {
        expect({ n, json, body, trace }).toEqual({ n, json, body: interpreted.body, trace: expected });
      }
      expect(JSON.stringify(body)).toBe(JSON.stringify(interpreted.body));
      expect(JSON.stringify(trace)).toBe(JSON.stringify(expected));
      expect(JSON.stringify(first)).toBe(JSON.stringify(body));
    }
  }
  for (const status of ["stands", "set-aside", "not-applied", "blocked", "acquired", "conflict", "no-rule", "absent"])
    expect(statuses).toContain(status);
});
