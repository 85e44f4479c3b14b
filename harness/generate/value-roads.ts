/** A search for JSON values on which the two roads from values to a verdict differ: the short one, in one pass, and the ordinary one. */
import fc from "fast-check";
import { boundaryLiterals } from "./boundary-literals.js";
import { dossiers, parameters } from "./dossiers.js";
import { inGuise } from "./guises.js";
import { drawFrom } from "./spellings.js";
import { nearlyValid } from "./spoilt.js";
import { judgeOf, said, type RoadsDiffer, type RoadsOptions } from "./roads.js";
import type { Version } from "../version.js";

/** How many guises a dossier that was drawn is given: drawing takes longer than judging. */
const GUISES = 16;
/** How many dossiers are drawn at once. */
const AT_ONCE = 100;

/** A value on which the roads differ, shown with its guise; nothing when they say the same of all that were drawn. */
export function valueRoadsDiffer(
  versions: readonly Version[],
  { seed, runs, told = () => undefined }: RoadsOptions,
): RoadsDiffer | undefined {
  const usual = judgeOf(versions);
  const kinds = versions.map(({ plan }) => ({
    literals: boundaryLiterals(plan),
    drawn: fc.record({
      dossier: fc.oneof(dossiers(plan), nearlyValid(plan)),
      set: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, parameters(plan)),
      first: fc.integer(),
    }),
  }));
  for (let done = 0; done < runs; done += AT_ONCE * GUISES) {
    const numRuns = Math.min(AT_ONCE, Math.ceil((runs - done) / GUISES));
    const { literals, drawn } = kinds[(done / AT_ONCE / GUISES) % kinds.length]!;
    for (const { dossier, set, first } of fc.sample(drawn, { seed: seed + done, numRuns })) {
      const judge = set === undefined ? usual : judgeOf(versions, set);
      for (let i = 0; i < GUISES; i++) {
        const guise = inGuise(dossier, drawFrom(first + i), literals);
        const short = said(() => judge.evaluateValues(guise.dossier) ?? null);
        told(short !== "null");
        if (short === "null") continue;
        const ordinary = said(() => judge.evaluateAny(guise.dossier));
        if (short !== ordinary)
          return { text: `${JSON.stringify(dossier)} (${guise.name})`, parameters: set, ordinary, short };
      }
    }
  }
  return undefined;
}
