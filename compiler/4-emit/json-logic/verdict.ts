/** The verdict's body as a step, from what was settled: `plan/README.md`, « Reasons »; and the values of the motifs of its reasons, as another. */
import type { Decision, Rule } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { Dependencies } from "../dependencies.js";
import { Model } from "../model.js";
import { forEach, isUnsure, member, merged, record, repOf, sure, type Code } from "./code.js";
import type { Elements } from "./elements.js";
import type { Claim, Instance, Instances } from "./instances.js";
import { raw } from "./outputs.js";
import type { Settling } from "./settling.js";
import type { Standing } from "./standing.js";

export class VerdictStep {
  private readonly model: Model;

  constructor(
    private readonly rules: Instances,
    private readonly standing: Standing,
    private readonly settling: Settling,
    private readonly elements: Elements,
  ) {
    this.model = new Model(rules.program.plan);
  }

  write(): void {
    const { program } = this.rules;
    const { plan } = program;
    const standing = program.step("reasons", () =>
      sure(plan.rules.length === 0 ? [] : merged(plan.rules.map((rule) => this.reasons(rule)))),
    );
    const reason = program.fresh("reason");
    program.step("motifs", () => sure(forEach(reason, standing.logic, { var: `${reason}.motif` })));
    program.step("verdict", () => {
      const documents = plan.documents.map((d) => ({ document: d, ...this.documents(d.name) }));
      const none: Logic[] = [];
      const entries: (readonly [string, Logic])[] = [
        ["decisions", record(plan.decisions.map((d) => [d.key, this.decision(d)]))],
        ["documents", documents.length === 0 ? none : merged(documents.map((d) => d.deliveries))],
        ["reasons", forEach(reason, standing.logic, { var: `${reason}.reason` })],
      ];
      if (documents.length === 0) return sure(record(entries));
      return program.bound("open", sure(merged(documents.map((d) => d.blocked))), (open) =>
        sure({ if: [{ "!!": [open.logic] }, record([...entries, ["blockedDocuments", open.logic]]), record(entries)] }),
      );
    });
  }

  private decision(decision: Decision): Logic {
    const settled = this.settling.settled(decision);
    if (decision.on === undefined) return this.outcome(decision, settled.logic);
    const { on } = decision;
    const elements = this.elements.of(on);
    const [name, one] = [this.rules.program.fresh("element"), this.rules.program.fresh("settled")];
    const keys = forEach(name, elements.logic, this.elements.keyOf({ var: name }, on));
    const outcomes = forEach(
      one,
      forEach(name, elements.logic, { field: [settled.logic, { var: `${name}.#` }] }),
      this.outcome(decision, { var: one }),
    );
    const table: Logic = { table: [keys, outcomes] };
    if (!isUnsure(elements)) return table;
    const blocked = record([
      ["status", "blocked"],
      ["by", this.behind(`decision ${decision.name}`)],
    ]);
    return { if: [{ known: [[elements.logic]] }, table, blocked] };
  }

  private outcome(decision: Decision, settled: Logic): Logic {
    const status = member(settled, "status");
    const is = (name: string): Logic => ({ "===": [status, name] });
    const value = raw(decision.type, sure(member(settled, "value"), repOf(decision.type)));
    const withStatus = (...more: readonly (readonly [string, Logic])[]): Logic => record([["status", status], ...more]);
    return {
      if: [
        is("acquired"),
        withStatus(["value", value]),
        is("blocked"),
        withStatus(["by", this.behind(`decision ${decision.name}`)]),
        is("conflict"),
        withStatus(["rules", member(settled, "rules")]),
        withStatus(),
      ],
    };
  }

  /** The decisions behind a block, in order of declaration. */
  private behind(topic: string): Logic {
    const names = Dependencies.of(this.model, topic);
    if (names.length === 0) return [];
    return merged(
      names.map((name): Logic => {
        const decision = this.rules.named.decision(name);
        return { if: [this.settling.unsettled(decision), [decision.key], []] };
      }),
    );
  }

  private documents(document: string): { readonly deliveries: Logic; readonly blocked: Logic } {
    const delivered = this.settling.delivered(document).logic;
    const type = this.rules.program.plan.documents.find((d) => d.name === document);
    const name = this.rules.program.fresh("delivery");
    const fields = (type?.fields ?? []).map((f): readonly [string, Logic] => [
      f.key,
      raw(f.type, sure(member({ var: name }, f.name), repOf(f.type))),
    ]);
    const open = record([
      ["document", document],
      ["by", this.behind(`document ${document}`)],
    ]);
    return {
      deliveries: forEach(name, member(delivered, "deliveries"), {
        drop: [record([["document", document], ...fields]), null],
      }),
      blocked: { if: [member(delivered, "blocked"), [open], []] },
    };
  }

  /** The reasons that a rule gives: each instance with a conclusion that stands and says something, or « sans effet » and in effect. */
  private reasons(rule: Rule): Logic {
    const { program } = this.rules;
    const list = this.rules.forEach(rule, (instance) => {
      const claims = this.rules.claims(instance);
      const concludes: Logic = merged(
        claims.length === 0
          ? [[]]
          : claims.map((claim): Logic => ({ if: [this.settling.isReason(claim), [this.concluded(claim)], []] })),
      );
      return program.bound("concludes", sure(concludes), (concluded) => {
        const isReason: Logic =
          claims.length === 0 ? { "===": [this.standing.inEffect(instance).logic, true] } : { "!!": [concluded.logic] };
        const isNamed: Logic = this.rules.mayBeUnknown(rule)
          ? { and: [{ "!==": [member(instance.ref, "unknown"), true] }, isReason] }
          : isReason;
        return sure({ if: [isNamed, [this.reasonAndMotif(instance, concluded.logic)], []] });
      });
    });
    return { reduce: [list.logic, { merge: [{ var: "accumulator" }, { var: "current" }] }, []] };
  }

  private reasonAndMotif(instance: Instance, concludes: Logic): Logic {
    const scope = this.rules.scope(instance);
    const motif = (instance.rule.motif ?? []).flatMap((part): Logic[] => {
      if (typeof part === "string") return [];
      const code = this.rules.expressions.of(part, scope);
      const logic = raw(part.type, code);
      if (!code.blocked) return [logic];
      return [
        this.rules.program.bound("value", { ...code, logic }, (value) => ({
          ...value,
          logic: { if: [{ "is-blocked": [value.logic] }, null, value.logic] },
        })).logic,
      ];
    });
    return record([
      ["reason", this.reason(instance, concludes)],
      ["motif", motif],
    ]);
  }

  private reason(instance: Instance, concludes: Logic): Logic {
    const { rule } = instance;
    const scope = this.rules.scope(instance);
    const each = rule.each.map(({ variable, struct }): readonly [string, Logic] => {
      const element = scope.get(variable)?.logic ?? null;
      return [variable, this.elements.keyOf(element, struct)];
    });
    const values = rule.readings.map(({ label, value }): readonly [string, Code] => {
      const code = this.rules.expressions.of(value, scope);
      return [label, { ...code, logic: raw(value.type, code) }];
    });
    const read = record(values.map(([label, code]) => [label, code.logic]));
    const isSure = values.every(([, code]) => !code.blocked);
    return record([
      ["rule", rule.id],
      ...(each.length > 0 ? [["each", record(each)] as const] : []),
      ["concludes", concludes],
      ["values", isSure ? read : { drop: [read, { blocked: [] }] }],
    ]);
  }

  private concluded({ conclusion, about }: Claim): Logic {
    if (conclusion.kind === "deliver") return record([["document", conclusion.document]]);
    const decision = this.rules.named.decision(conclusion.decision);
    const entries: (readonly [string, Logic])[] = [["decision", decision.key]];
    if (about && decision.on !== undefined)
      entries.push(["element", { field: [this.elements.keys(decision.on).logic, about.logic] }]);
    return record(entries);
  }
}
