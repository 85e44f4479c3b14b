/** Exact rational numbers: a `bigint` numerator over a positive `bigint` denominator, always reduced. */

export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The rational n / d, reduced. Throws `RangeError` when d is zero. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  let num = BigInt(n);
  let den = BigInt(d);
  if (den === 0n) throw new RangeError("zero denominator");
  if (den === 1n) return { n: num, d: den };
  if (den < 0n) {
    num = -num;
    den = -den;
  }
  const g = gcd(num, den);
  return g === 1n ? { n: num, d: den } : { n: num / g, d: den / g };
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational): Rational => add(a, { n: -b.n, d: b.d });
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
/** a / b; `undefined` when b is zero. */
export const divide = (a: Rational, b: Rational): Rational | undefined =>
  b.n === 0n ? undefined : rational(a.n * b.d, a.d * b.n);
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}
export const minimum = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const maximum = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

/** The greatest integer not above a. */
export function floor(a: Rational): bigint {
  const q = a.n / a.d;
  return a.n < 0n && q * a.d !== a.n ? q - 1n : q;
}

/** The multiple of `step` nearest to a (halves towards +∞), or the next one up or down. */
export function round(a: Rational, step: Rational, mode: "nearest" | "up" | "down"): Rational {
  const q = rational(a.n * step.d, a.d * step.n);
  const k = mode === "down" ? floor(q) : mode === "up" ? -floor(negate(q)) : floor(add(q, { n: 1n, d: 2n }));
  return rational(k * step.n, step.d);
}

/** How many decimals write a exactly, or `null` if no finite number does. */
export function decimals(a: Rational): number | null {
  let d = a.d;
  let twos = 0;
  let fives = 0;
  for (; d % 2n === 0n; d /= 2n) twos++;
  for (; d % 5n === 0n; d /= 5n) fives++;
  return d === 1n ? Math.max(twos, fives) : null;
}

/** Reads `"12"`, `"-9.5"`, `"1e-7"` or `"1799/180"`; `undefined` for anything else. */
export function parseRational(text: string): Rational | undefined {
  const fraction = /^(-?\d+)\/(\d+)$/.exec(text);
  if (fraction) return BigInt(fraction[2]!) === 0n ? undefined : rational(BigInt(fraction[1]!), BigInt(fraction[2]!));
  const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  if (!decimal) return undefined;
  const places = (decimal[3]?.length ?? 0) - Number(decimal[4] ?? 0);
  const digits = BigInt(decimal[1]! + decimal[2]! + (decimal[3] ?? ""));
  return places > 0 ? rational(digits, 10n ** BigInt(places)) : rational(digits * 10n ** BigInt(-places));
}

/** The rational that a finite JSON number means: its shortest decimal form, so 9.95 is 199/20. */
export function fromNumber(value: number): Rational {
  const read = parseRational(String(value));
  if (read === undefined) throw new RangeError(`not a finite number: ${value}`);
  return read;
}

/** `"12"` or `"19/2"`. */
export const toExact = (a: Rational): string => (a.d === 1n ? String(a.n) : `${a.n}/${a.d}`);

/** `"9.5"` when a finite decimal writes it, else `"1799/180"`. */
export function toText(a: Rational): string {
  const places = decimals(a);
  if (places === null) return toExact(a);
  if (places === 0) return String(a.n);
  const scaled = String((a.n < 0n ? -a.n : a.n) * (10n ** BigInt(places) / a.d)).padStart(places + 1, "0");
  return `${a.n < 0n ? "-" : ""}${scaled.slice(0, -places)}.${scaled.slice(-places)}`;
}

/**
 * A rational as JSON: the number when its shortest decimal form is exactly it (9.5), the fraction as text otherwise ("1799/180").
 */
export function toJson(a: Rational): number | string {
  if (decimals(a) === null) return toExact(a);
  const value = Number(toText(a));
  return Number.isFinite(value) && compare(fromNumber(value), a) === 0 ? value : toExact(a);
}
