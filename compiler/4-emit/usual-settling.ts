/**
 * What becomes of decisions and documents where every decision that something reads is taken for settled: a value, and no more. Code that finds
 * one that is not gives up, for the function that knows of conflicts and of what is blocked.
 */
import type { Decision } from "../../plan/plan.js";
import { code, repOf, type Code, type Rep } from "./code.js";
import { identifier } from "./names.js";
import { GIVE_UP } from "./parts.js";
import { Settling, type Settled } from "./settling.js";

export class UsualSettling extends Settling {
  /** One variable, `undefined` until something concludes; where a conclusion may say « none », another tells the two apart. */
  protected override variables(decision: Decision, rep: Rep): Settled {
    const { body } = this;
    const base = identifier(decision.name);
    const value = body.fresh(base);
    const concluded = body.fresh(`${base}_concluded`);
    const mayBeAbsent = (): boolean => this.module.mayBeAbsent(decision.name);
    body.push(`let ${value}: ${this.module.typeText(rep)} | undefined;`, () =>
      mayBeAbsent() ? `let ${concluded} = false;` : "",
    );
    return {
      value,
      mayBeAbsent,
      concluded,
      unconcluded: () => (this.mustBeSettled(decision) ? undefined : this.isOpen(decision, { value, concluded })),
      isKnown: () => true,
      conflict: undefined,
      blocked: undefined,
    };
  }

  protected override properties(decision: Decision): Settled {
    return super.properties(decision, { mayConflict: false, mayBlock: false });
  }

  /** What is read must be settled; a facultative decision is, even if nothing concludes. */
  private mustBeSettled(decision: Decision): boolean {
    return !decision.optional && this.module.model.readsDecision(decision.name);
  }

  private isOpen(decision: Decision, at: Pick<Settled, "value" | "concluded">): string {
    const isTold = decision.on !== undefined || this.module.mayBeAbsent(decision.name);
    return isTold ? `!${at.concluded}` : `${at.value} === undefined`;
  }

  protected override record(decision: Decision, at: Settled, value: Code, isFirst: boolean): void {
    const { body } = this;
    const isTold = (): boolean => decision.on !== undefined || this.module.mayBeAbsent(decision.name);
    const differ = this.differ(repOf(decision.type), at.value, value);
    if (!isFirst)
      body.push(() => `if (${isTold() ? at.concluded : `${at.value} !== undefined`} && (${differ})) ${GIVE_UP}`);
    body.push(() => (isTold() ? `${at.concluded} = true;` : ""), `${at.value} = ${this.wide(value)};`);
  }

  protected override blocking(): string {
    return GIVE_UP;
  }

  protected override block(): void {
    this.body.push(GIVE_UP);
  }

  protected override finish(decision: Decision, settled: Settled): void {
    if (!this.mustBeSettled(decision)) return;
    const check = (at: Settled): void => this.body.push(() => `if (${this.isOpen(decision, at)}) ${GIVE_UP}`);
    if (decision.on === undefined) check(settled);
    else this.forAllElements(decision.on, (element) => check(this.at(settled, element)));
  }

  override reading(decision: Decision): Code {
    const read = super.reading(decision);
    return code(read.rep, read.text, { absent: read.absent });
  }
}
