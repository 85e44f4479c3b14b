/**
 * What is sure where a rule stands: a condition comes in, and out go the decisions that must be settled for it to hold. A decision that is
 * blocked, in conflict or without rule leaves everything that depends on it open, and what is open does not hold.
 */
import type { Expr, Rule } from "../../plan/plan.js";

/** The decisions, without elements, that are settled wherever the rule is a reason. */
export function settledWhere(rule: Rule): ReadonlySet<string> {
  const sure = new Set(rule.condition ? settledIf(rule.condition) : []);
  // What concludes without a known value is no reason; of several conclusions, it could be by another.
  const [only] = rule.conclusions;
  if (rule.conclusions.length === 1 && only?.kind === "decide") addKnown(only.value, sure);
  if (rule.conclusions.length === 1 && only?.kind === "deliver")
    for (const { value } of only.fields) addKnown(value, sure);
  return sure;
}

/** The decisions that are settled if a condition holds. */
function settledIf(condition: Expr): ReadonlySet<string> {
  if (condition.kind === "and") return new Set(condition.items.flatMap((item) => [...settledIf(item)]));
  if (condition.kind === "or") {
    const [first, ...others] = condition.items.map(settledIf);
    return new Set([...(first ?? [])].filter((name) => others.every((other) => other.has(name))));
  }
  const sure = new Set<string>();
  addKnown(condition, sure);
  return sure;
}

/** Adds the decisions without which a value is not known. */
function addKnown(value: Expr, sure: Set<string>): void {
  switch (value.kind) {
    case "decision":
      if (value.element === undefined) sure.add(value.decision);
      return;
    case "compare":
    case "arithmetic":
      addKnown(value.left, sure);
      addKnown(value.right, sure);
      return;
    case "present":
    case "not":
    case "negate":
    case "round":
    case "member":
      addKnown(value.value, sure);
      return;
    default:
  }
}
