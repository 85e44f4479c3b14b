/** The runtime's exact numbers, which every engine shares, and those that regulations compute, against fractions as one learns them. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { compiledEngine, interpreterEngine } from "../../harness/version.js";
import * as runtime from "../../runtime/rational.js";
import { compiled } from "../differential/packs.js";
import {
  crossed,
  fraction,
  longDivision,
  minus,
  over,
  plus,
  rounded,
  same,
  times,
  total,
  wholeBelow,
  written,
  type Fraction,
} from "./fractions.js";

/** Small enough for a division by hand, with the denominators that regulations give: coefficients, powers of ten, their products. */
const fractions = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }),
    fc.oneof(fc.bigInt({ min: 1n, max: 400n }), fc.constantFrom(1n, 2n, 3n, 7n, 8n, 10n, 100n, 125n, 720n, 1000n)),
  )
  .map(([n, d]) => fraction(n, d));
const inRuntime = ({ over: n, under: d }: Fraction): runtime.Rational => runtime.rational(n, d);
const back = ({ n, d }: runtime.Rational): Fraction => fraction(n, d);

describe("the runtime's rationals", () => {
  it("add, subtract, multiply, divide and compare alike", () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        const [x, y] = [inRuntime(a), inRuntime(b)];
        expect(same(back(runtime.add(x, y)), plus(a, b))).toBe(true);
        expect(same(back(runtime.subtract(x, y)), minus(a, b))).toBe(true);
        expect(same(back(runtime.multiply(x, y)), times(a, b))).toBe(true);
        const quotient = runtime.divide(x, y);
        expect(quotient === undefined).toBe(b.over === 0n);
        if (quotient) expect(same(back(quotient), over(a, b))).toBe(true);
        const order = crossed(a, b);
        expect(Math.sign(runtime.compare(x, y))).toBe(order < 0n ? -1 : order > 0n ? 1 : 0);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("round alike, halves and negative numbers included", () => {
    const halves = fc.tuple(fc.integer({ min: -400, max: 400 }), fc.constantFrom(1, 2, 4, 10, 100, 1000));
    const values = fc.oneof(
      fractions,
      halves.map(([n, parts]) => fraction(BigInt(n), 2n * BigInt(parts))),
    );
    const parts = fc.constantFrom(1n, 2n, 4n, 10n, 100n, 1000n);
    fc.assert(
      fc.property(values, parts, fc.constantFrom("nearest", "up", "down"), (a, step, way) => {
        const given = runtime.round(inRuntime(a), runtime.rational(1n, step), way);
        expect(longDivision(back(given))).toBe(longDivision(rounded(a, step, way)));
        expect(runtime.floor(inRuntime(a))).toBe(wholeBelow(a));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it("are written as by long division, and read back", () => {
    fc.assert(
      fc.property(fractions, (a) => {
        const text = runtime.toText(inRuntime(a));
        expect(text).toBe(longDivision(a));
        expect(same(written(text), a)).toBe(true);
        expect(same(back(runtime.parseRational(text)!), a)).toBe(true);
        expect(String(runtime.toJson(inRuntime(a)))).toBe(text);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });
});

describe("what a regulation computes", async () => {
  const { plans, diagnostics } = check([
    { path: "oracles/numbers.rules", text: readFileSync("tests/oracles/numbers.rules", "utf8") },
  ]);
  const versions = (await compiled(plans)).map((one, i) => ({ plan: plans[i]!, compiled: one }));

  const decimal = (min: number, max: number, parts: number): fc.Arbitrary<number> =>
    fc.integer({ min: min * parts, max: max * parts }).map((n) => n / parts);
  const dossiers = fc.record({
    épreuves: fc.array(fc.record({ note: decimal(0, 20, 100), coefficient: fc.integer({ min: 1, max: 12 }) }), {
      minLength: 1,
      maxLength: 8,
    }),
    bonus: decimal(-20, 20, 1000),
    diviseur: fc.oneof(decimal(-20, 20, 10), fc.constant(0)),
    seuil: decimal(0, 20, 100),
    /** The threshold is set at the rounded average: just above, just below, or exactly there. */
    isNear: fc.boolean(),
  });

  it("is what fractions give, threshold included, on both engines", () => {
    expect(diagnostics).toEqual([]);
    fc.assert(
      fc.property(dossiers, ({ isNear, ...drawn }) => {
        const read = (n: number): Fraction => written(String(n));
        const notes = drawn.épreuves.map(({ note }) => read(note));
        const weights = drawn.épreuves.map(({ coefficient }) => read(coefficient));
        const points = total(notes.map((note, i) => times(note, weights[i]!)));
        const weighted = over(points, total(weights));
        const simple = over(total(notes), read(notes.length));
        const withBonus = over(plus(points, read(drawn.bonus)), total(weights));
        const seuil = isNear ? Number(longDivision(rounded(weighted, 100n, "nearest"))) : drawn.seuil;
        const sorted = [...notes].sort((a, b) => (crossed(a, b) < 0n ? -1 : 1));
        const quotient =
          drawn.diviseur === 0 ? undefined : over(minus(weighted, read(drawn.bonus)), read(drawn.diviseur));
        // In the order of the motifs.
        const expected = [
          points,
          total(weights),
          weighted,
          simple,
          withBonus,
          times(simple, simple),
          sorted.at(-1)!,
          sorted[0]!,
          rounded(weighted, 100n, "nearest"),
          rounded(withBonus, 2n, "up"),
          rounded(withBonus, 10n, "down"),
          ...(quotient ? [quotient, fraction(wholeBelow(quotient))] : []),
        ];
        for (const engine of [compiledEngine, interpreterEngine]) {
          const decided = engine.decide(versions[0]!, { ...drawn, seuil });
          if ("problems" in decided) throw new Error(JSON.stringify(decided.problems));
          expect(decided.trace?.flatMap(({ motif }) => motif).map(String)).toEqual(expected.map(longDivision));
          expect(decided.body.decisions["admis"]).toEqual({
            status: "acquired",
            value: crossed(weighted, written(String(seuil))) >= 0n,
          });
        }
      }),
      { seed: 20, numRuns: 600 },
    );
  });
});
