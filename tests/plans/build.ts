/** Plans written by hand: one function per kind of expression and of declaration, with everything that a test does not care about filled in. */
import type {
  Comparison,
  Conclusion,
  Constraint,
  Decision,
  Definition,
  DocumentType,
  Enum,
  Expr,
  Field,
  Group,
  Parameter,
  Place,
  Plan,
  Reading,
  Rule,
  Struct,
  Target,
  Type,
} from "../../plan/plan.js";

export const place: Place = { file: "by-hand.rules", start: 0, end: 0, line: 1, column: 1 };

// Types

export const boolean: Type = { kind: "boolean" };
export const text: Type = { kind: "text" };
export const date: Type = { kind: "date" };
export const months: Type = { kind: "duration", unit: "months", min: -1200, max: 1200 };
export const days: Type = { kind: "duration", unit: "days", min: -100_000, max: 100_000 };
export const number = (min: number | string, max: number | string, decimals: number | null = 2): Type => ({
  kind: "number",
  min: String(min),
  max: String(max),
  decimals,
});
export const integer = (min: number, max: number): Type => number(min, max, 0);
/** Any rational. */
export const quotient = number(-1_000_000_000, 1_000_000_000, null);
export const struct = (name: string): Type => ({ kind: "struct", name });
export const enumeration = (name: string): Type => ({ kind: "enum", name });
export const listOf = (element: Type, min = 0, max = 1000): Type => ({ kind: "list", element, min, max });

// Expressions

const typed = (type: Type, optional = false): { readonly type: Type; readonly optional: boolean } => ({
  type,
  optional,
});

/** A constant: a boolean, a number (exact, as text or a whole number), or what `type` says. */
export function constant(value: boolean | number | string, type: Type = quotient): Expr {
  if (typeof value === "boolean") return { kind: "constant", value, ...typed(boolean) };
  return { kind: "constant", value: String(value), ...typed(type) };
}
export const absent = (type: Type): Expr => ({ kind: "absent", ...typed(type, true) });
export const input = (field: string, type: Type, optional = false): Expr => ({
  kind: "input",
  field,
  ...typed(type, optional),
});
export const flag = (field: string): Expr => input(field, boolean);
export const variable = (name: string, type: Type): Expr => ({ kind: "variable", name, ...typed(type) });
export const fieldOf = (object: Expr, field: string, type: Type, optional = false): Expr => ({
  kind: "field",
  object,
  field,
  ...typed(type, optional),
});
export const defined = (definition: string, type: Type, optional = false): Expr => ({
  kind: "definition",
  definition,
  ...typed(type, optional),
});
export const derived = (definition: string, object: Expr, type: Type): Expr => ({
  kind: "derived",
  definition,
  object,
  ...typed(type),
});
export const decided = (decision: string, type: Type, element?: Expr): Expr => ({
  kind: "decision",
  decision,
  ...(element && { element }),
  ...typed(type),
});
export const parameter = (name: string, type: Type, optional = false): Expr => ({
  kind: "parameter",
  parameter: name,
  ...typed(type, optional),
});

const arithmetic =
  (op: "+" | "-" | "*" | "/") =>
  (left: Expr, right: Expr): Expr => ({ kind: "arithmetic", op, left, right, ...typed(left.type, op === "/") });
export const plus = arithmetic("+");
export const minus = arithmetic("-");
export const times = arithmetic("*");
export const over = arithmetic("/");
export const compare = (left: Expr, op: Comparison, right: Expr): Expr => ({
  kind: "compare",
  op,
  left,
  right,
  ...typed(boolean),
});
export const and = (...items: Expr[]): Expr => ({ kind: "and", items, ...typed(boolean) });
export const or = (...items: Expr[]): Expr => ({ kind: "or", items, ...typed(boolean) });
export const not = (value: Expr): Expr => ({ kind: "not", value, ...typed(boolean) });
export const present = (value: Expr): Expr => ({ kind: "present", value, ...typed(boolean) });
export const orElse = (value: Expr, fallback: Expr): Expr => ({
  kind: "or-else",
  value,
  fallback,
  ...typed(value.type),
});
export const choose = (condition: Expr, then: Expr, otherwise: Expr): Expr => ({
  kind: "if",
  condition,
  then,
  else: otherwise,
  ...typed(then.type),
});
export const list = (element: Type, ...items: Expr[]): Expr => ({ kind: "list", items, ...typed(listOf(element)) });
export const filter = (of: Expr, name: string, condition: Expr): Expr => ({
  kind: "filter",
  list: of,
  variable: name,
  condition,
  ...typed(of.type),
});
export const sum = (of: Expr, name: string, value: Expr): Expr => ({
  kind: "sum",
  list: of,
  variable: name,
  value,
  ...typed(quotient),
});
export const count = (of: Expr): Expr => ({ kind: "count", list: of, ...typed(integer(0, 1000)) });
export const some = (of: Expr, name: string, condition: Expr): Expr => ({
  kind: "some",
  list: of,
  variable: name,
  condition,
  ...typed(boolean),
});
export const every = (of: Expr, name: string, condition: Expr): Expr => ({
  kind: "every",
  list: of,
  variable: name,
  condition,
  ...typed(boolean),
});
export const tally = (
  of: Expr,
  name: string,
  condition: Expr,
  test: Comparison,
  wanted: Expr,
  share = false,
): Expr => ({
  kind: "tally",
  list: of,
  variable: name,
  condition,
  test,
  count: wanted,
  share,
  ...typed(boolean),
});

// Declarations

export const field = (name: string, type: Type, presence: "always" | "optional" = "always"): Field => ({
  name,
  key: name,
  type,
  presence,
  place,
});
export const presentWhen = (name: string, type: Type, when: Expr): Field => ({
  name,
  key: name,
  type,
  presence: "when",
  when,
  whenText: "condition",
  place,
});
export const enumOf = (name: string, ...constants: string[]): Enum => ({
  name,
  constants: constants.map((c) => ({ name: c, key: c })),
  place,
});
export const structure = (name: string, fields: readonly Field[], more: Partial<Struct> = {}): Struct => ({
  name,
  fields,
  place,
  ...more,
});
export const definition = (id: string, body: Expr, on?: Definition["on"]): Definition => ({
  id,
  name: id,
  ...(on && { on }),
  parameters: [],
  body,
  legal: [],
  place,
});
export const decision = (name: string, type: Type, more: Partial<Decision> = {}): Decision => ({
  name,
  key: name,
  type,
  optional: false,
  place,
  ...more,
});
export const document = (name: string, ...fields: Field[]): DocumentType => ({ name, fields, place });
export const constraint = (message: string, condition: Expr): Constraint => ({ message, legal: [], condition, place });
export const group = (
  name: string,
  listName: string,
  source: Expr,
  element: string,
  ...keys: Group["keys"]
): Group => ({
  name,
  list: listName,
  source,
  element,
  variable: "membre",
  keys,
  place,
});
export const dated = (
  name: string,
  type: Type,
  values: readonly (readonly [from: string | undefined, value: Expr])[],
  more: Partial<Parameter> = {},
): Parameter => ({
  name,
  key: name,
  type,
  optional: false,
  chosen: false,
  values: values.map(([from, value]) => ({ ...(from !== undefined && { from }), value })),
  place,
  ...more,
});

export const decide = (name: string, value: Expr, element?: Expr): Conclusion => ({
  kind: "decide",
  decision: name,
  ...(element && { element }),
  value,
});
export const deliver = (name: string, fields: Readonly<Record<string, Expr>> = {}): Conclusion => ({
  kind: "deliver",
  document: name,
  fields: Object.entries(fields).map(([key, value]) => ({ field: key, value })),
});

export interface RuleParts {
  readonly each?: Rule["each"];
  readonly lets?: Rule["lets"];
  readonly when?: Expr;
  readonly then?: readonly Conclusion[];
  readonly readings?: readonly Reading[];
  readonly motif?: Rule["motif"];
}
const anyRule = (id: string, kind: Rule["kind"], targets: readonly Target[], parts: RuleParts): Rule => ({
  id,
  name: id,
  kind,
  targets,
  each: parts.each ?? [],
  lets: parts.lets ?? [],
  ...(parts.when && { condition: parts.when }),
  conclusions: parts.then ?? [],
  tests: parts.when ? [{ text: "condition", condition: parts.when, readings: parts.readings ?? [] }] : [],
  readings: parts.readings ?? [],
  ...(parts.motif && { motif: parts.motif }),
  legal: [],
  place,
});
export const rule = (id: string, parts: RuleParts): Rule => anyRule(id, "ordinary", [], parts);
export const byDefault = (id: string, parts: RuleParts): Rule => anyRule(id, "default", [], parts);
/** An exception; without `then`, it is « sans effet ». */
export const exception = (id: string, targets: readonly Target[], parts: RuleParts): Rule =>
  anyRule(id, "exception", targets, parts);
export const toRule = (id: string): Target => ({ kind: "rule", rule: id });
export const toDecision = (name: string): Target => ({ kind: "decision", decision: name });
export const toDocument = (name: string): Target => ({ kind: "document", document: name });
export const through = (name: string, structName: string, of: Expr): Rule["each"][number] => ({
  variable: name,
  struct: structName,
  list: of,
});

export const plan = (parts: Partial<Plan>): Plan => ({
  code: "essai",
  version: "2024",
  monthOverflow: "last-day",
  enums: [],
  structs: [],
  dossier: [],
  constraints: [],
  parameters: [],
  definitions: [],
  groups: [],
  documents: [],
  decisions: [],
  rules: [],
  order: [],
  examples: [],
  files: [],
  ...parts,
});
