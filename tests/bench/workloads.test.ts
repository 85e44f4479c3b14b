import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { sameResult } from "../../bench/agreement.js";
import { decideByHand, decideOnDoubles } from "../../bench/by-hand/w1.js";
import { decideWithReasons, decideWithRules, readCandidate } from "../../bench/by-hand/w1-verdict.js";
import { decideByHand as chooseByHand } from "../../bench/by-hand/w2.js";
import { resultOf, rowOf } from "../../bench/reglo.js";
import { candidates, candidatesOnTheEdge } from "../../bench/workloads/w1.js";
import { conditions, dossiers, RESULTS, TABLE, type Condition, type Dossier } from "../../bench/workloads/w2.js";
import { check } from "../../compiler/index.js";
import type { Pack } from "../../runtime/index.js";
import type { Verdict } from "../../runtime/verdict.js";
import { packOf, root, sourcesUnder } from "../compiled-pack.js";

const sources = sourcesUnder(join(root, "bench/workloads"));
let pack: Pack;
beforeAll(async () => {
  pack = await packOf(sources);
});

const verdict = (code: string, dossier: unknown): Verdict => {
  const judged = pack.evaluate(code, dossier);
  if ("errors" in judged) throw new Error(JSON.stringify(judged.errors));
  return judged;
};

it("the workloads are regulations in which nothing is found wrong", () => {
  expect(check(sources).diagnostics).toEqual([]);
});

describe("eight units", () => {
  const edges = [-1, 0, 1].map((offset) => ({ offset, files: candidatesOnTheEdge(150, 7, offset) }));
  const all = [...candidates(400, 42), ...edges.flatMap(({ files }) => files)];

  it("by hand, every decision is met, and none is wrong on the edge", () => {
    expect(new Set(all.map((file) => decideByHand(file).decision))).toEqual(new Set(["diplômé", "attesté", "refusé"]));
    for (const { offset, files } of edges)
      expect(files.filter((file) => (decideByHand(file).decision === "diplômé") !== offset >= 0)).toEqual([]);
  });

  it("by hand on doubles, some are refused at exactly 10", () => {
    const refused = edges[1]!.files.filter((file) => decideOnDoubles(file).decision !== "diplômé");
    expect(refused.length).toBeGreaterThan(0);
  });

  it("by hand and compiled, all is decided alike, for the same reasons", () => {
    for (const file of all) {
      const found = verdict("w1", file);
      const { decisions, documents, reasons } = found;
      const converted = readCandidate(file);
      expect({ decisions, documents, reasons }).toEqual(decideWithReasons(converted));
      expect(decideWithRules(converted).rules).toEqual(reasons.map(({ rule }) => rule));
      expect(sameResult(decideWithRules(converted), resultOf(found))).toBe(true);
      expect(decideByHand(file)).toEqual(resultOf(found));
    }
  });
});

describe("a table of twenty rows", () => {
  const all = dossiers(2000, 43);

  it("by hand and compiled, the same row is chosen, and every row is", () => {
    for (const dossier of all) expect(rowOf(verdict("w2", dossier))).toEqual(chooseByHand(dossier));
    expect(new Set(all.map((dossier) => chooseByHand(dossier).row)).size).toBe(TABLE.length);
  });

  it("as data, at most one row but the last holds, and it is the one", () => {
    const holds = (dossier: Dossier, one: Condition): boolean => {
      if ("is" in one) return dossier[one.field] === one.is;
      if ("in" in one) return one.in.includes(dossier[one.field]);
      return one.comparison === ">=" ? dossier[one.field] >= one.to : dossier[one.field] < one.to;
    };
    for (const dossier of all) {
      const rows = RESULTS.filter((_, i) => conditions(TABLE[i]!).every((one) => holds(dossier, one)));
      expect(rows.slice(0, -1).length).toBeLessThanOrEqual(1);
      expect(rows[0]).toEqual(chooseByHand(dossier));
    }
  });
});
