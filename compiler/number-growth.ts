/**
 * How many values a number multiplies or divides together, through definitions, functions and decisions: exact numbers have as many digits.
 * In comes a plan, out goes the first definition or rule whose number could not be computed. Nothing of a plan depends on itself.
 */
import type { Expr, Place, Plan, Rule } from "../plan/plan.js";
import { parts } from "../plan/walk.js";
import { append } from "./grouping.js";

/** The largest regulation known multiplies three or four. */
export const MOST_FACTORS = 10_000;

/** Of what names stand for. */
type Known = ReadonlyMap<string, number>;

export function firstHugeNumber(plan: Plan): { readonly name: string; readonly place: Place } | undefined {
  const bodies = new Map(plan.definitions.map(({ id, body }) => [id, body]));
  const rulesOf = new Map<string, Rule[]>();
  for (const rule of plan.rules)
    for (const one of rule.conclusions) if (one.kind === "decide") append(rulesOf, one.decision, rule);
  const ofDefinitions = new Map<string, number>();
  const ofDecisions = new Map<string, number>();

  const most = (exprs: readonly Expr[], known: Known): number =>
    exprs.reduce((most, e) => Math.max(most, factors(e, known)), 1);
  const definition = (id: string): number =>
    once(ofDefinitions, id, () => {
      const body = bodies.get(id);
      return body === undefined ? 1 : Math.max(1, factors(body, new Map()));
    });
  const decision = (name: string): number =>
    once(ofDecisions, name, () =>
      (rulesOf.get(name) ?? []).reduce((most, rule) => Math.max(most, concluded(rule, name)), 1),
    );
  const concluded = ({ lets, conclusions }: Rule, name?: string): number => {
    let known: Known = new Map();
    for (const { variable, value } of lets) known = new Map(known).set(variable, factors(value, known));
    const values = conclusions.flatMap((one) =>
      one.kind === "decide" && (name === undefined || one.decision === name) ? [one.value] : [],
    );
    return most(values, known);
  };
  const factors = (e: Expr, known: Known): number => {
    switch (e.kind) {
      // A number of the text, where a value is multiplied by it, adds its few digits once.
      case "constant":
        return 0;
      case "variable":
        return known.get(e.name) ?? 1;
      case "definition":
      case "derived":
        return definition(e.definition);
      case "call":
        return definition(e.definition) * most(e.args, known);
      case "decision":
        return decision(e.decision);
      case "arithmetic":
        return e.op === "*" || e.op === "/"
          ? factors(e.left, known) + factors(e.right, known)
          : most([e.left, e.right], known);
      case "let":
        return factors(e.body, new Map(known).set(e.variable, factors(e.value, known)));
      default:
        return most(
          parts(e),
          "list" in e && "variable" in e ? new Map(known).set(e.variable, factors(e.list, known)) : known,
        );
    }
  };

  return (
    plan.definitions.find(({ id }) => definition(id) > MOST_FACTORS) ??
    plan.rules.find((rule) => concluded(rule) > MOST_FACTORS)
  );
}

function once(known: Map<string, number>, name: string, compute: () => number): number {
  const before = known.get(name);
  if (before !== undefined) return before;
  const found = compute();
  known.set(name, found);
  return found;
}
