/** A search for dossiers on which engines differ: most drawn valid, one in five spoilt; what is found is made as small as can be. */
import fc from "fast-check";
import type { Plan } from "../../plan/plan.js";
import { childOf } from "../../runtime/pointer.js";
import { jsonDifferences } from "../outcome.js";
import { agree, comparable, ENGINES, selectorKey, type Decided, type Engine, type Version } from "../version.js";
import { dossiers, parameters } from "./dossiers.js";
import { nearlyValid } from "./spoilt.js";

export interface Disagreement {
  readonly dossier: unknown;
  readonly parameters: unknown;
  /** The engine that differs from the first one. */
  readonly engine: string;
  /** Where they differ: what the first engine says, then what the other says. */
  readonly differences: readonly string[];
}

export interface SearchOptions {
  readonly seed: number;
  readonly runs: number;
  readonly engines?: readonly Engine[];
  /** Called after each dossier. */
  readonly told?: () => void;
}

/** The smallest dossier found on which two engines differ, or an engine fails; nothing when they agree on all that were drawn. */
export function disagreement(
  version: Version,
  { seed, runs, engines = ENGINES, told = () => undefined }: SearchOptions,
): Disagreement | undefined {
  const { plan } = version;
  const cases = fc.tuple(fc.oneof({ weight: 4, arbitrary: dossiers(plan) }, nearlyValid(plan)), parameters(plan));
  const result = fc.check(
    fc.property(cases, ([dossier, set]) => {
      told();
      return isOfAnotherVersion(plan, dossier) || differing(version, engines, dossier, set) === undefined;
    }),
    { seed, numRuns: runs },
  );
  if (!result.failed) return undefined;
  const [[dossier, set]] = result.counterexample ?? [[undefined, undefined]];
  const found = differing(version, engines, dossier, set);
  return { dossier, parameters: set, engine: found?.engine ?? "", differences: found?.differences ?? [] };
}

/** The first engine that differs from the first of all. */
function differing(
  version: Version,
  engines: readonly Engine[],
  dossier: unknown,
  set: unknown,
): Pick<Disagreement, "engine" | "differences"> | undefined {
  const [first, ...others] = engines.map((engine) => ({
    engine: engine.name,
    ...attempt(version, engine, dossier, set),
  }));
  for (const other of others) {
    if (first?.decided && other.decided && agree(first.decided, other.decided)) continue;
    const differences =
      first?.decided && other.decided
        ? jsonDifferences(...comparable(first.decided, other.decided))
        : [`${first?.thrown ?? "decided"} / ${other.thrown ?? "decided"}`];
    return { engine: other.engine, differences: differences.slice(0, 10) };
  }
  return undefined;
}

function attempt(
  version: Version,
  engine: Engine,
  dossier: unknown,
  set: unknown,
): { readonly decided?: Decided; readonly thrown?: string } {
  try {
    return { decided: engine.decide(version, dossier, set) };
  } catch (failure) {
    return { thrown: `thrown: ${String(failure)}` };
  }
}

/** A pack hands a version only the dossiers that its period covers: dated parameters may have no value for others. */
export function isOfAnotherVersion(plan: Plan, dossier: unknown): boolean {
  const key = selectorKey(plan);
  const { validity } = plan;
  const value = key === undefined ? undefined : childOf(dossier, key);
  if (!validity || (typeof value !== "string" && typeof value !== "number")) return false;
  // Days in ISO form and years of four digits are in the order of their texts.
  return String(value) < validity.from || (validity.to !== undefined && String(value) > validity.to);
}
