/** Which mutants a `volontaire mutant-équivalent « raison »` is about. */
import type { MutantWaiver } from "../../plan/plan.js";
import type { Mutant } from "./mutants.js";

/** Those of the declaration it stands in, of its kind if it names one. The bounds of a version are waived by name, in its file. */
export function waiverOf({ kind, inside }: MutantWaiver, mutant: Mutant): boolean {
  if (kind !== undefined && kind !== mutant.kind) return false;
  const { file, start, end } = mutant.place;
  if (mutant.kind === "version") return kind === "version" && inside.file === file;
  return inside.file === file && inside.start <= start && end <= inside.end;
}
