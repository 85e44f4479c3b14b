/** Parameters: constants of the law, dated or open to choice, and `P en vigueur le d`. */
import type * as Ast from "../../grammar/ast.js";
import type { Expr, Parameter, Type } from "../../plan/plan.js";
import type { Context, Env } from "./context.js";
import { NOTHING_KNOWN } from "./facts.js";
import { isConstant } from "./lists.js";
import { dated, mustBePresent, mustFit, numeric } from "./nodes.js";
import { proposal } from "./names.js";
import { declaredName, join, nameOf, within } from "./types.js";

/** Where constants are written: no dossier, no element. */
export const EMPTY: Env = { locals: new Map(), scopes: [], facts: NOTHING_KNOWN };

/** A moment of the selecting field as comparable text: an ISO date, or a year. */
export function moment(ctx: Context, written: Ast.Expr, kind: "date" | "year"): string | undefined {
  const value = ctx.elaborate(written, EMPTY);
  if (value === undefined) return undefined;
  if (kind === "date" && value.kind === "constant" && value.type.kind === "date") return String(value.value);
  if (kind === "year" && value.kind === "constant" && value.type.kind === "number" && value.type.decimals === 0)
    return String(value.value);
  return ctx.report("date-de-mise-en-vigueur", written.span, {
    lu: ctx.textOf(written.span),
    attendu: kind === "date" ? { fr: "une date", en: "a date" } : { fr: "une année", en: "a year" },
  });
}

/** Order of moments: years and ISO dates both compare as padded text. */
export const before = (a: string, b: string): boolean => a.padStart(10, "0") < b.padStart(10, "0");

/** What a parameter's dates are compared with: the field that selects the version. A library checked alone has none: its dates say what they are. */
function datedBy(ctx: Context, d: Ast.ParameterDeclaration): "date" | "year" | undefined {
  if (ctx.unit.header.kind === "regulation") return ctx.selector?.kind;
  return d.values.some((v) => v.from?.kind === "date") ? "date" : "year";
}

/** A selecting field that is wrong was reported; one that is missing leaves dates without meaning. */
function withoutSelector(ctx: Context, span: Ast.Expr["span"], name: string): undefined {
  return ctx.unit.header.selector === undefined
    ? ctx.report("paramètre-daté-sans-sélecteur", span, { nom: name })
    : undefined;
}

/** The first part of a constant that its declared type does not hold: a number or a duration out of bounds, a list too short or too long. */
function misfit(ctx: Context, value: Expr, declared: Type): Expr | undefined {
  if (value.type.kind === "number" && declared.kind === "number")
    return within(value.type, declared) ? undefined : value;
  if (value.type.kind === "duration" && declared.kind === "duration")
    return value.type.min < declared.min || value.type.max > declared.max ? value : undefined;
  if (value.kind === "list" && declared.kind === "list") {
    if (value.items.length < declared.min || value.items.length > declared.max) return value;
    return value.items.map((item) => misfit(ctx, item, declared.element)).find((wrong) => wrong !== undefined);
  }
  if (value.kind !== "record") return undefined;
  const fields = new Map(ctx.structs.get(value.struct)?.fields.map((f) => [f.name, f.type]));
  return value.fields
    .map((f) => misfit(ctx, f.value, fields.get(f.name) ?? f.value.type))
    .find((wrong) => wrong !== undefined);
}

export function checkParameter(
  ctx: Context,
  d: Ast.ParameterDeclaration,
  declared: Type,
  validFrom: string | undefined,
): Parameter | undefined {
  const selector = datedBy(ctx, d);
  const values: { from?: string; value: Expr }[] = [];
  let wrong = false;
  for (const v of d.values) {
    const value = ctx.elaborate(v.value, { ...EMPTY, constantsOnly: true }, declared);
    const fitting = value && mustFit(ctx, value, declared, v.value);
    if (fitting === undefined) {
      wrong = true;
      continue;
    }
    if (!isConstant(fitting) && fitting.kind !== "absent") {
      wrong = true;
      ctx.report("valeur-constante-attendue", v.value.span, { lu: ctx.textOf(v.value.span) });
      continue;
    }
    if (fitting.kind === "absent" && !d.optional) {
      wrong = true;
      mustBePresent(ctx, fitting, v.value);
      continue;
    }
    const outside = misfit(ctx, fitting, declared);
    if (outside !== undefined) {
      wrong = true;
      const span = outside.place ?? v.value.span;
      ctx.report("valeur-hors-du-type", span, { lu: ctx.textOf(span), attendu: declaredName(declared) });
      continue;
    }
    if (v.from !== undefined && selector === undefined) {
      wrong = true;
      withoutSelector(ctx, d.headSpan, d.name.text);
      continue;
    }
    const from = v.from && selector && moment(ctx, v.from, selector);
    if (v.from !== undefined && from === undefined) wrong = true;
    const last = values[values.length - 1];
    if (last !== undefined && (from === undefined || (last.from !== undefined && !before(last.from, from)))) {
      wrong = true;
      ctx.report("dates-en-désordre", (v.from ?? v.value).span, { nom: d.name.text });
    }
    values.push({ ...(from !== undefined && { from }), value: fitting });
  }
  const [first] = values;
  if (wrong || first === undefined) return undefined;
  if (d.chosen && values.length > 1) {
    return ctx.report("au-choix-et-daté", d.headSpan, { nom: d.name.text });
  }
  // Read under this version, a parameter has a value if one is in force when the version is.
  const late =
    ctx.unit.header.kind === "regulation" &&
    first.from !== undefined &&
    (validFrom === undefined || before(validFrom, first.from));
  const type = d.chosen ? declared : values.map((v) => v.value.type).reduce((a, b) => join(a, b, ctx.isA) ?? a);
  const chosenKinds: ReadonlySet<Type["kind"]> = new Set(["boolean", "number", "enum", "text", "date", "duration"]);
  if (d.chosen && !chosenKinds.has(declared.kind))
    return ctx.report("au-choix-impossible", d.headSpan, { nom: d.name.text, type: nameOf(declared) });
  return {
    name: d.name.text,
    type: declared.kind === "list" || first.value.kind === "absent" ? declared : type,
    optional: d.optional || late,
    chosen: d.chosen,
    values,
    ...(d.label && { label: d.label.text }),
    key: (d.key ?? d.name).text,
    place: ctx.place(d.headSpan),
  };
}

export function checkParameterAt(
  ctx: Context,
  e: Extract<Ast.Expr, { kind: "parameter-at" }>,
  env: Env,
): Expr | undefined {
  const value = ctx.unit.values.get(e.name.text);
  if (value?.kind !== "parameter") {
    const names = [...ctx.unit.values].filter(([, v]) => v.kind === "parameter").map(([name]) => name);
    return ctx.report("paramètre-inconnu", e.name.span, { nom: e.name.text }, proposal(e.name, names));
  }
  ctx.use(value.declaration);
  const parameter = ctx.parameters.get(e.name.text);
  const selector = datedBy(ctx, value.declaration);
  if (parameter === undefined) return undefined;
  if (selector === undefined) return withoutSelector(ctx, e.span, e.name.text);
  const at = selector === "date" ? dated(ctx, e.at, env) : numeric(ctx, e.at, env);
  const here = at && mustBePresent(ctx, at, e.at);
  return (
    here && {
      kind: "parameter-at",
      parameter: e.name.text,
      at: here,
      type: parameter.type,
      optional: parameter.optional || parameter.dated,
    }
  );
}
