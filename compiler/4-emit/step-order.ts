/**
 * The order in which a long regulation is decided: in come steps in an order that respects what each waits for, out come the same with each rule just
 * before the first step that may ask about it.
 */
import type { Plan, Rule, Step } from "../../plan/plan.js";
import { topicOf, topicOfTarget } from "./topics.js";

export function withRulesLate({ rules }: Pick<Plan, "rules">, steps: readonly Step[]): readonly Step[] {
  const bearing = groupsOf(rules);
  const waiting = new Map<string, Step>();
  const ordered: Step[] = [];
  for (const step of steps) {
    if (step.kind === "rule") {
      waiting.set(step.rule, step);
      continue;
    }
    const topic = settledBy(step);
    for (const [id, rule] of waiting) {
      if (topic === undefined || bearing.get(`rule ${id}`) !== bearing.get(topic)) continue;
      ordered.push(rule);
      waiting.delete(id);
    }
    ordered.push(step);
  }
  return [...ordered, ...waiting.values()];
}

/** What a step that asks about rules settles. */
function settledBy(step: Step): string | undefined {
  switch (step.kind) {
    case "reach":
    case "decide":
      return `decision ${step.decision}`;
    case "deliver":
      return `document ${step.document}`;
    default:
      return undefined;
  }
}

/** For each rule, decision and document, a name that it shares with those it may bear on, directly or not. */
function groupsOf(rules: readonly Rule[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) at = up;
    parents.set(id, at);
    return at;
  };
  for (const { id, conclusions, targets } of rules) {
    for (const other of [...conclusions.map(topicOf), ...targets.map(topicOfTarget)])
      parents.set(root(other), root(`rule ${id}`));
  }
  return new Map([...parents.keys()].map((id) => [id, root(id)]));
}
