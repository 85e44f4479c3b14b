import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decimalsOfNumber,
  durationCount,
  rawDuration,
  rawQuotient,
  rawRational,
  rawScaled,
  roundQuotient,
  scaled,
  scaledOf,
} from "../../runtime/numbers.js";
import { decimals, fromNumber, multiply, rational, round, toJson } from "../../runtime/rational.js";

const MAX = Number.MAX_SAFE_INTEGER;
const scale = fc.integer({ min: 0, max: 15 });
/** Whole numbers of every size, boundaries of the fast road included. */
const whole = fc.oneof(
  fc.integer({ min: -MAX, max: MAX }),
  fc.integer({ min: -100000, max: 100000 }),
  fc
    .tuple(
      fc.constantFrom(2 ** 50, 2 ** 51, 2 ** 52, MAX - 1000, 10 ** 15),
      fc.integer({ min: -1000, max: 1000 }),
      fc.boolean(),
    )
    .map(([a, b, up]) => (up ? a + b : -(a + b))),
);

/** The meaning of `scaled`, on rationals. */
function scaledExactly(x: number, places: number): number | undefined {
  const shifted = multiply(fromNumber(x), rational(10n ** BigInt(places)));
  return shifted.d === 1n && shifted.n <= MAX && shifted.n >= -MAX ? Number(shifted.n) : undefined;
}

describe("reading a JSON number", () => {
  test.each([
    [9.95, 2, 995],
    [9.995, 2, undefined],
    [9.995, 3, 9995],
    [20.001, 2, undefined],
    [10, 2, 1000],
    [0.1, 1, 1],
    [1e-7, 6, undefined],
    [1e-7, 7, 1],
    [-0, 2, 0],
    [-9.95, 2, -995],
    [1.005, 3, 1005],
    [4.35, 2, 435],
    [1e21, 0, undefined],
    [Infinity, 2, undefined],
    [NaN, 2, undefined],
    [1.7976931348623157e308, 2, undefined],
    [5e-324, 2, undefined],
    [-1e-20, 2, undefined],
    [20.0000000000000000001, 2, 2000],
  ])("%d at scale %i is %s", (x, places, expected) => {
    expect(scaled(x, places)).toBe(expected);
  });

  test("every decimal of a mark is read as itself", () => {
    for (let n = -2000; n <= 2000; n++)
      expect(
        scaled(
          Number(`${n < 0 ? "-" : ""}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, "0")}`),
          2,
        ),
      ).toBe(n);
  });

  test("it agrees with the shortest decimal form, up to 2^53", () => {
    fc.assert(
      fc.property(
        whole,
        scale,
        (n, places) =>
          void expect(scaled(Number(`${n}e-${places}`), places)).toBe(scaledExactly(Number(`${n}e-${places}`), places)),
      ),
      { numRuns: 2000 },
    );
  });
  test("it agrees on any double", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        scale,
        (x, places) => void expect(scaled(x, places)).toBe(scaledExactly(x, places)),
      ),
      { numRuns: 2000 },
    );
  });
  test("it agrees on the neighbours of decimals", () => {
    const view = new DataView(new ArrayBuffer(8));
    const neighbour = (x: number, by: bigint): number => {
      view.setFloat64(0, x);
      view.setBigInt64(0, view.getBigInt64(0) + by);
      return view.getFloat64(0);
    };
    fc.assert(
      fc.property(
        whole.filter((n) => n !== 0),
        scale,
        fc.bigInt({ min: -3n, max: 3n }),
        (n, places, by) => {
          const x = neighbour(Number(`${n}e-${places}`), by);
          expect(scaled(x, places)).toBe(scaledExactly(x, places));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("raw values", () => {
  test.each([
    [995, 2, 9.95],
    [1000, 2, 10],
    [0, 2, 0],
    [-0, 2, 0],
    [-5, 1, -0.5],
    [1, 7, 1e-7],
  ])("%d at scale %i is %d", (value, places, expected) => {
    expect(rawScaled(value, places)).toBe(expected);
  });
  test("quotients: a number when a decimal writes it, the reduced fraction otherwise", () => {
    expect(rawQuotient(1799, 180)).toBe("1799/180");
    expect(rawQuotient(3598, 360)).toBe("1799/180");
    expect(rawQuotient(-10, 4)).toBe(-2.5);
    expect(rawQuotient(4000, 4, 2)).toBe(10);
    expect(rawQuotient(1000, 3, 2)).toBe("10/3");
    expect(rawQuotient(0, 7)).toBe(0);
    expect(rawQuotient(-0, 7, 3)).toBe(0);
    expect(Object.is(rawQuotient(-0, 7), 0)).toBe(true);
  });
  test("the three forms agree with the rational's", () => {
    const denominator = fc.oneof(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: MAX }),
      fc.constantFrom(2 ** 30, 5 ** 12, 10 ** 15, 2 ** 52),
    );
    fc.assert(
      fc.property(whole, denominator, fc.integer({ min: 0, max: 25 }), (n, d, places) => {
        const ten = 10n ** BigInt(places);
        expect(rawScaled(n, places)).toBe(toJson(rational(n, ten)));
        expect(rawQuotient(n, d, places)).toBe(toJson(rational(BigInt(n), BigInt(d) * ten)));
        expect(rawRational(rational(n, d))).toBe(toJson(rational(n, d)));
      }),
      { numRuns: 3000 },
    );
  });
  test("a raw decimal is read back as itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), fc.integer({ min: 0, max: 12 }), (n, places) => {
        const raw = rawScaled(n, places);
        expect(typeof raw === "number" ? scaled(raw, places) : raw).toBe(n);
      }),
    );
  });
  test("decimals of a number are those of its shortest form", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (x) => void expect(decimalsOfNumber(x)).toBe(decimals(fromNumber(x))),
      ),
    );
  });
});

test("a rational with few enough decimals is the whole number it was made of", () => {
  fc.assert(
    fc.property(whole, scale, (n, places) => {
      expect(scaledOf(rational(n, 10n ** BigInt(places)), places)).toBe(n);
    }),
  );
});

describe("rounding", () => {
  test("rounding agrees with the rational's", () => {
    const small = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
    fc.assert(
      fc.property(
        small,
        fc.integer({ min: 1, max: 2 ** 8 }),
        fc.constantFrom(1, 5, 10, 25, 50, 100),
        fc.constantFrom("nearest" as const, "up" as const, "down" as const),
        (n, d, step, mode) => {
          const expected = Number(round(rational(n, d), rational(step), mode).n);
          expect(roundQuotient(n, d, step, mode)).toBe(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("durations", () => {
  test("in months and in days", () => {
    expect(rawDuration(24, "months")).toBe("P24M");
    expect(rawDuration(-30, "days")).toBe("-P30D");
    expect(durationCount("P24M", "months")).toBe(24);
    expect(durationCount("-P30D", "days")).toBe(-30);
    expect(durationCount("P0D", "days")).toBe(0);
  });
  test.each(["P24D", "P2Y", "24", "P24M\n", "PT24M", "P-24M", "P1.5M", "P99999999999M"])(
    "« %s » is not a duration in months",
    (text) => {
      expect(durationCount(text, "months")).toBeUndefined();
    },
  );
  test("text and count are inverse", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom("months" as const, "days" as const),
        (n, unit) => void expect(durationCount(rawDuration(n, unit), unit)).toBe(n),
      ),
    );
  });
});

describe("three-valued logic", async () => {
  const { and, or, not } = await import("../../runtime/kleene.js");
  const values = [true, false, null] as const;
  test("one known member that decides, decides, wherever it stands", () => {
    for (const v of values) {
      expect([and(v, false), and(false, v), or(v, true), or(true, v)]).toEqual([false, false, true, true]);
      expect([and(v, true), and(true, v), or(v, false), or(false, v), not(not(v))]).toEqual([v, v, v, v, v]);
    }
    expect([and(null, null), or(null, null), not(null)]).toEqual([null, null, null]);
  });
});
