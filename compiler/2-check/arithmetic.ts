/** Sums and products of numbers and durations, dates plus delays, rounding, and what is read from a calendar. */
import { write } from "../../diagnostics/fix.js";
import type * as Ast from "../../grammar/ast.js";
import type { ArithmeticOperator, Expr, Type } from "../../plan/plan.js";
import { canonical } from "../../plan/walk.js";
import type { Context, Env } from "./context.js";
import { inPlace, knownBounds } from "./facts.js";
import { dated, mustBePresent, numberConstant, numeric, type NumberExpr } from "./nodes.js";
import { difference, integers, onlyValue, opposite, product, quotient, rounded, sumOf } from "./ranges.js";
import { duration, DURATION_LIMIT, nameOf, numberType, rangeOf, type Range } from "./types.js";
import * as R from "../../runtime/rational.js";

/** Longer chains of one sign are paired up, so that nothing downstream has to go as deep as the text is long. */
const LONG = 32;

interface Term {
  readonly op: "+" | "-" | "*" | "/";
  readonly value: Expr;
  readonly written: Ast.Expr;
}

export function checkArithmetic(
  ctx: Context,
  e: Extract<Ast.Expr, { kind: "arithmetic" }>,
  env: Env,
): Expr | undefined {
  // `a + b − c` is a tree leaning left: its spine is read in a loop.
  const additive = e.op === "+" || e.op === "-";
  const spine: { op: Ast.ArithmeticSign; written: Ast.Expr; whole: Ast.Expr }[] = [];
  let first: Ast.Expr = e;
  while (
    first.kind === "arithmetic" &&
    (first === e || !first.parenthesized) &&
    (first.op === "+" || first.op === "-") === additive
  ) {
    spine.push({ op: first.op, written: first.right, whole: first });
    first = first.left;
  }
  spine.reverse();
  const start = ctx.elaborate(first, env);
  const rest = spine.map((s) => ({ ...s, value: ctx.elaborate(s.written, env) }));
  if (start === undefined || rest.some((r) => r.value === undefined)) return undefined;
  if (spine.length > LONG && additive && start.type.kind === "number") {
    const terms: Term[] = [
      { op: "+", value: start, written: first },
      ...rest.map((r) => ({ op: r.op, value: r.value as Expr, written: r.written })),
    ];
    const balanced = pairUp(ctx, terms, e, env);
    if (balanced !== undefined) return balanced;
  }
  let left: Expr | undefined = start;
  let leftWritten: Ast.Expr = first;
  for (const r of rest) {
    left = operation(ctx, r.op, left, r.value as Expr, leftWritten, r.written, r.whole, env);
    if (left === undefined) return undefined;
    leftWritten = r.whole;
  }
  return left;
}

/** A long sum of numbers as a balanced tree: exact arithmetic does not mind. */
function pairUp(ctx: Context, terms: readonly Term[], e: Ast.Expr, env: Env): Expr | undefined {
  if (terms.some((t) => t.value.type.kind !== "number")) return undefined;
  let level = terms.map((t) => (t.op === "-" ? negated(t.value) : t.value));
  while (level.length > 1) {
    const next: Expr[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const a = level[i] as Expr;
      const b = level[i + 1];
      const sum = b === undefined ? a : operation(ctx, "+", a, b, e, e, e, env);
      if (sum === undefined) return undefined;
      next.push(sum);
    }
    level = next;
  }
  return level[0];
}

const negated = (value: Expr): Expr => {
  const type: Type = value.type.kind === "number" ? numberType(opposite(rangeOf(value.type))) : value.type;
  return { kind: "negate", value, type, optional: value.optional };
};

function operation(
  ctx: Context,
  op: ArithmeticOperator,
  left: Expr,
  right: Expr,
  leftWritten: Ast.Expr,
  rightWritten: Ast.Expr,
  whole: Ast.Expr,
  env: Env,
): Expr | undefined {
  const a = left.type;
  const b = right.type;
  const optional = left.optional || right.optional;
  const place = ctx.placeOf(whole);
  if (a.kind === "number" && b.kind === "number") {
    const divisorMayBeZero = op === "/" && !knownBounds(right, env.facts).nonZero;
    const x = rangeOf(a);
    const y = rangeOf(b);
    const range = { "+": sumOf, "-": difference, "*": product, "/": quotient }[op](x, y);
    if (op === "/" && onlyValue(b)?.n === 0n)
      return ctx.report("division-par-zéro", whole.span, { lu: ctx.textOf(whole.span) });
    const mean = op === "/" ? weightedMeanRange(left, right) : undefined;
    const known = onlyValue(numberType(range));
    if (left.kind === "constant" && right.kind === "constant" && known !== undefined) return numberConstant(known);
    return {
      kind: "arithmetic",
      op,
      left,
      right,
      type: numberType(mean ?? range),
      optional: optional || divisorMayBeZero,
      place,
    };
  }
  if (a.kind === "date" && b.kind === "duration" && (op === "+" || op === "-"))
    return addDuration(ctx, left, op, right, whole);
  if (a.kind === "date" && b.kind === "date" && op === "-") {
    return {
      kind: "days-between",
      from: right,
      to: left,
      type: duration("days", -DURATION_LIMIT.days * 10, DURATION_LIMIT.days * 10),
      optional,
      place,
    };
  }
  if (a.kind === "duration" && b.kind === "duration" && (op === "+" || op === "-")) {
    if (a.unit !== b.unit) return ctx.report("mois-et-jours-mêlés", whole.span, { durée: ctx.textOf(whole.span) });
    const [min, max] = op === "+" ? [a.min + b.min, a.max + b.max] : [a.min - b.max, a.max - b.min];
    return { kind: "arithmetic", op, left, right, type: duration(a.unit, min, max), optional, place };
  }
  const [d, factor] = a.kind === "duration" ? [a, b] : [b, a];
  if (op === "*" && d.kind === "duration" && factor.kind === "number" && factor.decimals === 0) {
    const n = rangeOf(factor);
    const range = product({ min: R.rational(d.min), max: R.rational(d.max), decimals: 0 }, n);
    return {
      kind: "arithmetic",
      op,
      left,
      right,
      type: duration(d.unit, Number(range.min.n), Number(range.max.n)),
      optional,
      place,
    };
  }
  if (a.kind === "date" && b.kind === "number" && rightWritten.kind === "number" && (op === "+" || op === "-")) {
    const { span } = rightWritten;
    const nombre = ctx.textOf(span);
    const fixes = ["ans", "mois", "jours"].map((unit) => write(span, `${nombre} ${unit}`, "suggestion"));
    return ctx.report("durée-sans-unité", span, { lu: nombre }, { fixes });
  }
  // The operand to blame is the first that no sign accepts, or the second that does not go with the first.
  const accepted = (t: Type): boolean => t.kind === "number" || t.kind === "date" || t.kind === "duration";
  const [blamed, type] = accepted(a) ? [rightWritten, b] : [leftWritten, a];
  return ctx.report("calcul-impossible", blamed.span, {
    lu: ctx.textOf(blamed.span),
    type: nameOf(type),
    autre: nameOf(accepted(a) ? a : b),
    signe: op === "-" ? "−" : op === "*" ? "×" : op,
  });
}

/** `somme de E × P parmi L / somme de P parmi L`, weights not negative, lies where E does. */
function weightedMeanRange(left: Expr, right: Expr): Range | undefined {
  if (left.kind !== "sum" || right.kind !== "sum" || left.value.kind !== "arithmetic" || left.value.op !== "*")
    return undefined;
  if (
    canonical(left.list) !== canonical(right.list) ||
    right.type.kind !== "number" ||
    right.value.type.kind !== "number"
  )
    return undefined;
  if (rangeOf(right.value.type).min.n < 0n) return undefined;
  const weight = canonical(right.value).replaceAll(`variable ${right.variable}`, `variable ${left.variable}`);
  const { left: x, right: y } = left.value;
  const value = canonical(y) === weight ? x : canonical(x) === weight ? y : undefined;
  return value?.type.kind === "number" ? { ...rangeOf(value.type), decimals: null } : undefined;
}

/** A date plus or minus a duration. Months added to what is already a sum of months are pointed out. */
export function addDuration(ctx: Context, date: Expr, op: "+" | "-", length: Expr, whole: Ast.Expr): Expr {
  const amount = op === "+" ? length : negatedDuration(length);
  const optional = date.optional || length.optional;
  const place = ctx.placeOf(whole);
  if (length.type.kind === "duration" && length.type.unit === "days") {
    return { kind: "add-days", date, days: amount, type: { kind: "date" }, optional, place };
  }
  if (addsMonths(ctx, date)) ctx.report("mois-enchaînés", whole.span, { lu: ctx.textOf(whole.span) });
  return {
    kind: "add-months",
    date,
    months: amount,
    type: { kind: "date" },
    optional: optional || ctx.monthsMayMiss,
    place,
  };
}

function addsMonths(ctx: Context, date: Expr, depth = 0): boolean {
  if (date.kind === "add-months") return true;
  const body = depth < 8 ? inPlace(date, ctx) : undefined;
  return body !== undefined && addsMonths(ctx, body, depth + 1);
}

const negatedDuration = (e: Expr): Expr => {
  const { type } = e;
  if (type.kind !== "duration") return e;
  const opposite: Type = duration(type.unit, -type.max, -type.min);
  if (e.kind === "constant") return { ...e, value: String(-Number(e.value)), type: opposite };
  return { kind: "negate", value: e, type: opposite, optional: e.optional };
};

export function checkNegate(ctx: Context, e: Extract<Ast.Expr, { kind: "negate" }>, env: Env): Expr | undefined {
  const value = ctx.elaborate(e.value, env);
  if (value === undefined) return undefined;
  if (value.type.kind === "duration") return negatedDuration(value);
  if (value.type.kind !== "number") {
    return ctx.report("mauvais-type", e.value.span, {
      lu: ctx.textOf(e.value.span),
      type: nameOf(value.type),
      attendu: { fr: "un nombre", en: "a number" },
    });
  }
  const known = value.kind === "constant" ? onlyValue(value.type) : undefined;
  return known ? numberConstant(R.negate(known)) : negated(value);
}

export function checkRound(ctx: Context, e: Extract<Ast.Expr, { kind: "round" }>, env: Env): Expr | undefined {
  const value = numeric(ctx, e.value, env);
  if (value === undefined) return undefined;
  return {
    kind: "round",
    value,
    step: e.step,
    mode: e.mode,
    type: numberType(rounded(rangeOf(value.type), e.step, e.mode)),
    optional: value.optional,
  };
}

type DateExpr = Extract<
  Ast.Expr,
  { kind: "working-day" | "end-of-month" | "end-of-year" | "months-between" | "age" | "day-of-year" }
>;

export function checkDate(ctx: Context, e: DateExpr, env: Env): Expr | undefined {
  const DATE: Type = { kind: "date" };
  switch (e.kind) {
    case "working-day":
    case "end-of-month":
    case "end-of-year": {
      const date = dated(ctx, e.date, env);
      return date && { kind: e.kind, date, type: DATE, optional: date.optional };
    }
    case "months-between": {
      const from = dated(ctx, e.from, env);
      const to = dated(ctx, e.to, env);
      return (
        from &&
        to && {
          kind: "months-between",
          from,
          to,
          type: integers(-200_000, 200_000),
          optional: from.optional || to.optional,
        }
      );
    }
    case "age": {
      const birth = dated(ctx, e.birth, env);
      if (e.at === undefined) return ctx.report("âge-sans-date", e.span, { naissance: ctx.textOf(e.birth.span) });
      const at = dated(ctx, e.at, env);
      return (
        birth &&
        at && { kind: "age", birth, at, type: integers(-12_000, 12_000), optional: birth.optional || at.optional }
      );
    }
    case "day-of-year": {
      const year: NumberExpr | undefined = numeric(ctx, e.year, env);
      if (year === undefined) return undefined;
      if (year.type.decimals !== 0) {
        return ctx.report("année-entière", e.year.span, { lu: ctx.textOf(e.year.span) });
      }
      const { month, day } = e;
      const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
      if (day < 1 || day > days) return ctx.report("date-inexistante", e.span, { date: ctx.textOf(e.span) });
      return {
        kind: "day-of-year",
        day,
        month,
        year,
        type: DATE,
        optional: year.optional || (month === 2 && day === 29),
      };
    }
  }
}

/** A count written by the author (`les 3 meilleures`, `au moins 2 des`): a whole number, present. */
export function wholeNumber(ctx: Context, written: Ast.Expr, env: Env): NumberExpr | undefined {
  const value = numeric(ctx, written, env);
  const here = value && (mustBePresent(ctx, value, written) as NumberExpr | undefined);
  if (here && here.type.decimals !== 0)
    return ctx.report("nombre-entier-attendu", written.span, { lu: ctx.textOf(written.span) });
  return here;
}
