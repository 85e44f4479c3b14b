/** What becomes of each decision and of each document, once it is known which conclusions stand: `plan/README.md`, « Settling », « Delivering ». */
import type { Decision } from "../plan/plan.js";
import { evaluate } from "./expressions.js";
import type { Decided, Facts } from "./facts.js";
import type { Claim, Instances } from "./instances.js";
import type { Standing } from "./standing.js";
import {
  ABSENT,
  BLOCKED,
  broken,
  Delivery,
  equal,
  type Answer,
  type Element,
  type List,
  type Value,
} from "./values.js";

export type Settled =
  | { readonly status: "acquired"; readonly value: Value }
  | { readonly status: "absent" | "no-rule" | "blocked" }
  | { readonly status: "conflict"; readonly rules: readonly string[] };

export interface Delivered {
  /** The deliveries that are certain, each once. */
  readonly deliveries: readonly Delivery[];
  readonly blocked: boolean;
}

export class Settling implements Decided {
  private readonly decisions: ReadonlyMap<string, Decision>;
  private readonly settled = new Map<Decision, Map<Element | undefined, Settled>>();
  private readonly delivered = new Map<string, Delivered>();
  private readonly values = new Map<Claim, Answer>();
  private readonly given = new Map<Claim, Delivery | typeof BLOCKED>();

  constructor(
    private readonly facts: Facts,
    private readonly rules: Instances,
    private readonly standing: Standing,
  ) {
    this.decisions = new Map(rules.plan.decisions.map((d) => [d.name, d]));
  }

  named(decision: string): Decision {
    return this.decisions.get(decision) ?? broken(`decision ${decision}`);
  }

  /** The value of a decision, where an expression reads it. */
  decision(name: string, element?: Element): Answer {
    const settled = this.settle(this.named(name), element);
    if (settled.status === "acquired") return settled.value;
    return settled.status === "absent" ? ABSENT : BLOCKED;
  }

  /** The deliveries of a document, where an expression reads them. */
  documents(name: string): List | typeof BLOCKED {
    const { deliveries, blocked } = this.deliver(name);
    return blocked ? BLOCKED : deliveries;
  }

  settle(decision: Decision, element?: Element): Settled {
    const known = this.settled.get(decision)?.get(element);
    if (known) return known;
    const settled = this.settleNow(decision, element);
    const all = this.settled.get(decision) ?? new Map<Element | undefined, Settled>();
    this.settled.set(decision, all.set(element, settled));
    return settled;
  }

  private settleNow(decision: Decision, element: Element | undefined): Settled {
    const claims = this.rules.claimsOn(decision.name, element);
    const standing = claims.filter((claim) => this.standing.stands(claim) === true);
    const known = standing.filter((claim) => this.value(claim) !== BLOCKED);
    const [first] = known;
    if (first && known.some((claim) => !equal(this.value(claim), this.value(first)))) {
      return { status: "conflict", rules: [...new Set(known.map((claim) => claim.instance.rule.id))] };
    }
    const open = claims.some((claim) => {
      const isDefault = claim.instance.rule.kind === "default";
      return this.standing.stands(claim) === BLOCKED || (isDefault && this.standing.applies(claim) === BLOCKED);
    });
    if (open || known.length < standing.length) return { status: "blocked" };
    if (!first) return { status: decision.optional ? "absent" : "no-rule" };
    const value = this.value(first);
    return value === ABSENT || value === BLOCKED ? { status: "absent" } : { status: "acquired", value };
  }

  /** The value that a conclusion gives to its decision. */
  private value(claim: Claim): Answer {
    const known = this.values.get(claim);
    if (known !== undefined) return known;
    const { conclusion, instance } = claim;
    const value =
      conclusion.kind === "decide" ? evaluate(this.facts, conclusion.value, instance.frame) : broken("a decision");
    this.values.set(claim, value);
    return value;
  }

  deliver(document: string): Delivered {
    const known = this.delivered.get(document);
    if (known) return known;
    const claims = this.rules
      .claims(`document ${document}`)
      .map((claim) => ({ claim, stands: this.standing.stands(claim) }));
    const deliveries: Delivery[] = [];
    let blocked = claims.some(({ stands }) => stands === BLOCKED);
    for (const { claim, stands } of claims) {
      if (stands !== true) continue;
      const delivery = this.delivery(claim);
      if (delivery === BLOCKED) blocked = true;
      else if (!deliveries.some((other) => equal(other, delivery))) deliveries.push(delivery);
    }
    const delivered = { deliveries, blocked };
    this.delivered.set(document, delivered);
    return delivered;
  }

  /** What a conclusion delivers; blocked when one of its fields is. */
  private delivery(claim: Claim): Delivery | typeof BLOCKED {
    const known = this.given.get(claim);
    if (known) return known;
    const { conclusion, instance } = claim;
    if (conclusion.kind !== "deliver") return broken("a delivery");
    const fields = conclusion.fields.map(
      ({ field, value }) => [field, evaluate(this.facts, value, instance.frame)] as const,
    );
    const blocked = fields.some(([, value]) => value === BLOCKED);
    const delivery = blocked ? BLOCKED : new Delivery(conclusion.document, new Map(fields));
    this.given.set(claim, delivery);
    return delivery;
  }

  /** Whether a conclusion stands for certain, with what it says: it is then one of the reasons. */
  isReason(claim: Claim): boolean {
    return this.standing.stands(claim) === true && this.saysSomethingKnown(claim);
  }

  private saysSomethingKnown(claim: Claim): boolean {
    return (claim.conclusion.kind === "decide" ? this.value(claim) : this.delivery(claim)) !== BLOCKED;
  }
}
