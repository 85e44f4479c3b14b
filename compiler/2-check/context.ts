/**
 * What the checker shares while it goes through one regulation: its names, its types, its definitions (checked when first
 * needed), and where findings go. Checking an expression gives the plan's expression, or `undefined` once its error is reported.
 */
import type { Code } from "../../diagnostics/catalogue.generated.js";
import type { Source, Span } from "../../diagnostics/source.js";
import type * as Ast from "../../grammar/ast.js";
import type { Definition, Expr, Field, Place, Reading, Struct, Type } from "../../plan/plan.js";
import type { PlaceOf } from "../places.js";
import type { Reporter } from "../report.js";
import type { Unit } from "../1-resolve/unit.js";
import type { Facts, Known } from "./facts.js";
import { isAAmong, type IsA } from "./types.js";

/** Where an expression stands: what names mean there, and what is known there. */
export interface Env {
  /** Elements, `soit` values and arguments, by name. */
  readonly locals: ReadonlyMap<string, Expr>;
  /** Elements whose fields can be read without naming them, innermost last. */
  readonly scopes: readonly Expr[];
  readonly facts: Facts;
  /** Names whose own text is wrong: nothing is said of what uses them. */
  readonly lost?: ReadonlySet<string>;
  /** Only constants can stand here: a value of an enumeration is not mistaken for anything else. */
  readonly constantsOnly?: true;
  /** The word written in the text may be read as a value used by the rule (for its reasons). */
  readonly readings?: Readings;
}

/** Collects what a rule reads, in the words of the text; only what depends on nothing but the rule's own variables. */
export interface Readings {
  /** Each occurrence, in order of the text. */
  readonly found: Reading[];
  readonly variables: ReadonlySet<string>;
}

export const withFacts = (env: Env, facts: Facts): Env => ({ ...env, facts });
export const withLocal = (env: Env, name: string, value: Expr): Env => ({
  ...env,
  locals: new Map(env.locals).set(name, value),
});
export const withoutMeaning = (env: Env, name: string): Env => ({ ...env, lost: new Set(env.lost).add(name) });
export const withScope = (env: Env, element: Expr): Env => ({ ...env, scopes: [...env.scopes, element] });

/** A group, once its source and keys are checked. */
export interface CheckedGroup {
  readonly declaration: Ast.GroupDeclaration;
  readonly element: string;
  readonly source: Expr;
  readonly variable: string;
  readonly keys: readonly { readonly name: string; readonly value: Expr }[];
  /** Whether every element of the dossier's list is in a group. */
  readonly whole: boolean;
}

/** A table as its columns say it. A cell without condition is `undefined`. */
export interface CheckedTable {
  readonly name: string;
  readonly condition?: Expr;
  readonly columns: readonly { readonly label: string; readonly subject: Expr }[];
  readonly rows: readonly { readonly rule: string; readonly cells: readonly (Expr | undefined)[] | "otherwise" }[];
}

/** The parts of the checker that call each other; filled once, in `index.ts`. */
export interface Passes {
  elaborate(ctx: Context, e: Ast.Expr, env: Env, expected?: Type): Expr | undefined;
  definition(ctx: Context, d: Ast.DefinitionDeclaration): Definition | undefined;
  group(ctx: Context, d: Ast.GroupDeclaration): CheckedGroup | undefined;
  /** The declared type of a decision. */
  outputType(ctx: Context, node: Ast.TypeNode): Type | undefined;
  /** The type of a decision; of a number, wide enough for all that concludes on it. */
  decisionType(ctx: Context, d: Ast.DecisionDeclaration): Type | undefined;
}

/** Definitions that need each other further than this are refused; see `sequence.ts` for the order that makes it rare. */
const DEEPEST = 150;

const ABOUT_PRESENCE: ReadonlySet<Code> = new Set([
  "valeur-peut-être-absente",
  "valeur-parfois-absente",
  "à-défaut-inutile",
  "toujours-renseigné",
]);

export class Context implements Known {
  readonly structs = new Map<string, Struct & { fields: readonly Field[] }>();
  readonly documentFields = new Map<string, readonly Field[]>();
  readonly inputs = new Map<string, Field>();
  readonly parameters = new Map<string, { readonly type: Type; readonly optional: boolean; readonly dated: boolean }>();
  /** The field that selects the version. */
  selector: { readonly field: string; readonly kind: "date" | "year" } | undefined;
  readonly isA: IsA = isAAmong(this.structs);
  /** What has been read somewhere: declarations that never are get a warning. */
  readonly used = new Set<unknown>();
  readonly tables: CheckedTable[] = [];
  /** Where « toutes les … » runs over a list that may be empty, and that list. */
  readonly perhapsEmpty = new Map<Place, Expr>();
  readonly #definitions = new Map<Ast.DefinitionDeclaration, Definition | "checking" | "wrong">();
  readonly #byId = new Map<string, Definition>();
  readonly #groups = new Map<Ast.GroupDeclaration, CheckedGroup | "checking" | "wrong">();
  readonly #decisionTypes = new Map<Ast.DecisionDeclaration, Type | "checking" | "wrong">();
  readonly #variables = new Map<string, number>();

  constructor(
    readonly unit: Unit,
    readonly reporter: Reporter,
    readonly place: PlaceOf,
    readonly sourceOf: (span: Span) => Source,
    readonly passes: Passes,
    /** Declarations that could not be read whole: nothing is said of them, nor of what uses them. */
    readonly broken: ReadonlySet<Ast.Declaration> = new Set(),
  ) {
    this.#reserveWrittenNames();
  }

  /** What the author wrote. */
  textOf(span: Span): string {
    return this.sourceOf(span).text.slice(span.start, span.end);
  }

  /** Names an author gives at the head of a rule or definition. */
  #reserveWrittenNames(): void {
    for (const d of this.unit.declarations) {
      const names =
        d.kind === "rule" || d.kind === "table"
          ? [...d.each.map((e) => e.element), ...d.lets.map((l) => l.name)]
          : d.kind === "definition"
            ? [...(d.on?.element ? [d.on.element] : []), ...d.parameters.map((p) => p.name)]
            : [];
      for (const name of names) this.#variables.set(name.text, 1);
    }
  }

  #presenceMatters = true;

  report(...finding: Parameters<Reporter["report"]>): undefined {
    if (this.#presenceMatters || !ABOUT_PRESENCE.has(finding[0])) this.reporter.report(...finding);
    return undefined;
  }

  /** Checks something where what guards it could not be read: that a value may be absent there is not known. */
  withoutPresence<T>(check: () => T): T {
    const before = this.#presenceMatters;
    this.#presenceMatters = false;
    const checked = check();
    this.#presenceMatters = before;
    return checked;
  }

  elaborate(e: Ast.Expr, env: Env, expected?: Type): Expr | undefined {
    return this.passes.elaborate(this, e, env, expected);
  }

  readonly #outputTypes = new Map<Ast.TypeNode, Type | undefined>();

  outputType(node: Ast.TypeNode): Type | undefined {
    if (!this.#outputTypes.has(node)) this.#outputTypes.set(node, this.passes.outputType(this, node));
    return this.#outputTypes.get(node);
  }

  /**
   * A variable name used nowhere else in the regulation: `unité`, then `unité_2`… Names that authors give to the elements of rules and definitions and to
   * arguments are never given out: each keeps its own, and no binder inside an expression can capture it.
   */
  freshVariable(name: string): string {
    const n = (this.#variables.get(name) ?? 0) + 1;
    this.#variables.set(name, n);
    return n === 1 ? name : this.freshVariable(`${name}_${n}`);
  }

  placeOf(node: { readonly span: Span }): Place {
    return this.place(node.span);
  }

  // What facts ask.

  get monthsMayMiss(): boolean {
    return this.unit.header.monthOverflow === "error";
  }

  definition(id: string): Definition | undefined {
    return this.#byId.get(id);
  }

  fieldOf(e: Expr): Field | undefined {
    if (e.kind === "input") return this.inputs.get(e.field);
    if (e.kind !== "field") return undefined;
    const type = e.object.type;
    if (type.kind === "struct") return this.structs.get(type.name)?.fields.find((f) => f.name === e.field);
    if (type.kind === "document") return this.documentFields.get(type.name)?.find((f) => f.name === e.field);
    return undefined;
  }

  enumConstants(name: string): readonly string[] {
    return this.unit.enums.get(name)?.constants.map((c) => c.name.text) ?? [];
  }

  // Checked when first needed. A cycle is reported once, where it closes.

  definitionOf(d: Ast.DefinitionDeclaration, from: Span): Definition | undefined {
    return this.#once(this.#definitions, d, d.name.text, from, () => {
      const checked = this.passes.definition(this, d);
      if (checked) this.#byId.set(checked.id, checked);
      return checked;
    });
  }

  groupOf(d: Ast.GroupDeclaration, from: Span): CheckedGroup | undefined {
    return this.#once(this.#groups, d, d.name.text, from, () => this.passes.group(this, d));
  }

  decisionTypeOf(d: Ast.DecisionDeclaration, from: Span): Type | undefined {
    return this.#once(this.#decisionTypes, d, d.name.text, from, () => this.passes.decisionType(this, d));
  }

  readonly #chain: string[] = [];

  #once<D extends Ast.Declaration, T>(
    memo: Map<D, T | "checking" | "wrong">,
    d: D,
    name: string,
    from: Span,
    make: () => T | undefined,
  ): T | undefined {
    const known = memo.get(d);
    if (this.#chain.length > DEEPEST) return this.report("calcul-trop-profond", from, { limite: DEEPEST });
    if (known === "checking") {
      const cycle = [...this.#chain.slice(this.#chain.indexOf(name)), name];
      return this.report("calcul-en-cercle", from, { cercle: cycle.join(" → ") });
    }
    if (known === "wrong" || this.broken.has(d)) return undefined;
    if (known !== undefined) return known as T;
    memo.set(d, "checking");
    this.#chain.push(name);
    const made = make();
    this.#chain.pop();
    memo.set(d, made ?? "wrong");
    return made;
  }

  /** The field (or single group key) that identifies the elements of a structure. */
  identifyingField(struct: string): string | undefined {
    const seen = new Set<string>();
    for (
      let at: string | undefined = struct;
      at !== undefined && !seen.has(at);
      at = this.unit.structs.get(at)?.completes?.text
    ) {
      seen.add(at);
      const by = this.unit.structs.get(at)?.identifiedBy;
      if (by) return by.text;
    }
    const keys = this.unit.groups.get(struct)?.keys;
    return keys?.length === 1 ? keys[0]?.text : undefined;
  }
}
