/** A text typed otherwise, then laid out, means the same: the plans of every regulation, before and after, but for places and blanks. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../compiler/index.js";
import { format } from "../../editor/format/format.js";
import type { Plan } from "../../plan/plan.js";
import { root, sourcesUnder } from "../compiled-pack.js";
import { retyped } from "../editor/spoil.js";

/** Without places, nor the texts of conditions, which are the spelling itself; other texts with their blanks made one. */
const meaning = (plan: Plan): unknown =>
  JSON.parse(
    JSON.stringify(plan, (key, value: unknown) =>
      ["place", "text", "whenText"].includes(key)
        ? undefined
        : typeof value === "string"
          ? value.replace(/\s+/g, " ")
          : value,
    ),
  );

test.each(["rules", "tests/regulations"])("the regulations of %s", (folder) => {
  const sources = sourcesUnder(`${root}/${folder}`);
  const laidOut = sources.map(({ path, text }) => {
    const [typed = ""] = fc.sample(retyped({ path, text }), { numRuns: 1, seed: 20 });
    const result = format(typed, path);
    if (!("text" in result)) throw new Error(`${path} is not laid out`);
    return { path, text: result.text };
  });
  const [before, after] = [check(sources), check(laidOut)];
  expect(after.plans.map((plan) => `${plan.code} ${plan.version}`)).toEqual(
    before.plans.map((plan) => `${plan.code} ${plan.version}`),
  );
  for (const [i, plan] of before.plans.entries()) expect(meaning(after.plans[i]!)).toEqual(meaning(plan));
});
