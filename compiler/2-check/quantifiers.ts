/** « toutes les … vérifient », « aucune », « au moins 2 des », « plus de la moitié »: conditions on the elements of a list. */
import type * as Ast from "../../grammar/ast.js";
import type { Comparison, Expr } from "../../plan/plan.js";
import { substitute } from "../../plan/walk.js";
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

export function checkQuantifier(
  ctx: Context,
  e: Extract<Ast.Expr, { kind: "quantifier" }>,
  env: Env,
): Expr | undefined {
  const count = e.count && counted(ctx, e.count, e.percent, env);
  const list = listOf(ctx, e.list, env);
  if (list === undefined || (e.count && count === undefined)) return undefined;
  const { variable: name, inside } = element(ctx, list, e.element, env);
  const test = condition(ctx, e.condition, inside);
  if (test === undefined) return undefined;
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
    if (list.type.min === 0) ctx.perhapsEmpty.set(place, list);
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
  const least = count?.type.kind === "number" ? onlyValue(count.type) : undefined;
  if (e.how === "at-least" && !share && least?.n === 1n && least.d === 1n)
    return { ...common, kind: "some", list: elements, condition: and };
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
