/** The ways people get an expression wrong: in comes one node of a plan, out come the nodes that a hasty reader could have written instead. */
import type { MutantKind } from "../../plan/mutant-kinds.js";
import type { Comparison, Expr, Type } from "../../plan/plan.js";
import { isoDate, dayNumber } from "../../runtime/calendar.js";
import { add, compare, parseRational, rational, type Rational } from "../../runtime/rational.js";

/** One node that takes the place of another. */
export interface Slip {
  readonly kind: MutantKind;
  /** Tells apart the slips of one kind at one place, and says which of its sentences fits. */
  readonly variant: string;
  readonly to: Expr;
  /** The constant that changes, where only one does: as it was, and as it becomes. */
  readonly constants?: readonly [before: Expr, after: Expr];
}

const LOOSENED: Readonly<Record<Comparison, Comparison>> = {
  "≥": ">",
  ">": "≥",
  "≤": "<",
  "<": "≤",
  "=": "≠",
  "≠": "=",
};
/** The neighbour of a threshold that falls on its other side: the threshold itself is asked about with « égalité ». */
const OTHER_SIDE: Readonly<Record<Comparison, -1 | 1 | undefined>> = {
  "≥": -1,
  "<": -1,
  ">": 1,
  "≤": 1,
  "=": undefined,
  "≠": undefined,
};
const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  "≥": "≤",
  ">": "<",
  "≤": "≥",
  "<": ">",
  "=": "=",
  "≠": "≠",
};

/** All the slips that can be made in a node, those of its parts apart. */
export function slipsOf(e: Expr): readonly Slip[] {
  switch (e.kind) {
    case "compare":
      return [
        {
          kind: e.op === "=" || e.op === "≠" ? "contraire" : "égalité",
          variant: e.op,
          to: { ...e, op: LOOSENED[e.op] },
        },
        ...beside(e.right, e.left.type, OTHER_SIDE[e.op], (right) => ({ ...e, right })),
        ...beside(e.left, e.right.type, OTHER_SIDE[MIRRORED[e.op]], (left) => ({ ...e, left })),
      ];
    case "tally":
      return [
        {
          kind: e.test === "=" || e.test === "≠" ? "contraire" : "égalité",
          variant: "nombre",
          to: { ...e, test: LOOSENED[e.test] },
        },
        ...(e.share ? [] : beside(e.count, e.count.type, OTHER_SIDE[e.test], (count) => ({ ...e, count }))),
      ];
    case "and":
    case "or":
      return [{ kind: "et-ou", variant: e.kind, to: { ...e, kind: e.kind === "and" ? "or" : "and" } }];
    case "some":
    case "every":
      return [{ kind: "toutes", variant: e.kind, to: { ...e, kind: e.kind === "some" ? "every" : "some" } }];
    case "filter":
      return [
        { kind: "filtre", variant: "sans", to: e.list },
        { kind: "filtre", variant: "contraire", to: { ...e, condition: negated(e.condition) } },
      ];
    case "member":
      return e.list.kind === "list" && e.list.items.length > 1 ? oneLess(e, e.list) : [];
    case "add-months":
      return [
        ...around(e.months, (months) => ({ ...e, months })),
        { kind: "mois-jours", variant: "trente", to: inDays(e) },
      ];
    case "add-days":
      return around(e.days, (days) => ({ ...e, days }));
    case "end-of-month":
    case "end-of-year":
    case "working-day":
      return [{ kind: "report", variant: e.kind, to: e.date }];
    case "round":
      return [{ kind: "arrondi", variant: e.mode, to: { ...e, mode: e.mode === "nearest" ? "down" : "nearest" } }];
    case "sort":
      return [{ kind: "ordre", variant: e.kind, to: { ...e, descending: !e.descending } }];
    case "maximum":
    case "minimum":
      return [{ kind: "ordre", variant: e.kind, to: { ...e, kind: e.kind === "maximum" ? "minimum" : "maximum" } }];
    case "greatest":
    case "least":
      return [{ kind: "ordre", variant: e.kind, to: { ...e, kind: e.kind === "greatest" ? "least" : "greatest" } }];
    case "first":
    case "last":
      return [{ kind: "ordre", variant: e.kind, to: { ...e, kind: e.kind === "first" ? "last" : "first" } }];
    default:
      return [];
  }
}

/** The value of a parameter, by one unit on either side, within its bounds; `others` are the types of what it is compared with. */
export function slipsOfValue(value: Expr, type: Type, others: readonly Type[]): readonly Slip[] {
  const finest = others.reduce((a, b) => (decimalsOf(b) > decimalsOf(a) ? b : a), type);
  return ([-1, 1] as const)
    .flatMap((side) => beside(value, finest, side, (after) => after))
    .filter(({ to }) => to.kind === "constant" && isWithin(type, String(to.value)));
}

/** What may be any rational is compared to the hundredth. */
const decimalsOf = (type: Type): number => (type.kind === "number" ? (type.decimals ?? 2) : 0);

/** Whether a declared type holds a value. A parameter declared without bounds has its only value as both. */
function isWithin(type: Type, value: string): boolean {
  if (type.kind !== "number" || type.min === type.max) return true;
  const [exact, min, max] = [value, type.min, type.max].map((text) => parseRational(text) ?? rational(0));
  return exact === undefined || !min || !max || (compare(exact, min) >= 0 && compare(exact, max) <= 0);
}

/** The threshold of a comparison, where it is a constant, by one unit: `other` is the type of what it is compared with. */
function beside(threshold: Expr, other: Type, side: -1 | 1 | undefined, put: (after: Expr) => Expr): readonly Slip[] {
  if (side === undefined || threshold.kind !== "constant") return [];
  const after = moved(threshold, side, other);
  if (after === undefined) return [];
  const variant = side < 0 ? "moins" : "plus";
  return [{ kind: "seuil", variant, to: put(after), constants: [threshold, after] }];
}

/** The same constant, one unit further; nothing for what has no units. */
function moved(constant: Expr & { readonly kind: "constant" }, side: -1 | 1, other: Type): Expr | undefined {
  const { type, value } = constant;
  if (typeof value === "boolean") return undefined;
  switch (type.kind) {
    case "number": {
      const exact = parseRational(value);
      if (exact === undefined) return undefined;
      const places = Math.max(type.decimals ?? 0, decimalsOf(other));
      const unit = rational(BigInt(side), 10n ** BigInt(Math.min(places, 3)));
      return { ...constant, value: exactText(add(exact, unit)) };
    }
    case "duration":
      return { ...constant, value: String(Number(value) + side) };
    case "date":
      return { ...constant, value: isoDate((dayNumber(value) ?? 0) + side) };
    default:
      return undefined;
  }
}

const exactText = ({ n, d }: Rational): string => (d === 1n ? String(n) : `${String(n)}/${String(d)}`);

const negated = (condition: Expr): Expr => ({
  kind: "not",
  value: condition,
  type: condition.type,
  optional: condition.optional,
});

function oneLess(e: Expr & { readonly kind: "member" }, list: Expr & { readonly kind: "list" }): readonly Slip[] {
  return list.items.map((item, i) => ({
    kind: "liste",
    variant: String(i + 1),
    to: { ...e, list: { ...list, items: list.items.filter((other) => other !== item) } },
    constants: [item, item],
  }));
}

/** A delay by one of its units on either side. */
function around(delay: Expr, put: (after: Expr) => Expr): readonly Slip[] {
  return ([-1, 1] as const).map((side) => ({
    kind: "délai",
    variant: side < 0 ? "moins" : "plus",
    to: put(combined("+", delay, String(side))),
  }));
}

/** Thirty days for each month. */
const inDays = ({ date, months, ...e }: Expr & { readonly kind: "add-months" }): Expr => ({
  ...e,
  kind: "add-days",
  date,
  days: combined("*", months, "30"),
});

function combined(op: "+" | "*", value: Expr, by: string): Expr {
  const constant: Expr = { kind: "constant", value: by, type: value.type, optional: false };
  return { kind: "arithmetic", op, left: value, right: constant, type: value.type, optional: value.optional };
}
