/**
 * Reads JSON against the plan's types. Every problem is noted, nothing is thrown, whatever the JSON; what is read is only
 * meaningful where nothing was noted.
 */
import type { Expr, Field, Plan, Struct, Type } from "../plan/plan.js";
import { parts } from "../plan/walk.js";
import { dayNumber } from "../runtime/calendar.js";
import { durationCount, rawDuration } from "../runtime/numbers.js";
import { pointerTo } from "../runtime/pointer.js";
import { compare, decimals, fromNumber, parseRational, rational, toJson, type Rational } from "../runtime/rational.js";
import type { Problem, ProblemCode } from "../runtime/verdict.js";
import { assertNever } from "./assert-never.js";
import { enumNamed } from "./types.js";
import { ABSENT, broken, Element, type Answer, type Value } from "./values.js";

/** The condition of « présent si », on the element it is declared in. */
export type WhenHolds = (condition: Expr, element: Element) => boolean;

export interface Reading {
  readonly plan: Plan;
  readonly problems: Problem[];
  readonly whenHolds: WhenHolds;
}

type JsonObject = Readonly<Record<string, unknown>>;
export const isObject = (json: unknown): json is JsonObject =>
  typeof json === "object" && json !== null && !Array.isArray(json);
const member = (json: JsonObject, key: string): unknown => (Object.hasOwn(json, key) ? json[key] : undefined);

/** Reads one value; undefined where it is wrong, which is noted. */
export function readValue(
  reading: Reading,
  type: Type,
  json: unknown,
  pointer: string,
  parent?: Element,
): Value | undefined {
  const wrong = (code: ProblemCode, details: Problem["details"]): undefined => {
    reading.problems.push({ pointer, code, ...(details && { details }) });
  };
  switch (type.kind) {
    case "boolean":
      return typeof json === "boolean" ? json : wrong("wrong-type", { expected: "boolean" });
    case "text":
      return typeof json === "string" ? json : wrong("wrong-type", { expected: "text" });
    case "date":
      if (typeof json !== "string") return wrong("wrong-type", { expected: "date" });
      return dayNumber(json) ?? wrong("not-a-date", undefined);
    case "duration": {
      if (typeof json !== "string") return wrong("wrong-type", { expected: "duration" });
      const count = durationCount(json, type.unit);
      if (count === undefined) return wrong("not-a-duration", { unit: type.unit });
      if (count < type.min) return wrong("too-small", { minimum: rawDuration(type.min, type.unit) });
      if (count > type.max) return wrong("too-large", { maximum: rawDuration(type.max, type.unit) });
      return rational(count);
    }
    case "enum": {
      const constants = enumNamed(reading.plan, type.name).constants;
      if (typeof json !== "string") return wrong("wrong-type", { expected: "text" });
      const constant = constants.find((c) => c.key === json);
      return constant?.name ?? wrong("unknown-value", { allowed: constants.map((c) => c.key) });
    }
    case "number": {
      if (typeof json !== "number" || !Number.isFinite(json)) {
        return wrong("wrong-type", { expected: type.decimals === 0 ? "integer" : "number" });
      }
      const number = fromNumber(json);
      const places = decimals(number) ?? 0;
      const [min, max] = [bound(type.min), bound(type.max)];
      if (compare(number, min) < 0) wrong("too-small", { minimum: toJson(min) });
      if (compare(number, max) > 0) wrong("too-large", { maximum: toJson(max) });
      return type.decimals === null || places <= type.decimals
        ? number
        : wrong("too-many-decimals", { decimals: type.decimals });
    }
    case "struct": {
      if (!isObject(json)) return wrong("wrong-type", { expected: "object" });
      const struct = structNamed(reading.plan, type.name);
      return readFields(reading, struct.fields, json, pointer, new Element(struct.name, parent), []);
    }
    case "list": {
      if (!Array.isArray(json)) return wrong("wrong-type", { expected: "list" });
      if (json.length < type.min) wrong("too-few", { minimum: type.min });
      if (json.length > type.max) return wrong("too-many", { maximum: type.max });
      const items = Array.from(json, (item: unknown, i) =>
        readValue(reading, type.element, item, pointerTo(pointer, i), parent),
      );
      if (type.element.kind === "struct")
        noteRepeatedKeys(reading, structNamed(reading.plan, type.element.name), json, pointer);
      return items.filter((item) => item !== undefined);
    }
    case "document":
      return broken("a type of the dossier");
    default:
      return assertNever(type);
  }
}

const bound = (exact: string): Rational => parseRational(exact) ?? broken("a number");
const structNamed = (plan: Plan, name: string): Struct =>
  plan.structs.find((s) => s.name === name) ?? broken(`structure ${name}`);

/** Reads the fields of an object into `element`. `accepted`: keys that are no field and no problem. */
export function readFields(
  reading: Reading,
  fields: readonly Field[],
  json: JsonObject,
  pointer: string,
  element: Element,
  accepted: readonly string[],
): Element {
  const wrong = new Set<string>();
  const note = (field: Field, code: ProblemCode): void => {
    const condition =
      field.presence === "when" && field.whenText !== undefined ? { details: { condition: field.whenText } } : {};
    reading.problems.push({ pointer: pointerTo(pointer, field.key), code, ...condition });
    wrong.add(field.name);
  };
  for (const field of fields) {
    const value = member(json, field.key) ?? null;
    const before = reading.problems.length;
    const inside = element.struct === "" ? undefined : element;
    const answer: Answer =
      value === null
        ? ABSENT
        : (readValue(reading, field.type, value, pointerTo(pointer, field.key), inside) ?? ABSENT);
    element.fields.set(field.name, answer);
    if (reading.problems.length > before) wrong.add(field.name);
    else if (value === null && field.presence === "always") note(field, "missing");
  }
  const known = fields.map((f) => f.key);
  for (const key of Object.keys(json)) {
    if (known.includes(key) || accepted.includes(key)) continue;
    reading.problems.push({ pointer: pointerTo(pointer, key), code: "unknown-field", details: { known } });
  }
  for (const field of fields) {
    // A condition on a field that is wrong says nothing: the field itself is reported.
    if (field.presence !== "when" || !field.when) continue;
    if (wrong.size > 0 && siblings(field.when).some((name) => wrong.has(name))) continue;
    const expected = reading.whenHolds(field.when, element);
    const present = (member(json, field.key) ?? null) !== null;
    if (expected && !present) note(field, "missing");
    if (!expected && present) note(field, "unexpected");
  }
  return element;
}

/** The fields that a « présent si » condition reads. */
function siblings(condition: Expr): readonly string[] {
  const own = condition.kind === "input" || condition.kind === "field" ? [condition.field] : [];
  return [...own, ...parts(condition).flatMap(siblings)];
}

/** What identifies elements is compared as it is written, whether or not it is valid. */
function noteRepeatedKeys(reading: Reading, struct: Struct, items: readonly unknown[], pointer: string): void {
  const field = struct.fields.find((f) => f.name === struct.identifiedBy);
  if (!field) return;
  const seen = new Map<unknown, number>();
  items.forEach((item, position) => {
    const key = isObject(item) ? (member(item, field.key) ?? null) : null;
    if (key === null) return;
    const first = seen.get(key);
    if (first === undefined) return void seen.set(key, position);
    reading.problems.push({
      pointer: pointerTo(pointerTo(pointer, position), field.key),
      code: "duplicate-key",
      details: { first },
    });
  });
}
