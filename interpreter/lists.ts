/** The kinds of expression that run through a list. */
import type { Expr } from "../plan/plan.js";
import { add, multiply, rational, ZERO } from "../runtime/rational.js";
import { assertNever } from "./assert-never.js";
import { comparison, evaluate, list, number, type Frame } from "./expressions.js";
import type { Facts } from "./facts.js";
import { enumNamed } from "./types.js";
import {
  ABSENT,
  all,
  any,
  BLOCKED,
  broken,
  Element,
  equal,
  order,
  strict,
  truthOf,
  type Answer,
  type List,
  type Value,
} from "./values.js";

type ListKind =
  | "filter"
  | "map"
  | "sort"
  | "take"
  | "distinct"
  | "count"
  | "sum"
  | "maximum"
  | "minimum"
  | "first"
  | "last"
  | "some"
  | "every"
  | "tally"
  | "lookup"
  | "member";
type OnList = Extract<Expr, { readonly kind: ListKind }>;

export function evaluateList(facts: Facts, e: OnList, frame: Frame): Answer {
  const of = (part: Expr): Answer => evaluate(facts, part, frame);
  /** `part` for an element of the list, bound to the variable. */
  const forEach =
    (variable: string, part: Expr) =>
    (item: Value): Answer =>
      evaluate(facts, part, frame.set(variable, item));
  return strict([of(e.list)], ([value]) => {
    const items = list(value);
    switch (e.kind) {
      case "filter": {
        const kept = items.map(forEach(e.variable, e.condition));
        return kept.every((k) => typeof k === "boolean") ? items.filter((_, i) => kept[i] === true) : BLOCKED;
      }
      case "map":
        return strict(items.map(forEach(e.variable, e.value)), (values) => values);
      case "sort":
        return strict(items.map(forEach(e.variable, e.key)), (keys) => sorted(facts, e, items, keys));
      case "take":
        return strict([of(e.count)], ([count]) => items.slice(0, Math.max(0, Number(number(count).n))));
      case "distinct":
        return items.filter((item, i) => items.findIndex((other) => equal(other, item)) === i);
      case "count":
        return rational(items.length);
      case "sum":
        return strict(items.map(forEach(e.variable, e.value)), (values) => {
          return values.reduce<Value>((total, v) => add(number(total), number(v)), ZERO);
        });
      case "maximum":
        return strict(items.map(forEach(e.variable, e.value)), (values) => {
          return values.length === 0 ? ABSENT : values.reduce((a, b) => (order(a, b) >= 0 ? a : b));
        });
      case "minimum":
        return strict(items.map(forEach(e.variable, e.value)), (values) => {
          return values.length === 0 ? ABSENT : values.reduce((a, b) => (order(a, b) <= 0 ? a : b));
        });
      case "first":
        return items[0] ?? ABSENT;
      case "last":
        return items.at(-1) ?? ABSENT;
      case "some":
        return any(items.map(forEach(e.variable, e.condition)).map(truthOf));
      case "every":
        return all(items.map(forEach(e.variable, e.condition)).map(truthOf));
      case "tally":
        return tally(e, items.map(forEach(e.variable, e.condition)), of(e.count));
      case "lookup":
        return strict([of(e.key)], ([key]) => items.find((item) => equal(identity(facts, item), key)) ?? ABSENT);
      case "member":
        return strict([of(e.value)], ([wanted]) => items.some((item) => equal(item, wanted)));
      default:
        return assertNever(e);
    }
  });
}

/** Stable, also when descending. */
function sorted(facts: Facts, e: OnList & { readonly kind: "sort" }, items: List, keys: List): List {
  const type = e.key.type;
  const constants = type.kind === "enum" ? enumNamed(facts.plan, type.name).constants.map((c) => c.name) : undefined;
  const rank = (key: Value): Value => (constants ? constants.indexOf(String(key)) : key);
  const entries = items.map((item, i) => ({ item, key: rank(keys[i] ?? broken("a key")) }));
  const direction = e.descending ? -1 : 1;
  return entries.sort((a, b) => direction * order(a.key, b.key)).map((entry) => entry.item);
}

/** The answer is known if it is the same whichever of the blocked conditions turn out true. */
function tally(e: OnList & { readonly kind: "tally" }, conditions: readonly Answer[], count: Answer): Answer {
  return strict([count], ([wanted]) => {
    const threshold = e.share ? multiply(number(wanted), rational(conditions.length)) : wanted;
    const sure = conditions.filter((c) => c === true).length;
    const open = conditions.filter((c) => c === BLOCKED).length;
    const passes = (n: number): boolean => comparison(e.test, rational(n), threshold);
    const answer = passes(sure);
    for (let n = sure + 1; n <= sure + open; n++) if (passes(n) !== answer) return BLOCKED;
    return answer;
  });
}

/** The identifying field of an element; of a group, its key. */
function identity(facts: Facts, item: Value): Answer {
  if (!(item instanceof Element)) return broken("an element");
  const field =
    facts.groupNamed(item.struct)?.keys[0]?.name ??
    facts.plan.structs.find((s) => s.name === item.struct)?.identifiedBy;
  return item.fields.get(field ?? broken("an identifying field")) ?? ABSENT;
}
