/** JSON pointers (RFC 6901): made of keys, split again, and followed into a JSON value. */

/** `/` and `~` in a key are written `~1` and `~0`. */
export const escapeKey = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
const unescapeKey = (token: string): string => token.replaceAll("~1", "/").replaceAll("~0", "~");

/** The keys and positions of a pointer, from the root down. */
export const pointerKeys = (pointer: string): string[] =>
  pointer === "" ? [] : pointer.split("/").slice(1).map(unescapeKey);

/** The pointer of what `key` (or position) holds in what `pointer` points at. */
export const pointerTo = (pointer: string, key: string | number): string => `${pointer}/${escapeKey(String(key))}`;

/** What a key or a position holds; `undefined` where there is nothing. Inherited properties are not there. */
export function childOf(json: unknown, key: string): unknown {
  return typeof json === "object" && json !== null && Object.hasOwn(json, key)
    ? (json as Record<string, unknown>)[key]
    : undefined;
}

/** The value that a pointer points at; `undefined` where there is none. */
export function valueAt(json: unknown, pointer: string): unknown {
  let value = json;
  for (const key of pointerKeys(pointer)) value = childOf(value, key);
  return value;
}

/** The pointer with `#` for positions in lists: `/unités/0/note` is `/unités/#/note`. */
export function genericPointer(json: unknown, pointer: string): string {
  let value = json;
  let generic = "";
  for (const key of pointerKeys(pointer)) {
    generic += Array.isArray(value) ? "/#" : `/${escapeKey(key)}`;
    value = childOf(value, key);
  }
  return generic;
}
