/**
 * Fractions as one learns them: two whole numbers, never reduced, compared by crossing them, divided with a remainder. Made without
 * the runtime's rationals, so that the two can be compared.
 */
export interface Fraction {
  readonly over: bigint;
  /** Above zero. */
  readonly under: bigint;
}

export const fraction = (over: bigint, under = 1n): Fraction =>
  under < 0n ? { over: -over, under: -under } : { over, under };

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { ...b, over: -b.over });
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.over, a.under * b.under);
/** `b` is not zero. */
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.under, a.under * b.over);
export const total = (all: readonly Fraction[]): Fraction => all.reduce(plus, fraction(0n));

/** Negative, zero or positive. */
export const crossed = (a: Fraction, b: Fraction): bigint => a.over * b.under - b.over * a.under;
export const same = (a: Fraction, b: Fraction): boolean => crossed(a, b) === 0n;

/** The largest whole number that is not above: found by counting down from the truncated one. */
export function wholeBelow(a: Fraction): bigint {
  let whole = a.over / a.under;
  while (crossed(fraction(whole), a) > 0n) whole--;
  return whole;
}

/** The multiple of 1 / `parts` that is asked for; of two that are as near, the higher one. */
export function rounded(a: Fraction, parts: bigint, way: "nearest" | "up" | "down"): Fraction {
  const below = fraction(wholeBelow(times(a, fraction(parts))), parts);
  if (same(below, a) || way === "down") return below;
  const above = plus(below, fraction(1n, parts));
  if (way === "up") return above;
  return crossed(minus(a, below), minus(above, a)) < 0n ? below : above;
}

/** A decimal as written, « 1e-7 », or « 7/3 ». Throws for anything else. */
export function written(text: string): Fraction {
  const [, sign, whole = "", decimals = "", power = "0", under = "1"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?(?:\/(\d+))?$/.exec(text) ?? [];
  if (whole === "") throw new Error(`${text} is no number that is read here`);
  const digits = BigInt(`${sign}${whole}${decimals}`);
  const places = decimals.length - parseInt(power, 10);
  return places < 0
    ? fraction(digits * 10n ** BigInt(-places), BigInt(under))
    : fraction(digits, BigInt(under) * 10n ** BigInt(places));
}

/** How it is written by long division, or as a reduced fraction when the division never ends. */
export function longDivision(a: Fraction): string {
  const sign = a.over < 0n ? "-" : "";
  const size = a.over < 0n ? -a.over : a.over;
  let digits = "";
  const seen = new Set<bigint>();
  for (let rest = size % a.under; rest !== 0n; rest = (rest * 10n) % a.under) {
    if (seen.has(rest)) return `${sign}${reduced(size, a.under)}`;
    seen.add(rest);
    digits += String((rest * 10n) / a.under);
  }
  return `${sign}${size / a.under}${digits === "" ? "" : `.${digits}`}`;
}

/** Divided by each prime that divides both, as long as it does. */
function reduced(a: bigint, b: bigint): string {
  let [x, y] = [a, b];
  for (let prime = 2n; prime <= y && prime <= 1000n; prime++) {
    while (x % prime === 0n && y % prime === 0n) [x, y] = [x / prime, y / prime];
  }
  return `${x}/${y}`;
}
