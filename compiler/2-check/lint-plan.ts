/** Findings about a whole regulation that is otherwise right: what its rules, tables and exceptions leave open or contradict. */
import type { Plan } from "../../plan/plan.js";
import { rulesByDecision } from "./conclusions.js";
import type { Context } from "./context.js";
import { lintAbsence } from "./lint-absence.js";
import { lintEmptyLists } from "./lint-empty-lists.js";
import { lintExceptions } from "./lint-exceptions.js";
import { lintRules } from "./lint-rules.js";
import { lintTables } from "./lint-tables.js";
import { validDossiers } from "./rule-facts.js";

export function lintPlan(plan: Plan, ctx: Context): void {
  lintOutputs(plan, ctx);
  ctx.past?.ponder(plan.constraints);
  const valid = validDossiers(plan, ctx);
  const byDecision = rulesByDecision(plan);
  lintTables(plan, byDecision, ctx, valid);
  lintRules(plan, ctx, valid);
  lintExceptions(plan, ctx, valid);
  lintEmptyLists(plan, ctx);
  lintAbsence(byDecision, ctx, valid);
}

/** Decisions and documents that nothing concludes. */
function lintOutputs(plan: Plan, ctx: Context): void {
  const decided = new Set(
    plan.rules.flatMap((r) => r.conclusions.flatMap((c) => (c.kind === "decide" ? [c.decision] : []))),
  );
  const delivered = new Set(
    plan.rules.flatMap((r) => r.conclusions.flatMap((c) => (c.kind === "deliver" ? [c.document] : []))),
  );
  for (const d of plan.decisions) if (!decided.has(d.name)) ctx.report("décision-sans-règle", d.place, { nom: d.name });
  for (const d of plan.documents)
    if (!delivered.has(d.name)) ctx.report("document-jamais-délivré", d.place, { nom: d.name });
}
