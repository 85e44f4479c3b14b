/** The verdict's body and the trace, from what was settled: `plan/README.md`, « Reasons » and « Trace ». */
import type { Decision, Plan, Reading } from "../plan/plan.js";
import type { Body, Outcome, Raw, Reason, RuleTrace } from "../runtime/verdict.js";
import type { Dependencies } from "./dependencies.js";
import { evaluate, type Frame } from "./expressions.js";
import type { Facts } from "./facts.js";
import type { Claim, Instance, Instances } from "./instances.js";
import type { Keys } from "./keys.js";
import type { Settled, Settling } from "./settling.js";
import type { Standing } from "./standing.js";
import { raw } from "./types.js";
import { BLOCKED, isKnown, rawRecord, type Element, type Truth } from "./values.js";

export class Report {
  constructor(
    private readonly facts: Facts,
    private readonly rules: Instances,
    private readonly standing: Standing,
    private readonly settling: Settling,
    private readonly dependencies: Dependencies,
    private readonly keys: Keys,
  ) {}

  private get plan(): Plan {
    return this.facts.plan;
  }

  body(): Body {
    const { plan } = this;
    const documents = plan.documents.map((d) => ({ type: d, ...this.settling.deliver(d.name) }));
    const blocked = documents
      .filter((d) => d.blocked)
      .map((d) => ({ document: d.type.name, by: this.behind(`document ${d.type.name}`) }));
    return {
      decisions: rawRecord(plan.decisions.map((d) => [d.key, this.decision(d)])),
      documents: documents.flatMap(({ type, deliveries }) =>
        deliveries.map((delivery) => {
          const given = type.fields.flatMap((f) => {
            const value = delivery.fields.get(f.name);
            return value !== undefined && isKnown(value) ? [[f.key, raw(plan, f.type, value) ?? null] as const] : [];
          });
          return { document: type.name, ...rawRecord(given) };
        }),
      ),
      reasons: this.everyInstance().flatMap((instance) => this.reason(instance)),
      ...(blocked.length > 0 && { blockedDocuments: blocked }),
    };
  }

  trace(): RuleTrace[] {
    return this.everyInstance().map((instance) => this.traceOf(instance));
  }

  private everyInstance(): readonly Instance[] {
    return this.plan.rules.flatMap((rule) => this.rules.instances(rule)).filter((instance) => !instance.unknown);
  }

  private decision(decision: Decision): Outcome | Readonly<Record<string, Outcome>> {
    if (decision.on === undefined) return this.outcome(decision, this.settling.settle(decision));
    const { on } = decision;
    const elements = this.facts.elements(on);
    if (elements === BLOCKED) return this.outcome(decision, { status: "blocked" });
    return rawRecord(
      elements.map((e) => [this.keys.of(e, on), this.outcome(decision, this.settling.settle(decision, e))]),
    );
  }

  private outcome(decision: Decision, settled: Settled): Outcome {
    switch (settled.status) {
      case "acquired":
        return { status: "acquired", value: raw(this.plan, decision.type, settled.value) ?? null };
      case "blocked":
        return { status: "blocked", by: this.behind(`decision ${decision.name}`) };
      case "conflict":
        return { status: "conflict", rules: settled.rules };
      default:
        return { status: settled.status };
    }
  }

  /** The decisions behind a block, in order of declaration. */
  private behind(topic: string): readonly string[] {
    const behind = this.dependencies.of(topic);
    return this.plan.decisions.filter((d) => behind.has(d.name) && this.unsettled(d)).map((d) => d.key);
  }

  private unsettled(decision: Decision): boolean {
    const elements = decision.on === undefined ? [undefined] : this.facts.elements(decision.on);
    return (
      elements === BLOCKED ||
      elements.some((e) => !["acquired", "absent"].includes(this.settling.settle(decision, e).status))
    );
  }

  private reason(instance: Instance): readonly Reason[] {
    if (!this.isReason(instance)) return [];
    const concludes = instance.claims
      .filter((claim) => this.settling.isReason(claim))
      .map((claim) => this.concluded(claim));
    const { rule } = instance;
    return [{ rule: rule.id, ...this.each(instance), concludes, values: this.values(rule.readings, instance.frame) }];
  }

  private isReason(instance: Instance): boolean {
    const undoes = instance.rule.conclusions.length === 0 && this.standing.inEffect(instance) === true;
    return undoes || instance.claims.some((claim) => this.settling.isReason(claim));
  }

  private concluded({ conclusion, about }: Claim): Reason["concludes"][number] {
    if (conclusion.kind === "deliver") return { document: conclusion.document };
    const decision = this.settling.named(conclusion.decision);
    const element =
      about !== undefined && about !== BLOCKED && decision.on !== undefined
        ? { element: this.keys.of(about, decision.on) }
        : {};
    return { decision: decision.key, ...element };
  }

  private each({ rule, elements }: Instance): { readonly each?: Readonly<Record<string, string>> } {
    if (rule.each.length === 0) return {};
    const key = (element: Element | undefined, struct: string): string =>
      element ? this.keys.of(element, struct) : "";
    return { each: rawRecord(rule.each.map(({ variable, struct }, i) => [variable, key(elements[i], struct)])) };
  }

  /** Blocked values are left out. */
  private values(readings: readonly Reading[], frame: Frame): Record<string, Raw> {
    return rawRecord(
      readings.flatMap(({ label, value }) => {
        const read = raw(this.plan, value.type, evaluate(this.facts, value, frame));
        return read === undefined ? [] : [[label, read] as const];
      }),
    );
  }

  private traceOf(instance: Instance): RuleTrace {
    const { rule, frame } = instance;
    const status = this.status(instance);
    const motif = (rule.motif ?? []).filter((part) => typeof part !== "string");
    return {
      rule: rule.id,
      ...this.each(instance),
      status,
      holds: verdict(instance.holds),
      setAsideBy: status === "set-aside" ? this.standing.activeOn(instance).map((exception) => exception.id) : [],
      tests: rule.tests.map((test) => {
        const answer = evaluate(this.facts, test.condition, frame);
        // A comparison whose operand is absent, behind a guard that fails, does not hold.
        return { holds: answer === BLOCKED ? null : answer === true, values: this.values(test.readings, frame) };
      }),
      motif:
        status === "stands"
          ? motif.map((part) => raw(this.plan, part.type, evaluate(this.facts, part, frame)) ?? null)
          : [],
    };
  }

  private status(instance: Instance): RuleTrace["status"] {
    if (this.isReason(instance)) return "stands";
    const standing = instance.claims.map((claim) => this.standing.stands(claim));
    // A conclusion that stands here has a blocked value, or the instance would be a reason.
    if (instance.holds === BLOCKED || standing.some((stands) => stands !== false)) return "blocked";
    switch (instance.rule.kind) {
      case "ordinary":
        return instance.holds === true && this.allSetAside(instance.claims) ? "set-aside" : "not-applied";
      case "exception": {
        if (instance.rule.conclusions.length === 0 && this.standing.inEffect(instance) === BLOCKED) return "blocked";
        const triggered = this.standing.triggered(instance, true) === true;
        return triggered && this.standing.activeOn(instance).length > 0 ? "set-aside" : "not-applied";
      }
      case "default": {
        const applying = instance.claims.filter((claim) => this.standing.applies(claim) === true);
        return this.allSetAside(applying) ? "set-aside" : "not-applied";
      }
    }
  }

  private allSetAside(claims: readonly Claim[]): boolean {
    return claims.length > 0 && claims.every((claim) => this.standing.setAside(claim) === true);
  }
}

const verdict = (truth: Truth): boolean | null => (truth === BLOCKED ? null : truth);
