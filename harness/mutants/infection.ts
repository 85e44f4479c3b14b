/**
 * Which mutants a dossier can tell from the regulation at all: the regulation decides it once, and wherever an expression that a mutant changes is
 * evaluated, so is what the mutant puts there. A mutant whose every answer is the same decides the same; only the others are run.
 */
import { equal, interpret, type Answer, type Interpretation, type Probe } from "../../interpreter/index.js";
import type { Expr, Plan } from "../../plan/plan.js";
import type { RuleTrace } from "../../runtime/verdict.js";
import type { Mutant } from "./mutants.js";

export interface Tried {
  readonly decided: Interpretation;
  /** In the order given. */
  readonly infected: readonly Mutant[];
}

/** A dossier, and what the caller sets of the parameters. */
export interface Draw {
  readonly dossier: unknown;
  readonly parameters?: unknown;
}

export class Infection {
  private readonly sites = new Map<Expr, { readonly mutant: Mutant; readonly to: Expr }[]>();

  constructor(
    private readonly plan: Plan,
    private readonly mutants: readonly Mutant[],
  ) {
    for (const mutant of mutants)
      for (const [e, to] of mutant.changes) {
        const here = this.sites.get(e);
        if (here) here.push({ mutant, to });
        else this.sites.set(e, [{ mutant, to }]);
      }
  }

  try({ dossier, parameters }: Draw): Tried {
    const infected = new Set<Mutant>();
    const trace: RuleTrace[] = [];
    // Looking at an expression evaluates its parts out of turn: they are looked at in their turn. Not so what is computed only once.
    const looking = new Set<object>();
    const probe: Probe = (e, frame, answer) => {
      const here = looking.has(frame) ? undefined : this.sites.get(e)?.filter(({ mutant }) => !infected.has(mutant));
      if (here === undefined || here.length === 0) return;
      looking.add(frame);
      const own = answer(e);
      for (const { mutant, to } of here) if (!isSame(own, () => answer(to))) infected.add(mutant);
      looking.delete(frame);
    };
    const decided = interpret(this.plan, dossier, { parameters, trace, probe });
    const speaking = new Set(trace.filter(({ status }) => status !== "not-applied").map(({ rule }) => rule));
    return {
      decided,
      infected: this.mutants.filter(
        (m) => infected.has(m) || (m.forgotten === undefined ? m.changes.size === 0 : speaking.has(m.forgotten)),
      ),
    };
  }
}

/** An answer that cannot be had, for want of a guard that the slip has taken away, is another one. */
function isSame(own: Answer, other: () => Answer): boolean {
  try {
    return equal(own, other());
  } catch {
    return false;
  }
}
