/** Types, structures, the dossier, documents, parameters, definitions and groups: what a regulation declares before its rules. */
import type { Span } from "../../diagnostics/source.js";
import type * as Ast from "../../grammar/ast.js";
import type { Definition, DocumentType, Enum, Expr, Field, Parameter, Struct, Type } from "../../plan/plan.js";
import * as R from "../../runtime/rational.js";
import { withLocal, withScope, type CheckedGroup, type Context, type Env } from "./context.js";
import { elementFacts, NOTHING_KNOWN } from "./facts.js";
import { readOn, proposal } from "./names.js";
import { condition, listOf, mustBePresent, mustFit, variable } from "./nodes.js";
import { checkParameter, EMPTY, moment } from "./parameters.js";
import { onlyValue, STEP_DECIMALS } from "./ranges.js";
import { BOUNDLESS, decimalsName, duration, DURATION_LIMIT, numberType } from "./types.js";

/** What is read has default bounds and decimals; what is computed has none; what is concluded must say its precision. */
export type Use = "input" | "computed" | "output";

const BILLION = R.rational(10n ** 9n);
const DEFAULT_LIST = 1000;
/** A longer list would not be a candidate's file any more. */
const LONGEST_LIST = 100_000;

export function typeOf(ctx: Context, node: Ast.TypeNode, use: Use): Type | undefined {
  switch (node.kind) {
    case "boolean":
    case "text":
    case "date":
      return { kind: node.kind };
    case "integer": {
      const bounds = numericBounds(ctx, node.range, node.span);
      if (bounds === undefined) return undefined;
      const far = use === "input" ? BILLION : R.rational(10n ** 15n);
      return numberType({ min: bounds.min ?? R.negate(far), max: bounds.max ?? far, decimals: 0 });
    }
    case "number": {
      const bounds = numericBounds(ctx, node.range, node.span);
      if (bounds === undefined) return undefined;
      if (use === "output" && node.precision === undefined) return ctx.report("précision-manquante", node.span);
      const far = use === "input" ? BILLION : BOUNDLESS;
      const decimals = node.precision ? (STEP_DECIMALS[node.precision] ?? null) : use === "input" ? 6 : null;
      return numberType({ min: bounds.min ?? R.negate(far), max: bounds.max ?? far, decimals });
    }
    case "duration": {
      const limit = DURATION_LIMIT[node.unit];
      if (!node.range) return duration(node.unit, -limit, limit);
      const min = boundOf(ctx, node.range.min);
      const max = boundOf(ctx, node.range.max);
      if (!min || !max) return undefined;
      const units = [min, max].map((b) => (b.type.kind === "duration" ? b.type : undefined));
      if (units.some((u) => u?.unit !== node.unit) || Number(min.value) > Number(max.value))
        return ctx.report("bornes-impossibles", node.range.span, { lu: ctx.textOf(node.range.span) });
      return duration(node.unit, Number(min.value), Number(max.value));
    }
    case "list": {
      const element = typeOf(ctx, node.element, use);
      if (element === undefined) return undefined;
      if (element.kind === "list") return ctx.report("liste-de-listes", node.span);
      const bounds = numericBounds(ctx, node.range, node.span);
      if (bounds === undefined) return undefined;
      const min = Number((bounds.min ?? R.ZERO).n);
      const max = Number((bounds.max ?? R.rational(DEFAULT_LIST)).n);
      if (min < 0 || max > LONGEST_LIST)
        return ctx.report("bornes-impossibles", node.range?.span ?? node.span, {
          lu: ctx.textOf(node.range?.span ?? node.span),
        });
      return { kind: "list", element, min, max };
    }
    case "named": {
      const name = node.name.text;
      if (ctx.unit.enums.has(name)) {
        ctx.use(ctx.unit.enums.get(name));
        return { kind: "enum", name };
      }
      if (ctx.unit.structs.has(name) || ctx.unit.groups.has(name)) return { kind: "struct", name };
      const types = [...ctx.unit.enums.keys(), ...ctx.unit.structs.keys(), ...ctx.unit.groups.keys()];
      return ctx.report("type-inconnu", node.name.span, { nom: name }, proposal(node.name, types));
    }
  }
}

type Constant = Extract<Expr, { kind: "constant" }>;

function boundOf(ctx: Context, written: Ast.Expr): Constant | undefined {
  const value = ctx.elaborate(written, EMPTY);
  if (value === undefined) return undefined;
  if (value.kind === "constant") return value;
  const known = value.type.kind === "number" ? onlyValue(value.type) : undefined;
  if (known) return { kind: "constant", value: R.toExact(known), type: value.type, optional: false };
  return ctx.report("valeur-constante-attendue", written.span, { lu: ctx.textOf(written.span) });
}

function numericBounds(
  ctx: Context,
  range: Ast.Range | undefined,
  span: Span,
): { min?: R.Rational; max?: R.Rational } | undefined {
  if (range === undefined) return {};
  const low = boundOf(ctx, range.min);
  const high = boundOf(ctx, range.max);
  if (!low || !high) return undefined;
  const min = low.type.kind === "number" ? onlyValue(low.type) : undefined;
  const max = high.type.kind === "number" ? onlyValue(high.type) : undefined;
  if (!min || !max || R.compare(min, max) > 0)
    return ctx.report("bornes-impossibles", range.span ?? span, { lu: ctx.textOf(range.span) });
  return { min, max };
}

function fieldOf(ctx: Context, f: Ast.Field, use: Use): Field | undefined {
  const type = typeOf(ctx, f.type, use);
  return (
    type && {
      name: f.name.text,
      key: (f.key ?? f.name).text,
      type,
      presence: f.presentIf ? "when" : f.optional ? "optional" : "always",
      ...(f.presentIf && { whenText: ctx.textOf(f.presentIf.span).replace(/\s+/g, " ") }),
      ...(f.label && { label: f.label.text }),
      ...(f.question && { question: f.question.text }),
      place: ctx.place(f.name.span),
    }
  );
}

/** « présent si »: conditions on the other fields of the same element, or of the dossier. */
function withConditions(ctx: Context, fields: Field[], written: readonly Ast.Field[], self: Expr | undefined): void {
  for (const f of written) {
    if (f.presentIf === undefined) continue;
    const env: Env = self ? withScope(EMPTY, self) : EMPTY;
    const when = condition(ctx, f.presentIf, env);
    const i = fields.findIndex((x) => x.name === f.name.text);
    const field = fields[i];
    if (when && field) fields[i] = { ...field, when };
  }
}

export function declareTypes(ctx: Context): {
  enums: Enum[];
  structs: Struct[];
  dossier: Field[];
  documents: DocumentType[];
  parameters: Parameter[];
} {
  const { unit } = ctx;
  const enums = [...unit.enums.values()].map((d): Enum => {
    const constants = d.constants.map((c) => ({
      name: c.name.text,
      key: (c.key ?? c.name).text,
      ...(c.label && { label: c.label.text }),
    }));
    const names = new Map<string, string>();
    for (const [i, c] of constants.entries()) {
      const other = names.get(c.key);
      if (other !== undefined && other !== c.name)
        ctx.report("clé-en-double", d.constants[i]?.name.span ?? d.headSpan, { clé: c.key, nom: other });
      names.set(c.key, c.name);
    }
    return { name: d.name.text, constants, place: ctx.place(d.headSpan) };
  });

  declareSelector(ctx);
  const validFrom =
    ctx.selector && unit.header.validity ? moment(ctx, unit.header.validity.from, ctx.selector.kind) : undefined;
  const parameters: Parameter[] = [];
  const ownFields = new Map<string, Field[]>();
  for (const d of unit.structs.values())
    ownFields.set(
      d.name.text,
      d.fields.flatMap((f) => fieldOf(ctx, f, "input") ?? []),
    );
  const structs = [...unit.structs.values()].map((d) => assemble(ctx, d, ownFields));
  for (const s of structs) ctx.structs.set(s.name, s);
  refuseRecursion(ctx, structs);

  const dossier = unit.inputs.flatMap((f) => fieldOf(ctx, f, "input") ?? []);
  for (const f of dossier) ctx.inputs.set(f.name, f);
  for (const v of unit.values.values()) {
    if (v.kind !== "parameter") continue;
    const d = v.declaration;
    const declared = typeOf(ctx, d.type, d.chosen ? "input" : "computed");
    const parameter = declared && checkParameter(ctx, d, declared, validFrom);
    if (!parameter) continue;
    parameters.push(parameter);
    ctx.parameters.set(parameter.name, {
      type: parameter.type,
      optional: parameter.optional,
      dated: parameter.values[0]?.from !== undefined,
    });
  }
  const documents = [...unit.documents.values()].map((d): DocumentType => {
    const fields = d.fields.flatMap((f) => fieldOf(ctx, f, "output") ?? []);
    for (const f of fields)
      if (f.type.kind === "list" || f.type.kind === "struct")
        ctx.report("champ-de-document", f.place, { champ: f.name });
    ctx.documentFields.set(d.name.text, fields);
    return { name: d.name.text, ...(d.label && { label: d.label.text }), fields, place: ctx.place(d.headSpan) };
  });

  // Conditions of presence last: they may read any sibling.
  const withWhen = structs.map((s) => {
    const d = unit.structs.get(s.name);
    const fields = [...s.fields];
    if (d)
      withConditions(
        ctx,
        fields,
        [...inherited(ctx, d), ...d.fields],
        variable("self", { kind: "struct", name: s.name }),
      );
    const whole = { ...s, fields };
    ctx.structs.set(s.name, whole);
    return whole;
  });
  withConditions(ctx, dossier, unit.inputs, undefined);
  for (const f of dossier) ctx.inputs.set(f.name, f);
  return { enums, structs: withWhen, dossier, documents, parameters };
}

/** Fields written in the structures that `d` completes. */
function inherited(ctx: Context, d: Ast.StructDeclaration, depth = 0): readonly Ast.Field[] {
  const base = d.completes && ctx.unit.structs.get(d.completes.text);
  return base && depth < 50 ? [...inherited(ctx, base, depth + 1), ...base.fields] : [];
}

function assemble(ctx: Context, d: Ast.StructDeclaration, own: ReadonlyMap<string, Field[]>): Struct {
  const fields: Field[] = [];
  const chain: Ast.StructDeclaration[] = [];
  for (let at: Ast.StructDeclaration | undefined = d; at !== undefined;) {
    if (chain.includes(at)) {
      ctx.report("structure-en-cercle", d.headSpan, { nom: d.name.text });
      break;
    }
    chain.unshift(at);
    const base: Ast.Name | undefined = at.completes;
    const next: Ast.StructDeclaration | undefined = base && ctx.unit.structs.get(base.text);
    if (base && !next)
      ctx.report("type-inconnu", base.span, { nom: base.text }, proposal(base, [...ctx.unit.structs.keys()]));
    at = next;
  }
  for (const at of chain) {
    for (const f of own.get(at.name.text) ?? []) {
      if (fields.some((x) => x.name === f.name)) ctx.report("nom-en-double", f.place, { nom: f.name });
      else fields.push(f);
    }
  }
  const by = ctx.identifyingField(d.name.text);
  const key = fields.find((f) => f.name === by);
  if (d.identifiedBy && !key)
    ctx.report(
      "champ-inconnu",
      d.identifiedBy.span,
      { nom: d.identifiedBy.text, type: { fr: `« ${d.name.text} »`, en: `“${d.name.text}”` } },
      proposal(
        d.identifiedBy,
        fields.map((f) => f.name),
      ),
    );
  const plainKey =
    key?.presence === "always" &&
    (key.type.kind === "text" ||
      key.type.kind === "enum" ||
      key.type.kind === "date" ||
      (key.type.kind === "number" && key.type.decimals === 0));
  if (d.identifiedBy && key && !plainKey) ctx.report("clé-impossible", d.identifiedBy.span, { nom: key.name });
  return {
    name: d.name.text,
    ...(key && { identifiedBy: key.name }),
    ...(d.completes && { completes: d.completes.text }),
    fields,
    ...(d.label && { label: d.label.text }),
    place: ctx.place(d.headSpan),
  };
}

/** A structure that holds itself, in a list or not, would have no end. */
function refuseRecursion(ctx: Context, structs: readonly Struct[]): void {
  const held = (s: Struct): string[] =>
    s.fields.flatMap((f) => {
      const type = f.type.kind === "list" ? f.type.element : f.type;
      if (type.kind !== "struct") return [];
      return [type.name, ...structs.filter((x) => x.completes === type.name).map((x) => x.name)];
    });
  for (const s of structs) {
    const seen = new Set<string>();
    const queue = held(s);
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (name === s.name) {
        ctx.report("structure-en-cercle", ctx.unit.structs.get(s.name)?.headSpan ?? s.place, { nom: s.name });
        break;
      }
      if (seen.has(name)) continue;
      seen.add(name);
      const next = structs.find((x) => x.name === name);
      if (next) queue.push(...held(next));
    }
  }
}

/** `applicable selon F`: a field of the dossier that every file gives, a date or a year. */
function declareSelector(ctx: Context): void {
  const name = ctx.unit.header.selector;
  if (name === undefined) return;
  const field = ctx.unit.inputs.find((f) => f.name.text === name.text);
  if (field === undefined) {
    ctx.report(
      "champ-inconnu",
      name.span,
      { nom: name.text, type: { fr: "le dossier", en: "the candidate file" } },
      proposal(
        name,
        ctx.unit.inputs.map((f) => f.name.text),
      ),
    );
    return;
  }
  ctx.use(field);
  const kind = field.type.kind === "date" ? "date" : field.type.kind === "integer" ? "year" : undefined;
  if (kind === undefined || field.optional || field.presentIf)
    ctx.report("sélecteur-impossible", name.span, { nom: name.text });
  else ctx.selector = { field: name.text, kind };
}

export function checkDefinition(ctx: Context, d: Ast.DefinitionDeclaration): Definition | undefined {
  let env: Env = { locals: new Map(), scopes: [], facts: NOTHING_KNOWN };
  let on: { struct: string; variable: string } | undefined;
  if (d.on) {
    const struct = d.on.struct;
    if (!ctx.unit.structs.has(struct.text) && !ctx.unit.groups.has(struct.text)) {
      return ctx.report(
        "type-inconnu",
        struct.span,
        { nom: struct.text },
        proposal(struct, [...ctx.unit.structs.keys(), ...ctx.unit.groups.keys()]),
      );
    }
    const name = d.on.element?.text ?? ctx.freshVariable(struct.text.toLowerCase());
    const it = variable(name, { kind: "struct", name: struct.text });
    env = withScope(env, it);
    if (d.on.element) env = withLocal(env, d.on.element.text, it);
    on = { struct: struct.text, variable: name };
  }
  // A derived field computed from further values is a function, to which the element is given first.
  const isFunction = d.parameters.length > 0;
  const parameters: { name: string; type: Type }[] =
    on && isFunction ? [{ name: on.variable, type: { kind: "struct", name: on.struct } }] : [];
  for (const p of d.parameters) {
    const type = typeOf(ctx, p.type, "computed");
    if (type === undefined) return undefined;
    const name = p.name.text;
    if (env.locals.has(name)) ctx.report("nom-en-double", p.name.span, { nom: name });
    parameters.push({ name, type });
    env = withLocal(env, p.name.text, variable(name, type, p.optional));
  }
  const declared = d.type && typeOf(ctx, d.type, "computed");
  if (d.type && !declared) return undefined;
  const value = ctx.elaborate(d.value, env, declared);
  const fitting = value && declared ? mustFit(ctx, value, declared, d.value) : value;
  if (fitting === undefined) return undefined;
  if (
    declared?.kind === "number" &&
    declared.decimals !== null &&
    fitting.type.kind === "number" &&
    (fitting.type.decimals === null || fitting.type.decimals > declared.decimals)
  ) {
    return ctx.report("arrondi-attendu", d.value.span, {
      lu: ctx.textOf(d.value.span),
      précision: decimalsName(declared.decimals),
    });
  }
  return {
    id: d.on ? `${d.on.struct.text}.${d.name.text}` : d.name.text,
    name: d.name.text,
    ...(on && !isFunction && { on }),
    parameters,
    body: fitting,
    ...(d.label && { label: d.label.text }),
    legal: d.legal.map((l) => l.text),
    place: ctx.place(d.headSpan),
  };
}

export function checkGroup(ctx: Context, d: Ast.GroupDeclaration): CheckedGroup | undefined {
  const source = listOf(ctx, d.source, EMPTY);
  if (source === undefined) return undefined;
  const type = source.type.element;
  if (type.kind !== "struct") return ctx.report("groupe-de-valeurs", d.source.span, { lu: ctx.textOf(d.source.span) });
  const name = ctx.freshVariable(type.name.toLowerCase());
  const it = variable(name, type);
  const inside: Env = { ...EMPTY, facts: elementFacts(EMPTY.facts, source, it, ctx) };
  const keys: { name: string; value: Expr }[] = [];
  for (const key of d.keys) {
    const read = readOn(ctx, it, key.text, inside, key.span);
    if (read === undefined) return undefined;
    if (read === "unknown") {
      return ctx.report(
        "champ-inconnu",
        key.span,
        { nom: key.text, type: { fr: `« ${type.name} »`, en: `“${type.name}”` } },
        proposal(key, ctx.structs.get(type.name)?.fields.map((f) => f.name) ?? []),
      );
    }
    const here = mustBePresent(ctx, read, { kind: "name", name: key, span: key.span });
    if (here === undefined) return undefined;
    if (here.type.kind === "list" || here.type.kind === "struct")
      return ctx.report("clé-impossible", key.span, { nom: key.text });
    keys.push({ name: key.text, value: here });
  }
  return {
    declaration: d,
    element: type.name,
    source,
    variable: name,
    keys,
    whole: source.kind === "input" && onlyList(ctx, type.name),
  };
}

/** Whether elements of a structure can stand in one place of the dossier only. */
function onlyList(ctx: Context, struct: string): boolean {
  const fields = [...ctx.inputs.values(), ...[...ctx.structs.values()].flatMap((s) => s.fields)];
  const holds = fields.filter((f) => {
    const type = f.type.kind === "list" ? f.type.element : f.type;
    return type.kind === "struct" && (ctx.isA(type.name, struct) || ctx.isA(struct, type.name));
  });
  return holds.length === 1;
}
