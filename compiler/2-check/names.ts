/** What names mean: locals, fields of the element at hand, the regulation's own names, constants; and `x de y`. */
import type { Fill } from "../../diagnostics/diagnostic.js";
import type { Span } from "../../diagnostics/source.js";
import { write } from "../../diagnostics/fix.js";
import { isSure, suggest } from "../../diagnostics/suggest.js";
import type * as Ast from "../../grammar/ast.js";
import type { Expr, Type } from "../../plan/plan.js";
import { parts } from "../../plan/walk.js";
import type { Member, Value } from "../1-resolve/unit.js";
import type { Context, Env } from "./context.js";
import { withElement } from "./facts.js";
import { constant, settled } from "./nodes.js";
import { integers } from "./ranges.js";
import { nameOf } from "./types.js";
import { reportOtherWord } from "./value-slips.js";

/** Ancestors of a structure, itself first. */
function lineage(ctx: Context, struct: string): string[] {
  const found: string[] = [];
  for (
    let at: string | undefined = struct;
    at !== undefined && !found.includes(at);
    at = ctx.structs.get(at)?.completes
  )
    found.push(at);
  return found;
}

/** The derived field or per-element decision `name` of a structure, its own or one it completes. */
export function memberOf(ctx: Context, struct: string, name: string): Member | undefined {
  for (const at of lineage(ctx, struct)) {
    const member = ctx.unit.members.get(at)?.get(name);
    if (member) return member;
  }
  return undefined;
}

/** Everything that `… de x` can read on a value of this type. */
function readable(ctx: Context, type: Type): string[] {
  if (type.kind === "document") return (ctx.documentFields.get(type.name) ?? []).map((f) => f.name);
  if (type.kind === "date") return ["année"];
  if (type.kind !== "struct") return [];
  const fields = (ctx.structs.get(type.name)?.fields ?? []).map((f) => f.name);
  const group = ctx.unit.groups.get(type.name);
  const members = lineage(ctx, type.name).flatMap((at) => [...(ctx.unit.members.get(at)?.keys() ?? [])]);
  return [...fields, ...(group ? [...group.keys.map((k) => k.text), "éléments"] : []), ...members];
}

/** `name` read on `object`: a field, a derived field, a decision of the element, its group. Undefined where there is no such thing. */
export function readOn(ctx: Context, object: Expr, name: string, env: Env, span: Span): Expr | "unknown" | undefined {
  const type = object.type;
  const facts = withElement(env.facts, object, ctx);
  const here = (e: Expr): Expr => settled(ctx, { ...e, place: ctx.place(span) }, { ...env, facts });
  if (type.kind === "document") {
    const field = ctx.documentFields.get(type.name)?.find((f) => f.name === name);
    if (!field) return "unknown";
    return here({
      kind: "field",
      object,
      field: name,
      type: field.type,
      optional: object.optional || field.presence !== "always",
    });
  }
  if (type.kind === "date" && name === "année") {
    return here({ kind: "year", date: object, type: integers(1, 12_000), optional: object.optional });
  }
  if (type.kind !== "struct") return "unknown";
  const field = ctx.structs.get(type.name)?.fields.find((f) => f.name === name);
  if (field) {
    ctx.use(`${type.name}.${name}`);
    return here({
      kind: "field",
      object,
      field: name,
      type: field.type,
      optional: object.optional || field.presence !== "always",
    });
  }
  const declaredGroup = ctx.unit.groups.get(type.name);
  if (declaredGroup) {
    const group = ctx.groupOf(declaredGroup, span);
    if (!group) return undefined;
    const key = group.keys.find((k) => k.name === name);
    if (key) return here({ kind: "field", object, field: name, type: key.value.type, optional: object.optional });
    if (name === "éléments") {
      const element: Type = { kind: "struct", name: group.element };
      const max = group.source.type.kind === "list" ? group.source.type.max : 1;
      return here({
        kind: "field",
        object,
        field: name,
        type: { kind: "list", element, min: 1, max },
        optional: object.optional,
      });
    }
  }
  const member = memberOf(ctx, type.name, name);
  if (member?.kind === "derived") {
    ctx.use(member.declaration);
    if (member.declaration.parameters.length > 0) return withoutArguments(ctx, member.declaration, span);
    const d = ctx.definitionOf(member.declaration, span);
    return (
      d &&
      here({
        kind: "derived",
        definition: d.id,
        object,
        type: d.body.type,
        optional: object.optional || d.body.optional,
      })
    );
  }
  if (member?.kind === "decision") {
    ctx.use(member.declaration);
    const t = ctx.decisionTypeOf(member.declaration, span);
    return (
      t &&
      here({
        kind: "decision",
        decision: name,
        element: object,
        type: t,
        optional: object.optional || member.declaration.optional,
      })
    );
  }
  const group = ctx.unit.groups.get(name);
  if (group) {
    const checked = ctx.groupOf(group, span);
    if (!checked) return undefined;
    if (ctx.isA(type.name, checked.element)) {
      ctx.use(group);
      return here({
        kind: "group-of",
        group: name,
        element: object,
        type: { kind: "struct", name },
        optional: object.optional || !checked.whole,
      });
    }
  }
  return "unknown";
}

function withoutArguments(ctx: Context, d: Ast.DefinitionDeclaration, span: Span): undefined {
  const called = `${d.name.text}(${d.parameters.map((p) => p.name.text).join(" ; ")})`;
  const of = d.on && ` de ${d.on.element?.text ?? "x"}`;
  return ctx.report("fonction-sans-arguments", span, { nom: d.name.text, exemple: `${called}${of ?? ""}` });
}

/** A regulation's own name as a value. */
function valueOf(ctx: Context, value: Value, name: string, env: Env, span: Span): Expr | undefined {
  const here = (e: Expr): Expr => settled(ctx, { ...e, place: ctx.place(span) }, env);
  switch (value.kind) {
    case "input": {
      const field = ctx.inputs.get(name);
      ctx.use(value.field);
      return field && here({ kind: "input", field: name, type: field.type, optional: field.presence !== "always" });
    }
    case "parameter": {
      const parameter = ctx.parameters.get(name);
      ctx.use(value.declaration);
      return (
        parameter && here({ kind: "parameter", parameter: name, type: parameter.type, optional: parameter.optional })
      );
    }
    case "definition": {
      ctx.use(value.declaration);
      if (value.declaration.parameters.length > 0) return withoutArguments(ctx, value.declaration, span);
      const d = ctx.definitionOf(value.declaration, span);
      return d && here({ kind: "definition", definition: d.id, type: d.body.type, optional: d.body.optional });
    }
    case "decision": {
      ctx.use(value.declaration);
      const type = ctx.decisionTypeOf(value.declaration, span);
      return type && here({ kind: "decision", decision: name, type, optional: value.declaration.optional });
    }
    case "document":
      ctx.use(value.declaration);
      return here({
        kind: "documents",
        document: name,
        type: { kind: "list", element: { kind: "document", name }, min: 0, max: 1_000_000 },
        optional: false,
      });
    case "groups": {
      ctx.use(value.declaration);
      const group = ctx.groupOf(value.declaration, span);
      if (!group || group.source.type.kind !== "list") return undefined;
      const element: Type = { kind: "struct", name: value.declaration.name.text };
      return here({
        kind: "groups",
        group: element.name,
        type: { kind: "list", element, min: Math.min(1, group.source.type.min), max: group.source.type.max },
        optional: false,
      });
    }
  }
}

/** Whether an enumeration has a value of that name. */
export const isConstantName = (ctx: Context, name: string): boolean => ctx.unit.constants.has(name);

/** A bare name. */
export function resolveName(ctx: Context, name: Ast.Name, env: Env, expected?: Type): Expr | undefined {
  const { text, span } = name;
  const meanings: { readonly what: string; readonly make: () => Expr | undefined }[] = [];
  if (env.lost?.has(text)) return undefined;
  const local = env.locals.get(text);
  if (local) meanings.push({ what: text, make: () => settled(ctx, { ...local, place: ctx.place(span) }, env) });
  for (const element of [...env.scopes].reverse()) {
    if (element.type.kind !== "struct" && element.type.kind !== "document") continue;
    if (!readable(ctx, element.type).includes(text)) continue;
    const what = `${text} ${ofElement(element, env)}`;
    meanings.push({
      what,
      make: () => {
        const read = readOn(ctx, element, text, env, span);
        return read === "unknown" ? undefined : read;
      },
    });
  }
  // An argument, an element or a `soit` value hides a name of the regulation: a library's function cannot know its importers' names.
  const value = local ? undefined : ctx.unit.values.get(text);
  const enums = ctx.unit.constants.get(text) ?? [];
  const wanted = expected?.kind === "enum" ? enums.find((e) => e.name.text === expected.name) : undefined;
  // Deliveries of a document are a list, which never stands where a value of an enumeration does.
  const isConstant = wanted !== undefined && (env.constantsOnly === true || value?.kind === "document");
  if (value && !isConstant) meanings.push({ what: text, make: () => valueOf(ctx, value, text, env, span) });

  if (meanings.length > 1)
    return ctx.report("nom-ambigu", span, { nom: text, lectures: readingsOf(meanings.map((m) => m.what)) });
  const [only] = meanings;
  if (only !== undefined) {
    if (wanted !== undefined)
      return ctx.report("constante-masquée", span, { nom: text, énumération: wanted.name.text });
    return only.make();
  }
  const [first, ...others] = wanted ? [wanted] : enums;
  if (first === undefined) return unknownName(ctx, name, env, expected);
  if (others.length > 0)
    return ctx.report("constante-ambiguë", span, {
      nom: text,
      énumérations: enums.map((e) => `« ${e.name.text} »`).join(", "),
    });
  ctx.use(first);
  return { ...constant({ kind: "enum", name: first.name.text }, text), place: ctx.place(span) };
}

/** Readings of a name, the nearest element first: two that read alike are told apart by how near they are. */
function readingsOf(whats: readonly string[]): Fill {
  if (new Set(whats).size === whats.length) return whats.map((what) => `« ${what} »`).join(", ");
  const told = (near: string, around: string): string =>
    whats
      .map((what, i) => {
        if (whats.filter((other) => other === what).length === 1) return `« ${what} »`;
        return `« ${what} » (${whats.indexOf(what) === i ? near : around})`;
      })
      .join(", ");
  return { fr: told("le plus proche", "autour"), en: told("the nearest", "around it") };
}

/** « de u », or « d'un élément Unité » of an element that the text does not name. */
export function ofElement(element: Expr, env: Env): string {
  const named = [...env.locals].find(
    ([, local]) => local.kind === "variable" && element.kind === "variable" && local.name === element.name,
  );
  if (named) return `de ${named[0]}`;
  return "name" in element.type ? `d'un élément ${element.type.name}` : "d'un élément";
}

/** Whether a name means something here. */
export const isNamed = (ctx: Context, name: Ast.Name, env: Env): boolean =>
  env.locals.has(name.text) ||
  env.lost?.has(name.text) === true ||
  ctx.unit.values.has(name.text) ||
  isConstantName(ctx, name.text) ||
  env.scopes.some((s) => readable(ctx, s.type).includes(name.text));

function unknownName(ctx: Context, name: Ast.Name, env: Env, expected?: Type): undefined {
  const known = [
    ...env.locals.keys(),
    ...env.scopes.flatMap((s) => readable(ctx, s.type)),
    ...ctx.unit.values.keys(),
    ...(expected?.kind === "enum"
      ? ctx.enumConstants(expected.name)
      : [...ctx.unit.enums.values()].flatMap((e) => e.constants.map((c) => c.name.text))),
  ];
  const extras = proposal(name, known);
  if (reportOtherWord(ctx, name)) return undefined;
  if (expected?.kind === "enum") return unknownConstant(ctx, name, expected.name, extras);
  const owner = [...ctx.structs.values()].find((s) =>
    readable(ctx, { kind: "struct", name: s.name }).includes(name.text),
  );
  if (owner !== undefined) {
    const list = [...ctx.inputs.values()].find((f) => f.type.kind === "list" && isElement(f.type.element, owner.name));
    const liste = list?.name ?? "…";
    return ctx.report("champ-sans-élément", name.span, { nom: name.text, structure: owner.name, liste });
  }
  return ctx.report("nom-inconnu", name.span, { nom: name.text }, extras);
}

/** A name that an enumeration does not have, where one of its values is expected. */
export function unknownConstant(
  ctx: Context,
  name: Ast.Name,
  énumération: string,
  extras = proposal(name, ctx.enumConstants(énumération)),
): undefined {
  const all = ctx.enumConstants(énumération);
  const valeurs = `${all.slice(0, MOST_LISTED).join(", ")}${all.length > MOST_LISTED ? "…" : ""}`;
  return ctx.report("valeur-hors-énumération", name.span, { nom: name.text, énumération, valeurs }, extras);
}

/** Values of an enumeration told in a message. */
const MOST_LISTED = 12;
const isElement = (type: Type, struct: string): boolean => type.kind === "struct" && type.name === struct;

/** « vouliez-vous dire », as a correction that can be applied. */
export function proposal(name: Ast.Name, known: readonly string[]): Parameters<Context["report"]>[3] {
  const best = suggest(name.text, known);
  if (best === undefined) return {};
  return { fixes: [write(name.span, best, isSure(name.text, known) ? "safe" : "suggestion")] };
}

/** `note de u`, `Bloc de c`, `année de d`, `session du dossier`. */
export function resolveOf(ctx: Context, e: Extract<Ast.Expr, { kind: "of" }>, env: Env): Expr | undefined {
  if (isTheDossier(ctx, e.object, env)) {
    const value = ctx.unit.values.get(e.name.text);
    if (value?.kind === "input") return valueOf(ctx, value, e.name.text, env, e.span);
    return ctx.report(
      "champ-inconnu",
      e.name.span,
      { nom: e.name.text, type: { fr: "le dossier", en: "the candidate file" } },
      proposal(e.name, [...ctx.inputs.keys()]),
    );
  }
  const object = ctx.elaborate(e.object, env);
  return object && resolveOn(ctx, e, object, env);
}

/** The word `dossier` after `de`, where nothing else has that name. */
export const isTheDossier = (ctx: Context, object: Ast.Expr, env: Env): boolean =>
  object.kind === "name" &&
  object.name.text === "dossier" &&
  !env.locals.has("dossier") &&
  !ctx.unit.values.has("dossier");

/** `note` read on what stands after `de`. */
export function resolveOn(
  ctx: Context,
  e: { readonly name: Ast.Name; readonly object: Ast.Expr; readonly span: Span },
  object: Expr,
  env: Env,
): Expr | undefined {
  const read = readOn(ctx, object, e.name.text, env, e.span);
  if (read !== "unknown") return read;
  if (object.type.kind === "list") {
    return ctx.report("champ-de-liste", e.span, { nom: e.name.text, liste: ctx.textOf(e.object.span) });
  }
  return ctx.report(
    "champ-inconnu",
    e.name.span,
    { nom: e.name.text, type: nameOf(object.type) },
    proposal(e.name, readable(ctx, object.type)),
  );
}

/** Notes that the rule reads `e`, in the words of the text, if it depends on nothing but the rule's own variables. */
export function noteReading(ctx: Context, e: Expr, span: Span, env: Env): void {
  const { readings } = env;
  if (readings === undefined || e.type.kind === "list" || e.type.kind === "struct" || e.type.kind === "document")
    return;
  if (e.kind === "constant" || e.kind === "absent" || !closed(e, readings.variables)) return;
  const label = ctx.textOf(span).replace(/\s+/g, " ");
  readings.found.push({ label, value: e });
}

/** Whether the free variables of `e` are all among `variables`. */
export function closed(e: Expr, variables: ReadonlySet<string>): boolean {
  if (e.kind === "variable") return variables.has(e.name);
  const bound = "variable" in e ? new Set(variables).add(e.variable) : variables;
  return parts(e).every((part) => closed(part, bound));
}
