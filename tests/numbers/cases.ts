/**
 * How many cases a property of numbers tries, and from which seed: 10 000 of the same seed in `npm test`; `npm run fuzz` sets
 * `REGLO_CASES` and `REGLO_SEED`.
 */
const CASES = Number(process.env["REGLO_CASES"] ?? 10_000);
const SEED = Number(process.env["REGLO_SEED"] ?? 2026);

/** Rounds that make `CASES` cases in all (or a little more), or one part in so many of them, each of `size` cases from its own seed. */
export function* rounds(size: number, parts = 1): Generator<{ readonly seed: number; readonly cases: number }> {
  const all = Math.ceil(CASES / parts);
  for (let drawn = 0; drawn < all; drawn += size) yield { seed: SEED + drawn, cases: Math.min(size, all - drawn) };
}
