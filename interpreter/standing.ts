/**
 * Which exceptions are active, triggered, in effect, and which conclusions stand: `plan/README.md`, « Rules », question by question.
 * Every answer is one of Kleene's three values, and is computed once.
 */
import type { Rule, Target } from "../plan/plan.js";
import { assertNever } from "./assert-never.js";
import {
  topicOf,
  topicOfTarget,
  withoutEffect,
  type Claim,
  type Instance,
  type Instances,
  type Occurrence,
} from "./instances.js";
import { all, any, BLOCKED, broken, opposite, type Element, type Truth } from "./values.js";

export class Standing {
  private readonly known = new Map<string, Map<unknown, Truth>>();

  constructor(private readonly rules: Instances) {}

  /** Whether an instance of an exception bears on another instance, or on a conclusion. */
  bears(exception: Instance, { instance, claim }: Occurrence): Truth {
    if (exception.rule.each.length === 0) return true;
    if (exception.unknown || instance.unknown) return BLOCKED;
    const outside = exception.elements.filter(
      (element) => !instance.elements.includes(element) && claim?.about !== element,
    );
    return outside.length === 0 ? true : claim?.about === BLOCKED ? BLOCKED : false;
  }

  /** Whether an exception has force: its condition holds, and no exception « sans effet » undoes it. */
  active(exception: Instance): Truth {
    return this.once("active", exception, () =>
      all(
        lazily(
          () => exception.holds,
          () =>
            opposite(
              this.activeBears(this.rules.exceptionsTo(`rule ${exception.rule.id}`).filter(withoutEffect), {
                instance: exception,
              }),
            ),
        ),
      ),
    );
  }

  /** Whether one of these exceptions is active and bears on the occurrence. */
  private activeBears(exceptions: readonly Rule[], occurrence: Occurrence): Truth {
    return any(this.bearing(exceptions, occurrence, (e) => this.active(e)));
  }

  private *bearing(
    exceptions: readonly Rule[],
    occurrence: Occurrence,
    question: (exception: Instance) => Truth,
  ): Iterable<Truth> {
    for (const rule of exceptions) {
      for (const e of this.rules.candidates(rule, occurrence))
        yield all(
          lazily(
            () => this.bears(e, occurrence),
            () => question(e),
          ),
        );
    }
  }

  /** Whether an exception's condition holds where one of its targets would apply. */
  triggered(exception: Instance, withDefaults: boolean): Truth {
    return this.once(withDefaults ? "triggered, defaults included" : "triggered", exception, () =>
      all(
        lazily(
          () => exception.holds,
          () => any(this.appliesWhere(exception, withDefaults)),
        ),
      ),
    );
  }

  private *appliesWhere(exception: Instance, withDefaults: boolean): Iterable<Truth> {
    for (const target of exception.rule.targets) {
      for (const { occurrence, applies } of this.applications(target, exception.rule, withDefaults)) {
        yield all(lazily(() => this.bears(exception, occurrence), applies));
      }
    }
  }

  /** What of a target may apply, and whether it does. */
  private *applications(
    target: Target,
    exception: Rule,
    withDefaults: boolean,
  ): Iterable<{ occurrence: Occurrence; applies: () => Truth }> {
    switch (target.kind) {
      case "rule":
        for (const instance of this.rules.instances(this.rules.named(target.rule))) {
          yield { occurrence: { instance }, applies: () => this.targetApplies(instance, exception, withDefaults) };
        }
        return;
      case "decision":
      case "document":
        // Exceptions are left alone, and not even asked whether they hold: what they read may wait for this answer.
        for (const rule of this.rules.concludingOn(topicOfTarget(target))) {
          if (rule.kind === "exception") continue;
          for (const claim of this.rules.claimsOf(rule, topicOfTarget(target))) {
            const { instance } = claim;
            const applies = (): Truth =>
              rule.kind === "ordinary" ? instance.holds : withDefaults && this.applies(claim);
            yield { occurrence: { instance, claim }, applies };
          }
        }
        return;
      default:
        return assertNever(target);
    }
  }

  private targetApplies(target: Instance, exception: Rule, withDefaults: boolean): Truth {
    switch (target.rule.kind) {
      case "ordinary":
        return target.holds;
      case "default":
        return withDefaults && any(target.claims.map((claim) => this.applies(claim)));
      case "exception":
        return all(
          lazily(
            () => this.triggered(target, withDefaults),
            () => withoutEffect(exception) || this.active(target),
          ),
        );
      default:
        return assertNever(target.rule.kind);
    }
  }

  /** Triggered, and not undone. */
  inEffect(exception: Instance, withDefaults = true): Truth {
    return all(
      lazily(
        () => this.triggered(exception, withDefaults),
        () => this.active(exception),
      ),
    );
  }

  /** Whether nothing but defaults concludes on a decision (on its element). */
  reached(decision: string, element: Element | undefined): Truth {
    return this.once(`reached ${decision}`, element, () => opposite(any(this.concluded(decision, element, false))));
  }

  /** For each conclusion on a decision, defaults apart, whether it stands. */
  private *concluded(decision: string, element: Element | undefined, withDefaults: boolean): Iterable<Truth> {
    for (const claim of this.rules.claimsOn(decision, element)) {
      if (claim.instance.rule.kind !== "default") yield this.standsOn(claim, withDefaults);
    }
  }

  /** Whether a default's conclusion applies: nothing else concludes, and its condition holds. */
  applies(claim: Claim): Truth {
    return this.once("applies", claim, () => {
      const { instance, conclusion, about } = claim;
      if (conclusion.kind !== "decide") return broken("a default that decides");
      if (about === BLOCKED) return instance.holds === false ? false : BLOCKED;
      return all(
        lazily(
          () => this.reached(conclusion.decision, about),
          () => instance.holds,
        ),
      );
    });
  }

  /** Whether a conclusion stands; about an element of which it is not sure to speak, it is not sure to stand. */
  private standsOn(claim: Claim, withDefaults: boolean): Truth {
    const stands = this.standsWith(claim, withDefaults);
    return claim.about === BLOCKED && stands === true ? BLOCKED : stands;
  }

  /** Whether a conclusion stands, all told. */
  stands(claim: Claim): Truth {
    return this.standsOn(claim, true);
  }

  private standsWith(claim: Claim, withDefaults: boolean): Truth {
    return this.once(withDefaults ? "stands, defaults included" : "stands", claim, () => {
      const { instance, conclusion, about } = claim;
      switch (instance.rule.kind) {
        case "ordinary":
          return all(
            lazily(
              () => instance.holds,
              () => opposite(this.setAside(claim)),
            ),
          );
        case "exception":
          return all(
            lazily(
              () => this.inEffect(instance, withDefaults),
              () => opposite(this.setAside(claim)),
            ),
          );
        case "default": {
          const rival = (): Truth =>
            conclusion.kind === "decide" && about !== BLOCKED
              ? any(this.concluded(conclusion.decision, about, true))
              : BLOCKED;
          return all(
            lazily(
              () => this.applies(claim),
              () => opposite(this.setAside(claim)),
              () => opposite(rival()),
            ),
          );
        }
        default:
          return assertNever(instance.rule.kind);
      }
    });
  }

  /** Whether an active exception takes the place of a conclusion. */
  setAside(claim: Claim): Truth {
    return any(this.replacing(claim).map(([exceptions, occurrence]) => this.activeBears(exceptions, occurrence)));
  }

  /** The exceptions that may take the place of a conclusion: those to its rule, and to what it concludes on. */
  private replacing(claim: Claim): readonly (readonly [readonly Rule[], Occurrence])[] {
    const { instance, conclusion } = claim;
    const toRule = this.rules.exceptionsTo(`rule ${instance.rule.id}`);
    if (instance.rule.kind === "exception") return [[toRule.filter((e) => !withoutEffect(e)), { instance }]];
    return [
      [toRule, { instance }],
      [this.rules.exceptionsTo(topicOf(conclusion)), { instance, claim }],
    ];
  }

  /** The active exceptions that bear on an instance or on its conclusions, in order of declaration. */
  activeOn(instance: Instance): readonly Rule[] {
    const found = new Set<Rule>();
    const look = (exceptions: readonly Rule[], occurrence: Occurrence): void => {
      for (const e of exceptions) if (this.activeBears([e], occurrence) === true) found.add(e);
    };
    look(this.rules.exceptionsTo(`rule ${instance.rule.id}`), { instance });
    for (const claim of instance.claims)
      for (const [exceptions, occurrence] of this.replacing(claim)) look(exceptions, occurrence);
    return this.rules.plan.rules.filter((rule) => found.has(rule));
  }

  private once(question: string, about: unknown, compute: () => Truth): Truth {
    let answers = this.known.get(question);
    if (!answers) this.known.set(question, (answers = new Map()));
    const known = answers.get(about);
    if (known !== undefined) return known;
    const answer = compute();
    answers.set(about, answer);
    return answer;
  }
}

function* lazily(...members: readonly (() => Truth)[]): Iterable<Truth> {
  for (const member of members) yield member();
}
