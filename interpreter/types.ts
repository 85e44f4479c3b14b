/** What the plan's types say of values: how one is written in JSON, and how constants of the plan are read. */
import type { Enum, Plan, Type } from "../plan/plan.js";
import { dayNumber, isoDate } from "../runtime/calendar.js";
import { rawDuration } from "../runtime/numbers.js";
import { parseRational, rational, toJson, toText } from "../runtime/rational.js";
import type { Raw } from "../runtime/verdict.js";
import { ABSENT, BLOCKED, broken, isRational, type Answer, type Value } from "./values.js";

export function enumNamed(plan: Plan, name: string): Enum {
  return plan.enums.find((e) => e.name === name) ?? broken(`enumeration ${name}`);
}

/** A scalar as it stands in a verdict; absent is `null`. Undefined when blocked. */
export function raw(plan: Plan, type: Type, answer: Answer): Raw | undefined {
  if (answer === BLOCKED) return undefined;
  if (answer === ABSENT) return null;
  if (typeof answer === "boolean") return answer;
  if (typeof answer === "number") return isoDate(answer);
  if (isRational(answer)) return type.kind === "duration" ? rawDuration(Number(answer.n), type.unit) : toJson(answer);
  if (typeof answer === "string") {
    return type.kind === "enum" ? enumNamed(plan, type.name).constants.find((c) => c.name === answer)?.key : answer;
  }
  return broken("a scalar");
}

/** A scalar as the key of an element: a number in decimal form, a date in ISO form, an enumeration's JSON key. */
export function keyText(plan: Plan, type: Type, value: Value): string {
  return isRational(value) && type.kind === "number" ? toText(value) : String(raw(plan, type, value));
}

/** A constant of the plan. */
export function constant(type: Type, value: boolean | string): Value {
  if (typeof value === "boolean") return value;
  switch (type.kind) {
    case "number":
      return parseRational(value) ?? broken("a number");
    case "duration":
      return rational(BigInt(value));
    case "date":
      return dayNumber(value) ?? broken("a date");
    default:
      return value;
  }
}
