/** Arithmetic drawn at random as expressions of the plan, over fields of drawn ranges; and its value by fractions as one learns them. */
import fc from "fast-check";
import type { Expr, Field, Type } from "../../plan/plan.js";
import * as f from "../oracles/fractions.js";
import * as b from "../plans/build.js";

/** As wide as it gets: the emitter must find bounds by itself. */
export const ANY_NUMBER: Type = b.number("-" + "9".repeat(60), "9".repeat(60), null);
const of = (e: Omit<Extract<Expr, { kind: "arithmetic" }>, "type" | "optional">): Expr => ({
  ...e,
  type: ANY_NUMBER,
  optional: true,
});

export interface DrawnField {
  readonly field: Field;
  /** Values over its whole range, both ends included; numbers of JSON, and null for a field that may be left out. */
  readonly values: fc.Arbitrary<number | null>;
}

/** A field of `places` decimals, from `min` to `max` units of the last one. */
export function drawnField(name: string, places: number, min: bigint, max: bigint, maybe = false): DrawnField {
  const type = b.number(exact(min, places), exact(max, places), places);
  const inside = (n: bigint): bigint => (n < min ? min : n > max ? max : n);
  const ends = [min, max, min + 1n, max - 1n, 0n, 1n].map(inside);
  const units = fc.oneof(
    fc.bigInt({ min, max }),
    fc.bigInt({ min: inside(-20n), max: inside(20n) }),
    fc.constantFrom(...ends),
  );
  // What JSON can write of it, which is read as at most seventeen digits.
  const values = units
    .map((n) => Number(`${n}e-${places}`) + 0)
    .filter((x) => {
      const read = f.times(f.written(String(x)), f.fraction(10n ** BigInt(places)));
      return f.crossed(read, f.fraction(min)) >= 0n && f.crossed(read, f.fraction(max)) <= 0n;
    });
  return { field: b.field(name, type, maybe ? "optional" : "always"), values: maybe ? fc.option(values) : values };
}

/** n / 10^places as the plan writes numbers. */
function exact(n: bigint, places: number): string {
  const ten = 10n ** BigInt(places);
  return n % ten === 0n ? String(n / ten) : `${n}/${ten}`;
}

/** Six fields: `small` ones as of marks and coefficients; `large` ones up to 10^18 units. */
export const fieldsOf = (size: "small" | "large"): fc.Arbitrary<readonly DrawnField[]> => {
  const one = fc.tuple(
    fc.integer({ min: 0, max: size === "small" ? 2 : 6 }),
    fc.tuple(fc.integer({ min: 1, max: size === "small" ? 3 : 18 }), fc.integer({ min: 1, max: 9 })),
    fc.boolean(),
    fc.integer({ min: 0, max: 5 }),
  );
  return fc
    .array(one, { minLength: 6, maxLength: 6 })
    .map((all) =>
      all.map(([places, [digits, first], signed, maybe], i) =>
        drawnField(`n${i}`, places, signed ? -most(digits, first) : 0n, most(digits, first), maybe === 0),
      ),
    );
};

const most = (digits: number, first: number): bigint => BigInt(first) * 10n ** BigInt(digits);

const CONSTANTS = ["0", "1", "-3", "10", "19/2", "1/3", "1799/180", "1000000007", "1/1000"];
const STEPS = ["1", "1/10", "1/100", "1/1000", "1/2", "1/4"];

/** An expression over these fields. */
export function expressionOver(fields: readonly Field[]): fc.Arbitrary<Expr> {
  const inputs = fields.map(({ name, type, presence }) => b.input(name, type, presence === "optional"));
  const constants = CONSTANTS.map((c) => b.constant(c, ANY_NUMBER));
  const { tree } = fc.letrec<{ tree: Expr; condition: Expr }>((tie) => {
    const leaf = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...inputs) }, fc.constantFrom(...constants));
    const arithmetic = fc
      .tuple(fc.constantFrom("+", "-", "*", "/"), tie("tree"), tie("tree"))
      .map(([op, left, right]) => of({ kind: "arithmetic", op: op as "+" | "-" | "*" | "/", left, right }));
    const rounded = fc
      .tuple(tie("tree"), fc.constantFrom(...STEPS), fc.constantFrom("nearest", "up", "down"))
      .map(([value, step, mode]): Expr => ({
        kind: "round",
        value,
        step,
        mode: mode as "nearest" | "up" | "down",
        type: ANY_NUMBER,
        optional: true,
      }));
    const extreme = fc
      .tuple(fc.constantFrom("greatest", "least"), fc.array(tie("tree"), { minLength: 1, maxLength: 3 }))
      .map(([kind, items]): Expr => ({ kind: kind as "greatest" | "least", items, type: ANY_NUMBER, optional: true }));
    const orElse = fc
      .tuple(tie("tree"), tie("tree"))
      .map(([value, fallback]): Expr => ({ kind: "or-else", value, fallback, type: ANY_NUMBER, optional: true }));
    const negated = tie("tree").map((value): Expr => ({ kind: "negate", value, type: ANY_NUMBER, optional: true }));
    const choice = fc.tuple(tie("condition"), tie("tree"), tie("tree")).map(([condition, then, otherwise]): Expr => ({
      kind: "if",
      condition,
      then,
      else: otherwise,
      type: ANY_NUMBER,
      optional: true,
    }));
    return {
      tree: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        leaf,
        leaf,
        arithmetic,
        arithmetic,
        rounded,
        extreme,
        orElse,
        negated,
        choice,
      ),
      condition: fc
        .tuple(tie("tree"), fc.constantFrom("=", "≠", "<", "≤", ">", "≥"), tie("tree"))
        .map(([left, op, right]) => ({ kind: "compare", op: op as "=", left, right, type: b.boolean, optional: true })),
    };
  });
  return tree;
}

type Values = Readonly<Record<string, number | null>>;
const HOLDS: Readonly<Record<string, (order: bigint) => boolean>> = {
  "=": (order) => order === 0n,
  "≠": (order) => order !== 0n,
  "<": (order) => order < 0n,
  "≤": (order) => order <= 0n,
  ">": (order) => order > 0n,
  "≥": (order) => order >= 0n,
};

/** Its value; `undefined` where it is absent. A comparison is 1 or 0. */
export function valueOf(e: Expr, values: Values): f.Fraction | undefined {
  const sub = (part: Expr): f.Fraction | undefined => valueOf(part, values);
  const both = (
    left: Expr,
    right: Expr,
    then: (a: f.Fraction, b: f.Fraction) => f.Fraction | undefined,
  ): f.Fraction | undefined => {
    const [a, c] = [sub(left), sub(right)];
    return a && c && then(a, c);
  };
  switch (e.kind) {
    case "constant":
      return f.written(String(e.value));
    case "input": {
      const value = values[e.field];
      return value === null || value === undefined ? undefined : f.written(String(value));
    }
    case "arithmetic":
      return both(e.left, e.right, (x, y) => {
        switch (e.op) {
          case "+":
            return f.plus(x, y);
          case "-":
            return f.minus(x, y);
          case "*":
            return f.times(x, y);
          case "/":
            return y.over === 0n ? undefined : f.over(x, y);
        }
      });
    case "negate": {
      const value = sub(e.value);
      return value && f.minus(f.fraction(0n), value);
    }
    case "round": {
      const value = sub(e.value);
      const [, parts = "1"] = e.step.split("/");
      return value && f.rounded(value, BigInt(parts), e.mode);
    }
    case "greatest":
    case "least": {
      const items = e.items.map(sub);
      const [first, ...rest] = items;
      if (first === undefined || items.includes(undefined)) return undefined;
      const isBetter = (order: bigint): boolean => (e.kind === "greatest" ? order > 0n : order < 0n);
      return rest.reduce<f.Fraction>((best, item) => (item && isBetter(f.crossed(item, best)) ? item : best), first);
    }
    case "or-else":
      return sub(e.value) ?? sub(e.fallback);
    case "compare":
      return both(e.left, e.right, (x, y) => f.fraction(HOLDS[e.op]?.(f.crossed(x, y)) === true ? 1n : 0n));
    case "if": {
      const condition = sub(e.condition);
      return condition && sub(condition.over === 1n ? e.then : e.else);
    }
    default:
      throw new Error(`${e.kind} is not drawn`);
  }
}
