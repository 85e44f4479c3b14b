/**
 * Exact numbers at machine speed: a decimal as a whole number of its last digit (`995` at scale 2 is 9.95), a quotient of two
 * whole numbers, and the way in from JSON and out to raw values. All agree with `fromNumber` and `toJson` of `rational.ts`.
 */
import { decimals as decimalsOf, fromNumber, rational, toJson, type Rational } from "./rational.js";

/** A quotient of safe integers, `d` > 0, not necessarily reduced. */
export interface Quotient {
  readonly n: number;
  readonly d: number;
}

/** Powers of ten that doubles hold exactly. */
const TEN: readonly number[] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
];

/**
 * Below 2^51, a whole number N of 10^-s and the double x nearest to N / 10^s determine each other:
 *
 * - N / 10^s is one correctly rounded division, so it is x exactly when the decimal reads as x;
 * - x · 10^s is off by two roundings, at most N · 2^-52 < 1/2, so `Math.round` finds N;
 * - two such decimals are at least 2^-51 apart (relatively), doubles at most 2^-52: no two read as the same x, and x has no shorter
 *   decimal form, for one would be another such decimal.
 *
 * From 2^51 to 2^53 this fails (two decimals may read as one double, and `Math.round` may miss by one): there the text is read.
 */
const LIMIT = 2 ** 51;

/**
 * The JSON number `x`, by its shortest decimal form, as a whole number of 10^-scale (scale ≤ 22).
 * `undefined` when it has more decimals than that, is not finite, or is not safe at that scale.
 */
export function scaled(x: number, scale: number): number | undefined {
  const ten = TEN[scale]!;
  const n = Math.round(x * ten);
  if (n < LIMIT && n > -LIMIT) return n / ten === x ? n + 0 : undefined;
  return scaledFromText(x, scale);
}

function scaledFromText(x: number, scale: number): number | undefined {
  if (!Number.isFinite(x)) return undefined;
  const exact = fromNumber(x);
  const n = exact.n * (10n ** BigInt(scale) / exact.d);
  return 10n ** BigInt(scale) % exact.d === 0n && n <= Number.MAX_SAFE_INTEGER && n >= -Number.MAX_SAFE_INTEGER
    ? Number(n)
    : undefined;
}

/** A rational as a whole number of 10^-scale. INVARIANT: it has no more decimals than that, and the whole number is safe. */
export const scaledOf = (value: Rational, scale: number): number => Number((value.n * 10n ** BigInt(scale)) / value.d);

/** How many decimals the shortest decimal form of a finite number has. */
export function decimalsOfNumber(x: number): number {
  return decimalsOf(fromNumber(x)) ?? 0;
}

/** A whole number of 10^-scale as a raw value: 995 at scale 2 is 9.95. */
export function rawScaled(value: number, scale: number): number | string {
  const ten = TEN[scale];
  if (ten !== undefined && value < LIMIT && value > -LIMIT) return value / ten + 0;
  return toJson(rational(BigInt(value), 10n ** BigInt(scale)));
}

function gcd(a: number, b: number): number {
  let x = Math.abs(a);
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/** n / d / 10^scale as a raw value: a number when a decimal writes it, else the reduced fraction, "1799/180". */
export function rawQuotient(n: number, d: number, scale = 0): number | string {
  const full = d * (TEN[scale] ?? Infinity);
  const size = Math.abs(n);
  return (size < WORD && full < WORD ? rawOfWords(n, size, d, full, scale) : undefined) ?? rawOfAny(n, d, full, scale);
}

/** Below it, whole numbers are divided as the machine's own integers, several times faster than as doubles. */
const WORD = 2 ** 31;

/** `rawQuotient` in a few divisions of machine integers, where that is sure to be right. `size` is |n|, `full` is d · 10^scale. */
function rawOfWords(n: number, size: number, d: number, full: number, scale: number): number | string | undefined {
  // What a decimal is divided by has no other prime than 2 and 5: the others must divide n.
  let others = d >>> 0;
  let fives = 0;
  for (; others % 5 === 0; others = (others / 5) >>> 0) fives++;
  const twos = 31 - Math.clz32(others & -others);
  others >>>= twos;
  let x = size >>> 0;
  if (x % others === 0) {
    // As in `rawScaled`, the decimal's digits being a whole number that is small enough.
    return (size / full) * (TEN[scale + (twos > fives ? twos : fives)] ?? Infinity) < LIMIT ? n / full + 0 : undefined;
  }
  let y = full >>> 0;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return `${n / x}/${full / x}`;
}

function rawOfAny(n: number, d: number, full: number, scale: number): number | string {
  if (full > Number.MAX_SAFE_INTEGER) return toJson(rational(BigInt(n), BigInt(d) * 10n ** BigInt(scale)));
  const g = gcd(n, full);
  const num = n / g;
  const den = full / g;
  let rest = den;
  let twos = 0;
  let fives = 0;
  for (; rest % 2 === 0; rest /= 2) twos++;
  for (; rest % 5 === 0; rest /= 5) fives++;
  if (rest !== 1) return `${num}/${den}`;
  // The decimal's digits as a whole number; a rough product is enough, the argument above holds well beyond the limit.
  const digits = (num / den) * (TEN[Math.max(twos, fives)] ?? Infinity);
  return digits < LIMIT && digits > -LIMIT ? num / den + 0 : toJson(rational(BigInt(num), BigInt(den)));
}

/** A rational as a raw value. */
export const rawRational = (value: Rational): number | string => toJson(value);

/** A duration as in JSON: "P24M", "P30D"; "-P30D" below zero. */
export function rawDuration(count: number, unit: "months" | "days"): string {
  return `${count < 0 ? "-" : ""}P${Math.abs(count)}${unit === "months" ? "M" : "D"}`;
}

/** The number of months in "P24M", or of days in "P30D"; `undefined` for anything else. */
export function durationCount(text: string, unit: "months" | "days"): number | undefined {
  const read = (unit === "months" ? /^(-?)P(\d{1,10})M$/ : /^(-?)P(\d{1,10})D$/).exec(text);
  if (!read) return undefined;
  const count = Number(read[2]);
  return read[1] === "-" ? 0 - count : count;
}

/**
 * n / d rounded to a multiple of the whole number `step`; the result is a whole number.
 * INVARIANT: 2·n + d·step and 2·d·step are safe integers.
 */
export function roundQuotient(n: number, d: number, step: number, mode: "nearest" | "up" | "down"): number {
  const unit = d * step;
  switch (mode) {
    case "down":
      return floorDivide(n, unit) * step + 0;
    case "up":
      return 0 - floorDivide(-n, unit) * step;
    case "nearest":
      return floorDivide(2 * n + unit, 2 * unit) * step + 0;
  }
}

/** ⌊a / b⌋ of safe integers, exactly: a double quotient may round up to the next whole number, the remainder never does. */
function floorDivide(a: number, b: number): number {
  const remainder = a % b;
  return (a - (remainder < 0 ? remainder + b : remainder)) / b;
}
