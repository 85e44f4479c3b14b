/**
 * Candidates whose average is exactly the threshold, the least that can be below it, or above: never on the wrong side, on any engine; and
 * as a witness that such candidates matter, how many of them doubles would have refused.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Version } from "../../harness/version.js";
import { packOf } from "../compiled-pack.js";
import { loaded, moduleText } from "../emit/loaded.js";
import { candidates, candidatesWith, coefficientSets, type Candidate } from "./boundary.js";
import { rounds } from "./cases.js";
import { bytesJudge, judgesOf, misjudged } from "./judges.js";
import { rationalOperations } from "./roads.js";
import {
  admittedByDoubles,
  givenCase,
  givenCoefficients,
  HUNDREDTHS,
  INTEGERS,
  planOf,
  WIDE,
  writtenCase,
  writtenCoefficients,
  type Threshold,
} from "./thresholds.js";

const KINDS = [INTEGERS, HUNDREDTHS, WIDE];
const pack = packOf(KINDS.map((kind) => ({ path: `${kind.code}.rules`, text: givenCoefficients(kind) })));

async function versionOf(text: string, threshold: Threshold): Promise<Version> {
  const plan = planOf(text);
  // Only where points may go beyond 2^53 does anything but a number of the machine count them.
  expect(rationalOperations(await moduleText(plan)) > 0).toBe(threshold === WIDE);
  return { plan, compiled: await loaded(plan) };
}

/** The share, of the candidates that are exactly at the threshold, whom doubles would refuse: one in seven, where ours refuses none. */
function refusedByDoubles(all: readonly Candidate[], threshold: Threshold): number {
  const exact = all.filter(({ side }) => side === 0);
  expect(exact.length).toBeGreaterThan(all.length / 4);
  return exact.filter((candidate) => !admittedByDoubles(candidate, threshold)).length / exact.length;
}

describe.each(KINDS)("an average with $name is on its side of the threshold", (threshold) => {
  test("with the coefficients that candidates have", async () => {
    const judges = [
      ...judgesOf(await versionOf(givenCoefficients(threshold), threshold)),
      bytesJudge(await pack, threshold.code),
    ];
    expect(judges.map(({ name }) => name)).toEqual(["compiled", "interpreter", "json-logic", "bytes"]);
    for (const { seed, cases } of rounds(4000, KINDS.length)) {
      const drawn = fc.sample(candidates(threshold.edge), { seed, numRuns: cases });
      const all = drawn.map((candidate) => givenCase(candidate, threshold));
      for (const judge of judges) expect(misjudged(judge, all)).toBeUndefined();
      expect(refusedByDoubles(drawn, threshold)).toBeGreaterThan(0.05);
    }
  });

  test("with the coefficients of the text", async () => {
    for (const { seed, cases } of rounds(4000, KINDS.length)) {
      const sets = fc.sample(coefficientSets(threshold.edge), { seed, numRuns: 20 });
      const judges = judgesOf(await versionOf(writtenCoefficients(sets, threshold), threshold));
      const each = fc.tuple(...sets.map((set) => candidatesWith(set, threshold.edge)));
      const drawn = fc.sample(each, { seed, numRuns: Math.ceil(cases / sets.length) });
      const all = drawn.map((row) => writtenCase(row, threshold));
      for (const judge of judges) expect(misjudged(judge, all)).toBeUndefined();
      expect(refusedByDoubles(drawn.flat(), threshold)).toBeGreaterThan(0.05);
    }
  });
});
