/** Comparisons, intervals, membership, presence, delays: what makes a condition. */
import type * as Ast from "../../grammar/ast.js";
import type { Comparison, Expr, Type } from "../../plan/plan.js";
import * as R from "../../runtime/rational.js";
import { addDuration } from "./arithmetic.js";
import type { Context, Env } from "./context.js";
import { nothingKnown } from "./facts.js";
import { isConstantName, isNamed } from "./names.js";
import { compared, dated, listOf, logic, mustBePresent, mustFit, not, present } from "./nodes.js";
import { nameOf, rangeOf } from "./types.js";
import { isAbsentWord, reportAbsentWord } from "./value-slips.js";

/** Checks two operands together: a constant on one side takes its enumeration from the other. */
function pair(ctx: Context, op: Comparison, a: Ast.Expr, b: Ast.Expr, env: Env): [Expr, Expr] | undefined {
  const bareName = (e: Ast.Expr): boolean => {
    if (e.kind !== "name" || env.locals.has(e.name.text)) return false;
    const value = ctx.unit.values.get(e.name.text);
    return value === undefined || (value.kind === "document" && isConstantName(ctx, e.name.text));
  };
  const rightFirst = bareName(a) && !bareName(b);
  const first = ctx.elaborate(rightFirst ? b : a, env);
  const second = ctx.elaborate(rightFirst ? a : b, env, first?.type);
  if (!first || !second) return undefined;
  const [left, right] = rightFirst ? [second, first] : [first, second];
  if (!mustCompare(ctx, op, left, a)) return undefined;
  const fitting = mustFit(ctx, right, left.type, b, { value: left, span: a.span });
  const x = mustBePresent(ctx, left, a);
  const y = fitting && mustBePresent(ctx, fitting, b);
  return x && y && [x, y];
}

const ORDERED: ReadonlySet<Type["kind"]> = new Set(["number", "date", "duration"]);

function mustCompare(ctx: Context, op: Comparison, left: Expr, written: Ast.Expr): boolean {
  const kind = left.type.kind;
  const scalar = kind !== "struct" && kind !== "list" && kind !== "document";
  if ((op === "=" || op === "≠") && scalar) return true;
  if (ORDERED.has(kind)) return true;
  ctx.report(scalar ? "ordre-impossible" : "comparaison-impossible", written.span, {
    lu: ctx.textOf(written.span),
    type: nameOf(left.type),
  });
  return false;
}

export function checkCompare(ctx: Context, e: Extract<Ast.Expr, { kind: "compare" }>, env: Env): Expr | undefined {
  const { right: other } = e;
  if (
    other.kind === "name" &&
    isAbsentWord(other.name.text) &&
    (e.op === "=" || e.op === "≠") &&
    !isNamed(ctx, other.name, env)
  )
    return reportAbsentWord(ctx, e.left.span, other.name, e.op === "≠");
  const operands = pair(ctx, e.op, e.left, e.right, env);
  if (!operands) return undefined;
  const [left, right] = operands;
  noteFraction(ctx, e, left, right);
  noteConstant(ctx, e, left, e.op, right);
  return compared(e.op, left, right);
}

/** « moyenne ≥ 10/20 », « note ≥ 50 % »: a share, beside a value that is counted in points. */
function noteFraction(ctx: Context, e: Extract<Ast.Expr, { kind: "compare" }>, left: Expr, right: Expr): void {
  if (left.type.kind !== "number" || right.type.kind !== "number" || left.kind === "constant") return;
  const isShare =
    (e.right.kind === "number" && e.right.percent) ||
    (e.right.kind === "arithmetic" &&
      e.right.op === "/" &&
      e.right.left.kind === "number" &&
      e.right.right.kind === "number");
  const share = rangeOf(right.type).max;
  const { min, max } = rangeOf(left.type);
  const one = R.rational(1);
  if (!isShare || R.compare(share, one) > 0 || R.compare(max, one) <= 0 || R.compare(min, R.rational(0)) < 0) return;
  const show = (r: R.Rational): string => R.toText(r).replace(".", ",");
  ctx.report("part-et-points", e.right.span, {
    lu: ctx.textOf(e.right.span),
    valeur: show(share),
    autre: ctx.textOf(e.left.span),
    min: show(min),
    max: show(max),
  });
}

/** By bounds alone, a comparison that is always true or never. */
function noteConstant(ctx: Context, e: Ast.Expr, left: Expr, op: Comparison, right: Expr): void {
  if (left.type.kind !== "number" || right.type.kind !== "number") return;
  // Two constants compared say something of the law's parameters, not of a candidate.
  if (
    left.kind === "constant" ||
    right.kind === "constant" ||
    left.kind === "parameter" ||
    right.kind === "parameter"
  ) {
    const a = rangeOf(left.type);
    const b = rangeOf(right.type);
    if (R.compare(a.min, a.max) === 0 && R.compare(b.min, b.max) === 0) return;
    const below = R.compare(a.max, b.min);
    const above = R.compare(a.min, b.max);
    const always = {
      "<": below < 0,
      "≤": below <= 0,
      ">": above > 0,
      "≥": above >= 0,
      "=": false,
      "≠": below < 0 || above > 0,
    }[op];
    const never = {
      "<": above >= 0,
      "≤": above > 0,
      ">": below <= 0,
      "≥": below < 0,
      "=": below < 0 || above > 0,
      "≠": false,
    }[op];
    if (!always && !never) return;
    const show = (r: R.Rational): string => R.toText(r).replace(".", ",");
    const bounds = left.kind === "constant" || left.kind === "parameter" ? b : a;
    ctx.report(always ? "toujours-vrai" : "jamais-vrai", e.span, {
      lu: ctx.textOf(e.span),
      min: show(bounds.min),
      max: show(bounds.max),
    });
  }
}

export function checkInterval(ctx: Context, e: Extract<Ast.Expr, { kind: "interval" }>, env: Env): Expr | undefined {
  const low = pair(ctx, e.firstOp, e.first, e.value, env);
  const high = low && pair(ctx, e.secondOp, e.value, e.second, env);
  if (!low || !high) return undefined;
  const inside = logic("and", [compared(e.firstOp, low[0], low[1]), compared(e.secondOp, high[0], high[1])]);
  return e.negated ? not(inside) : inside;
}

export function checkPresent(ctx: Context, e: Extract<Ast.Expr, { kind: "present" }>, env: Env): Expr | undefined {
  const value = ctx.elaborate(e.value, env);
  if (value === undefined) return undefined;
  // Where something is known already, the guard may only repeat another one: that is harmless.
  if (!value.optional && value.kind !== "constant" && nothingKnown(env.facts)) {
    ctx.report("toujours-renseigné", e.span, { valeur: ctx.textOf(e.value.span) });
  }
  const test = present(value);
  return e.negated ? not(test) : test;
}

export function checkWithin(ctx: Context, e: Extract<Ast.Expr, { kind: "within" }>, env: Env): Expr | undefined {
  const value = dated(ctx, e.value, env);
  const start = dated(ctx, e.start, env);
  const delay = ctx.elaborate(e.delay, env);
  if (!value || !start || !delay) return undefined;
  if (delay.type.kind !== "duration") {
    return ctx.report("mauvais-type", e.delay.span, {
      lu: ctx.textOf(e.delay.span),
      type: nameOf(delay.type),
      attendu: { fr: "une durée", en: "a duration" },
    });
  }
  const d = mustBePresent(ctx, value, e.value);
  const s = mustBePresent(ctx, start, e.start);
  const l = mustBePresent(ctx, delay, e.delay);
  const end = s && l && addDuration(ctx, s, "+", l, e);
  const last = end && mustBePresent(ctx, end, e);
  if (!d || !s || !last) return undefined;
  const inside = logic("and", [compared("≤", s, d), compared("≤", d, last)]);
  return e.negated ? not(inside) : inside;
}

export function checkMember(ctx: Context, e: Extract<Ast.Expr, { kind: "member" }>, env: Env): Expr | undefined {
  const value = ctx.elaborate(e.value, env);
  const list = value && listOf(ctx, e.list, env, value.type);
  const one = value && mustBePresent(ctx, value, e.value);
  if (!one || !list) return undefined;
  if (list.type.max > 0 && !mustFit(ctx, one, list.type.element, e.value)) return undefined;
  const test: Expr = { kind: "member", value: one, list, type: { kind: "boolean" }, optional: false };
  return e.negated ? not(test) : test;
}
