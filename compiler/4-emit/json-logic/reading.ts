/** The dossier as data for the steps: decimals scaled, dates as days, and in each element who it is (`#`), of what structure (`#of`), held by what (`#up`). */
import type { Field, Type } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { broken } from "../code.js";
import { forEach, isNull, PLAIN, record, Refused, repOf, sure, withName, type Code } from "./code.js";
import type { Program } from "./program.js";

/** The fields of the dossier, by name. */
export const dossierOf = (program: Program): Code =>
  program.step("dossier", () =>
    sure(record(new Reading(program).fields(program.plan.dossier, { var: "dossier" }, "", null))),
  );

/** A scalar of JSON as data. */
export function scalar(type: Type, json: Logic): Logic {
  const rep = repOf(type);
  switch (type.kind) {
    case "date":
      return { day: [json] };
    case "duration":
      return { duration: [json, type.unit] };
    case "number":
      return rep.kind === "scaled" ? { scaled: [json, rep.scale] } : { "exact-of-decimal": [json] };
    default:
      return json;
  }
}

class Reading {
  private readonly inside: string[] = [];

  constructor(private readonly program: Program) {}

  fields(fields: readonly Field[], json: Logic, id: Logic, up: Logic): (readonly [string, Logic])[] {
    return fields.map(({ name, key, type }) => [
      name,
      this.value(type, { field: [json, key] }, joinedTexts(id, `/${key}`), up),
    ]);
  }

  private value(type: Type, json: Logic, id: Logic, up: Logic): Logic {
    if (type.kind === "list") {
      const [list, item] = [this.program.fresh("list"), this.program.fresh("item")];
      const place = joinedTexts(joinedTexts(id, "/"), { var: `${item}#` });
      const items = forEach(item, { var: list }, this.value(type.element, { var: item }, place, up));
      return withName(list, json, { if: [isNull({ var: list }), null, items] });
    }
    return type.kind === "struct" ? this.element(type.name, json, id, up) : scalar(type, json);
  }

  private element(name: string, json: Logic, id: Logic, up: Logic): Logic {
    const struct = this.program.plan.structs.find((s) => s.name === name) ?? broken(`structure ${name}`);
    if (this.inside.includes(name)) throw recursive(name);
    this.inside.push(name);
    const [object, own] = [this.program.fresh("json"), this.program.fresh("id")];
    const fields = this.fields(struct.fields, { var: object }, { var: own }, { var: own });
    this.inside.pop();
    const element = record([["#", { var: own }], ["#of", name], ["#up", up], ...fields]);
    return withName(object, json, { if: [isNull({ var: object }), null, withName(own, id, element)] });
  }
}

function joinedTexts(a: Logic, b: Logic): Logic {
  if (typeof a === "string" && typeof b === "string") return a + b;
  const before: readonly Logic[] =
    typeof a === "object" && a !== null && "cat" in a && Array.isArray(a["cat"]) ? (a["cat"] as readonly Logic[]) : [a];
  const last = before.at(-1);
  return typeof last === "string" && typeof b === "string"
    ? { cat: [...before.slice(0, -1), last + b] }
    : { cat: [...before, b] };
}

const recursive = (name: string): Refused =>
  new Refused({
    fr: `la structure « ${name} » peut se contenir elle-même`,
    en: `the structure « ${name} » may hold itself`,
  });

/** An input of the dossier. */
export function inputOf(program: Program, field: Field): Code {
  const dossier = dossierOf(program);
  const rep = repOf(field.type);
  const logic: Logic = field.name.includes(".")
    ? { field: [dossier.logic, field.name] }
    : { var: `v.dossier.${field.name}` };
  return { ...sure(logic, rep.kind === "none" ? PLAIN : rep), absent: field.presence !== "always" };
}
