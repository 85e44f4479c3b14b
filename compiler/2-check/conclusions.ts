/** What rules conclude: the rules of each decision, and what two rules conclude differently. */
import type { Expr, Plan, Rule } from "../../plan/plan.js";

/** The rules that conclude on each decision, in order. */
export function rulesByDecision(plan: Plan): Map<string, Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of plan.rules) {
    for (const decision of new Set(rule.conclusions.flatMap((c) => (c.kind === "decide" ? [c.decision] : [])))) {
      const rules = found.get(decision) ?? [];
      rules.push(rule);
      found.set(decision, rules);
    }
  }
  return found;
}

/** A decision on which two rules conclude different constants. */
export interface Differing {
  readonly decision: string;
  readonly one: Expr;
  readonly other: Expr;
}

/** Constants, or no value at all: of other values it is not known that they differ. */
const isSettled = (e: Expr): boolean => e.kind === "constant" || e.kind === "absent";

const isSameValue = (a: Expr, b: Expr): boolean =>
  a.kind === "constant" && b.kind === "constant" ? a.value === b.value : a.kind === b.kind;

/** `isSame`: whether what two conclusions on one decision are about is one element. */
export function differing(
  one: Rule,
  other: Rule,
  isSame: (a: Expr | undefined, b: Expr | undefined) => boolean,
): Differing | undefined {
  for (const x of one.conclusions) {
    if (x.kind !== "decide" || !isSettled(x.value)) continue;
    for (const y of other.conclusions) {
      if (y.kind !== "decide" || y.decision !== x.decision || !isSettled(y.value)) continue;
      if (!isSameValue(x.value, y.value) && isSame(x.element, y.element))
        return { decision: x.decision, one: x.value, other: y.value };
    }
  }
  return undefined;
}
