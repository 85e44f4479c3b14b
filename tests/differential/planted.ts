/** Bugs to plant in a plan before it is compiled: the code that comes out is wrong, and the differential run must see it. */
import type { Expr, Plan, Rule } from "../../plan/plan.js";
import { parts, withParts } from "../../plan/walk.js";

export interface Mutant {
  readonly name: string;
  readonly plan: Plan;
}

const oneMonth: Expr = {
  kind: "constant",
  value: "1",
  type: { kind: "duration", unit: "months", min: 1, max: 1 },
  optional: false,
};

/** What an emitter could get wrong in one expression; undefined where it could not. */
const slips: Readonly<Record<string, (e: Expr) => Expr | undefined>> = {
  "≥ taken for >": (e) => (e.kind === "compare" && e.op === "≥" ? { ...e, op: ">" } : undefined),
  "< taken for ≤": (e) => (e.kind === "compare" && e.op === "<" ? { ...e, op: "≤" } : undefined),
  "= taken for ≠": (e) => (e.kind === "compare" && e.op === "=" ? { ...e, op: "≠" } : undefined),
  "one month too many": (e) =>
    e.kind === "add-months" && e.months.type.kind === "duration"
      ? {
          ...e,
          months: {
            kind: "arithmetic",
            op: "+",
            left: e.months,
            right: oneMonth,
            type: e.months.type,
            optional: e.months.optional,
          },
        }
      : undefined,
  "et taken for ou": (e) => (e.kind === "and" ? { ...e, kind: "or" } : undefined),
  "some taken for every": (e) => (e.kind === "some" ? { ...e, kind: "every" } : undefined),
  "rounded down": (e) => (e.kind === "round" && e.mode === "nearest" ? { ...e, mode: "down" } : undefined),
  "rounded to nearest": (e) => (e.kind === "round" && e.mode !== "nearest" ? { ...e, mode: "nearest" } : undefined),
  "sorted the other way": (e) => (e.kind === "sort" ? { ...e, descending: !e.descending } : undefined),
  "maximum taken for minimum": (e) => (e.kind === "maximum" ? { ...e, kind: "minimum" } : undefined),
  "first taken for last": (e) => (e.kind === "first" ? { ...e, kind: "last" } : undefined),
  "a tally off by one": (e) => (e.kind === "tally" && e.test === "≥" ? { ...e, test: ">" } : undefined),
};

/** The same plan with a slip in one of the places where it can be made, for each place. Readings and tests are left as they are. */
export function slipsIn(plan: Plan): readonly Mutant[] {
  return Object.entries(slips).flatMap(([name, slip]) => {
    const mutants: Mutant[] = [];
    for (let place = 0; ; place++) {
      const made = withSlip(plan, slip, place);
      if (!made) return mutants;
      mutants.push({ name: `${name}, ${place + 1}`, plan: made });
    }
  });
}

function withSlip(plan: Plan, slip: (e: Expr) => Expr | undefined, place: number): Plan | undefined {
  let seen = 0;
  const visit = (e: Expr): Expr => {
    const changed = slip(e);
    if (changed && seen++ === place) return changed;
    const before = parts(e);
    if (seen > place || before.length === 0) return e;
    const after = before.map(visit);
    return after.every((part, i) => part === before[i]) ? e : withParts(e, after);
  };
  const inRule = (rule: Rule): Rule => ({
    ...rule,
    each: rule.each.map((e) => ({ ...e, list: visit(e.list) })),
    lets: rule.lets.map((l) => ({ ...l, value: visit(l.value) })),
    ...(rule.condition && { condition: visit(rule.condition) }),
    conclusions: rule.conclusions.map((c) =>
      c.kind === "decide"
        ? { ...c, value: visit(c.value) }
        : { ...c, fields: c.fields.map((f) => ({ ...f, value: visit(f.value) })) },
    ),
  });
  const definitions = plan.definitions.map((d) => ({ ...d, body: visit(d.body) }));
  const rules = plan.rules.map(inRule);
  return seen > place ? { ...plan, definitions, rules } : undefined;
}

/** The same plan without one of its rules, for each rule that is not alone to conclude. Its entries in the trace are missed as well. */
export function forgottenRules(plan: Plan): readonly Mutant[] {
  return plan.rules
    .filter((forgotten) => forgotten.kind !== "ordinary")
    .map((forgotten) => ({
      name: `${forgotten.id} forgotten`,
      plan: {
        ...plan,
        rules: plan.rules.map((rule) =>
          rule.id === forgotten.id
            ? { ...rule, targets: [], conclusions: [], ...(rule.kind === "exception" && { kind: "ordinary" as const }) }
            : { ...rule, targets: rule.targets.filter((t) => t.kind !== "rule" || t.rule !== forgotten.id) },
        ),
      },
    }));
}
