/** The generator of candidate files draws what it says: valid files, at the places where verdicts change. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { interpret } from "../../interpreter/index.js";
import { bts } from "../plans/bts.js";
import { dossiers } from "../../harness/generate/dossiers.js";
import { nearlyValid } from "../../harness/generate/spoilt.js";

const seed = 7;

test("files are valid by construction", () => {
  fc.assert(
    fc.property(dossiers(bts), (dossier) => {
      expect(interpret(bts, dossier)).toHaveProperty("body");
    }),
    { seed, numRuns: 300 },
  );
});

test("files with one thing changed are mostly invalid, for many reasons", () => {
  const codes = fc.sample(nearlyValid(bts), { seed, numRuns: 1000 }).flatMap((dossier) => {
    const result = interpret(bts, dossier);
    return "problems" in result ? result.problems.map((p) => p.code) : ["valid"];
  });
  expect(new Set(codes)).toEqual(
    new Set([
      "valid",
      "missing",
      "unknown-field",
      "wrong-type",
      "too-small",
      "too-large",
      "too-many-decimals",
      "unknown-value",
      "too-few",
      "too-many",
      "duplicate-key",
      "unexpected",
    ]),
  );
  expect(codes.filter((c) => c === "valid").length / codes.length).toBeLessThan(0.5);
});

test("every rule of the BTS stands in some file, and fails in another; some averages are exactly 10", () => {
  const stands = new Set<string>();
  const fails = new Set<string>();
  let exactly = 0;
  for (const dossier of fc.sample(dossiers(bts), { seed, numRuns: 600 })) {
    const trace: Parameters<typeof interpret>[2] = { trace: [] };
    interpret(bts, dossier, trace);
    for (const entry of trace.trace ?? []) (entry.status === "stands" ? stands : fails).add(entry.rule);
    exactly += trace.trace?.some((t) => t.rule === "admission" && t.tests[0]?.values["moyenne"] === 10) ? 1 : 0;
  }
  expect([...stands].sort()).toEqual(bts.rules.map((r) => r.id).sort());
  expect([...fails].sort()).toEqual(bts.rules.map((r) => r.id).sort());
  expect(exactly).toBeGreaterThan(5);
});
