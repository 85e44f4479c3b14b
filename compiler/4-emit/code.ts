/**
 * A piece of generated code that computes a value: its text, how the value is represented, and whether it can be `undefined` (absent)
 * or `null` (blocked). Representations are chosen statically, so that generated code never looks at what kind of number it holds.
 */
import type { Enum, Plan, Type } from "../../plan/plan.js";
import type { Rational } from "../../runtime/rational.js";
import { parseRational } from "../../runtime/rational.js";
import { assertNever } from "./assert-never.js";

/** A whole number of 10^-scale in a JavaScript number; `min` and `max` bound it. INVARIANT: they are safe integers. */
export interface IntRep {
  readonly kind: "int";
  readonly scale: number;
  readonly min: bigint;
  readonly max: bigint;
}
/** n / d / 10^scale, with |n| ≤ `n` and 0 < d ≤ `d` as safe integers in JavaScript numbers. */
export interface QuotientRep {
  readonly kind: "quotient";
  readonly scale: number;
  readonly n: bigint;
  readonly d: bigint;
}
export type NumberRep = IntRep | QuotientRep | { readonly kind: "rational" };

export type Rep =
  | NumberRep
  | { readonly kind: "boolean" | "text" | "date" }
  /** Whole months or days in a JavaScript number. */
  | { readonly kind: "duration"; readonly unit: "months" | "days"; readonly min: bigint; readonly max: bigint }
  /** The constant's JSON key. */
  | { readonly kind: "enum"; readonly name: string }
  | { readonly kind: "struct" | "document"; readonly name: string }
  | { readonly kind: "list"; readonly element: Rep; readonly min: number; readonly max: number };

export interface Code {
  readonly rep: Rep;
  /** For a quotient in two parts, unused. */
  readonly text: string;
  readonly absent: boolean;
  readonly blocked: boolean;
  /** How much text it is, in rough units: long code is cut into statements. */
  readonly size: number;
  /** A quotient whose parts are plain names or literals; where `absent`, it is so exactly when `d` is 0. */
  readonly parts?: { readonly n: string; readonly d: string };
  /** Known when compiling. */
  readonly constant?: Rational | boolean | string;
}

export const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
export const pow10 = (n: number): bigint => 10n ** BigInt(n);

export const isNumber = (rep: Rep): rep is NumberRep =>
  rep.kind === "int" || rep.kind === "quotient" || rep.kind === "rational";

/** An integer representation, if its bounds are safe. */
export function intRep(scale: number, min: bigint, max: bigint): IntRep | undefined {
  return min >= -MAX_SAFE && max <= MAX_SAFE && scale <= 22 ? { kind: "int", scale, min, max } : undefined;
}

export function quotientRep(scale: number, n: bigint, d: bigint): QuotientRep | undefined {
  return n <= MAX_SAFE && d <= MAX_SAFE && scale <= 22 ? { kind: "quotient", scale, n, d } : undefined;
}

const floor = (r: Rational): bigint => (r.n < 0n && r.n % r.d !== 0n ? r.n / r.d - 1n : r.n / r.d);
export const scaledBounds = (
  type: { readonly min: string; readonly max: string },
  scale: number,
): { min: bigint; max: bigint } => {
  const by = pow10(scale);
  const min = parseRational(type.min) ?? broken("a number");
  const max = parseRational(type.max) ?? broken("a number");
  return { min: floor({ n: min.n * by, d: min.d }), max: -floor({ n: -max.n * by, d: max.d }) };
};

/** How a value of a declared type is kept. */
export function repOf(type: Type): Rep {
  switch (type.kind) {
    case "boolean":
    case "text":
    case "date":
      return { kind: type.kind };
    case "enum":
    case "struct":
    case "document":
      return { kind: type.kind, name: type.name };
    case "duration":
      return { kind: "duration", unit: type.unit, min: BigInt(Math.floor(type.min)), max: BigInt(Math.ceil(type.max)) };
    case "list":
      return { kind: "list", element: repOf(type.element), min: type.min, max: type.max };
    case "number": {
      if (type.decimals === null || type.decimals > 15) return { kind: "rational" };
      const { min, max } = scaledBounds(type, type.decimals);
      return intRep(type.decimals, min, max) ?? { kind: "rational" };
    }
    default:
      return assertNever(type);
  }
}

/** A value that is there and settled. */
export function code(rep: Rep, text: string, more: Partial<Omit<Code, "rep" | "text">> = {}): Code {
  return { rep, text, absent: false, blocked: false, size: 1, ...more };
}

/** Names, and fields of names: may be written twice. */
const ATOM = /^[\p{ID_Start}_$][\p{ID_Continue}$]*(\.[\p{ID_Start}_$][\p{ID_Continue}$]*)?!?$/u;
export const isAtom = (text: string): boolean => ATOM.test(text) || /^-?\d+$/.test(text);

export const enumNamed = (plan: Plan, name: string): Enum =>
  plan.enums.find((e) => e.name === name) ?? broken(`enumeration ${name}`);

/** The literal that a whole number is written as; negative ones in parentheses. */
export const literal = (n: bigint): string => (n < 0n ? `(${n})` : String(n));

/** Says that a plan breaks what its makers hold. */
export function broken(what: string): never {
  throw new TypeError(`broken plan: ${what}`);
}
