/** How bounds and decimals travel through arithmetic. */
import type { NumberType } from "../../plan/plan.js";
import type { Rational } from "../../runtime/rational.js";
import * as R from "../../runtime/rational.js";
import type { Range } from "./types.js";
import { BOUNDLESS, numberType, rangeOf } from "./types.js";

const hull = (values: readonly Rational[], decimals: number | null): Range => ({
  min: values.reduce(R.minimum),
  max: values.reduce(R.maximum),
  decimals,
});
const both = (a: number | null, b: number | null, f: (x: number, y: number) => number): number | null =>
  a === null || b === null ? null : f(a, b);
/** Beyond this, following decimals is of no use. */
const capped = (decimals: number | null): number | null => (decimals !== null && decimals > 60 ? null : decimals);

export const exactly = (value: Rational): NumberType =>
  numberType({ min: value, max: value, decimals: R.decimals(value) });
export const integers = (min: bigint | number, max: bigint | number): NumberType =>
  numberType({ min: R.rational(min), max: R.rational(max), decimals: 0 });

/** The value of a type that has only one. */
export const onlyValue = (type: NumberType): Rational | undefined => {
  const { min, max } = rangeOf(type);
  return R.compare(min, max) === 0 ? min : undefined;
};

export const sumOf = (a: Range, b: Range): Range => ({
  min: R.add(a.min, b.min),
  max: R.add(a.max, b.max),
  decimals: both(a.decimals, b.decimals, Math.max),
});
export const opposite = (a: Range): Range => ({ min: R.negate(a.max), max: R.negate(a.min), decimals: a.decimals });
export const difference = (a: Range, b: Range): Range => sumOf(a, opposite(b));
export const product = (a: Range, b: Range): Range =>
  hull(
    [R.multiply(a.min, b.min), R.multiply(a.min, b.max), R.multiply(a.max, b.min), R.multiply(a.max, b.max)],
    capped(both(a.decimals, b.decimals, (x, y) => x + y)),
  );

export const containsZero = (a: Range): boolean => a.min.n <= 0n && a.max.n >= 0n;

/** a / b where b is not zero: a divisor written with d decimals is at least 10⁻ᵈ away from zero. */
export function quotient(a: Range, b: Range): Range {
  const least = b.decimals === null ? R.divide(R.ONE, BOUNDLESS)! : R.rational(1n, 10n ** BigInt(b.decimals));
  const divisors: Rational[] = [];
  if (b.max.n > 0n) divisors.push(b.max, b.min.n > 0n ? b.min : least);
  if (b.min.n < 0n) divisors.push(b.min, b.max.n < 0n ? b.max : R.negate(least));
  if (divisors.length === 0) return { min: R.ZERO, max: R.ZERO, decimals: 0 };
  const values = divisors.flatMap((d) => [R.divide(a.min, d)!, R.divide(a.max, d)!]);
  const range = hull(values, null);
  if (R.compare(range.min, range.max) === 0) return { ...range, decimals: R.decimals(range.min) };
  // Dividing by one known number keeps decimals: a / 4 needs two more.
  const inverse = R.compare(b.min, b.max) === 0 ? R.divide(R.ONE, b.min) : undefined;
  const more = inverse && R.decimals(inverse);
  return typeof more === "number" ? { ...range, decimals: both(a.decimals, more, (x, y) => x + y) } : range;
}

export const greatest = (items: readonly Range[]): Range => ({
  min: items.map((i) => i.min).reduce(R.maximum),
  max: items.map((i) => i.max).reduce(R.maximum),
  decimals: items.map((i) => i.decimals).reduce((a, b) => both(a, b, Math.max)),
});
export const least = (items: readonly Range[]): Range => ({
  min: items.map((i) => i.min).reduce(R.minimum),
  max: items.map((i) => i.max).reduce(R.minimum),
  decimals: items.map((i) => i.decimals).reduce((a, b) => both(a, b, Math.max)),
});

/** A sum of between `min` and `max` values of `each`. */
export function totalOf(each: Range, min: number, max: number): Range {
  const few = R.rational(min);
  const many = R.rational(max);
  return {
    min: R.multiply(each.min, each.min.n < 0n ? many : few),
    max: R.multiply(each.max, each.max.n < 0n ? few : many),
    decimals: each.decimals,
  };
}

export const STEP_DECIMALS: Readonly<Record<string, number>> = {
  "1": 0,
  "1/10": 1,
  "1/100": 2,
  "1/1000": 3,
  "1/2": 1,
  "1/4": 2,
};

/** After rounding to multiples of `step`. */
export function rounded(a: Range, step: string, mode: "nearest" | "up" | "down"): Range {
  const by = R.parseRational(step)!;
  return { min: R.round(a.min, by, mode), max: R.round(a.max, by, mode), decimals: STEP_DECIMALS[step] ?? null };
}
