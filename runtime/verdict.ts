/** The shapes that cross the border: what a compiled version offers to the runtime, and what the runtime answers. */
import type { JsonWriter } from "./json-writer.js";
import type { JsonScanner } from "./json-scanner.js";
import type { JsonValues } from "./json-values.js";

/** A value in a verdict: JSON scalars. A number that no finite decimal writes is the text "1799/180"; absent is `null`. */
export type Raw = string | number | boolean | null;

/** What became of a decision. */
export type Outcome =
  | { readonly status: "acquired"; readonly value: Raw }
  /** Facultative, and nothing concluded. */
  | { readonly status: "absent" }
  /** Rules that stand and disagree, in order of declaration. */
  | { readonly status: "conflict"; readonly rules: readonly string[] }
  | { readonly status: "no-rule" }
  /** Decisions it depends on that are in conflict, without rule or blocked, in order of declaration. */
  | { readonly status: "blocked"; readonly by: readonly string[] }
  /** In a partial dossier: JSON pointers of the facts still needed, the most useful first. */
  | { readonly status: "undetermined"; readonly needs: readonly string[] };

/** A rule that stands (one entry per instance of a `pour chaque`). */
export interface Reason {
  readonly rule: string;
  /** The elements of `pour chaque`: variable → identifying field, or position counted from 1. */
  readonly each?: Readonly<Record<string, string>>;
  /** What of its conclusions stands. */
  readonly concludes: readonly (
    { readonly decision: string; readonly element?: string } | { readonly document: string }
  )[];
  /** Raw values it read, by the name the text gives them. Blocked values are left out. */
  readonly values: Readonly<Record<string, Raw>>;
}

export type Delivery = { readonly document: string } & Readonly<Record<string, Raw>>;

/** What evaluation concludes, before the runtime adds which regulation it was. */
export interface Body {
  /** In order of declaration. A per-element decision maps each element's identifying field (or position, from 1) to its outcome. */
  readonly decisions: Readonly<Record<string, Outcome | Readonly<Record<string, Outcome>>>>;
  readonly documents: readonly Delivery[];
  /** In order of declaration of the rules, then of the elements. */
  readonly reasons: readonly Reason[];
  /** Documents of which it is not known whether they are delivered, and the unsettled decisions behind it. Left out when there are none. */
  readonly blockedDocuments?: readonly { readonly document: string; readonly by: readonly string[] }[];
}

export interface Verdict extends Body {
  readonly regulation: string;
  readonly version: string;
  /** Names source and outputs of the version that decided. */
  readonly digest: string;
  readonly identifiant?: string;
  /** The readings open to choice, and the values used. */
  readonly parameters: Readonly<Record<string, Raw>>;
}

/** One thing wrong with a dossier (or with the parameters, whose pointers start with `/parameters`). */
export interface Problem {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly code: ProblemCode;
  /** What the code's sentence needs: bounds, allowed values, decimals, a constraint's message… */
  readonly details?: Readonly<Record<string, string | number | readonly string[]>>;
}
export type ProblemCode =
  | "not-an-object"
  | "missing"
  | "unknown-field"
  | "wrong-type"
  | "too-small"
  | "too-large"
  | "too-many-decimals"
  | "unknown-value"
  | "not-a-date"
  | "not-a-duration"
  | "too-few"
  | "too-many"
  | "duplicate-key"
  /** Present although its `présent si` condition does not hold. */
  | "unexpected"
  | "constraint"
  | "no-version"
  | "unknown-parameter";

export interface InvalidDossier {
  readonly regulation: string;
  readonly errors: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly message: string;
    /** Of a contrainte: the lines of the text that it quotes, if it quotes one. */
    readonly legal?: readonly string[];
    /** Of a text that cannot be read as JSON: where, from 1, in UTF-16 units. */
    readonly line?: number;
    readonly column?: number;
  }[];
}

/** One condition of a rule, as evaluated for one instance; `null` when blocked. Values by reading label. */
export interface TestTrace {
  readonly holds: boolean | null;
  readonly values: Readonly<Record<string, Raw>>;
}

/** What happened to one instance of one rule; one entry per instance, whether or not it applied. */
export interface RuleTrace {
  readonly rule: string;
  readonly each?: Readonly<Record<string, string>>;
  /**
   * `stands`: at least one conclusion stands, or it is `sans effet` and in effect; `set-aside`: it holds but an exception took its place;
   * `not-applied`: its condition fails, or (exception) no target applied, or (default) something else concluded; `blocked`.
   */
  readonly status: "stands" | "set-aside" | "not-applied" | "blocked";
  /** Whether its condition holds; `null` when blocked. */
  readonly holds: boolean | null;
  /** Exceptions in effect that took its place. */
  readonly setAsideBy: readonly string[];
  /** In the order of the plan's tests. */
  readonly tests: readonly TestTrace[];
  /** Values of the motif's `{…}`, in order; only when it stands. */
  readonly motif: readonly Raw[];
}

/** A verdict with what became of every rule. */
export interface TracedVerdict extends Verdict {
  readonly trace: readonly RuleTrace[];
}

/** How to print a raw value. */
export type Printing = "boolean" | "text" | "date" | "number" | "months" | "days" | { readonly enum: string };

/** Everything a version says of itself that explanations need; pure data. */
export interface VersionMeta {
  readonly code: string;
  readonly version: string;
  readonly title?: string;
  readonly versionTitle?: string;
  readonly source?: string;
  readonly enums: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly decisions: readonly {
    readonly name: string;
    readonly on?: string;
    readonly label?: string;
    readonly printing: Printing;
  }[];
  readonly documents: readonly {
    readonly name: string;
    readonly label?: string;
    readonly fields: readonly { readonly name: string; readonly label?: string; readonly printing: Printing }[];
  }[];
  /** Labels of the dossier's fields by JSON path with `#` for positions: `/unités/#/note`. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the elements of the dossier's lists are, by JSON path (`/unités/#`), with the JSON key of the field that identifies one. */
  readonly elements?: Readonly<Record<string, { readonly name: string; readonly key?: string }>>;
  readonly parameters: readonly {
    readonly name: string;
    readonly key: string;
    readonly label?: string;
    readonly printing: Printing;
    readonly chosen: boolean;
  }[];
  readonly rules: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: "ordinary" | "exception" | "default";
    readonly place: { readonly file: string; readonly line: number };
    readonly legal: readonly string[];
    readonly tests: readonly string[];
    /** By position of a test, the values without which it cannot be looked at, where they may be missing. */
    readonly needs?: Readonly<Record<string, readonly string[]>>;
    /** What the named conditions that its tests read mean, by their name. */
    readonly meanings?: Readonly<Record<string, string>>;
    /** Of a row: its table. */
    readonly table?: string;
    readonly printings: Readonly<Record<string, Printing>>;
    /** Text, and where values go, how they are printed. */
    readonly motif: readonly (string | { readonly printing: Printing })[];
    /** Names of the decisions and documents it concludes on. */
    readonly concludesOn: readonly string[];
    /** Of per-element decisions: the variable of `pour chaque` whose element the conclusion is about, where it is one. */
    readonly elements?: Readonly<Record<string, string>>;
  }[];
}

/**
 * What `<version>.js` exports as `default`. `Dossier` and `Parameters` are internal forms (scaled integers, day numbers)
 * that only `read` and `readParameters` make and only `decide` takes.
 */
export interface CompiledVersion<Dossier = unknown, Parameters = unknown> {
  readonly meta: VersionMeta;
  /** Every problem of a candidate file; never throws, whatever the JSON. */
  validate(json: unknown): Problem[];
  /**
   * The dossier that starts there in a plain JSON text, valid but for what `checkDossier` looks at; `undefined` for anything unusual, which is
   * left to `validate` and `read`. Not all versions have it.
   */
  readBytes?(scanner: JsonScanner, from: number): Dossier | undefined;
  /**
   * The dossier that a JSON value gives, valid but for what `checkDossier` looks at; `undefined` for anything invalid or unusual, which is left to
   * `validate` and `read`. Not all versions have it.
   */
  readValues?(values: JsonValues, json: unknown): Dossier | undefined;
  /** Adds the members of a verdict's body, as `JSON.stringify` writes them, each followed by a comma. Not all versions have it. */
  readonly writeBody?: (writer: JsonWriter, body: Body) => void;
  /** Problems of what the caller set; `undefined` sets nothing. Pointers start with `/parameters`. */
  validateParameters(json: unknown): Problem[];
  /** Only after `validate` found nothing. */
  read(json: unknown): Dossier;
  readParameters(json: unknown): Parameters;
  /** Conditions that the schema cannot say (contraintes, some « présent si »); run after `read`. */
  checkDossier(dossier: Dossier, parameters: Parameters): Problem[];
  /** The readings open to choice, with the values used. */
  chosen(parameters: Parameters): Readonly<Record<string, Raw>>;
  /** With `trace`, one entry per rule instance is pushed to it, in order of declaration. */
  decide(dossier: Dossier, parameters: Parameters, trace?: RuleTrace[]): Body;
}
