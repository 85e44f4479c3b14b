/** Dossiers drawn at random, a run of them at a time: the same for the same seed. */
import fc from "fast-check";
import type { JsonObject } from "./dossiers.js";

export interface Sampled {
  readonly dossier: JsonObject;
  readonly parameters: JsonObject | undefined;
}

/** Most with the parameters as the regulation has them. */
export function sampled(
  dossiers: fc.Arbitrary<JsonObject>,
  parameters: fc.Arbitrary<JsonObject | undefined>,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): Sampled[] {
  const set = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, parameters);
  return fc.sample(fc.record({ dossier: dossiers, parameters: set }), { seed, numRuns: runs });
}
