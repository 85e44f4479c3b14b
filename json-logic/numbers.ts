/** Operations on numbers: decimals read and written exactly, whole division, and exact numbers as text. */
import { durationCount, rawDuration, scaled } from "../runtime/numbers.js";
import {
  add,
  compare,
  divide,
  fromNumber,
  multiply,
  parseRational,
  rational,
  round,
  subtract,
  toExact,
  toJson,
  toText,
  type Rational,
} from "../runtime/rational.js";
import { isKnown, type Json } from "./values.js";

/** Conversions leave absent and blocked as they are. */
const converting =
  <A, R extends readonly unknown[]>(convert: (value: A, ...rest: R) => Json) =>
  (value: A, ...rest: R): Json =>
    isKnown(value as Json) ? convert(value, ...rest) : (value as Json);

function exact(text: string): Rational {
  const read = parseRational(text);
  if (read === undefined) throw new TypeError(`not an exact number: ${text}`);
  return read;
}

function whole(value: number | undefined): number {
  if (value === undefined || !Number.isSafeInteger(value)) throw new RangeError("not a whole number");
  return value + 0;
}

const ten = (scale: number): bigint => 10n ** BigInt(scale);

export const numberOperations = {
  /** A decimal of JSON as a whole number of 10^-scale: 9.95 at scale 2 is 995. */
  scaled: converting((value: number, scale: number) => whole(scaled(value, scale))),
  /** The opposite: a JSON number, or a fraction as text where no double is it exactly. */
  decimal: converting((value: number, scale: number) => toJson(rational(BigInt(value), ten(scale)))),
  /** ⌊a / b⌋ of whole numbers. */
  "floor-divide": (a: number, b: number): number => {
    const rest = a % b;
    return (a - (rest === 0 || rest < 0 === b < 0 ? rest : rest + b)) / b + 0;
  },
  /** A whole number of 10^-scale as an exact number. */
  exact: converting((value: number, scale: number) => toExact(rational(BigInt(value), ten(scale)))),
  /** A decimal of JSON as an exact number. */
  "exact-of-decimal": converting((value: number) => toExact(fromNumber(value))),
  /** An exact number as a whole number of 10^-scale, which it must be. */
  "exact-to-scaled": converting((value: string, scale: number) => {
    const { n, d } = multiply(exact(value), rational(ten(scale)));
    return whole(d === 1n ? Number(n) : undefined);
  }),
  /** An exact number as in a verdict: a JSON number where one is it exactly, the fraction as text otherwise. */
  "exact-to-json": converting((value: string) => toJson(exact(value))),
  /** An exact number as text: in decimal form where there is one. */
  "exact-to-text": converting((value: string) => toText(exact(value))),
  "exact-add": (a: string, b: string): string => toExact(add(exact(a), exact(b))),
  "exact-subtract": (a: string, b: string): string => toExact(subtract(exact(a), exact(b))),
  "exact-multiply": (a: string, b: string): string => toExact(multiply(exact(a), exact(b))),
  /** Null when b is zero. */
  "exact-divide": (a: string, b: string): string | null => {
    const quotient = divide(exact(a), exact(b));
    return quotient === undefined ? null : toExact(quotient);
  },
  /** -1, 0 or 1 as a is below, equal to or above b. */
  "exact-compare": (a: string, b: string): number => compare(exact(a), exact(b)),
  /** To a multiple of the step: `nearest` (halves towards +∞), `up` or `down`. */
  "exact-round": (value: string, step: string, mode: "nearest" | "up" | "down"): string =>
    toExact(round(exact(value), exact(step), mode)),
  /** « P24M » as 24, in months; « P30D » as 30, in days. */
  duration: converting((text: string, unit: "months" | "days") => whole(durationCount(text, unit))),
  "duration-text": converting((count: number, unit: "months" | "days") => rawDuration(count, unit)),
};
