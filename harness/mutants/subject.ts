/** A version of a regulation that is asked about: which of its mutants its examples and goldens refuse, and which dossiers tell the others from it. */
import { unexpected } from "../examples.js";
import { dossiers, parameters } from "../generate/dossiers.js";
import { isOfAnotherVersion } from "../generate/disagreement.js";
import { sampled } from "../generate/sampled.js";
import { interpret, type Interpretation } from "../../interpreter/index.js";
import type { Example, Plan } from "../../plan/plan.js";
import { problemKeys } from "../version.js";
import { aimedAt, comparisonsOf } from "./aim.js";
import { Infection, type Draw } from "./infection.js";
import { mutantsOf, type Mutant } from "./mutants.js";
import { reduced } from "./reduce.js";

/** An example by its rank in the plan, or the dossier of a golden; all are as expected of the regulation itself. */
export type Known = { readonly example: number } | { readonly dossier: unknown };

export interface SubjectData {
  readonly plan: Plan;
  readonly known: readonly Known[];
}

export interface Separation {
  readonly key: string;
  readonly draw: Draw;
}

/** Dossiers aimed for one mutant, at most. */
const AIMED = 600;
/** Dossiers drawn at once. */
export const BLOCK = 100;

export class Subject {
  readonly plan: Plan;
  readonly mutants: ReadonlyMap<string, Mutant>;
  readonly known: readonly (Draw & { readonly example?: Example })[];
  private readonly plans = new Map<Mutant, Plan>();

  constructor({ plan, known }: SubjectData) {
    this.plan = plan;
    this.mutants = new Map(mutantsOf(plan).map((mutant) => [mutant.key, mutant]));
    this.known = known.flatMap((one) => {
      if (!("example" in one)) return [one];
      const example = plan.examples[one.example];
      return example ? [{ dossier: example.dossier, parameters: example.parameters, example }] : [];
    });
  }

  /** Of these mutants, those that an example or a golden refuses. */
  refused(keys: readonly string[]): readonly string[] {
    const left = new Map(keys.flatMap((key) => this.mutant(key) ?? []).map((mutant) => [mutant.key, mutant]));
    const refused: string[] = [];
    const infection = new Infection(this.plan, [...left.values()]);
    for (const one of this.known) {
      const { decided, infected } = infection.try(one);
      for (const mutant of infected) {
        if (!left.has(mutant.key) || this.accepts(one, decided, this.under(mutant, one))) continue;
        left.delete(mutant.key);
        refused.push(mutant.key);
      }
    }
    return refused;
  }

  /** An example accepts what it says; a golden, what it keeps: the whole verdict, its reasons included. */
  private accepts(
    { example }: { readonly example?: Example },
    own: Interpretation,
    other: Interpretation | undefined,
  ): boolean {
    if (other === undefined) return false;
    if (example === undefined) return JSON.stringify(said(own, true)) === JSON.stringify(said(other, true));
    return unexpected(this.plan, example, "problems" in other ? other : { ...other, trace: [] }).length === 0;
  }

  /** For each of these mutants that can be told from the regulation among the dossiers of a block, the first that tells. */
  separated(keys: readonly string[], { seed, block }: { readonly seed: number; readonly block: number }): Separation[] {
    const left = new Map(keys.flatMap((key) => this.mutant(key) ?? []).map((mutant) => [mutant.key, mutant]));
    const infection = new Infection(this.plan, [...left.values()]);
    const found: Separation[] = [];
    for (const draw of sampled(dossiers(this.plan), parameters(this.plan), { seed: seed + block, runs: BLOCK })) {
      if (left.size === 0) break;
      if (isOfAnotherVersion(this.plan, draw.dossier)) continue;
      const { decided, infected } = infection.try(draw);
      for (const mutant of infected) {
        if (!left.has(mutant.key) || !this.differs(decided, this.under(mutant, draw))) continue;
        left.delete(mutant.key);
        found.push({ key: mutant.key, draw });
      }
    }
    return found;
  }

  /** The same, among dossiers that are aimed at what each mutant changes. */
  aimed(keys: readonly string[]): Separation[] {
    return keys.flatMap((key): Separation[] => {
      const mutant = this.mutant(key);
      const comparisons = mutant && comparisonsOf(this.plan, mutant);
      if (!comparisons || comparisons.size === 0) return [];
      let trials = 0;
      for (const one of this.known)
        for (const draw of aimedAt(this.plan, comparisons, one)) {
          if (++trials > AIMED) return [];
          if (isOfAnotherVersion(this.plan, draw.dossier)) continue;
          const own = this.decide(draw);
          if ("body" in own && this.differs(own, this.under(mutant, draw))) return [{ key, draw }];
        }
      return [];
    });
  }

  /** A small dossier that still tells a mutant from the regulation, as near to an example as can be. */
  reduced({ key, draw }: Separation): Draw {
    const mutant = this.mutant(key);
    if (mutant === undefined) return draw;
    // A question is about a dossier that the regulation judges, unless it is about what it accepts.
    const mustBeJudged = "body" in this.decide(draw);
    const tells = (smaller: Draw): boolean => {
      if (isOfAnotherVersion(this.plan, smaller.dossier)) return false;
      const own = this.decide(smaller);
      return (!mustBeJudged || "body" in own) && this.differs(own, this.under(mutant, smaller));
    };
    const examples = this.known.map(({ dossier }) => dossier);
    return reduced(draw, examples, tells);
  }

  decide({ dossier, parameters: set }: Draw): Interpretation {
    return interpret(this.plan, dossier, { parameters: set });
  }

  /** Of these mutants, those that a dossier tells from the regulation, with what they make of it. */
  told(keys: readonly string[], draw: Draw): readonly { readonly mutant: Mutant; readonly other: Interpretation }[] {
    const infection = new Infection(
      this.plan,
      keys.flatMap((key) => this.mutant(key) ?? []),
    );
    const { decided, infected } = infection.try(draw);
    return infected.flatMap((mutant) => {
      const other = this.under(mutant, draw);
      return other !== undefined && this.differs(decided, other) ? [{ mutant, other }] : [];
    });
  }

  private mutant(key: string): Mutant | undefined {
    return this.mutants.get(key);
  }

  private differs(own: Interpretation, other: Interpretation | undefined): boolean {
    return other !== undefined && JSON.stringify(said(own, false)) !== JSON.stringify(said(other, false));
  }

  /** What a mutant makes of a dossier; nothing where it has lost the guard of something it reads. */
  private under(mutant: Mutant, { dossier, parameters: set }: Draw): Interpretation | undefined {
    let plan = this.plans.get(mutant);
    if (plan === undefined) this.plans.set(mutant, (plan = mutant.plan()));
    try {
      return interpret(plan, dossier, { parameters: set });
    } catch {
      return undefined;
    }
  }
}

/** What counts of a verdict: what is decided and delivered, and why, if asked; or what is wrong. */
function said(decided: Interpretation, withReasons: boolean): unknown {
  if ("problems" in decided) return problemKeys(decided.problems);
  const { decisions, documents, reasons } = decided.body;
  return withReasons ? { decisions, documents, reasons } : { decisions, documents };
}
