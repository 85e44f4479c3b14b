/** The examples of every regulation of the tests hold, as the interpreter decides them and as compiled code does. */
import { describe, expect, test } from "vitest";
import { runExample } from "../../harness/examples.js";
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
          failures: runExample({ plan, compiled: version }, example).failures,
        }));
      expect(failures.filter((one) => one.failures.length > 0)).toEqual([]);
    }
  });
});
