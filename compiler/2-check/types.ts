/** Types of the plan, seen by the checker: building them, comparing them, naming them in both languages. */
import type { NumberType, Struct, Type } from "../../plan/plan.js";
import type { Rational } from "../../runtime/rational.js";
import { compare, maximum, minimum, parseRational, rational, toExact, toText } from "../../runtime/rational.js";

/** An interval of rationals, with the decimals that suffice to write any value in it (or null). */
export interface Range {
  readonly min: Rational;
  readonly max: Rational;
  readonly decimals: number | null;
}

/** Stands for « no bound »: far beyond what any regulation counts, so that intervals stay finite. */
export const BOUNDLESS = rational(10n ** 60n);
const MINUS_BOUNDLESS = rational(-(10n ** 60n));

export const BOOLEAN: Type = { kind: "boolean" };
export const TEXT: Type = { kind: "text" };
export const DATE: Type = { kind: "date" };

const clamp = (r: Rational): Rational => maximum(MINUS_BOUNDLESS, minimum(BOUNDLESS, r));

export function numberType(range: Range): NumberType {
  return { kind: "number", min: toExact(clamp(range.min)), max: toExact(clamp(range.max)), decimals: range.decimals };
}

const ranges = new WeakMap<NumberType, Range>();

export function rangeOf(type: NumberType): Range {
  let range = ranges.get(type);
  if (range === undefined) {
    range = {
      min: parseRational(type.min) as Rational,
      max: parseRational(type.max) as Rational,
      decimals: type.decimals,
    };
    ranges.set(type, range);
  }
  return range;
}

export const duration = (unit: "months" | "days", min: number, max: number): Type => ({
  kind: "duration",
  unit,
  min,
  max,
});

/** Default bounds of a duration that declares none: a thousand years. */
export const DURATION_LIMIT = { months: 12_000, days: 400_000 } as const;

/** Structures by name, and what each completes: `isA("Épreuve", "Unité")` when Épreuve is Unité or completes it. */
export type IsA = (name: string, ancestor: string) => boolean;

export const isAAmong =
  (structs: ReadonlyMap<string, Pick<Struct, "completes">>): IsA =>
  (name, ancestor) => {
    const seen = new Set<string>();
    for (let at: string | undefined = name; at !== undefined && !seen.has(at); at = structs.get(at)?.completes) {
      if (at === ancestor) return true;
      seen.add(at);
    }
    return false;
  };

/** Whether a value of type `from` stands where a `to` is expected, bounds and decimals aside. */
export function fits(from: Type, to: Type, isA: IsA): boolean {
  if (from.kind === "struct" && to.kind === "struct") return isA(from.name, to.name);
  if (from.kind === "list" && to.kind === "list") return fits(from.element, to.element, isA);
  if (from.kind !== to.kind) return false;
  if (from.kind === "enum" || from.kind === "document") return from.name === (to as typeof from).name;
  if (from.kind === "duration") return from.unit === (to as typeof from).unit;
  return true;
}

const most = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : Math.max(a, b));

/** The smallest type that holds values of both, or `undefined` if they do not mix. */
export function join(a: Type, b: Type, isA: IsA): Type | undefined {
  if (a.kind === "number" && b.kind === "number") {
    const x = rangeOf(a);
    const y = rangeOf(b);
    return numberType({
      min: minimum(x.min, y.min),
      max: maximum(x.max, y.max),
      decimals: most(x.decimals, y.decimals),
    });
  }
  if (a.kind === "duration" && b.kind === "duration") {
    return a.unit === b.unit ? duration(a.unit, Math.min(a.min, b.min), Math.max(a.max, b.max)) : undefined;
  }
  if (a.kind === "list" && b.kind === "list") {
    // An empty literal's element type is whatever the other's is.
    if (a.max === 0) return { ...b, min: 0 };
    if (b.max === 0) return { ...a, min: 0 };
    const element = join(a.element, b.element, isA);
    return element && { kind: "list", element, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
  }
  if (fits(a, b, isA)) return b;
  if (fits(b, a, isA)) return a;
  return undefined;
}

/** Whether every value of `inner` is a value of `outer`, decimals included. */
export function within(inner: NumberType, outer: NumberType): boolean {
  const x = rangeOf(inner);
  const y = rangeOf(outer);
  if (compare(x.min, y.min) < 0 || compare(x.max, y.max) > 0) return false;
  return y.decimals === null || (x.decimals !== null && x.decimals <= y.decimals);
}

const DECIMALS_FR = ["à l'unité", "au dixième", "au centième", "au millième"];
const DECIMALS_EN = ["to the unit", "to one decimal", "to two decimals", "to three decimals"];

/** How an author would call the type: « un nombre », « une date », « une liste de Unité ». */
export function nameOf(type: Type): { fr: string; en: string } {
  switch (type.kind) {
    case "boolean":
      return { fr: "une condition (vrai ou faux)", en: "a condition (true or false)" };
    case "text":
      return { fr: "un texte", en: "a text" };
    case "date":
      return { fr: "une date", en: "a date" };
    case "number":
      return { fr: "un nombre", en: "a number" };
    case "duration":
      return type.unit === "months"
        ? { fr: "une durée en mois", en: "a duration in months" }
        : { fr: "une durée en jours", en: "a duration in days" };
    case "enum":
      return { fr: `une valeur de « ${type.name} »`, en: `a value of “${type.name}”` };
    case "struct":
      return { fr: `un élément « ${type.name} »`, en: `a “${type.name}”` };
    case "document":
      return { fr: `un document « ${type.name} »`, en: `a document “${type.name}”` };
    case "list": {
      const inner = nameOf(type.element);
      return { fr: `une liste (chaque élément : ${inner.fr})`, en: `a list (each element: ${inner.en})` };
    }
  }
}

/** What a declared type admits: « un nombre de 0 à 20, au centième », « une liste de 1 à 10 éléments ». */
export function declaredName(type: Type): { fr: string; en: string } {
  if (type.kind === "list")
    return {
      fr: `une liste de ${type.min} à ${type.max} éléments`,
      en: `a list of ${type.min} to ${type.max} elements`,
    };
  if (type.kind !== "number") return nameOf(type);
  const [min, max] = [rangeOf(type).min, rangeOf(type).max].map((bound) => toText(bound).replace(".", ","));
  if (type.decimals === 0) return { fr: `un entier de ${min} à ${max}`, en: `a whole number from ${min} to ${max}` };
  const decimals = type.decimals === null ? undefined : decimalsName(type.decimals);
  return {
    fr: `un nombre de ${min} à ${max}${decimals ? `, ${decimals.fr}` : ""}`,
    en: `a number from ${min} to ${max}${decimals ? `, ${decimals.en}` : ""}`,
  };
}

/** « au centième », for messages about decimals. */
export const decimalsName = (decimals: number): { fr: string; en: string } => ({
  fr: DECIMALS_FR[decimals] ?? `à ${decimals} décimales`,
  en: DECIMALS_EN[decimals] ?? `to ${decimals} decimals`,
});
