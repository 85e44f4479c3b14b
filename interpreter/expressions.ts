/** The value of every kind of expression: `plan/README.md`, « Values », kind by kind. */
import type { Expr } from "../plan/plan.js";
import * as calendar from "../runtime/calendar.js";
import {
  add,
  compare,
  divide,
  multiply,
  negate,
  parseRational,
  rational,
  round,
  subtract,
  type Rational,
} from "../runtime/rational.js";
import { assertNever } from "./assert-never.js";
import type { Facts } from "./facts.js";
import { evaluateList } from "./lists.js";
import { constant } from "./types.js";
import {
  ABSENT,
  all,
  any,
  BLOCKED,
  broken,
  Delivery,
  Element,
  equal,
  isList,
  isRational,
  opposite,
  order,
  strict,
  truthOf,
  type Answer,
  type List,
  type Value,
} from "./values.js";

/** The variables in scope. Within one definition or rule no two binders share a name, so that binding never hides. */
export type Frame = Map<string, Answer>;

/** What an expression answers, for the dossier and decisions that `facts` knows. */
export function evaluate(facts: Facts, expression: Expr, frame: Frame): Answer {
  let e = expression;
  // The last step of a choice or of a `let` is taken here rather than by recursion: choices can be nested deep.
  for (;;) {
    facts.probe?.(e, frame, (other) => evaluate(facts, other, frame));
    switch (e.kind) {
      case "if": {
        const condition = evaluate(facts, e.condition, frame);
        if (typeof condition !== "boolean") return condition;
        e = condition ? e.then : e.else;
        break;
      }
      case "let":
        frame.set(e.variable, evaluate(facts, e.value, frame));
        e = e.body;
        break;
      case "or-else": {
        const value = evaluate(facts, e.value, frame);
        if (value !== ABSENT) return value;
        e = e.fallback;
        break;
      }
      case "arithmetic":
        return arithmetic(facts, e, frame);
      default:
        return answer(facts, e, frame);
    }
  }
}

type Plain = Exclude<Expr, { readonly kind: "if" | "let" | "or-else" | "arithmetic" }>;

function answer(facts: Facts, e: Plain, frame: Frame): Answer {
  const of = (part: Expr): Answer => evaluate(facts, part, frame);
  switch (e.kind) {
    case "constant":
      return constant(e.type, e.value);
    case "absent":
      return ABSENT;
    case "input":
      return facts.dossier.fields.get(e.field) ?? ABSENT;
    case "variable":
      return frame.get(e.name) ?? broken(`variable ${e.name}`);
    case "field":
      return strict([of(e.object)], ([object]) => fieldsOf(object).get(e.field) ?? ABSENT);
    case "definition":
      return facts.definition(e.definition);
    case "derived":
      return strict([of(e.object)], ([object]) => facts.definition(e.definition, element(object)));
    case "call": {
      const { parameters, body } = facts.definitionNamed(e.definition);
      return evaluate(facts, body, new Map(parameters.map((p, i) => [p.name, of(e.args[i] ?? broken("an argument"))])));
    }
    case "parameter":
      return facts.parameters.inForce(e.parameter, facts);
    case "parameter-at":
      return strict([of(e.at)], ([at]) => facts.parameters.inForceAt(e.parameter, at, facts));
    case "decision":
      if (e.element === undefined) return facts.decided.decision(e.decision);
      return strict([of(e.element)], ([on]) => facts.decided.decision(e.decision, element(on)));
    case "documents":
      return facts.decided.documents(e.document);
    case "groups":
      return facts.groups(e.group);
    case "group-of":
      return strict([of(e.element)], ([member]) => facts.groupOf(e.group, element(member)));
    case "elements":
      return facts.elements(e.struct);
    case "negate":
      return strict([of(e.value)], ([value]) => negate(number(value)));
    case "greatest":
      return strict(e.items.map(of), (values) => values.reduce((a, b) => (order(a, b) >= 0 ? a : b)));
    case "least":
      return strict(e.items.map(of), (values) => values.reduce((a, b) => (order(a, b) <= 0 ? a : b)));
    case "round": {
      const step = parseRational(e.step) ?? broken("a step");
      return strict([of(e.value)], ([value]) => round(number(value), step, e.mode));
    }
    case "compare":
      return strict([of(e.left), of(e.right)], ([left, right]) => comparison(e.op, left, right));
    case "and":
      return all(lazily(e.items, (item) => truthOf(of(item))));
    case "or":
      return any(lazily(e.items, (item) => truthOf(of(item))));
    case "not":
      return strict([of(e.value)], ([value]) => opposite(truthOf(value)));
    case "present": {
      const value = of(e.value);
      return value === BLOCKED ? BLOCKED : value !== ABSENT;
    }
    case "list":
      return strict(e.items.map(of), (values) => values);
    case "record": {
      const record = new Element(e.struct);
      for (const field of e.fields) record.fields.set(field.name, of(field.value));
      return record;
    }
    case "filter":
    case "map":
    case "sort":
    case "take":
    case "distinct":
    case "count":
    case "sum":
    case "maximum":
    case "minimum":
    case "first":
    case "last":
    case "some":
    case "every":
    case "tally":
    case "lookup":
    case "member":
      return evaluateList(facts, e, frame);
    case "add-months":
      return strict([of(e.date), of(e.months)], ([date, months]) => {
        return calendar.addMonths(day(date), Number(number(months).n), facts.plan.monthOverflow) ?? ABSENT;
      });
    case "add-days":
      return strict([of(e.date), of(e.days)], ([date, days]) => day(date) + Number(number(days).n));
    case "days-between":
      return strict([of(e.from), of(e.to)], ([from, to]) => rational(day(to) - day(from)));
    case "months-between":
      return strict([of(e.from), of(e.to)], ([from, to]) => rational(calendar.monthsBetween(day(from), day(to))));
    case "age":
      return strict([of(e.birth), of(e.at)], ([birth, at]) => rational(calendar.age(day(birth), day(at))));
    case "year":
      return strict([of(e.date)], ([date]) => rational(calendar.yearOf(day(date))));
    case "end-of-month":
      return strict([of(e.date)], ([date]) => calendar.endOfMonth(day(date)));
    case "end-of-year":
      return strict([of(e.date)], ([date]) => calendar.endOfYear(day(date)));
    case "working-day":
      return strict([of(e.date)], ([date]) => calendar.workingDay(day(date)));
    case "day-of-year":
      return strict([of(e.year)], ([year]) => calendar.dayOfYear(e.day, e.month, Number(number(year).n)) ?? ABSENT);
    default:
      return assertNever(e);
  }
}

/** A sum of a thousand terms is a tree a thousand deep on its left: it is gone down with a loop. */
function arithmetic(facts: Facts, e: Expr & { readonly kind: "arithmetic" }, frame: Frame): Answer {
  const operations = [e];
  let left: Expr = e.left;
  for (; left.kind === "arithmetic"; left = left.left) operations.push(left);
  let result = evaluate(facts, left, frame);
  for (const { op, right } of operations.reverse()) {
    result = strict([result, evaluate(facts, right, frame)], ([a, b]) => {
      switch (op) {
        case "+":
          return add(number(a), number(b));
        case "-":
          return subtract(number(a), number(b));
        case "*":
          return multiply(number(a), number(b));
        case "/":
          return divide(number(a), number(b)) ?? ABSENT;
        default:
          return assertNever(op);
      }
    });
  }
  return result;
}

/** Whether `left op right`. */
export function comparison(op: "=" | "≠" | "<" | "≤" | ">" | "≥", left: Value, right: Value): boolean {
  switch (op) {
    case "=":
      return equal(left, right);
    case "≠":
      return !equal(left, right);
    case "<":
      return order(left, right) < 0;
    case "≤":
      return order(left, right) <= 0;
    case ">":
      return order(left, right) > 0;
    case "≥":
      return order(left, right) >= 0;
    default:
      return assertNever(op);
  }
}

function* lazily<T, U>(items: Iterable<T>, compute: (item: T) => U): Iterable<U> {
  for (const item of items) yield compute(item);
}

const number = (value: Value): Rational => (isRational(value) ? value : broken("a number or a duration"));
const day = (value: Value): number => (typeof value === "number" ? value : broken("a date"));
const element = (value: Value): Element => (value instanceof Element ? value : broken("an element"));
const fieldsOf = (value: Value): ReadonlyMap<string, Answer> =>
  value instanceof Element || value instanceof Delivery ? value.fields : broken("an element or a delivery");

/** The list that an expression answers, when it is neither blocked nor absent. */
export const list = (value: Value): List => (isList(value) ? value : broken("a list"));
export { compare, number };
