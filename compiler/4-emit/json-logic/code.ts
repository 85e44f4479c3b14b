/** Rules of JSON Logic as they are written, with what is known of the answers: how numbers are represented, whether they may be absent or blocked. */
import type { Type } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { parseRational } from "../../../runtime/rational.js";

/** How a value stands in data: numbers as whole numbers of 10^-scale where that is sure to be safe, as exact text otherwise. */
export type Rep =
  | { readonly kind: "plain" }
  | { readonly kind: "scaled"; readonly scale: number }
  | { readonly kind: "exact" }
  | { readonly kind: "list"; readonly item: Rep }
  /** Of what is always absent. */
  | { readonly kind: "none" };

export const PLAIN: Rep = { kind: "plain" };
export const EXACT: Rep = { kind: "exact" };
export const WHOLE: Rep = { kind: "scaled", scale: 0 };
export const scaledBy = (scale: number): Rep => ({ kind: "scaled", scale });
export const listOf = (item: Rep): Rep => ({ kind: "list", item });

export interface Code {
  readonly logic: Logic;
  readonly rep: Rep;
  /** Whether the answer may be null. */
  readonly absent: boolean;
  /** Whether it may be blocked. */
  readonly blocked: boolean;
}

/** A regulation that cannot be carried, with the reason in both languages. */
export class Refused extends Error {
  constructor(readonly reason: { readonly fr: string; readonly en: string }) {
    super(reason.en);
  }
}

export const sure = (logic: Logic, rep: Rep = PLAIN): Code => ({ logic, rep, absent: false, blocked: false });
export const isUnsure = (code: Code): boolean => code.absent || code.blocked;

const LIMIT = BigInt(Number.MAX_SAFE_INTEGER);

/** Whether every number of a type is a safe whole number of 10^-scale. */
export function fits(type: Type, scale: number): boolean {
  if (type.kind !== "number" && type.kind !== "duration") return false;
  return [type.min, type.max].every((bound) => {
    const { n, d } = parseRational(String(bound)) ?? { n: LIMIT, d: 1n };
    return ((n < 0n ? -n : n) * 10n ** BigInt(scale)) / d < LIMIT;
  });
}

/** How the fields and decisions of a type stand in data. */
export function repOf(type: Type): Rep {
  switch (type.kind) {
    case "number":
      return type.decimals !== null && fits(type, type.decimals) ? scaledBy(type.decimals) : EXACT;
    case "duration":
      return WHOLE;
    case "list":
      return listOf(repOf(type.element));
    default:
      return PLAIN;
  }
}

const isPath = (name: string): boolean => name !== "" && !name.includes(".");

/** What stands under `name` in an object. */
export function member(object: Logic, name: string): Logic {
  if (typeof object === "object" && object !== null && "var" in object && typeof object["var"] === "string")
    if (isPath(name)) return { var: object["var"] === "" ? name : `${object["var"]}.${name}` };
  return { field: [object, name] };
}

/** Whether a rule costs nothing to write twice. */
export const isSimple = (logic: Logic): boolean =>
  typeof logic !== "object" || logic === null || ("var" in logic && typeof logic["var"] === "string");

/** `body` with one more name in its data. */
export const withName = (name: string, value: Logic, body: Logic): Logic => ({
  at: [{ map: [[{ with: [{ var: "" }, name, value] }], body] }, 0],
});

/** `body` for each item, which stands in its data under `name`, its position under `name#`. */
export const forEach = (name: string, list: Logic, body: Logic): Logic => ({
  map: [{ each: [name, list, { var: "" }] }, body],
});

export const flattened = (lists: Logic): Logic => ({
  reduce: [lists, { merge: [{ var: "accumulator" }, { var: "current" }] }, []],
});

export const record = (entries: readonly (readonly [string, Logic])[]): Logic => ({
  record: entries.flatMap(([key, value]) => [key, value]),
});

export const merged = (lists: readonly Logic[]): Logic => (lists.length === 1 ? lists[0]! : { merge: lists });

export const isNull = (logic: Logic): Logic => ({ "===": [logic, null] });
