/** Operations on answers: absent (`null`), blocked, and Kleene's three values, where whatever is not a boolean is not known. */
import { compare, multiply, parseRational, rational, type Rational } from "../runtime/rational.js";
import { BLOCKED, isBlocked, isKnown, type Json } from "./values.js";

type Comparison = "=" | "≠" | "<" | "≤" | ">" | "≥";

const passes: Readonly<Record<Comparison, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "≠": (order) => order !== 0,
  "<": (order) => order < 0,
  "≤": (order) => order <= 0,
  ">": (order) => order > 0,
  "≥": (order) => order >= 0,
};

export const truthOperations = {
  /** The answer that depends on what is not settled. */
  blocked: (): Json => BLOCKED,
  "is-blocked": (value: Json): boolean => isBlocked(value),
  /** True when no item is absent or blocked. */
  known: (items: readonly Json[]): boolean => items.every(isKnown),
  /** Blocked when an item is, otherwise null. */
  unknown: (items: readonly Json[]): Json => (items.some(isBlocked) ? BLOCKED : null),
  /** False when an item is false, true when all are true, blocked otherwise. */
  and3: (items: readonly Json[]): Json => (items.includes(false) ? false : items.every((i) => i === true) || BLOCKED),
  /** True when an item is true, false when all are false, blocked otherwise. */
  or3: (items: readonly Json[]): Json => items.includes(true) || (items.every((i) => i === false) ? false : BLOCKED),
  not3: (item: Json): Json => (typeof item === "boolean" ? !item : BLOCKED),
  /** Whether as many items are true as the test asks; blocked where it hangs on those that are not known. */
  tally(items: readonly Json[], test: Comparison, count: string, isShare: boolean): Json {
    const wanted = exactOf(count);
    const threshold = isShare ? multiply(wanted, rational(items.length)) : wanted;
    const sure = items.filter((item) => item === true).length;
    const open = items.filter((item) => typeof item !== "boolean").length;
    const answers = Array.from({ length: open + 1 }, (_, more) =>
      passes[test](compare(rational(sure + more), threshold)),
    );
    return answers.every((answer) => answer === answers[0]) ? answers[0]! : BLOCKED;
  },
};

function exactOf(text: string): Rational {
  const read = parseRational(text);
  if (read === undefined) throw new TypeError(`not an exact number: ${text}`);
  return read;
}
