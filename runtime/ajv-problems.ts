/**
 * What a standalone ajv validator (all errors, draft 2020-12) found in a dossier, as problems: one per place and cause, in the order found.
 *
 * The schemas are the compiler's own. Beside the standard keywords they use three of ours: `decimals` (params `{ decimals }`),
 * `calendarDate`, and `uniqueKey` (params `{ key, index, first }`: the positions of two elements with one key). A field that is present
 * under a condition is required by a `then` and has type `null`, or the schema `false`, in an `else`.
 */
import { genericPointer, pointerTo, valueAt } from "./pointer.js";
import type { Problem, ProblemCode } from "./verdict.js";

/** What is read of ajv's error objects. */
export interface AjvError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly schemaPath?: string;
}

/** By generic pointer of the field (`/unités/#/note`): its condition as text, and the keys of the siblings that the condition reads. */
export type Conditions = Readonly<Record<string, { readonly text: string; readonly reads: readonly string[] }>>;

/** What the schema cannot tell of its own errors. */
export interface DossierShape {
  readonly conditions?: Conditions;
  /** The keys of objects, by generic pointer of the object (`""`, `/unités/#`), to suggest the one that was meant. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

/** The problems behind `errors`, which a validator found in `json`. `prefix` goes before every pointer ("/parameters"). */
export function ajvProblems(
  errors: readonly AjvError[] | null | undefined,
  json: unknown,
  shape: DossierShape = {},
  prefix = "",
): Problem[] {
  if (!errors || errors.length === 0) return [];
  const alternatives = new Set(
    errors.filter((e) => e.keyword === "anyOf" || e.keyword === "oneOf").map((e) => e.instancePath),
  );
  const found = new Map<string, Problem>();
  for (const error of errors) {
    // The `null` branch of « a value or nothing »: what is wrong with the value says it all.
    if (alternatives.has(error.instancePath) && error.keyword === "type" && typeNames(error).join() === "null")
      continue;
    const problem = problemOf(error, json, shape);
    if (problem && !found.has(`${problem.code} ${problem.pointer}`))
      found.set(`${problem.code} ${problem.pointer}`, problem);
  }
  const problems = withoutConsequences([...found.values()], json, shape.conditions ?? {});
  return prefix === "" ? problems : problems.map((p) => ({ ...p, pointer: prefix + p.pointer }));
}

function problemOf(
  error: AjvError,
  json: unknown,
  { conditions = {}, fields = {} }: DossierShape,
): Problem | undefined {
  const { instancePath: pointer, params } = error;
  const problem = (code: ProblemCode, details?: Problem["details"], at = pointer): Problem =>
    details === undefined ? { pointer: at, code } : { pointer: at, code, details };
  const conditional = (code: "missing" | "unexpected", at: string): Problem => {
    const condition = own(conditions, genericPointer(json, at));
    return problem(code, condition && { condition: condition.text }, at);
  };
  switch (error.keyword) {
    case "type":
      return typeProblem(error, json, problem, conditional);
    case "required":
      return conditional("missing", pointerTo(pointer, String(params["missingProperty"])));
    case "false schema":
      return conditional("unexpected", pointer);
    case "additionalProperties":
    case "unevaluatedProperties": {
      const known = own(fields, genericPointer(json, pointer));
      const key = String(params["additionalProperty"] ?? params["unevaluatedProperty"]);
      return problem("unknown-field", known && { known }, pointerTo(pointer, key));
    }
    case "minimum":
    case "exclusiveMinimum":
      return problem("too-small", { minimum: Number(params["limit"]) });
    case "maximum":
    case "exclusiveMaximum":
      return problem("too-large", { maximum: Number(params["limit"]) });
    case "durationMinimum":
      return problem("too-small", { minimum: String(params["limit"]) });
    case "durationMaximum":
      return problem("too-large", { maximum: String(params["limit"]) });
    case "decimals":
      return problem("too-many-decimals", { decimals: Number(params["decimals"]) });
    case "enum":
      return unknownValue(params["allowedValues"], pointer, json);
    case "const":
      return unknownValue([params["allowedValue"]], pointer, json);
    case "calendarDate":
      return problem("not-a-date");
    case "pattern":
      return problem("not-a-duration", { unit: /D\$?$/.test(String(params["pattern"])) ? "days" : "months" });
    case "minItems":
    case "minLength":
      return problem("too-few", { minimum: Number(params["limit"]) });
    case "maxItems":
    case "maxLength":
      return problem("too-many", { maximum: Number(params["limit"]) });
    case "uniqueKey": {
      const element = pointerTo(pointer, Number(params["index"]));
      return problem("duplicate-key", { first: Number(params["first"]) }, pointerTo(element, String(params["key"])));
    }
    case "if":
    case "anyOf":
    case "oneOf":
    case "allOf":
    case "not":
      // These repeat what the keywords inside them say.
      return undefined;
    default:
      return problem("constraint", { message: error.keyword });
  }
}

const typeNames = (error: AjvError): string[] => {
  const type = error.params["type"];
  return Array.isArray(type) ? type.map(String) : String(type).split(",");
};

const EXPECTED: Readonly<Record<string, string>> = { string: "text", array: "list" };

function typeProblem(
  error: AjvError,
  json: unknown,
  problem: (code: ProblemCode, details?: Problem["details"]) => Problem,
  conditional: (code: "missing" | "unexpected", at: string) => Problem,
): Problem {
  const pointer = error.instancePath;
  const types = typeNames(error).filter((t) => t !== "null");
  if (types.length === 0) return conditional("unexpected", pointer);
  if (pointer === "") return problem("not-an-object");
  // `null` is one more way to leave a field out.
  if (valueAt(json, pointer) === null && isField(json, pointer)) return conditional("missing", pointer);
  if (types.includes("integer") && Number.isFinite(valueAt(json, pointer)))
    return problem("too-many-decimals", { decimals: 0 });
  return problem("wrong-type", { expected: EXPECTED[types[0]!] ?? types[0]! });
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf("/"));
const isField = (json: unknown, pointer: string): boolean => !Array.isArray(valueAt(json, parentOf(pointer)));

function unknownValue(allowed: unknown, pointer: string, json: unknown): Problem {
  const value = valueAt(json, pointer);
  if (value === null && isField(json, pointer)) return { pointer, code: "missing" };
  if (typeof value !== "string") return { pointer, code: "wrong-type", details: { expected: "text" } };
  const names = (Array.isArray(allowed) ? allowed : []).filter((v) => v !== null).map(String);
  return { pointer, code: "unknown-value", details: { allowed: names } };
}

/** Of a value of the wrong kind nothing else is worth saying, and of these, the first. */
const KINDS: readonly ProblemCode[] = ["missing", "unexpected", "wrong-type", "not-a-date", "not-a-duration"];
/** What a value of the wrong type should have been, where the schema's type is only a text. */
const MEANT: Readonly<Partial<Record<ProblemCode, string>>> = { "not-a-date": "date", "not-a-duration": "duration" };

/** Leaves out what another problem causes: conditions that read a field that is wrong, details of a value of the wrong kind. */
function withoutConsequences(problems: readonly Problem[], json: unknown, conditions: Conditions): Problem[] {
  const wrong = new Set(problems.map((p) => p.pointer));
  const causes = problems.filter((p) => {
    if (p.code !== "missing" && p.code !== "unexpected") return true;
    const condition = own(conditions, genericPointer(json, p.pointer));
    return condition === undefined || !condition.reads.some((key) => wrong.has(pointerTo(parentOf(p.pointer), key)));
  });
  const ranks = new Map<string, number>();
  const meant = new Map<string, string>();
  for (const { pointer, code } of causes) {
    const rank = KINDS.indexOf(code);
    if (rank >= 0) ranks.set(pointer, Math.min(rank, ranks.get(pointer) ?? rank));
    const kind = MEANT[code];
    if (kind !== undefined) meant.set(pointer, kind);
  }
  return causes.flatMap((p) => {
    const rank = ranks.get(p.pointer);
    if (rank !== undefined && KINDS[rank] !== p.code) return [];
    const expected = p.code === "wrong-type" ? meant.get(p.pointer) : undefined;
    return [expected === undefined ? p : { ...p, details: { expected } }];
  });
}

/** An own property: keys of a dossier may be those that every object inherits. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
