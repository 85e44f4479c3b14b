/**
 * Which exceptions are active, triggered, in effect, and which conclusions stand, as code: `plan/README.md`, « Rules », question by question.
 * Each question is written the first time it is asked, for all instances of a rule at once.
 */
import type { Target } from "../../plan/plan.js";
import { assertNever } from "./assert-never.js";
import { broken, code, type Code } from "./code.js";
import type { Claim, Instances, Ref, RuleState } from "./instances.js";
import { FALSE, join, not, TRUE, truth } from "./logic.js";
import type { ModuleWriter } from "./module-writer.js";
import { isSettled } from "./site.js";
import { topicOfTarget } from "./topics.js";

export class Standing {
  private readonly reachedCodes = new Map<string, Code>();
  private readonly rivals = new Map<string, Code>();
  private readonly defaultsMatter = new Map<string, boolean>();

  constructor(
    private readonly module: ModuleWriter,
    private readonly rules: Instances,
  ) {}

  private get body(): Instances["body"] {
    return this.rules.body;
  }

  /** Whether an exception has force: its condition holds, and none « sans effet » undoes it. */
  active(ref: Ref): Code {
    const { state } = ref;
    const undoing = this.rules.exceptionsTo(`rule ${state.rule.id}`).filter((e) => e.withoutEffect);
    if (undoing.length === 0) return this.rules.holds(ref);
    this.askActive(state);
    return this.rules.read(ref, "active");
  }

  private askActive(state: RuleState): void {
    const undoing = this.rules.exceptionsTo(`rule ${state.rule.id}`).filter((e) => e.withoutEffect);
    undoing.forEach((e) => this.prepareActive(e));
    this.rules.ask(state, "active", (ref) =>
      join("and", [this.rules.holds(ref), not(this.activeBears(undoing, ref, undefined), this.body)], this.body),
    );
  }

  /** Asks the question where the answer can be kept: not inside a loop over instances of another rule. */
  private prepareActive(exception: RuleState): void {
    if (this.rules.exceptionsTo(`rule ${exception.rule.id}`).some((e) => e.withoutEffect)) this.askActive(exception);
  }

  /** Whether one of these exceptions is active and bears. */
  private activeBears(exceptions: readonly RuleState[], on: Ref, about: Code | undefined): Code {
    const answers = exceptions.map((exception) => {
      if (!exception.isEach) return this.active({ state: exception });
      return this.anyOf((found) =>
        this.rules.forEachBearing(exception, on, about, (e, bears) =>
          found(join("and", [bears, this.active(e)], this.body)),
        ),
      );
    });
    return join("or", answers, this.body);
  }

  /** True when one of the answers is that `write` hands over, in loops. */
  private anyOf(write: (found: (answer: Code) => void) => void): Code {
    const { body } = this;
    const name = body.fresh("any");
    let blocked = false;
    let asked = false;
    const { lines } = body.capture(() =>
      write((answer) => {
        if (answer.constant === false) return;
        asked = true;
        blocked ||= answer.blocked;
        body.push(
          answer.blocked
            ? `${name} = ${body.runtime("or")}(${name}, ${answer.text});`
            : `if (${answer.text}) ${name} = true;`,
        );
      }),
    );
    if (!asked) return FALSE;
    body.push(`let ${name}${blocked ? ": boolean | null" : ""} = false;`, ...lines);
    return truth(name, { blocked });
  }

  /** Whether the answers about a rule depend on which defaults apply. */
  private withDefaults(exception: RuleState): boolean {
    const known = this.defaultsMatter.get(exception.rule.id);
    if (known !== undefined) return known;
    this.defaultsMatter.set(exception.rule.id, false);
    const answer = exception.rule.targets.some((target) => {
      if (target.kind === "document") return false;
      if (target.kind === "decision")
        return this.rules.concludingOn(`decision ${target.decision}`).some((s) => s.rule.kind === "default");
      const state = this.rules.named(target.rule);
      return state.rule.kind === "default" || (state.rule.kind === "exception" && this.withDefaults(state));
    });
    this.defaultsMatter.set(exception.rule.id, answer);
    return answer;
  }

  private triggeredQuestion(exception: RuleState, defaults: boolean): string {
    return defaults && this.withDefaults(exception)
      ? "triggered"
      : this.withDefaults(exception)
        ? "triggered_first"
        : "triggered";
  }

  triggered(ref: Ref, defaults: boolean): Code {
    const question = this.triggeredQuestion(ref.state, defaults);
    if (!this.rules.knows(ref.state, question))
      return broken(`${question} of ${ref.state.rule.id} is asked beforehand`);
    return this.rules.read(ref, question);
  }

  private askTriggered(exception: RuleState, defaults: boolean): void {
    const question = this.triggeredQuestion(exception, defaults);
    if (this.rules.knows(exception, question)) return;
    for (const target of exception.rule.targets) this.prepareTarget(target, exception, defaults);
    if (!exception.isEach) {
      const applies = exception.rule.targets.map((target) => this.anyOccurrence(target, exception, defaults));
      this.rules.ask(exception, question, (ref) =>
        join("and", [this.rules.holds(ref), join("or", applies, this.body)], this.body),
      );
      return;
    }
    // From the targets to the exceptions that bear on them: there may be many of both.
    const { body } = this;
    let blocked = this.rules.holds({ state: exception, object: "" }).blocked;
    const { lines } = body.capture(() => {
      for (const target of exception.rule.targets) {
        this.occurrences(target, exception, defaults, (on, about, applies) => {
          if (applies.constant === false) return;
          const write = (): void =>
            this.rules.forEachBearing(exception, on, about, (e, bears) => {
              const answer = join("and", [bears, applies], body);
              if (answer.constant === false) return;
              blocked ||= answer.blocked;
              const kept = `${e.object}.${question}`;
              const before: Code = truth(kept, { blocked: true });
              body.push(
                answer.blocked
                  ? `${kept} = ${join("or", [answer, before], body).text};`
                  : `if (${answer.text}) ${kept} = true;`,
              );
            });
          if (applies.constant === true) write();
          else body.block(`if (${applies.blocked ? `${applies.text} !== false` : applies.text})`, write);
        });
      }
      if (this.rules.holds({ state: exception, object: "" }).constant === true) return;
      this.rules.forEach(exception, (ref) => {
        const kept = truth(`${ref.object}.${question}`, { blocked });
        body.push(`${kept.text} = ${join("and", [this.rules.holds(ref), kept], body).text};`);
      });
    });
    this.rules.keep(exception, question, { rep: { kind: "boolean" }, absent: false, blocked }, "false");
    body.push(...lines);
  }

  private prepareTarget(target: Target, exception: RuleState, defaults: boolean): void {
    switch (target.kind) {
      case "decision":
      case "document": {
        const topic = topicOfTarget(target);
        if (defaults)
          for (const state of this.rules.concludingOn(topic))
            if (state.rule.kind === "default") this.askApplies(state, topic);
        return;
      }
      case "rule": {
        const state = this.rules.named(target.rule);
        if (state.rule.kind === "exception") {
          this.askTriggered(state, defaults);
          if (!exception.withoutEffect) this.prepareActive(state);
        }
        if (state.rule.kind === "default" && defaults)
          for (const claim of state.claims) this.askApplies(state, claim.topic);
        return;
      }
      default:
        return assertNever(target);
    }
  }

  private anyOccurrence(target: Target, exception: RuleState, defaults: boolean): Code {
    const isLoop =
      target.kind === "rule" ? this.rules.named(target.rule).isEach : this.topicStates(target).some((s) => s.isEach);
    if (isLoop)
      return this.anyOf((found) =>
        this.occurrences(target, exception, defaults, (_, about, applies) => found(this.wherePresent(about, applies))),
      );
    const answers: Code[] = [];
    this.occurrences(target, exception, defaults, (_, about, applies) =>
      answers.push(this.wherePresent(about, applies)),
    );
    return join("or", answers, this.body);
  }

  /** A conclusion about an absent element is about nothing. */
  private wherePresent(about: Code | undefined, answer: Code): Code {
    return about?.absent ? join("and", [truth(`(${about.text} !== undefined)`), answer], this.body) : answer;
  }

  private topicStates(target: Target): readonly RuleState[] {
    return target.kind === "rule" ? [] : this.rules.concludingOn(topicOfTarget(target));
  }

  /** What of a target may apply, and whether it does. */
  private occurrences(
    target: Target,
    exception: RuleState,
    defaults: boolean,
    write: (on: Ref, about: Code | undefined, applies: Code) => void,
  ): void {
    if (target.kind === "rule") {
      const state = this.rules.named(target.rule);
      this.rules.forEach(state, (ref) => write(ref, undefined, this.targetApplies(ref, exception, defaults)));
      return;
    }
    for (const state of this.topicStates(target)) {
      if (state.rule.kind === "exception") continue;
      const topic = topicOfTarget(target);
      const claims = state.claims.filter((c) => c.topic === topic);
      if (state.rule.kind === "default" && !defaults) continue;
      this.rules.forEach(state, (ref) => {
        for (const claim of claims) {
          const about = this.rules.about(ref, claim);
          write(
            ref,
            about,
            this.wherePresent(about, state.rule.kind === "ordinary" ? this.rules.holds(ref) : this.applies(ref, claim)),
          );
        }
      });
    }
  }

  private targetApplies(ref: Ref, exception: RuleState, defaults: boolean): Code {
    switch (ref.state.rule.kind) {
      case "ordinary":
        return this.rules.holds(ref);
      case "default":
        return defaults
          ? join(
              "or",
              ref.state.claims.map((claim) => this.applies(ref, claim)),
              this.body,
            )
          : FALSE;
      case "exception":
        return join(
          "and",
          [this.triggered(ref, defaults), exception.withoutEffect ? TRUE : this.active(ref)],
          this.body,
        );
      default:
        return assertNever(ref.state.rule.kind);
    }
  }

  /** Triggered, and not undone. */
  inEffect(ref: Ref, defaults = true): Code {
    const triggered = this.triggered(ref, defaults);
    const active = this.active(ref);
    // Both say that its condition holds; without « sans effet », being active says no more.
    return active.text === this.rules.holds(ref).text ? triggered : join("and", [triggered, active], this.body);
  }

  /** Writes all that `inEffect` of a « sans effet » needs. */
  askInEffect(state: RuleState): void {
    this.askTriggered(state, true);
    this.prepareActive(state);
  }

  // --- Conclusions

  private standsQuestion(state: RuleState, claim: Claim, defaults: boolean): string {
    const same = state.rule.kind === "ordinary" || (state.rule.kind === "exception" && !this.withDefaults(state));
    return `stands_${claim.index}${defaults || same ? "" : "_first"}`;
  }

  /** Whether a conclusion stands; about an element of which it is not sure to speak, it is not sure to stand. */
  stands(ref: Ref, claim: Claim, defaults = true): Code {
    const stands = this.rules.read(ref, this.standsQuestion(ref.state, claim, defaults));
    const about = this.rules.about(ref, claim);
    return about?.blocked
      ? truth(`(${about.text} === null && ${stands.text} === true ? null : ${stands.text})`, { blocked: true, size: 6 })
      : stands;
  }

  /** Writes whether all the conclusions of a rule on a topic stand. */
  askStands(state: RuleState, topic: string, defaults = true): void {
    for (const claim of state.claims) if (claim.topic === topic) this.askStand(state, claim, defaults);
  }

  private askStand(state: RuleState, claim: Claim, defaults: boolean): void {
    const question = this.standsQuestion(state, claim, defaults);
    if (this.rules.knows(state, question)) return;
    this.prepareSetAside(state, claim);
    switch (state.rule.kind) {
      case "ordinary":
        this.rules.ask(state, question, (ref) =>
          this.aboutSomething(ref, claim, [this.rules.holds(ref), not(this.setAside(ref, claim), this.body)]),
        );
        return;
      case "exception":
        this.askTriggered(state, defaults);
        this.prepareActive(state);
        this.rules.ask(state, question, (ref) =>
          this.aboutSomething(ref, claim, [this.inEffect(ref, defaults), not(this.setAside(ref, claim), this.body)]),
        );
        return;
      case "default": {
        this.askApplies(state, claim.topic);
        const rival = this.rival(claim);
        this.rules.ask(state, question, (ref) =>
          this.aboutSomething(ref, claim, [
            this.applies(ref, claim),
            not(this.setAside(ref, claim), this.body),
            not(this.readOn(rival, ref, claim), this.body),
          ]),
        );
        return;
      }
      default:
        return assertNever(state.rule.kind);
    }
  }

  private aboutSomething(ref: Ref, claim: Claim, truths: readonly Code[]): Code {
    return this.wherePresent(this.rules.about(ref, claim), join("and", truths, this.body));
  }

  private replacing(
    state: RuleState,
    claim: Claim,
  ): { readonly ofRule: readonly RuleState[]; readonly ofTopic: readonly RuleState[] } {
    const ofRule = this.rules.exceptionsTo(`rule ${state.rule.id}`);
    if (state.rule.kind === "exception") return { ofRule: ofRule.filter((e) => !e.withoutEffect), ofTopic: [] };
    return { ofRule, ofTopic: this.rules.exceptionsTo(claim.topic) };
  }

  prepareSetAside(state: RuleState, claim: Claim): void {
    const { ofRule, ofTopic } = this.replacing(state, claim);
    for (const exception of [...ofRule, ...ofTopic]) this.prepareActive(exception);
  }

  /** Whether an active exception takes the place of a conclusion. */
  setAside(ref: Ref, claim: Claim): Code {
    const { ofRule, ofTopic } = this.replacing(ref.state, claim);
    const about = this.rules.about(ref, claim);
    return join("or", [this.activeBears(ofRule, ref, undefined), this.activeBears(ofTopic, ref, about)], this.body);
  }

  /** For each exception that may bear on an instance, in order of declaration, whether an active one does. */
  activeOn(ref: Ref): readonly { readonly id: string; readonly active: Code }[] {
    const toRule = new Set(this.rules.exceptionsTo(`rule ${ref.state.rule.id}`));
    const all = [...this.rules.states.values()];
    return all.flatMap((exception) => {
      const answers: Code[] = [];
      if (toRule.has(exception)) answers.push(this.activeBears([exception], ref, undefined));
      for (const claim of ref.state.claims) {
        const { ofTopic } = this.replacing(ref.state, claim);
        if (ofTopic.includes(exception))
          answers.push(
            this.wherePresent(
              this.rules.about(ref, claim),
              this.activeBears([exception], ref, this.rules.about(ref, claim)),
            ),
          );
      }
      return answers.length === 0 ? [] : [{ id: exception.rule.id, active: join("or", answers, this.body) }];
    });
  }

  // --- Defaults

  applies(ref: Ref, claim: Claim): Code {
    return this.rules.read(ref, `applies_${claim.index}`);
  }

  private askApplies(state: RuleState, topic: string): void {
    for (const claim of state.claims) {
      if (claim.topic !== topic || this.rules.knows(state, `applies_${claim.index}`)) continue;
      const reached = this.reached(claim);
      this.rules.ask(state, `applies_${claim.index}`, (ref) => {
        const about = this.rules.about(ref, claim);
        const holds = this.rules.holds(ref);
        const applies = join("and", [this.readOn(reached, ref, claim), holds], this.body);
        if (!about?.blocked) return this.wherePresent(about, applies);
        const known = this.wherePresent(about, applies);
        return truth(`(${about.text} === null ? (${holds.text} === false ? false : null) : ${known.text})`, {
          blocked: true,
          size: 8,
        });
      });
    }
  }

  /** A truth about a decision, or about the element that a conclusion on it is about. */
  private readOn(answer: Code, ref: Ref, claim: Claim): Code {
    const about = this.rules.about(ref, claim);
    if (!about || answer.constant !== undefined) return answer;
    const element = about.absent || about.blocked ? `${about.text}?.${answer.text}` : `${about.text}.${answer.text}`;
    return {
      ...answer,
      text: about.absent || about.blocked ? `(${element} ?? null)` : element,
      blocked: answer.blocked || about.absent || about.blocked,
    };
  }

  /** Whether nothing but defaults concludes on a decision: a truth, or the property of elements that holds it. */
  reachedBefore(decision: string): void {
    const claim = this.rules
      .concludingOn(`decision ${decision}`)
      .flatMap((s) => s.claims)
      .find((c) => c.topic === `decision ${decision}`);
    if (claim) this.reached(claim);
  }

  private reached(claim: Claim): Code {
    const known = this.reachedCodes.get(claim.topic);
    if (known) return known;
    const concluded = this.concluded(claim, false, "reached");
    let reached: Code;
    if (concluded.constant !== undefined) reached = not(concluded, this.body);
    // The elements' property says « reached » already.
    else reached = this.isPerElement(claim) ? concluded : this.body.named(not(concluded, this.body), "reached");
    this.reachedCodes.set(claim.topic, reached);
    return reached;
  }

  private isPerElement(claim: Claim): boolean {
    return claim.conclusion.kind === "decide" && this.module.model.decision(claim.conclusion.decision).on !== undefined;
  }

  /** Whether a conclusion other than a default's stands on the same decision. */
  private rival(claim: Claim): Code {
    const known = this.rivals.get(claim.topic);
    if (known) return known;
    const others = this.rules.concludingOn(claim.topic).filter((s) => s.rule.kind !== "default");
    const differs = others.some((s) =>
      s.claims.some(
        (c) => c.topic === claim.topic && this.standsQuestion(s, c, true) !== this.standsQuestion(s, c, false),
      ),
    );
    // Where no exception waits for a default, « reached » has said it already.
    const answer = differs ? this.concluded(claim, true, "rival") : FALSE;
    this.rivals.set(claim.topic, answer);
    return answer;
  }

  /**
   * Whether a conclusion, defaults apart, stands on a decision. For a per-element decision, the property of the elements that holds the answer
   * (for « reached », its opposite).
   */
  private concluded(claim: Claim, defaults: boolean, question: "reached" | "rival"): Code {
    const { body } = this;
    const others = this.rules.concludingOn(claim.topic).filter((s) => s.rule.kind !== "default");
    if (others.length === 0) return FALSE;
    for (const state of others) this.askStands(state, claim.topic, defaults);
    const { conclusion } = claim;
    const decision =
      conclusion.kind === "decide" ? this.module.model.decision(conclusion.decision) : broken("a default that decides");
    const claimsOf = (state: RuleState): readonly Claim[] => state.claims.filter((c) => c.topic === claim.topic);
    if (decision.on === undefined) {
      if (!others.some((s) => s.isEach))
        return join(
          "or",
          others.flatMap((state) => claimsOf(state).map((c) => this.stands({ state }, c, defaults))),
          body,
        );
      return this.anyOf((found) => {
        for (const state of others)
          this.rules.forEach(state, (ref) => claimsOf(state).forEach((c) => found(this.stands(ref, c, defaults))));
      });
    }
    const isReached = question === "reached";
    const slot = this.module.shape.slot(
      decision.on,
      `${question} ${decision.name}`,
      `${decision.name}_${question}`,
      () => ({
        type: "boolean | null",
        initial: isReached ? "true" : "false",
        reset: true,
      }),
    ).name;
    const record = (element: string, stands: Code): void => {
      const kept = truth(`${element}.${slot}`, { blocked: stands.blocked });
      const [value, op] = isReached ? (["false", "and"] as const) : (["true", "or"] as const);
      if (stands.blocked)
        body.push(
          `${kept.text} = ${body.runtime(op)}(${kept.text}, ${isReached ? not(stands, body).text : stands.text});`,
        );
      else body.push(`if (${stands.text}) ${kept.text} = ${value};`);
    };
    for (const state of others) {
      this.rules.forEach(state, (ref) => {
        for (const c of claimsOf(state)) {
          const about = this.rules.about(ref, c) ?? broken("an element");
          this.forAbout(about, decision.on ?? broken("a structure"), (element) =>
            record(element, this.stands(ref, c, defaults)),
          );
        }
      });
    }
    return isSettled(this.rules.site)
      ? code({ kind: "boolean" }, `${slot}!`)
      : code({ kind: "boolean" }, slot, { blocked: true });
  }

  /** Code for the element that a conclusion is about; for all, where it is not known which. */
  forAbout(about: Code, struct: string, write: (element: string) => void): void {
    const { body } = this;
    if (!about.absent && !about.blocked) return write(about.text);
    if (about.blocked) {
      body.block(`if (${about.text} === null)`, () => this.forElements(struct, write));
      body.block(`else${about.absent ? ` if (${about.text} !== undefined)` : ""}`, () => write(about.text));
      return;
    }
    body.block(`if (${about.text} !== undefined)`, () => write(about.text));
  }

  /** Code for each element of a structure or of a group. */
  forElements(struct: string, write: (element: string) => void): void {
    const { body } = this;
    const list = this.module.model.group(struct)
      ? this.rules.site.reach.groups(struct)
      : code({ kind: "boolean" }, `d.${this.module.shape.elements(struct)}`);
    const name = body.fresh("element");
    body.block(`for (const ${name} of ${list.blocked ? `${list.text} ?? []` : list.text})`, () => write(name));
  }
}
