/** One dossier through the compiled code and through the interpreter, and a search for dossiers on which they differ. */
import fc from "fast-check";
import { interpret } from "../../interpreter/index.js";
import type { Plan } from "../../plan/plan.js";
import { childOf } from "../../runtime/pointer.js";
import type { Body, CompiledVersion, Problem, Raw, RuleTrace } from "../../runtime/verdict.js";
import { dossiers, parameters } from "./dossiers.js";
import { nearlyValid } from "./spoilt.js";

export type Outcome =
  | { readonly problems: readonly string[] }
  | {
      readonly body: Body;
      readonly parameters: Readonly<Record<string, Raw>>;
      readonly trace: readonly RuleTrace[];
    };

/** Where each problem is and what it is, whatever their order. */
const inOrder = (problems: readonly Problem[]): readonly string[] =>
  [...new Set(problems.map((p) => `${p.pointer} ${p.code}`))].sort();

/** As a pack runs a version. */
export function compiledOutcome(version: CompiledVersion, dossier: unknown, set: unknown): Outcome {
  const found = [...version.validate(dossier), ...version.validateParameters(set)];
  if (found.length > 0) return { problems: inOrder(found) };
  const read = version.read(dossier);
  const used = version.readParameters(set);
  const broken = version.checkDossier(read, used);
  if (broken.length > 0) return { problems: inOrder(broken) };
  const trace: RuleTrace[] = [];
  const body = version.decide(read, used, trace);
  return { body, parameters: version.chosen(used), trace };
}

export function interpretedOutcome(plan: Plan, dossier: unknown, set: unknown): Outcome {
  const trace: RuleTrace[] = [];
  const result = interpret(plan, dossier, { parameters: set, trace });
  return "problems" in result ? { problems: inOrder(result.problems) } : { ...result, trace };
}

export interface Disagreement {
  readonly dossier: unknown;
  readonly parameters: unknown;
  /** Where they differ: what compiled code says, then what the interpreter says. */
  readonly differences: readonly string[];
}

/**
 * Looks for a dossier on which a compiled version and the plan's meaning differ: most drawn valid, one in five spoilt.
 * The dossier that is found is made as small as can be.
 */
export function disagreement(
  plan: Plan,
  version: CompiledVersion,
  seed: number,
  numRuns: number,
): Disagreement | undefined {
  const cases = fc.tuple(fc.oneof({ weight: 4, arbitrary: dossiers(plan) }, nearlyValid(plan)), parameters(plan));
  const result = fc.check(
    fc.property(cases, ([dossier, set]) => same(plan, version, dossier, set)),
    { seed, numRuns },
  );
  if (!result.failed) return undefined;
  const [[dossier, set]] = result.counterexample ?? [[undefined, undefined]];
  const { compiled, interpreted } = both(plan, version, dossier, set);
  return { dossier, parameters: set, differences: differences(compiled, interpreted, "").slice(0, 10) };
}

function differences(a: unknown, b: unknown, path: string): readonly string[] {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  if (left === right) return [];
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return [`${path}: ${left} / ${right}`];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const inside = [...keys].flatMap((key) => differences(childOf(a, key), childOf(b, key), `${path}/${key}`));
  return inside.length > 0 ? inside : [`${path}: ${left} / ${right}`];
}

const same = (plan: Plan, version: CompiledVersion, dossier: unknown, set: unknown): boolean => {
  if (isOfAnotherVersion(plan, dossier)) return true;
  const { compiled, interpreted } = both(plan, version, dossier, set);
  return JSON.stringify(compiled) === JSON.stringify(interpreted);
};

/** A pack hands a version only the dossiers that its period covers: dated parameters may have no value for others. */
function isOfAnotherVersion({ selector, validity, dossier: fields }: Plan, dossier: unknown): boolean {
  const key = fields.find((f) => f.name === selector?.field)?.key;
  const value = key === undefined ? undefined : childOf(dossier, key);
  if (!validity || (typeof value !== "string" && typeof value !== "number")) return false;
  // Days in ISO form and years of four digits are in the order of their texts.
  return String(value) < validity.from || (validity.to !== undefined && String(value) > validity.to);
}

function both(
  plan: Plan,
  version: CompiledVersion,
  dossier: unknown,
  set: unknown,
): { readonly compiled: unknown; readonly interpreted: unknown } {
  const interpreted = interpretedOutcome(plan, dossier, set);
  try {
    return { compiled: compiledOutcome(version, dossier, set), interpreted };
  } catch (error) {
    return { compiled: `thrown: ${String(error)}`, interpreted };
  }
}
