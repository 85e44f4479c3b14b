/** The verdict's body, as code: decisions, documents, reasons, from what was settled. */
import type { Decision } from "../../plan/plan.js";
import { broken, code, repOf } from "./code.js";
import { Dependencies } from "./dependencies.js";
import type { Instances, Ref, RuleState } from "./instances.js";
import type { Keys } from "./keys.js";
import { join } from "./logic.js";
import type { ModuleWriter } from "./module-writer.js";
import { identifier, propertyKey, quote } from "./names.js";
import { raw, rawText } from "./raw.js";
import { settledWhere } from "./settled.js";
import { setProperty, type Settled, type Settling } from "./settling.js";
import type { Reading } from "../../plan/plan.js";
import type { Standing } from "./standing.js";
import type { Site } from "./site.js";

export class VerdictWriter {
  constructor(
    private readonly module: ModuleWriter,
    private readonly rules: Instances,
    private readonly standing: Standing,
    private readonly settling: Settling,
    private readonly keys: Keys,
  ) {}

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

  /** Writes the verdict, and its return. */
  write(): void {
    const { plan } = this.module;
    const decisions = plan.decisions.map((d) => `${propertyKey(d.key)}: ${this.decision(d)}`);
    this.body.runtime("type Body");
    const documents = this.settling.allDocuments();
    const blocked = this.blockedDocuments();
    const reasons = this.reasons();
    const body = `decisions: { ${decisions.join(", ")} }, documents: ${documents}, reasons: ${reasons}`;
    this.body.push(
      blocked === undefined
        ? `return { ${body} };`
        : `return ${blocked} === undefined ? { ${body} } : { ${body}, blockedDocuments: ${blocked} };`,
    );
  }

  // --- Decisions

  private decision(decision: Decision): string {
    const { body } = this;
    const settled = this.settling.decisions.get(decision.name) ?? broken(`decision ${decision.name}`);
    body.runtime("type Outcome");
    if (decision.on === undefined) {
      const name = body.fresh(`${identifier(decision.name)}_outcome`);
      body.push(`let ${name}: Outcome;`);
      this.outcome(decision, settled, undefined, `${name} =`);
      return name;
    }
    const { on } = decision;
    const name = body.fresh(`${identifier(decision.name)}_outcomes`);
    const blockedGroup = this.module.model.taintedGroup(on) ? this.rules.site.reach.groups(on) : undefined;
    const perElement = (): void => {
      const entries = body.fresh("entries");
      body.push(`const ${entries}: [string, Outcome][] = [];`);
      this.standing.forElements(on, (element) => {
        body.push(`let $outcome: Outcome;`);
        this.outcome(decision, this.settling.at(settled, element), element, "$outcome =");
        body.push(`${entries}.push([${this.keys.of(element, on)}, $outcome]);`);
      });
      body.push(`${name} = Object.fromEntries(${entries});`);
    };
    body.push(`let ${name}: Outcome | Record<string, Outcome>;`);
    if (!blockedGroup) perElement();
    else {
      body.block(`if (${blockedGroup.text} === null)`, () => {
        const by = this.behind(`decision ${decision.name}`);
        body.push(`${name} = { status: "blocked", by: ${by} };`);
      });
      body.block("else", perElement);
    }
    return name;
  }

  private outcome(decision: Decision, at: Settled, element: string | undefined, assign: string): void {
    const { body } = this;
    const cases: (readonly [string | undefined, () => string])[] = [];
    if (at.conflict !== undefined)
      cases.push([at.conflict, () => `{ status: "conflict", rules: ${this.conflicting(decision, element)} }`]);
    if (at.blocked !== undefined)
      cases.push([at.blocked, () => `{ status: "blocked", by: ${this.behind(`decision ${decision.name}`)} }`]);
    cases.push([
      `!${at.concluded}`,
      () =>
        this.module.sameEverywhere(
          decision.optional ? "absent" : "no_rule",
          "Outcome",
          decision.optional ? '{ status: "absent" }' : '{ status: "no-rule" }',
        ),
    ]);
    if (at.mayBeAbsent())
      cases.push([
        `${at.value} === undefined`,
        () => this.module.sameEverywhere("absent", "Outcome", '{ status: "absent" }'),
      ]);
    cases.push([
      undefined,
      () => {
        const value = code(repOf(decision.type), `${at.value}!`);
        return `{ status: "acquired", value: ${rawText(value, this.rules.site)} }`;
      },
    ]);
    cases.forEach(([condition, result], i) => {
      body.block(`${i === 0 ? "" : "else "}${condition === undefined ? "" : `if (${condition})`}`, () =>
        body.push(`${assign} ${result()};`),
      );
    });
  }

  /** The rules that stand and disagree. */
  private conflicting(decision: Decision, element: string | undefined): string {
    const { body } = this;
    const topic = `decision ${decision.name}`;
    const rules = body.fresh("rules");
    body.push(`const ${rules}: string[] = [];`);
    for (const state of this.rules.concludingOn(topic)) {
      const claims = state.claims.filter((c) => c.topic === topic);
      const write = (ref: Ref, more: string): void => {
        const tests = claims.map((claim) => {
          const isReason = this.settling.isReason(ref, claim);
          const about = this.rules.about(ref, claim);
          return element === undefined || !about ? isReason.text : `(${isReason.text} && ${about.text} === ${element})`;
        });
        body.push(`if (${tests.join(" || ")}) {`, `${rules}.push(${quote(state.rule.id)});`, more, "}");
      };
      this.rules.forEach(state, (ref) => write(ref, state.isEach ? "break;" : ""));
    }
    return rules;
  }

  /** The unsettled decisions behind a block. */
  private behind(topic: string): string {
    const { body } = this;
    const by = body.fresh("by");
    body.push(`const ${by}: string[] = [];`);
    for (const name of Dependencies.of(this.module.model, topic)) {
      const decision = this.module.model.decision(name);
      const settled = this.settling.decisions.get(name);
      if (!settled) continue;
      const push = `${by}.push(${quote(decision.key)});`;
      if (decision.on === undefined) {
        body.push(`if (${settled.value} === null) ${push}`);
        continue;
      }
      const unsettled = body.fresh("unsettled");
      const group = this.module.model.taintedGroup(decision.on)
        ? `${this.rules.site.reach.groups(decision.on).text} === null`
        : "false";
      body.push(`let ${unsettled}: boolean = ${group};`);
      this.standing.forElements(decision.on, (element) =>
        body.push(`if (${element}.${settled.value} === null) ${unsettled} = true;`),
      );
      body.push(`if (${unsettled}) ${push}`);
    }
    return by;
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
        const by = this.behind(`document ${document.name}`);
        body.push(`${all} = [...(${all} ?? []), { document: ${quote(document.name)}, by: ${by} }];`);
      });
    }
    return all;
  }

  // --- Reasons

  private reasons(): string {
    const { body } = this;
    const reasons = body.fresh("reasons");
    body.runtime("type Reason");
    body.push(`const ${reasons}: Reason[] = [];`);
    for (const state of this.rules.states.values()) {
      this.rules.forEach(state, (ref) => {
        const isReason = this.isReason(ref);
        if (isReason.constant === false) return;
        const write = (): void => {
          const concludes = this.concludes(ref);
          const site = { ...this.rules.siteOf(ref, true), settled: settledWhere(state.rule) };
          const values = this.values(state.rule.readings, site);
          body.push(
            `${reasons}.push({ ${[`rule: ${quote(state.rule.id)}`, ...this.each(ref), `concludes: ${concludes}`, `values: ${values}`].join(", ")} });`,
          );
        };
        if (isReason.constant === true) write();
        else body.block(`if (${isReason.text})`, write);
      });
    }
    return reasons;
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

  /** Values by label; blocked ones are left out. */
  values(readings: readonly Reading[], site: Site): string {
    const { body } = this;
    const entries = readings.map(({ label, value }) => ({
      label,
      value: raw(this.module.expressions.write(value, site), site),
    }));
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
