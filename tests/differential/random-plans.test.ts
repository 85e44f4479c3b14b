/** Compiled code, interpreter and JSON Logic agree on plans that nobody would write: graphs of exceptions and defaults drawn at random. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { disagreement } from "../../harness/generate/disagreement.js";
import { enginesOf } from "../../harness/logic-engine.js";
import { compiled } from "./packs.js";
import { randomPlans } from "./random-plans.js";

const COUNT = Number(process.env["REGLO_RANDOM_PLANS"] ?? 30);
const SEED = Number(process.env["REGLO_SEED"] ?? 17);

test(`${COUNT} random plans`, async () => {
  const plans = fc
    .sample(randomPlans, { seed: SEED, numRuns: COUNT })
    .flatMap((plan, i) => (plan ? [{ ...plan, code: `hasard-${i}` }] : []));
  expect(plans.length).toBeGreaterThan(COUNT / 2);
  const versions = await compiled(plans);
  const found = plans.flatMap((plan, i) => {
    const version = versions[i];
    if (version === undefined) return [];
    const engines = enginesOf({ plan, compiled: version });
    expect(engines).toHaveLength(3);
    const disagrees = disagreement({ plan, compiled: version }, { seed: SEED, runs: 100, engines });
    return disagrees ? [{ rules: plan.rules.map(sketch), ...disagrees }] : [];
  });
  expect(found).toEqual([]);
}, 600_000);

/** A rule in one line, for a report that can be read. */
const sketch = (rule: Parameters<typeof compiled>[0][number]["rules"][number]): string =>
  `${rule.kind} ${rule.id} to ${JSON.stringify(rule.targets)} each ${rule.each.length} then ${JSON.stringify(rule.conclusions.map((c) => (c.kind === "decide" ? c.decision : c.document)))}`;
