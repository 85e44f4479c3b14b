/** Completes a plan: the order of its evaluation, or the cycle that leaves it none. */
import type { Place, Plan } from "../../plan/plan.js";
import type { Module } from "../1-resolve/modules.js";
import type { PlanParts } from "../2-check/index.js";
import type { Reporter } from "../report.js";
import { order } from "./order.js";

/** The whole plan; undefined when something about it is wrong and has been reported. */
export function complete(parts: PlanParts, module: Module, reporter: Reporter): Plan | undefined {
  const found = order(parts);
  if ("steps" in found) return { ...parts, order: found.steps };
  const places = new Map<string, Place>([
    ...parts.definitions.map((d) => [`definition ${d.id}`, d.place] as const),
    ...parts.groups.map((g) => [`group ${g.name}`, g.place] as const),
    ...parts.rules.map((r) => [`rule ${r.id}`, r.place] as const),
    ...parts.decisions.flatMap((d) => [[`reach ${d.name}`, d.place] as const, [`decide ${d.name}`, d.place] as const]),
    ...parts.documents.map((d) => [`deliver ${d.name}`, d.place] as const),
  ]);
  const names = found.cycle.map((id) => id.slice(id.indexOf(" ") + 1));
  // One declaration may be several nodes: it is drawn once.
  const drawn = names.filter((n, i) => n !== names[i - 1]);
  const at = places.get(found.cycle[0] ?? "") ?? { file: module.main.path, start: 0, end: 0 };
  reporter.report("calcul-en-cercle", at, { cercle: drawn.join(" → ") });
  return undefined;
}
