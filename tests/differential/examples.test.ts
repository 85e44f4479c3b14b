/** The examples of every regulation of the tests hold, as the interpreter decides them and as compiled code does. */
import { describe, expect, test } from "vitest";
import { differences, executed, interpreted, type Decide } from "../law/examples.js";
import { compiled } from "./packs.js";
import { plansOf } from "./regulations.js";

const plans = plansOf("tests/regulations").filter((plan) => plan.examples.length > 0);

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
