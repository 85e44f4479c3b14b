/** From tokens to conditions and values: choices, `et` / `ou` / `non`, comparisons. Flat chains are read by loops, never by recursion. */
import type { CellCondition, ComparisonSign, Expr } from "../ast.js";
import type { TokenKind } from "../tokens.js";
import { checkChainedComparison, checkMixed, checkNestedSelect, checkOpenBody } from "./ambiguities.js";
import { parseArithmetic } from "./arithmetic.js";
import {
  comparesInWords,
  COMPARISONS,
  refuseCountWithoutOf,
  refuseDelayBefore,
  refuseNoForFalse,
  refuseOneOf,
  refuseValueAfterOr,
} from "./condition-slips.js";
import type { Cursor } from "./cursor.js";
import {
  atElementName,
  parseConditionList,
  parseForEach,
  parseList,
  parseListSuffixes,
  parseQuantifier,
  SUFFIXES,
} from "./lists.js";
import { parsePrimary, startsValue } from "./primaries.js";
import { EXPECTED, finding } from "./syntax-error.js";

const COMPARISON_WORDS: ReadonlyMap<TokenKind, ComparisonSign> = new Map([
  ["au moins", "≥"],
  ["au plus", "≤"],
  ["plus de", ">"],
  ["moins de", "<"],
  ["au plus tard", "≤"],
  ["au plus tôt", "≥"],
]);
/** Names, too, where no value follows. */
const COMPARISON_NAMES: ReadonlyMap<TokenKind, ComparisonSign> = new Map([
  ["avant", "<"],
  ["après", ">"],
]);
const comparisonInWords = (cursor: Cursor): ComparisonSign | undefined =>
  COMPARISON_WORDS.get(cursor.token.kind) ??
  (startsValue(cursor, 1) ? COMPARISON_NAMES.get(cursor.token.kind) : undefined);
const OPPOSITE: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  "=": "≠",
  "≠": "=",
  "<": "≥",
  "≥": "<",
  ">": "≤",
  "≤": ">",
};
const QUANTIFIERS: ReadonlySet<TokenKind> = new Set([
  "toutes les",
  "aucune des",
  "au moins",
  "au plus",
  "exactement",
  "plus de",
  "plus de la moitié",
]);

/** A whole value: a choice, or a condition with what may follow a list. */
export const parseExpression = (cursor: Cursor): Expr => {
  cursor.enter();
  const result = cursor.at("si")
    ? parseIf(cursor)
    : cursor.at("selon")
      ? parseSelect(cursor)
      : parseListExpression(cursor);
  cursor.leave();
  return result;
};

const parseListExpression = (cursor: Cursor): Expr => {
  const start = cursor.token.start;
  const value = parseCondition(cursor);
  const element = atElementName(cursor, ...SUFFIXES) ? cursor.name() : undefined;
  const list = parseListSuffixes(cursor, value, start, element);
  if (!cursor.at("pour chaque")) return list;
  const each = parseForEach(cursor);
  return { kind: "map", value: list, element: each.element, list: each.list, span: cursor.spanFrom(start) };
};

const parseIf = (cursor: Cursor): Expr => {
  const start = cursor.next().start;
  const condition = parseCondition(cursor);
  cursor.expect("alors");
  const then = parseExpression(cursor);
  if (!cursor.at("sinon") || cursor.at(":", 1)) cursor.refuse(finding("si-sans-sinon", cursor.spanFrom(start)));
  cursor.next();
  const otherwise = parseExpression(cursor);
  return { kind: "if", condition, then, else: otherwise, span: cursor.spanFrom(start) };
};

const parseSelect = (cursor: Cursor): Expr => {
  const start = cursor.next().start;
  const subject = parseArithmetic(cursor);
  const cases: Extract<Expr, { kind: "select" }>["cases"][number][] = [];
  do {
    const caseStart = cursor.expect("quand").start;
    const conditions = parseCellConditions(cursor);
    cursor.expect(":");
    const value = parseExpression(cursor);
    checkNestedSelect(cursor, value);
    cases.push({ conditions, value, span: cursor.spanFrom(caseStart) });
    cursor.checkChain(cases.length);
  } while (cursor.at("quand"));
  if (!(cursor.at("sinon") && cursor.at(":", 1)))
    return { kind: "select", subject, cases, span: cursor.spanFrom(start) };
  cursor.next();
  cursor.next();
  const otherwise = parseExpression(cursor);
  return { kind: "select", subject, cases, otherwise, span: cursor.spanFrom(start) };
};

/** Several ways of being: `vae, scolaire`, `1 ; 2`, `vae ou scolaire`. */
export const parseCellConditions = (cursor: Cursor): CellCondition[] => {
  const conditions = [parseCellCondition(cursor)];
  while (cursor.take(",") ?? cursor.take(";") ?? cursor.take("ou")) {
    conditions.push(parseCellCondition(cursor));
    cursor.checkChain(conditions.length);
  }
  return conditions;
};

const parseCellCondition = (cursor: Cursor): CellCondition => {
  const start = cursor.token.start;
  const { kind } = cursor.token;
  const sign = COMPARISONS.has(kind) ? (kind as ComparisonSign) : comparisonInWords(cursor);
  if (sign !== undefined) {
    cursor.next();
    const value = parseArithmetic(cursor);
    return { kind: "compare", op: sign, value, span: cursor.spanFrom(start) };
  }
  if (cursor.take("de")) {
    const low = parseArithmetic(cursor);
    cursor.expect("à");
    const highIncluded = cursor.take("moins de") === undefined;
    const high = parseArithmetic(cursor);
    return { kind: "range", low, high, highIncluded, span: cursor.spanFrom(start) };
  }
  const value = parseRelation(cursor);
  return { kind: "value", value, span: cursor.spanFrom(start) };
};

/** Conditions joined by `et` or by `ou`, never both without parentheses. */
export const parseCondition = (cursor: Cursor): Expr => {
  cursor.enter();
  const start = cursor.token.start;
  const items = [parseNegation(cursor)];
  const joins: ("et" | "ou")[] = [];
  while (cursor.at("et") || cursor.at("ou")) {
    joins.push(cursor.next().kind === "et" ? "et" : "ou");
    items.push(parseNegation(cursor));
    cursor.checkChain(items.length);
  }
  cursor.leave();
  const [only] = items;
  if (joins.length === 0 && only !== undefined) return only;
  checkMixed(cursor, items, joins);
  for (const item of items) checkOpenBody(cursor, item, item.span.start);
  return { kind: joins[0] === "ou" ? "or" : "and", items, drafted: false, span: cursor.spanFrom(start) };
};

const parseNegation = (cursor: Cursor): Expr => {
  if (cursor.at("non")) {
    cursor.enter();
    const start = cursor.next().start;
    const value = parseNegation(cursor);
    checkOpenBody(cursor, value, start);
    cursor.leave();
    return { kind: "not", value, span: cursor.spanFrom(start) };
  }
  if (cursor.atOneOf(QUANTIFIERS)) return parseQuantifier(cursor);
  if (cursor.at("toutes les conditions") || cursor.at("l'une des conditions")) return parseConditionList(cursor);
  if (cursor.at("aucun") && cursor.atName(1) && !cursor.peek(1).newline) {
    const { start } = cursor.next();
    refuseCountWithoutOf(cursor, start);
  }
  refuseOneOf(cursor);
  return parseRelation(cursor);
};

/** One comparison, an interval, a predicate after `est`, or a bare value. */
export const parseRelation = (cursor: Cursor): Expr => {
  const start = cursor.token.start;
  const left = parseArithmetic(cursor);
  if (cursor.atOneOf(COMPARISONS)) return parseComparison(cursor, start, left);
  if (cursor.at("est") || cursor.at("n'est pas")) {
    const negated = cursor.next().kind === "n'est pas";
    return parsePredicate(cursor, start, left, negated);
  }
  if (cursor.at("fait partie") || cursor.at("ne fait pas partie")) {
    const negated = cursor.next().kind === "ne fait pas partie";
    cursor.expect("de");
    const list = parseList(cursor).list;
    return { kind: "member", value: left, list, negated, span: cursor.spanFrom(start) };
  }
  return left;
};

const parseComparison = (cursor: Cursor, start: number, left: Expr): Expr => {
  const op = cursor.next().kind as ComparisonSign;
  refuseNoForFalse(cursor);
  const value = parseArithmetic(cursor);
  if (!cursor.atOneOf(COMPARISONS)) {
    checkOpenBody(cursor, value, start);
    const compared: Expr = { kind: "compare", op, left, right: value, span: cursor.spanFrom(start) };
    return compared;
  }
  const secondOp = cursor.next().kind as ComparisonSign;
  const second = parseArithmetic(cursor);
  checkOpenBody(cursor, second, start);
  const interval: Expr = {
    kind: "interval",
    first: left,
    firstOp: op,
    value,
    secondOp,
    second,
    negated: false,
    span: cursor.spanFrom(start),
  };
  checkChainedComparison(cursor, interval);
  return interval;
};

/** What follows `est` or `n'est pas`. */
const parsePredicate = (cursor: Cursor, start: number, value: Expr, negated: boolean): Expr => {
  if (comparesInWords(cursor)) cursor.fail(EXPECTED.value);
  if (cursor.at("renseigné")) {
    cursor.next();
    return { kind: "present", value, negated, span: cursor.spanFrom(start) };
  }
  const sign = comparisonInWords(cursor);
  if (sign !== undefined) {
    cursor.next();
    const right = parseArithmetic(cursor);
    checkOpenBody(cursor, right, start);
    return { kind: "compare", op: negated ? OPPOSITE[sign] : sign, left: value, right, span: cursor.spanFrom(start) };
  }
  if (cursor.at("entre") && startsValue(cursor, 1)) {
    cursor.next();
    const first = parseArithmetic(cursor);
    cursor.expect("et");
    const second = parseArithmetic(cursor);
    checkOpenBody(cursor, second, start);
    return {
      kind: "interval",
      first,
      firstOp: "≤",
      value,
      secondOp: "≤",
      second,
      negated,
      span: cursor.spanFrom(start),
    };
  }
  if (cursor.at("dans le délai") || (cursor.at("dans") && startsValue(cursor, 1))) {
    if (cursor.next().kind === "dans le délai") cursor.take("de");
    const delay = parsePrimary(cursor);
    refuseDelayBefore(cursor, value, delay);
    cursor.expect("suivant");
    const after = parseArithmetic(cursor);
    checkOpenBody(cursor, after, start);
    return { kind: "within", value, delay, start: after, negated, span: cursor.spanFrom(start) };
  }
  const right = parseArithmetic(cursor);
  checkOpenBody(cursor, right, start);
  if (cursor.at("ou") && isLiteral(right)) refuseValueAfterOr(cursor, value, right, negated);
  return { kind: "compare", op: negated ? "≠" : "=", left: value, right, span: cursor.spanFrom(start) };
};

const isLiteral = (value: Expr): boolean =>
  value.kind === "number" || value.kind === "text" || value.kind === "date" || value.kind === "duration";

const OPEN_ENDED: ReadonlySet<TokenKind> = new Set([
  "si",
  "selon",
  "non",
  "toutes les conditions",
  "l'une des conditions",
  ...QUANTIFIERS,
]);

/** The value after `vaut` or `avec f =`: a bare choice or condition there would swallow what follows. */
export const refuseBareChoice = (cursor: Cursor): void => {
  if (cursor.atOneOf(OPEN_ENDED))
    cursor.refuse(finding("choix-sans-parenthèses", cursor.spanOf(cursor.token), { mot: cursor.token.image }));
};
