/**
 * What the checker shares while it goes through one regulation: its names, its types, its definitions (checked when first
 * needed), and where findings go. Checking an expression gives the plan's expression, or `undefined` once its error is reported.
 */
import type { Source, Span } from "../../diagnostics/source.js";
import type * as Ast from "../../grammar/ast.js";
import type { Definition, Expr, Field, Place, Struct, Type } from "../../plan/plan.js";
import type { PlaceOf } from "../places.js";
import type { Reporter } from "../report.js";
import type { Unit } from "../1-resolve/unit.js";
import type { CheckedGroup, Env, Passes } from "./env.js";
import type { Known } from "./facts.js";
import { Ledger } from "./ledger.js";
import type { Past, Present, Question } from "./past.js";
import { isAAmong, type IsA } from "./types.js";

export * from "./env.js";

/** Definitions that need each other further than this are refused; see `sequence.ts` for the order that makes it rare. */
const DEEPEST = 150;

export class Context extends Ledger implements Known {
  readonly structs = new Map<string, Struct & { fields: readonly Field[] }>();
  readonly documentFields = new Map<string, readonly Field[]>();
  readonly inputs = new Map<string, Field>();
  readonly parameters = new Map<string, { readonly type: Type; readonly optional: boolean; readonly dated: boolean }>();
  /** The field that selects the version. */
  selector: { readonly field: string; readonly kind: "date" | "year" } | undefined;
  readonly isA: IsA = isAAmong(this.structs);
  readonly #definitions = new Map<Ast.DefinitionDeclaration, Definition | "checking" | "wrong">();
  readonly #byId = new Map<string, Definition>();
  readonly #groups = new Map<Ast.GroupDeclaration, CheckedGroup | "checking" | "wrong">();
  readonly #decisionTypes = new Map<Ast.DecisionDeclaration, Type | "checking" | "wrong">();
  readonly #declared: ReadonlySet<unknown>;

  constructor(
    readonly unit: Unit,
    reporter: Reporter,
    readonly place: PlaceOf,
    readonly sourceOf: (span: Span) => Source,
    readonly passes: Passes,
    /** Declarations that could not be read whole: nothing is said of them, nor of what uses them. */
    readonly broken: ReadonlySet<Ast.Declaration> = new Set(),
    /** What an earlier check kept, for a check that follows another. */
    past?: Past,
  ) {
    super(reporter, past);
    this.#declared = new Set(unit.declarations);
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
      for (const name of names) this.reserve(name.text);
    }
  }

  elaborate(e: Ast.Expr, env: Env, expected?: Type): Expr | undefined {
    return this.passes.elaborate(this, e, env, expected);
  }

  readonly #outputTypes = new Map<Ast.TypeNode, Type | undefined>();

  outputType(node: Ast.TypeNode): Type | undefined {
    if (!this.#outputTypes.has(node))
      this.#outputTypes.set(
        node,
        this.remembered("output", node, () => this.passes.outputType(this, node)),
      );
    const type = this.#outputTypes.get(node);
    this.past?.asked("output", node, type);
    return type;
  }

  /** Rules and tables that conclude on a decision. */
  concluding(decision: string): readonly (Ast.RuleDeclaration | Ast.TableDeclaration)[] {
    const rules = this.unit.concluding.get(decision) ?? [];
    for (const rule of rules) this.past?.asked("concluding", rule, undefined);
    this.past?.asked("concluding", decision, rules.length);
    return rules;
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
    return this.#once(this.#definitions, d, d.name.text, from, "definition", () => {
      const checked = this.remembered("definition", d, () => this.passes.definition(this, d));
      if (checked) this.#byId.set(checked.id, checked);
      return checked;
    });
  }

  groupOf(d: Ast.GroupDeclaration, from: Span): CheckedGroup | undefined {
    return this.#once(this.#groups, d, d.name.text, from, "group", () =>
      this.remembered("group", d, () => this.passes.group(this, d)),
    );
  }

  decisionTypeOf(d: Ast.DecisionDeclaration, from: Span): Type | undefined {
    return this.#once(this.#decisionTypes, d, d.name.text, from, "decision", () =>
      this.remembered("decision", d, () => this.passes.decisionType(this, d)),
    );
  }

  readonly #chain: string[] = [];

  #once<D extends Ast.Declaration, T>(
    memo: Map<D, T | "checking" | "wrong">,
    d: D,
    name: string,
    from: Span,
    question: Question,
    make: () => T | undefined,
  ): T | undefined {
    const known = memo.get(d);
    if (this.#chain.length > DEEPEST) {
      this.past?.depends();
      return this.report("calcul-trop-profond", from, { limite: DEEPEST });
    }
    if (known === "checking") {
      this.past?.depends();
      const cycle = [...this.#chain.slice(this.#chain.indexOf(name)), name];
      return this.report("calcul-en-cercle", from, { cercle: cycle.join(" → ") });
    }
    let answer: T | undefined;
    if (known === undefined && !this.broken.has(d)) {
      memo.set(d, "checking");
      this.#chain.push(name);
      answer = make();
      this.#chain.pop();
      memo.set(d, answer ?? "wrong");
    } else if (known !== "wrong") answer = known;
    this.past?.asked(question, d, answer);
    return answer;
  }

  /** `make()`, or what an earlier check kept of it. */
  remembered<T>(question: Question, of: object, make: () => T): T {
    if (this.past === undefined) return make();
    // Where presence is not looked at, not all is said of what is asked for.
    if (!this.presenceMatters) {
      this.past.depends();
      return make();
    }
    return this.past.answer(question, of, this.#chain.length, this.#present, make);
  }

  /** `make()`, or what an earlier check kept of it; see `Past`. */
  thought<T>(name: string, about: readonly unknown[], budget: { left: number }, make: () => T): T {
    return this.past === undefined ? make() : this.past.thought(name, about, budget, this.#present, make);
  }

  readonly #present: Present = {
    answered: (question, of) => {
      if (question === "output")
        return this.#outputTypes.has(of as Ast.TypeNode)
          ? { value: this.#outputTypes.get(of as Ast.TypeNode) }
          : undefined;
      if (question === "concluding")
        return typeof of === "string"
          ? { value: this.unit.concluding.get(of)?.length ?? 0 }
          : this.#declared.has(of as Ast.Declaration)
            ? { value: undefined }
            : undefined;
      const memo: ReadonlyMap<unknown, unknown> =
        question === "definition" ? this.#definitions : question === "group" ? this.#groups : this.#decisionTypes;
      const known = memo.get(of);
      if (known === "wrong" || this.broken.has(of as Ast.Declaration)) return { value: undefined };
      return known === undefined || known === "checking" ? undefined : { value: known };
    },
    isDeclared: (d) => this.#declared.has(d),
    names: (wanted, isMeant) => this.names(wanted, isMeant),
    use: (what) => this.noteUse(what),
    apply: (effect) => this.apply(effect),
  };

  /** Types are known, perhaps by way of some definitions: from here on, what an earlier check kept can be taken. */
  beginDeclarations(): void {
    if (this.past === undefined || this.#groups.size + this.#decisionTypes.size > 0) return;
    const early = new Map([...this.#definitions].map(([d, made]) => [d, typeof made === "string" ? undefined : made]));
    for (const [d, made] of this.past.begin(this.unit, early)) {
      this.#definitions.set(d, made ?? "wrong");
      if (made) this.#byId.set(made.id, made);
    }
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
