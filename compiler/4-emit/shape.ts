/**
 * The internal form of a dossier: the properties of its objects, the places beside the fields where what is computed about an element is
 * kept, and the lists of all elements of a structure. Asked for while code is written; the types and the reading code come out at the end.
 */
import type { Field, Type } from "../../plan/plan.js";
import { broken, repOf, type Code, type Rep } from "./code.js";
import type { Model } from "./model.js";
import { identifier } from "./names.js";
import { ReadFields } from "./read-fields.js";

/** A property beside the fields of a structure, a group, or the dossier (owner ""). Their names start with `$`, as no author's name does. */
export interface Slot {
  readonly name: string;
  /** Its type, and what it is before it is computed. */
  readonly type: string;
  readonly initial: string;
  /** Whether it is made as new before a dossier is decided. */
  readonly reset: boolean;
  /** Filled in when an element is made: its position in a table of parameters, the element it stands in. */
  readonly fills?: "row" | "parent";
}

/** One place of the dossier where elements of a structure stand. */
interface Place {
  readonly struct: string;
  readonly path: readonly Field[];
}

export class Shape {
  private readonly slots = new Map<string, Map<string, Slot>>();
  private readonly slotNames = new Set<string>();
  private readonly collected = new Map<string, string>();
  private readonly places: readonly Place[];
  private readonly read: ReadFields;

  constructor(private readonly model: Model) {
    this.places = [...this.placesIn(model.plan.dossier, [])];
    this.read = new ReadFields(model);
  }

  private *placesIn(fields: readonly Field[], path: readonly Field[]): Iterable<Place> {
    for (const field of fields) {
      const struct = structOf(field.type);
      if (struct === undefined) continue;
      const inside = [...path, field];
      yield { struct, path: inside };
      yield* this.placesIn(this.model.struct(struct).fields, inside);
    }
  }

  /** Whether the field is part of the internal form: something reads it, or it holds elements. `struct` is undefined for the dossier's own. */
  keeps(struct: string | undefined, field: Field): boolean {
    return this.read.has(struct, field) || structOf(field.type) !== undefined;
  }

  /** `field` as a property: no name but `__proto__` is special to objects. */
  property(field: string): string {
    return field === "__proto__" ? "$proto" : field;
  }

  /** A property beside the fields; the same for the same `question` and owner. */
  slot(owner: string, question: string, wanted: string, make: () => Omit<Slot, "name">): Slot {
    const mine = this.slots.get(owner) ?? new Map<string, Slot>();
    this.slots.set(owner, mine);
    const known = mine.get(question);
    if (known) return known;
    const base = `$${identifier(wanted)}`;
    let name = base;
    for (let i = 2; this.slotNames.has(name); i++) name = `${base}_${i}`;
    this.slotNames.add(name);
    const slot = withName(name, make());
    mine.set(question, slot);
    return slot;
  }

  /** The slots declared on one owner. */
  slotsOf(owner: string): readonly Slot[] {
    return [...(this.slots.get(owner)?.values() ?? [])];
  }

  /** Those of a structure and of the ones it completes. */
  allSlotsOf(struct: string): readonly Slot[] {
    const completed = this.model.plan.structs.find((s) => s.name === struct)?.completes;
    return [...(completed === undefined ? [] : this.allSlotsOf(completed)), ...this.slotsOf(struct)];
  }

  /** Property of the dossier with all the elements of a structure, in order. */
  elements(struct: string): string {
    const places = this.places.filter((p) => this.model.isA(p.struct, struct));
    const [only] = places;
    const field = only?.path[0];
    if (places.length === 1 && only?.path.length === 1 && field?.type.kind === "list" && field.presence === "always")
      return this.property(field.name);
    const name = this.collected.get(struct) ?? `$all_${identifier(struct)}`;
    this.collected.set(struct, name);
    return name;
  }

  /** The lists of elements that reading must fill for an element of a structure. */
  collectedFor(struct: string): readonly string[] {
    return [...this.collected].filter(([s]) => this.model.isA(struct, s)).map(([, name]) => name);
  }

  get allCollected(): readonly { readonly struct: string; readonly name: string }[] {
    return [...this.collected].map(([struct, name]) => ({ struct, name }));
  }

  /** The position of a row in a table of parameters. */
  rowSlot(struct: string): string {
    return this.slot(struct, "row", "row", () => ({ type: "number", initial: "0", reset: false, fills: "row" })).name;
  }

  /** The element that an element stands in. */
  parentSlot(struct: string, type: string): string {
    return this.slot(struct, "parent", "parent", () => ({
      type: `${type} | undefined`,
      initial: "undefined",
      reset: false,
      fills: "parent",
    })).name;
  }

  /** Whether elements of a structure stand in parameters. */
  standsInParameters(struct: string): boolean {
    return this.model.plan.parameters.some((p) => {
      const its = structOf(p.type);
      return its !== undefined && this.model.isA(its, struct);
    });
  }

  /** Whether the elements of a structure all stand in one list: identifying fields then tell them apart. */
  standsInOneList(struct: string): boolean {
    const places = this.places.filter((p) => this.model.isA(p.struct, struct));
    const path = places[0]?.path ?? [];
    const last = path.at(-1)?.type;
    if (last?.kind === "list" && last.element.kind === "list") return false;
    return places.length === 0 || (places.length === 1 && path.slice(0, -1).every((f) => f.type.kind !== "list"));
  }

  /** The structures that elements of a structure stand in; empty where they only stand in the dossier itself. */
  parentsOf(struct: string): readonly string[] {
    const parents = new Set<string>();
    for (const place of this.places) {
      const holder = place.path.at(-2);
      const its = holder && structOf(holder.type);
      if (its !== undefined && this.model.isA(place.struct, struct)) parents.add(its);
    }
    return [...parents];
  }

  fieldOf(
    owner: { readonly kind: "struct" | "document"; readonly name: string },
    field: string,
    keyReps: (group: string) => readonly Code[],
  ): { rep: Rep; optional: boolean } {
    const group = owner.kind === "struct" ? this.model.group(owner.name) : undefined;
    if (group) {
      const i = group.keys.findIndex((k) => k.name === field);
      const key = keyReps(group.name)[i];
      if (key) return { rep: key.rep, optional: key.absent };
      const max = group.source.type.kind === "list" ? group.source.type.max : broken("a list");
      return { rep: { kind: "list", element: { kind: "struct", name: group.element }, min: 1, max }, optional: false };
    }
    const fields =
      owner.kind === "document"
        ? this.model.plan.documents.find((d) => d.name === owner.name)?.fields
        : this.model.struct(owner.name).fields;
    const declared = fields?.find((f) => f.name === field) ?? broken(`field ${field} of ${owner.name}`);
    return { rep: repOf(declared.type), optional: owner.kind === "document" || declared.presence !== "always" };
  }
}

/** What is only known later stays a question. */
function withName(name: string, slot: Omit<Slot, "name">): Slot {
  return Object.defineProperty(slot, "name", { value: name, enumerable: true }) as Slot;
}

export function structOf(type: Type): string | undefined {
  if (type.kind === "struct") return type.name;
  return type.kind === "list" ? structOf(type.element) : undefined;
}
