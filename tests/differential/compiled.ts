/** Runs a compiled version as a pack does, and says where it and the interpreter differ. */
import { interpret } from "../../interpreter/index.js";
import type { Plan } from "../../plan/plan.js";
import type { Body, CompiledVersion, Problem, Raw, RuleTrace } from "../../runtime/verdict.js";

export type Outcome =
  | { readonly problems: readonly string[] }
  | { readonly body: Body; readonly parameters: Readonly<Record<string, Raw>>; readonly trace: readonly RuleTrace[] };

/** Where each problem is and what it is, whatever their order. */
const inOrder = (problems: readonly Problem[]): readonly string[] =>
  [...new Set(problems.map((p) => `${p.pointer} ${p.code}`))].sort();

export function compiledOutcome(version: CompiledVersion, dossier: unknown, parameters: unknown): Outcome {
  const found = [...version.validate(dossier), ...version.validateParameters(parameters)];
  if (found.length > 0) return { problems: inOrder(found) };
  const read = version.read(dossier);
  const used = version.readParameters(parameters);
  const broken = version.checkDossier(read, used);
  if (broken.length > 0) return { problems: inOrder(broken) };
  const trace: RuleTrace[] = [];
  const body = version.decide(read, used, trace);
  return { body, parameters: version.chosen(used), trace };
}

export function interpretedOutcome(plan: Plan, dossier: unknown, parameters: unknown): Outcome {
  const trace: RuleTrace[] = [];
  const result = interpret(plan, dossier, { parameters, trace });
  return "problems" in result ? { problems: inOrder(result.problems) } : { ...result, trace };
}
