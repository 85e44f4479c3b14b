/**
 * The plan: the small language under the large one, as plain serialisable data.
 * Everything that executes or analyses a regulation reads this and nothing above it.
 * All sugar is gone, all names are resolved, every expression carries its type.
 */
import type { MutantKind } from "./mutant-kinds.js";

/** An exact number as text: an integer `"12"` or a reduced fraction `"19/2"`. */
export type Exact = string;

/** Where something stands in a source file. Offsets count UTF-16 units of the NFC text; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** `decimals` is the number of decimals that always suffices, or `null` when the value may be any rational. */
export interface NumberType {
  readonly kind: "number";
  readonly min: Exact;
  readonly max: Exact;
  readonly decimals: number | null;
}

export type Type =
  | { readonly kind: "boolean" }
  | { readonly kind: "text" }
  | { readonly kind: "date" }
  | NumberType
  | { readonly kind: "duration"; readonly unit: "months" | "days"; readonly min: number; readonly max: number }
  | { readonly kind: "enum"; readonly name: string }
  /** A structure of `structs`, or a group of `groups` (whose structure, of the same name, is not in `structs`). */
  | { readonly kind: "struct"; readonly name: string }
  /** One delivery of a document, seen as a record of its fields. */
  | { readonly kind: "document"; readonly name: string }
  | { readonly kind: "list"; readonly element: Type; readonly min: number; readonly max: number };

/** Every expression says its type and whether it may be absent where it stands (guards before it are taken into account). */
interface Typed {
  readonly type: Type;
  readonly optional: boolean;
  readonly place?: Place;
}

export type ArithmeticOperator = "+" | "-" | "*" | "/";
export type Comparison = "=" | "≠" | "<" | "≤" | ">" | "≥";

/**
 * Meaning, for every kind: a *blocked* operand (it depends on a decision that is not settled) makes the result blocked,
 * except in `and`, `or`, `some`, `every` and `tally`, where one known member that decides, decides.
 * Otherwise an *absent* operand makes the result absent, except where a kind says what it does of absence.
 * INVARIANT: within one definition or rule, no two binders share a variable name.
 */
export type Expr =
  /** number: `value` is Exact; date: "2024-09-01"; duration: integer as text; enum: the constant's name; text: itself. */
  | (Typed & { readonly kind: "constant"; readonly value: boolean | string })
  | (Typed & { readonly kind: "absent" })
  /** A field of the dossier. */
  | (Typed & { readonly kind: "input"; readonly field: string })
  /** Bound by a rule's `each` or `lets`, a definition's element or parameters, `let`, or a list operation. */
  | (Typed & { readonly kind: "variable"; readonly name: string })
  | (Typed & { readonly kind: "field"; readonly object: Expr; readonly field: string })
  /** A definition without element or parameters. */
  | (Typed & { readonly kind: "definition"; readonly definition: string })
  /** A derived field: a definition on a structure, read on `object`. */
  | (Typed & { readonly kind: "derived"; readonly definition: string; readonly object: Expr })
  | (Typed & { readonly kind: "call"; readonly definition: string; readonly args: readonly Expr[] })
  | (Typed & { readonly kind: "parameter"; readonly parameter: string })
  /** The dated parameter as in force at another date or year; absent before its first. */
  | (Typed & { readonly kind: "parameter-at"; readonly parameter: string; readonly at: Expr })
  /** The value of a decision; absent when the decision is; blocked when it is in conflict, without rule or blocked. */
  | (Typed & { readonly kind: "decision"; readonly decision: string; readonly element?: Expr })
  /** The deliveries of a document, a list. */
  | (Typed & { readonly kind: "documents"; readonly document: string })
  /** The list of a group. */
  | (Typed & { readonly kind: "groups"; readonly group: string })
  /** The group that `element` belongs to; absent when it is in none. */
  | (Typed & { readonly kind: "group-of"; readonly group: string; readonly element: Expr })
  /** Every element of a structure found in the dossier, in order (a structure that completes it included). */
  | (Typed & { readonly kind: "elements"; readonly struct: string })
  /** Numbers, or durations of one unit. A division by zero is absent. */
  | (Typed & {
      readonly kind: "arithmetic";
      readonly op: ArithmeticOperator;
      readonly left: Expr;
      readonly right: Expr;
    })
  | (Typed & { readonly kind: "negate"; readonly value: Expr })
  | (Typed & { readonly kind: "greatest" | "least"; readonly items: readonly Expr[] })
  /** `step` is 1, 1/10, 1/100, 1/1000, 1/2 or 1/4. `nearest` sends halves up (towards +∞). */
  | (Typed & {
      readonly kind: "round";
      readonly value: Expr;
      readonly step: Exact;
      readonly mode: "nearest" | "up" | "down";
    })
  /** Operands are never absent. `=` and `≠` take any scalar, the others numbers, dates, durations. */
  | (Typed & { readonly kind: "compare"; readonly op: Comparison; readonly left: Expr; readonly right: Expr })
  | (Typed & { readonly kind: "and" | "or"; readonly items: readonly Expr[] })
  | (Typed & { readonly kind: "not"; readonly value: Expr })
  /** True when the value is not absent. */
  | (Typed & { readonly kind: "present"; readonly value: Expr })
  /** `value`, or `fallback` when it is absent. */
  | (Typed & { readonly kind: "or-else"; readonly value: Expr; readonly fallback: Expr })
  | (Typed & { readonly kind: "if"; readonly condition: Expr; readonly then: Expr; readonly else: Expr })
  | (Typed & { readonly kind: "let"; readonly variable: string; readonly value: Expr; readonly body: Expr })
  | (Typed & { readonly kind: "list"; readonly items: readonly Expr[] })
  /** A constant element: a row of a parameter's table. Fields left out are absent. */
  | (Typed & {
      readonly kind: "record";
      readonly struct: string;
      readonly fields: readonly { readonly name: string; readonly value: Expr }[];
    })
  | (Typed & { readonly kind: "filter"; readonly list: Expr; readonly variable: string; readonly condition: Expr })
  | (Typed & { readonly kind: "map"; readonly list: Expr; readonly variable: string; readonly value: Expr })
  /** Stable; keys are present numbers, dates, durations, texts (by code point) or enum values (by order of declaration). */
  | (Typed & {
      readonly kind: "sort";
      readonly list: Expr;
      readonly variable: string;
      readonly key: Expr;
      readonly descending: boolean;
    })
  /** The first `count` elements, or fewer if the list is shorter. */
  | (Typed & { readonly kind: "take"; readonly list: Expr; readonly count: Expr })
  /** Keeps the first of equal elements (scalars by value, structures by identity). */
  | (Typed & { readonly kind: "distinct"; readonly list: Expr })
  | (Typed & { readonly kind: "count"; readonly list: Expr })
  /** `sum` of nothing is 0, `maximum` and `minimum` of nothing are absent. `value` is never absent. */
  | (Typed & {
      readonly kind: "sum" | "maximum" | "minimum";
      readonly list: Expr;
      readonly variable: string;
      readonly value: Expr;
    })
  /** Absent on an empty list. */
  | (Typed & { readonly kind: "first" | "last"; readonly list: Expr })
  | (Typed & {
      readonly kind: "some" | "every";
      readonly list: Expr;
      readonly variable: string;
      readonly condition: Expr;
    })
  /** Compares the number of elements for which `condition` holds with `count`, or with `count` × the list's length when `share`. */
  | (Typed & {
      readonly kind: "tally";
      readonly list: Expr;
      readonly variable: string;
      readonly condition: Expr;
      readonly test: Comparison;
      readonly count: Expr;
      readonly share: boolean;
    })
  /** The element whose identifying field (or group key) equals `key`, or absent. */
  | (Typed & { readonly kind: "lookup"; readonly list: Expr; readonly key: Expr })
  | (Typed & { readonly kind: "member"; readonly value: Expr; readonly list: Expr })
  | (Typed & { readonly kind: "add-months"; readonly date: Expr; readonly months: Expr })
  | (Typed & { readonly kind: "add-days"; readonly date: Expr; readonly days: Expr })
  /** `to − from`, a duration in days. */
  | (Typed & { readonly kind: "days-between"; readonly from: Expr; readonly to: Expr })
  /** Whole months between `from` and `to`, a number; negative when `to` is before `from`. */
  | (Typed & { readonly kind: "months-between"; readonly from: Expr; readonly to: Expr })
  /** Whole years of age of one born on `birth`, on the day `at`. */
  | (Typed & { readonly kind: "age"; readonly birth: Expr; readonly at: Expr })
  | (Typed & { readonly kind: "year" | "end-of-month" | "end-of-year" | "working-day"; readonly date: Expr })
  /** That day and month of the year `year`; 29 February of a common year is absent. */
  | (Typed & { readonly kind: "day-of-year"; readonly day: number; readonly month: number; readonly year: Expr });

export type ExprKind = Expr["kind"];

export interface EnumConstant {
  readonly name: string;
  /** The string in JSON. */
  readonly key: string;
  readonly label?: string;
}
export interface Enum {
  readonly name: string;
  readonly constants: readonly EnumConstant[];
  readonly place: Place;
}

export interface Field {
  readonly name: string;
  /** The key in JSON. */
  readonly key: string;
  readonly type: Type;
  /** `always`, `optional` (a key left out, or null), or `when` its condition holds and only then. */
  readonly presence: "always" | "optional" | "when";
  /** For `when`: over the siblings, read as fields of the variable `self` (of a structure) or as inputs (of the dossier). */
  readonly when?: Expr;
  readonly whenText?: string;
  readonly label?: string;
  readonly question?: string;
  readonly place: Place;
}

export interface Struct {
  readonly name: string;
  /** The identifying field: unique within a list. */
  readonly identifiedBy?: string;
  readonly completes?: string;
  /** All fields, those of the completed structure first. */
  readonly fields: readonly Field[];
  readonly label?: string;
  readonly place: Place;
}

/** Elements of `source` with equal keys, in order of first appearance. Its structure has the keys as fields, then `éléments`. */
export interface Group {
  readonly name: string;
  readonly list: string;
  readonly source: Expr;
  readonly element: string;
  /** One expression per key, over the variable `variable`. */
  readonly variable: string;
  readonly keys: readonly { readonly name: string; readonly value: Expr }[];
  readonly place: Place;
}

export interface Constraint {
  readonly message: string;
  /** The lines of the quoted text. */
  readonly legal: readonly string[];
  readonly condition: Expr;
  readonly place: Place;
}

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  /** Open to choice: the caller may set it. */
  readonly chosen: boolean;
  /** In order; `from` (ISO date, or year as text) is left out for a value that has always been in force. Values are constant. */
  readonly values: readonly { readonly from?: string; readonly value: Expr }[];
  readonly label?: string;
  readonly key: string;
  readonly place: Place;
}

export interface Definition {
  /** `moyenne`; `Unité.valeur` for a derived field. */
  readonly id: string;
  readonly name: string;
  readonly on?: { readonly struct: string; readonly variable: string };
  readonly parameters: readonly { readonly name: string; readonly type: Type }[];
  readonly body: Expr;
  readonly label?: string;
  readonly legal: readonly string[];
  readonly place: Place;
}

export interface DocumentType {
  readonly name: string;
  readonly label?: string;
  readonly fields: readonly Field[];
  readonly place: Place;
}

export interface Decision {
  readonly name: string;
  /** The structure whose elements each have a value. */
  readonly on?: string;
  readonly type: Type;
  /** `facultative`: absent when nothing concludes. */
  readonly optional: boolean;
  readonly key: string;
  readonly label?: string;
  readonly place: Place;
}

export type Target =
  | { readonly kind: "rule"; readonly rule: string }
  | { readonly kind: "decision"; readonly decision: string }
  | { readonly kind: "document"; readonly document: string };

export type Conclusion =
  | {
      readonly kind: "decide";
      readonly decision: string;
      readonly element?: Expr;
      readonly value: Expr;
      readonly place?: Place;
    }
  | {
      readonly kind: "deliver";
      readonly document: string;
      /** One per field of the document that is given, in the document's order. */
      readonly fields: readonly { readonly field: string; readonly value: Expr }[];
      readonly place?: Place;
    };

/** A named value that a rule uses, as the text names it: « moyenne », « note de u ». Scalars only. */
export interface Reading {
  readonly label: string;
  readonly value: Expr;
}

/** One condition of a rule as the text states it: a leaf of its `et` / `ou` tree. */
export interface Test {
  readonly text: string;
  readonly condition: Expr;
  readonly readings: readonly Reading[];
}

export interface Rule {
  /** `admission`; `mentions:3` for a row; `défaut:mention` for the default of a declaration. */
  readonly id: string;
  /** As printed: « admission », « ligne 3 de mentions ». */
  readonly name: string;
  readonly kind: "ordinary" | "exception" | "default";
  readonly table?: string;
  /** Of an exception; tables are expanded to their rows. Never empty for an exception, empty otherwise. */
  readonly targets: readonly Target[];
  /** `pour chaque`, outermost first; a list may use the variables before it. */
  readonly each: readonly { readonly variable: string; readonly struct: string; readonly list: Expr }[];
  readonly lets: readonly { readonly variable: string; readonly value: Expr }[];
  /** Left out: always holds. */
  readonly condition?: Expr;
  /** Empty for `sans effet`. */
  readonly conclusions: readonly Conclusion[];
  readonly tests: readonly Test[];
  /** Everything the condition and the conclusions read, without repetition. */
  readonly readings: readonly Reading[];
  readonly motif?: readonly (string | Expr)[];
  readonly legal: readonly string[];
  readonly place: Place;
}

/**
 * One step of the evaluation, in an order that respects dependencies:
 * compute a definition without element or parameters; build a group; evaluate a rule's condition for all its instances;
 * see whether anything but a default concludes (`reach`, for decisions that have a default); settle a decision; settle a document.
 */
export type Step =
  | { readonly kind: "definition"; readonly definition: string }
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "rule"; readonly rule: string }
  | { readonly kind: "reach"; readonly decision: string }
  | { readonly kind: "decide"; readonly decision: string }
  | { readonly kind: "deliver"; readonly document: string };

export type Expectation =
  | {
      readonly kind: "decision";
      readonly decision: string;
      readonly element?: string;
      readonly outcome:
        | { readonly status: "acquired"; readonly value: unknown }
        | { readonly status: "absent" | "conflict" | "no-rule" | "blocked" | "undetermined" };
      readonly by?: readonly string[];
      readonly text: string;
      readonly place: Place;
    }
  /** One delivery; given fields must match. A document that is named is named with all its deliveries. */
  | {
      readonly kind: "delivers";
      readonly document: string;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly by?: readonly string[];
      readonly text: string;
      readonly place: Place;
    }
  | { readonly kind: "delivers-none"; readonly document: string; readonly text: string; readonly place: Place }
  | { readonly kind: "invalid"; readonly message?: string; readonly text: string; readonly place: Place };

export interface Example {
  readonly name: string;
  readonly partial: boolean;
  /** The candidate file, as JSON. */
  readonly dossier: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly expectations: readonly Expectation[];
  readonly place: Place;
}

/** `volontaire mutant-équivalent « raison »`: mutants of a declaration that are known to decide alike; those of one kind, if it is given. */
export interface MutantWaiver {
  readonly kind?: MutantKind;
  readonly reason: string;
  /** The declaration. */
  readonly inside: Place;
  readonly place: Place;
}

export interface Plan {
  readonly code: string;
  /** The file's name without its ending. */
  readonly version: string;
  readonly title?: string;
  readonly versionTitle?: string;
  readonly source?: string;
  readonly succeeds?: string;
  /** The dossier's field that selects the version; `from` and `to` (both included) are ISO dates or years, as text. */
  readonly selector?: { readonly field: string; readonly kind: "date" | "year" };
  readonly validity?: { readonly from: string; readonly to?: string };
  readonly monthOverflow: "last-day" | "first-of-next" | "error";
  readonly enums: readonly Enum[];
  readonly structs: readonly Struct[];
  readonly dossier: readonly Field[];
  readonly constraints: readonly Constraint[];
  readonly parameters: readonly Parameter[];
  readonly definitions: readonly Definition[];
  readonly groups: readonly Group[];
  readonly documents: readonly DocumentType[];
  readonly decisions: readonly Decision[];
  readonly rules: readonly Rule[];
  readonly order: readonly Step[];
  readonly examples: readonly Example[];
  /** Left out when there are none. They change nothing of what is decided. */
  readonly mutantWaivers?: readonly MutantWaiver[];
  /** Every source file read, for hashes: the regulation first, then what it imports. */
  readonly files: readonly string[];
}
