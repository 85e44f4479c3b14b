/**
 * Values that the rules of a decision use only where they are given, while nothing is said of the decision where they are missing:
 * its default then decides in silence. Only measured values are looked at (numbers, dates, durations): of an enumeration,
 * a value that is left out is one more state, which `= fourni` excludes in so many words.
 */
import type { Expr, Rule } from "../../plan/plan.js";
import { canonical, parts } from "../../plan/walk.js";
import type { Context } from "./context.js";
import { assume, inPlace } from "./facts.js";
import { not, present } from "./nodes.js";
import { conditionOf, ELEMENT, type Valid } from "./rule-facts.js";

const MEASURED: ReadonlySet<Expr["type"]["kind"]> = new Set(["number", "date", "duration"]);
/** Before the first date of a parameter there is nothing to say: the law did not have it. */
const OF_THE_LAW: ReadonlySet<Expr["kind"]> = new Set(["parameter", "parameter-at"]);
/** Rules and guards of one decision, and parts of one condition, beyond which nothing is claimed. */
const MOST_RULES = 200;
const MOST_GUARDS = 20;
const MOST_PARTS = 2000;

interface Concluding {
  readonly rule: Rule;
  readonly condition: Expr;
}

export function lintAbsence(byDecision: ReadonlyMap<string, readonly Rule[]>, ctx: Context, valid: Valid): void {
  for (const [decision, rules] of byDecision) {
    const fallback = rules.find((r) => r.kind === "default");
    if (fallback === undefined || rules.length > MOST_RULES) continue;
    ctx.thought(`absence ${decision}`, rules, valid, () => lintDecision(decision, rules, fallback, ctx, valid));
  }
}

function lintDecision(decision: string, rules: readonly Rule[], fallback: Rule, ctx: Context, valid: Valid): void {
  const concluding = rules.map((rule): Concluding => ({ rule, condition: conditionOf(rule, decision) }));
  const done = new Set<string>();
  for (const { rule, condition } of concluding) {
    if (rule.kind !== "ordinary") continue;
    for (const guard of guardsIn(condition, ctx)) {
      const key = canonical(guard.value);
      if (done.has(key) || done.size >= MOST_GUARDS) continue;
      done.add(key);
      if (!decidesInSilence(guard.value, condition, concluding, ctx, valid)) continue;
      const { value } = guard;
      ctx.report(
        "absence-décidée-en-silence",
        placeIn(rule, guard, ctx),
        { valeur: value.place ? ctx.textOf(value.place) : "", décision: decision },
        {
          related: [
            {
              span: fallback.place,
              note: { fr: "c'est cette valeur par défaut qui décide alors", en: "this default then decides" },
            },
          ],
        },
      );
    }
  }
}

type Guard = Extract<Expr, { kind: "present" }>;

/** The « est renseigné » of a condition and of the conditions it names, about values that the rules of one decision share. */
function guardsIn(condition: Expr, ctx: Context): Guard[] {
  const found: Guard[] = [];
  const seen = new Set<string>();
  const stack = [condition];
  for (let e = stack.pop(), count = 0; e !== undefined && count < MOST_PARTS; e = stack.pop(), count++) {
    if (e.kind === "present") {
      if (MEASURED.has(e.value.type.kind) && !OF_THE_LAW.has(e.value.kind) && isShared(e.value)) found.push(e);
    } else if (e.kind === "and" || e.kind === "or" || e.kind === "not") stack.push(...parts(e));
    else if (e.type.kind === "boolean") stack.push(...named(e, seen, ctx));
  }
  return found;
}

/** Whether a value depends on no element but the one the decision is about. */
function isShared(e: Expr, bound: ReadonlySet<string> = new Set([ELEMENT])): boolean {
  if (e.kind === "variable") return bound.has(e.name);
  const inside = "variable" in e ? new Set(bound).add(e.variable) : bound;
  return parts(e).every((part) => isShared(part, inside));
}

function decidesInSilence(
  value: Expr,
  guarded: Expr,
  concluding: readonly Concluding[],
  ctx: Context,
  valid: Valid,
): boolean {
  const missing = assume(valid.facts, not(present(value)), true, ctx);
  if (valid.excludes(missing) || !assume(missing, guarded, true, ctx).impossible) return false;
  // A rule that never holds is a finding of its own.
  if (assume(valid.facts, guarded, true, ctx).impossible) return false;
  const says = (c: Concluding): boolean =>
    mentions(c.condition, value, ctx) && !assume(missing, c.condition, true, ctx).impossible;
  if (concluding.some(says)) return false;
  // A default that asks for the value itself decides nothing without it.
  const decides = (c: Concluding): boolean =>
    c.rule.kind === "default" && !assume(missing, c.condition, true, ctx).impossible;
  if (!concluding.some(decides)) return false;
  // Other rules, and exceptions, may leave no case where it is missing.
  const others = concluding.filter((c) => c.rule.kind !== "default");
  return !valid.excludes(others.reduce((facts, c) => assume(facts, c.condition, false, ctx), missing));
}

/** Whether a condition reads a value, itself or through what it names. */
function mentions(condition: Expr, value: Expr, ctx: Context): boolean {
  const key = canonical(value);
  const seen = new Set<string>();
  const stack = [condition];
  for (let e = stack.pop(), count = 0; e !== undefined; e = stack.pop(), count++) {
    if ((e.kind === value.kind && canonical(e) === key) || count > MOST_PARTS) return true;
    stack.push(...named(e, seen, ctx), ...parts(e));
  }
  return false;
}

/** What a definition stands for, the first time it is met. */
function named(e: Expr, seen: Set<string>, ctx: Context): Expr[] {
  if (e.kind !== "definition" && e.kind !== "derived" && e.kind !== "call") return [];
  const key = canonical(e);
  const body = seen.has(key) ? undefined : inPlace(e, ctx);
  seen.add(key);
  return body ? [body] : [];
}

/** The guard, where it stands in the rule itself; else the rule. */
function placeIn(rule: Rule, guard: Guard, ctx: Context): Rule["place"] {
  const whole = ctx.unit.rules.get(rule.table ?? rule.id)?.span;
  const { place } = guard;
  return place && whole && place.file === whole.file && whole.start <= place.start && place.end <= whole.end
    ? place
    : rule.place;
}
