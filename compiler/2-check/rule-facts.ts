/** From the plan to facts about rules: what holds in every valid dossier, and what is known where a rule holds. */
import type { Expr, Plan, Rule } from "../../plan/plan.js";
import { canonical, parts, substitute } from "../../plan/walk.js";
import { append } from "../grouping.js";
import {
  assume,
  elementFacts,
  inPlace,
  NOTHING_KNOWN,
  presenceCondition,
  saidSince,
  type Facts,
  type Known,
} from "./facts.js";
import { TRUE, variable } from "./nodes.js";

/** What a longer list of contraintes says would cost more than it tells. */
const MOST_CONSTRAINTS = 40;
/** Contraintes gone through again, in one regulation. */
const MOST_AGAIN = 6000;
/** A contrainte of more parts than this is taken to be about everything. */
const MOST_PARTS = 1000;
/** A `soit` value longer than this is left as a variable. */
const LONGEST_LET = 200;

/** What every valid dossier fulfils. */
export interface Valid {
  readonly facts: Facts;
  /** How many contraintes may still be gone through again. */
  left: number;
  /** Whether no valid dossier can be so. */
  excludes(facts: Facts): boolean;
}

/** What all contraintes say together. Those that contradict each other say nothing more. */
export function validDossiers(plan: Plan, known: Known): Valid {
  const conditions = plan.constraints.length > MOST_CONSTRAINTS ? [] : plan.constraints.map((c) => c.condition);
  const facts = conditions.reduce((f, c) => assume(f, c, true, known), NOTHING_KNOWN);
  if (facts.impossible) return { facts: NOTHING_KNOWN, left: MOST_AGAIN, excludes: (f) => f.impossible };
  const concerned = concernedBy(conditions, known);
  // « a ou b » is not a fact: of two possibilities that a contrainte leaves, one may be closed by now, if more is known of what it is about.
  const excludes = (f: Facts): boolean => {
    let now = f;
    let again = concerned(saidSince(now, facts));
    for (const [i, condition] of conditions.entries()) {
      if (now.impossible || valid.left === 0) break;
      if (!again.has(i)) continue;
      valid.left--;
      now = assume(now, condition, true, known);
      again = concerned(saidSince(now, facts));
    }
    return now.impossible;
  };
  const valid: Valid = { facts, left: MOST_AGAIN, excludes };
  return valid;
}

/** From expressions in canonical text to the conditions, by number, that are about one of them. */
function concernedBy(conditions: readonly Expr[], known: Known): (said: ReadonlySet<string>) => ReadonlySet<number> {
  const about = new Map<string, number[]>();
  const always: number[] = [];
  for (const [i, condition] of conditions.entries()) {
    const subjects = subjectsOf(condition, known);
    if (subjects === undefined) always.push(i);
    for (const subject of subjects ?? []) append(about, subject, i);
  }
  return (said) => new Set([...always, ...[...said].flatMap((subject) => about.get(subject) ?? [])]);
}

/** All that a condition reads, definitions as if written in place, in canonical text; undefined for one too long to tell. */
function subjectsOf(condition: Expr, known: Known): Set<string> | undefined {
  const found = new Set<string>();
  const stack = [condition];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === "constant" || found.has(canonical(e))) continue;
    if (found.size === MOST_PARTS) return undefined;
    found.add(canonical(e));
    stack.push(...parts(e), ...[inPlace(e, known), presenceCondition(e, known)].filter((x) => x !== undefined));
  }
  return found;
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
