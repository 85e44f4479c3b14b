/** A search for JSON values on which the two roads from values to a verdict differ: the short one, in one pass, and the ordinary one. */
import { inGuise } from "./guises.js";
import { roadsCases, said, type RoadsDiffer, type RoadsOptions } from "./roads.js";
import { drawFrom } from "./spellings.js";
import type { Version } from "../version.js";

/** A value on which the roads differ, shown with its guise; nothing when they say the same of all that were drawn. */
export function valueRoadsDiffer(
  versions: readonly Version[],
  { seed, runs, told = () => undefined }: RoadsOptions,
): RoadsDiffer | undefined {
  for (const { judge, dossier, set, draw, literals } of roadsCases(versions, { seed, runs })) {
    const guise = inGuise(dossier, drawFrom(draw), literals);
    const short = said(() => judge.evaluateValues(guise.dossier) ?? null);
    told(short !== "null");
    if (short === "null") continue;
    const ordinary = said(() => judge.evaluateAny(guise.dossier));
    if (short !== ordinary)
      return { text: `${JSON.stringify(dossier)} (${guise.name})`, parameters: set, ordinary, short };
  }
  return undefined;
}
