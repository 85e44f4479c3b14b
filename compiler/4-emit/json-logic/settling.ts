/** What becomes of each decision and of each document, once it is known which conclusions stand: `plan/README.md`, « Settling », « Delivering ». */
import type { Decision } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { broken } from "../code.js";
import { forEach, isUnsure, listOf, member, merged, PLAIN, record, repOf, sure, type Code } from "./code.js";
import type { Elements } from "./elements.js";
import type { Claim, Instances } from "./instances.js";
import { converted } from "./numbers.js";
import type { Standing } from "./standing.js";

export class Settling {
  constructor(
    private readonly rules: Instances,
    private readonly standing: Standing,
    private readonly elements: Elements,
  ) {}

  private get program(): Instances["program"] {
    return this.rules.program;
  }

  /** The value of a decision, where an expression reads it; `element` is there. */
  decision(name: string, element: Code | undefined): Code {
    const decision = this.rules.named.decision(name);
    const settled = this.settled(decision);
    const absent =
      decision.optional ||
      this.rules.named
        .concludingOn(`decision ${name}`)
        .some((rule) =>
          rule.conclusions.some((c) => c.kind === "decide" && c.decision === name && this.mayBeAbsent.has(c)),
        );
    const one = element ? ({ field: [settled.logic, member(element.logic, "#")] } as Logic) : settled.logic;
    return {
      logic: member(one, "value"),
      rep: repOf(decision.type),
      absent: absent || element !== undefined,
      blocked: true,
    };
  }

  private readonly mayBeAbsent = new Set<unknown>();

  /** What became of a decision: `{ status, value, rules }`; by identity of the element for a per-element decision. */
  settled(decision: Decision): Code {
    const { on } = decision;
    return this.program.step(`decision ${decision.name}`, () => {
      const claims = this.program.step(`conclusions on ${decision.name}`, () =>
        this.claims(`decision ${decision.name}`),
      );
      if (on === undefined) return sure({ settle: [claims.logic, decision.optional] });
      return this.program.strict([this.elements.of(on)], ([list]) => {
        const [name, claim] = [this.program.fresh("element"), this.program.fresh("claim")];
        const id: Logic = { var: `${name}.#` };
        const about: Logic = { var: `${claim}.about` };
        const own: Logic = {
          filter: [
            { each: [claim, claims.logic, { var: "" }] },
            { or: [{ "===": [about, id] }, { "is-blocked": [about] }] },
          ],
        };
        const settle: Logic = { settle: [{ map: [own, { var: claim }] }, decision.optional] };
        return sure({ table: [forEach(name, list!.logic, id), forEach(name, list!.logic, settle)] });
      });
    });
  }

  /** The conclusions on a decision or a document, of all rules, in order. */
  private claims(topic: string): Code {
    const lists = this.rules.named.concludingOn(topic).map((rule) => {
      const all = this.rules.forEach(rule, (instance) =>
        sure(
          this.rules
            .claims(instance, topic)
            .map((claim) =>
              record([
                ["rule", rule.id],
                ["stands", this.standing.stands(claim).logic],
                ...(rule.kind === "default" ? [["applies", this.standing.applies(claim).logic] as const] : []),
                ["value", this.value(claim).logic],
                ...(claim.about ? [["about", claim.about.logic] as const] : []),
              ]),
            ),
        ),
      ).logic;
      return { reduce: [all, { merge: [{ var: "accumulator" }, { var: "current" }] }, []] } as Logic;
    });
    return sure(lists.length === 0 ? [] : merged(lists), listOf(PLAIN));
  }

  /** What a conclusion says where it stands (null elsewhere): the value of its decision, or the record it delivers. */
  private value({ instance, number, conclusion }: Claim): Code {
    const list = this.program.step(`says ${number + 1} ${instance.rule.id}`, () =>
      this.rules.forEach(instance.rule, (one) => {
        const claim = this.rules.claims(one).find((c) => c.number === number) ?? broken("a conclusion");
        const said = this.said(claim);
        if (said.absent) this.mayBeAbsent.add(conclusion);
        const stands = this.standing.stands(claim);
        return { ...said, logic: { if: [{ "===": [stands.logic, true] }, said.logic, null] } };
      }),
    );
    return this.rules.at(list, instance);
  }

  private said({ instance, conclusion }: Claim): Code {
    const scope = this.rules.scope(instance);
    if (conclusion.kind === "decide") {
      const value = this.rules.expressions.of(conclusion.value, scope);
      return converted(this.program, value, repOf(this.rules.named.decision(conclusion.decision).type));
    }
    const fields = this.elements.fieldsOf({ kind: "document", name: conclusion.document });
    const given = fields.map(({ name, type }): readonly [string, Code] => {
      const field = conclusion.fields.find((f) => f.field === name);
      if (!field) return [name, { logic: null, rep: repOf(type), absent: true, blocked: false }];
      return [name, converted(this.program, this.rules.expressions.of(field.value, scope), repOf(type))];
    });
    const entries = given.map(([name, code]): readonly [string, Logic] => [name, code.logic]);
    const delivery = record([["#", conclusion.document], ...entries]);
    const unsure = given.filter(([, code]) => code.blocked).map(([, code]) => ({ ...code, absent: false }));
    if (unsure.length === 0) return sure(delivery);
    const items: Logic = { unknown: [unsure.map(({ logic }) => logic)] };
    return { ...sure({ if: [{ "is-blocked": [items] }, { blocked: [] }, delivery] }), blocked: true };
  }

  /** `{ deliveries, blocked }`. */
  delivered(document: string): Code {
    return this.program.step(`document ${document}`, () =>
      sure({ deliver: [this.claims(`document ${document}`).logic] }),
    );
  }

  /** The deliveries of a document, where an expression reads them. */
  documents(document: string): Code {
    const { logic } = this.delivered(document);
    return {
      logic: { if: [member(logic, "blocked"), { blocked: [] }, member(logic, "deliveries")] },
      rep: listOf(PLAIN),
      absent: false,
      blocked: true,
    };
  }

  /** Whether a conclusion stands for certain and says something known: it is then one of the reasons. */
  isReason(claim: Claim): Logic {
    const said = this.value(claim);
    const stands: Logic = { "===": [this.standing.stands(claim).logic, true] };
    return said.blocked ? { and: [stands, { "!": [{ "is-blocked": [said.logic] }] }] } : stands;
  }

  /** Whether a decision, or that of one element, is neither acquired nor absent. */
  unsettled(decision: Decision): Logic {
    return this.program.step(`unsettled ${decision.name}`, () => {
      const settled = this.settled(decision);
      const isOpen = (one: Logic): Logic => ({ "!": [{ in: [member(one, "status"), ["acquired", "absent"]] }] });
      if (decision.on === undefined) return sure(isOpen(settled.logic));
      const elements = this.elements.of(decision.on);
      const name = this.program.fresh("element");
      const one: Logic = { field: [settled.logic, { var: `${name}.#` }] };
      const some: Logic = { some: [{ each: [name, elements.logic, { var: "" }] }, isOpen(one)] };
      return sure(isUnsure(elements) ? { if: [{ known: [[elements.logic]] }, some, true] } : some);
    }).logic;
  }
}
