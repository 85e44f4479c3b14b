/** From the plan to facts about rules: what holds in every valid dossier, and what is known where a rule holds. */
import type { Expr, Plan, Rule } from "../../plan/plan.js";
import { parts, substitute } from "../../plan/walk.js";
import { assume, elementFacts, NOTHING_KNOWN, type Facts, type Known } from "./facts.js";
import { TRUE, variable } from "./nodes.js";

/** Facts are copied at each step: those of a very long list of contraintes would cost more than they tell. */
const MOST_CONSTRAINTS = 40;
/** Contraintes gone through again, in one regulation. */
const MOST_AGAIN = 6000;
/** A `soit` value longer than this is left as a variable. */
const LONGEST_LET = 200;

/** What every valid dossier fulfils. */
export interface Valid {
  readonly facts: Facts;
  /** Whether no valid dossier can be so. */
  excludes(facts: Facts): boolean;
}

/** What all contraintes say together. Those that contradict each other say nothing more. */
export function validDossiers(plan: Plan, known: Known): Valid {
  const constraints = plan.constraints.length > MOST_CONSTRAINTS ? [] : plan.constraints;
  const all = (facts: Facts): Facts => constraints.reduce((f, c) => assume(f, c.condition, true, known), facts);
  const facts = all(NOTHING_KNOWN);
  if (facts.impossible) return { facts: NOTHING_KNOWN, excludes: (f) => f.impossible };
  let left = MOST_AGAIN;
  // « a ou b » is not a fact: of two possibilities that a contrainte leaves, one may be closed by now.
  const excludes = (f: Facts): boolean => {
    if (f.impossible || left < constraints.length) return f.impossible;
    left -= constraints.length;
    return all(f).impossible;
  };
  return { facts, excludes };
}

/** The element that a decision on elements is about: one name in all rules, so that what they say of it can be put together. */
export const ELEMENT = "l'élément de la décision";

/**
 * Writes an expression of a rule as the rules of a decision share it: `soit` values in place, and the element that the rule
 * concludes about under one name (`decision` left out: about the first of its conclusions).
 */
export function sharedForm(rule: Rule, decision?: string): (e: Expr) => Expr {
  const by = new Map<string, Expr>();
  for (const c of rule.conclusions) {
    if (c.kind !== "decide" || (decision !== undefined && c.decision !== decision)) continue;
    if (c.element?.kind === "variable") by.set(c.element.name, variable(ELEMENT, c.element.type));
    break;
  }
  for (const l of rule.lets) {
    const value = substitute(l.value, by);
    if (isShort(value)) by.set(l.variable, value);
  }
  return (e) => (by.size === 0 ? e : substitute(e, by));
}

function isShort(e: Expr): boolean {
  const stack = [e];
  let count = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (++count > LONGEST_LET) return false;
    stack.push(...parts(at));
  }
  return true;
}

/** The condition of a rule in its shared form; true for a rule without one. */
export const conditionOf = (rule: Rule, decision?: string): Expr =>
  rule.condition ? sharedForm(rule, decision)(rule.condition) : TRUE;

/** `facts`, and what is known of the elements that a rule runs through. */
export function throughFacts(rule: Rule, facts: Facts, known: Known, decision?: string): Facts {
  const shared = sharedForm(rule, decision);
  return rule.each.reduce(
    (f, e) => elementFacts(f, shared(e.list), shared(variable(e.variable, { kind: "struct", name: e.struct })), known),
    facts,
  );
}

/** `facts`, and what is known where a rule holds. */
export const ruleFacts = (rule: Rule, facts: Facts, known: Known, decision?: string): Facts =>
  assume(throughFacts(rule, facts, known, decision), conditionOf(rule, decision), true, known);
