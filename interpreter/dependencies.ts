/**
 * The decisions that a decision or a document depends on directly, read from the plan alone: through definitions, groups and
 * documents, not through other decisions. The questions are those of `standing.ts`, each asked of all rules at once.
 */
import type { Expr, Rule, Target } from "../plan/plan.js";
import { parts } from "../plan/walk.js";
import { assertNever } from "./assert-never.js";
import { topicOf, topicOfTarget, withoutEffect, type Instances } from "./instances.js";

export class Dependencies {
  private readonly found = new Map<string, ReadonlySet<string>>();

  constructor(private readonly rules: Instances) {}

  /** Names of decisions. `topic` is « decision … » or « document … ». */
  of(topic: string): ReadonlySet<string> {
    let decisions = this.found.get(topic);
    if (!decisions) this.found.set(topic, (decisions = new Search(this.rules).from(topic)));
    return decisions;
  }
}

/** One walk through the plan from a decision or a document. */
class Search {
  private readonly decisions = new Set<string>();
  private readonly asked = new Set<string>();
  private readonly expressions: Expr[] = [];

  constructor(private readonly rules: Instances) {}

  from(topic: string): ReadonlySet<string> {
    const on = this.rules.plan.decisions.find((d) => topic === `decision ${d.name}`)?.on;
    if (on !== undefined) this.group(on);
    this.topic(topic);
    for (let e = this.expressions.pop(); e !== undefined; e = this.expressions.pop()) {
      this.reads(e);
      this.expressions.push(...parts(e));
    }
    return this.decisions;
  }

  private once(question: string, ask: () => void): void {
    if (this.asked.has(question)) return;
    this.asked.add(question);
    ask();
  }

  private reads(e: Expr): void {
    switch (e.kind) {
      case "decision":
        this.decisions.add(e.decision);
        break;
      case "definition":
      case "derived":
      case "call":
        this.once(`definition ${e.definition}`, () => {
          const definition = this.rules.plan.definitions.find((d) => d.id === e.definition);
          if (definition) this.expressions.push(definition.body);
        });
        break;
      case "groups":
      case "group-of":
        this.group(e.group);
        break;
      case "documents":
        this.topic(`document ${e.document}`);
        break;
      default:
    }
  }

  private group(name: string): void {
    this.once(`group ${name}`, () => {
      const group = this.rules.plan.groups.find((g) => g.name === name);
      if (group) this.expressions.push(group.source, ...group.keys.map((key) => key.value));
    });
  }

  /** What the conclusions on a decision or a document say, and whether they stand. */
  private topic(topic: string): void {
    this.once(topic, () => {
      for (const rule of this.rules.concludingOn(topic)) {
        this.stands(rule, topic);
        for (const conclusion of rule.conclusions) {
          if (topicOf(conclusion) !== topic) continue;
          if (conclusion.kind === "decide") this.expressions.push(conclusion.value);
          else this.expressions.push(...conclusion.fields.map((f) => f.value));
        }
      }
    });
  }

  private stands(rule: Rule, topic: string): void {
    for (const conclusion of rule.conclusions) {
      if (topicOf(conclusion) === topic && conclusion.kind === "decide" && conclusion.element)
        this.expressions.push(conclusion.element);
    }
    switch (rule.kind) {
      case "ordinary":
        this.holds(rule);
        this.active(this.rules.exceptionsTo(`rule ${rule.id}`));
        this.active(this.rules.exceptionsTo(topic));
        break;
      case "exception":
        this.triggered(rule);
        this.active([rule]);
        this.active(this.rules.exceptionsTo(`rule ${rule.id}`));
        break;
      case "default":
        this.applies(rule, topic);
        this.active(this.rules.exceptionsTo(`rule ${rule.id}`));
        this.active(this.rules.exceptionsTo(topic));
        break;
      default:
        assertNever(rule.kind);
    }
  }

  private holds(rule: Rule): void {
    this.once(`holds ${rule.id}`, () => {
      this.expressions.push(...rule.each.map((e) => e.list), ...rule.lets.map((l) => l.value));
      if (rule.condition) this.expressions.push(rule.condition);
    });
  }

  private active(exceptions: readonly Rule[]): void {
    for (const exception of exceptions) {
      this.once(`active ${exception.id}`, () => {
        this.holds(exception);
        this.active(this.rules.exceptionsTo(`rule ${exception.id}`).filter(withoutEffect));
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
    const topic = topicOfTarget(target);
    if (target.kind !== "rule") {
      for (const rule of this.rules.concludingOn(topic)) {
        if (rule.kind === "ordinary") this.holds(rule);
        if (rule.kind === "default") this.applies(rule, topic);
      }
      return;
    }
    const rule = this.rules.named(target.rule);
    switch (rule.kind) {
      case "ordinary":
        this.holds(rule);
        break;
      case "exception":
        this.triggered(rule);
        if (!withoutEffect(exception)) this.active([rule]);
        break;
      case "default":
        for (const conclusion of rule.conclusions) this.applies(rule, topicOf(conclusion));
        break;
      default:
        assertNever(rule.kind);
    }
  }

  /** A default applies to a decision where no other rule concludes. */
  private applies(rule: Rule, topic: string): void {
    this.holds(rule);
    this.once(`reached ${topic}`, () => {
      for (const other of this.rules.concludingOn(topic)) if (other.kind !== "default") this.stands(other, topic);
    });
  }
}
