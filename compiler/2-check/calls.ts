/** `f(x ; y)`, `maximum(a ; b)`, `unités("LV")`, `unités("LV") de candidat`. */
import type * as Ast from "../../grammar/ast.js";
import type { Expr, Type } from "../../plan/plan.js";
import type { Context, Env } from "./context.js";
import { lookup } from "./lists.js";
import { isConstantName, isTheDossier, memberOf, ofElement, resolveName, resolveOf, resolveOn } from "./names.js";
import { mustBePresent, mustFit, type ListExpr, type NumberExpr } from "./nodes.js";
import { greatest, least } from "./ranges.js";
import { join, nameOf, numberType, rangeOf, within } from "./types.js";

type Call = Extract<Ast.Expr, { kind: "call" | "of" }>;

export function checkCall(ctx: Context, e: Call, env: Env): Expr | undefined {
  const name = e.name.text;
  if (e.kind === "call") {
    const function_ = name.toLowerCase();
    if (function_ === "maximum" || function_ === "minimum") return checkExtremum(ctx, e, env, function_);
    const value = ctx.unit.values.get(name);
    const element = [...env.scopes].reverse().find((scope) => functionOn(ctx, scope, name));
    if (value?.kind === "definition" && value.declaration.parameters.length > 0) {
      if (element) {
        const readings = `« ${name} », « ${name}(…) ${ofElement(element, env)} »`;
        return ctx.report("nom-ambigu", e.name.span, { nom: name, lectures: readings });
      }
      return callFunction(ctx, e, value.declaration, env);
    }
    const onElement = element && functionOn(ctx, element, name);
    if (onElement) return callFunction(ctx, e, onElement, env, element);
    if (value === undefined && !env.locals.has(name) && ctx.unit.enums.size > 0 && isConstantName(ctx, name)) {
      return ctx.report("et-oublié", e.span, { nom: name });
    }
  }
  let read: Expr | undefined;
  if (e.kind === "call") read = resolveName(ctx, e.name, env);
  else if (isTheDossier(ctx, e.object, env)) read = resolveOf(ctx, { ...e, args: undefined }, env);
  else {
    const object = ctx.elaborate(e.object, env);
    const onObject = object && functionOn(ctx, object, name);
    if (onObject) {
      const present = mustBePresent(ctx, object, e.object);
      return present && callFunction(ctx, e, onObject, env, present);
    }
    read = object && resolveOn(ctx, e, object, env);
  }
  if (read === undefined) return undefined;
  if (read.type.kind !== "list")
    return ctx.report("appel-impossible", e.name.span, { nom: name, type: nameOf(read.type) });
  const [key, ...others] = e.args ?? [];
  if (key === undefined || others.length > 0) return ctx.report("une-seule-clé", e.span, { liste: name });
  const list = mustBePresent(ctx, read, { kind: "name", name: e.name, span: e.name.span });
  return list && lookup(ctx, list as ListExpr, key, env, e.span);
}

/** `f` where `f(x) de u` is a derived field computed from further values. */
function functionOn(ctx: Context, object: Expr, name: string): Ast.DefinitionDeclaration | undefined {
  const member = object.type.kind === "struct" ? memberOf(ctx, object.type.name, name) : undefined;
  return member?.kind === "derived" && member.declaration.parameters.length > 0 ? member.declaration : undefined;
}

function checkExtremum(
  ctx: Context,
  e: Extract<Call, { kind: "call" }>,
  env: Env,
  which: "maximum" | "minimum",
): Expr | undefined {
  const items = e.args.map((a) => ctx.elaborate(a, env));
  if (items.some((i) => i === undefined)) return undefined;
  const values = items as Expr[];
  const [first] = values;
  if (first === undefined || values.length < 2) return ctx.report("deux-valeurs-au-moins", e.span, { nom: which });
  for (const [i, value] of values.entries()) {
    const written = e.args[i] as Ast.Expr;
    const kind = value.type.kind;
    if (kind !== "number" && kind !== "date" && kind !== "duration") {
      return ctx.report("mauvais-type", written.span, {
        lu: ctx.textOf(written.span),
        type: nameOf(value.type),
        attendu: { fr: "un nombre, une date ou une durée", en: "a number, a date or a duration" },
      });
    }
    if (!mustFit(ctx, value, first.type, written)) return undefined;
  }
  let type: Type = first.type;
  if (first.type.kind === "number") {
    const ranges = (values as NumberExpr[]).map((v) => rangeOf(v.type));
    type = numberType(which === "maximum" ? greatest(ranges) : least(ranges));
  } else {
    for (const value of values) type = join(type, value.type, ctx.isA) ?? type;
  }
  return {
    kind: which === "maximum" ? "greatest" : "least",
    items: values,
    type,
    optional: values.some((v) => v.optional),
  };
}

/** The call of a definition; `element` is what a derived field is read on. */
function callFunction(ctx: Context, e: Call, d: Ast.DefinitionDeclaration, env: Env, element?: Expr): Expr | undefined {
  ctx.use(d);
  const definition = ctx.definitionOf(d, e.span);
  const written = e.args ?? [];
  if (written.length !== d.parameters.length) {
    return ctx.report("nombre-des-arguments", e.span, {
      nom: d.name.text,
      attendu: d.parameters.length,
      lu: written.length,
    });
  }
  const own = definition?.parameters.slice(element ? 1 : 0);
  const args = written.map((a, i) => {
    const expected = own?.[i]?.type;
    const value = ctx.elaborate(a, env, expected);
    if (!value || !expected) return undefined;
    const fitting = mustFit(ctx, value, expected, a);
    if (
      fitting === undefined ||
      (fitting.optional && d.parameters[i]?.optional !== true && !mustBePresent(ctx, fitting, a))
    )
      return undefined;
    if (fitting.type.kind === "number" && expected.kind === "number" && !within(fitting.type, expected)) {
      return ctx.report("argument-hors-bornes", a.span, {
        lu: ctx.textOf(a.span),
        nom: d.parameters[i]?.name.text ?? "",
      });
    }
    return fitting;
  });
  if (!definition || args.some((a) => a === undefined)) return undefined;
  return {
    kind: "call",
    definition: definition.id,
    args: [...(element ? [element] : []), ...(args as Expr[])],
    type: definition.body.type,
    optional: definition.body.optional,
  };
}
