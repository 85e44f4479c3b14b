/**
 * The part of a plan that settles what a rule may change: with the rule, all that it concludes on, all that may bear on it or that it
 * bears on, and all that these read. Nothing outside can change while nothing inside does, and what is inside is settled as in the whole.
 */
import { topicOf, topicOfTarget } from "../../interpreter/instances.js";
import type { Expr, Plan, Rule } from "../../plan/plan.js";
import { parts } from "../../plan/walk.js";

/** Slices by rule, each made once; rules that need the same share one. */
export class Slices {
  private readonly definitions = new Map<string, ReadonlySet<string>>();
  private readonly groups = new Map<string, ReadonlySet<string>>();
  private readonly byRule = new Map<Rule, Plan>();
  private readonly byContents = new Map<string, Plan>();
  /** Rules by what they conclude on, and exceptions by what they are exceptions to. */
  private readonly about = new Map<string, Rule[]>();

  constructor(private readonly plan: Plan) {
    for (const rule of plan.rules)
      for (const topic of new Set([...concludedBy(rule), ...targetsOf(rule)]))
        this.about.set(topic, [...(this.about.get(topic) ?? []), rule]);
  }

  of(rule: Rule): Plan {
    let slice = this.byRule.get(rule);
    if (!slice) this.byRule.set(rule, (slice = this.make(rule)));
    return slice;
  }

  private make(first: Rule): Plan {
    const { plan } = this;
    const rules = new Set([first]);
    const topics = new Set<string>();
    const need = (topic: string): void => {
      if (topics.has(topic)) return;
      topics.add(topic);
      for (const rule of this.about.get(topic) ?? []) rules.add(rule);
      const on = plan.decisions.find(({ name }) => topic === `decision ${name}`)?.on;
      if (on !== undefined) for (const read of this.readByGroup(on)) need(read);
    };
    // A set gives what is added to it on the way.
    for (const rule of rules) {
      for (const topic of [...concludedBy(rule), ...this.readBy(expressionsOf(rule)), `rule ${rule.id}`]) need(topic);
      for (const target of targetsOf(rule)) {
        need(target);
        for (const one of plan.rules) if (target === `rule ${one.id}`) rules.add(one);
      }
    }
    const kept = plan.rules.filter((rule) => rules.has(rule));
    const key = JSON.stringify(kept.map(({ id }) => id));
    let slice = this.byContents.get(key);
    if (!slice) this.byContents.set(key, (slice = this.cut(kept, topics)));
    return slice;
  }

  private cut(rules: readonly Rule[], topics: ReadonlySet<string>): Plan {
    const { plan } = this;
    const isInside = (read: ReadonlySet<string>): boolean => [...read].every((topic) => topics.has(topic));
    return {
      ...plan,
      rules,
      decisions: plan.decisions.filter(({ name }) => topics.has(`decision ${name}`)),
      documents: plan.documents.filter(({ name }) => topics.has(`document ${name}`)),
      order: plan.order.filter((step) => {
        switch (step.kind) {
          case "definition":
            return isInside(this.readByDefinition(step.definition));
          case "group":
            return isInside(this.readByGroup(step.group));
          case "rule":
            return rules.some(({ id }) => id === step.rule);
          case "reach":
          case "decide":
            return topics.has(`decision ${step.decision}`);
          case "deliver":
            return topics.has(`document ${step.document}`);
        }
      }),
    };
  }

  /** The decisions and documents that expressions read, through definitions and groups. */
  private readBy(expressions: readonly Expr[]): ReadonlySet<string> {
    const read = new Set<string>();
    const visit = (e: Expr): void => {
      if (e.kind === "decision") read.add(`decision ${e.decision}`);
      if (e.kind === "documents") read.add(`document ${e.document}`);
      const through =
        e.kind === "definition" || e.kind === "derived" || e.kind === "call"
          ? this.readByDefinition(e.definition)
          : e.kind === "groups" || e.kind === "group-of"
            ? this.readByGroup(e.group)
            : [];
      for (const topic of through) read.add(topic);
      for (const part of parts(e)) visit(part);
    };
    for (const expression of expressions) visit(expression);
    return read;
  }

  private readByDefinition(id: string): ReadonlySet<string> {
    let read = this.definitions.get(id);
    if (!read) {
      const definition = this.plan.definitions.find((one) => one.id === id);
      this.definitions.set(id, (read = this.readBy(definition ? [definition.body] : [])));
    }
    return read;
  }

  /** Of a structure that is no group: nothing. */
  private readByGroup(name: string): ReadonlySet<string> {
    let read = this.groups.get(name);
    if (!read) {
      const group = this.plan.groups.find((one) => one.name === name);
      this.groups.set(name, (read = this.readBy(group ? [group.source, ...group.keys.map(({ value }) => value)] : [])));
    }
    return read;
  }
}

const concludedBy = ({ conclusions }: Rule): string[] => conclusions.map(topicOf);

const targetsOf = ({ targets }: Rule): string[] => targets.map(topicOfTarget);

/** All that a rule reads, its words for people left out. */
function expressionsOf({ each, lets, condition, conclusions, tests, readings, motif = [] }: Rule): Expr[] {
  return [
    ...each.map(({ list }) => list),
    ...lets.map(({ value }) => value),
    ...(condition ? [condition] : []),
    ...tests.map((test) => test.condition),
    ...conclusions.flatMap((c) =>
      c.kind === "decide" ? [c.value, ...(c.element ? [c.element] : [])] : c.fields.map(({ value }) => value),
    ),
    ...readings.map(({ value }) => value),
    ...motif.filter((part) => typeof part !== "string"),
  ];
}
