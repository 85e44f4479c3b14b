/** `exemple` blocks: the candidate file they describe, as JSON, and what they expect of it. */
import type { Span } from "../../diagnostics/source.js";
import type * as Ast from "../../grammar/ast.js";
import type { Example, Expectation, Field, Type } from "../../plan/plan.js";
import { dayNumber } from "../../runtime/calendar.js";
import * as R from "../../runtime/rational.js";
import type { Context } from "./context.js";
import { elementKey } from "./element-keys.js";
import { reportGaps } from "./example-gaps.js";
import { cellValue } from "./lists.js";
import { isConstantName, memberOf, proposal, unknownConstant } from "./names.js";
import { exactly } from "./ranges.js";
import { declaredName, nameOf, within } from "./types.js";
import { isAbsentWord, reportAbsentWord } from "./value-slips.js";

type Json = Record<string, unknown>;

/** What an assignment sets: a key of an object found in the file being built. */
interface Slot {
  readonly holder: Json;
  readonly field: Pick<Field, "key" | "type" | "name">;
}

export function checkExamples(ctx: Context): Example[] {
  const done = new Map<string, Json | "wrong">();
  const examples: Example[] = [];
  /** The file an example describes; those it starts from are built first. */
  const dossierOf = (d: Ast.ExampleDeclaration): Json | undefined => {
    const chain: Ast.ExampleDeclaration[] = [];
    for (let at: Ast.ExampleDeclaration | undefined = d; at !== undefined && !done.has(at.name.text);) {
      if (chain.includes(at)) {
        for (const one of chain) done.set(one.name.text, "wrong");
        return ctx.report("exemples-en-cercle", d.name.span, { nom: d.name.text });
      }
      chain.unshift(at);
      const base: Ast.Text | undefined = at.base;
      const next: Ast.ExampleDeclaration | undefined = base && ctx.unit.examples.get(base.text);
      if (base && !next) {
        ctx.report(
          "exemple-inconnu",
          base.span,
          { nom: base.text },
          proposal(withoutQuotes(ctx, base), [...ctx.unit.examples.keys()]),
        );
        done.set(at.name.text, "wrong");
      }
      at = next;
    }
    for (const one of chain) {
      if (done.has(one.name.text)) continue;
      const base = one.base && done.get(one.base.text);
      const dossier: Json | undefined = base === "wrong" ? undefined : (structuredClone(base ?? {}) as Json);
      const right =
        dossier !== undefined && one.assignments.map((a) => assign(ctx, dossier, a, isValid(one))).every((ok) => ok);
      done.set(one.name.text, dossier && right ? dossier : "wrong");
    }
    const built = done.get(d.name.text);
    return built === "wrong" ? undefined : built;
  };

  for (const d of ctx.unit.examples.values()) {
    const dossier = dossierOf(d);
    const parameters: Json = {};
    let wrong = dossier === undefined;
    for (const p of inheritedParameters(ctx, d)) {
      const value = ctx.unit.values.get(p.name.text);
      const known = ctx.parameters.get(p.name.text);
      if (value?.kind !== "parameter" || !value.declaration.chosen) {
        wrong = true;
        ctx.report("paramètre-pas-au-choix", p.name.span, { nom: p.name.text });
      } else if (known === undefined) wrong = true;
      else {
        const json = toJson(ctx, p.value, known.type);
        if (json === undefined) wrong = true;
        else define(parameters, (value.declaration.key ?? value.declaration.name).text, json);
      }
    }
    const expectations = d.expectations.map((e) => checkExpectation(ctx, e, dossier));
    if (dossier !== undefined && isValid(d) && !d.partial) {
      const base = d.base && ctx.unit.examples.get(d.base.text);
      const given = base && isValid(base) && !base.partial ? dossierOf(base) : undefined;
      if (reportGaps(ctx, { declaration: d, dossier, ...(given && { base: given }) })) wrong = true;
    }
    if (wrong || dossier === undefined || expectations.some((e) => e === undefined)) continue;
    examples.push({
      name: d.name.text,
      partial: d.partial,
      dossier,
      parameters,
      expectations: expectations as Expectation[],
      place: ctx.place(d.headSpan),
    });
  }
  return examples;
}

/** An example's own settings after those of the examples it starts from. */
function inheritedParameters(ctx: Context, d: Ast.ExampleDeclaration): Ast.ExampleDeclaration["parameters"] {
  const all: Ast.ExampleDeclaration["parameters"][number][] = [];
  const seen = new Set<string>();
  for (let at: Ast.ExampleDeclaration | undefined = d; at !== undefined && !seen.has(at.name.text);) {
    seen.add(at.name.text);
    all.unshift(...at.parameters);
    at = at.base && ctx.unit.examples.get(at.base.text);
  }
  return all;
}

/** The place of what a quoted text says, which a correction replaces. */
function withoutQuotes(ctx: Context, quoted: Ast.Text): Ast.Name {
  const start = quoted.span.start + Math.max(0, ctx.textOf(quoted.span).indexOf(quoted.text));
  return { text: quoted.text, span: { ...quoted.span, start, end: start + quoted.text.length } };
}

/** Sets a key even where it is called `__proto__`. */
function define(object: Json, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
const own = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** A dossier that is expected to be refused may hold what no dossier may. */
const isValid = (d: Ast.ExampleDeclaration): boolean => !d.expectations.some((e) => e.kind === "invalid");

function assign(ctx: Context, dossier: Json, a: Ast.Assignment, isBounded: boolean): boolean {
  const slot = slotOf(ctx, dossier, a.target);
  if (slot === undefined) return false;
  if (a.value.kind === "absent") {
    Reflect.deleteProperty(slot.holder, slot.field.key);
    return true;
  }
  const value = toJson(ctx, a.value, slot.field.type, isBounded);
  if (value === undefined) return false;
  define(slot.holder, slot.field.key, value);
  return true;
}

/** Where `session`, `note de candidat`, `état de unités("LV")` is kept in the file. */
function slotOf(ctx: Context, dossier: Json, target: Ast.Expr): Slot | undefined {
  if (target.kind === "name") {
    const field = ctx.inputs.get(target.name.text);
    if (field) return { holder: dossier, field };
    return ctx.report(
      "champ-inconnu",
      target.name.span,
      { nom: target.name.text, type: { fr: "le dossier", en: "the candidate file" } },
      proposal(target.name, [...ctx.inputs.keys()]),
    );
  }
  if (target.kind === "of" && target.args === undefined) {
    const holder = objectOf(ctx, dossier, target.object);
    if (holder === undefined) return undefined;
    const field = holder.fields.find((f) => f.name === target.name.text);
    if (field) return { holder: holder.object, field };
    return ctx.report(
      "champ-inconnu",
      target.name.span,
      { nom: target.name.text, type: nameOf({ kind: "struct", name: holder.struct }) },
      proposal(
        target.name,
        holder.fields.map((f) => f.name),
      ),
    );
  }
  return ctx.report("affectation-impossible", target.span, { lu: ctx.textOf(target.span) });
}

/** The element of the file that an expression such as `unités("LV") de semestres("S1")` names; made if it is a structure not yet there. */
function objectOf(
  ctx: Context,
  dossier: Json,
  e: Ast.Expr,
): { object: Json; struct: string; fields: readonly Field[] } | undefined {
  const isCall = e.kind === "call" || (e.kind === "of" && e.args !== undefined);
  const slot = isCall
    ? e.kind === "call"
      ? slotOf(ctx, dossier, { kind: "name", name: e.name, span: e.name.span })
      : slotOf(ctx, dossier, { kind: "of", name: e.name, object: e.object, span: e.span })
    : slotOf(ctx, dossier, e);
  if (slot === undefined) return undefined;
  const { type } = slot.field;
  const kept = own(slot.holder, slot.field.key);
  if (isCall && type.kind === "list" && type.element.kind === "struct") {
    const struct = ctx.structs.get(type.element.name);
    const by = struct?.fields.find((f) => f.name === struct.identifiedBy);
    const [key] = (e.kind === "call" ? e.args : e.args) ?? [];
    if (!struct || !by || !key) return ctx.report("liste-sans-clé", e.span, { type: nameOf(type.element) });
    const wanted = toJson(ctx, key, by.type);
    if (wanted === undefined) return undefined;
    const found = Array.isArray(kept) ? kept.find((x: Json) => own(x, by.key) === wanted) : undefined;
    if (found === undefined)
      return ctx.report("élément-inconnu", e.span, { clé: ctx.textOf(key.span), liste: slot.field.name });
    return { object: found as Json, struct: struct.name, fields: struct.fields };
  }
  if (!isCall && type.kind === "struct") {
    const struct = ctx.structs.get(type.name);
    if (struct === undefined) return undefined;
    if (typeof kept !== "object" || kept === null) define(slot.holder, slot.field.key, {});
    return { object: own(slot.holder, slot.field.key) as Json, struct: struct.name, fields: struct.fields };
  }
  return ctx.report("affectation-impossible", e.span, { lu: ctx.textOf(e.span) });
}

/** A value written in an example, as the JSON a candidate file would hold. Bounds are not checked: an example may be of an invalid file. */
function toJson(ctx: Context, e: Ast.Expr, type: Type, isBounded = false): unknown {
  const wrong = (): undefined =>
    ctx.report("valeur-dans-exemple", e.span, { lu: ctx.textOf(e.span).slice(0, 80), attendu: nameOf(type) });
  switch (type.kind) {
    case "boolean":
      return e.kind === "boolean" ? e.value : wrong();
    case "text":
      return e.kind === "text" ? e.value : wrong();
    case "date":
      if (e.kind !== "date") return wrong();
      return dayNumber(e.value) === undefined
        ? ctx.report("date-inexistante", e.span, { date: ctx.textOf(e.span) })
        : e.value;
    case "duration": {
      const sign = e.kind === "negate" ? "-" : "";
      const duration = e.kind === "negate" ? e.value : e;
      return duration.kind === "duration" && duration.unit === type.unit
        ? `${sign}P${duration.amount}${type.unit === "months" ? "M" : "D"}`
        : wrong();
    }
    case "number": {
      const value = e.kind === "negate" ? numberIn(e.value) : numberIn(e);
      if (value === undefined) return wrong();
      const signed = e.kind === "negate" ? R.negate(value) : value;
      if (isBounded && !within(exactly(signed), type))
        return ctx.report("valeur-hors-du-type", e.span, { lu: ctx.textOf(e.span), attendu: declaredName(type) });
      // As verdicts write it: what no JSON number holds is a fraction, in letters.
      return R.toJson(signed);
    }
    case "enum": {
      if (e.kind !== "name") return wrong();
      const declared = ctx.unit.enums.get(type.name);
      const found = declared?.constants.find((c) => c.name.text === e.name.text);
      if (found) return (found.key ?? found.name).text;
      return unknownConstant(ctx, e.name, type.name);
    }
    case "list":
      return listJson(ctx, e, type, wrong, isBounded);
    case "struct":
    case "document":
      return wrong();
  }
}

const numberIn = (e: Ast.Expr): R.Rational | undefined => {
  if (e.kind !== "number") return undefined;
  const value = R.parseRational(e.value);
  return value && e.percent ? R.divide(value, R.rational(100)) : value;
};

function listJson(
  ctx: Context,
  e: Ast.Expr,
  type: Extract<Type, { kind: "list" }>,
  wrong: () => undefined,
  isBounded: boolean,
): unknown {
  const { element } = type;
  if (e.kind === "list" || (e.parenthesized && e.kind !== "table")) {
    const items = (e.kind === "list" ? e.items : [e]).map((item) => toJson(ctx, item, element, isBounded));
    return items.some((i) => i === undefined) ? undefined : items;
  }
  if (e.kind !== "table" || element.kind !== "struct") return wrong();
  const struct = ctx.structs.get(element.name);
  if (struct === undefined) return undefined;
  const columns = e.table.head.cells.map((cell): Field | undefined => {
    const written = cellValue(cell);
    const name = written?.kind === "name" ? written.name : undefined;
    const field = struct.fields.find((f) => f.name === name?.text);
    if (field) return field;
    if (name)
      return ctx.report(
        "champ-inconnu",
        name.span,
        { nom: name.text, type: nameOf(element) },
        proposal(
          name,
          struct.fields.map((f) => f.name),
        ),
      );
    return ctx.report("en-tête-de-tableau", cell.span, { lu: ctx.textOf(cell.span).trim() });
  });
  if (columns.some((c) => c === undefined)) return undefined;
  const rows = e.table.rows.map((row): Json | undefined => {
    // The grammar has said that the row is too long or too short.
    if (row.cells.length !== columns.length) return undefined;
    const object: Json = {};
    let right = true;
    row.cells.forEach((cell, i) => {
      const field = columns[i] as Field;
      if (cell.kind === "empty" || cell.kind === "dash") return;
      const written = cellValue(cell);
      if (written?.kind === "absent") return;
      const value = written
        ? toJson(ctx, written, field.type, isBounded)
        : ctx.report("valeur-dans-exemple", cell.span, {
            lu: ctx.textOf(cell.span).trim(),
            attendu: nameOf(field.type),
          });
      if (value === undefined) right = false;
      else define(object, field.key, value);
    });
    return right ? object : undefined;
  });
  return rows.some((r) => r === undefined) ? undefined : rows;
}

function checkExpectation(ctx: Context, e: Ast.Expectation, dossier: Json | undefined): Expectation | undefined {
  const text = ctx.textOf(e.span).replace(/\s+/g, " ").trim();
  const place = ctx.place(e.span);
  switch (e.kind) {
    case "invalid":
      return { kind: "invalid", ...(e.message && { message: e.message.text }), text, place };
    case "delivers-none":
      if (!knownDocument(ctx, e.document)) return undefined;
      return { kind: "delivers-none", document: e.document.text, text, place };
    case "delivers": {
      const declared = knownDocument(ctx, e.document);
      if (!declared) return undefined;
      const fields: Json = {};
      for (const { name, value } of e.fields) {
        const field = declared.find((f) => f.name === name.text);
        if (!field)
          return ctx.report(
            "champ-inconnu",
            name.span,
            { nom: name.text, type: nameOf({ kind: "document", name: e.document.text }) },
            proposal(
              name,
              declared.map((f) => f.name),
            ),
          );
        if (value.kind === "absent" && field.presence === "always")
          return ctx.report("attendu-impossible", name.span, { nom: name.text });
        const json = value.kind === "absent" ? null : toJson(ctx, value, field.type);
        if (json === undefined) return undefined;
        define(fields, field.key, json);
      }
      const by = rulesNamed(ctx, e.by);
      return by === undefined
        ? undefined
        : { kind: "delivers", document: e.document.text, fields, ...(by.length > 0 && { by }), text, place };
    }
    case "decision": {
      const found = expectedDecision(ctx, e, dossier);
      const by = rulesNamed(ctx, e.by);
      if (found === undefined || by === undefined) return undefined;
      if (e.outcome === "absent" && !found.declaration.optional)
        return ctx.report("attendu-impossible", e.decision.span, { nom: e.decision.text });
      const common = {
        kind: "decision",
        decision: e.decision.text,
        ...(found.element !== undefined && { element: found.element }),
        ...(by.length > 0 && { by }),
        text,
        place,
      } as const;
      if (e.outcome !== "value") return { ...common, outcome: { status: e.outcome } };
      const type = ctx.outputType(found.declaration.type);
      if (e.value?.kind === "name" && isAbsentWord(e.value.name.text) && !isConstantName(ctx, e.value.name.text)) {
        const subject = { ...e.span, end: e.element?.span.end ?? e.decision.span.end };
        return reportAbsentWord(ctx, subject, e.value.name, false);
      }
      const value = e.value && type && toJson(ctx, e.value, type);
      return value === undefined ? undefined : { ...common, outcome: { status: "acquired", value } };
    }
  }
}

function knownDocument(ctx: Context, name: Ast.Name): readonly Field[] | undefined {
  const found = ctx.documentFields.get(name.text);
  return (
    found ??
    ctx.report("document-inconnu", name.span, { nom: name.text }, proposal(name, [...ctx.documentFields.keys()]))
  );
}

/** The identifiers of the rules an expectation names. */
function rulesNamed(ctx: Context, by: readonly Ast.Target[] | undefined): string[] | undefined {
  const ids: string[] = [];
  for (const t of by ?? []) {
    const rule = ctx.unit.rules.get(t.name.text);
    const known = rule && (t.row === undefined) === (rule.kind === "rule");
    if (!known || (rule.kind === "table" && t.row !== undefined && (t.row < 1 || t.row > rule.table.rows.length))) {
      return ctx.report(
        "règle-inconnue",
        t.span,
        { nom: ctx.textOf(t.span) },
        proposal(t.name, [...ctx.unit.rules.keys()]),
      );
    }
    ids.push(t.row === undefined ? t.name.text : `${t.name.text}:${t.row}`);
  }
  return ids;
}

function expectedDecision(
  ctx: Context,
  e: Extract<Ast.Expectation, { kind: "decision" }>,
  dossier: Json | undefined,
): { declaration: Ast.DecisionDeclaration; element?: string } | undefined {
  const { decision, element } = e;
  if (element === undefined) {
    const value = ctx.unit.values.get(decision.text);
    if (value?.kind === "decision") return { declaration: value.declaration };
    const onElements = [...ctx.unit.members].find(([, m]) => m.get(decision.text)?.kind === "decision");
    if (onElements)
      return ctx.report("décision-par-élément", decision.span, { nom: decision.text, structure: onElements[0] });
    const names = [...ctx.unit.values].filter(([, v]) => v.kind === "decision").map(([n]) => n);
    return ctx.report("décision-inconnue", decision.span, { nom: decision.text }, proposal(decision, names));
  }
  const [key] = element.kind === "call" || element.kind === "of" ? (element.args ?? []) : [];
  const struct = structOfElement(ctx, element);
  if (key === undefined || struct === undefined)
    return ctx.report("affectation-impossible", element.span, { lu: ctx.textOf(element.span) });
  const member = memberOf(ctx, struct, decision.text);
  if (member?.kind !== "decision") return ctx.report("décision-inconnue", decision.span, { nom: decision.text });
  const by =
    ctx.structs.get(struct)?.fields.find((f) => f.name === ctx.identifyingField(struct))?.type ??
    groupKey(ctx, struct, element.span);
  // Without an identifying field, an element is known by its position.
  const wanted: Type = by ?? { kind: "number", min: "1", max: "100000", decimals: 0 };
  const json = toJson(ctx, key, wanted);
  if (json === undefined) return undefined;
  const own = String(json);
  const about = member.declaration.on?.text ?? struct;
  const isKnown = dossier !== undefined && by !== undefined;
  return {
    declaration: member.declaration,
    element: isKnown ? elementKey(ctx, dossier, about, element, own) : own,
  };
}

function groupKey(ctx: Context, struct: string, span: Span): Type | undefined {
  const declared = ctx.unit.groups.get(struct);
  return declared && ctx.groupOf(declared, span)?.keys[0]?.value.type;
}

/** The structure of the elements of the list that `ues("UE1")` or `ues("UE1") de semestres("S1")` reads. */
function structOfElement(ctx: Context, e: Ast.Expr): string | undefined {
  if (e.kind !== "call" && e.kind !== "of") return undefined;
  const value = e.kind === "call" ? ctx.unit.values.get(e.name.text) : undefined;
  if (value?.kind === "groups") return value.declaration.name.text;
  if (value?.kind === "input") {
    const type = ctx.inputs.get(e.name.text)?.type;
    return type?.kind === "list" && type.element.kind === "struct" ? type.element.name : undefined;
  }
  if (value?.kind === "definition") {
    const type = ctx.definitionOf(value.declaration, e.span)?.body.type;
    return type?.kind === "list" && type.element.kind === "struct" ? type.element.name : undefined;
  }
  if (e.kind !== "of") return undefined;
  const holder =
    structOfElement(ctx, e.object) ??
    (e.object.kind === "name" ? structOfField(ctx.inputs.get(e.object.name.text)?.type) : undefined);
  return structOfField(ctx.structs.get(holder ?? "")?.fields.find((f) => f.name === e.name.text)?.type);
}

const structOfField = (type: Type | undefined): string | undefined =>
  type?.kind === "struct"
    ? type.name
    : type?.kind === "list" && type.element.kind === "struct"
      ? type.element.name
      : undefined;
