/** The enumeration values that dossiers try: a subject for each field of the dossier, or of a structure in it, whose value is one of a list. */
import type { Enum, Field, Plan, Type } from "../../plan/plan.js";
import { reach, type Subject } from "./subjects.js";

export interface FieldSubjects {
  readonly subjects: readonly Subject[];
  /** Notes the values of a dossier (JSON) that is valid. */
  tried(dossier: unknown): void;
}

/** The subjects of a plan's fields; those of structures that no dossier can hold are left out. */
export function fieldSubjects(plan: Plan): FieldSubjects {
  const subjects = new Map<Field, Subject>();
  const structs = new Map(plan.structs.map((struct) => [struct.name, struct]));
  const enums = new Map(plan.enums.map((one) => [one.name, one]));
  const elementOf = (type: Type): Type => (type.kind === "list" ? elementOf(type.element) : type);
  const seen = new Set<string>();

  function list(fields: readonly Field[], owner: string): void {
    for (const field of fields) {
      const type = elementOf(field.type);
      const constants = type.kind === "enum" ? enums.get(type.name) : undefined;
      if (constants) subjects.set(field, subjectOf(field, owner, constants));
      const struct = type.kind === "struct" ? structs.get(type.name) : undefined;
      if (!struct || seen.has(struct.name)) continue;
      seen.add(struct.name);
      list(struct.fields, struct.name);
    }
  }
  list(plan.dossier, "");

  function note(value: unknown, declared: Type, field: Field): void {
    const type = elementOf(declared);
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) note(item, type, field);
    } else if (type.kind === "enum") {
      const constant = enums.get(type.name)?.constants.find(({ key }) => key === value);
      const subject = subjects.get(field);
      if (constant && subject) reach(subject, constant.name);
    } else if (type.kind === "struct" && typeof value === "object" && value !== null) {
      noteFields(structs.get(type.name)?.fields ?? [], value as Readonly<Record<string, unknown>>);
    }
  }
  function noteFields(fields: readonly Field[], json: Readonly<Record<string, unknown>>): void {
    for (const field of fields) if (Object.hasOwn(json, field.key)) note(json[field.key], field.type, field);
  }
  return {
    subjects: [...subjects.values()],
    tried: (dossier) => {
      noteFields(plan.dossier, dossier as Readonly<Record<string, unknown>>);
    },
  };
}

function subjectOf(field: Field, owner: string, { constants }: Enum): Subject {
  const { file, start } = field.place;
  return {
    kind: "field",
    key: `field ${file}:${start} ${owner}`,
    title: owner === "" ? field.name : `${field.name} de ${owner}`,
    of: owner,
    place: field.place,
    goals: constants.map(({ name }) => ({ name, reached: false })),
  };
}
