/**
 * A column of a table as the cells between its thresholds: in come what the column is about and the conditions of its rows,
 * out come the intervals and values among which no row makes a difference, and what a row's condition says of each.
 */
import type { Comparison, Expr } from "../../plan/plan.js";
import { canonical, parts } from "../../plan/walk.js";
import { dayNumber } from "../../runtime/calendar.js";
import type { Rational } from "../../runtime/rational.js";
import * as R from "../../runtime/rational.js";
import { assume, knownBounds, nothingKnown, type Facts, type Known } from "./facts.js";
import { compared, constant, logic, not, numberConstant, present, TRUE } from "./nodes.js";
import { onlyValue } from "./ranges.js";

/** One end of an interval; `undefined` stands for no end. */
export interface End {
  readonly value: Rational;
  readonly included: boolean;
}
export interface Interval {
  readonly low: End | undefined;
  readonly high: End | undefined;
}
export type Cell =
  | { readonly kind: "absent" }
  /** Of an enumeration, a boolean or a text. */
  | { readonly kind: "value"; readonly value: boolean | string }
  /** A text that no row names. */
  | { readonly kind: "other" }
  /** Of numbers, of days (counted), of durations (in months or days). */
  | { readonly kind: "interval"; readonly interval: Interval };

/** The constant that an expression always is, seen through parameters and definitions; undefined when it can vary. */
export type ConstantOf = (e: Expr) => Extract<Expr, { kind: "constant" }> | undefined;

/** A constant as a place on the scale of its type. */
function measure(e: Expr, constantOf: ConstantOf): Rational | undefined {
  if (e.type.kind === "number") {
    const only = onlyValue(e.type);
    if (only !== undefined) return only;
  }
  const value = constantOf(e)?.value;
  if (typeof value !== "string") return undefined;
  if (e.type.kind === "date") {
    const day = dayNumber(value);
    return day === undefined ? undefined : R.rational(day);
  }
  return e.type.kind === "number" || e.type.kind === "duration" ? R.parseRational(value) : undefined;
}

const MIRROR: Readonly<Record<Comparison, Comparison>> = { "=": "=", "≠": "≠", "<": ">", "≤": "≥", ">": "<", "≥": "≤" };

export interface Column {
  readonly subject: Expr;
  readonly key: string;
  readonly constantOf: ConstantOf;
}

export const column = (subject: Expr, constantOf: ConstantOf): Column => ({
  subject,
  key: canonical(subject),
  constantOf,
});

/** The comparison of a column's subject with something else, subject first. */
function comparison(e: Expr, of: Column): { op: Comparison; other: Expr } | undefined {
  if (e.kind !== "compare") return undefined;
  if (canonical(e.left) === of.key) return { op: e.op, other: e.right };
  return canonical(e.right) === of.key ? { op: MIRROR[e.op], other: e.left } : undefined;
}

/** The cells that a column's conditions tell apart, in order; undefined for a type that has no cells. */
export function cellsOf(of: Column, conditions: readonly Expr[], facts: Facts, known: Known): Cell[] | undefined {
  const { subject } = of;
  const compared: Expr[] = [];
  const stack = [...conditions];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    const found = comparison(e, of);
    if (found) compared.push(found.other);
    else if (e.kind === "and" || e.kind === "or" || e.kind === "not") stack.push(...parts(e));
  }
  const cells = valuesOf(of, compared, facts, known);
  if (cells === undefined) return undefined;
  const all: Cell[] = subject.optional ? [...cells, { kind: "absent" }] : cells;
  if (nothingKnown(facts)) return all;
  return all.filter((cell) => !assume(facts, cellCondition(subject, cell), true, known).impossible);
}

function valuesOf(of: Column, compared: readonly Expr[], facts: Facts, known: Known): Cell[] | undefined {
  const { type } = of.subject;
  switch (type.kind) {
    case "boolean":
      return [true, false].map((value) => ({ kind: "value", value }));
    case "enum":
      return known.enumConstants(type.name).map((value) => ({ kind: "value", value }));
    case "text": {
      const values = new Set(compared.flatMap((e) => of.constantOf(e)?.value ?? []));
      return [...[...values].map((value): Cell => ({ kind: "value", value })), { kind: "other" }];
    }
    case "number": {
      const { min, max } = knownBounds(of.subject, facts);
      return intervals(of, compared, min, max, type.decimals);
    }
    case "duration":
      return intervals(of, compared, R.rational(type.min), R.rational(type.max), 0);
    case "date":
      return intervals(of, compared, undefined, undefined, 0);
    case "struct":
    case "document":
    case "list":
      return undefined;
  }
}

/** Each threshold, and what lies between; what no value of that many decimals reaches is left out. */
function intervals(
  of: Column,
  compared: readonly Expr[],
  min: Rational | undefined,
  max: Rational | undefined,
  decimals: number | null,
): Cell[] {
  const thresholds = compared
    .flatMap((e) => measure(e, of.constantOf) ?? [])
    .filter((t) => (min === undefined || R.compare(t, min) >= 0) && (max === undefined || R.compare(t, max) <= 0))
    .sort(R.compare)
    .filter((t, i, all) => i === 0 || R.compare(t, all[i - 1] as Rational) !== 0);
  const found: Interval[] = [];
  let low: End | undefined = min && { value: min, included: true };
  for (const value of thresholds) {
    found.push(
      { low, high: { value, included: false } },
      { low: { value, included: true }, high: { value, included: true } },
    );
    low = { value, included: false };
  }
  found.push({ low, high: max && { value: max, included: true } });
  return found.flatMap((i): Cell[] => {
    const interval = decimals === 0 ? whole(i) : i;
    return isEmpty(interval, decimals) ? [] : [{ kind: "interval", interval }];
  });
}

/** Between whole numbers, both ends can be given as included. */
const whole = ({ low, high }: Interval): Interval => ({
  low: low && {
    value: R.rational(low.included ? -R.floor(R.negate(low.value)) : R.floor(low.value) + 1n),
    included: true,
  },
  high: high && {
    value: R.rational(high.included ? R.floor(high.value) : -R.floor(R.negate(high.value)) - 1n),
    included: true,
  },
});

function isEmpty({ low, high }: Interval, decimals: number | null): boolean {
  if (low === undefined || high === undefined) return false;
  const order = R.compare(low.value, high.value);
  if (order >= 0) return order > 0 || !low.included || !high.included;
  if (decimals === null) return false;
  const scale = R.rational(10n ** BigInt(decimals));
  const scaled = R.multiply(low.value, scale);
  const first = low.included && scaled.d === 1n ? scaled.n : R.floor(scaled) + 1n;
  const reached = R.compare(R.rational(first), R.multiply(high.value, scale));
  return reached > 0 || (reached === 0 && !high.included);
}

/** That the subject of a column is in a cell, as far as facts can use it. */
export function cellCondition(subject: Expr, cell: Cell): Expr {
  const guard = subject.optional ? [present(subject)] : [];
  switch (cell.kind) {
    case "absent":
      return not(present(subject));
    case "other":
      return logic("and", [...guard, TRUE]);
    case "value":
      if (subject.type.kind === "boolean")
        return logic("and", [...guard, cell.value === true ? subject : not(subject)]);
      return logic("and", [...guard, compared("=", subject, constant(subject.type, cell.value))]);
    case "interval": {
      const { low, high } = cell.interval;
      if (subject.type.kind !== "number") return logic("and", [...guard, TRUE]);
      return logic("and", [
        ...guard,
        ...(low ? [compared(low.included ? "≥" : ">", subject, numberConstant(low.value))] : []),
        ...(high ? [compared(high.included ? "≤" : "<", subject, numberConstant(high.value))] : []),
        TRUE,
      ]);
    }
  }
}

/** A value in the cell, unlike any other for the thresholds that made it. */
function sample({ low, high }: Interval): Rational {
  if (low && high) return R.multiply(R.add(low.value, high.value), R.rational(1, 2));
  if (low) return R.add(low.value, R.ONE);
  return high ? R.subtract(high.value, R.ONE) : R.ZERO;
}

const ORDER: Readonly<Record<Comparison, (order: number) => boolean>> = {
  "=": (o) => o === 0,
  "≠": (o) => o !== 0,
  "<": (o) => o < 0,
  "≤": (o) => o <= 0,
  ">": (o) => o > 0,
  "≥": (o) => o >= 0,
};

/** Whether a row's condition on the subject holds in a cell; undefined when the cell alone does not say. */
export function holdsIn(condition: Expr, cell: Cell, of: Column): boolean | undefined {
  if (canonical(condition) === of.key && cell.kind === "value") return cell.value === true;
  switch (condition.kind) {
    case "constant":
      return condition.value === true;
    case "not": {
      const value = holdsIn(condition.value, cell, of);
      return value === undefined ? undefined : !value;
    }
    case "and":
    case "or": {
      const decisive = condition.kind === "or";
      const values = condition.items.map((item) => holdsIn(item, cell, of));
      return values.includes(decisive) ? decisive : values.includes(undefined) ? undefined : !decisive;
    }
    case "present":
      return canonical(condition.value) === of.key ? cell.kind !== "absent" : undefined;
    case "compare": {
      const found = comparison(condition, of);
      return found && comparesIn(found.op, found.other, cell, of);
    }
    default:
      return undefined;
  }
}

function comparesIn(op: Comparison, other: Expr, cell: Cell, of: Column): boolean | undefined {
  switch (cell.kind) {
    case "absent":
      // A comparison is only looked at behind a guard.
      return false;
    case "interval": {
      const threshold = measure(other, of.constantOf);
      return threshold && ORDER[op](R.compare(sample(cell.interval), threshold));
    }
    case "value":
    case "other": {
      const value = of.constantOf(other)?.value;
      if (value === undefined) return undefined;
      const same = cell.kind === "value" && cell.value === value;
      return op === "=" ? same : op === "≠" ? !same : undefined;
    }
  }
}
