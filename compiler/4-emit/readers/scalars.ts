/** JSON values as code: what they must be before they are converted, the conversion, and what its result must not be. */
import type { NumberType, Type } from "../../../plan/plan.js";
import { parseRational } from "../../../runtime/rational.js";
import { broken, enumNamed, pow10, repOf } from "../code.js";
import { doubleBound } from "../double-bounds.js";
import { quote } from "../names.js";
import { wholeBounds } from "./fields.js";
import type { ReaderModule } from "./reader-module.js";

/** Conditions under which the reader gives up, and the value between them. */
export interface Conversion {
  readonly before?: string;
  readonly value: string;
  readonly after?: (value: string) => string;
}

const isNot = (json: string, type: string): string => `typeof ${json} !== "${type}"`;
const isOutside = (value: string, min: bigint | number, max: bigint | number): string =>
  `${value} < ${min} || ${value} > ${max}`;

/** `json` is the name of the value; `isRead` tells whether something looks at what comes out. */
export function scalarFrom(reader: ReaderModule, type: Type, json: string, isRead: boolean): Conversion {
  switch (type.kind) {
    case "text":
      return { before: isNot(json, "string"), value: json };
    case "boolean":
      return { before: isNot(json, "boolean"), value: json };
    case "date":
      return {
        before: isNot(json, "string"),
        value: `${reader.runtime("dayNumber")}(${json})`,
        after: (day) => `${day} === undefined`,
      };
    case "duration":
      return {
        before: isNot(json, "string"),
        value: `${reader.runtime("durationCount")}(${json}, "${type.unit}")`,
        after: (count) => `${count} === undefined || ${isOutside(count, type.min, type.max)}`,
      };
    case "enum": {
      const texts = reader.constant(`texts_of_${type.name}`, () => {
        const keys = enumNamed(reader.plan, type.name).constants.map((c) => quote(c.key));
        return `new Map([${keys.map((key) => `[${key}, ${key}]`).join(", ")}])`;
      });
      return { value: `${texts}.get(${json})`, after: (text) => `${text} === undefined` };
    }
    case "number":
      return numberFrom(reader, type, json, isRead);
    default:
      return broken("a scalar");
  }
}

/** A whole number that `| 0` leaves as it is. */
const WORD = 2n ** 31n - 1n;

function numberFrom(reader: ReaderModule, type: NumberType, json: string, isRead: boolean): Conversion {
  const before = isNot(json, "number");
  const rep = repOf(type);
  if (rep.kind !== "int") {
    const min = doubleBound(parseRational(type.min) ?? broken("a number"), "minimum");
    const max = doubleBound(parseRational(type.max) ?? broken("a number"), "maximum");
    const tests = [before, `!Number.isFinite(${json})`, isOutside(json, min, max)];
    if (type.decimals !== null) tests.push(`${reader.runtime("decimalsOfNumber")}(${json}) > ${type.decimals}`);
    return { before: tests.join(" || "), value: isRead ? `${reader.runtime("fromNumber")}(${json})` : json };
  }
  const { min, max } = wholeBounds(type, rep.scale);
  const ten = pow10(rep.scale);
  const whole = rep.scale === 0 ? json : `Math.round(${json} * ${ten})`;
  // −0 is 0 either way.
  const value =
    min >= -WORD && max <= WORD ? `${whole} | 0` : rep.scale === 0 ? `Math.trunc(${json}) + 0` : `${whole} + 0`;
  const isOther = (read: string): string => `${rep.scale === 0 ? read : `${read} / ${ten}`} !== ${json}`;
  return { before, value, after: (read) => `${isOther(read)} || ${isOutside(read, min, max)}` };
}
