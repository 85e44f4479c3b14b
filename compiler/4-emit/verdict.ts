/** The verdict's body, as code: decisions, documents, reasons, from what was settled. */
import type { Conclusion, Expr, Reading } from "../../plan/plan.js";
import { canonical } from "../../plan/walk.js";
import { isAtom, type Code } from "./code.js";
import type { Instances, Ref, RuleState } from "./instances.js";
import type { Keys } from "./keys.js";
import { join } from "./logic.js";
import type { ModuleWriter } from "./module-writer.js";
import { identifier, propertyKey, quote } from "./names.js";
import { OutcomeWriter } from "./outcomes.js";
import { raw } from "./raw.js";
import { settledWhere } from "./settled.js";
import { setProperty, type Settling } from "./settling.js";
import type { Standing } from "./standing.js";
import { isSettled, type Site } from "./site.js";

/** By expression: the name of the variable that keeps its value, empty until it has one. */
export type ReadMoreThanOnce = Map<string, string>;

export class VerdictWriter {
  private readonly outcomes: OutcomeWriter;
  /** The outcomes written so far, as expressions, by the decision's name. */
  private readonly told = new Map<string, string>();
  private readonly waiting: RuleState[];
  private reasons: string | undefined;
  private common: ReadMoreThanOnce | undefined;

  constructor(
    private readonly module: ModuleWriter,
    private readonly rules: Instances,
    private readonly standing: Standing,
    private readonly settling: Settling,
    private readonly keys: Keys,
  ) {
    this.outcomes = new OutcomeWriter(module, rules, standing, settling, keys);
    this.waiting = [...rules.states.values()];
  }

  private get body(): Instances["body"] {
    return this.rules.body;
  }

  /** Writes what reasons and traces are told from. */
  prepare(): void {
    const { plan } = this.module;
    for (const decision of plan.decisions) if (decision.on !== undefined) this.keys.prepare(decision.on);
    for (const rule of plan.rules) for (const each of rule.each) this.keys.prepare(each.struct);
    for (const state of this.rules.states.values()) if (state.withoutEffect) this.standing.askInEffect(state);
  }

  /**
   * Writes what is known so far: outcomes, and reasons up to the first rule, in the order in which verdicts list them, that waits for something.
   * In a long regulation, what is told beside what it is told of needs not be handed on.
   */
  tellKnown(): void {
    const { body, module } = this;
    for (const decision of module.plan.decisions) {
      if (this.told.has(decision.name) || !this.settling.decisions.has(decision.name)) continue;
      if (decision.on !== undefined) this.keys.prepare(decision.on);
      const text = this.outcomes.of(decision);
      const name = isAtom(text) ? text : body.fresh(`${identifier(decision.name)}_outcome`);
      if (name !== text) body.push(`const ${name}: Outcome = ${text};`);
      this.told.set(decision.name, name);
    }
    for (let [state] = this.waiting; state !== undefined && this.isKnown(state); [state] = this.waiting) {
      for (const each of state.rule.each) this.keys.prepare(each.struct);
      module.prepare(module.model.ruleExprs([state.rule]));
      this.tell(state);
      this.waiting.shift();
    }
  }

  /** Whether all that a rule concludes on is settled. What « sans effet » comes to is only known of all rules together. */
  private isKnown({ withoutEffect, rule }: RuleState): boolean {
    const { decisions, documents } = this.settling;
    const isSettledYet = (c: Conclusion): boolean =>
      c.kind === "decide" ? decisions.has(c.decision) : documents.has(c.document);
    return !withoutEffect && rule.conclusions.every(isSettledYet);
  }

  /** Writes what the verdict is made of, and gives the statement that returns it. */
  write(): string {
    const { plan } = this.module;
    const decisions = plan.decisions.map(
      (d) => `${propertyKey(d.key)}: ${this.told.get(d.name) ?? this.outcomes.of(d)}`,
    );
    this.body.runtime("type Body");
    const documents = this.settling.allDocuments();
    const blocked = this.blockedDocuments();
    const reasons = this.allReasons();
    for (const state of this.waiting) this.tell(state);
    const body = `decisions: { ${decisions.join(", ")} }, documents: ${documents}, reasons: ${reasons}`;
    return blocked === undefined
      ? `return { ${body} };`
      : `return ${blocked} === undefined ? { ${body} } : { ${body}, blockedDocuments: ${blocked} };`;
  }

  // --- Documents

  private blockedDocuments(): string | undefined {
    const { body } = this;
    const open = this.module.plan.documents.filter((d) => this.settling.documents.get(d.name)?.blocked !== undefined);
    if (open.length === 0) return undefined;
    const all = body.fresh("blocked_documents");
    body.push(`let ${all}: { document: string; by: string[] }[] | undefined;`);
    for (const document of open) {
      body.block(`if (${this.settling.documents.get(document.name)?.blocked})`, () => {
        const by = this.outcomes.behind(`document ${document.name}`);
        body.push(`${all} = [...(${all} ?? []), { document: ${quote(document.name)}, by: ${by} }];`);
      });
    }
    return all;
  }

  // --- Reasons

  /** The array of reasons. */
  private allReasons(): string {
    if (this.reasons !== undefined) return this.reasons;
    const { body } = this;
    this.reasons = body.fresh("reasons");
    body.runtime("type Reason");
    body.push(`const ${this.reasons}: Reason[] = [];`);
    const readings = [...this.rules.states.values()].flatMap((s) => (s.isEach ? [] : [s.rule.readings]));
    this.common = isSettled(this.rules.site) ? this.readMoreThanOnce(readings) : undefined;
    return this.reasons;
  }

  /** Writes the reasons that a rule is. */
  private tell(state: RuleState): void {
    const { body } = this;
    const reasons = this.allReasons();
    const { common } = this;
    this.rules.forEach(state, (ref) => {
      const isReason = this.isReason(ref);
      if (isReason.constant === false) return;
      const write = (): void => {
        const concludes = this.concludes(ref);
        const loose = this.rules.siteOf(ref, true);
        const site = isSettled(loose) ? loose : { ...loose, settled: settledWhere(state.rule) };
        const values = this.values(state.rule.readings, site, state.isEach ? undefined : common);
        body.push(
          `${reasons}.push({ ${[`rule: ${quote(state.rule.id)}`, ...this.each(ref), `concludes: ${concludes}`, `values: ${values}`].join(", ")} });`,
        );
      };
      if (isReason.constant === true) write();
      else body.block(`if (${isReason.text})`, write);
    });
  }

  isReason(ref: Ref): ReturnType<Settling["isReason"]> {
    if (!ref.state.withoutEffect) return this.settling.isReasonAny(ref);
    const inEffect = this.standing.inEffect(ref);
    return inEffect.blocked ? { ...inEffect, text: `(${inEffect.text} === true)`, blocked: false } : inEffect;
  }

  /** `each: { … }`, if it runs through elements. */
  each(ref: Ref): string[] {
    const { each } = ref.state.rule;
    if (each.length === 0) return [];
    const entries = each.map(
      ({ variable, struct }, i) => `${propertyKey(variable)}: ${this.keys.of(this.rules.element(ref, i).text, struct)}`,
    );
    return [`each: { ${entries.join(", ")} }`];
  }

  private concludes(ref: Ref): string {
    const { body } = this;
    const items = ref.state.claims.map((claim) => ({
      reason: this.settling.isReason(ref, claim),
      text: this.concluded(ref, claim),
    }));
    const [first] = items;
    if (!first) return this.module.sameEverywhere("concludes_nothing", 'Reason["concludes"]', "[]");
    if (items.every((item) => item.reason.text === first.reason.text)) {
      const text = `[${items.map((item) => item.text).join(", ")}]`;
      const isSame = ref.state.claims.every(({ conclusion: c }) => c.kind === "deliver" || c.element === undefined);
      return isSame
        ? this.module.sameEverywhere(
            `concludes_${ref.state.claims.map(({ conclusion: c }) => (c.kind === "decide" ? c.decision : c.document)).join("_")}`,
            'Reason["concludes"]',
            text,
          )
        : text;
    }
    const concludes = body.fresh("concludes");
    body.push(`const ${concludes}: Reason["concludes"][number][] = [];`);
    for (const item of items) body.push(`if (${item.reason.text}) ${concludes}.push(${item.text});`);
    return concludes;
  }

  private concluded(ref: Ref, claim: RuleState["claims"][number]): string {
    const { conclusion } = claim;
    if (conclusion.kind === "deliver") return `{ document: ${quote(conclusion.document)} }`;
    const decision = this.module.model.decision(conclusion.decision);
    const about = this.rules.about(ref, claim);
    const element =
      about && decision.on !== undefined
        ? `, element: ${this.keys.of(`${about.text}${about.absent || about.blocked ? "!" : ""}`, decision.on)}`
        : "";
    return `{ decision: ${quote(decision.key)}${element} }`;
  }

  /** What several of these read. Where it is called, the variables that keep it are declared. */
  readMoreThanOnce(all: readonly (readonly Reading[])[]): ReadMoreThanOnce {
    const read = new Set<string>();
    const common: ReadMoreThanOnce = new Map();
    for (const readings of all) {
      for (const key of new Set(readings.map(({ value }) => canonical(value)))) {
        if (read.has(key)) common.set(key, "");
        read.add(key);
      }
    }
    this.body.push(() => {
      const names = [...common.values()].filter((name) => name !== "");
      return names.map((name) => `let ${name}: Raw | undefined;`).join("\n");
    });
    return common;
  }

  /** A fraction is reduced once, for the first reason that tells it: several reasons tell the same average. */
  private keptInCommon({ label, value }: Reading, written: Code, common: ReadMoreThanOnce): Code {
    const key = canonical(value);
    const known = common.get(key);
    if (known === undefined || written.blocked || !isCostly(value, written)) return written;
    const name = known === "" ? this.body.fresh(`${label}_raw`) : known;
    this.body.runtime("type Raw");
    common.set(key, name);
    return { ...written, text: `(${name} ??= ${written.text})` };
  }

  /** Values by label; blocked ones are left out. `common`: what was told already. */
  values(readings: readonly Reading[], site: Site, common?: ReadMoreThanOnce): string {
    const { body } = this;
    const entries = readings.map((reading) => {
      const { label, value } = reading;
      const written = raw(this.module.expressions.write(value, site), site);
      return { label, value: common ? this.keptInCommon(reading, written, common) : written };
    });
    const certain = entries.findIndex((e) => e.value.blocked);
    const literal = (some: typeof entries): string =>
      `{ ${some.map((e) => `${propertyKey(e.label)}: ${e.value.text}`).join(", ")} }`;
    if (certain < 0)
      return entries.length === 0
        ? this.module.sameEverywhere("no_values", 'Reason["values"]', "{}")
        : literal(entries);
    const values = body.fresh("values");
    body.runtime("type Raw");
    body.push(`const ${values}: Record<string, Raw> = ${literal(entries.slice(0, certain))};`);
    for (const { label, value } of entries.slice(certain)) {
      const known = body.named(value, "value");
      const set = setProperty(values, label, known.text);
      body.push(value.blocked ? `if (${known.text} !== undefined) { ${set} }` : set);
    }
    return values;
  }

  anyOf(codes: readonly ReturnType<Settling["isReason"]>[]): ReturnType<Settling["isReason"]> {
    return join("or", codes, this.body);
  }
}

/** Whether it takes long to say a value: it is a fraction to be reduced. */
const isCostly = (value: Expr, written: Code): boolean =>
  value.type.kind === "number" && (written.rep.kind === "quotient" || written.rep.kind === "rational");
