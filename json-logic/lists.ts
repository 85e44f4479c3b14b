/** Operations on records and lists. Records have the names of a regulation as keys, whatever these are. */
import { elementKeys, sortedByNumber, sortedByRational, sortedByText } from "../runtime/lists.js";
import { parseRational, ZERO } from "../runtime/rational.js";
import { identity, isKnown, isObject, recordOf, type Json, type JsonObject } from "./values.js";

const own = (object: Json | undefined, key: string): Json | undefined =>
  isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;

export const listOperations = {
  /** An object: key, value, key, value… */
  record: (...parts: readonly Json[]): Json =>
    recordOf(parts.flatMap((key, i) => (i % 2 === 0 ? [[String(key), parts[i + 1] ?? null] as const] : []))),
  /** An object with one more key. */
  with: (object: JsonObject, key: string, value: Json): Json => ({ ...object, [key]: value }),
  /** The object of these keys and values, which stand at the same positions. */
  table: (keys: readonly string[], values: readonly Json[]): Json =>
    recordOf(keys.map((key, i) => [key, values[i] ?? null])),
  /** What the object itself holds under the key, or null. */
  field: (object: Json, key: Json): Json => own(object, String(key)) ?? null,
  has: (object: Json, key: string): boolean => own(object, key) !== undefined,
  /** The object without the entries that have this value. */
  drop: (object: JsonObject, value: Json): Json =>
    recordOf(Object.entries(object).filter(([, v]) => identity(v) !== identity(value))),
  /** For each item, the scope with the item under `name` and its position, from 0, under `name#`. */
  each: (name: string, list: readonly Json[], scope: JsonObject): Json =>
    list.map((item, i) => ({ ...scope, [name]: item, [`${name}#`]: i })),
  /** The item at a position, from 0, or from the end for -1; null when there is none. */
  at: (list: readonly Json[], position: number): Json => list.at(position) ?? null,
  /** The first `count` items. */
  take: (list: readonly Json[], count: number): Json => list.slice(0, Math.max(0, count)),
  /** Keeps the first of equal items. */
  distinct(list: readonly Json[]): Json {
    const seen = new Set<string>();
    return list.filter((item) => !seen.has(identity(item)) && seen.add(identity(item)));
  },
  /** Stable in both directions: by numbers, by texts (by code point), or by exact numbers. */
  sort(list: readonly Json[], keys: readonly Json[], kind: "number" | "text" | "exact", descending: boolean): Json {
    switch (kind) {
      case "number":
        return sortedByNumber(list, keys as readonly number[], descending);
      case "text":
        return sortedByText(list, keys as readonly string[], descending);
      case "exact":
        return sortedByRational(
          list,
          keys.map((key) => parseRational(String(key)) ?? ZERO),
          descending,
        );
    }
  },
  /** The items with equal keys together, in order of first appearance: `{ keys, items }` for each. */
  group(list: readonly Json[], keys: readonly (readonly Json[])[]): Json {
    const groups = new Map<string, { readonly keys: readonly Json[]; readonly items: Json[] }>();
    list.forEach((item, i) => {
      const own = keys[i] ?? [];
      const group = groups.get(identity(own));
      if (group) group.items.push(item);
      else groups.set(identity(own), { keys: own, items: [item] });
    });
    return [...groups.values()].map((group) => ({ keys: group.keys, items: group.items }));
  },
  /** The known texts, joined by spaces; the position, counted from 1, when there is none. */
  "key-text": (texts: readonly Json[], position: number): string => {
    const known = texts.filter(isKnown).map(String);
    return known.length > 0 ? known.join(" ") : String(position);
  },
  /** Keys made different from each other: by what holds them (null for nothing), then by their positions. */
  keys: (texts: readonly string[], holders: readonly (string | null)[]): Json => [
    ...elementKeys(
      texts.map((_, i) => i),
      texts,
      holders.map((holder) => holder ?? undefined),
    ).values(),
  ],
};
