/** What a version says of itself, for explanations: pure data. */
import type { Expr, Field, Rule, Test, Type } from "../../plan/plan.js";
import { canonical } from "../../plan/walk.js";
import { escapeKey } from "../../runtime/pointer.js";
import type { Printing, VersionMeta } from "../../runtime/verdict.js";
import type { Model } from "./model.js";
import { everyExpr } from "./model.js";
import { structOf } from "./shape.js";

export function metaOf(model: Model): VersionMeta {
  const { plan } = model;
  const places = [...fieldPlaces(model, plan.dossier, "")];
  return {
    code: plan.code,
    version: plan.version,
    ...(plan.title === undefined ? {} : { title: plan.title }),
    ...(plan.versionTitle === undefined ? {} : { versionTitle: plan.versionTitle }),
    ...(plan.source === undefined ? {} : { source: plan.source }),
    enums: Object.fromEntries(
      plan.enums.map((e) => [e.name, Object.fromEntries(e.constants.map((c) => [c.key, c.label ?? c.name]))]),
    ),
    decisions: plan.decisions.map((d) => ({
      name: d.key,
      ...(d.on === undefined ? {} : { on: d.on }),
      ...labelled(d.label),
      printing: printing(d.type),
    })),
    documents: plan.documents.map((d) => ({
      name: d.name,
      ...labelled(d.label),
      fields: d.fields.map((f) => ({ name: f.key, ...labelled(f.label), printing: printing(f.type) })),
    })),
    labels: Object.fromEntries(
      places.flatMap((p) => (p.field.label === undefined ? [] : [[p.pointer, p.field.label]])),
    ),
    elements: Object.fromEntries(places.flatMap((p) => elementAt(model, p.field, p.pointer))),
    parameters: plan.parameters.map((p) => ({
      name: p.name,
      key: p.key,
      ...labelled(p.label),
      printing: printing(p.type),
      chosen: p.chosen,
    })),
    rules: plan.rules.map((rule) => ruleMeta(model, rule)),
  };
}

const labelled = (label: string | undefined): { label?: string } => (label === undefined ? {} : { label });

function elementAt(model: Model, field: Field, pointer: string): [string, { name: string; key?: string }][] {
  const struct = field.type.kind === "list" ? structOf(field.type) : undefined;
  if (struct === undefined) return [];
  const { identifiedBy, label } = model.struct(struct);
  const key = identifiedBy === undefined ? undefined : model.field(struct, identifiedBy).key;
  return [[`${pointer}/#`, { name: label ?? struct, ...(key === undefined ? {} : { key }) }]];
}

/** Every field of the dossier with its generic JSON pointer. */
export function* fieldPlaces(
  model: Model,
  fields: readonly Field[],
  at: string,
): Iterable<{ readonly field: Field; readonly pointer: string; readonly siblings: readonly Field[] }> {
  for (const field of fields) {
    const pointer = `${at}/${escapeKey(field.key)}`;
    yield { field, pointer, siblings: fields };
    const struct = structOf(field.type);
    if (struct === undefined) continue;
    let below = pointer;
    for (let type: Type = field.type; type.kind === "list"; type = type.element) below += "/#";
    yield* fieldPlaces(model, model.struct(struct).fields, below);
  }
}

/** The siblings that a « présent si » condition reads. */
export function siblingsOf(field: Field, siblings: readonly Field[]): readonly Field[] {
  const names = new Set(
    [...everyExpr(field.when ? [field.when] : [])].flatMap((e) =>
      e.kind === "input" || e.kind === "field" ? [e.field] : [],
    ),
  );
  return siblings.filter((s) => names.has(s.name));
}

export function printing(type: Type): Printing {
  switch (type.kind) {
    case "boolean":
    case "text":
    case "date":
    case "number":
      return type.kind;
    case "duration":
      return type.unit;
    case "enum":
      return { enum: type.name };
    default:
      return "text";
  }
}

function ruleMeta(model: Model, rule: Rule): VersionMeta["rules"][number] {
  const readings = [...rule.readings, ...rule.tests.flatMap((t) => t.readings)];
  const elements = rule.conclusions.flatMap((c) => {
    const on = c.kind === "decide" && c.element?.kind === "variable" ? c.element.name : undefined;
    return c.kind === "decide" && on !== undefined && rule.each.some((e) => e.variable === on)
      ? [[model.decision(c.decision).key, on] as const]
      : [];
  });
  return {
    id: rule.id,
    name: rule.name,
    kind: rule.kind,
    place: { file: rule.place.file, line: rule.place.line },
    legal: rule.legal,
    tests: rule.tests.map((t) => t.text),
    ...ifAny(
      "needs",
      rule.tests.flatMap((test, n) => needs(model, test, n)),
    ),
    ...ifAny("meanings", meanings(model, rule)),
    ...(rule.table === undefined ? {} : { table: rule.table }),
    printings: Object.fromEntries(readings.map((r) => [r.label, printing(r.value.type)])),
    motif: (rule.motif ?? []).map((part) => (typeof part === "string" ? part : { printing: printing(part.type) })),
    concludesOn: [
      ...new Set(rule.conclusions.map((c) => (c.kind === "decide" ? model.decision(c.decision).key : c.document))),
    ],
    ...ifAny("elements", elements),
  };
}

/** A record that is left out when it is empty. */
const ifAny = <K extends string, V>(
  key: K,
  entries: readonly (readonly [string, V])[],
): Partial<Record<K, Readonly<Record<string, V>>>> =>
  entries.length === 0 ? {} : ({ [key]: Object.fromEntries(entries) } as Record<K, Record<string, V>>);

/** The values that a test cannot do without though they may be missing: it neither asks for them nor replaces them. */
function needs(model: Model, { condition, readings }: Test, n: number): [string, string[]][] {
  const written = [...everyExpr([condition])];
  const used = new Set(written.map(canonical));
  const spared = new Set(
    written.flatMap((e) => (e.kind === "present" || e.kind === "or-else" ? [canonical(e.value)] : [])),
  );
  const labels = readings.flatMap(({ label, value }) => {
    const key = canonical(value);
    return used.has(key) && !spared.has(key) && mayMiss(model, value) ? [label] : [];
  });
  return labels.length === 0 ? [] : [[String(n), labels]];
}

/** Whether a value may be missing, whatever is known where it stands. */
function mayMiss(model: Model, e: Expr): boolean {
  switch (e.kind) {
    case "input":
      return model.plan.dossier.some((f) => f.name === e.field && f.presence !== "always");
    case "field":
      // What a group is made by, each group has.
      if (e.object.type.kind !== "struct" || model.group(e.object.type.name)) return e.object.optional;
      return mayMiss(model, e.object) || model.field(e.object.type.name, e.field).presence !== "always";
    case "derived":
      return mayMiss(model, e.object) || model.definition(e.definition).body.optional;
    case "definition":
    case "call":
      return model.definition(e.definition).body.optional;
    case "decision":
      return model.decision(e.decision).optional;
    default:
      return e.optional;
  }
}

/** The labels of the conditions that a rule's tests name; of two that share a name, none. */
function meanings(model: Model, rule: Rule): [string, string][] {
  const found = new Map<string, Set<string>>();
  for (const e of everyExpr(rule.tests.map((t) => t.condition))) {
    if (e.type.kind !== "boolean" || (e.kind !== "definition" && e.kind !== "derived" && e.kind !== "call")) continue;
    const { name, label } = model.definition(e.definition);
    found.set(name, (found.get(name) ?? new Set()).add(label ?? ""));
  }
  return [...found].flatMap(([name, [label, ...others]]): [string, string][] =>
    label && others.length === 0 ? [[name, label]] : [],
  );
}
