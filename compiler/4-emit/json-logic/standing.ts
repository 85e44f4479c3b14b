/**
 * Which exceptions are active, triggered, in effect, and which conclusions stand: `plan/README.md`, « Rules », question by question, in
 * Kleene's three values. Each question about the instances of a rule is a step: a list with an answer for each of them.
 */
import type { Rule, Target } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { assertNever } from "../assert-never.js";
import { broken } from "../code.js";
import { forEach, isNull, member, sure, type Code } from "./code.js";
import type { Elements } from "./elements.js";
import { withoutEffect, type Claim, type Instance, type Instances } from "./instances.js";
import { topicOf, topicOfTarget } from "../topics.js";
import { and3, FALSE, not3, or3, truth, TRUE } from "./truths.js";

/** What an exception may bear on: an instance, or the conclusion through which a decision or a document is its target. */
type Occurrence = Pick<Claim, "instance" | "about">;

export class Standing {
  constructor(
    private readonly rules: Instances,
    private readonly elements: Elements,
  ) {}

  private perInstance(question: string, instance: Instance, write: (instance: Instance) => Code): Code {
    const { rule } = instance;
    const list = this.rules.program.step(`${question} ${rule.id}`, () => this.rules.forEach(rule, write));
    return this.rules.at(list, instance);
  }

  private bears(exception: Instance, { instance, about }: Occurrence): Code {
    if (exception.rule.each.length === 0) return TRUE;
    const holders = [...this.rules.elements(instance), ...(about ? [about.logic] : [])];
    const inside = this.rules.elements(exception).map((id): Code => sure({ in: [id, holders] }));
    const all = holders.length === 0 ? FALSE : and3(inside);
    const known: Code = about?.blocked
      ? {
          ...sure({ if: [all.logic, true, { if: [{ "is-blocked": [about.logic] }, about.logic, false] }] }),
          blocked: true,
        }
      : all;
    const unknown = [exception, instance]
      .filter(({ rule }) => this.rules.mayBeUnknown(rule))
      .map(({ ref }): Logic => ({ "===": [member(ref, "unknown"), true] }));
    if (unknown.length === 0) return known;
    return { ...sure({ if: [{ or: unknown }, { blocked: [] }, known.logic] }), blocked: true };
  }

  /** Whether an exception has force: its condition holds, and no exception « sans effet » undoes it. */
  active(exception: Instance): Code {
    const undoing = this.rules.named.exceptionsTo(`rule ${exception.rule.id}`).filter(withoutEffect);
    if (undoing.length === 0) return this.rules.holds(exception);
    return this.perInstance("active", exception, (one) =>
      and3([this.rules.holds(one), not3(this.activeBears(undoing, { instance: one }))]),
    );
  }

  /** Whether one of these exceptions is active and bears on the occurrence. */
  private activeBears(exceptions: readonly Rule[], occurrence: Occurrence): Code {
    return or3(
      exceptions.map((rule) => this.rules.some(rule, (e) => and3([this.bears(e, occurrence), this.active(e)]))),
    );
  }

  /** Whether an exception's condition holds where one of its targets would apply. */
  private triggered(exception: Instance, withDefaults: boolean): Code {
    const question = withDefaults ? "triggered with defaults" : "triggered";
    return this.perInstance(question, exception, (one) =>
      and3([
        this.rules.holds(one),
        or3(one.rule.targets.flatMap((target) => this.applications(target, one, withDefaults))),
      ]),
    );
  }

  /** For each rule that may apply through a target: whether it does, where the exception bears on it. */
  private applications(target: Target, exception: Instance, withDefaults: boolean): readonly Code[] {
    if (target.kind === "rule") {
      const rule = this.rules.named.rule(target.rule);
      return [
        this.rules.some(rule, (instance) =>
          and3([this.bears(exception, { instance }), this.targetApplies(instance, exception.rule, withDefaults)]),
        ),
      ];
    }
    const topic = topicOfTarget(target);
    return this.rules.named
      .concludingOn(topic)
      .filter((rule) => rule.kind === "ordinary" || (rule.kind === "default" && withDefaults))
      .map((rule) =>
        this.rules.some(rule, (instance) =>
          or3(
            this.rules
              .claims(instance, topic)
              .map((claim) =>
                ifAny(claim, () =>
                  and3([
                    this.bears(exception, claim),
                    rule.kind === "ordinary" ? this.rules.holds(instance) : this.applies(claim),
                  ]),
                ),
              ),
          ),
        ),
      );
  }

  private targetApplies(target: Instance, exception: Rule, withDefaults: boolean): Code {
    switch (target.rule.kind) {
      case "ordinary":
        return this.rules.holds(target);
      case "default":
        return withDefaults ? or3(this.rules.claims(target).map((claim) => this.applies(claim))) : FALSE;
      case "exception": {
        const triggered = this.triggered(target, withDefaults);
        return withoutEffect(exception) ? triggered : and3([triggered, this.active(target)]);
      }
      default:
        return assertNever(target.rule.kind);
    }
  }

  /** Triggered, and not undone. */
  inEffect(exception: Instance, withDefaults = true): Code {
    return and3([this.triggered(exception, withDefaults), this.active(exception)]);
  }

  /** Whether a conclusion that is not of a default stands on a decision (on its element). */
  private concluded(decision: string, about: Code | undefined, withDefaults: boolean): Code {
    const { on } = this.rules.named.decision(decision);
    const topic = `decision ${decision}`;
    const rules = this.rules.named.concludingOn(topic).filter((rule) => rule.kind !== "default");
    const question = withDefaults ? `concluded with defaults ${decision}` : `concluded ${decision}`;
    const standing = (isMeant: (claim: Claim) => Logic | undefined): Code =>
      or3(
        rules.map((rule) =>
          this.rules.some(rule, (instance) =>
            or3(
              this.rules.claims(instance, topic).map((claim) => {
                const stands = this.standsOn(claim, withDefaults);
                const meant = isMeant(claim);
                return meant === undefined || stands.logic === false
                  ? stands
                  : { ...stands, logic: { if: [meant, stands.logic, false] } };
              }),
            ),
          ),
        ),
      );
    if (on === undefined) return this.rules.program.step(question, () => standing(() => undefined));
    const table = this.rules.program.step(question, () =>
      this.rules.program.strict([this.elements.of(on)], ([list]) => {
        const name = this.rules.program.fresh("element");
        const id: Logic = { var: `${name}.#` };
        const one = standing((claim) => isAbout(claim, id));
        const ids = forEach(name, list!.logic, id);
        return { ...one, logic: { table: [ids, forEach(name, list!.logic, one.logic)] } };
      }),
    );
    return truth({ ...table, logic: { field: [table.logic, about?.logic ?? null] }, absent: table.blocked });
  }

  /** Whether nothing but defaults concludes on a decision (on its element). */
  private reached(decision: string, about: Code | undefined): Code {
    return not3(this.concluded(decision, about, false));
  }

  /** The step « reach » of the plan. */
  reach(decision: string): void {
    this.concluded(decision, sure(null), false);
  }

  /** Whether a default's conclusion applies: nothing else concludes, and its condition holds. */
  applies({ instance, conclusion, number }: Claim): Code {
    if (conclusion.kind !== "decide") return broken("a default that decides");
    return this.perInstance(`applies ${number + 1}`, instance, (one) => {
      const claim = this.rules.claims(one).find((c) => c.number === number) ?? broken("a conclusion");
      const holds = this.rules.holds(one);
      const known = and3([this.reached(conclusion.decision, claim.about), holds]);
      if (!claim.about?.blocked) return ifAny(claim, () => known);
      const unsure: Logic = holds.blocked
        ? { if: [{ "===": [holds.logic, false] }, false, { blocked: [] }] }
        : { if: [holds.logic, { blocked: [] }, false] };
      const logic: Logic = { if: [{ "is-blocked": [claim.about.logic] }, unsure, known.logic] };
      return ifAny(claim, () => ({ ...sure(logic), blocked: true }));
    });
  }

  /** Whether a conclusion stands, all told; about an element of which it is not sure to speak, it is not sure to stand. */
  stands(claim: Claim): Code {
    return this.standsOn(claim, true);
  }

  private standsOn({ instance, number }: Claim, withDefaults: boolean): Code {
    const question = `stands ${number + 1}${withDefaults ? " with defaults" : ""}`;
    return this.perInstance(question, instance, (one) => {
      const claim = this.rules.claims(one).find((c) => c.number === number) ?? broken("a conclusion");
      return ifAny(claim, () => {
        const stands = this.standsWith(claim, withDefaults);
        if (!claim.about?.blocked || stands.logic === false) return stands;
        const unsure = and3([stands, { ...sure({ blocked: [] }), blocked: true }]);
        const isBlocked: Logic = { "is-blocked": [claim.about.logic] };
        return { ...unsure, logic: { if: [isBlocked, unsure.logic, stands.logic] } };
      });
    });
  }

  private standsWith(claim: Claim, withDefaults: boolean): Code {
    const { instance, conclusion } = claim;
    const notSetAside = (): Code => not3(this.setAside(claim));
    switch (instance.rule.kind) {
      case "ordinary":
        return and3([this.rules.holds(instance), notSetAside()]);
      case "exception":
        return and3([this.inEffect(instance, withDefaults), notSetAside()]);
      case "default": {
        if (conclusion.kind !== "decide") return broken("a default that decides");
        const rival = this.concluded(conclusion.decision, claim.about, true);
        return and3([this.applies(claim), notSetAside(), not3(rival)]);
      }
      default:
        return assertNever(instance.rule.kind);
    }
  }

  /** Whether an active exception takes the place of a conclusion: one to its rule, or to what it concludes on. */
  private setAside(claim: Claim): Code {
    const { instance, conclusion } = claim;
    const toRule = this.rules.named.exceptionsTo(`rule ${instance.rule.id}`);
    if (instance.rule.kind === "exception")
      return this.activeBears(
        toRule.filter((e) => !withoutEffect(e)),
        { instance },
      );
    return or3([
      this.activeBears(toRule, { instance }),
      this.activeBears(this.rules.named.exceptionsTo(topicOf(conclusion)), claim),
    ]);
  }
}

/** Whether a conclusion is, or may be, about an element. */
export function isAbout({ about }: Claim, id: Logic): Logic | undefined {
  if (!about) return undefined;
  const isIt: Logic = { "===": [about.logic, id] };
  return about.blocked ? { or: [isIt, { "is-blocked": [about.logic] }] } : isIt;
}

/** A conclusion about an absent element is about nothing: it neither applies nor stands. */
function ifAny(claim: Claim, write: () => Code): Code {
  const code = write();
  if (!claim.about?.absent || code.logic === false) return code;
  return { ...code, logic: { if: [isNull(claim.about.logic), false, code.logic] } };
}
