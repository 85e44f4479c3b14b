/**
 * The dossier of a version as JSON Schema (draft 2020-12): as published, with French titles; and as the validator is made from, where bounded
 * lists stop at their bound and dates are days of the calendar. Keywords of our own: `decimals`, `calendarDate`, `durationMinimum`,
 * `durationMaximum`, `uniqueKey`.
 */
import type { Expr, Field, Plan, Type } from "../../plan/plan.js";
import { parseRational, rational, toJson } from "../../runtime/rational.js";
import { rawDuration } from "../../runtime/numbers.js";
import { assertNever } from "./assert-never.js";
import { broken } from "./code.js";
import { doubleBound } from "./double-bounds.js";
import type { OpenCondition } from "./decide.js";
import type { Model } from "./model.js";

export type Schema = { [keyword: string]: unknown };

/** `exact` is the validator's. */
export class SchemaWriter {
  private readonly used = new Set<string>();

  constructor(
    private readonly model: Model,
    private readonly exact: boolean,
  ) {}

  private get plan(): Plan {
    return this.model.plan;
  }

  dossier(): Schema {
    const { plan } = this;
    const title = [plan.title ?? plan.code, plan.versionTitle].filter((t) => t !== undefined).join(", ");
    const body = this.object(plan.dossier, undefined);
    if (!plan.dossier.some((f) => f.key === "identifiant")) {
      const properties = body["properties"] as Schema;
      body["properties"] = Object.fromEntries([
        ["identifiant", { title: "Identifiant du dossier", type: ["string", "null"] }],
        ...Object.entries(properties),
      ]);
    }
    return this.whole(body, { $id: `${plan.code}/${plan.version}`, title });
  }

  /** What the caller may set. */
  parameters(): Schema {
    const chosen = this.plan.parameters.filter((p) => p.chosen);
    const properties = chosen.map((p) => [
      p.key,
      {
        ...(p.label === undefined ? {} : { title: p.label }),
        ...(p.optional ? this.orNull(p.type) : this.type(p.type)),
      },
    ]);
    return this.whole(
      { type: "object", properties: Object.fromEntries(properties), additionalProperties: false },
      { $id: `${this.plan.code}/${this.plan.version}/parameters` },
    );
  }

  private whole(body: Schema, head: Schema): Schema {
    const definitions: [string, Schema][] = [];
    const done = new Set<string>();
    for (let open = [...this.used]; open.length > 0; open = [...this.used].filter((name) => !done.has(name))) {
      for (const name of open) {
        done.add(name);
        const struct = this.model.struct(name);
        definitions.push([
          this.definitionName(name),
          { title: struct.label ?? struct.name, ...this.object(struct.fields, name) },
        ]);
      }
    }
    definitions.sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      ...head,
      ...body,
      ...(definitions.length === 0 ? {} : { $defs: Object.fromEntries(definitions) }),
    };
  }

  /** References are URIs: the validator's are kept to plain letters. */
  private definitionName(struct: string): string {
    return this.exact ? `s${this.plan.structs.findIndex((s) => s.name === struct)}` : struct;
  }

  private object(fields: readonly Field[], struct: string | undefined): Schema {
    const properties = fields.map((f) => [f.key, this.field(f)] as const);
    const conditions = fields.flatMap((f) => {
      const condition = f.presence === "when" && f.when ? sayable(this.model, f.when, fields, struct) : undefined;
      return condition
        ? [
            {
              if: condition,
              then: { required: [f.key], ...propertiesOf([[f.key, this.notNull(f.type)]]) },
              else: propertiesOf([[f.key, { type: "null" }]]),
            },
          ]
        : [];
    });
    return {
      type: "object",
      ...propertiesOf(properties),
      required: fields.filter((f) => f.presence === "always").map((f) => f.key),
      additionalProperties: false,
      ...(conditions.length === 0 ? {} : { allOf: conditions }),
    };
  }

  private field(field: Field): Schema {
    const description = [
      field.question,
      field.presence === "when" && field.whenText !== undefined ? `Présent si ${field.whenText}.` : undefined,
    ]
      .filter((d) => d !== undefined)
      .join(" ");
    const texts = this.exact
      ? {}
      : { title: field.label ?? field.name, ...(description === "" ? {} : { description }) };
    return { ...texts, ...(field.presence === "always" ? this.type(field.type) : this.orNull(field.type)) };
  }

  private notNull(type: Type): Schema {
    const its = this.type(type);
    return "type" in its ? { type: its["type"] } : { type: "object" };
  }

  private orNull(type: Type): Schema {
    const its = this.type(type);
    if (!("type" in its)) return { anyOf: [its, { type: "null" }] };
    return {
      ...its,
      type: [its["type"], "null"],
      ...(Array.isArray(its["enum"]) ? { enum: [...(its["enum"] as unknown[]), null] } : {}),
    };
  }

  private type(type: Type): Schema {
    switch (type.kind) {
      case "boolean":
        return { type: "boolean" };
      case "text":
        return { type: "string" };
      case "date":
        return this.exact ? { type: "string", calendarDate: true } : { type: "string", format: "date" };
      case "duration": {
        const pattern = type.unit === "months" ? "^-?P\\d{1,10}M$" : "^-?P\\d{1,10}D$";
        const bounds = {
          durationMinimum: rawDuration(type.min, type.unit),
          durationMaximum: rawDuration(type.max, type.unit),
        };
        return { type: "string", pattern, ...bounds };
      }
      case "enum": {
        const constants =
          this.plan.enums.find((e) => e.name === type.name)?.constants ?? broken(`enumeration ${type.name}`);
        const labels =
          constants.some((c) => c.label !== undefined) && !this.exact
            ? { description: constants.map((c) => `${c.key} : ${c.label ?? c.name}`).join(" ; ") }
            : {};
        return { type: "string", enum: constants.map((c) => c.key), ...labels };
      }
      case "number": {
        const bounds = {
          minimum: doubleBound(parseRational(type.min) ?? broken("a number"), "minimum"),
          maximum: doubleBound(parseRational(type.max) ?? broken("a number"), "maximum"),
        };
        if (type.decimals === 0) return { type: "integer", ...bounds };
        return { type: "number", ...bounds, ...(type.decimals === null ? {} : { decimals: type.decimals }) };
      }
      case "struct":
        this.used.add(type.name);
        return {
          $ref: `#/$defs/${encodeURIComponent(this.definitionName(type.name).replaceAll("~", "~0").replaceAll("/", "~1"))}`,
        };
      case "list":
        return this.list(type);
      case "document":
        return broken("a type of the dossier");
      default:
        return assertNever(type);
    }
  }

  private list(type: Extract<Type, { kind: "list" }>): Schema {
    const struct = type.element.kind === "struct" ? this.model.struct(type.element.name) : undefined;
    const key = struct?.fields.find((f) => f.name === struct.identifiedBy)?.key;
    const inside = { items: this.type(type.element), ...(key === undefined ? {} : { uniqueKey: key }) };
    const bounds = { type: "array", minItems: type.min, maxItems: type.max };
    // All problems are reported at once: without the condition, those of every item of a list that is far too long.
    return this.exact ? { ...bounds, if: { maxItems: type.max }, then: inside } : { ...bounds, ...inside };
  }
}

/** Validators leave out a property called `__proto__`; a pattern for its name does not escape them. */
function propertiesOf(entries: readonly (readonly [string, Schema])[]): Schema {
  const special = entries.filter(([key]) => key === "__proto__").map(([, schema]) => ["^__proto__$", schema] as const);
  return {
    properties: Object.fromEntries(entries.filter(([key]) => key !== "__proto__")),
    ...(special.length === 0 ? {} : { patternProperties: Object.fromEntries(special) }),
  };
}

/** Fields whose condition the schema cannot say: they are looked at once the dossier is read. */
export function openConditions(model: Model): readonly OpenCondition[] {
  const of = (fields: readonly Field[], struct: string | undefined): OpenCondition[] =>
    fields
      .filter((f) => f.presence === "when" && f.when && !sayable(model, f.when, fields, struct))
      .map((field) => ({ struct, field }));
  return [...of(model.plan.dossier, undefined), ...model.plan.structs.flatMap((s) => of(s.fields, s.name))];
}

/** A condition on siblings as a schema of the object; undefined if it cannot be said. */
export function sayable(
  model: Model,
  e: Expr,
  fields: readonly Field[],
  struct: string | undefined,
): Schema | undefined {
  const sub = (part: Expr): Schema | undefined => sayable(model, part, fields, struct);
  const all = (parts: readonly Expr[], keyword: string): Schema | undefined => {
    const schemas = parts.map(sub);
    return schemas.every((s) => s !== undefined) ? { [keyword]: schemas } : undefined;
  };
  const sibling = (part: Expr): Field | undefined => {
    const isOwn =
      struct === undefined
        ? part.kind === "input"
        : part.kind === "field" && part.object.kind === "variable" && part.object.name === "self";
    return isOwn ? fields.find((f) => f.name === (part as { readonly field: string }).field) : undefined;
  };
  const has = (field: Field, value: Schema): Schema => ({
    required: [field.key],
    ...propertiesOf([[field.key, value]]),
  });
  switch (e.kind) {
    case "and":
      return all(e.items, "allOf");
    case "or":
      return all(e.items, "anyOf");
    case "not": {
      const inner = sub(e.value);
      return inner && { not: inner };
    }
    case "constant":
      return typeof e.value === "boolean" ? (e.value ? {} : { not: {} }) : undefined;
    case "input":
    case "field": {
      const field = sibling(e);
      return field?.type.kind === "boolean" && field.presence === "always" ? has(field, { const: true }) : undefined;
    }
    case "present": {
      const field = sibling(e.value);
      return field && has(field, { not: { type: "null" } });
    }
    case "member": {
      const field = sibling(e.value);
      if (!field || field.presence !== "always" || e.list.kind !== "list") return undefined;
      const values = e.list.items.map((item) => jsonConstant(model, item));
      return values.every((v) => v !== undefined) ? has(field, { enum: [...new Set(values)] }) : undefined;
    }
    case "compare": {
      const field = sibling(e.left);
      const value = jsonConstant(model, e.right);
      if (!field || field.presence !== "always" || value === undefined) return undefined;
      if (e.op === "=") return has(field, { const: value });
      if (e.op === "≠") return has(field, { not: { const: value } });
      if (typeof value !== "number") return undefined;
      const keyword = { "<": "exclusiveMaximum", "≤": "maximum", ">": "exclusiveMinimum", "≥": "minimum" }[e.op];
      return has(field, { [keyword]: value });
    }
    default:
      return undefined;
  }
}

/** A constant as JSON, where JSON can say it exactly. */
function jsonConstant(model: Model, e: Expr): string | number | boolean | undefined {
  if (e.kind !== "constant") return undefined;
  if (typeof e.value === "boolean") return e.value;
  const { type, value } = e;
  switch (type.kind) {
    case "text":
      return value;
    case "enum":
      return model.plan.enums.find((x) => x.name === type.name)?.constants.find((c) => c.name === value)?.key;
    case "number": {
      const json = toJson(parseRational(value) ?? rational(0));
      return typeof json === "number" ? json : undefined;
    }
    default:
      return undefined;
  }
}
