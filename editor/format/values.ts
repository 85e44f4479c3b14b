/** Values and conditions: where their lines may end. */
import type { CellCondition, Expr } from "../../grammar/ast.js";
import { PRECEDENCE } from "../../grammar/vocabulary.js";
import { align, fill, group, indent, type Doc } from "./doc.js";
import type { Reader } from "./reader.js";
import { tableDoc } from "./tables.js";

type Of<K extends Expr["kind"]> = Extract<Expr, { readonly kind: K }>;

/** A value, to its end in the text. The rows of a table stand below, as far in as what surrounds them says. */
export function valueDoc(reader: Reader, expr: Expr): Doc {
  if (expr.kind === "table") return tableDoc(reader, expr.table);
  const opening = expr.parenthesized === true ? reader.upTo(expr.span.start + 1) : [];
  return [...opening, formDoc(reader, expr), ...reader.upTo(expr.span.end)];
}

function formDoc(reader: Reader, expr: Expr): Doc {
  switch (expr.kind) {
    case "and":
    case "or":
      return expr.drafted ? draftedDoc(reader, expr.items) : indent(chainDoc(reader, expr.items));
    case "arithmetic":
      return indent(fill(arithmeticParts(reader, expr)));
    case "if":
      return branchesDoc(reader, expr);
    case "select":
      return selectDoc(reader, expr);
    case "aggregate":
      return aggregateDoc(reader, expr);
    case "map":
      return hanging(reader, inOrder(reader, [expr.value]), () => inOrder(reader, [expr.list]));
    case "filter":
      return hanging(reader, listDoc(reader, expr), () => inOrder(reader, [expr.condition]));
    case "sort":
      return hanging(reader, inOrder(reader, [expr.list]), () => inOrder(reader, [expr.by]));
    case "distinct":
      return hanging(reader, inOrder(reader, [expr.list]), () => reader.upTo(expr.span.end));
    case "or-else":
      return hanging(reader, inOrder(reader, [expr.value]), () => inOrder(reader, [expr.fallback]));
    case "quantifier": {
      const opening = [...inOrder(reader, [...(expr.count ? [expr.count] : []), expr.list])];
      opening.push(...reader.upTo(reader.startOf(expr.condition)));
      return hanging(reader, opening, () => valueDoc(reader, expr.condition));
    }
    case "compare": {
      const left = [...inOrder(reader, [expr.left]), ...reader.upTo(reader.startOf(expr.right))];
      return hanging(reader, left, () => valueDoc(reader, expr.right));
    }
    case "list":
    case "call":
      return itemsDoc(reader, expr.kind === "list" ? expr.items : expr.args, expr.span.end);
    case "of":
      return expr.args === undefined || expr.args.length === 0
        ? inOrder(reader, [expr.object])
        : [itemsDoc(reader, expr.args), ...inOrder(reader, [expr.object])];
    default:
      return inOrder(reader, partsOf(expr));
  }
}

/** What of a value is a value, in the order of the text, where no line ends between. */
function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "count":
      return [expr.list];
    case "first":
    case "last":
    case "best":
      return expr.by ? [expr.list, expr.by] : [expr.list];
    case "negate":
    case "not":
    case "present":
    case "round":
      return [expr.value];
    case "interval":
      return expr.value.span.start < expr.first.span.start
        ? [expr.value, expr.first, expr.second]
        : [expr.first, expr.value, expr.second];
    case "within":
      return [expr.value, expr.delay, expr.start];
    case "member":
      return [expr.value, expr.list];
    case "working-day":
    case "end-of-month":
    case "end-of-year":
      return [expr.date];
    case "months-between":
      return [expr.from, expr.to];
    case "age":
      return expr.at ? [expr.birth, expr.at] : [expr.birth];
    case "day-of-year":
      return [expr.year];
    case "parameter-at":
      return [expr.at];
    default:
      return [];
  }
}

/** Values and the words before each. */
export const inOrder = (reader: Reader, parts: readonly Expr[]): Doc[] =>
  parts.flatMap((part) => [...reader.upTo(reader.startOf(part)), valueDoc(reader, part)]);

/** What may go on a line below, further in. */
const hanging = (reader: Reader, opening: Doc, rest: () => Doc): Doc =>
  group([opening, indent([reader.line(), rest()])]);

/** `a et b et c`: lines end before `et` where the author ended them, or where there is no room. */
export function chainDoc(reader: Reader, items: readonly Expr[]): Doc {
  const parts: Doc[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0) parts.push(reader.kept());
    parts.push(inOrder(reader, [item]));
  }
  return fill(parts);
}

/** `1° a ; 2° b`, below their head, each on a line of its own; a list in an item stands below the item's text. */
function draftedDoc(reader: Reader, items: readonly Expr[], isNested = false): Doc {
  const head = [...reader.upToKind(items[0]?.span.start ?? 0, ":"), ...reader.takeIf(":")];
  reader.openBody();
  const rows = items.flatMap((item) => {
    const separator = reader.hard();
    const mark = reader.upTo(reader.startOf(item));
    const isJunction = (item.kind === "and" || item.kind === "or") && item.parenthesized !== true;
    const content = !isJunction
      ? valueDoc(reader, item)
      : item.drafted
        ? draftedDoc(reader, item.items, true)
        : chainDoc(reader, item.items);
    return [separator, mark, align(MARK, [content, ...reader.takeIf(";")])];
  });
  return [...head, isNested ? rows : indent(rows)];
}
const MARK = 3;

type Sign = Of<"arithmetic">["op"];
const tightness = (op: Sign): number => PRECEDENCE.get(op === "+" || op === "-" ? "+" : "/") ?? 0;

function arithmeticParts(reader: Reader, expr: Of<"arithmetic">): Doc[] {
  const operands: Expr[] = [];
  let left: Expr = expr;
  for (; isSameChain(left, expr); left = left.left) operands.push(left.right);
  const parts: Doc[] = [inOrder(reader, [left])];
  for (const operand of operands.reverse()) {
    parts.push(reader.line());
    parts.push(inOrder(reader, [operand]));
  }
  return parts;
}
const isSameChain = (part: Expr, whole: Of<"arithmetic">): part is Of<"arithmetic"> =>
  part.kind === "arithmetic" &&
  tightness(part.op) === tightness(whole.op) &&
  (part === whole || part.parenthesized !== true);

/** `si a alors b`, then below `sinon si c alors d` and `sinon e`; `alors` has a line of its own where there is no room. */
function branchesDoc(reader: Reader, expr: Of<"if">): Doc {
  const docs: Doc[] = [];
  let last: Expr = expr;
  for (; last.kind === "if" && (last === expr || last.parenthesized !== true); last = last.else) {
    const condition = inOrder(reader, [last.condition]);
    docs.push(group([condition, reader.line(), inOrder(reader, [last.then])]), reader.kept());
  }
  return group(indent([...docs, inOrder(reader, [last])]));
}

/** `selon x`, and its cases below; one alone may stay on the line. */
function selectDoc(reader: Reader, { subject, cases, otherwise }: Of<"select">): Doc {
  const head = inOrder(reader, [subject]);
  const rows = cases.flatMap(({ conditions, value }) => {
    const separator = reader.kept();
    const matched = conditions.flatMap((condition) => conditionDoc(reader, condition));
    return [
      separator,
      hanging(reader, [...matched, ...reader.upTo(reader.startOf(value))], () => valueDoc(reader, value)),
    ];
  });
  if (otherwise !== undefined) rows.push(reader.kept(), inOrder(reader, [otherwise]));
  return group([...head, indent(rows)], { shouldBreak: cases.length > 1 });
}

function conditionDoc(reader: Reader, condition: CellCondition): Doc[] {
  return inOrder(reader, condition.kind === "range" ? [condition.low, condition.high] : [condition.value]);
}

function aggregateDoc(reader: Reader, { value, weight, list, element }: Of<"aggregate">): Doc {
  const opening = inOrder(reader, [value]);
  const rest: Doc[] = [];
  if (weight !== undefined) rest.push(reader.line(), inOrder(reader, [weight]));
  if (element !== undefined) rest.push(reader.line(), reader.upTo(element.span.end));
  rest.push(element === undefined ? reader.line() : "", inOrder(reader, [list]));
  return group([opening, indent(rest)]);
}

/** A list, and the name of its element. */
const listDoc = (reader: Reader, { list, element }: Of<"filter">): Doc => [
  ...inOrder(reader, [list]),
  ...(element === undefined ? [] : reader.upTo(element.span.end)),
];

/** `(a ; b)`, with as many on a line as there is room for; without `end`, up to and with the parenthesis that closes. */
function itemsDoc(reader: Reader, items: readonly Expr[], end?: number): Doc {
  const [first] = items;
  if (first === undefined) return end === undefined ? [] : reader.upTo(end);
  const opening = reader.upTo(reader.startOf(first));
  const inner: Doc[] = [];
  const start = reader.softline();
  for (const [index, item] of items.entries()) {
    if (index > 0) inner.push(reader.line());
    inner.push([valueDoc(reader, item), ...reader.takeIf(";")]);
  }
  const close = reader.softline();
  return group([opening, indent([start, fill(inner)]), close, ...reader.takeIf(")")]);
}
