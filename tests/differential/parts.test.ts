/** Regulations decided by functions that are cut into parts of a few statements, as only long ones are, agree with the interpreter, traces included. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { dossiers } from "../../harness/generate/dossiers.js";
import { isOfAnotherVersion } from "../../harness/generate/disagreement.js";
import { interpret } from "../../interpreter/index.js";
import type { RuleTrace } from "../../runtime/verdict.js";
import { loaded } from "../emit/loaded.js";
import { plansOf } from "./regulations.js";

const IN_PARTS = { rules: 0, whole: 0, part: 400 };

const plans = [
  ...plansOf("rules").filter(({ code }) => code === "bts" || code === "superieur"),
  ...plansOf("bench/workloads"),
];

test.each(plans)("$code/$version", async (plan) => {
  const version = await loaded(plan, (text) => text, IN_PARTS);
  const parameters = version.readParameters(undefined);
  let decided = 0;
  for (const dossier of fc.sample(dossiers(plan), { seed: 11, numRuns: 60 })) {
    const expected: RuleTrace[] = [];
    const interpreted = interpret(plan, dossier, { trace: expected });
    if (isOfAnotherVersion(plan, dossier) || !("body" in interpreted)) continue;
    const trace: RuleTrace[] = [];
    const read = version.read(dossier);
    expect(JSON.stringify(version.decide(read, parameters))).toBe(JSON.stringify(interpreted.body));
    expect(JSON.stringify(version.decide(read, parameters, trace))).toBe(JSON.stringify(interpreted.body));
    expect(JSON.stringify(trace)).toBe(JSON.stringify(expected));
    decided++;
  }
  expect(decided).toBeGreaterThan(10);
});
