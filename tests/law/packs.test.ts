/** The regulations of `rules/`: nothing is found in them, their examples hold on both engines, and their rules are each seen to hold and not to hold. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { interpret } from "../../interpreter/index.js";
import type { Plan } from "../../plan/plan.js";
import type { RuleTrace } from "../../runtime/verdict.js";
import { compiled } from "../differential/packs.js";
import { sourcesUnder } from "../compiled-pack.js";
import { differences, executed, interpreted } from "./examples.js";
import { root } from "./system.js";

const { plans, diagnostics } = check(sourcesUnder(join(root, "rules")));

it("raise no finding", () => {
  expect(diagnostics.map(({ code, span }) => `${span.file}: ${code}`)).toEqual([]);
  expect(plans.length).toBeGreaterThan(0);
});

describe.each(plans.map((plan) => [`${plan.code} ${plan.version}`, plan] as const))("%s", (_, plan) => {
  it("every example holds, interpreted and compiled", async () => {
    const [version] = await compiled([plan]);
    if (version === undefined) throw new Error("not compiled");
    const wrong = [interpreted(plan), executed(version)].map((decide) =>
      plan.examples
        .filter(({ partial }) => !partial)
        .flatMap((example) => differences(plan, example, decide).map((d) => `${example.name}: ${d}`)),
    );
    expect(wrong).toEqual([[], []]);
  });

  it("every rule stands in an example, and those that have a condition fail in another", () => {
    const { standing, failing } = tried(plan);
    const unseen = plan.rules.flatMap(({ id, condition }) => [
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
