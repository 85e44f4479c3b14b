/** « toutes les … vérifient », « aucune », « au moins 2 des », « plus de la moitié »: conditions on the elements of a list. */
import type * as Ast from "../../grammar/ast.js";
import type { Comparison, Expr } from "../../plan/plan.js";
import { parts, substitute } from "../../plan/walk.js";
import * as R from "../../runtime/rational.js";
import type { Context, Env } from "./context.js";
import { element } from "./lists.js";
import { condition, listOf, logic, mustBePresent, not, numberConstant, numeric, variable } from "./nodes.js";
import { onlyValue, product } from "./ranges.js";
import { BOOLEAN, numberType, rangeOf } from "./types.js";

const TEST: Readonly<Record<"at-least" | "at-most" | "exactly" | "more-than" | "more-than-half", Comparison>> = {
  "at-least": "≥",
  "at-most": "≤",
  exactly: "=",
  "more-than": ">",
  "more-than-half": ">",
};

type Quantifier = Extract<Ast.Expr, { kind: "quantifier" }>;

export function checkQuantifier(ctx: Context, e: Quantifier, env: Env): Expr | undefined {
  const count = e.count && counted(ctx, e.count, e.percent, env);
  const list = listOf(ctx, e.list, env);
  if (list === undefined || (e.count && count === undefined)) return undefined;
  const { variable: name, inside } = element(ctx, list, e.element, env);
  const test = condition(ctx, e.condition, inside);
  if (test === undefined) return undefined;
  const least = count?.type.kind === "number" ? onlyValue(count.type) : undefined;
  const isOne = e.how === "at-least" && !e.percent && least?.n === 1n && least.d === 1n;
  if (mayEndEarlier(e, test, name) && !(isOne && test.kind === "and") && !(e.how === "all" && test.kind === "or"))
    return reportEnd(ctx, e);
  const common = { variable: name, type: BOOLEAN, optional: false } as const;
  // A filter written on the spot joins the condition: an element that the filter does not decide may not matter.
  const filtered =
    list.kind === "filter"
      ? substitute(list.condition, new Map([[list.variable, variable(name, list.type.element)]]))
      : undefined;
  const elements = list.kind === "filter" ? list.list : list;
  const and = filtered ? logic("and", [filtered, test]) : test;

  if (e.how === "all") {
    const place = ctx.place(e.span);
    if (list.type.min === 0) ctx.addPerhapsEmpty(place, list);
    return {
      ...common,
      place,
      kind: "every",
      list: elements,
      condition: filtered ? logic("or", [not(filtered), test]) : test,
    };
  }
  if (e.how === "none") return not({ ...common, kind: "some", list: elements, condition: and });
  const share = e.percent || e.how === "more-than-half";
  if (isOne) return { ...common, kind: "some", list: elements, condition: and };
  const number = count ?? numberConstant(R.rational(1, 2));
  return share
    ? { ...common, kind: "tally", list, condition: test, test: TEST[e.how], count: number, share }
    : { ...common, kind: "tally", list: elements, condition: and, test: TEST[e.how], count: number, share };
}

/** A count, or the share that a percentage means. */
function counted(ctx: Context, written: Ast.Expr, percent: boolean, env: Env): Expr | undefined {
  const value = numeric(ctx, written, env);
  const here = value && mustBePresent(ctx, value, written);
  if (!value || !here || !percent) return here;
  const known = onlyValue(value.type);
  if (known) return numberConstant(R.multiply(known, R.rational(1, 100)));
  const hundredth = numberConstant(R.rational(1, 100));
  const type = numberType(product(rangeOf(value.type), rangeOf(hundredth.type)));
  return { kind: "arithmetic", op: "*", left: here, right: hundredth, type, optional: false };
}

/** « aucune des L ne vérifie a et m < 10 », where `m < 10` says nothing about the element: was it meant beside the quantifier? */
function mayEndEarlier({ condition: body }: Quantifier, test: Expr, element: string): boolean {
  if ((body.kind !== "and" && body.kind !== "or") || body.drafted || body.parenthesized === true) return false;
  const last = test.kind === body.kind ? test.items.at(-1) : undefined;
  return last !== undefined && !mentions(last, element);
}

const mentions = (e: Expr, name: string): boolean =>
  e.kind === "variable" ? e.name === name : parts(e).some((part) => mentions(part, name));

function reportEnd(ctx: Context, e: Quantifier): undefined {
  const { condition: body, span } = e;
  const before = "items" in body ? (body.items.at(-2)?.span.end ?? body.span.end) : body.span.end;
  // The parentheses around the quantifier are part of its span.
  const head = ctx.textOf({ ...span, end: body.span.start }).replace(/^[(\s]+/, "");
  const text = (start: number, end: number): string => ctx.textOf({ ...span, start, end });
  return ctx.report("condition-à-parenthéser", span, {
    lecture1: `${head}(${text(body.span.start, body.span.end)})`,
    lecture2: `(${head}${text(body.span.start, before)})${text(before, body.span.end)}`,
  });
}
