/**
 * The regulations of `rules/`: nothing is found in them, and their rules are each seen to hold and not to hold in their examples,
 * which the plugin makes tests of.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { interpret } from "../../interpreter/index.js";
import type { Plan, Rule } from "../../plan/plan.js";
import type { RuleTrace } from "../../runtime/verdict.js";
import { sourcesUnder } from "../compiled-pack.js";
import { root } from "./system.js";

const { plans, diagnostics } = check(sourcesUnder(join(root, "rules")));

it("raise no finding", () => {
  expect(diagnostics.map(({ code, span }) => `${span.file}: ${code}`)).toEqual([]);
  expect(plans.length).toBeGreaterThan(0);
});

describe.each(plans.map((plan) => [`${plan.code} ${plan.version}`, plan] as const))("%s", (_, plan) => {
  it("every rule stands in an example, and those that have a condition fail in another", () => {
    const { standing, failing } = tried(plan);
    // The last row of a table may say that nothing is concluded, on purpose: it never stands.
    const isSilent = (rule: Rule): boolean => rule.table !== undefined && rule.conclusions.length === 0;
    const unseen = plan.rules
      .filter((rule) => !isSilent(rule))
      .flatMap(({ id, condition }) => [
        ...(standing.has(id) ? [] : [`${id} never stands`]),
        ...(condition === undefined || failing.has(id) ? [] : [`${id} never fails`]),
      ]);
    expect(unseen).toEqual([]);
  });
});

/** The rules that stood, and those whose conditions failed, in the examples. */
function tried(plan: Plan): { standing: ReadonlySet<string>; failing: ReadonlySet<string> } {
  const standing = new Set<string>();
  const failing = new Set<string>();
  for (const { dossier, parameters } of plan.examples) {
    const trace: RuleTrace[] = [];
    interpret(plan, dossier, { parameters, trace });
    for (const { rule, status, holds } of trace) {
      if (status === "stands") standing.add(rule);
      if (holds === false) failing.add(rule);
    }
  }
  return { standing, failing };
}
