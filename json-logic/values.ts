/** Questions that the operations ask of values: is it blocked, are two the same, in what order do they stand. */

/** The answer that depends on a decision that is not settled. */
export const BLOCKED = { blocked: true } as const;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An object whose only key is `blocked`. */
export const isBlocked = (value: Json | undefined): boolean =>
  isObject(value) && Object.keys(value).length === 1 && Object.hasOwn(value, "blocked");

/** Neither absent nor blocked. */
export const isKnown = (value: Json): boolean => value !== null && !isBlocked(value);

/** Texts that are equal when two values are: of the same JSON, whatever the order of keys. Elements carry their identity in `#`. */
export function identity(value: Json): string {
  if (isObject(value)) {
    const id = Object.hasOwn(value, "#") ? value["#"] : undefined;
    if (typeof id === "string" && Object.hasOwn(value, "#of")) return `element ${id}`;
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${identity(value[key]!)}`).join()}}`;
  }
  return Array.isArray(value) ? `[${value.map(identity).join()}]` : JSON.stringify(value === 0 ? 0 : value);
}

/** An object with these entries, safe whatever the names: « __proto__ » is a name like another. */
export const recordOf = (entries: Iterable<readonly [string, Json]>): JsonObject => Object.fromEntries(entries);
