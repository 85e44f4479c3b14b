/**
 * Before anything is timed: the decision written by hand, the interpreter and the compiled regulation on thousands of candidates. Throws at
 * the first on which they differ; otherwise, how many were compared.
 */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { interpret } from "../../interpreter/index.js";
import type { Plan } from "../../plan/plan.js";
import type { Body, CompiledVersion } from "../../runtime/verdict.js";
import { dossiers, parameters } from "../../harness/generate/dossiers.js";
import { decideByHand } from "./by-hand.js";
import { readCandidate, readReadings } from "./reading-by-hand.js";
import { candidates } from "./candidates.js";

export interface Compared {
  /** Candidates such as a session has, then candidates drawn where verdicts change. */
  readonly usual: number;
  readonly extreme: number;
  /** Those whose average is exactly the threshold. */
  readonly exactlyTen: number;
}

export function compareAll(plan: Plan, version: CompiledVersion, seed: number): Compared {
  const readings = fc.sample(parameters(plan), { seed, numRuns: 3000 });
  let exactlyTen = 0;
  const compare = (json: unknown, set: unknown): boolean => {
    const meant = interpret(plan, json, { parameters: set });
    if ("problems" in meant) return false;
    const byHand = decideByHand(readCandidate(json), readReadings(set));
    const compiled = version.decide(version.read(json), version.readParameters(set));
    for (const [who, body] of Object.entries({ byHand, compiled })) {
      if (!isDeepStrictEqual(body, meant.body))
        throw new Error(
          `${who} differs from the interpreter: ${JSON.stringify({ json, set, body, meant: meant.body })}`,
        );
    }
    if (isAtThreshold(meant.body)) exactlyTen++;
    return true;
  };
  const usual = candidates(readings.length, seed).filter((json, i) => compare(json, readings[i])).length;
  if (usual < readings.length) throw new Error("candidates such as a session has should be valid");
  // Most of these break a contrainte.
  const extreme = fc
    .sample(dossiers(plan), { seed, numRuns: 8000 })
    .filter((json, i) => compare(json, readings[i % readings.length])).length;
  return { usual, extreme, exactlyTen };
}

const isAtThreshold = ({ reasons }: Body): boolean =>
  reasons.some(({ rule, values }) => rule === "admission" && values["moyenne"] === values["seuil"]);
