/**
 * Every rounding of the language, to the last digit: halves and what is just beside them, on both sides of zero, of whole numbers of the
 * machine, of quotients and of numbers that no double holds, on every engine.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../compiler/index.js";
import { VOCABULARY } from "../../grammar/vocabulary.js";
import { loaded, moduleText } from "../emit/loaded.js";
import { rounds } from "./cases.js";
import { judgesOf, misjudged } from "./judges.js";
import { rationalOperations } from "./roads.js";
import { regulation, roundingCases, roundings, SOURCES, STEPS } from "./roundings.js";

const { plans, diagnostics } = check([{ path: "arrondis.rules", text: regulation }]);
const plan = plans[0]!;
const version = { plan, compiled: await loaded(plan) };

test("every precision of the language is rounded to, and both roads are taken", async () => {
  expect(diagnostics).toEqual([]);
  const words = VOCABULARY.filter(({ role }) => role === "precision").map(({ id }) => id);
  expect(Object.keys(STEPS).map((step) => step.replace(/^(?:à l'|au )/, ""))).toEqual(words);
  const written = Object.keys(SOURCES).map((source) => {
    const kept = plan.rules.filter((_, i) => roundings[i]?.source === source);
    const decisions = kept.map((rule) => rule.conclusions[0]!).map((c) => (c.kind === "decide" ? c.decision : ""));
    return moduleText({
      ...plan,
      rules: kept,
      decisions: plan.decisions.filter(({ name }) => decisions.includes(name)),
      order: plan.order.filter(
        (step) =>
          (step.kind === "rule" && kept.some(({ id }) => id === step.rule)) ||
          (step.kind === "decide" && decisions.includes(step.decision)) ||
          (step.kind === "definition" && step.definition === source),
      ),
    });
  });
  const operations = (await Promise.all(written)).map(rationalOperations);
  expect(operations[0]).toBe(0);
  expect(operations[1]).toBe(0);
  expect(operations[2]).toBeGreaterThanOrEqual(18);
});

test("each is what long division gives", () => {
  const halves = new Map<string, number>();
  const judges = judgesOf(version);
  expect(judges).toHaveLength(3);
  for (const { seed } of rounds(roundings.length * 100)) {
    const all = fc.sample(roundingCases, { seed, numRuns: 100 });
    for (const judge of judges) expect(misjudged(judge, all)).toBeUndefined();
    for (const half of all.flatMap((one) => one.halves)) halves.set(half, (halves.get(half) ?? 0) + 1);
  }
  // Halves of every step, of every source, on both sides of zero.
  expect(halves.size).toBe(Object.keys(SOURCES).length * Object.keys(STEPS).length * 2);
  expect(Math.min(...halves.values())).toBeGreaterThan(4);
});
