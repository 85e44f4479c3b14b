/**
 * What an expression can answer: a value, absent, or blocked. And what can be asked of values without knowing the regulation:
 * equality, order, and Kleene's logic over answers.
 */
import { compare, type Rational } from "../runtime/rational.js";
import type { Raw } from "../runtime/verdict.js";

/** No value: a field left out, the maximum of nothing, a division by zero. */
export const ABSENT = Symbol("absent");
/** The answer depends on a decision that is in conflict, without rule, or blocked itself. */
export const BLOCKED = Symbol("blocked");

/**
 * A boolean; a text or the name of an enumeration's constant; a day (a JS number); a number or a duration (a rational);
 * an element of a structure or of a group; one delivery of a document; a list.
 */
export type Value = boolean | string | number | Rational | Element | Delivery | List;
export type List = readonly Value[];
export type Answer = Value | typeof ABSENT | typeof BLOCKED;

/** Three-valued truth. */
export type Truth = boolean | typeof BLOCKED;

/** One occurrence of a structure, or one group. Its identity is the object's. */
export class Element {
  readonly fields = new Map<string, Answer>();
  /** Its position, from 1, if it stands in a parameter's table. */
  row?: number;

  /**
   * @param struct name of its structure or group
   * @param parent the element it stands in, if any
   */
  constructor(
    readonly struct: string,
    readonly parent?: Element,
  ) {}
}

/** One delivery of a document, as the record of the fields that are given. */
export class Delivery {
  constructor(
    readonly document: string,
    readonly fields: ReadonlyMap<string, Answer>,
  ) {}
}

export const isKnown = (answer: Answer): answer is Value => answer !== ABSENT && answer !== BLOCKED;
export const isRational = (answer: Answer): answer is Rational => typeof answer === "object" && "n" in answer;
export const isList = (answer: Answer): answer is List => Array.isArray(answer);

/** Says that a plan breaks the rules of typing that its makers hold. */
export function broken(expected: string): never {
  throw new TypeError(`broken plan: ${expected} expected`);
}

/** `compute` of the operands, unless one of them is blocked, or else absent. */
export function strict<const A extends readonly Answer[]>(
  operands: A,
  compute: (values: { readonly [K in keyof A]: Value }) => Answer,
): Answer {
  if (operands.includes(BLOCKED)) return BLOCKED;
  if (operands.includes(ABSENT)) return ABSENT;
  return compute(operands as { readonly [K in keyof A]: Value });
}

/** An answer in a place where only true and false decide. */
export const truthOf = (answer: Answer): Truth => (typeof answer === "boolean" ? answer : BLOCKED);

/** Kleene: false as soon as one is false, blocked if one is blocked otherwise. Stops looking when it knows. */
export function all(members: Iterable<Truth>): Truth {
  let result: Truth = true;
  for (const member of members) {
    if (member === false) return false;
    if (member === BLOCKED) result = BLOCKED;
  }
  return result;
}

/** Kleene: true as soon as one is true, blocked if one is blocked otherwise. Stops looking when it knows. */
export function any(members: Iterable<Truth>): Truth {
  let result: Truth = false;
  for (const member of members) {
    if (member === true) return true;
    if (member === BLOCKED) result = BLOCKED;
  }
  return result;
}

export const opposite = (truth: Truth): Truth => (truth === BLOCKED ? BLOCKED : !truth);

/** Scalars by value, elements by identity, deliveries by what they deliver. */
export function equal(a: Answer, b: Answer): boolean {
  if (a === b) return true;
  if (isRational(a) && isRational(b)) return compare(a, b) === 0;
  if (a instanceof Delivery && b instanceof Delivery) {
    const names = new Set([...a.fields.keys(), ...b.fields.keys()]);
    return (
      a.document === b.document &&
      [...names].every((name) => equal(a.fields.get(name) ?? ABSENT, b.fields.get(name) ?? ABSENT))
    );
  }
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => equal(item, b[i] ?? ABSENT));
  return false;
}

/** Negative, zero or positive, for two numbers, durations, days, or texts (by code point). */
export function order(a: Value, b: Value): number {
  if (isRational(a) && isRational(b)) return compare(a, b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return orderOfTexts(a, b);
  return broken("two values of one ordered type");
}

function orderOfTexts(a: string, b: string): number {
  const left = Array.from(a, (character) => character.codePointAt(0) ?? 0);
  const right = Array.from(b, (character) => character.codePointAt(0) ?? 0);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** A table of raw values, safe whatever the names: « __proto__ » is a name like another. */
export const rawRecord = <T = Raw>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
  Object.fromEntries(entries);
