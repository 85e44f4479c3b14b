/** What compilation refuses for its size. Checking has no such limit: it answers whatever the text. */
import type { Definition, Plan } from "../plan/plan.js";
import { parts } from "../plan/walk.js";
import { firstHugeNumber, MOST_FACTORS } from "./number-growth.js";
import type { Reporter } from "./report.js";

/** Definitions, rules, decisions and documents of one version together. The largest regulation known has some hundreds. */
export const MOST_DECLARATIONS = 10_000;
/** An exception to an exception to an exception…: no decree goes past three or four. */
export const DEEPEST_EXCEPTIONS = 50;
/** How many times functions are evaluated for one value, loops through lists apart: functions keep nothing of what they gave. */
export const MOST_CALLS = 10_000;

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
    const huge = firstHugeNumber(plan);
    if (huge) reporter.report("nombre-démesuré", huge.place, { nom: huge.name, limite: MOST_FACTORS });
    const long = firstLongFunction(plan);
    if (long) reporter.report("calcul-trop-long", long.place, { nom: long.name, limite: MOST_CALLS });
  }
}

/** The first function that calls others that call others so often, each several times, that it would take too long. Calls have no cycle. */
function firstLongFunction({ definitions }: Plan): Definition | undefined {
  const byId = new Map(definitions.map((d) => [d.id, d]));
  const counted = new Map<string, number>();
  const calls = (d: Definition): number => {
    const known = counted.get(d.id);
    if (known !== undefined) return known;
    let total = 1;
    const pending = [d.body];
    for (let e = pending.pop(); e !== undefined && total <= MOST_CALLS; e = pending.pop()) {
      const called = e.kind === "call" ? byId.get(e.definition) : undefined;
      if (called) total += calls(called);
      pending.push(...parts(e));
    }
    counted.set(d.id, total);
    return total;
  };
  return definitions.find((d) => calls(d) > MOST_CALLS);
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
