/** Findings about a whole regulation that is otherwise right: decisions and documents that nothing concludes. */
import type { Plan } from "../../plan/plan.js";
import type { Reporter } from "../report.js";

export function lintPlan(plan: Plan, reporter: Reporter): void {
  const decided = new Set(plan.rules.flatMap((r) => r.conclusions.flatMap((c) => (c.kind === "decide" ? [c.decision] : []))));
  const delivered = new Set(plan.rules.flatMap((r) => r.conclusions.flatMap((c) => (c.kind === "deliver" ? [c.document] : []))));
  for (const d of plan.decisions) if (!decided.has(d.name)) reporter.report("décision-sans-règle", d.place, { nom: d.name });
  for (const d of plan.documents) if (!delivered.has(d.name)) reporter.report("document-jamais-délivré", d.place, { nom: d.name });
}
