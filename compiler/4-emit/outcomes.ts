/** What a verdict says of each decision, as code: its value, or why it has none. */
import type { Decision } from "../../plan/plan.js";
import { broken, code, repOf } from "./code.js";
import { Dependencies } from "./dependencies.js";
import type { Instances, Ref } from "./instances.js";
import type { Keys } from "./keys.js";
import type { ModuleWriter } from "./module-writer.js";
import { identifier, isInherited, quote } from "./names.js";
import { rawText } from "./raw.js";
import type { Settled, Settling } from "./settling.js";
import { isSettled } from "./site.js";
import type { Standing } from "./standing.js";

/** An outcome, and the condition under which it is that one. */
type Case = readonly [string | undefined, () => string];

export class OutcomeWriter {
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

  /** The outcome of a decision as an expression, after the statements it takes; for each element, where it has one for each. */
  of(decision: Decision): string {
    const { body } = this;
    const settled = this.settling.decisions.get(decision.name) ?? broken(`decision ${decision.name}`);
    body.runtime("type Outcome");
    if (decision.on === undefined) {
      const isPlain = settled.conflict === undefined && settled.blocked === undefined;
      // Under a name that every object inherits, TypeScript would not keep a literal's own type.
      if (isPlain && !isInherited(decision.key)) return this.chosenOutcome(decision, settled);
      const name = body.fresh(`${identifier(decision.name)}_outcome`);
      body.push(`let ${name}: Outcome;`);
      this.outcome(decision, settled, undefined, `${name} =`);
      return name;
    }
    const { on } = decision;
    const name = body.fresh(`${identifier(decision.name)}_outcomes`);
    const mayBlock = !isSettled(this.rules.site) && this.module.model.taintedGroup(on);
    const blockedGroup = mayBlock ? this.rules.site.reach.groups(on) : undefined;
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

  /** The outcome as one expression, where it takes no statement to say it. */
  private chosenOutcome(decision: Decision, at: Settled): string {
    const cases = this.settledCases(decision, at);
    return cases
      .map(([condition, result]) => (condition === undefined ? result() : `${condition} ? ${result()} : `))
      .join("");
  }

  private outcome(decision: Decision, at: Settled, element: string | undefined, assign: string): void {
    const { body } = this;
    const cases: Case[] = [];
    if (at.conflict !== undefined)
      cases.push([at.conflict, () => `{ status: "conflict", rules: ${this.conflicting(decision, element)} }`]);
    if (at.blocked !== undefined)
      cases.push([at.blocked, () => `{ status: "blocked", by: ${this.behind(`decision ${decision.name}`)} }`]);
    cases.push(...this.settledCases(decision, at));
    cases.forEach(([condition, result], i) => {
      body.block(`${i === 0 ? "" : "else "}${condition === undefined ? "" : `if (${condition})`}`, () =>
        body.push(`${assign} ${result()};`),
      );
    });
  }

  /** The outcomes of what is neither in conflict nor blocked, the last of them otherwise. */
  private settledCases(decision: Decision, at: Settled): readonly Case[] {
    const cases: Case[] = [];
    const open = at.unconcluded();
    if (open !== undefined)
      cases.push([
        open,
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
        const value = code(repOf(decision.type), at.isKnown() ? at.value : `${at.value}!`);
        return `{ status: "acquired", value: ${rawText(value, this.rules.site)} }`;
      },
    ]);
    return cases;
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
  behind(topic: string): string {
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
}
