/** Building checked expressions: the type and presence of each node, and the checks every kind of operand needs. */
import { filledIn } from "./agreement.js";
import { write } from "../../diagnostics/fix.js";
import type * as Ast from "../../grammar/ast.js";
import type { Expr, NumberType, Type } from "../../plan/plan.js";
import { parts } from "../../plan/walk.js";
import type { Rational } from "../../runtime/rational.js";
import { toExact } from "../../runtime/rational.js";
import type { Context, Env } from "./context.js";
import { inPlace, mayBeAbsent } from "./facts.js";
import { exactly } from "./ranges.js";
import { BOOLEAN, fits, nameOf, rangeOf } from "./types.js";
import { reportWrongType, type Beside } from "./value-slips.js";

export type NumberExpr = Expr & { readonly type: NumberType };
export type ListExpr = Expr & { readonly type: Extract<Type, { kind: "list" }> };

export const constant = (type: Type, value: boolean | string): Expr => ({
  kind: "constant",
  value,
  type,
  optional: false,
});
export const numberConstant = (value: Rational): NumberExpr => constant(exactly(value), toExact(value)) as NumberExpr;
export const TRUE = constant(BOOLEAN, true);
export const absent = (type: Type): Expr => ({ kind: "absent", type, optional: true });
export const variable = (name: string, type: Type, optional = false): Expr => ({
  kind: "variable",
  name,
  type,
  optional,
});
export const not = (value: Expr): Expr =>
  value.kind === "not" ? value.value : { kind: "not", value, type: BOOLEAN, optional: false };
export const logic = (kind: "and" | "or", items: readonly Expr[]): Expr =>
  items.length === 1 ? (items[0] as Expr) : { kind, items, type: BOOLEAN, optional: false };
export const both = (...items: (Expr | undefined)[]): Expr | undefined => {
  const present = items.filter((i) => i !== undefined);
  return present.length === 0 ? undefined : logic("and", present);
};
export const compared = (op: Ast.ComparisonSign, left: Expr, right: Expr): Expr => ({
  kind: "compare",
  op,
  left,
  right,
  type: BOOLEAN,
  optional: false,
});
export const present = (value: Expr): Expr => ({ kind: "present", value, type: BOOLEAN, optional: false });

/** The same expression, knowing what is known where it stands. */
export const settled = (ctx: Context, e: Expr, env: Env): Expr =>
  e.optional && !mayBeAbsent(e, env.facts, ctx) ? { ...e, optional: false } : e;

/** Reports `e` if it may be absent here: nothing but « est renseigné » and « à défaut » can take it so. */
export function mustBePresent(ctx: Context, e: Expr, written: Ast.Expr, isOperand = false): Expr | undefined {
  if (!e.optional) return e;
  // Of a sum, the operand that may be missing is the one to complete.
  if (e.kind === "arithmetic" && written.kind === "arithmetic" && (e.left.optional || e.right.optional)) {
    if (e.left.optional) mustBePresent(ctx, e.left, written.left, true);
    if (e.right.optional) mustBePresent(ctx, e.right, written.right, true);
    return undefined;
  }
  const { valeur, renseigné, opérande, remplacement } = replacementOf(ctx, e, written);
  const bare = `${opérande} à défaut ${remplacement}`;
  const complété = isOperand ? `(${bare})` : bare;
  const fixes = remplacement === "…" ? [] : [write(written.span, complété, "suggestion")];
  return ctx.report(
    "valeur-peut-être-absente",
    written.span,
    { valeur, renseigné, complété, raison: whyAbsent(ctx, e) },
    { fixes },
  );
}

/** A value as the author wrote it, and how « à défaut » could complete it: a calculation needs parentheses first. */
export function replacementOf(
  ctx: Context,
  e: Expr,
  written: Ast.Expr,
): { readonly valeur: string; readonly renseigné: string; readonly opérande: string; readonly remplacement: string } {
  const valeur = ctx.textOf(written.span);
  const bare = (written.kind === "arithmetic" || written.kind === "negate") && !written.parenthesized;
  const { kind } = e.type;
  const remplacement = kind === "number" ? "0" : kind === "boolean" ? "faux" : kind === "list" ? "()" : "…";
  return { valeur, renseigné: filledIn(valeur), opérande: bare ? `(${valeur})` : valeur, remplacement };
}

/** Definitions are looked into down to this depth. */
const DEEPEST_REASON = 20;

/** When an expression can be absent, in words. */
function whyAbsent(ctx: Context, e: Expr, depth = 0): { fr: string; en: string } {
  const because = (part: Expr | undefined): { fr: string; en: string } =>
    part?.optional && depth < DEEPEST_REASON
      ? whyAbsent(ctx, part, depth + 1)
      : { fr: "une valeur dont elle dépend peut manquer", en: "a value it depends on may be missing" };
  switch (e.kind) {
    case "arithmetic":
      if (e.left.optional || e.right.optional) return because(e.left.optional ? e.left : e.right);
      if (e.right.kind === "count") return { fr: "la liste peut être vide", en: "the list can be empty" };
      if (e.right.kind === "sum") {
        const { type } = e.right.value;
        return type.kind === "number" && rangeOf(type).min.n > 0n
          ? { fr: "la liste peut être vide", en: "the list can be empty" }
          : {
              fr: "il n'y a peut-être rien à compter (aucun élément, ou des coefficients tous nuls)",
              en: "there may be nothing to count (no element, or coefficients that are all zero)",
            };
      }
      return { fr: "le diviseur peut valoir zéro", en: "the divisor can be zero" };
    case "maximum":
    case "minimum":
    case "first":
    case "last":
      return { fr: "la liste peut être vide", en: "the list can be empty" };
    case "lookup":
      return { fr: "aucun élément n'a peut-être cette clé", en: "perhaps no element has that key" };
    case "parameter-at":
      return { fr: "rien n'était peut-être en vigueur à cette date", en: "perhaps nothing was in force on that day" };
    case "group-of":
      return { fr: "l'élément n'est peut-être dans aucun groupe", en: "the element may be in no group" };
    case "decision":
      return { fr: "cette décision est facultative", en: "that decision is optional" };
    case "add-months":
      if (e.date.optional || e.months.optional) return because(e.date.optional ? e.date : e.months);
      return {
        fr: "ce jour n'existe pas dans tous les mois, et l'en-tête dit « quantième absent : erreur » plutôt que « premier jour du mois suivant »",
        en: "that day does not exist in every month, and the header says « quantième absent : erreur » rather than « premier jour du mois suivant »",
      };
    case "day-of-year":
      return { fr: "le 29 février n'existe pas tous les ans", en: "29 February does not exist every year" };
    case "field":
      if (e.object.optional) return because(e.object);
      return { fr: "le dossier peut ne pas la donner", en: "the candidate file may not give it" };
    case "input":
      return { fr: "le dossier peut ne pas la donner", en: "the candidate file may not give it" };
    case "absent":
      return {
        fr: "le texte la dit « non renseigné » dans certains cas",
        en: "the text says « non renseigné » in some cases",
      };
    case "parameter":
      return { fr: "aucune de ses valeurs n'est peut-être en vigueur", en: "perhaps none of its values is in force" };
    case "definition":
    case "derived":
    case "call":
      return because(inPlace(e, ctx));
    case "if":
      return because(e.then.optional ? e.then : e.else);
    case "let":
      return because(e.body);
    case "round":
    case "negate":
      return because(e.value);
    case "or-else":
      return because(e.fallback);
    default:
      return because(parts(e).find((part) => part.optional));
  }
}

/** Reports `e` unless it is of type `expected` (bounds and decimals aside). */
export function mustFit(ctx: Context, e: Expr, expected: Type, written: Ast.Expr, beside?: Beside): Expr | undefined {
  if (fits(e.type, expected, ctx.isA)) return e;
  if (e.kind === "absent") return { ...e, type: expected };
  if (e.type.kind === "list" && e.type.max === 0 && expected.kind === "list")
    return { ...e, type: { ...expected, min: 0, max: 0 } };
  return reportWrongType(ctx, e, expected, written, beside);
}

/** A condition: true or false, never absent. */
export function condition(ctx: Context, written: Ast.Expr, env: Env): Expr | undefined {
  const e = ctx.elaborate(written, env, BOOLEAN);
  const fitting = e && mustFit(ctx, e, BOOLEAN, written);
  return fitting && mustBePresent(ctx, fitting, written);
}

export function numeric(ctx: Context, written: Ast.Expr, env: Env): NumberExpr | undefined {
  const e = ctx.elaborate(written, env);
  if (e === undefined) return undefined;
  if (e.type.kind === "number") return e as NumberExpr;
  return ctx.report("mauvais-type", written.span, {
    lu: ctx.textOf(written.span),
    type: nameOf(e.type),
    attendu: { fr: "un nombre", en: "a number" },
  });
}

export function dated(ctx: Context, written: Ast.Expr, env: Env): Expr | undefined {
  const e = ctx.elaborate(written, env, { kind: "date" });
  return e && mustFit(ctx, e, { kind: "date" }, written);
}

/** `(vae)`. */
export const listOfOne = (item: Expr): ListExpr =>
  ({
    kind: "list",
    items: [item],
    type: { kind: "list", element: item.type, min: 1, max: 1 },
    optional: false,
  }) as ListExpr;

/** A list; `(vae)` is a list of one where a list is expected. */
export function listOf(ctx: Context, written: Ast.Expr, env: Env, element?: Type): ListExpr | undefined {
  const expected: Type | undefined = element && { kind: "list", element, min: 0, max: 1 };
  const e = ctx.elaborate(written, env, written.parenthesized && written.kind !== "list" ? element : expected);
  if (e === undefined) return undefined;
  if (e.type.kind === "list") {
    return mustBePresent(ctx, e, written) as ListExpr | undefined;
  }
  if (written.parenthesized && element !== undefined) {
    const item = mustBePresent(ctx, e, written);
    return item && listOfOne(item);
  }
  return ctx.report("liste-attendue", written.span, { lu: ctx.textOf(written.span), type: nameOf(e.type) });
}
