/**
 * What is known at a place of the text: which values are present, which values an enumeration or a boolean can still take, how far a
 * number can go, which conditions hold, what holds of all elements of a list. Facts travel from left to right, and are never changed in place.
 */
import type { Comparison, Definition, Expr, Field } from "../../plan/plan.js";
import { canonical, parts, substitute } from "../../plan/walk.js";
import type { Rational } from "../../runtime/rational.js";
import * as R from "../../runtime/rational.js";
import { Trail } from "./trail.js";
import { rangeOf } from "./types.js";

interface Bounds {
  readonly min?: { readonly value: Rational; readonly strict: boolean };
  readonly max?: { readonly value: Rational; readonly strict: boolean };
  readonly nonZero?: boolean;
}

export interface Facts {
  /** Nothing can be so: two facts contradict each other. */
  readonly impossible: boolean;
  readonly present: Trail<true>;
  /** Constants (of an enumeration, or "true" / "false") that an expression can still be. */
  readonly domains: Trail<ReadonlySet<string>>;
  readonly bounds: Trail<Bounds>;
  /** Conditions known to hold, as written; of each, an expression that it is about. */
  readonly truths: Trail<Expr>;
  /** Of each element of a list: `condition` over `variable`. */
  readonly everywhere: Trail<readonly About[]>;
}

interface About {
  readonly variable: string;
  readonly condition: Expr;
}

export const NOTHING_KNOWN: Facts = {
  impossible: false,
  present: Trail.empty(),
  domains: Trail.empty(),
  bounds: Trail.empty(),
  truths: Trail.empty(),
  everywhere: Trail.empty(),
};

export const nothingKnown = ({ present, domains, bounds, truths, everywhere }: Facts): boolean =>
  present.length + domains.length + bounds.length + truths.length + everywhere.length === 0;

/** The expressions, in canonical text, of which `facts` say more than `before`, from which they were made. */
export const saidSince = (facts: Facts, before: Facts): Set<string> =>
  new Set([
    ...facts.present.since(before.present).keys(),
    ...facts.domains.since(before.domains).keys(),
    ...facts.bounds.since(before.bounds).keys(),
    ...[...facts.truths.since(before.truths).values()].map(canonical),
    ...facts.everywhere.since(before.everywhere).keys(),
  ]);

/** What facts need to know of the regulation to read definitions as if written in place. */
export interface Known {
  definition(id: string): Definition | undefined;
  /** The field that a `field` or `input` expression reads. */
  fieldOf(e: Expr): Field | undefined;
  enumConstants(name: string): readonly string[];
  /** Whether adding months can give nothing (« quantième absent : erreur »). */
  readonly monthsMayMiss: boolean;
}

/** Inlining stops at this depth: facts hidden deeper are not seen, which is only less clever. */
const DEEPEST = 300;
/** Each way of an alternative is looked at on its own: a few levels of them are enough, and more would double the work each time. */
const ALTERNATIVE = 60;

/** The body of a definition as if written where it is used. */
export function inPlace(e: Expr, known: Known): Expr | undefined {
  if (e.kind === "definition") return known.definition(e.definition)?.body;
  if (e.kind === "derived") {
    const d = known.definition(e.definition);
    return d?.on && substitute(d.body, new Map([[d.on.variable, e.object]]));
  }
  if (e.kind === "call") {
    const d = known.definition(e.definition);
    return d && substitute(d.body, new Map(d.parameters.map((p, i) => [p.name, e.args[i] as Expr])));
  }
  return undefined;
}

/** The condition of a « présent si » field, over the object it is read on. */
export function presenceCondition(e: Expr, known: Known): Expr | undefined {
  const field = known.fieldOf(e);
  if (field?.when === undefined) return undefined;
  return e.kind === "field" ? substitute(field.when, new Map([["self", e.object]])) : field.when;
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  "=": "≠",
  "≠": "=",
  "<": "≥",
  "≤": ">",
  ">": "≤",
  "≥": "<",
};
const MIRROR: Readonly<Record<Comparison, Comparison>> = { "=": "=", "≠": "≠", "<": ">", "≤": "≥", ">": "<", "≥": "≤" };

/** What is known once `condition` is known to hold (or, with `holds` false, not to hold). */
export function assume(facts: Facts, condition: Expr, holds: boolean, known: Known, depth = 0): Facts {
  if (facts.impossible || depth > DEEPEST) return facts;
  switch (condition.kind) {
    case "constant":
      return condition.value === holds ? facts : { ...facts, impossible: true };
    case "not":
      return assume(facts, condition.value, !holds, known, depth);
    case "and":
    case "or": {
      if ((condition.kind === "and") === holds) {
        return condition.items.reduce((f, item) => assume(f, item, holds, known, depth), facts);
      }
      // One of them at least: what is common to all the ways that can be.
      const ways: Facts[] = [];
      let before = facts;
      for (const item of condition.items.slice(0, 40)) {
        const way = assume(before, item, holds, known, depth + ALTERNATIVE);
        if (!way.impossible) ways.push(way);
        before = assume(before, item, !holds, known, depth + ALTERNATIVE);
      }
      if (condition.items.length > 40) return facts;
      return ways.length === 0 ? { ...facts, impossible: true } : ways.reduce(common);
    }
    case "present":
      return holds
        ? assumePresent(facts, condition.value, known, depth)
        : assumeAbsent(facts, condition.value, known, depth);
    case "compare":
      return assumeComparison(
        facts,
        condition.left,
        holds ? condition.op : OPPOSITE[condition.op],
        condition.right,
        known,
      );
    case "member": {
      const items = condition.list.kind === "list" ? condition.list.items : undefined;
      const names = items?.map(constantName);
      if (names === undefined || names.some((n) => n === undefined)) break;
      return restrict(facts, condition.value, holds, new Set(names as string[]), known);
    }
    case "some":
    case "every": {
      if ((condition.kind === "every") !== holds) break;
      const about = {
        variable: condition.variable,
        condition: holds ? condition.condition : negation(condition.condition),
      };
      const key = canonical(condition.list);
      const everywhere = facts.everywhere.with(key, [...(facts.everywhere.get(key) ?? []), about]);
      return withTruth({ ...facts, everywhere }, condition, holds);
    }
    case "definition":
    case "derived":
    case "call": {
      const next = restrict(facts, condition, true, new Set([String(holds)]), known);
      if (next === facts) return facts;
      const body = inPlace(condition, known);
      return body === undefined ? next : assume(next, body, holds, known, depth + 1);
    }
    case "if": {
      const deeper = depth + ALTERNATIVE;
      const yes = assume(assume(facts, condition.condition, true, known, deeper), condition.then, holds, known, deeper);
      const no = assume(assume(facts, condition.condition, false, known, deeper), condition.else, holds, known, deeper);
      return yes.impossible ? no : no.impossible ? yes : common(yes, no);
    }
    case "let":
      return assume(
        facts,
        substitute(condition.body, new Map([[condition.variable, condition.value]])),
        holds,
        known,
        depth + 1,
      );
    case "input":
    case "field":
    case "variable":
    case "decision":
    case "parameter":
      return restrict(facts, condition, true, new Set([String(holds)]), known);
    default:
      break;
  }
  return withTruth(facts, condition, holds);
}

const negation = (e: Expr): Expr =>
  e.kind === "not" ? e.value : { kind: "not", value: e, type: e.type, optional: false };

function withTruth(facts: Facts, condition: Expr, holds: boolean): Facts {
  const key = canonical(condition);
  const mine = holds ? key : `not ${key}`;
  const other = holds ? `not ${key}` : key;
  if (facts.truths.has(mine)) return facts;
  return {
    ...facts,
    truths: facts.truths.with(mine, condition),
    impossible: facts.impossible || facts.truths.has(other),
  };
}

function assumePresent(facts: Facts, value: Expr, known: Known, depth: number): Facts {
  const key = canonical(value);
  if (facts.truths.has(`absent ${key}`)) return { ...facts, impossible: true };
  if (facts.present.has(key)) return facts;
  let next: Facts = { ...facts, present: facts.present.with(key, true) };
  const when = presenceCondition(value, known);
  if (when) next = assume(next, when, true, known, depth + 1);
  const body = inPlace(value, known);
  if (body !== undefined && depth < DEEPEST) next = assumePresent(next, body, known, depth + 1);
  // A strict operation that has a value had all its operands.
  if (value.kind === "arithmetic") {
    next = assumePresent(assumePresent(next, value.left, known, depth + 1), value.right, known, depth + 1);
    if (value.op === "/") next = assumeComparison(next, value.right, "≠", zeroLike(value.right), known);
  }
  if (value.kind === "field" || value.kind === "derived") next = assumePresent(next, value.object, known, depth + 1);
  return next;
}

const zeroLike = (e: Expr): Expr => ({
  kind: "constant",
  value: "0",
  type: e.type.kind === "number" ? { ...e.type, min: "0", max: "0", decimals: 0 } : e.type,
  optional: false,
});

function assumeAbsent(facts: Facts, value: Expr, known: Known, depth: number): Facts {
  const key = canonical(value);
  if (facts.present.has(key) || !mayBeAbsent(value, facts, known)) return { ...facts, impossible: true };
  const next = { ...facts, truths: facts.truths.with(`absent ${key}`, value) };
  // A « présent si » field that is missing on what is there: its condition does not hold.
  const when = value.kind === "field" && value.object.optional ? undefined : presenceCondition(value, known);
  return when ? assume(next, when, false, known, depth + 1) : next;
}

const constantName = (e: Expr): string | undefined =>
  e.kind === "constant" && (e.type.kind === "enum" || e.type.kind === "boolean") ? String(e.value) : undefined;

function allValues(e: Expr, known: Known): ReadonlySet<string> | undefined {
  if (e.type.kind === "boolean") return new Set(["true", "false"]);
  if (e.type.kind === "enum") return new Set(known.enumConstants(e.type.name));
  return undefined;
}

/** `e` is one of `names` (or, with `among` false, none of them). */
function restrict(facts: Facts, e: Expr, among: boolean, names: ReadonlySet<string>, known: Known): Facts {
  const key = canonical(e);
  const before = facts.domains.get(key) ?? allValues(e, known);
  if (before === undefined) return facts;
  const after = new Set([...before].filter((v) => names.has(v) === among));
  if (after.size === facts.domains.get(key)?.size) return facts;
  const next: Facts = {
    ...facts,
    domains: facts.domains.with(key, after),
    impossible: facts.impossible || after.size === 0,
  };
  const body = e.kind === "definition" || e.kind === "derived" ? inPlace(e, known) : undefined;
  // `définition réussi = résultat = admis` compared with vrai, or a definition that only renames a value.
  return body !== undefined && (body.kind === "input" || body.kind === "field" || body.kind === "decision")
    ? restrict(next, body, among, names, known)
    : next;
}

function assumeComparison(facts: Facts, left: Expr, op: Comparison, right: Expr, known: Known): Facts {
  const a = constantName(left);
  const b = constantName(right);
  if (op === "=" || op === "≠") {
    if (b !== undefined && a === undefined) return assumeEqual(facts, left, op, b, known);
    if (a !== undefined && b === undefined) return assumeEqual(facts, right, op, a, known);
  }
  let next = facts;
  if (left.type.kind === "number" && right.type.kind === "number") {
    const l = boundsOf(left, facts);
    const r = boundsOf(right, facts);
    next = bound(next, left, op, r);
    next = bound(next, right, MIRROR[op], l);
  }
  const [one, other] = [canonical(left), canonical(right)];
  const text = `${op} ${one} ${other}`;
  if (next.truths.has(text)) return next;
  return {
    ...next,
    truths: next.truths.with(text, left.kind === "constant" ? right : left),
    impossible: next.impossible || next.truths.has(`${OPPOSITE[op]} ${one} ${other}`),
  };
}

function assumeEqual(facts: Facts, e: Expr, op: "=" | "≠", name: string, known: Known): Facts {
  const next = restrict(facts, e, op === "=", new Set([name]), known);
  // A boolean compared with vrai or faux says as much as the condition itself.
  return e.type.kind === "boolean" ? assume(next, e, (name === "true") === (op === "="), known, 1) : next;
}

type Interval = { min: Rational; max: Rational; minStrict: boolean; maxStrict: boolean; nonZero: boolean };

function boundsOf(e: Expr, facts: Facts): Interval {
  const type = e.type.kind === "number" ? rangeOf(e.type) : { min: R.ZERO, max: R.ZERO };
  const known = facts.bounds.get(canonical(e));
  const min = known?.min && R.compare(known.min.value, type.min) >= 0 ? known.min : { value: type.min, strict: false };
  const max = known?.max && R.compare(known.max.value, type.max) <= 0 ? known.max : { value: type.max, strict: false };
  return {
    min: min.value,
    max: max.value,
    minStrict: min.strict,
    maxStrict: max.strict,
    nonZero: known?.nonZero ?? false,
  };
}

function bound(facts: Facts, e: Expr, op: Comparison, other: Interval): Facts {
  const mine = boundsOf(e, facts);
  let { min, max, minStrict, maxStrict, nonZero } = mine;
  const raise = (value: Rational, strict: boolean): void => {
    const c = R.compare(value, min);
    if (c > 0 || (c === 0 && strict)) [min, minStrict] = [value, strict];
  };
  const lower = (value: Rational, strict: boolean): void => {
    const c = R.compare(value, max);
    if (c < 0 || (c === 0 && strict)) [max, maxStrict] = [value, strict];
  };
  if (op === "≥" || op === ">" || op === "=") raise(other.min, op === ">" || other.minStrict);
  if (op === "≤" || op === "<" || op === "=") lower(other.max, op === "<" || other.maxStrict);
  if (op === "≠" && R.compare(other.min, other.max) === 0) {
    if (other.min.n === 0n) nonZero = true;
    if (R.compare(min, other.min) === 0) minStrict = true;
    if (R.compare(max, other.max) === 0) maxStrict = true;
  }
  // Whole numbers: a strict bound is the next integer.
  if (e.type.kind === "number" && e.type.decimals === 0) {
    if (minStrict || min.d !== 1n) [min, minStrict] = [{ n: R.floor(min) + 1n, d: 1n }, false];
    if (maxStrict || max.d !== 1n) [max, maxStrict] = [{ n: max.d === 1n ? max.n - 1n : R.floor(max), d: 1n }, false];
  }
  const c = R.compare(min, max);
  return {
    ...facts,
    bounds: facts.bounds.with(canonical(e), {
      min: { value: min, strict: minStrict },
      max: { value: max, strict: maxStrict },
      nonZero,
    }),
    impossible: facts.impossible || c > 0 || (c === 0 && (minStrict || maxStrict)),
  };
}

/** The interval a number is known to be in, by its type and by what is known here. */
export function knownBounds(e: Expr, facts: Facts): { min: Rational; max: Rational; nonZero: boolean } {
  const b = boundsOf(e, facts);
  const zeroOutside =
    b.min.n > 0n || b.max.n < 0n || (b.min.n === 0n && b.minStrict) || (b.max.n === 0n && b.maxStrict);
  return { min: b.min, max: b.max, nonZero: b.nonZero || zeroOutside };
}

/** What is known both ways. Facts only ever say more: what one way alone says more than both started from is not known. */
export const common = (a: Facts, b: Facts): Facts => ({
  impossible: a.impossible && b.impossible,
  present: both(a.present, b.present, () => true),
  domains: both(a.domains, b.domains, (mine, theirs) => new Set([...mine, ...theirs])),
  bounds: both(a.bounds, b.bounds, wider),
  truths: both(a.truths, b.truths, (mine) => mine),
  everywhere: both(a.everywhere, b.everywhere, (mine, theirs) =>
    mine.filter((m) =>
      theirs.some((t) => t.variable === m.variable && canonical(t.condition) === canonical(m.condition)),
    ),
  ),
});

/** What two trails added to what they share, under the same keys. */
function both<V>(a: Trail<V>, b: Trail<V>, merge: (mine: V, theirs: V) => V): Trail<V> {
  const shared = Trail.shared(a, b);
  if (a === shared || b === shared) return shared;
  const theirs = b.since(shared);
  let found = shared;
  for (const [key, mine] of a.since(shared)) {
    const other = theirs.get(key);
    if (other !== undefined) found = found.with(key, merge(mine, other));
  }
  return found;
}

function wider(a: Bounds, b: Bounds): Bounds {
  const end = (p: Bounds["min"], q: Bounds["min"], sign: number): Bounds["min"] => {
    if (!p || !q) return undefined;
    const c = R.compare(p.value, q.value) * sign;
    return c === 0 ? { value: p.value, strict: p.strict && q.strict } : c < 0 ? p : q;
  };
  const min = end(a.min, b.min, 1);
  const max = end(a.max, b.max, -1);
  return { ...(min && { min }), ...(max && { max }), nonZero: (a.nonZero ?? false) && (b.nonZero ?? false) };
}

/** Whether the facts leave no other possibility than that `condition` holds. */
export const implied = (condition: Expr, facts: Facts, known: Known): boolean =>
  assume(facts, condition, false, known, 1).impossible;

/** Answers already given, about the same regulation and from the same facts. */
const absences = new WeakMap<Known, WeakMap<Facts, Map<string, boolean>>>();

function answersFrom(facts: Facts, known: Known): Map<string, boolean> {
  let mine = absences.get(known);
  if (mine === undefined) absences.set(known, (mine = new WeakMap<Facts, Map<string, boolean>>()));
  let answers = mine.get(facts);
  if (answers === undefined) mine.set(facts, (answers = new Map<string, boolean>()));
  return answers;
}

/** Whether the value of a checked expression may be absent here. `optional` on the node is what was known where it was written. */
export function mayBeAbsent(e: Expr, facts: Facts, known: Known, depth = 0): boolean {
  if (!e.optional) return false;
  const key = canonical(e);
  if (facts.present.has(key)) return false;
  if (depth > DEEPEST) return true;
  const answers = answersFrom(facts, known);
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = canBeAbsent(e, facts, known, depth)));
  return answer;
}

function canBeAbsent(e: Expr, facts: Facts, known: Known, depth: number): boolean {
  switch (e.kind) {
    case "input":
    case "field": {
      if (e.kind === "field" && mayBeAbsent(e.object, facts, known, depth + 1)) return true;
      const field = known.fieldOf(e);
      if (field === undefined || field.presence === "optional") return field !== undefined;
      const when = presenceCondition(e, known);
      return (
        when !== undefined &&
        !implied(when, withElement(facts, e.kind === "field" ? e.object : undefined, known), known)
      );
    }
    case "definition":
    case "derived":
    case "call": {
      // Of an element that is not there, nothing is known, whatever the derived field says of those that are.
      if (e.kind === "derived" && mayBeAbsent(e.object, facts, known, depth + 1)) return true;
      const body = inPlace(e, known);
      return body === undefined || mayBeAbsent(body, facts, known, depth + 1);
    }
    case "if": {
      const yes = assume(facts, e.condition, true, known, 1);
      const no = assume(facts, e.condition, false, known, 1);
      return (
        (!yes.impossible && mayBeAbsent(e.then, yes, known, depth + 1)) ||
        (!no.impossible && mayBeAbsent(e.else, no, known, depth + 1))
      );
    }
    case "arithmetic": {
      const { left, right } = e;
      if (mayBeAbsent(left, facts, known, depth + 1) || mayBeAbsent(right, facts, known, depth + 1)) return true;
      return e.op === "/" && !knownBounds(right, facts).nonZero;
    }
    case "or-else":
      return mayBeAbsent(e.value, facts, known, depth + 1) && mayBeAbsent(e.fallback, facts, known, depth + 1);
    case "let":
      return mayBeAbsent(substitute(e.body, new Map([[e.variable, e.value]])), facts, known, depth + 1);
    case "add-months":
      return known.monthsMayMiss || parts(e).some((part) => mayBeAbsent(part, facts, known, depth + 1));
    case "round":
    case "negate":
    case "greatest":
    case "least":
    case "add-days":
    case "days-between":
    case "months-between":
    case "age":
    case "year":
    case "end-of-month":
    case "end-of-year":
    case "working-day":
      return parts(e).some((part) => mayBeAbsent(part, facts, known, depth + 1));
    default:
      return true;
  }
}

/** Facts, and what is known of `e` because it was taken from a list. */
export function withElement(facts: Facts, e: Expr | undefined, known: Known): Facts {
  if (e === undefined) return facts;
  if (e.kind === "first" || e.kind === "last" || e.kind === "lookup") return elementFacts(facts, e.list, e, known);
  return facts;
}

/** What is known of `element` because it comes from `list`: filters, and what holds of all. */
export function elementFacts(facts: Facts, list: Expr, element: Expr, known: Known, depth = 0): Facts {
  if (depth > DEEPEST) return facts;
  let next = facts;
  for (const about of facts.everywhere.get(canonical(list)) ?? []) {
    next = assume(next, substitute(about.condition, new Map([[about.variable, element]])), true, known, 1);
  }
  switch (list.kind) {
    case "filter":
      next = elementFacts(next, list.list, element, known, depth + 1);
      return assume(next, substitute(list.condition, new Map([[list.variable, element]])), true, known, 1);
    case "sort":
    case "take":
    case "distinct":
      return elementFacts(next, list.list, element, known, depth + 1);
    case "definition":
    case "derived":
    case "call": {
      const body = inPlace(list, known);
      return body === undefined ? next : elementFacts(next, body, element, known, depth + 1);
    }
    case "let":
      return elementFacts(next, list.body, element, known, depth + 1);
    default:
      return next;
  }
}
