/** Checks one expression of the text and gives the plan's: a dispatch over what an author can write. */
import type * as Ast from "../../grammar/ast.js";
import type { Expr, Type } from "../../plan/plan.js";
import { dayNumber } from "../../runtime/calendar.js";
import * as R from "../../runtime/rational.js";
import { checkCall } from "./calls.js";
import { checkIf, checkSelect } from "./choices.js";
import { checkCompare, checkInterval, checkMember, checkPresent, checkWithin } from "./comparisons.js";
import type { Context, Env } from "./context.js";
import { checkArithmetic, checkDate, checkNegate, checkRound } from "./arithmetic.js";
import { assume } from "./facts.js";
import {
  checkAggregate,
  checkBest,
  checkCount,
  checkDistinct,
  checkEnd,
  checkFilter,
  checkList,
  checkMap,
  checkSort,
  checkTableValue,
} from "./lists.js";
import { isConstantName, noteReading, resolveName, resolveOf } from "./names.js";
import {
  absent,
  condition,
  constant,
  listOfOne,
  logic,
  mustBePresent,
  mustFit,
  not,
  numberConstant,
  settled,
} from "./nodes.js";
import { checkParameterAt } from "./parameters.js";
import { checkQuantifier } from "./quantifiers.js";
import { duration, fits, join, nameOf, TEXT, BOOLEAN, DATE } from "./types.js";
import { reportMembership } from "./value-slips.js";

/** The last passes of an expression: where it stands, and whether the rule reads it. */
export function elaborate(ctx: Context, e: Ast.Expr, env: Env, expected?: Type): Expr | undefined {
  const list = expected?.kind === "list" && e.parenthesized && e.kind !== "list" ? expected : undefined;
  // In `(vae)`, a list of one, the name is looked for among the elements.
  const checked = dispatch(ctx, e, env, list && e.kind === "name" ? list.element : expected);
  if (checked === undefined) return undefined;
  const here = settled(ctx, checked.place ? checked : { ...checked, place: ctx.placeOf(e) }, env);
  if (READ.has(e.kind)) noteReading(ctx, here, e.span, env);
  if (list === undefined || !fits(here.type, list.element, ctx.isA)) return here;
  const item = mustBePresent(ctx, here, e);
  return item && listOfOne(item);
}

/** What counts as a value read by a rule, when the text names it so. */
const READ: ReadonlySet<Ast.Expr["kind"]> = new Set(["name", "of", "aggregate", "count", "call", "parameter-at"]);

function dispatch(ctx: Context, e: Ast.Expr, env: Env, expected?: Type): Expr | undefined {
  switch (e.kind) {
    case "number": {
      const value = R.parseRational(e.value);
      return value && numberConstant(e.percent ? R.divide(value, R.rational(100))! : value);
    }
    case "text":
      return constant(TEXT, e.value);
    case "boolean":
      return constant(BOOLEAN, e.value);
    case "date":
      if (dayNumber(e.value) === undefined) return ctx.report("date-inexistante", e.span, { date: ctx.textOf(e.span) });
      return constant(DATE, e.value);
    case "duration":
      return constant(duration(e.unit, e.amount, e.amount), String(e.amount));
    case "name":
      return resolveName(ctx, e.name, env, expected);
    case "of":
      return e.args === undefined ? resolveOf(ctx, e, env) : checkCall(ctx, e, env);
    case "call":
      return checkCall(ctx, e, env);
    case "aggregate":
      return checkAggregate(ctx, e, env);
    case "count":
      return checkCount(ctx, e, env);
    case "first":
    case "last":
      return checkEnd(ctx, e, env);
    case "best":
      return checkBest(ctx, e, env);
    case "filter":
      return checkFilter(ctx, e, env);
    case "sort":
      return checkSort(ctx, e, env);
    case "distinct":
      return checkDistinct(ctx, e, env);
    case "map":
      return checkMap(ctx, e, env);
    case "list":
      return checkList(ctx, e, env, expected);
    case "table":
      return checkTableValue(ctx, e, env, expected);
    case "negate":
      return checkNegate(ctx, e, env);
    case "arithmetic":
      return checkArithmetic(ctx, e, env);
    case "compare":
      return checkCompare(ctx, e, env);
    case "interval":
      return checkInterval(ctx, e, env);
    case "present":
      return checkPresent(ctx, e, env);
    case "within":
      return checkWithin(ctx, e, env);
    case "member":
      return checkMember(ctx, e, env);
    case "not": {
      const value = condition(ctx, e.value, env);
      return value && not(value);
    }
    case "and":
    case "or":
      return checkLogic(ctx, e, env);
    case "quantifier":
      return checkQuantifier(ctx, e, env);
    case "if":
      return checkIf(ctx, e, env, expected);
    case "select":
      return checkSelect(ctx, e, env, expected);
    case "or-else":
      return checkOrElse(ctx, e, env, expected);
    case "round":
      return checkRound(ctx, e, env);
    case "working-day":
    case "end-of-month":
    case "end-of-year":
    case "months-between":
    case "age":
    case "day-of-year":
      return checkDate(ctx, e, env);
    case "parameter-at":
      return checkParameterAt(ctx, e, env);
    case "absent":
      return absent(expected ?? BOOLEAN);
  }
}

/** `et`, `ou`, lists of conditions: each member knows what the ones before it say. */
function checkLogic(ctx: Context, e: Extract<Ast.Expr, { kind: "and" | "or" }>, env: Env): Expr | undefined {
  let { facts } = env;
  const items: Expr[] = [];
  let wrong = false;
  const isBare = (item: Ast.Expr): boolean => isBareConstant(ctx, item, env);
  let skipped = 0;
  for (const [i, written] of e.items.entries()) {
    if (skipped > 0) {
      skipped--;
      continue;
    }
    if (e.kind === "or" && e.items[i - 1]?.kind === "compare" && isBare(written)) {
      skipped = reportMembership(ctx, e.items, i, isBare) - 1;
      wrong = true;
      continue;
    }
    const item = condition(ctx, written, { ...env, facts });
    if (item === undefined) wrong = true;
    else {
      items.push(item);
      facts = assume(facts, item, e.kind === "and", ctx);
    }
  }
  return wrong ? undefined : logic(e.kind, items);
}

/** A value of an enumeration, where a condition is expected. */
function isBareConstant(ctx: Context, e: Ast.Expr, env: Env): boolean {
  if (e.kind !== "name" || env.locals.has(e.name.text) || ctx.unit.values.has(e.name.text)) return false;
  return isConstantName(ctx, e.name.text);
}

function checkOrElse(
  ctx: Context,
  e: Extract<Ast.Expr, { kind: "or-else" }>,
  env: Env,
  expected?: Type,
): Expr | undefined {
  const value = ctx.elaborate(e.value, env, expected);
  const fallback = ctx.elaborate(e.fallback, env, value?.type ?? expected);
  if (!value || !fallback) return undefined;
  if (!value.optional) {
    ctx.report("à-défaut-inutile", e.span, { valeur: ctx.textOf(e.value.span) });
  }
  const fitting = mustFit(ctx, fallback, value.type, e.fallback);
  const type = fitting && join(value.type, fitting.type, ctx.isA);
  return (
    fitting && type && { kind: "or-else", value, fallback: fitting, type, optional: value.optional && fitting.optional }
  );
}

/** Joins the types of several branches; reports the first that does not go with those before it. */
export function joined(
  ctx: Context,
  branches: readonly { readonly value: Expr; readonly written: Ast.Expr }[],
): Type | undefined {
  let type: Type | undefined;
  for (const { value, written } of branches) {
    if (value.kind === "absent") continue;
    if (type === undefined) {
      type = value.type;
      continue;
    }
    const next = join(type, value.type, ctx.isA);
    if (next === undefined) {
      return ctx.report("branches-de-types-différents", written.span, {
        lu: ctx.textOf(written.span),
        type: nameOf(value.type),
        attendu: nameOf(type),
      });
    }
    type = next;
  }
  return type ?? branches[0]?.value.type;
}
