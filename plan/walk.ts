/** Going through expressions: their direct parts, rebuilt copies, substitution, and a canonical text. */
import type { Expr } from "./plan.js";

/** The direct parts of an expression, in order of evaluation. */
export function parts(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case "constant":
    case "absent":
    case "input":
    case "variable":
    case "definition":
    case "parameter":
    case "documents":
    case "groups":
    case "elements":
      return [];
    case "field":
    case "derived":
      return [e.object];
    case "call":
      return e.args;
    case "parameter-at":
      return [e.at];
    case "decision":
      return e.element === undefined ? [] : [e.element];
    case "group-of":
      return [e.element];
    case "arithmetic":
    case "compare":
      return [e.left, e.right];
    case "negate":
    case "round":
    case "not":
    case "present":
      return [e.value];
    case "greatest":
    case "least":
    case "and":
    case "or":
    case "list":
      return e.items;
    case "record":
      return e.fields.map((f) => f.value);
    case "or-else":
      return [e.value, e.fallback];
    case "if":
      return [e.condition, e.then, e.else];
    case "let":
      return [e.value, e.body];
    case "filter":
    case "some":
    case "every":
      return [e.list, e.condition];
    case "tally":
      return [e.list, e.condition, e.count];
    case "map":
    case "sum":
    case "maximum":
    case "minimum":
      return [e.list, e.value];
    case "sort":
      return [e.list, e.key];
    case "take":
      return [e.list, e.count];
    case "distinct":
    case "count":
    case "first":
    case "last":
      return [e.list];
    case "lookup":
      return [e.list, e.key];
    case "member":
      return [e.value, e.list];
    case "add-months":
      return [e.date, e.months];
    case "add-days":
      return [e.date, e.days];
    case "days-between":
    case "months-between":
      return [e.from, e.to];
    case "age":
      return [e.birth, e.at];
    case "year":
    case "end-of-month":
    case "end-of-year":
    case "working-day":
      return [e.date];
    case "day-of-year":
      return [e.year];
  }
}

/** A copy whose direct parts are those given, in the order of `parts`. */
export function withParts(e: Expr, p: readonly Expr[]): Expr {
  const at = (i: number): Expr => p[i] as Expr;
  switch (e.kind) {
    case "constant":
    case "absent":
    case "input":
    case "variable":
    case "definition":
    case "parameter":
    case "documents":
    case "groups":
    case "elements":
      return e;
    case "field":
    case "derived":
      return { ...e, object: at(0) };
    case "call":
      return { ...e, args: p };
    case "parameter-at":
      return { ...e, at: at(0) };
    case "decision":
      return e.element === undefined ? e : { ...e, element: at(0) };
    case "group-of":
      return { ...e, element: at(0) };
    case "arithmetic":
    case "compare":
      return { ...e, left: at(0), right: at(1) };
    case "negate":
    case "round":
    case "not":
    case "present":
      return { ...e, value: at(0) };
    case "greatest":
    case "least":
    case "and":
    case "or":
    case "list":
      return { ...e, items: p };
    case "record":
      return { ...e, fields: e.fields.map((f, i) => ({ name: f.name, value: at(i) })) };
    case "or-else":
      return { ...e, value: at(0), fallback: at(1) };
    case "if":
      return { ...e, condition: at(0), then: at(1), else: at(2) };
    case "let":
      return { ...e, value: at(0), body: at(1) };
    case "filter":
    case "some":
    case "every":
      return { ...e, list: at(0), condition: at(1) };
    case "tally":
      return { ...e, list: at(0), condition: at(1), count: at(2) };
    case "map":
    case "sum":
    case "maximum":
    case "minimum":
      return { ...e, list: at(0), value: at(1) };
    case "sort":
      return { ...e, list: at(0), key: at(1) };
    case "take":
      return { ...e, list: at(0), count: at(1) };
    case "distinct":
    case "count":
    case "first":
    case "last":
      return { ...e, list: at(0) };
    case "lookup":
      return { ...e, list: at(0), key: at(1) };
    case "member":
      return { ...e, value: at(0), list: at(1) };
    case "add-months":
      return { ...e, date: at(0), months: at(1) };
    case "add-days":
      return { ...e, date: at(0), days: at(1) };
    case "days-between":
    case "months-between":
      return { ...e, from: at(0), to: at(1) };
    case "age":
      return { ...e, birth: at(0), at: at(1) };
    case "year":
    case "end-of-month":
    case "end-of-year":
    case "working-day":
      return { ...e, date: at(0) };
    case "day-of-year":
      return { ...e, year: at(0) };
  }
}

/** `e` where each variable named in `by` is replaced. Binders inside `e` have other names (see the invariant in `plan.ts`). */
export function substitute(e: Expr, by: ReadonlyMap<string, Expr>): Expr {
  if (e.kind === "variable") return by.get(e.name) ?? e;
  const before = parts(e);
  if (before.length === 0) return e;
  let changed = false;
  const after = before.map((part) => {
    const next = substitute(part, by);
    if (next !== part) changed = true;
    return next;
  });
  return changed ? withParts(e, after) : e;
}

const keys = new WeakMap<Expr, string>();

/** A text that two expressions share when they say the same thing in the same words (types and places left out). */
export function canonical(e: Expr): string {
  const known = keys.get(e);
  if (known !== undefined) return known;
  const pieces: string[] = [];
  write(e, pieces);
  const text = pieces.join("");
  keys.set(e, text);
  return text;
}

/** Only whole texts are remembered: remembering each part's would take quadratic room in a long sum. */
function write(e: Expr, pieces: string[]): void {
  const known = keys.get(e);
  if (known !== undefined) {
    pieces.push(known);
    return;
  }
  pieces.push("(", label(e));
  for (const part of parts(e)) {
    pieces.push(" ");
    write(part, pieces);
  }
  pieces.push(")");
}

function label(e: Expr): string {
  switch (e.kind) {
    case "constant":
      return `constant ${e.type.kind} ${JSON.stringify(e.value)}`;
    case "input":
    case "field":
      return `${e.kind} ${e.field}`;
    case "variable":
      return `variable ${e.name}`;
    case "definition":
    case "derived":
    case "call":
      return `${e.kind} ${e.definition}`;
    case "parameter":
    case "parameter-at":
      return `${e.kind} ${e.parameter}`;
    case "decision":
      return `decision ${e.decision}`;
    case "documents":
      return `documents ${e.document}`;
    case "groups":
    case "group-of":
      return `${e.kind} ${e.group}`;
    case "elements":
    case "record":
      return `${e.kind} ${e.struct}`;
    case "arithmetic":
    case "compare":
      return `${e.kind} ${e.op}`;
    case "round":
      return `round ${e.step} ${e.mode}`;
    case "let":
    case "filter":
    case "some":
    case "every":
    case "map":
    case "sum":
    case "maximum":
    case "minimum":
      return `${e.kind} ${e.variable}`;
    case "sort":
      return `sort ${e.variable} ${e.descending ? "descending" : "ascending"}`;
    case "tally":
      return `tally ${e.variable} ${e.test} ${e.share ? "share" : "number"}`;
    case "day-of-year":
      return `day-of-year ${e.day} ${e.month}`;
    case "absent":
    case "negate":
    case "greatest":
    case "least":
    case "and":
    case "or":
    case "not":
    case "present":
    case "or-else":
    case "if":
    case "list":
    case "take":
    case "distinct":
    case "count":
    case "first":
    case "last":
    case "lookup":
    case "member":
    case "add-months":
    case "add-days":
    case "days-between":
    case "months-between":
    case "age":
    case "year":
    case "end-of-month":
    case "end-of-year":
    case "working-day":
      return e.kind;
  }
}
