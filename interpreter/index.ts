/**
 * The interpreter: a plan and a candidate's file (JSON) go in, the verdict's body comes out. It is `plan/README.md` as code, exact and
 * without cleverness: compiled packs must agree with it on every dossier.
 */
import type { Plan, Step } from "../plan/plan.js";
import type { Body, Problem, Raw, RuleTrace } from "../runtime/verdict.js";
import { assertNever } from "./assert-never.js";
import { Dependencies } from "./dependencies.js";
import { readDossier as readDossierWith } from "./dossier.js";
import { Facts, type Decided, type Probe } from "./facts.js";
import { Instances } from "./instances.js";
import { Keys } from "./keys.js";
import { Parameters, readParameters } from "./parameters.js";
import { Report } from "./report.js";
import { Settling } from "./settling.js";
import { Standing } from "./standing.js";
import { BLOCKED, type Element } from "./values.js";

export { equal, type Answer } from "./values.js";
export { readParameters, type Probe };

/** Validates a candidate's file straight from the plan's types, with all its problems at once. Never throws, whatever the JSON. */
export function readDossier(
  plan: Plan,
  json: unknown,
  parameters: Parameters = new Parameters(plan, new Map()),
): { readonly problems: readonly Problem[]; readonly dossier?: Element } {
  return readDossierWith(plan, json, parameters);
}

export interface Options {
  /** What the caller sets of the parameters open to choice. */
  readonly parameters?: unknown;
  /** Filled with one entry per instance of each rule, in order of declaration. */
  readonly trace?: RuleTrace[];
  /** Looks on. */
  readonly probe?: Probe;
}

export type Interpretation =
  | { readonly problems: readonly Problem[] }
  | { readonly body: Body; readonly parameters: Readonly<Record<string, Raw>> };

/** Decides a dossier; or says all that is wrong with it, or with the parameters. */
export function interpret(plan: Plan, json: unknown, options: Options = {}): Interpretation {
  const { problems: ofParameters, parameters } = readParameters(plan, options.parameters);
  const { problems: ofDossier, dossier } = readDossierWith(
    plan,
    json,
    ofParameters.length > 0 ? undefined : parameters,
    options.probe,
  );
  if (ofParameters.length > 0 || dossier === undefined) return { problems: [...ofDossier, ...ofParameters] };
  const { facts, report } = decide(plan, dossier, parameters, options.probe);
  options.trace?.push(...report.trace());
  return { body: report.body(), parameters: parameters.used(facts) };
}

function decide(
  plan: Plan,
  dossier: Element,
  parameters: Parameters,
  probe: Probe | undefined,
): { readonly facts: Facts; readonly report: Report } {
  // Facts ask decisions for their answers, which rules give, which read facts.
  const decided: Decided = {
    decision: (name, element) => settling.decision(name, element),
    documents: (name) => settling.documents(name),
  };
  const facts: Facts = new Facts(plan, dossier, parameters, decided, probe);
  const rules = new Instances(plan, facts);
  const standing = new Standing(rules);
  const settling: Settling = new Settling(facts, rules, standing);
  // Everything is computed on demand, once. Following the order of steps keeps a long chain of decisions from becoming a deep recursion.
  for (const step of plan.order) take(step, facts, rules, standing, settling);
  return { facts, report: new Report(facts, rules, standing, settling, new Dependencies(rules), new Keys(facts)) };
}

function take(step: Step, facts: Facts, rules: Instances, standing: Standing, settling: Settling): void {
  switch (step.kind) {
    case "definition":
      return void facts.definition(step.definition);
    case "group":
      return void facts.groups(step.group);
    case "rule":
      return void rules.instances(rules.named(step.rule));
    case "reach":
    case "decide": {
      const decision = settling.named(step.decision);
      const elements = decision.on === undefined ? [undefined] : facts.elements(decision.on);
      for (const element of elements === BLOCKED ? [] : elements) {
        if (step.kind === "reach") standing.reached(decision.name, element);
        else settling.settle(decision, element);
      }
      return;
    }
    case "deliver":
      return void settling.deliver(step.document);
    default:
      return assertNever(step);
  }
}
