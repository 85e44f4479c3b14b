/** Two rules that would leave different values: in come rules, out comes a decision on which they conclude different constants. */
import type { Expr, Rule } from "../../plan/plan.js";
import { canonical } from "../../plan/walk.js";

export interface Differing {
  readonly decision: string;
  readonly one: Expr;
  readonly other: Expr;
}

/** Constants, or no value at all: of other values it is not known that they differ. */
const isSettled = (e: Expr): boolean => e.kind === "constant" || e.kind === "absent";

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
      if (canonical(x.value) !== canonical(y.value) && isSame(x.element, y.element))
        return { decision: x.decision, one: x.value, other: y.value };
    }
  }
  return undefined;
}
