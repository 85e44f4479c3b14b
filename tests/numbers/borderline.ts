/**
 * Operations whose proved bounds end exactly at the last whole number up to which doubles count every one, or one beyond: numbers of the
 * machine must be used to there, and not one further.
 */
import fc from "fast-check";
import type { Expr } from "../../plan/plan.js";
import * as b from "../plans/build.js";
import { ANY_NUMBER, drawnField, type DrawnField } from "./random-arithmetic.js";

export type Side = "inside" | "outside";

export interface Borderline {
  /** Its fields, and itself over them, as number `i` of several in one plan. */
  readonly fields: (i: number) => readonly DrawnField[];
  readonly expression: (i: number) => Expr;
}

const LAST = 2n ** 53n - 1n;
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** From, to, and decimals. */
type Range = readonly [min: bigint, max: bigint, places: number];

const borderlineOf = (ranges: readonly Range[], expression: (...of: readonly Expr[]) => Expr): Borderline => {
  const name = (i: number, j: number): string => `n${i}_${j}`;
  const fields = (i: number): readonly DrawnField[] =>
    ranges.map(([min, max, places], j) => drawnField(name(i, j), places, min, max));
  return { fields, expression: (i) => expression(...fields(i).map(({ field }) => b.input(field.name, field.type))) };
};

const arithmetic = (op: "+" | "-" | "*" | "/", left: Expr, right: Expr): Expr => ({
  kind: "arithmetic",
  op,
  left,
  right,
  type: ANY_NUMBER,
  optional: true,
});
const COMPARISONS = ["=", "≠", "<", "≤", ">", "≥"] as const;

/** Of every operation whose bounds decide how it is computed. */
export function borderline(side: Side): fc.Arbitrary<Borderline> {
  // One beyond, where only the way of computing shows it; or far beyond, where doubles would be wrong.
  const upTo = (most: bigint): fc.Arbitrary<bigint> =>
    fc.constantFrom(...(side === "inside" ? [most] : [most + 1n, least(2n * most + 1n, LAST)]));
  const some = fc.bigInt({ min: 2n, max: 2n ** 40n });
  const places = fc.integer({ min: 0, max: 3 });
  const op = fc.constantFrom(...COMPARISONS);
  return fc.oneof(
    // a + b and a − b.
    fc.tuple(some, places, fc.boolean()).chain(([a, p, minus]) =>
      upTo(LAST - a).map((rest) => {
        const other: Range = minus ? [-rest, 0n, p] : [0n, rest, p];
        return borderlineOf([[0n, a, p], other], (x, y) => arithmetic(minus ? "-" : "+", x!, y!));
      }),
    ),
    // a × b.
    fc
      .tuple(some, places, places, fc.boolean())
      .chain(([a, p, q, below]) =>
        upTo(LAST / a).map((rest) =>
          borderlineOf([[0n, a, p], below ? [-rest, rest, q] : [0n, rest, q]], (x, y) => arithmetic("*", x!, y!)),
        ),
      ),
    // a compared with b, which has more decimals.
    fc.tuple(some, fc.integer({ min: 1, max: 6 }), op).chain(([b0, more, comparison]) =>
      upTo(LAST / 10n ** BigInt(more)).map((most) =>
        borderlineOf(
          [
            [0n, most, 0],
            [0n, b0, more],
          ],
          (x, y) => b.compare(x!, comparison, y!),
        ),
      ),
    ),
    // a / b compared with c: a with b × c.
    fc.tuple(some, some, op).chain(([a, d, comparison]) =>
      upTo(LAST / d).map((most) =>
        borderlineOf(
          [
            [0n, a, 0],
            [1n, d, 0],
            [0n, most, 0],
          ],
          (x, y, z) => b.compare({ ...arithmetic("/", x!, y!), optional: false }, comparison, z!),
        ),
      ),
    ),
    // a / b rounded: 2a + b.
    fc.tuple(some, fc.constantFrom("nearest", "up", "down")).chain(([d, mode]) =>
      upTo((LAST - d) / 2n).map((most) =>
        borderlineOf(
          [
            [0n, most, 0],
            [1n, d, 0],
          ],
          (x, y) => ({
            kind: "round",
            value: arithmetic("/", x!, y!),
            step: "1",
            mode: mode as "nearest" | "up" | "down",
            type: ANY_NUMBER,
            optional: true,
          }),
        ),
      ),
    ),
  );
}
