/**
 * The decisions that a decision or a document depends on directly: through definitions, groups and documents, not through other decisions.
 * They are the ones that may be behind a block. The questions are those of `standing.ts`.
 */
import type { Expr, Rule, Target } from "../../plan/plan.js";
import { parts } from "../../plan/walk.js";
import { assertNever } from "./assert-never.js";
import { topicOf, topicOfTarget } from "./topics.js";
import type { Model } from "./model.js";

export class Dependencies {
  private readonly decisions = new Set<string>();
  private readonly asked = new Set<string>();
  private readonly pile: Expr[] = [];

  private constructor(private readonly model: Model) {}

  /** Names of decisions, in order of declaration. `topic` is « decision … » or « document … ». */
  static of(model: Model, topic: string): readonly string[] {
    const search = new Dependencies(model);
    search.from(topic);
    return model.plan.decisions.map((d) => d.name).filter((name) => search.decisions.has(name));
  }

  private from(topic: string): void {
    const on = this.model.plan.decisions.find((d) => topic === `decision ${d.name}`)?.on;
    if (on !== undefined) this.group(on);
    this.topic(topic);
    for (let e = this.pile.pop(); e !== undefined; e = this.pile.pop()) {
      this.reads(e);
      this.pile.push(...parts(e));
    }
  }

  private once(question: string, ask: () => void): void {
    if (this.asked.has(question)) return;
    this.asked.add(question);
    ask();
  }

  private reads(e: Expr): void {
    if (e.kind === "decision") this.decisions.add(e.decision);
    else if (e.kind === "definition" || e.kind === "derived" || e.kind === "call") {
      this.once(`definition ${e.definition}`, () => this.pile.push(this.model.definition(e.definition).body));
    } else if (e.kind === "groups" || e.kind === "group-of") this.group(e.group);
    else if (e.kind === "documents") this.topic(`document ${e.document}`);
  }

  private group(name: string): void {
    this.once(`group ${name}`, () => {
      const group = this.model.group(name);
      if (group) this.pile.push(group.source, ...group.keys.map((k) => k.value));
    });
  }

  private concludingOn(topic: string): readonly Rule[] {
    return this.model.plan.rules.filter((rule) => rule.conclusions.some((c) => topicOf(c) === topic));
  }

  private exceptionsTo(topic: string): readonly Rule[] {
    return this.model.plan.rules.filter((rule) => rule.targets.some((target) => topicOfTarget(target) === topic));
  }

  private topic(topic: string): void {
    this.once(topic, () => {
      for (const rule of this.concludingOn(topic)) {
        this.stands(rule, topic);
        for (const c of rule.conclusions) {
          if (topicOf(c) === topic) this.pile.push(...(c.kind === "decide" ? [c.value] : c.fields.map((f) => f.value)));
        }
      }
    });
  }

  private stands(rule: Rule, topic: string): void {
    for (const c of rule.conclusions)
      if (topicOf(c) === topic && c.kind === "decide" && c.element) this.pile.push(c.element);
    this.active(this.exceptionsTo(`rule ${rule.id}`));
    switch (rule.kind) {
      case "ordinary":
        this.holds(rule);
        this.active(this.exceptionsTo(topic));
        break;
      case "exception":
        this.triggered(rule);
        this.active([rule]);
        break;
      case "default":
        this.applies(rule, topic);
        this.active(this.exceptionsTo(topic));
        break;
      default:
        assertNever(rule.kind);
    }
  }

  private holds(rule: Rule): void {
    this.once(`holds ${rule.id}`, () => {
      this.pile.push(...rule.each.map((e) => e.list), ...rule.lets.map((l) => l.value));
      if (rule.condition) this.pile.push(rule.condition);
    });
  }

  private active(exceptions: readonly Rule[]): void {
    for (const exception of exceptions) {
      this.once(`active ${exception.id}`, () => {
        this.holds(exception);
        this.active(this.exceptionsTo(`rule ${exception.id}`).filter((e) => e.conclusions.length === 0));
      });
    }
  }

  private triggered(exception: Rule): void {
    this.once(`triggered ${exception.id}`, () => {
      this.holds(exception);
      for (const target of exception.targets) this.targetApplies(target, exception);
    });
  }

  private targetApplies(target: Target, exception: Rule): void {
    if (target.kind !== "rule") {
      const topic = topicOfTarget(target);
      for (const rule of this.concludingOn(topic)) {
        if (rule.kind === "ordinary") this.holds(rule);
        if (rule.kind === "default") this.applies(rule, topic);
      }
      return;
    }
    const rule = this.model.rule(target.rule);
    switch (rule.kind) {
      case "ordinary":
        return this.holds(rule);
      case "exception":
        this.triggered(rule);
        if (exception.conclusions.length > 0) this.active([rule]);
        return;
      case "default":
        for (const c of rule.conclusions) this.applies(rule, topicOf(c));
        return;
      default:
        assertNever(rule.kind);
    }
  }

  private applies(rule: Rule, topic: string): void {
    this.holds(rule);
    this.once(`reached ${topic}`, () => {
      for (const other of this.concludingOn(topic)) if (other.kind !== "default") this.stands(other, topic);
    });
  }
}
