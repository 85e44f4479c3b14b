/** What compilation refuses for its size. Checking has no such limit: it answers whatever the text. */
import type { Plan } from "../plan/plan.js";
import type { Reporter } from "./report.js";

/** Definitions, rules, decisions and documents of one version together. The largest regulation known has some hundreds. */
export const MOST_DECLARATIONS = 10_000;
/** An exception to an exception to an exception…: no decree goes past three or four. */
export const DEEPEST_EXCEPTIONS = 50;

/** Reports what of these plans is too large to be compiled. */
export function refuseTooLarge(plans: readonly Plan[], reporter: Reporter): void {
  for (const plan of plans) {
    const size = plan.definitions.length + plan.rules.length + plan.decisions.length + plan.documents.length;
    const at = { file: plan.files[0] ?? "", start: 0, end: 0 };
    if (size > MOST_DECLARATIONS) {
      reporter.report("règlement-trop-grand", at, { code: plan.code, déclarations: size, limite: MOST_DECLARATIONS });
    }
    const deep = deepestException(plan);
    if (deep.depth > DEEPEST_EXCEPTIONS) {
      reporter.report("exceptions-trop-profondes", deep.place ?? at, {
        profondeur: deep.depth,
        limite: DEEPEST_EXCEPTIONS,
      });
    }
  }
}

/** The longest chain of exceptions to exceptions, and where its last one stands. Exceptions have no cycle. */
function deepestException(plan: Plan): { depth: number; place?: Plan["rules"][number]["place"] } {
  const byId = new Map(plan.rules.map((r) => [r.id, r]));
  const depths = new Map<string, number>();
  let deepest: { depth: number; place?: Plan["rules"][number]["place"] } = { depth: 0 };
  for (const rule of plan.rules) {
    const path = [rule];
    while (path.length > 0) {
      const top = path[path.length - 1] as (typeof path)[number];
      const targets = top.targets.flatMap((t) => (t.kind === "rule" ? (byId.get(t.rule) ?? []) : []));
      const waiting = targets.find((t) => !depths.has(t.id));
      if (waiting) {
        path.push(waiting);
        continue;
      }
      path.pop();
      const depth = top.kind === "exception" ? 1 + Math.max(0, ...targets.map((t) => depths.get(t.id) ?? 0)) : 0;
      depths.set(top.id, depth);
      if (depth > deepest.depth) deepest = { depth, place: top.place };
    }
  }
  return deepest;
}
