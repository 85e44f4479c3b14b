/** What the readers of one pass must know of a version's types: what they can read at all, and within which bounds. */
import type { NumberType, Plan, Type } from "../../../plan/plan.js";
import { floor, negate, parseRational, rational, type Rational } from "../../../runtime/rational.js";
import { assertNever } from "../assert-never.js";
import { broken, pow10 } from "../code.js";

/** Whether the text stands in JSON as it is, letters composed (NFC) as those of dossiers are, and is not empty. */
export const isPlain = (text: string): boolean =>
  text !== "" && JSON.stringify(text) === `"${text}"` && text.normalize("NFC") === text;

export const constantsOf = (plan: Plan, enumeration: string): readonly string[] =>
  (plan.enums.find((e) => e.name === enumeration) ?? broken(`enumeration ${enumeration}`)).constants.map((c) => c.key);

/** Whether values of the type can be read from bytes. */
export function isReadable(type: Type, plan: Plan): boolean {
  switch (type.kind) {
    case "boolean":
    case "text":
    case "date":
    case "struct":
    case "number":
      return true;
    case "duration":
      return Number.isSafeInteger(type.min) && Number.isSafeInteger(type.max);
    case "enum":
      return constantsOf(plan, type.name).every(isPlain);
    case "list":
      return isReadable(type.element, plan);
    case "document":
      return false;
    default:
      return assertNever(type);
  }
}

/** Below it, doubles tell whole numbers of the last decimal from each other and from all other decimals (see `runtime/numbers.ts`). */
const LIMIT = 2n ** 51n - 1n;

/** The least and the greatest number of the type as whole numbers of 10^-scale; larger ones are left to the ordinary road. */
export function wholeBounds(type: NumberType, scale: number): { readonly min: bigint; readonly max: bigint } {
  const min = -floor(negate(timesTen(type.min, scale)));
  const max = floor(timesTen(type.max, scale));
  return { min: min < -LIMIT ? -LIMIT : min, max: max > LIMIT ? LIMIT : max };
}

/** A number of the plan in units of 10^-scale. */
export function timesTen(exact: string, scale: number): Rational {
  const { n, d } = parseRational(exact) ?? broken("a number");
  return rational(n * pow10(scale), d);
}
