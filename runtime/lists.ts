/** What compiled packs do with whole lists: stable sorting by keys computed beforehand, and leaving out repetitions. */
import { compare, toExact, type Rational } from "./rational.js";

type Order<K> = (a: K, b: K) => number;

function sorted<T, K>(items: readonly T[], keys: readonly K[], order: Order<K>, descending: boolean): T[] {
  const positions = items.map((_, i) => i);
  // Where keys are equal the order of the list stays, in both directions.
  positions.sort((i, j) => (descending ? order(keys[j]!, keys[i]!) : order(keys[i]!, keys[j]!)) || i - j);
  return positions.map((i) => items[i]!);
}

/** `items` in the order of `keys`, which stand at the same positions. */
export const sortedByNumber = <T>(items: readonly T[], keys: readonly number[], descending: boolean): T[] =>
  sorted(items, keys, (a, b) => a - b, descending);
export const sortedByRational = <T>(items: readonly T[], keys: readonly Rational[], descending: boolean): T[] =>
  sorted(items, keys, compare, descending);
export const sortedByText = <T>(items: readonly T[], keys: readonly string[], descending: boolean): T[] =>
  sorted(items, keys, orderOfTexts, descending);

/** Texts by code point: UTF-16 units would put U+1F600 before U+FB01. */
export function orderOfTexts(a: string, b: string): number {
  const left = Array.from(a, (character) => character.codePointAt(0)!);
  const right = Array.from(b, (character) => character.codePointAt(0)!);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = left[i]! - right[i]!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The first of equal values: scalars by value, elements by identity. */
export const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

export function distinctRationals(items: readonly Rational[]): Rational[] {
  const first = new Map<string, Rational>();
  for (const item of items) {
    const text = toExact(item);
    if (!first.has(text)) first.set(text, item);
  }
  return [...first.values()];
}

/**
 * The keys by which a verdict names elements: each its own, or where several share one, the key of what it stands in before it, or its
 * position after it.
 */
export function elementKeys<E>(
  elements: readonly E[],
  own: readonly string[],
  parents: readonly (string | undefined)[],
): Map<E, string> {
  const placed = distinguished(own, (key, i) => (parents[i] === undefined ? key : `${parents[i]}/${key}`));
  const keys = distinguished(placed, (key, i) => `${key}#${i + 1}`);
  return new Map(elements.map((element, i) => [element, keys[i]!]));
}

function distinguished(keys: readonly string[], longer: (key: string, position: number) => string): string[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key, i) => (counts.get(key) === 1 ? key : longer(key, i)));
}
