/** Runs a plan on a dossier that is valid, and shortens what comes out to what a test compares. */
import { expect } from "vitest";
import { interpret } from "../../interpreter/index.js";
import type { Plan } from "../../plan/plan.js";
import type { Body, Raw, RuleTrace } from "../../runtime/verdict.js";

export interface Run {
  readonly body: Body;
  readonly parameters: Readonly<Record<string, Raw>>;
  readonly trace: readonly RuleTrace[];
  /** The rules that stand, in order. */
  readonly reasons: readonly string[];
  /** The status of the first instance of each rule. */
  readonly statuses: Readonly<Record<string, string>>;
}

export function run(plan: Plan, dossier: unknown, parameters?: unknown): Run {
  const trace: RuleTrace[] = [];
  const result = interpret(plan, dossier, { trace, parameters });
  if ("problems" in result) throw new Error(`not valid: ${JSON.stringify(result.problems)}`);
  const statuses: Record<string, string> = {};
  for (const entry of trace) statuses[entry.rule] ??= entry.status;
  return { ...result, trace, reasons: result.body.reasons.map((r) => r.rule), statuses };
}

/** The problems of a dossier as `pointer code`. */
export function problems(plan: Plan, dossier: unknown, parameters?: unknown): readonly string[] {
  const result = interpret(plan, dossier, { parameters });
  return "problems" in result ? result.problems.map((p) => `${p.pointer} ${p.code}`) : [];
}

export const acquired = (value: Raw): unknown => ({ status: "acquired", value });

export function expectDecisions(plan: Plan, dossier: unknown, decisions: Readonly<Record<string, unknown>>): void {
  expect(run(plan, dossier).body.decisions).toEqual(decisions);
}
