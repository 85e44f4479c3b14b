/** The examples of every regulation of the tests hold, as the interpreter decides them, as compiled code does, and as JSON Logic does. */
import { describe, expect, test } from "vitest";
import { runExample, unexpected } from "../../harness/examples.js";
import { logicDocument, logicEngine } from "../../harness/logic-engine.js";
import { compiledEngine, type Version } from "../../harness/version.js";
import { runLogic, traceOf } from "../../json-logic/run.js";
import { compiled } from "./packs.js";
import { plansOf } from "./regulations.js";

const plans = plansOf("tests/regulations").filter((plan) => plan.examples.length > 0);

describe("the examples hold", () => {
  test.each(plans.map((plan) => [`${plan.code} ${plan.version}`, plan] as const))("%s", async (_, plan) => {
    const versions = await compiled([plan]);
    expect(versions).toHaveLength(1);
    for (const version of versions) {
      const failures = plan.examples
        .filter((example) => !example.partial)
        .map((example) => ({
          name: example.name,
          failures: [
            ...runExample({ plan, compiled: version }, example).failures,
            ...unexpected(
              plan,
              example,
              logicEngine.decide({ plan, compiled: version }, example.dossier, example.parameters),
            ),
          ],
        }));
      expect(failures.filter((one) => one.failures.length > 0)).toEqual([]);
      for (const { dossier, parameters } of plan.examples)
        expectSameMotifs({ plan, compiled: version }, dossier, parameters);
    }
  });
});

/** The rules that stand are explained alike, values of their motifs included. */
function expectSameMotifs(version: Version, dossier: unknown, parameters: unknown): void {
  const decided = compiledEngine.decide(version, dossier, parameters);
  const program = logicDocument(version.plan);
  if ("problems" in decided || "refused" in program) return;
  const standing = decided.trace?.filter(({ status }) => status === "stands");
  const motifs = standing?.map(({ rule, each, motif }) => ({ rule, each, motif }));
  const ours = traceOf(runLogic(program, dossier, parameters)).map(({ rule, each, motif }) => ({ rule, each, motif }));
  expect(ours).toEqual(motifs);
}
