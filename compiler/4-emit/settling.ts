/** What becomes of each decision and of each document, as code: `plan/README.md`, « Settling » and « Delivering ». */
import type { Decision, DocumentType, Expr } from "../../plan/plan.js";
import { broken, code, repOf, type Code, type Rep } from "./code.js";
import type { Claim, Instances, Ref, RuleState } from "./instances.js";
import { FALSE, join, truth } from "./logic.js";
import { readsVariable } from "./model.js";
import type { ModuleWriter } from "./module-writer.js";
import { identifier, propertyKey, quote } from "./names.js";
import { rawText } from "./raw.js";
import { isSettled } from "./site.js";
import type { Standing } from "./standing.js";

/** Where the state of a decision is kept: names of variables, or properties of an element. */
export interface Settled {
  readonly value: string;
  /** Whether a conclusion may say that there is no value. */
  readonly mayBeAbsent: () => boolean;
  readonly concluded: string;
  /** The condition, where there may be no conclusion, that there is none; asked for when all is settled. */
  readonly unconcluded: () => string | undefined;
  /** Whether code after `unconcluded` knows that there is a value. */
  readonly isKnown: () => boolean;
  readonly conflict: string | undefined;
  readonly blocked: string | undefined;
}

/** Values of an expression that are known beforehand. */
type Common = ReadonlyMap<Expr, Code>;

export interface Delivered {
  readonly blocked: string | undefined;
  /** Array of internal deliveries, for expressions. */
  readonly internal: string | undefined;
}

export class Settling {
  readonly decisions = new Map<string, Settled>();
  readonly documents = new Map<string, Delivered>();

  constructor(
    protected readonly module: ModuleWriter,
    protected readonly rules: Instances,
    protected readonly standing: Standing,
  ) {}

  protected get body(): Instances["body"] {
    return this.rules.body;
  }

  private claimsOf(state: RuleState, topic: string): readonly Claim[] {
    return state.claims.filter((c) => c.topic === topic);
  }

  // --- Decisions

  settle(decision: Decision): void {
    const topic = `decision ${decision.name}`;
    const states = this.rules.concludingOn(topic);
    for (const state of states) this.standing.askStands(state, topic);
    const rep = repOf(decision.type);
    const { body } = this;
    // Whether it can be in conflict or blocked at all is known once its conclusions are written.
    const plan = {
      mayConflict: states.length > 1 || states.some((s) => s.isEach || this.claimsOf(s, topic).length > 1),
      mayBlock: this.mayBlock(decision, topic, states),
    };
    const settled = decision.on === undefined ? this.variables(decision, rep, plan) : this.properties(decision, plan);
    this.decisions.set(decision.name, settled);
    if (decision.optional) this.module.maybeAbsent.add(decision.name);
    let isFirst = true;
    for (const state of states) {
      const claims = this.claimsOf(state, topic);
      for (const claim of claims)
        if (this.valueMayBlock(state, claim))
          this.rules.keep(
            state,
            `known_${claim.index}`,
            { rep: { kind: "boolean" }, absent: false, blocked: false },
            "false",
          );
      if (!state.isEach) {
        for (const claim of claims) {
          if (!this.valueMayBlock(state, claim)) continue;
          const name = body.fresh(`${identifier(state.rule.id)}_known`);
          state.locals.set(`known_${claim.index}`, truth(name));
          body.push(`let ${name} = false;`);
        }
      }
      this.rules.forEach(state, (ref) => {
        for (const claim of claims) {
          this.conclude(decision, rep, settled, ref, claim, isFirst && !state.isEach);
          isFirst = false;
        }
      });
    }
    this.finish(decision, settled);
    if (decision.on === undefined) {
      const read = this.reading(decision);
      this.module.keep("decisions", decision.name, read, body);
    }
  }

  private valueMayBlock(state: RuleState, claim: Claim): boolean {
    const { conclusion } = claim;
    const values = conclusion.kind === "decide" ? [conclusion.value] : conclusion.fields.map((f) => f.value);
    const isBlocked = (name: string): boolean => this.letIsBlocked(state, name);
    const { model } = this.module;
    return values.some((e) => (isSettled(this.rules.site) ? readsVariable(e, isBlocked) : model.tainted(e, isBlocked)));
  }

  private letIsBlocked(state: RuleState, name: string): boolean {
    const i = state.rule.lets.findIndex((l) => l.variable === name);
    if (i < 0) return false;
    return (state.isEach ? state.kept.get(`let_${i}`)?.code.blocked : state.locals.get(`let_${i}`)?.blocked) ?? false;
  }

  private mayBlock(decision: Decision | undefined, topic: string, states: readonly RuleState[]): boolean {
    const on = isSettled(this.rules.site) ? undefined : decision?.on;
    if (on !== undefined && this.module.model.taintedGroup(on)) return true;
    return states.some((state) => {
      const ref: Ref = state.isEach ? { state, object: "i" } : { state };
      return this.claimsOf(state, topic).some((claim) => {
        if (this.standing.stands(ref, claim).blocked || this.valueMayBlock(state, claim)) return true;
        return state.rule.kind === "default" && this.standing.applies(ref, claim).blocked;
      });
    });
  }

  protected variables(decision: Decision, rep: Rep, may: { mayConflict: boolean; mayBlock: boolean }): Settled {
    const { body } = this;
    const base = identifier(decision.name);
    const value = body.fresh(base);
    const concluded = body.fresh(`${base}_concluded`);
    const conflict = may.mayConflict ? body.fresh(`${base}_conflict`) : undefined;
    const blocked = may.mayBlock ? body.fresh(`${base}_blocked`) : undefined;
    body.push(() =>
      this.module.mayBeAbsent(decision.name)
        ? `let ${value}: ${this.module.typeText(rep)} | undefined | null;`
        : `let ${value}: ${this.module.typeText(rep)} | null = null;`,
    );
    body.push(`let ${concluded} = false;`);
    if (conflict !== undefined) body.push(`let ${conflict} = false;`);
    if (blocked !== undefined) body.push(`let ${blocked} = false;`);
    return {
      value,
      mayBeAbsent: () => this.module.maybeAbsent.has(decision.name),
      concluded,
      unconcluded: () => `!${concluded}`,
      isKnown: () => false,
      conflict,
      blocked,
    };
  }

  protected properties(decision: Decision, may: { mayConflict: boolean; mayBlock: boolean }): Settled {
    const on = decision.on ?? broken("a per-element decision");
    const flag = (what: string): string =>
      this.module.shape.slot(on, `${what} ${decision.name}`, `${decision.name}_${what}`, () => ({
        type: "boolean",
        initial: "false",
        reset: true,
      })).name;
    return {
      value: this.module.decisionSlot(decision.name),
      mayBeAbsent: () => this.module.maybeAbsent.has(decision.name),
      concluded: flag("concluded"),
      unconcluded: () => undefined,
      isKnown: () => false,
      conflict: may.mayConflict ? flag("conflict") : undefined,
      blocked: may.mayBlock ? flag("blocked") : undefined,
    };
  }

  /** The state of a decision, or of the decision on an element. */
  at(settled: Settled, element: string | undefined): Settled {
    if (element === undefined) return settled;
    const of = (name: string): string => `${element}.${name}`;
    return {
      value: of(settled.value),
      mayBeAbsent: settled.mayBeAbsent,
      concluded: of(settled.concluded),
      unconcluded: () => `!${of(settled.concluded)}`,
      isKnown: settled.isKnown,
      conflict: settled.conflict === undefined ? undefined : of(settled.conflict),
      blocked: settled.blocked === undefined ? undefined : of(settled.blocked),
    };
  }

  /** What one conclusion of one instance adds. */
  private conclude(decision: Decision, rep: Rep, settled: Settled, ref: Ref, claim: Claim, isFirst: boolean): void {
    const { body } = this;
    const { conclusion } = claim;
    if (conclusion.kind !== "decide") return broken("a decision");
    const stands = this.standing.stands(ref, claim);
    const about = this.rules.about(ref, claim);
    const write = (): void => {
      // The conclusion stands: there is an element that it is about.
      const at = this.at(settled, about && `${about.text}${about.absent || about.blocked ? "!" : ""}`);
      const value = body.named(
        this.module.expressions.convertedTo(
          this.module.expressions.write(conclusion.value, this.rules.siteOf(ref, false)),
          rep,
          this.rules.site,
        ),
        "value",
      );
      if (value.absent) this.module.maybeAbsent.add(decision.name);
      const settle = (): void => {
        if (this.rules.knows(ref.state, `known_${claim.index}`))
          body.push(`${this.rules.read(ref, `known_${claim.index}`).text} = true;`);
        this.record(decision, at, value, isFirst);
      };
      if (!value.blocked) return settle();
      body.push(`if (${value.text} === null) {`, this.blocking(at.blocked), "} else {");
      settle();
      body.push("}");
    };
    if (stands.constant === true) write();
    else if (stands.constant === undefined) body.block(`if (${stands.text})`, write);
    const isDefault = ref.state.rule.kind === "default";
    const applies = isDefault ? this.standing.applies(ref, claim) : FALSE;
    const open = [
      ...(stands.blocked ? [`${stands.text} === null`] : []),
      ...(applies.blocked ? [`${applies.text} === null`] : []),
    ];
    if (open.length > 0) body.block(`if (${open.join(" || ")})`, () => this.block(decision, settled, about));
  }

  /** What one conclusion says, after what others said. */
  protected record(decision: Decision, at: Settled, value: Code, isFirst: boolean): void {
    const { body } = this;
    const assign = [`${at.concluded} = true;`, `${at.value} = ${this.wide(value)};`];
    if (isFirst) return body.push(...assign);
    body.push(
      `if (!${at.concluded}) {`,
      ...assign,
      `} else if (${this.differ(repOf(decision.type), at.value, value)}) {`,
      `${at.conflict} = true;`,
      "}",
    );
  }

  /** The statement for a conclusion of which it is not known whether it stands, or what it says. */
  protected blocking(flag: string | undefined): string {
    return `${flag ?? broken("a block")} = true;`;
  }

  protected block(decision: Decision, settled: Settled, about: Code | undefined): void {
    const { body } = this;
    if (settled.blocked === undefined) return;
    if (decision.on === undefined) return body.push(`${settled.blocked} = true;`);
    this.standing.forAbout(about ?? broken("an element"), decision.on, (element) =>
      body.push(`${element}.${settled.blocked} = true;`),
    );
  }

  /** Without its wider type, a value assigned once could not be compared with others. */
  protected wide(value: Code): string {
    if (value.constant === undefined || (value.rep.kind !== "enum" && value.rep.kind !== "boolean")) return value.text;
    return `${value.text} as ${this.module.typeText(value.rep)}`;
  }

  protected differ(rep: Rep, before: string, value: Code): string {
    if (rep.kind !== "rational") return `${before} !== ${this.wide(value)}`;
    const compare = this.body.runtime("compare");
    const sure = value.absent
      ? `${before} === undefined || ${value.text} === undefined ? ${before} !== ${value.text} : `
      : `${before} === undefined || `;
    return `${sure}${compare}(${before}!, ${value.text}) !== 0`;
  }

  /** What is not settled has no value for readers. */
  protected finish(decision: Decision, settled: Settled): void {
    const { body } = this;
    const write = (at: Settled): void => {
      const open = [
        ...(at.conflict === undefined ? [] : [at.conflict]),
        ...(at.blocked === undefined ? [] : [at.blocked]),
        ...(decision.optional || !at.mayBeAbsent() ? [] : [`!${at.concluded}`]),
      ];
      if (open.length > 0) body.push(`if (${open.join(" || ")}) ${at.value} = null;`);
    };
    if (decision.on === undefined) return write(settled);
    const isSure =
      settled.conflict === undefined && settled.blocked === undefined && (decision.optional || !settled.mayBeAbsent());
    if (isSure) return;
    this.forAllElements(decision.on, (element) => write(this.at(settled, element)));
  }

  /** Code for each element of a structure or of a group; rows of tables are elements too. */
  protected forAllElements(on: string, write: (element: string) => void): void {
    this.standing.forElements(on, write);
    for (const table of this.module.tablesOf(on)) {
      const row = this.body.fresh("row");
      this.body.block(`for (const ${row} of ${table})`, () => write(row));
    }
  }

  /** A decision as expressions read it. */
  reading(decision: Decision): Code {
    const settled =
      this.decisions.get(decision.name) ?? broken(`decision ${decision.name} is settled before it is read`);
    return code(repOf(decision.type), settled.value, { absent: settled.mayBeAbsent(), blocked: true });
  }

  // --- Documents

  deliver(document: DocumentType): void {
    const { body } = this;
    const topic = `document ${document.name}`;
    const states = this.rules.concludingOn(topic);
    for (const state of states) this.standing.askStands(state, topic);
    const base = identifier(document.name);
    const isRead = this.module.readsDocument(document.name);
    const isTruth = document.fields.length === 0 && !isRead;
    const all = this.arrayOf(document);
    const name = isTruth ? body.fresh(base) : all;
    const blocked =
      !isSettled(this.rules.site) && this.mayBlock(undefined, topic, states)
        ? body.fresh(`${base}_blocked`)
        : undefined;
    const internal = isRead ? body.fresh(`${base}_deliveries`) : undefined;
    const many = !this.areDistinct(topic, states);
    const start = many && !isTruth ? body.fresh(`${base}_start`) : "0";
    if (isTruth) body.push(`let ${name} = false;`);
    else if (many) body.push(`const ${start} = ${all}.length;`);
    if (internal !== undefined)
      body.push(`const ${internal}: ${this.module.internalType("document", document.name)}[] = [];`);
    if (blocked !== undefined) body.push(`let ${blocked} = false;`);
    for (const state of states) {
      const claims = this.claimsOf(state, topic);
      for (const claim of claims) {
        if (!this.valueMayBlock(state, claim)) continue;
        this.rules.keep(
          state,
          `known_${claim.index}`,
          { rep: { kind: "boolean" }, absent: false, blocked: false },
          "false",
        );
        if (state.isEach) continue;
        const known = body.fresh(`${identifier(state.rule.id)}_known`);
        state.locals.set(`known_${claim.index}`, truth(known));
        body.push(`let ${known} = false;`);
      }
      const write = (common: Common): void =>
        this.rules.forEach(state, (ref) => {
          for (const claim of claims) {
            const stands = this.standing.stands(ref, claim);
            if (stands.constant === false) continue;
            const write = (): void => {
              if (isTruth) body.push(`${name} = true;`);
              else this.deliverOne(document, internal, blocked, ref, claim, many ? start : undefined, common);
            };
            if (stands.constant === true) write();
            else body.block(`if (${stands.text})`, write);
            if (stands.blocked) body.push(`if (${stands.text} === null) ${this.blocking(blocked)}`);
          }
        });
      this.withCommon(state, claims, write);
    }
    if (isTruth) body.push(`if (${name}) ${all}.push({ document: ${quote(document.name)} });`);
    this.documents.set(document.name, { blocked, internal });
    if (internal !== undefined) this.module.keep("documents", document.name, this.readingOf(document), body);
  }

  /** Computes once, if there is any instance, what deliveries say that does not depend on it. */
  private withCommon(state: RuleState, claims: readonly Claim[], write: (common: Common) => void): void {
    const { body } = this;
    const own = new Set([...state.rule.each, ...state.rule.lets].map((each) => each.variable));
    const common = claims.flatMap(({ conclusion }) =>
      conclusion.kind === "decide"
        ? []
        : conclusion.fields.filter(
            ({ value }) => this.module.model.cost(value) > 1 && !readsVariable(value, (v) => own.has(v)),
          ),
    );
    if (!state.isEach || !isSettled(this.rules.site) || common.length === 0) return write(new Map());
    body.block(`if (${state.array}.length > 0)`, () => {
      const { site } = this.rules;
      write(
        new Map(
          common.map(({ field, value }) => [value, body.named(this.module.expressions.write(value, site), field)]),
        ),
      );
    });
  }

  private all: string | undefined;
  private isShared = true;

  /** Says in which order documents will be settled: where it is the one in which a verdict lists them, one array is enough. */
  deliverInOrder(documents: readonly string[]): void {
    this.isShared = documents.join("\n") === this.module.plan.documents.map((d) => d.name).join("\n");
  }

  /** The array of all deliveries. */
  allDocuments(): string {
    if (this.all !== undefined) return this.all;
    this.all = this.body.fresh("documents");
    this.body.runtime("type Delivery");
    this.body.push(`const ${this.all}: Delivery[] = [];`);
    for (const { name } of this.module.plan.documents) {
      const own = this.ownArrays.get(name);
      if (own !== undefined) this.body.push(`for (const delivery of ${own}) ${this.all}.push(delivery);`);
    }
    return this.all;
  }

  private readonly ownArrays = new Map<string, string>();

  private arrayOf(document: DocumentType): string {
    if (this.isShared) return this.allDocuments();
    const known = this.ownArrays.get(document.name);
    if (known !== undefined) return known;
    const name = this.body.fresh(identifier(document.name));
    this.body.runtime("type Delivery");
    this.body.push(`const ${name}: Delivery[] = [];`);
    this.ownArrays.set(document.name, name);
    return name;
  }

  /** Whether no two deliveries can be the same: there is one, or each gives the identifying field of its element. */
  private areDistinct(topic: string, states: readonly RuleState[]): boolean {
    const [state, ...others] = states;
    const claims = state ? this.claimsOf(state, topic) : [];
    const [claim] = claims;
    if (!state || !claim) return true;
    if (others.length > 0 || claims.length > 1) return false;
    if (!state.isEach) return true;
    const [each, ...more] = state.rule.each;
    const { conclusion } = claim;
    if (!each || more.length > 0 || conclusion.kind !== "deliver" || this.module.model.group(each.struct)) return false;
    let list = each.list;
    while (
      list.kind === "filter" ||
      list.kind === "sort" ||
      list.kind === "take" ||
      (list.kind === "definition" && this.module.writtenOut(list.definition))
    ) {
      list = list.kind === "definition" ? (this.module.writtenOut(list.definition) ?? list) : list.list;
    }
    const { identifiedBy } = this.module.model.struct(each.struct);
    if ((list.kind !== "input" && list.kind !== "elements") || !this.module.shape.standsInOneList(each.struct))
      return false;
    return conclusion.fields.some(
      ({ value: v }) =>
        v.kind === "field" &&
        v.field === identifiedBy &&
        v.object.kind === "variable" &&
        v.object.name === each.variable,
    );
  }

  /** The deliveries of a document as expressions read them. */
  readingOf(document: DocumentType): Code {
    const delivered =
      this.documents.get(document.name) ?? broken(`document ${document.name} is settled before it is read`);
    const rep: Rep = { kind: "list", element: { kind: "document", name: document.name }, min: 0, max: 1_000_000 };
    const list = delivered.internal ?? broken(`deliveries of ${document.name}`);
    const { blocked } = delivered;
    return blocked === undefined
      ? code(rep, list)
      : code(rep, `(${blocked} ? null : ${list})`, { blocked: true, size: 3 });
  }

  private deliverOne(
    document: DocumentType,
    internal: string | undefined,
    blocked: string | undefined,
    ref: Ref,
    claim: Claim,
    start: string | undefined,
    common: Common,
  ): void {
    const { body } = this;
    const name = this.arrayOf(document);
    const { conclusion } = claim;
    if (conclusion.kind !== "deliver") return broken("a delivery");
    const site = this.rules.siteOf(ref, false);
    const fields = conclusion.fields.map(({ field, value }) => {
      const declared = document.fields.find((f) => f.name === field) ?? broken(`field ${field}`);
      const converted = this.module.expressions.convertedTo(
        common.get(value) ?? this.module.expressions.write(value, site),
        repOf(declared.type),
        site,
      );
      return { declared, value: body.named(converted, declared.name) };
    });
    const unsure = fields.filter((f) => f.value.blocked).map((f) => `${f.value.text} === null`);
    const push = (): void => {
      if (this.rules.knows(ref.state, `known_${claim.index}`))
        body.push(`${this.rules.read(ref, `known_${claim.index}`).text} = true;`);
      const given = new Map(fields.map((f) => [f.declared.name, f.value]));
      const add = (): void => {
        this.pushDelivery(
          document,
          name,
          fields.map((f) => ({ key: f.declared.key, value: f.value })),
          site,
        );
        if (internal === undefined) return;
        const properties = document.fields.map(
          (f) => `${propertyKey(this.module.property("", f.name))}: ${given.get(f.name)?.text ?? "undefined"}`,
        );
        body.push(`${internal}.push({ ${properties.join(", ")} });`);
      };
      if (start === undefined) return add();
      const repeated = body.fresh("repeated");
      const other = body.fresh("other");
      const i = body.fresh("k");
      const equal = document.fields.map((f) => {
        const value = given.get(f.name);
        const raw =
          value === undefined ? "undefined" : value.text === "undefined" ? "undefined" : this.rawOrUndefined(value);
        return `${other}${accessKey(f.key)} === ${raw}`;
      });
      body.push(`let ${repeated} = false;`);
      body.block(`for (let ${i} = ${start}; ${i} < ${name}.length; ${i}++)`, () => {
        body.push(
          `const ${other} = ${name}[${i}]!;`,
          `if (${equal.length === 0 ? "true" : equal.join(" && ")}) {`,
          `${repeated} = true;`,
          "break;",
          "}",
        );
      });
      body.block(`if (!${repeated})`, add);
    };
    if (unsure.length === 0) return push();
    body.push(`if (${unsure.join(" || ")}) {`, this.blocking(blocked), "} else {");
    push();
    body.push("}");
  }

  private rawOrUndefined(c: Code): string {
    const text = rawText({ ...c, absent: false, blocked: false }, this.rules.site);
    return c.absent && text !== c.text ? `(${c.text} === undefined ? undefined : ${text})` : text;
  }

  private pushDelivery(
    document: DocumentType,
    name: string,
    fields: readonly { readonly key: string; readonly value: Code }[],
    site: Instances["site"],
  ): void {
    const { body } = this;
    const head = `${quote("document")}: ${quote(document.name)}`;
    const isSafe = fields.every((f) => !f.value.absent && f.key !== "document");
    if (isSafe) {
      body.push(
        `${name}.push({ ${[head, ...fields.map((f) => `${propertyKey(f.key)}: ${rawText(f.value, site)}`)].join(", ")} });`,
      );
      return;
    }
    const given = fields.filter((f) => f.value.text !== "undefined" && f.key !== "document");
    const maybe = given.filter((f) => f.value.absent);
    if (maybe.length <= 2) {
      // Objects with all their properties at once, of few shapes.
      const literal = (without: readonly string[]): string =>
        `{ ${[head, ...given.filter((f) => !without.includes(f.key)).map((f) => `${propertyKey(f.key)}: ${rawText({ ...f.value, absent: false, blocked: false }, site)}`)].join(", ")} }`;
      const choose = (open: typeof maybe, without: readonly string[]): string => {
        const [first, ...rest] = open;
        if (!first) return literal(without);
        return `${first.value.text} === undefined ? ${choose(rest, [...without, first.key])} : ${choose(rest, without)}`;
      };
      body.push(`${name}.push(${choose(maybe, [])});`);
      return;
    }
    const delivery = body.fresh("delivery");
    body.runtime("type Raw");
    body.push(`const ${delivery}: { document: string } & Record<string, Raw> = { ${head} };`);
    for (const { key, value } of fields) {
      if (value.text === "undefined") continue;
      const text = setProperty(delivery, key, rawText({ ...value, absent: false, blocked: false }, site));
      body.push(value.absent ? `if (${value.text} !== undefined) { ${text} }` : text);
    }
    body.push(`${name}.push(${delivery});`);
  }

  /** Whether a conclusion is a reason: it stands, and what it says is known. */
  isReason(ref: Ref, claim: Claim): Code {
    if (this.rules.knows(ref.state, `known_${claim.index}`)) return this.rules.read(ref, `known_${claim.index}`);
    const stands = this.standing.stands(ref, claim);
    return stands.blocked ? truth(`(${stands.text} === true)`, { size: 2 }) : stands;
  }

  isReasonAny(ref: Ref): Code {
    return join(
      "or",
      ref.state.claims.map((claim) => this.isReason(ref, claim)),
      this.body,
    );
  }
}

const accessKey = (key: string): string => `[${quote(key)}]`;

/** `object[key] = value;` where `__proto__` is a key like another. */
export function setProperty(object: string, key: string, value: string): string {
  if (key !== "__proto__") return `${object}[${quote(key)}] = ${value};`;
  return `Object.defineProperty(${object}, "__proto__", { value: ${value}, enumerable: true, configurable: true, writable: true });`;
}
