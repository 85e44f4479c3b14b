/** A candidate's file, read and checked: every problem of its JSON at once, then the contraintes, or the facts. */
import type { Plan } from "../plan/plan.js";
import type { Problem } from "../runtime/verdict.js";
import { evaluate } from "./expressions.js";
import { Facts, type Decided, type Probe } from "./facts.js";
import { Parameters } from "./parameters.js";
import { isObject, readFields, readValue, type Reading } from "./reading.js";
import { broken, Element } from "./values.js";

/** The key that every dossier may have, whatever the regulation. */
const IDENTIFIER = "identifiant";

/** Neither « présent si » nor contraintes read a decision. */
const nothingDecided: Decided = {
  decision: () => broken("no decision in a condition on the dossier"),
  documents: () => broken("no document in a condition on the dossier"),
};

/**
 * Validates a dossier straight from the plan's types; `dossier` is there when there is no problem. Never throws on data.
 * Contraintes, which may speak of parameters, are left aside where those are not known.
 */
export function readDossier(
  plan: Plan,
  json: unknown,
  parameters: Parameters | undefined,
  probe?: Probe,
): { readonly problems: readonly Problem[]; readonly dossier?: Element } {
  const problems: Problem[] = [];
  if (!isObject(json)) return { problems: [{ pointer: "", code: "not-an-object" }] };
  const dossier = new Element("");
  const known = parameters ?? new Parameters(plan, new Map());
  const facts = new Facts(plan, dossier, known, nothingDecided);
  const reading: Reading = {
    plan,
    problems,
    whenHolds: (condition, element) => evaluate(facts, condition, new Map([["self", element]])) === true,
  };
  readFields(reading, plan.dossier, json, "", dossier, [IDENTIFIER]);
  const identifier = json[IDENTIFIER] ?? null;
  if (identifier !== null && !plan.dossier.some((f) => f.key === IDENTIFIER)) {
    readValue(reading, { kind: "text" }, identifier, `/${IDENTIFIER}`);
  }
  // Contraintes speak of a dossier that is otherwise in order.
  if (problems.length > 0) return { problems };
  // Facts asked for a « présent si » may have been computed on a dossier half read.
  const whole = new Facts(plan, dossier, known, nothingDecided, probe);
  for (const { condition, message, legal } of parameters ? plan.constraints : []) {
    if (evaluate(whole, condition, new Map()) === false)
      problems.push({ pointer: "", code: "constraint", details: legal.length > 0 ? { message, legal } : { message } });
  }
  return problems.length > 0 ? { problems } : { problems, dossier };
}
