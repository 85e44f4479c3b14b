/** The keys by which a verdict names the elements of structures and groups: `plan/README.md`, « Elements of a structure ». */
import type { Facts } from "./facts.js";
import { keyText } from "./types.js";
import { BLOCKED, isKnown, type Element } from "./values.js";

export class Keys {
  private readonly tables = new Map<string, ReadonlyMap<Element, string>>();

  constructor(private readonly facts: Facts) {}

  /** The key of an element, among those of `struct`. */
  of(element: Element, struct: string): string {
    return this.table(struct).get(element) ?? this.own(element, element.row ?? 0);
  }

  private table(struct: string): ReadonlyMap<Element, string> {
    const known = this.tables.get(struct);
    if (known) return known;
    const elements = this.facts.elements(struct);
    const own = new Map(
      (elements === BLOCKED ? [] : elements).map((element, i) => [element, this.own(element, i + 1)]),
    );
    const placed = distinguish(own, (element, key) =>
      element.parent ? `${this.of(element.parent, element.parent.struct)}/${key}` : key,
    );
    const table = distinguish(placed, (_, key, position) => `${key}#${position}`);
    this.tables.set(struct, table);
    return table;
  }

  /** The text of the identifying field, of a group's keys, or the position. */
  private own(element: Element, position: number): string {
    const { plan } = this.facts;
    const group = this.facts.groupNamed(element.struct);
    const struct = plan.structs.find((s) => s.name === element.struct);
    const identifying = struct?.fields.filter((f) => f.name === struct.identifiedBy) ?? [];
    const fields = group ? group.keys.map((key) => ({ name: key.name, type: key.value.type })) : identifying;
    const texts = fields.flatMap(({ name, type }) => {
      const value = element.fields.get(name);
      return value !== undefined && isKnown(value) ? [keyText(plan, type, value)] : [];
    });
    return texts.length > 0 ? texts.join(" ") : String(position);
  }
}

/** The table where keys that several elements share are replaced. */
function distinguish(
  table: ReadonlyMap<Element, string>,
  longer: (element: Element, key: string, position: number) => string,
): ReadonlyMap<Element, string> {
  const counts = new Map<string, number>();
  for (const key of table.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map(
    [...table].map(([element, key], i) => [element, counts.get(key) === 1 ? key : longer(element, key, i + 1)]),
  );
}
