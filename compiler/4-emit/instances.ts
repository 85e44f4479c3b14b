/**
 * The instances of rules in generated code. A rule without `pour chaque` has one, kept in local variables; of another, each instance that may
 * hold is an object in an array. A question asked of all instances of a rule is computed once and kept beside the others.
 */
import type { Conclusion, Expr, Rule } from "../../plan/plan.js";
import { broken, code, type Code } from "./code.js";
import type { FunctionBody } from "./function-body.js";
import { guarded, join, TRUE, truth } from "./logic.js";
import { everyExpr } from "./model.js";
import type { ModuleWriter } from "./module-writer.js";
import { identifier } from "./names.js";
import * as numbers from "./numbers.js";
import { withVar, type Site } from "./site.js";
import { topicOf, topicOfTarget } from "./topics.js";

/** One instance, where the code that looks at it stands. */
export interface Ref {
  readonly state: RuleState;
  /** The object that is the instance; undefined for a rule without `pour chaque`. */
  readonly object?: string;
}

export interface Claim {
  readonly conclusion: Conclusion;
  readonly index: number;
  readonly topic: string;
}

interface Kept {
  readonly name: string;
  /** A constant is not kept at all. */
  readonly code: Pick<Code, "rep" | "absent" | "blocked" | "constant">;
  readonly initial: string;
}

/** What is known when compiling of a rule and of how its instances are kept. */
export class RuleState {
  readonly claims: readonly Claim[];
  readonly locals = new Map<string, Code>();
  readonly kept = new Map<string, Kept>();
  holds: Code = TRUE;
  /** Name of the array, of the objects' type, and of the index by first element, where one is needed. */
  array = "";
  type = "";
  byElement: string | undefined;
  mayBeUnknown = false;
  /** Whether the elements themselves stand for the instances: nothing is kept of them. */
  isBare = false;

  constructor(readonly rule: Rule) {
    this.claims = rule.conclusions.map((conclusion, index) => ({ conclusion, index, topic: topicOf(conclusion) }));
  }

  get isEach(): boolean {
    return this.rule.each.length > 0;
  }
  get withoutEffect(): boolean {
    return this.rule.conclusions.length === 0;
  }
}

/** What of a condition is computed before its instances: the first `count` of its members. */
interface Before {
  readonly guard: Code;
  readonly items: readonly Expr[];
  readonly count: number;
}

export class Instances {
  readonly states: ReadonlyMap<string, RuleState>;
  private readonly concluding = new Map<string, RuleState[]>();
  private readonly exceptions = new Map<string, RuleState[]>();
  /** Interfaces of the objects that are instances. */
  readonly interfaces: (() => string)[] = [];

  constructor(
    private readonly module: ModuleWriter,
    readonly site: Site,
    /** Whether instances that do not hold are told of as well. */
    private readonly traced: boolean,
  ) {
    const states = module.plan.rules.map((rule) => new RuleState(rule));
    this.states = new Map(states.map((s) => [s.rule.id, s]));
    for (const state of states) {
      for (const topic of new Set(state.claims.map((c) => c.topic))) file(this.concluding, topic, state);
      for (const target of new Set(state.rule.targets.map(topicOfTarget))) file(this.exceptions, target, state);
    }
  }

  get body(): FunctionBody {
    return this.site.body;
  }
  named(id: string): RuleState {
    return this.states.get(id) ?? broken(`rule ${id}`);
  }
  concludingOn(topic: string): readonly RuleState[] {
    return this.concluding.get(topic) ?? [];
  }
  exceptionsTo(topic: string): readonly RuleState[] {
    return this.exceptions.get(topic) ?? [];
  }

  // --- What is kept of an instance

  /** A value kept of every instance; for a rule without `pour chaque`, the code itself under a name. */
  keep(state: RuleState, question: string, c: Pick<Code, "rep" | "absent" | "blocked">, initial: string): string {
    const known = state.kept.get(question);
    if (known) return known.name;
    const name = question;
    state.kept.set(question, { name, code: c, initial });
    return name;
  }

  read(ref: Ref, question: string): Code {
    if (ref.object === undefined)
      return ref.state.locals.get(question) ?? broken(`${question} of ${ref.state.rule.id}`);
    const kept = ref.state.kept.get(question) ?? broken(`${question} of ${ref.state.rule.id}`);
    if (kept.code.constant === true) return TRUE;
    return code(kept.code.rep, `${ref.object}.${kept.name}`, { absent: kept.code.absent, blocked: kept.code.blocked });
  }

  knows(state: RuleState, question: string): boolean {
    return state.isEach ? state.kept.has(question) : state.locals.has(question);
  }

  /** Computes a truth for every instance and keeps it. */
  ask(state: RuleState, question: string, compute: (ref: Ref) => Code): void {
    if (this.knows(state, question)) return;
    const { body } = this;
    if (!state.isEach) {
      const answer = compute({ state });
      const short = state.claims.length === 1 ? question.replace("_0", "") : question;
      state.locals.set(question, body.named(answer, `${identifier(state.rule.id)}_${short}`));
      return;
    }
    let blocked = false;
    let isHolds = false;
    const name = question;
    const { lines } = body.capture(() =>
      this.forEach(state, (ref) => {
        const answer = compute(ref);
        blocked = answer.blocked;
        isHolds = answer.text === this.holds(ref).text;
        body.push(`${ref.object}.${name} = ${answer.text};`);
      }),
    );
    const holds = state.kept.get("holds");
    if (isHolds && holds) {
      // Nothing bears on it: the answer is whether it holds.
      state.kept.set(question, holds);
      return;
    }
    this.keep(state, question, { rep: { kind: "boolean" }, absent: false, blocked }, "false");
    body.push(...lines);
  }

  /** Code for every instance. */
  forEach(state: RuleState, write: (ref: Ref) => void): void {
    if (!state.isEach) return write({ state });
    const object = this.body.fresh(state.isBare ? (state.rule.each[0]?.variable ?? "i") : "i");
    this.body.block(`for (const ${object} of ${state.array})`, () => write({ state, object }));
    if (state.isBare) this.body.names.release(object);
  }

  holds(ref: Ref): Code {
    return ref.object === undefined ? ref.state.holds : this.read(ref, "holds");
  }

  /** The element that an instance runs through. */
  element(ref: Ref, i: number): Code {
    const each = ref.state.rule.each[i] ?? broken("an element");
    const text = ref.state.isBare ? `${ref.object}` : `${ref.object}.${this.propertyOf(ref.state, i)}`;
    return code({ kind: "struct", name: each.struct }, text);
  }
  /** The property that holds the element of a `pour chaque`: no name of an author's has a `$`. */
  private propertyOf(state: RuleState, i: number): string {
    return `$${identifier(state.rule.each[i]?.variable ?? "")}`;
  }

  /** The element that a conclusion is about; undefined for a decision without elements and for documents. */
  about(ref: Ref, claim: Claim): Code | undefined {
    const { conclusion } = claim;
    if (conclusion.kind !== "decide" || !conclusion.element) return undefined;
    const { element } = conclusion;
    const i = element.kind === "variable" ? ref.state.rule.each.findIndex((e) => e.variable === element.name) : -1;
    if (i >= 0 && !ref.state.mayBeUnknown) return this.element(ref, i);
    const about = this.read(ref, `about_${claim.index}`);
    return ref.state.mayBeUnknown ? { ...about, blocked: true } : about;
  }

  /** Where the expressions of a rule stand, for an instance. */
  siteOf(ref: Ref, loose: boolean): Site {
    let site: Site = { ...this.site, loose };
    ref.state.rule.each.forEach(({ variable }, i) => (site = withVar(site, variable, this.element(ref, i))));
    ref.state.rule.lets.forEach(({ variable }, i) => (site = withVar(site, variable, this.read(ref, `let_${i}`))));
    return site;
  }

  isUnknown(ref: Ref): string | undefined {
    return ref.state.mayBeUnknown && ref.object !== undefined ? `${ref.object}.unknown` : undefined;
  }

  // --- The step of a rule

  evaluate(state: RuleState): void {
    if (state.isEach) this.evaluateEach(state);
    else this.evaluateOnce(state);
  }

  private evaluateOnce(state: RuleState): void {
    const { rule } = state;
    const { body } = this;
    let site = this.site;
    rule.lets.forEach(({ variable, value }, i) => {
      const read = body.named(this.module.expressions.write(value, site), `${identifier(rule.id)}_${variable}`);
      state.locals.set(`let_${i}`, read);
      site = withVar(site, variable, read);
    });
    const wanted = `${identifier(rule.id)}_holds`;
    const condition = rule.condition ? this.module.expressions.condition(rule.condition, site, wanted) : TRUE;
    state.holds = body.named(condition, wanted);
    for (const claim of state.claims) {
      const element = claim.conclusion.kind === "decide" ? claim.conclusion.element : undefined;
      if (element)
        state.locals.set(
          `about_${claim.index}`,
          body.named(
            this.module.expressions.write(element, { ...site, loose: true }),
            `${identifier(rule.id)}_element`,
          ),
        );
    }
  }

  private evaluateEach(state: RuleState): void {
    const { rule } = state;
    const { body } = this;
    const base = identifier(rule.id);
    state.array = body.fresh(base);
    state.type = `${this.traced ? "$Traced" : "$Rule"}_${state.array}`;
    const unknown = body.fresh(`${base}_unknown`);
    const before = this.beforeAll(state);
    const { lines } = body.capture(() => {
      const write = (): void => this.eachElement(state, 0, [], this.site, unknown, before);
      if (!before || this.traced) return write();
      // Where what concerns no element fails, no instance holds.
      body.block(`if (${before.guard.blocked ? `${before.guard.text} !== false` : before.guard.text})`, write);
    });
    const [each] = rule.each;
    if (state.isBare && each) state.type = this.module.internalType("struct", each.struct);
    else this.interfaces.push(() => this.interfaceOf(state));
    body.push(`const ${state.array}: ${state.type}[] = [];`);
    body.push(() =>
      state.byElement === undefined ? "" : `const ${state.byElement} = new Map<object, ${state.type}[]>();`,
    );
    if (!state.mayBeUnknown) return body.push(...lines);
    body.push(`let ${unknown} = false;`, `${unknown}_loop: {`, ...lines, "}");
    // A list that is blocked: one instance stands for all those there may be.
    body.push(
      `if (${unknown}) {`,
      `${state.array}.length = 0;`,
      () =>
        `${state.array}.push(${this.objectOf(
          state,
          rule.each.map(() => "undefined!"),
          rule.lets.map(() => "undefined!"),
          "null",
          true,
        )});`,
      "}",
    );
  }

  /** The first conditions of a rule that look at none of the elements it runs through, computed once. */
  private beforeAll(state: RuleState): Before | undefined {
    const { rule } = state;
    const { condition } = rule;
    // Where a list is blocked, so is the rule, whatever its condition.
    const mayBeUnknown = rule.each.some(
      ({ list }) => list.optional || this.module.expressions.mayBeBlocked(list, this.site),
    );
    if (condition?.kind !== "and" || mayBeUnknown) return undefined;
    const own = new Set([...rule.each.map((e) => e.variable), ...rule.lets.map((l) => l.variable)]);
    const looks = (e: Expr): boolean =>
      [...everyExpr([e])].some((part) => part.kind === "variable" && own.has(part.name));
    const found = condition.items.findIndex(looks);
    const count = found < 0 ? condition.items.length : found;
    if (count === 0) return undefined;
    const some: Expr = { ...condition, items: condition.items.slice(0, count) };
    const open = this.module.expressions.condition(some, this.site);
    // Asked once where it opens the loop, and then known to hold.
    const guard = this.traced || open.blocked ? this.body.named(open, "open") : open;
    return guard.constant === undefined ? { guard, items: condition.items, count } : undefined;
  }

  private eachElement(
    state: RuleState,
    i: number,
    elements: readonly string[],
    site: Site,
    unknown: string,
    before: Before | undefined,
  ): void {
    const { rule } = state;
    const { body } = this;
    const each = rule.each[i];
    if (!each) return this.pushInstance(state, elements, site, before);
    this.module.expressions.ofLists.run(
      each.list,
      site,
      each.variable,
      (element) => {
        this.eachElement(
          state,
          i + 1,
          [...elements, element.text],
          withVar(site, each.variable, element),
          unknown,
          before,
        );
      },
      () => {
        state.mayBeUnknown = true;
        body.push(`${unknown} = true;`, `break ${unknown}_loop;`);
      },
    );
  }

  private pushInstance(state: RuleState, elements: readonly string[], outer: Site, before: Before | undefined): void {
    const { rule } = state;
    const { body } = this;
    let site = outer;
    const lets = rule.lets.map(({ variable, value }, i) => {
      const read = body.named(numbers.boxed(this.module.expressions.write(value, site), body), variable);
      const { constant: _, ...rest } = read;
      state.kept.set(`let_${i}`, { name: `let_${i}`, code: rest, initial: "undefined!" });
      site = withVar(site, variable, read);
      return read.text;
    });
    const write = (): Code => {
      if (!rule.condition) return TRUE;
      if (!before) return this.module.expressions.condition(rule.condition, site);
      const rest = before.items.slice(before.count);
      const item = (n: number, at: Site): Code =>
        n === 0
          ? this.traced || before.guard.blocked
            ? before.guard
            : TRUE
          : this.module.expressions.write(rest[n - 1] ?? broken("a condition"), at);
      return guarded("and", 1 + rest.length, item, site);
    };
    const written = write();
    const blocked = written.blocked || state.mayBeUnknown;
    // Where only those are kept that hold, there is nothing to ask of them.
    const isSure = !this.traced && !blocked;
    state.isBare = isSure && this.mayBeBare(rule);
    const condition = isSure ? written : body.named(written, "holds");
    state.kept.set("holds", {
      name: "holds",
      code: { rep: { kind: "boolean" }, absent: false, blocked, ...(isSure ? { constant: true } : {}) },
      initial: "false",
    });
    const push = (): void => {
      const abouts = state.claims.flatMap((claim) => {
        const element = claim.conclusion.kind === "decide" ? claim.conclusion.element : undefined;
        if (
          !element ||
          (!state.mayBeUnknown && element.kind === "variable" && rule.each.some((e) => e.variable === element.name))
        )
          return [];
        const about = this.module.expressions.write(element, { ...site, loose: true });
        const name = `about_${claim.index}`;
        state.kept.set(name, { name, code: about, initial: "undefined!" });
        return [[name, about.text] as const];
      });
      if (state.isBare) return body.push(`${state.array}.push(${elements.join("")});`);
      body.push(
        () => `${state.array}.push(${this.objectOf(state, elements, lets, condition.text, false, new Map(abouts))});`,
      );
      body.push(() => (state.byElement === undefined ? "" : indexed(state, elements[0] ?? broken("an element"))));
    };
    const maybe = condition.blocked ? `${condition.text} !== false` : condition.text;
    if (condition.constant === true || this.traced) push();
    else body.block(`if (${maybe})`, push);
  }

  /** Whether all that a verdict asks of instances is their element, and nothing bears on them. */
  private mayBeBare({ id, kind, each, lets, conclusions }: Rule): boolean {
    const [only] = each;
    if (!only || each.length > 1 || lets.length > 0 || kind !== "ordinary") return false;
    if (this.exceptionsTo(`rule ${id}`).length > 0) return false;
    return conclusions.every((c) => {
      const isAboutIt =
        c.kind === "deliver" ||
        c.element === undefined ||
        (c.element.kind === "variable" && c.element.name === only.variable);
      return isAboutIt && this.exceptionsTo(topicOf(c)).length === 0;
    });
  }

  private objectOf(
    state: RuleState,
    elements: readonly string[],
    lets: readonly string[],
    holds: string,
    unknown: boolean,
    abouts: ReadonlyMap<string, string> = new Map(),
  ): string {
    const properties = [
      ...elements.map((text, i) => `${this.propertyOf(state, i)}: ${text}`),
      ...lets.map((text, i) => `let_${i}: ${text}`),
      ...(state.kept.get("holds")?.code.constant === true ? [] : [`holds: ${holds}`]),
      ...(state.mayBeUnknown ? [`unknown: ${unknown}`] : []),
      ...[...state.kept].flatMap(([question, kept]) => {
        if (kept.name === "holds" || kept.code.constant === true || question.startsWith("let_")) return [];
        return [`${kept.name}: ${abouts.get(question) ?? (question.startsWith("about_") ? "null" : kept.initial)}`];
      }),
    ];
    return `{ ${properties.join(", ")} }`;
  }

  private interfaceOf(state: RuleState): string {
    const { rule } = state;
    const field = (name: string, c: Pick<Code, "rep" | "absent" | "blocked">): string =>
      `${name}: ${this.body.typeOf(c)};`;
    const lines = [
      ...rule.each.map(
        (e, i) =>
          `readonly ${field(this.propertyOf(state, i), { rep: { kind: "struct", name: e.struct }, absent: false, blocked: false })}`,
      ),
      ...[...new Set(state.kept.values())].flatMap((kept) =>
        kept.code.constant === true
          ? []
          : [
              field(kept.name, {
                ...kept.code,
                blocked: kept.code.blocked || (state.mayBeUnknown && kept.name.startsWith("about_")),
              }),
            ],
      ),
      ...(state.mayBeUnknown ? ["readonly unknown: boolean;"] : []),
    ];
    return `interface ${state.type} {\n${lines.join("\n")}\n}`;
  }

  // --- Bearing

  /** Whether an instance of an exception bears on another instance (through a conclusion about `about`, if given). */
  bears(exception: Ref, on: Ref, about: Code | undefined): Code {
    if (!exception.state.isEach) return TRUE;
    const own = exception.state.rule.each.map((each, i) => ({
      element: this.element(exception, i),
      struct: each.struct,
    }));
    const theirs: Code[] = on.state.rule.each.map((_, i) => this.element(on, i));
    if (about) theirs.push(about);
    const inside = own.map(({ element, struct }) => {
      const tests = theirs.flatMap((other) =>
        other.rep.kind === "struct" && this.module.model.mayMeet(struct, other.rep.name)
          ? [`${element.text} === ${other.text}`]
          : [],
      );
      if (tests.length === 0) return truth("false", { constant: false });
      return truth(`(${[...new Set(tests)].join(" || ")})`);
    });
    const known = join("and", inside, this.body);
    const unknown = [this.isUnknown(exception), this.isUnknown(on)].filter((u) => u !== undefined);
    const unless = about?.blocked ? `(${known.text} || (${about.text} === null ? null : false))` : known.text;
    if (unknown.length === 0 && !about?.blocked) return known;
    return truth(unknown.length > 0 ? `(${unknown.join(" || ")} ? null : ${unless})` : unless, {
      blocked: true,
      size: 6,
    });
  }

  /** Code for every instance of an exception that may bear on another. */
  forEachBearing(exception: RuleState, on: Ref, about: Code | undefined, write: (ref: Ref, bears: Code) => void): void {
    if (!exception.isEach) return write({ state: exception }, TRUE);
    const { body } = this;
    const first = exception.rule.each[0] ?? broken("an element");
    const sure = !exception.mayBeUnknown && this.isUnknown(on) === undefined && !about?.blocked;
    if (!sure) return this.forEach(exception, (ref) => write(ref, this.bears(ref, on, about)));
    const elements: Code[] = on.state.rule.each.map((_, i) => this.element(on, i));
    if (about) elements.push(about);
    const texts = new Set(
      elements
        .filter((e) => e.rep.kind === "struct" && this.module.model.mayMeet(first.struct, e.rep.name))
        .map((e) => (e.absent ? `${e.text}!` : e.text)),
    );
    exception.byElement ??= body.fresh(`${identifier(exception.rule.id)}_by_element`);
    for (const text of texts) {
      const object = body.fresh("e");
      const ref: Ref = { state: exception, object };
      body.block(`for (const ${object} of ${exception.byElement}.get(${text}) ?? [])`, () =>
        write(ref, this.bears(ref, on, about)),
      );
    }
  }
}

const indexed = (state: RuleState, element: string): string =>
  [
    `const $same = ${state.byElement}.get(${element});`,
    `const $last = ${state.array}[${state.array}.length - 1]!;`,
    `if ($same === undefined) ${state.byElement}.set(${element}, [$last]);`,
    "else $same.push($last);",
  ].join("\n");

function file<K, V>(table: Map<K, V[]>, key: K, value: V): void {
  const values = table.get(key);
  if (values) values.push(value);
  else table.set(key, [value]);
}
