/** The examples of every regulation of the tests hold, as the interpreter decides them and as compiled code does. */
import { describe, expect, test } from "vitest";
import { interpret } from "../../interpreter/index.js";
import type { Plan } from "../../plan/plan.js";
import type { CompiledVersion } from "../../runtime/verdict.js";
import { differences, type Decide } from "../law/examples.js";
import { compiled } from "./packs.js";
import { plansOf } from "./regulations.js";

const plans = plansOf("tests/regulations").filter((plan) => plan.examples.length > 0);

const interpreted =
  (plan: Plan): Decide =>
  (dossier, parameters) => {
    const result = interpret(plan, dossier, { parameters });
    return "body" in result ? result.body : result;
  };

const executed =
  (version: CompiledVersion): Decide =>
  (dossier, set) => {
    const misread = [...version.validate(dossier), ...version.validateParameters(set)];
    if (misread.length > 0) return { problems: misread };
    const read = version.read(dossier);
    const parameters = version.readParameters(set);
    const broken = version.checkDossier(read, parameters);
    return broken.length > 0 ? { problems: broken } : version.decide(read, parameters);
  };

describe("the examples hold", () => {
  test.each(plans.map((plan) => [`${plan.code} ${plan.version}`, plan] as const))("%s", async (_, plan) => {
    const examples = plan.examples.filter((example) => !example.partial);
    const wrong = (decide: Decide) =>
      examples.flatMap((example) => differences(plan, example, decide).map((d) => `${example.name}: ${d}`));
    expect(wrong(interpreted(plan))).toEqual([]);
    const versions = await compiled([plan]);
    expect(versions).toHaveLength(1);
    for (const version of versions) expect(wrong(executed(version))).toEqual([]);
  });
});
