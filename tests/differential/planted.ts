/** Bugs to plant in a plan before it is compiled: the code that comes out is wrong, and the differential run must see it. */
import { rewritten, withoutRules } from "../../harness/mutants/rewrite.js";
import type { Expr, Plan } from "../../plan/plan.js";

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
  const { definitions, rules } = rewritten({ ...plan, parameters: [], constraints: [], groups: [] }, (e) => {
    const changed = slip(e);
    return changed && seen++ === place ? changed : undefined;
  });
  return seen > place ? { ...plan, definitions, rules } : undefined;
}

/** The same plan without one of its rules, for each rule that is not alone to conclude. Its entries in the trace are missed as well. */
export function forgottenRules(plan: Plan): readonly Mutant[] {
  return plan.rules
    .filter((forgotten) => forgotten.kind !== "ordinary")
    .map(({ id }) => ({ name: `${id} forgotten`, plan: withoutRules(plan, new Set([id])) }));
}
