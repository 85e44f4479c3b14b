/**
 * Candidates whose average is exactly the threshold, the least that can be below it, or above: never on the wrong side, on any engine; and
 * as a witness that such candidates matter, how many of them doubles would have refused.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { enginesOf } from "../../harness/logic-engine.js";
import type { Engine, Version } from "../../harness/version.js";
import type { Plan } from "../../plan/plan.js";
import { loaded, moduleText } from "../emit/loaded.js";
import { candidates, candidatesWith, coefficientSets, type Candidate } from "./boundary.js";
import { rounds } from "./cases.js";
import { rationalOperations } from "./roads.js";
import {
  admittedByDoubles,
  givenCoefficients,
  givenWrong,
  HUNDREDTHS,
  INTEGERS,
  WIDE,
  writtenCoefficients,
  writtenWrong,
  type Threshold,
} from "./thresholds.js";

interface Judges {
  readonly version: Version;
  readonly engines: readonly Engine[];
}

async function judges(plan: Plan, threshold: Threshold): Promise<Judges> {
  // Only where points may go beyond 2^53 does anything but a number of the machine count them.
  expect(rationalOperations(moduleText(plan)) > 0).toBe(threshold === WIDE);
  const version = { plan, compiled: await loaded(plan) };
  const engines = enginesOf(version);
  expect(engines).toHaveLength(3);
  return { version, engines };
}

function expectNone<T>(candidates: readonly T[], { engines }: Judges, wrong: (engine: Engine, of: T) => unknown): void {
  for (const engine of engines)
    for (const candidate of candidates) {
      const misjudged = wrong(engine, candidate);
      if (misjudged !== undefined) expect({ engine: engine.name, candidate }).toEqual(misjudged);
    }
}

/** The share, of the candidates that are exactly at the threshold, whom doubles would refuse: about one in seven, where ours refuses none. */
function refusedByDoubles(all: readonly Candidate[], threshold: Threshold): number {
  const exact = all.filter(({ side }) => side === 0);
  expect(exact.length).toBeGreaterThan(all.length / 4);
  return exact.filter((candidate) => !admittedByDoubles(candidate, threshold)).length / exact.length;
}

const KINDS = [INTEGERS, HUNDREDTHS, WIDE];

describe.each(KINDS)("an average with $name is on its side of the threshold", (threshold) => {
  test("with the coefficients that candidates have", async () => {
    const judging = await judges(givenCoefficients(threshold), threshold);
    for (const { seed, cases } of rounds(4000, KINDS.length)) {
      const drawn = fc.sample(candidates(threshold.edge), { seed, numRuns: cases });
      expectNone(drawn, judging, (engine, one) => givenWrong(engine, judging.version, threshold, one));
      expect(refusedByDoubles(drawn, threshold)).toBeGreaterThan(0.05);
    }
  });

  test("with the coefficients of the text", async () => {
    for (const { seed, cases } of rounds(4000, KINDS.length)) {
      const sets = fc.sample(coefficientSets(threshold.edge), { seed, numRuns: 20 });
      const judging = await judges(writtenCoefficients(sets, threshold), threshold);
      const each = fc.tuple(...sets.map((set) => candidatesWith(set, threshold.edge)));
      const drawn = fc.sample(each, { seed, numRuns: Math.ceil(cases / sets.length) });
      expectNone(drawn, judging, (engine, all) => writtenWrong(engine, judging.version, threshold, all));
      expect(refusedByDoubles(drawn.flat(), threshold)).toBeGreaterThan(0.05);
    }
  });
});
