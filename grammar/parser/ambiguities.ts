/**
 * The texts that could be read two ways, refused with both readings written out (checks A1 to A7 of the grammar).
 * In comes a tree just read, out goes at most one finding, left with the cursor.
 */
import type { Fix } from "../../diagnostics/diagnostic.js";
import { parenthesize } from "../../diagnostics/fix.js";
import type { Expr } from "../ast.js";
import type { Cursor } from "./cursor.js";
import { finding } from "./syntax-error.js";

/** The part of a value that stands last in the text and is not closed by a parenthesis. */
const lastPart = (expr: Expr): Expr | undefined => {
  switch (expr.kind) {
    case "of":
      return expr.object;
    case "aggregate":
    case "count":
    case "map":
    case "member":
      return expr.list;
    case "first":
    case "last":
    case "best":
      return expr.by ?? expr.list;
    case "filter":
    case "quantifier":
      return expr.condition;
    case "sort":
      return expr.descending ? undefined : expr.by;
    case "negate":
    case "not":
      return expr.value;
    case "arithmetic":
    case "compare":
      return expr.right;
    case "interval":
      return expr.second;
    case "within":
      return expr.start;
    case "and":
    case "or":
      return expr.items.at(-1);
    case "if":
      return expr.else;
    case "select":
      return expr.otherwise ?? expr.cases.at(-1)?.value;
    case "or-else":
      return expr.fallback;
    case "end-of-month":
    case "end-of-year":
      return expr.date;
    case "months-between":
      return expr.to;
    case "age":
      return expr.at ?? expr.birth;
    case "day-of-year":
      return expr.year;
    case "parameter-at":
      return expr.at;
    case "number":
    case "text":
    case "boolean":
    case "date":
    case "duration":
    case "name":
    case "call":
    case "distinct":
    case "list":
    case "present":
    case "round":
    case "working-day":
    case "absent":
    case "table":
      return undefined;
    default:
      return assertNever(expr);
  }
};

const assertNever = (value: never): never => {
  throw new RangeError(`not a kind of value: ${JSON.stringify(value)}`);
};

/** The first node, from `expr` down its open right edge, that `wanted` accepts. */
const onRightEdge = (expr: Expr, wanted: (part: Expr) => boolean): Expr | undefined => {
  for (let part: Expr | undefined = expr; part !== undefined && part.parenthesized !== true; part = lastPart(part)) {
    if (wanted(part)) return part;
  }
  return undefined;
};

const quoted = (cursor: Cursor, expr: Expr): string => cursor.quote(expr.span.start, expr.span.end);

/** A1: `et` beside `ou`. */
export const checkMixed = (cursor: Cursor, items: readonly Expr[], joins: readonly ("et" | "ou")[]): void => {
  if (new Set(joins).size < 2) return;
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return;
  const span = cursor.span(first.span.start, last.span.end);
  cursor.report(
    finding(
      "et-ou-mélangés",
      span,
      { lecture1: grouped(cursor, items, joins, "et"), lecture2: grouped(cursor, items, joins, "ou") },
      [groupingFix(cursor, items, joins, "et"), groupingFix(cursor, items, joins, "ou")],
    ),
  );
};

/** The parentheses of one of the two readings. */
const groupingFix = (
  cursor: Cursor,
  items: readonly Expr[],
  joins: readonly ("et" | "ou")[],
  tight: "et" | "ou",
): Fix => {
  const edits: Fix["edits"][number][] = [];
  items.forEach((item, index) => {
    const [before, after] = [joins[index - 1] === tight, joins[index] === tight];
    if (after && !before) edits.push({ span: cursor.span(item.span.start, item.span.start), text: "(" });
    if (before && !after) edits.push({ span: cursor.span(item.span.end, item.span.end), text: ")" });
  });
  const reading = grouped(cursor, items, joins, tight);
  return { title: { fr: `lire « ${reading} »`, en: `read « ${reading} »` }, edits };
};

/** The text with the runs of one word between parentheses. */
const grouped = (
  cursor: Cursor,
  items: readonly Expr[],
  joins: readonly ("et" | "ou")[],
  tight: "et" | "ou",
): string => {
  let text = "";
  let run: string[] = [];
  const close = (): void => {
    text += run.length > 1 ? `(${run.join(` ${tight} `)})` : run.join("");
    run = [];
  };
  items.forEach((item, index) => {
    const join = joins[index];
    run.push(quoted(cursor, item));
    if (join === tight) return;
    close();
    if (join !== undefined) text += ` ${join} `;
  });
  return text;
};

/** A2: `a + b arrondi au centième`. `start` is where the whole operation starts; it ends where the cursor is. */
export const checkSuffixedOperand = (cursor: Cursor, operand: Expr, start: number): void => {
  if (operand.parenthesized === true || !isSuffixed(operand)) return;
  const base = baseOf(operand);
  const end = cursor.previous?.end ?? operand.span.end;
  const before = cursor.quote(start, operand.span.start);
  const after = cursor.quote(operand.span.end, end);
  const suffix = cursor.quote(base.span.end, operand.span.end);
  const [lecture1, lecture2] =
    base.kind === "negate"
      ? [`−(${cursor.quote(base.value.span.start, operand.span.end)})`, `(${quoted(cursor, base)}) ${suffix}`]
      : after === ""
        ? [`${before} (${quoted(cursor, operand)})`, `(${cursor.quote(start, base.span.end)}) ${suffix}`]
        : operand.kind === "or-else"
          ? [
              `${before} (${quoted(cursor, operand)}) ${after}`,
              `${cursor.quote(start, operand.fallback.span.start)} (${cursor.quote(operand.fallback.span.start, end)})`,
            ]
          : [
              `${before} (${quoted(cursor, operand)}) ${after}`,
              `(${before} ${quoted(cursor, base)} ${after}) ${suffix}`,
            ];
  cursor.report(
    finding("opération-à-parenthéser", cursor.span(start, end), {
      lecture1: lecture1.trim(),
      lecture2: lecture2.trim(),
    }),
  );
};
const baseOf = (expr: Suffixed): Expr => (expr.kind === "working-day" ? expr.date : expr.value);
type Suffixed = Extract<Expr, { kind: "or-else" | "round" | "working-day" }>;
const isSuffixed = (expr: Expr): expr is Suffixed =>
  expr.kind === "or-else" || expr.kind === "round" || expr.kind === "working-day";

/** A3: an open body that holds a bare `et` or `ou`, as an operand or as another open body. */
export const checkOpenBody = (cursor: Cursor, operand: Expr, start: number): void => {
  const open = onRightEdge(operand, (part) => hasOpenBody(part) && isBareJunction(part.condition));
  if (open !== undefined && hasOpenBody(open)) reportOpenBody(cursor, open, start);
};

/** A3 again: « toutes les L vérifient a et aucune des M ne vérifie b » says two things, or one inside the other. */
export const checkQuantifierInBody = (cursor: Cursor, open: OpenBody): void => {
  const { condition } = open;
  if (!isBareJunction(condition) || !("items" in condition)) return;
  if (condition.items.some((item) => item.kind === "quantifier" && item.parenthesized !== true))
    reportOpenBody(cursor, open, open.span.start);
};

const reportOpenBody = (cursor: Cursor, open: OpenBody, start: number): void => {
  const { condition } = open;
  const first = "items" in condition ? condition.items[0] : undefined;
  if (first === undefined) return;
  const lecture1 = `${cursor.quote(start, condition.span.start)} (${quoted(cursor, condition)})`;
  const lecture2 = `(${cursor.quote(start, first.span.end)}) ${cursor.quote(first.span.end, condition.span.end)}`;
  cursor.report(
    finding("condition-à-parenthéser", open.span, { lecture1, lecture2 }, [
      parenthesize(condition.span, lecture1),
      parenthesize(cursor.span(start, first.span.end), lecture2),
    ]),
  );
};
type OpenBody = Extract<Expr, { kind: "filter" | "quantifier" }>;
const hasOpenBody = (expr: Expr): expr is OpenBody => expr.kind === "filter" || expr.kind === "quantifier";
const isBareJunction = (expr: Expr): boolean =>
  (expr.kind === "and" || expr.kind === "or") && !expr.drafted && expr.parenthesized !== true;

/** A4: the condition of a filter ends in bare arithmetic or in a suffix that may have been meant for what surrounds the filter. */
export const checkFilterEdge = (cursor: Cursor, filter: Expr & { readonly kind: "filter" }): void => {
  const { condition } = filter;
  const edge = onRightEdge(condition, (part) => part.kind === "arithmetic" || isSuffixed(part));
  if (edge === undefined) return;
  const stop =
    edge.kind === "arithmetic" ? edge.left.span.end : isSuffixed(edge) ? baseOf(edge).span.end : edge.span.end;
  const lecture1 = `${cursor.quote(filter.span.start, condition.span.start)} (${quoted(cursor, condition)})`;
  const lecture2 = `(${cursor.quote(filter.span.start, stop)}) ${cursor.quote(stop, filter.span.end)}`;
  cursor.report(
    finding("filtre-à-parenthéser", filter.span, { lecture1, lecture2 }, [
      parenthesize(condition.span, lecture1),
      parenthesize(cursor.span(filter.span.start, stop), lecture2),
    ]),
  );
};

/** A5: a chain of comparisons goes one way, and has two signs at most. */
export const checkChainedComparison = (cursor: Cursor, interval: Expr & { readonly kind: "interval" }): void => {
  const isUpward = (sign: string): boolean => sign === "<" || sign === "≤";
  const isDownward = (sign: string): boolean => sign === ">" || sign === "≥";
  const { firstOp, secondOp } = interval;
  const isChain = (isUpward(firstOp) && isUpward(secondOp)) || (isDownward(firstOp) && isDownward(secondOp));
  const isLonger = ["=", "≠", "<", "≤", ">", "≥"].includes(cursor.token.kind);
  if (isChain && !isLonger) return;
  const [a, b, c] = [interval.first, interval.value, interval.second].map((part) => quoted(cursor, part));
  cursor.refuse(
    finding("comparaison-en-chaîne", interval.span, { lecture1: `${a} ${firstOp} ${b} et ${b} ${secondOp} ${c}` }),
  );
};

/** A6: a bare `selon` as the value of a case takes the cases that follow. */
export const checkNestedSelect = (cursor: Cursor, value: Expr): void => {
  const inner = onRightEdge(value, (part) => part.kind === "select");
  if (inner !== undefined)
    cursor.report(finding("selon-imbriqués", inner.span, {}, [parenthesize(inner.span, `(${quoted(cursor, inner)})`)]));
};

/** A7: a `pour chaque` that ends the value of a `soit` could be the rule's. */
export const checkLetValue = (cursor: Cursor, value: Expr): void => {
  const map = onRightEdge(value, (part) => part.kind === "map");
  if (map !== undefined)
    cursor.report(
      finding("pour-chaque-à-parenthéser", map.span, { lecture: `(${quoted(cursor, map)})` }, [
        parenthesize(map.span, `(${quoted(cursor, map)})`),
      ]),
    );
};
