/** What a `.rules` text says, as a tree close to the text: names are not resolved, sugar is kept. Every node has its span. */
import type { Span } from "../diagnostics/source.js";

export interface Name {
  readonly text: string;
  readonly span: Span;
}
/** A quoted text, without its quotes. */
export interface Text {
  readonly text: string;
  readonly span: Span;
}

export type Precision = "1" | "1/10" | "1/100" | "1/1000" | "1/2" | "1/4";
export type ArithmeticSign = "+" | "-" | "*" | "/";
export type ComparisonSign = "=" | "≠" | "<" | "≤" | ">" | "≥";

interface Node {
  readonly span: Span;
  /** Written between parentheses of its own: `(vae)` is a list of one where a list is expected. */
  readonly parenthesized?: boolean;
}

export type Expr =
  /** Canonical digits: "10000", "9.5"; `10 %` is percent. */
  | (Node & { readonly kind: "number"; readonly value: string; readonly percent: boolean })
  | (Node & { readonly kind: "text"; readonly value: string })
  | (Node & { readonly kind: "boolean"; readonly value: boolean })
  /** ISO form, not yet known to exist ("2023-02-29" parses). */
  | (Node & { readonly kind: "date"; readonly value: string })
  /** Years become months, weeks become days. */
  | (Node & { readonly kind: "duration"; readonly amount: number; readonly unit: "months" | "days" })
  | (Node & { readonly kind: "name"; readonly name: Name })
  /** `f(x ; y)`, `L("clé")`, `maximum(a ; b)`: `(` touches the name. */
  | (Node & { readonly kind: "call"; readonly name: Name; readonly args: readonly Expr[] })
  /** `note de u`, `Bloc de c`, `année de d`, and `unités("LV") de candidat` with args. */
  | (Node & { readonly kind: "of"; readonly name: Name; readonly args?: readonly Expr[]; readonly object: Expr })
  /** `somme de E [pondérée par P] [pour chaque x] parmi L`. */
  | (Node & {
      readonly kind: "aggregate";
      readonly op: "sum" | "mean" | "maximum" | "minimum";
      readonly value: Expr;
      readonly weight?: Expr;
      readonly element?: Name;
      readonly list: Expr;
    })
  | (Node & { readonly kind: "count"; readonly list: Expr })
  | (Node & { readonly kind: "first" | "last"; readonly list: Expr; readonly element?: Name; readonly by?: Expr })
  /** `les 3 meilleures des L selon E`; of plain values, `les 3 meilleures des L`. */
  | (Node & {
      readonly kind: "best";
      readonly count: Expr;
      readonly list: Expr;
      readonly element?: Name;
      readonly by?: Expr;
    })
  | (Node & { readonly kind: "filter"; readonly list: Expr; readonly element?: Name; readonly condition: Expr })
  | (Node & {
      readonly kind: "sort";
      readonly list: Expr;
      readonly element?: Name;
      readonly by: Expr;
      readonly descending: boolean;
    })
  | (Node & { readonly kind: "distinct"; readonly list: Expr })
  /** `E pour chaque x parmi L`. */
  | (Node & { readonly kind: "map"; readonly value: Expr; readonly element: Name; readonly list: Expr })
  /** `()` or `(a ; b)`. */
  | (Node & { readonly kind: "list"; readonly items: readonly Expr[] })
  | (Node & { readonly kind: "negate"; readonly value: Expr })
  | (Node & { readonly kind: "arithmetic"; readonly op: ArithmeticSign; readonly left: Expr; readonly right: Expr })
  /** `a ≥ b`, `a est au moins b`, `a est b`; `n'est pas` negates into the opposite sign. */
  | (Node & { readonly kind: "compare"; readonly op: ComparisonSign; readonly left: Expr; readonly right: Expr })
  /** `5 ≤ n < 20` (or with > ≥ all along), and `n est entre A et B` as ≤ ≤. `negated` for `n'est pas entre`. */
  | (Node & {
      readonly kind: "interval";
      readonly first: Expr;
      readonly firstOp: ComparisonSign;
      readonly value: Expr;
      readonly secondOp: ComparisonSign;
      readonly second: Expr;
      readonly negated: boolean;
    })
  /** `x est renseigné` / `x n'est pas renseigné`. */
  | (Node & { readonly kind: "present"; readonly value: Expr; readonly negated: boolean })
  /** `x est dans les 24 mois suivant d`, `x est dans le délai de D suivant d`. */
  | (Node & {
      readonly kind: "within";
      readonly value: Expr;
      readonly delay: Expr;
      readonly start: Expr;
      readonly negated: boolean;
    })
  | (Node & { readonly kind: "member"; readonly value: Expr; readonly list: Expr; readonly negated: boolean })
  | (Node & { readonly kind: "not"; readonly value: Expr })
  /** `et`, `ou`, and lists of conditions (`drafted`). Nested nodes of the same op are kept as written. */
  | (Node & { readonly kind: "and" | "or"; readonly items: readonly Expr[]; readonly drafted: boolean })
  | (Node & {
      readonly kind: "quantifier";
      readonly how: "all" | "none" | "at-least" | "at-most" | "exactly" | "more-than" | "more-than-half";
      readonly count?: Expr;
      /** `au moins 50 % des …`: count holds the number before `%`. */
      readonly percent: boolean;
      readonly list: Expr;
      readonly element?: Name;
      readonly condition: Expr;
    })
  | (Node & { readonly kind: "if"; readonly condition: Expr; readonly then: Expr; readonly else: Expr })
  | (Node & {
      readonly kind: "select";
      readonly subject: Expr;
      readonly cases: readonly {
        readonly conditions: readonly CellCondition[];
        readonly value: Expr;
        readonly span: Span;
      }[];
      readonly otherwise?: Expr;
    })
  /** `x à défaut y`. */
  | (Node & { readonly kind: "or-else"; readonly value: Expr; readonly fallback: Expr })
  | (Node & {
      readonly kind: "round";
      readonly value: Expr;
      readonly step: Precision;
      readonly mode: "nearest" | "up" | "down";
    })
  | (Node & { readonly kind: "working-day"; readonly date: Expr })
  | (Node & { readonly kind: "end-of-month" | "end-of-year"; readonly date: Expr })
  | (Node & { readonly kind: "months-between"; readonly from: Expr; readonly to: Expr })
  | (Node & { readonly kind: "age"; readonly birth: Expr; readonly at?: Expr })
  /** `le 31 décembre de A`. */
  | (Node & { readonly kind: "day-of-year"; readonly day: number; readonly month: number; readonly year: Expr })
  | (Node & { readonly kind: "parameter-at"; readonly name: Name; readonly at: Expr })
  /** `non renseigné`. */
  | (Node & { readonly kind: "absent" })
  /** A table where a value is expected: a list of structures, the first row naming fields. */
  | (Node & { readonly kind: "table"; readonly table: Table });

/** `≥ 16`, `de 12 à moins de 14`, `au moins 3`, or a value (`vae`) that the subject must equal. Also after `quand`. */
export type CellCondition =
  | { readonly kind: "compare"; readonly op: ComparisonSign; readonly value: Expr; readonly span: Span }
  | {
      readonly kind: "range";
      readonly low: Expr;
      readonly high: Expr;
      readonly highIncluded: boolean;
      readonly span: Span;
    }
  | { readonly kind: "value"; readonly value: Expr; readonly span: Span };

export interface Cell {
  readonly span: Span;
  readonly kind:
    /** Nothing between the bars. */
    | "empty"
    /** `-` */
    | "dash"
    /** `sinon` */
    | "otherwise"
    /** `délivrer Doc` */
    | "deliver"
    /** One or more conditions or a value. */
    | "conditions";
  readonly conditions: readonly CellCondition[];
  /** In a head: `mention vaut`. */
  readonly concludes: boolean;
  /** Of `deliver`. */
  readonly document?: Name;
}
export interface Row {
  readonly cells: readonly Cell[];
  readonly span: Span;
}
export interface Table {
  readonly head: Row;
  readonly rows: readonly Row[];
  readonly span: Span;
}

export interface Range {
  readonly min: Expr;
  readonly max: Expr;
  readonly span: Span;
}
export type TypeNode =
  | { readonly kind: "boolean" | "text" | "date"; readonly span: Span }
  | { readonly kind: "integer"; readonly range?: Range; readonly span: Span }
  | { readonly kind: "number"; readonly range?: Range; readonly precision?: Precision; readonly span: Span }
  | { readonly kind: "duration"; readonly unit: "months" | "days"; readonly range?: Range; readonly span: Span }
  | { readonly kind: "list"; readonly range?: Range; readonly element: TypeNode; readonly span: Span }
  | { readonly kind: "named"; readonly name: Name; readonly span: Span };

export interface Modifiers {
  readonly label?: Text;
  readonly question?: Text;
  /** `clé "jsonName"`. */
  readonly key?: Text;
}
export interface Field extends Modifiers {
  readonly name: Name;
  readonly type: TypeNode;
  readonly optional: boolean;
  /** `présent si C`. */
  readonly presentIf?: Expr;
  readonly span: Span;
}
export interface ForEach {
  readonly element: Name;
  readonly list: Expr;
  readonly span: Span;
}
export interface Let {
  readonly name: Name;
  readonly value: Expr;
}
export interface Target {
  readonly name: Name;
  /** `ligne 3 de mentions`. */
  readonly row?: number;
  readonly span: Span;
}
export type Conclusion =
  | {
      readonly kind: "decide";
      readonly decision: Name;
      readonly element?: Expr;
      readonly value: Expr;
      readonly span: Span;
    }
  | {
      readonly kind: "deliver";
      readonly document: Name;
      readonly fields: readonly { readonly name: Name; readonly value: Expr }[];
      readonly span: Span;
    }
  | { readonly kind: "no-effect"; readonly span: Span };

export interface Assignment {
  /** `note de candidat`, `état de unités("LV")`, `session`. */
  readonly target: Expr;
  readonly value: Expr;
  readonly span: Span;
}
export type Expectation =
  | {
      readonly kind: "decision";
      readonly decision: Name;
      /** `validation de ues("UE1")`. */
      readonly element?: Expr;
      readonly outcome: "value" | "undetermined" | "conflict" | "no-rule" | "blocked" | "absent";
      readonly value?: Expr;
      readonly by?: readonly Target[];
      readonly span: Span;
    }
  | {
      readonly kind: "delivers";
      readonly document: Name;
      readonly fields: readonly { readonly name: Name; readonly value: Expr }[];
      readonly by?: readonly Target[];
      readonly span: Span;
    }
  | { readonly kind: "delivers-none"; readonly document: Name; readonly span: Span }
  | { readonly kind: "invalid"; readonly message?: Text; readonly span: Span };

interface DeclarationBase {
  /** The whole declaration, quoted text before it included. */
  readonly span: Span;
  /** What a frame underlines: `règle admission`. */
  readonly headSpan: Span;
  /** Lines of quoted text, without `>`, in order. */
  readonly legal: readonly Text[];
  /** `volontaire CODE « raison »`. */
  readonly waivers: readonly { readonly code: Name; readonly reason: Text }[];
  /** A finding says that this text could not be read whole, or has two readings: what is here is what was understood (a missing value is `absent`). */
  readonly broken?: true;
}

export interface EnumDeclaration extends DeclarationBase {
  readonly kind: "enum";
  readonly name: Name;
  readonly constants: readonly ({ readonly name: Name } & Modifiers)[];
}
export interface StructDeclaration extends DeclarationBase {
  readonly kind: "struct";
  readonly name: Name;
  readonly identifiedBy?: Name;
  readonly completes?: Name;
  readonly label?: Text;
  readonly fields: readonly Field[];
}
export interface DossierDeclaration extends DeclarationBase {
  readonly kind: "dossier";
  readonly fields: readonly Field[];
}
export interface ConstraintDeclaration extends DeclarationBase {
  readonly kind: "constraint";
  readonly message: Text;
  readonly condition: Expr;
}
export interface ParameterDeclaration extends DeclarationBase, Modifiers {
  readonly kind: "parameter";
  readonly name: Name;
  readonly type: TypeNode;
  readonly optional: boolean;
  readonly chosen: boolean;
  readonly values: readonly { readonly value: Expr; readonly from?: Expr; readonly to?: Expr }[];
}
export interface DocumentDeclaration extends DeclarationBase {
  readonly kind: "document";
  readonly name: Name;
  readonly label?: Text;
  readonly fields: readonly Field[];
}
export interface DecisionDeclaration extends DeclarationBase, Modifiers {
  readonly kind: "decision";
  readonly name: Name;
  /** `décision validation d'une UE`. */
  readonly on?: Name;
  readonly type: TypeNode;
  readonly optional: boolean;
  readonly fallback?: Expr;
}
export interface DefinitionDeclaration extends DeclarationBase {
  readonly kind: "definition";
  readonly name: Name;
  readonly on?: { readonly struct: Name; readonly element?: Name };
  readonly type?: TypeNode;
  readonly parameters: readonly Field[];
  readonly label?: Text;
  readonly value: Expr;
}
export interface GroupDeclaration extends DeclarationBase {
  readonly kind: "group";
  readonly name: Name;
  readonly list: Name;
  readonly source: Expr;
  readonly keys: readonly Name[];
}
export interface RuleDeclaration extends DeclarationBase {
  readonly kind: "rule";
  readonly name: Name;
  /** Present on an `exception` (possibly empty after an error), absent on a `règle`. */
  readonly targets?: readonly Target[];
  readonly each: readonly ForEach[];
  readonly lets: readonly Let[];
  /** `à défaut`. */
  readonly isDefault: boolean;
  readonly condition?: Expr;
  readonly conclusions: readonly Conclusion[];
  readonly motif?: Text;
}
export interface TableDeclaration extends DeclarationBase {
  readonly kind: "table";
  readonly name: Name;
  readonly label?: Text;
  readonly each: readonly ForEach[];
  readonly lets: readonly Let[];
  readonly condition?: Expr;
  readonly table: Table;
}
export interface ExampleDeclaration extends DeclarationBase {
  readonly kind: "example";
  readonly name: Text;
  /** `d'après « autre »`. */
  readonly base?: Text;
  readonly partial: boolean;
  readonly assignments: readonly Assignment[];
  readonly parameters: readonly { readonly name: Name; readonly value: Expr }[];
  readonly expectations: readonly Expectation[];
}

export type Declaration =
  | EnumDeclaration
  | StructDeclaration
  | DossierDeclaration
  | ConstraintDeclaration
  | ParameterDeclaration
  | DocumentDeclaration
  | DecisionDeclaration
  | DefinitionDeclaration
  | GroupDeclaration
  | RuleDeclaration
  | TableDeclaration
  | ExampleDeclaration;

export interface Header {
  readonly kind: "regulation" | "library";
  /** `bac-pro`. */
  readonly code: Name;
  readonly title?: Text;
  readonly version?: Text;
  readonly source?: Text;
  readonly validity?: { readonly from: Expr; readonly to?: Expr; readonly span: Span };
  readonly selector?: Name;
  readonly succeeds?: Name;
  readonly monthOverflow?: "first-of-next" | "error";
  readonly imports: readonly Text[];
  readonly waivers: readonly { readonly code: Name; readonly reason: Text }[];
  readonly legal: readonly Text[];
  readonly span: Span;
}

export interface RulesFile {
  readonly path: string;
  readonly header?: Header;
  readonly declarations: readonly Declaration[];
}
