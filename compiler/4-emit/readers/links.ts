/** What elements know of where they stand, once a dossier is read: the element around them, and the lists of all elements of a structure. */
import type { Field } from "../../../plan/plan.js";
import type { ModuleWriter } from "../module-writer.js";
import { access, type Names } from "../names.js";
import { structOf } from "../shape.js";

interface Links {
  /** One for each structure whose elements, or those inside, have something to know. */
  readonly functions: readonly string[];
  /** Statements for the dossier `d`. */
  readonly ofDossier: readonly string[];
}

/** @param structs those inside others first */
export function linksOf({ model, shape, plan }: ModuleWriter, structs: readonly string[], names: Names): Links {
  const made = new Map<string, string>();
  const ofFields = (fields: readonly Field[], owner: string, parent: string): readonly string[] =>
    fields.flatMap((field) => {
      const link = made.get(structOf(field.type) ?? "");
      if (link === undefined) return [];
      let value = access(owner, shape.property(field.name));
      const heads: string[] = field.presence === "always" ? [] : [`if (${value} !== undefined)`];
      let depth = 0;
      for (let type = field.type; type.kind === "list"; type = type.element) {
        depth++;
        heads.push(`for (const item_${depth} of ${value})`);
        value = `item_${depth}`;
      }
      return [[...heads, `${link}(${value}, d, ${parent});`].join(" ")];
    });
  const functions = structs.flatMap((struct) => {
    const parents = shape.allSlotsOf(struct).filter((slot) => slot.fills === "parent");
    const lines = [
      ...parents.map((slot) => `element.${slot.name} = parent;`),
      ...shape.collectedFor(struct).map((list) => `d.${list}.push(element);`),
      ...ofFields(model.struct(struct).fields, "element", "element"),
    ];
    if (lines.length === 0) return [];
    const name = `$${names.fresh(`link_${struct}`)}`;
    made.set(struct, name);
    return [[`function ${name}(element, d, parent) {`, ...lines, "}"].join("\n")];
  });
  return { functions, ofDossier: ofFields(plan.dossier, "d", "undefined") };
}
