/**
 * Plans drawn at random: not regulations that anyone would write, but every way in which rules, exceptions, defaults, « pour chaque » and
 * blocked decisions can meet.
 */
import fc from "fast-check";
import { order } from "../../compiler/3-lower/order.js";
import type { Conclusion, Expr, Plan, Rule, Target } from "../../plan/plan.js";
import * as b from "../plans/build.js";

const unit = b.struct("U");
const units = b.input("us", b.listOf(unit, 0, 4));
const FLAGS = ["p", "q", "r", "s"];
const PLAIN = ["d0", "d1", "d2"];
const ON_UNITS = ["e0", "e1"];
/** In the order in which rules may read them: each only those before it. */
const DECISIONS = ["d0", "e0", "d1", "e1", "d2"];
const VALUES = ["a", "b"];
const value = (name: string): Expr => b.constant(name, b.text);

/** How a rule is made; numbers choose among what is there to choose from. */
interface Seeds {
  readonly kind: number;
  readonly each: number;
  readonly level: number;
  readonly conditions: readonly (readonly [what: number, which: number, negated: boolean])[];
  readonly joined: boolean;
  readonly conclusions: readonly (readonly [what: number, which: number, value: number])[];
  readonly targets: readonly number[];
}

const seeds: fc.Arbitrary<Seeds> = fc.record({
  kind: fc.nat({ max: 9 }),
  each: fc.nat({ max: 9 }),
  level: fc.nat({ max: DECISIONS.length - 1 }),
  conditions: fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 11 }), fc.boolean()), { maxLength: 3 }),
  joined: fc.boolean(),
  conclusions: fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 11 }), fc.nat({ max: 11 })), {
    minLength: 1,
    maxLength: 2,
  }),
  targets: fc.array(fc.nat({ max: 23 }), { minLength: 1, maxLength: 3 }),
});

/** Up to twelve rules; undefined where what was drawn has no order of evaluation. */
export const randomPlans: fc.Arbitrary<Plan | undefined> = fc
  .tuple(
    fc.array(seeds, { minLength: 3, maxLength: 12 }),
    fc.boolean(),
    fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  )
  .map(([drawn, shuffled, optional]) => {
    const rules: Rule[] = [];
    drawn.forEach((seed, i) => rules.push(ruleOf(seed, `r${i}`, rules)));
    const plan = b.plan({
      structs: [
        b.structure("U", [b.field("code", b.text), b.field("x", b.boolean), b.field("n", b.integer(0, 3))], {
          identifiedBy: "code",
        }),
      ],
      dossier: [...FLAGS.map((f) => b.field(f, b.boolean)), b.field("us", b.listOf(unit, 0, 4))],
      documents: [b.document("Doc", b.field("v", b.text)), b.document("Nu")],
      decisions: DECISIONS.map((name, i) =>
        b.decision(name, b.text, { optional: optional[i] ?? false, ...(ON_UNITS.includes(name) && { on: "U" }) }),
      ),
      rules: shuffled ? [...rules].reverse() : rules,
    });
    const found = order(plan);
    return "steps" in found ? { ...plan, order: found.steps } : undefined;
  });

/** What a decision says; one that may be absent is read as « b » then. */
const read = (name: string, element?: Expr): Expr =>
  b.orElse({ ...b.decided(name, b.text, element), optional: true }, value("b"));

const of = <T>(items: readonly T[], i: number): T => items[i % items.length] as T;

function ruleOf(seed: Seeds, id: string, before: readonly Rule[]): Rule {
  const kind = seed.kind < 4 || before.length === 0 ? "ordinary" : seed.kind < 6 ? "default" : "exception";
  const readable = DECISIONS.slice(0, seed.level);
  const variables = seed.each < 5 ? [] : seed.each < 9 ? [`u_${id}`] : [`u_${id}`, `w_${id}`];
  // One list in three depends on a decision, and may be blocked.
  const list = (name: string): Expr =>
    seed.each % 3 === 0 && readable.includes("d0") ? b.filter(units, `f_${name}`, isA(read("d0"))) : units;
  const each = variables.map((name) => b.through(name, "U", list(name)));
  const conditions = seed.conditions.map((c) => conditionOf(c, variables, readable, id));
  const condition = conditions.length === 0 ? undefined : seed.joined ? b.and(...conditions) : b.or(...conditions);
  const conclusions = seed.conclusions.flatMap((c) =>
    conclusionOf(c, seed.level, variables, readable, kind === "default"),
  );
  const parts = {
    each,
    ...(condition && { when: condition }),
    then: conclusions,
    readings: [{ label: "p", value: b.flag("p") }],
  };
  if (kind === "exception") {
    const targets = targetsOf(seed, before, variables.length > 0);
    if (targets.length > 0) return b.exception(id, targets, { ...parts, then: seed.kind < 8 ? conclusions : [] });
  }
  if (conclusions.length === 0)
    return b.rule(id, { ...parts, each: [], then: [b.deliver("Nu")], ...(condition && { when: b.flag("q") }) });
  return kind === "default" ? b.byDefault(id, parts) : b.rule(id, parts);
}

const isA = (e: Expr): Expr => b.compare(e, "=", value("a"));
const unitOf = (name: string): Expr => b.variable(name, unit);

function conditionOf(
  [what, which, negated]: Seeds["conditions"][number],
  variables: readonly string[],
  readable: readonly string[],
  id: string,
): Expr {
  const plain = readable.filter((d) => PLAIN.includes(d));
  const onUnits = readable.filter((d) => ON_UNITS.includes(d));
  const positive = (): Expr => {
    if (what < 2 || (what < 5 && readable.length === 0)) return b.flag(of(FLAGS, which));
    if (what === 2 && variables.length > 0) return b.fieldOf(unitOf(of(variables, which)), "x", b.boolean);
    if (what === 3 && plain.length > 0) return isA(read(of(plain, which)));
    if (what === 4 && onUnits.length > 0 && variables.length > 0)
      return isA(read(of(onUnits, which), unitOf(of(variables, which))));
    if (what === 5 && onUnits.length > 0) {
      const v = `s_${id}_${which}`;
      return b.some(units, v, isA(read(of(onUnits, which), unitOf(v))));
    }
    if (variables.length > 1)
      return b.compare(
        b.fieldOf(unitOf(of(variables, 0)), "n", b.integer(0, 3)),
        "<",
        b.fieldOf(unitOf(of(variables, 1)), "n", b.integer(0, 3)),
      );
    return b.flag(of(FLAGS, which + 1));
  };
  return negated ? b.not(positive()) : positive();
}

function conclusionOf(
  [what, which, chosen]: Seeds["conclusions"][number],
  level: number,
  variables: readonly string[],
  readable: readonly string[],
  isDefault: boolean,
): readonly Conclusion[] {
  const plain = readable.filter((d) => PLAIN.includes(d));
  const says = chosen > 9 && plain.length > 0 ? read(of(plain, which)) : value(of(VALUES, chosen));
  if (what === 0 && !isDefault) return [b.deliver("Doc", { v: says })];
  if (what === 1 && !isDefault) return [b.deliver("Nu")];
  const decidable = DECISIONS.slice(level).filter((d) => PLAIN.includes(d) || variables.length > 0);
  if (decidable.length === 0) return [];
  const name = of(decidable, which);
  return [b.decide(name, says, ON_UNITS.includes(name) ? unitOf(of(variables, chosen)) : undefined)];
}

/** Rules before it, decisions, documents; with « pour chaque », only what runs through elements too. */
function targetsOf(seed: Seeds, before: readonly Rule[], runs: boolean): readonly Target[] {
  const rules = before.filter((rule) => !runs || rule.each.length > 0).map((rule): Target => b.toRule(rule.id));
  const decisions = (runs ? ON_UNITS : DECISIONS).map((name): Target => b.toDecision(name));
  const documents = [b.toDocument("Doc"), b.toDocument("Nu")];
  const all = [...rules, ...rules, ...rules, ...decisions, ...(runs ? [] : documents)];
  const targets = seed.targets.map((i) => of(all, i));
  return targets.filter((t, i) => targets.findIndex((other) => JSON.stringify(other) === JSON.stringify(t)) === i);
}
