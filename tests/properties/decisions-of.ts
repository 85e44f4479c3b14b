/** Regulations of `rules/` as texts that a property may change, and what is decided under them on dossiers drawn from a seed. */
import { join } from "node:path";
import fc from "fast-check";
import { check } from "../../compiler/index.js";
import { severityOf } from "../../diagnostics/render.js";
import type { Source } from "../../diagnostics/source.js";
import { isOfAnotherVersion } from "../../harness/generate/disagreement.js";
import { dossiers, type JsonObject } from "../../harness/generate/dossiers.js";
import { interpreterEngine, type Version } from "../../harness/version.js";
import type { Plan } from "../../plan/plan.js";
import type { CompiledVersion } from "../../runtime/verdict.js";
import { root, sourcesUnder } from "../compiled-pack.js";

export const sources: readonly Source[] = sourcesUnder(join(root, "rules"));

const textOf = (path: string): string | undefined => sources.find((one) => one.path === path)?.text;

export interface Regulation {
  readonly name: string;
  readonly plan: Plan;
  /** Those of its examples, which reach every rule, and drawn ones, which few constraints let through. */
  readonly dossiers: readonly JsonObject[];
}

/** The versions of these regulations, or of all, with so many drawn dossiers beside those of their examples. */
export function regulations(count: number, codes?: readonly string[]): readonly Regulation[] {
  const { plans } = check(
    sources.filter(({ path }) => codes?.includes(path.split("/")[0]!) ?? true),
    { read: textOf },
  );
  return plans.map((plan) => ({
    name: `${plan.code} ${plan.version}`,
    plan,
    dossiers: [
      ...plan.examples.filter(({ partial }) => !partial).map(({ dossier }) => dossier),
      ...fc.sample(dossiers(plan), { seed: 7, numRuns: count }),
    ].filter((dossier) => !isOfAnotherVersion(plan, dossier)),
  }));
}

/** The plans of changed texts, by name. Throws with the codes found when a change made a text wrong; a remark may move with what it is about. */
export function changed(texts: readonly Source[]): ReadonlyMap<string, Plan> {
  const { plans, diagnostics } = check(texts);
  const errors = diagnostics.filter((found) => severityOf(found) === "error");
  if (errors.length > 0)
    throw new Error(
      errors.map(({ code, span, values }) => `${span.file} ${code} ${JSON.stringify(values)}`).join("\n"),
    );
  return new Map(plans.map((plan) => [`${plan.code} ${plan.version}`, plan]));
}

/** What the interpreter, which needs no compiled code, decides: problems, or decisions, documents and reasons, in no order. */
export function decided(plan: Plan, dossier: unknown): string {
  const version: Version = { plan, compiled: undefined as unknown as CompiledVersion };
  const found = interpreterEngine.decide(version, dossier);
  if ("problems" in found) return canonical({ problems: found.problems.map(canonical).sort() });
  const { decisions, documents, reasons } = found.body;
  return canonical({ decisions, documents: documents.map(canonical).sort(), reasons: reasons.map(canonical).sort() });
}

/** JSON whose objects have their keys in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
