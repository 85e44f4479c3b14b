/** The objects that both readers make: a function from the values of the fields to the internal form, whose conditions it looks at. */
import type { Field, Type } from "../../../plan/plan.js";
import { broken } from "../code.js";
import type { ModuleWriter } from "../module-writer.js";
import { Names, propertyKey, reads } from "../names.js";
import { selectingField } from "../read-fields.js";
import { sayable } from "../schema.js";
import { conditionCode } from "./conditions.js";

/** A field on its way into a local variable. */
export interface ObjectField {
  readonly key: string;
  readonly presence: Field["presence"];
  /** Undefined for the `identifiant` that a dossier may have without its regulation saying so. */
  readonly type: Type | undefined;
  readonly variable: string;
  /** Whether what makes the object is given the value; the others are only looked at. */
  readonly isGiven: boolean;
  /** Whether its text names the dossier. */
  readonly isIdentifiant: boolean;
}

export interface MadeObject {
  readonly name: string;
  readonly fields: readonly ObjectField[];
  /** What the functions that read it call theirs. */
  readonly locals: Names;
  /** The function that makes it of the values given. */
  readonly made: string;
  readonly text: string;
}

/** The types whose JSON is a text. */
const TEXTS: ReadonlySet<Type["kind"]> = new Set(["text", "date", "duration", "enum"]);

/** What every function that reads an object may call its own. */
const LOCALS = ["s", "from", "i", "bytes", "view", "seen", "key", "json"];

/** @param struct of the elements; undefined for the dossier itself */
export function objectOf(module: ModuleWriter, struct: string | undefined, made: string, names: Names): MadeObject {
  const declared = struct === undefined ? module.plan.dossier : module.model.struct(struct).fields;
  const locals = new Names(names, LOCALS);
  const variables = new Map(declared.map((field) => [field, locals.fresh(field.name)]));
  const variableOf = (field: Field): string => variables.get(field) ?? broken(`field ${field.name}`);
  const body = makerBody(module, struct, declared, variableOf);
  const fields = declared.map((field): ObjectField => {
    const variable = variableOf(field);
    const { key, presence, type } = field;
    const isIdentifiant = struct === undefined && key === "identifiant" && TEXTS.has(type.kind);
    return { key, presence, type, variable, isGiven: reads(body, variable), isIdentifiant };
  });
  if (struct === undefined && !declared.some((f) => f.key === "identifiant")) {
    const variable = locals.fresh("identifiant");
    const presence = "optional";
    fields.unshift({ key: "identifiant", presence, type: undefined, variable, isGiven: false, isIdentifiant: true });
  }
  const text = `function ${made}(${["s", ...given(fields)].join(", ")}) {\n${body}\n}`;
  return { name: struct ?? "dossier", fields, locals, made, text };
}

const given = (fields: readonly ObjectField[]): readonly string[] =>
  fields.filter((f) => f.isGiven).map((f) => f.variable);

/** The end of a function that has read all fields. */
export const madeOf = ({ made, fields }: MadeObject): string =>
  `return ${made}(${["s", ...given(fields)].join(", ")});`;

/** Fields are there exactly when they should; what is kept of them is in the very shape that `readDossier` gives it. */
function makerBody(
  { model, shape, plan }: ModuleWriter,
  struct: string | undefined,
  declared: readonly Field[],
  variableOf: (field: Field) => string,
): string {
  const lines = declared.flatMap((field) => {
    if (field.presence !== "when" || !field.when || !sayable(model, field.when, declared, struct)) return [];
    const condition = conditionCode(model, field.when, { fields: declared, struct, variableOf });
    return condition === undefined
      ? broken(`the condition of ${field.name}`)
      : [`if ((${variableOf(field)} !== undefined) !== ${condition}) return s.giveUp();`];
  });
  const selecting = struct === undefined ? selectingField(plan) : undefined;
  if (selecting) lines.push(`s.selecting = ${variableOf(selecting)} === undefined ? NaN : ${variableOf(selecting)};`);
  const kept = declared.filter((field) => shape.keeps(struct, field));
  const slots = struct === undefined ? shape.slotsOf("") : shape.allSlotsOf(struct);
  const properties = [
    ...kept.map((f) => `${propertyKey(shape.property(f.name))}: ${variableOf(f)}`),
    ...(struct === undefined ? shape.allCollected.map((c) => `${c.name}: []`) : []),
    // What TypeScript is assured of is no JavaScript.
    ...slots.map((slot) => `${slot.name}: ${slot.fills === "parent" ? "undefined" : slot.initial.replace(/!$/, "")}`),
  ];
  return [...lines, `return { ${properties.join(", ")} };`].join("\n");
}
