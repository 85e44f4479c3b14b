/**
 * The instances of the rules on one dossier, with their conditions, and the conclusions they may draw: what the questions of
 * `standing.ts` are asked about.
 */
import type { Conclusion, Plan, Rule, Target } from "../plan/plan.js";
import { assertNever } from "./assert-never.js";
import { evaluate, type Frame } from "./expressions.js";
import type { Facts } from "./facts.js";
import { BLOCKED, broken, Element, isList, truthOf, type Answer, type Truth } from "./values.js";

/** One instance of a rule; or, where a list it runs through is blocked, the one that stands for all those it may have. */
export interface Instance {
  readonly rule: Rule;
  readonly elements: readonly Element[];
  readonly unknown: boolean;
  readonly frame: Frame;
  readonly holds: Truth;
  readonly claims: readonly Claim[];
}

/** One conclusion of one instance. */
export interface Claim {
  readonly instance: Instance;
  readonly conclusion: Conclusion;
  /** The element of a per-element decision that it is about; blocked where it is not known which. */
  readonly about: Element | typeof BLOCKED | undefined;
}

/** What an exception may bear on: an instance, or the conclusion through which a decision or a document is its target. */
export interface Occurrence {
  readonly instance: Instance;
  readonly claim?: Claim;
}

export class Instances {
  private readonly byId: ReadonlyMap<string, Rule>;
  private readonly concluding = new Map<string, Rule[]>();
  private readonly exceptions = new Map<string, Rule[]>();
  private readonly made = new Map<Rule, readonly Instance[]>();
  private readonly through = new Map<Rule, ReadonlyMap<Element, readonly Instance[]>>();
  private readonly claimsMade = new Map<string, readonly Claim[]>();
  private readonly claimsAbout = new Map<string, ReadonlyMap<Claim["about"], readonly Claim[]>>();

  constructor(
    readonly plan: Plan,
    private readonly facts: Facts,
  ) {
    this.byId = new Map(plan.rules.map((rule) => [rule.id, rule]));
    for (const rule of plan.rules) {
      for (const topic of new Set(rule.conclusions.map(topicOf))) file(this.concluding, topic, rule);
      for (const target of new Set(rule.targets.map(topicOfTarget))) file(this.exceptions, target, rule);
    }
  }

  named(id: string): Rule {
    return this.byId.get(id) ?? broken(`rule ${id}`);
  }

  /** Rules that conclude on a decision or a document. */
  concludingOn(topic: string): readonly Rule[] {
    return this.concluding.get(topic) ?? [];
  }

  /** Exceptions to a rule, a decision or a document. */
  exceptionsTo(topic: string): readonly Rule[] {
    return this.exceptions.get(topic) ?? [];
  }

  instances(rule: Rule): readonly Instance[] {
    let instances = this.made.get(rule);
    if (!instances) this.made.set(rule, (instances = this.makeInstances(rule)));
    return instances;
  }

  private makeInstances(rule: Rule): readonly Instance[] {
    let frames: readonly Frame[] = [new Map()];
    for (const { variable, list } of rule.each) {
      const longer: Frame[] = [];
      for (const frame of frames) {
        const items = evaluate(this.facts, list, frame);
        if (!isList(items)) return [this.makeInstance(rule, new Map(), true)];
        for (const item of items) longer.push(new Map([...frame, [variable, item]]));
      }
      frames = longer;
    }
    return frames.map((frame) => this.makeInstance(rule, frame, false));
  }

  private makeInstance(rule: Rule, frame: Frame, unknown: boolean): Instance {
    const elements = rule.each.map((e) => frame.get(e.variable)).filter((item) => item instanceof Element);
    let holds: Truth = BLOCKED;
    if (!unknown) {
      for (const { variable, value } of rule.lets) frame.set(variable, evaluate(this.facts, value, frame));
      holds = rule.condition ? truthOf(evaluate(this.facts, rule.condition, frame)) : true;
    }
    const claims: Claim[] = [];
    const instance: Instance = { rule, elements, unknown, frame, holds, claims };
    for (const conclusion of rule.conclusions) {
      const element = conclusion.kind === "decide" ? conclusion.element : undefined;
      const about: Answer | undefined = element && (unknown ? BLOCKED : evaluate(this.facts, element, frame));
      // A conclusion about an absent element is about nothing.
      if (about === undefined || about === BLOCKED || about instanceof Element)
        claims.push({ instance, conclusion, about });
    }
    return instance;
  }

  /** The conclusions of a rule on a decision or a document, instance by instance. */
  claimsOf(rule: Rule, topic: string): readonly Claim[] {
    return this.instances(rule).flatMap((i) => i.claims.filter((c) => topicOf(c.conclusion) === topic));
  }

  /** The conclusions on a decision or a document, of all rules, in order. */
  claims(topic: string): readonly Claim[] {
    let claims = this.claimsMade.get(topic);
    if (!claims)
      this.claimsMade.set(topic, (claims = this.concludingOn(topic).flatMap((rule) => this.claimsOf(rule, topic))));
    return claims;
  }

  /** The conclusions that are, or may be, about one element of a per-element decision (about the decision itself, without element). */
  claimsOn(decision: string, element: Element | undefined): readonly Claim[] {
    const topic = `decision ${decision}`;
    const claims = this.claims(topic);
    if (claims.some((claim) => claim.about === BLOCKED))
      return claims.filter((c) => c.about === BLOCKED || c.about === element);
    let table = this.claimsAbout.get(topic);
    if (!table) {
      const made = new Map<Claim["about"], Claim[]>();
      for (const claim of claims) file(made, claim.about, claim);
      this.claimsAbout.set(topic, (table = made));
    }
    return table.get(element) ?? [];
  }

  /** The instances of an exception that may bear on the occurrence: those that run through one of its elements. */
  candidates(exception: Rule, { instance, claim }: Occurrence): readonly Instance[] {
    const instances = this.instances(exception);
    const sure = !instance.unknown && !instances[0]?.unknown && claim?.about !== BLOCKED;
    if (exception.each.length === 0 || !sure) return instances;
    const elements = new Set([...instance.elements, ...(claim?.about ? [claim.about as Element] : [])]);
    return [...elements].flatMap((element) => this.runningThrough(exception).get(element) ?? []);
  }

  /** The instances of a rule by the first element they run through. */
  private runningThrough(rule: Rule): ReadonlyMap<Element, readonly Instance[]> {
    let table = this.through.get(rule);
    if (!table) {
      const made = new Map<Element, Instance[]>();
      for (const instance of this.instances(rule)) if (instance.elements[0]) file(made, instance.elements[0], instance);
      this.through.set(rule, (table = made));
    }
    return table;
  }
}

export const withoutEffect = (rule: Rule): boolean => rule.conclusions.length === 0;

/** The decision or document that a conclusion is on, as `exceptionsTo` and `claims` name it. */
export const topicOf = (conclusion: Conclusion): string =>
  conclusion.kind === "decide" ? `decision ${conclusion.decision}` : `document ${conclusion.document}`;

export function topicOfTarget(target: Target): string {
  switch (target.kind) {
    case "rule":
      return `rule ${target.rule}`;
    case "decision":
      return `decision ${target.decision}`;
    case "document":
      return `document ${target.document}`;
    default:
      return assertNever(target);
  }
}

function file<K, V>(table: Map<K, V[]>, key: K, value: V): void {
  const values = table.get(key);
  if (values) values.push(value);
  else table.set(key, [value]);
}
