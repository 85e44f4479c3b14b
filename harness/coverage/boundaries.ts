/**
 * Comparisons of numbers, dates and durations, wherever they stand, and for each side of their boundary a question in the language of
 * the plan: does a dossier stand there? Just below and just above are within one unit of the precision of what is compared, a hundredth
 * at the finest; within a tenth for quotients, whose decimals do not end.
 */
import type { Expr, Type } from "../../plan/plan.js";
import { parts } from "../../plan/walk.js";
import { add, compare, negate, parseRational, subtract, type Rational } from "../../runtime/rational.js";
import { all, not } from "./conditions.js";

export type Side = "below" | "at" | "above";
export const SIDES: readonly Side[] = ["below", "at", "above"];

/** A comparison somewhere in an expression. */
export interface Boundary {
  readonly comparison: Expr;
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr;
  /** A question about the comparison's operands, asked of every element that it is made for, and where what stands beside it does not decide alone. */
  readonly wrap: Wrap;
}
type Wrap = (question: Expr) => Expr;

const typed = { type: { kind: "boolean" } as Type, optional: false } as const;
const ORDERS: ReadonlySet<string> = new Set(["<", "≤", ">", "≥"]);

/** Every boundary of an expression, definitions that it calls left out. */
export function boundariesOf(root: Expr): Boundary[] {
  const found: Boundary[] = [];
  visit(root, (question) => question, found);
  return found;
}

/** Calls every part of an expression with what brings a question about that part to the whole. */
export function eachPart(root: Expr, seen: (e: Expr, wrap: Wrap) => void): void {
  walk(root, (question) => question, seen);
}

function visit(root: Expr, wrap: Wrap, found: Boundary[]): void {
  walk(root, wrap, (e, inside) => {
    if (e.kind === "compare" && ORDERS.has(e.op))
      found.push({ comparison: e, op: e.op, left: e.left, right: e.right, wrap: inside });
    if (e.kind === "tally" && ORDERS.has(e.test)) {
      const number: Type = { kind: "number", min: "0", max: "10000", decimals: 0 };
      const kept: Expr = { ...e, kind: "filter", type: e.list.type };
      const counted = (list: Expr): Expr => ({ kind: "count", list, type: number, optional: false });
      const right: Expr = e.share
        ? { kind: "arithmetic", op: "*", left: e.count, right: counted(e.list), type: number, optional: false }
        : e.count;
      found.push({ comparison: e, op: e.test, left: counted(kept), right, wrap: inside });
    }
  });
}

function walk(e: Expr, wrap: Wrap, seen: (e: Expr, wrap: Wrap) => void): void {
  seen(e, wrap);
  const inside = (part: Expr, under: Wrap): void => {
    walk(part, (question) => wrap(under(question)), seen);
  };
  switch (e.kind) {
    case "and":
    case "or":
      e.items.forEach((item, i) => {
        const others = e.items.filter((_, j) => j !== i).map((other) => (e.kind === "and" ? other : not(other)));
        inside(item, (question) => all(question, ...others));
      });
      return;
    case "if":
      walk(e.condition, wrap, seen);
      inside(e.then, (question) => all(e.condition, question));
      inside(e.else, (question) => all(not(e.condition), question));
      return;
    case "let":
      walk(e.value, wrap, seen);
      inside(e.body, (body) => ({ ...typed, kind: "let", variable: e.variable, value: e.value, body }));
      return;
    case "filter":
    case "some":
    case "every":
    case "tally":
    case "map":
    case "sum":
    case "maximum":
    case "minimum":
    case "sort": {
      const [list, body, ...others] = parts(e);
      for (const part of [list, ...others]) if (part) walk(part, wrap, seen);
      if (body) inside(body, (condition) => someOf(e.list, e.variable, condition));
      return;
    }
    default:
      for (const part of parts(e)) walk(part, wrap, seen);
  }
}

/** Whether a question is answered by yes for an element of a list. */
export const someOf = (list: Expr, variable: string, condition: Expr): Expr => ({
  ...typed,
  kind: "some",
  list,
  variable,
  condition,
});

/** How far from the boundary is still just below or just above it: exact, in the unit of what is compared (days for dates). */
export function widthOf({ left, right }: Pick<Boundary, "left" | "right">): string {
  if (left.type.kind !== "number" || right.type.kind !== "number") return "1";
  const { decimals: a } = left.type;
  const { decimals: b } = right.type;
  if (a === null || b === null) return "1/10";
  return ["1", "1/10", "1/100"][Math.min(Math.max(a, b), 2)] ?? "1";
}

/** The question of one side. */
export function question(boundary: Boundary, side: Side): Expr {
  const { left, right, wrap } = boundary;
  const compared = (op: "=" | "<" | "≤", a: Expr, b: Expr): Expr => ({
    ...typed,
    kind: "compare",
    op,
    left: a,
    right: b,
  });
  const further = (e: Expr): Expr =>
    e.type.kind === "date"
      ? { kind: "add-days", date: e, days: ONE_DAY, type: e.type, optional: false }
      : {
          kind: "arithmetic",
          op: "+",
          left: e,
          right: { kind: "constant", value: widthOf(boundary), type: e.type, optional: false },
          type: e.type,
          optional: false,
        };
  if (side === "at") return wrap(compared("=", left, right));
  const [low, high] = side === "below" ? [left, right] : [right, left];
  return wrap(all(compared("<", low, high), compared("≤", high, further(low))));
}

const ONE_DAY: Expr = {
  kind: "constant",
  value: "1",
  type: { kind: "duration", unit: "days", min: 1, max: 1 },
  optional: false,
};

/** The sides where a dossier can stand, by the bounds of what is compared. */
export function possibleSides(boundary: Boundary): readonly Side[] {
  const a = rangeOf(boundary.left.type);
  const b = rangeOf(boundary.right.type);
  if (!a || !b) return SIDES;
  const [least, most] = [subtract(a.min, b.max), subtract(a.max, b.min)];
  const width = exact(widthOf(boundary));
  const zero = exact("0");
  const can: Readonly<Record<Side, boolean>> = {
    below: compare(least, zero) < 0 && compare(add(most, width), zero) >= 0,
    at: compare(least, zero) <= 0 && compare(most, zero) >= 0,
    above: compare(most, zero) > 0 && compare(add(least, negate(width)), zero) <= 0,
  };
  return SIDES.filter((side) => can[side]);
}

const exact = (text: string): Rational => parseRational(text) ?? { n: 0n, d: 1n };

function rangeOf(type: Type): { readonly min: Rational; readonly max: Rational } | undefined {
  if (type.kind === "number") return { min: exact(type.min), max: exact(type.max) };
  if (type.kind === "duration") return { min: exact(String(type.min)), max: exact(String(type.max)) };
  return undefined;
}
