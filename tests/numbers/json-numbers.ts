/** Numbers as a JSON text may write them, drawn where reading them goes wrong: long, tiny, huge, and beside what a double cannot tell apart. */
import fc from "fast-check";

const digits = (most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(..."0123456789"), { minLength: 1, maxLength: most }).map((all) => all.join(""));
const sign = fc.constantFrom("", "", "-");

/** Anything that the grammar of JSON allows. */
const anything = fc
  .tuple(
    sign,
    fc.oneof(fc.constant("0"), digits(25)).map((whole) => whole.replace(/^0+(?=.)/, "")),
    fc.oneof(
      fc.constant(""),
      fc.oneof(digits(4), digits(25)).map((decimals) => `.${decimals}`),
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant("") },
      fc
        .tuple(fc.constantFrom("e", "E"), fc.constantFrom("", "+", "-"), fc.integer({ min: 0, max: 30 }))
        .map((all) => all.join("")),
      fc.integer({ min: -400, max: 400 }).map((power) => `e${power}`),
    ),
  )
  .map((all) => all.join(""));

/** `units` of 10^-places, written out. */
export function decimalText(units: bigint, places: number): string {
  const [minus, size] = units < 0n ? ["-", -units] : ["", units];
  const all = String(size).padStart(places + 1, "0");
  return places === 0 ? `${minus}${all}` : `${minus}${all.slice(0, -places)}.${all.slice(-places)}`;
}

/** Decimals of every size: those of marks, and those near 2^51 and 2^53, where doubles come to lack. */
const decimal = fc
  .tuple(
    fc.oneof(
      fc.bigInt({ min: -2500n, max: 2500n }),
      fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
      fc
        .tuple(
          fc.constantFrom(2n ** 51n, 2n ** 52n, 2n ** 53n, 10n ** 15n, 9n * 10n ** 15n),
          fc.bigInt({ min: -999n, max: 999n }),
        )
        .map(([around, by]) => around + by),
    ),
    fc.integer({ min: 0, max: 7 }),
  )
  .map(([units, places]) => decimalText(units, places));

/** So near to a decimal that only the last of many digits says on which side. */
const beside = fc
  .tuple(decimal, fc.integer({ min: 0, max: 30 }), fc.constantFrom("0", "1", "5", "9"))
  .map(([text, zeros, last]) => {
    const written = text.includes(".") ? text : `${text}.`;
    return `${written}${"0".repeat(zeros)}${last}`;
  });

/** Exactly between two doubles, where one digit more decides which of them is read; or that digit more, or less. */
const halfway = fc
  .tuple(
    fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }),
    fc.integer({ min: -60, max: 5 }),
    fc.constantFrom("", "0001", "below"),
  )
  .map(([mantissa, power, more]) => {
    // (2m + 1) / 2^p = (2m + 1) × 5^p / 10^p.
    const odd = 2n * mantissa + 1n;
    const places = Math.max(0, -power);
    const units = odd * (power < 0 ? 5n ** BigInt(places) : 2n ** BigInt(power));
    const text = decimalText(more === "below" ? units * 10n - 1n : units, more === "below" ? places + 1 : places);
    return more === "below" ? text : `${text}${more !== "" && !text.includes(".") ? "." : ""}${more}`;
  });

const known = fc.constantFrom(
  ...[
    "0",
    "-0",
    "-0.0",
    "0e5",
    "-0e-5",
    "0.000",
    "1e400",
    "-1e400",
    "1e-400",
    "5e-324",
    "2e-324",
    "1.7976931348623157e308",
  ],
  ...[
    "1.7976931348623159e308",
    "1e21",
    "1e22",
    "1e23",
    "9.95",
    "9.995",
    "9.9950",
    "0.1",
    "0.30",
    "1.005",
    "4.35",
    "20.00",
  ],
  ...["9007199254740993", "9007199254740994", "90071992547409.935", "90071992547409.94", "90071992547409.92"],
);

/** A number of JSON beside one of these bounds, which are decimals with at most `places` decimals; or any of the others. */
export const jsonNumber = (bounds: readonly string[], places: number): fc.Arbitrary<string> =>
  fc.oneof(
    anything,
    decimal,
    beside,
    halfway,
    known,
    fc
      .tuple(fc.constantFrom(...bounds), fc.bigInt({ min: -2n, max: 2n }), fc.integer({ min: 0, max: 2 }))
      .map(([bound, by, more]) => {
        const [whole = "", decimals = ""] = bound.split(".");
        const long = Math.max(places + more, decimals.length);
        return decimalText(BigInt(whole + decimals.padEnd(long, "0")) + by, long);
      }),
  );
