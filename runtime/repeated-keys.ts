/** Whether elements of a list have the same key: keys come in, most often few, short and different, and the answer goes out. */

/** A power of two. */
const MARKS = 256;
/** By what is left of a key, the last list that had such a key. */
const marks = new Int32Array(MARKS);
let lists = 0;

/** Whether two elements have the same key; those without one aside. */
export function areRepeated<T>(
  list: readonly T[],
  keyOf: (element: T) => string | number | boolean | undefined,
): boolean {
  const mine = ++lists;
  for (const element of list) {
    const key = keyOf(element);
    const mark = typeof key === "string" ? markOf(key) : -1;
    // Without a mark of its own, all are compared.
    if (mark < 0 || marks[mark] === mine) {
      const keys = list.map(keyOf).filter((one) => one !== undefined);
      return new Set(keys).size < keys.length;
    }
    marks[mark] = mine;
  }
  return false;
}

/** A small number that a text has in common with few others: names of units differ in their last signs. */
function markOf(text: string): number {
  const { length } = text;
  if (length === 0) return 0;
  const last = text.charCodeAt(length - 1);
  const before = length > 1 ? text.charCodeAt(length - 2) : 0;
  return (text.charCodeAt(0) * 5 + before * 10 + last + length) & (MARKS - 1);
}
