import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printDate, printNumber, printRaw, rawNumber } from "../../runtime/format.js";
import { compare, parseRational, rational, ZERO } from "../../runtime/rational.js";
import type { Printing, Raw } from "../../runtime/verdict.js";

const enums = { Issue: { admis: "Admis", refusé: "Refusé par le jury" } };
const french = (value: Raw, printing: Printing): string => printRaw(value, printing, enums, "fr");
const english = (value: Raw, printing: Printing): string => printRaw(value, printing, enums, "en");

describe("numbers", () => {
  test("numbers and fractions that machine numbers hold are printed as exact ones are", () => {
    const scaled = fc.tuple(fc.integer(), fc.constantFrom(1, 10, 100, 1e5, 1e9)).map(([n, by]) => n / by);
    const fractions = fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 1, max: 1e6 })).map(([n, d]): Raw => `${n}/${d}`);
    const values: fc.Arbitrary<Raw> = fc.oneof(scaled, fc.double(), fractions);
    fc.assert(
      fc.property(values, (value) => {
        const number = rawNumber(value);
        expect(french(value, "number")).toBe(number ? printNumber(number, "fr") : String(value));
        expect(english(value, "number")).toBe(number ? printNumber(number, "en") : String(value));
      }),
      { numRuns: 3000 },
    );
  });

  test.each<[Raw, string, string]>([
    [9.5, "9,5", "9.5"],
    [10, "10", "10"],
    [0, "0", "0"],
    [-9.25, "−9,25", "−9.25"],
    ["1799/180", "9,99…", "9.99…"],
    ["-1799/180", "−9,99…", "−9.99…"],
    ["1/3", "0,33…", "0.33…"],
    ["-1/300", "−0,00…", "−0.00…"],
    ["599999/60000", "9,99…", "9.99…"],
    [2024, "2024", "2024"],
    [10000, "10\u202f000", "10,000"],
    [1234567.891, "1\u202f234\u202f567,891", "1,234,567.891"],
    [1e21, "1\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000", "1,000,000,000,000,000,000,000"],
    [1e-7, "0,0000001", "0.0000001"],
    ["1000000/3", "333\u202f333,33…", "333,333.33…"],
    ["pas un nombre", "pas un nombre", "pas un nombre"],
  ])("%s is « %s »", (value, fr, en) => {
    expect(french(value, "number")).toBe(fr);
    expect(english(value, "number")).toBe(en);
  });

  test("what is printed of a number that is cut never reaches the next one: 9,99… is below 10", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (n, d) => {
          const value = rational(n, d);
          const text = printNumber(value, "en").replaceAll(",", "").replace("−", "-");
          const read = parseRational(text.replace("…", ""))!;
          if (!text.endsWith("…")) {
            expect(compare(read, value)).toBe(0);
            return;
          }
          const [size, shown] = n < 0n ? [rational(-n, d), rational(-read.n, read.d)] : [value, read];
          expect(compare(shown, ZERO)).toBeGreaterThanOrEqual(0);
          expect(compare(shown, size)).toBeLessThan(0);
          expect(compare(size, rational(shown.n * 100n + shown.d, shown.d * 100n))).toBeLessThan(0);
        },
      ),
    );
  });
});

test.each<[string, string, string]>([
  ["2026-03-15", "15 mars 2026", "15 March 2026"],
  ["2026-03-01", "1er mars 2026", "1 March 2026"],
  ["2024-02-29", "29 février 2024", "29 February 2024"],
  ["10001-12-31", "31 décembre 10001", "31 December 10001"],
  ["2024-13-01", "2024-13-01", "2024-13-01"],
  ["demain", "demain", "demain"],
])("the date %s", (iso, fr, en) => {
  expect(printDate(iso, "fr")).toBe(fr);
  expect(printDate(iso, "en")).toBe(en);
});

test.each<[Raw, Printing, string, string]>([
  ["P24M", "months", "24 mois", "24 months"],
  ["P1M", "months", "1 mois", "1 month"],
  ["P30D", "days", "30 jours", "30 days"],
  ["P1D", "days", "1 jour", "1 day"],
  ["P0D", "days", "0 jour", "0 days"],
  ["-P30D", "days", "−30 jours", "−30 days"],
  ["P10000D", "days", "10\u202f000 jours", "10,000 days"],
  [true, "boolean", "vrai", "true"],
  [false, "boolean", "faux", "false"],
  ["E_1", "text", "E_1", "E_1"],
  ["admis", { enum: "Issue" }, "Admis", "Admis"],
  ["autorisé_au_contrôle", { enum: "Issue" }, "autorisé au contrôle", "autorisé au contrôle"],
  ["constructor", { enum: "Issue" }, "constructor", "constructor"],
  ["x", { enum: "__proto__" }, "x", "x"],
  [null, "number", "non renseigné", "not given"],
  [null, { enum: "Issue" }, "non renseigné", "not given"],
])("%s as %j is « %s »", (value, printing, fr, en) => {
  expect(french(value, printing)).toBe(fr);
  expect(english(value, printing)).toBe(en);
});
