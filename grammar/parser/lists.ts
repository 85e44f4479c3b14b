/** From tokens to lists with their suffixes, quantifiers over lists, and the drafted lists of conditions. */
import { write } from "../../diagnostics/fix.js";
import type { Expr, ForEach, Name } from "../ast.js";
import type { Token } from "../lexer.js";
import type { TokenKind } from "../tokens.js";
import { checkFilterEdge, checkOpenBody, checkQuantifierInBody } from "./ambiguities.js";
import { isName, type Cursor } from "./cursor.js";
import { refuseCountWithoutOf } from "./condition-slips.js";
import { parseCondition, parseExpression } from "./expressions.js";
import { parseNumber, parsePrimary } from "./primaries.js";
import { EXPECTED, finding, word } from "./syntax-error.js";

export const SUFFIXES: readonly TokenKind[] = ["tel que", "triées par"];
const BODIES: readonly TokenKind[] = [...SUFFIXES, "vérifie", "ne vérifie"];

/** The element of a list that has no suffix is that of what follows: of a condition, or of a key. */
export interface ParsedList {
  readonly list: Expr;
  readonly element?: Name;
}

/** A name here is the element's when a word that opens a condition on elements follows. */
export const atElementName = (cursor: Cursor, ...openers: readonly TokenKind[]): boolean =>
  cursor.atName() && openers.includes(cursor.peek(1).kind);

/** A list where only a list can stand; `openers` are the words before which a name is the element's. */
export const parseList = (cursor: Cursor, openers = BODIES): ParsedList => {
  const start = cursor.token.start;
  const primary = parsePrimary(cursor);
  const element = atElementName(cursor, ...openers) ? cursor.name() : undefined;
  const list = parseListSuffixes(cursor, primary, start, element);
  return element !== undefined && list === primary ? { list, element } : { list };
};

export const parseListSuffixes = (cursor: Cursor, primary: Expr, start: number, element?: Name): Expr => {
  let list = primary;
  let named = element;
  for (let count = 0; ; count++) {
    cursor.checkChain(count * 50);
    if (cursor.take("tel que")) {
      const condition = parseCondition(cursor);
      const filter: Expr & { readonly kind: "filter" } = {
        kind: "filter",
        list,
        ...(named && { element: named }),
        condition,
        span: cursor.spanFrom(start),
      };
      checkOpenBody(cursor, condition, condition.span.start);
      checkQuantifierInBody(cursor, filter);
      checkFilterEdge(cursor, filter);
      list = filter;
    } else if (cursor.take("triées par")) {
      const by = parsePrimary(cursor);
      const descending = cursor.take("décroissant") !== undefined;
      list = { kind: "sort", list, ...(named && { element: named }), by, descending, span: cursor.spanFrom(start) };
    } else if (cursor.take("sans doublon")) {
      list = { kind: "distinct", list, span: cursor.spanFrom(start) };
    } else return list;
    named = atElementName(cursor, ...SUFFIXES) ? cursor.name() : undefined;
  }
};

/** `L selon E`, where the element may be named: `dates d selon année de d`. */
export const parseKeyedList = (cursor: Cursor): ParsedList & { readonly by?: Expr } => {
  const list = parseList(cursor, [...SUFFIXES, "selon"]);
  const by = cursor.take("selon") && parsePrimary(cursor);
  return { ...list, ...(by && { by }) };
};

/** `pour chaque x parmi L`. */
export const parseForEach = (cursor: Cursor): ForEach => {
  const start = cursor.expect("pour chaque").start;
  const element = cursor.name();
  cursor.expect("parmi");
  const { list } = parseList(cursor);
  return { element, list, span: cursor.spanFrom(start) };
};

type How = Extract<Expr, { kind: "quantifier" }>["how"];
const HOW: ReadonlyMap<TokenKind, How> = new Map([
  ["toutes les", "all"],
  ["aucune des", "none"],
  ["au moins", "at-least"],
  ["au plus", "at-most"],
  ["exactement", "exactly"],
  ["plus de", "more-than"],
  ["plus de la moitié", "more-than-half"],
]);

export const parseQuantifier = (cursor: Cursor): Expr => {
  const opening = cursor.next();
  const start = opening.start;
  const how = HOW.get(opening.kind) ?? "all";
  let counted: { readonly count: Expr; readonly percent: boolean } | undefined;
  if (how === "more-than-half") cursor.expect("de");
  else if (how !== "all" && how !== "none") {
    counted = parseCount(cursor);
    if (cursor.atName() && (cursor.at("vérifie", 1) || cursor.at("ne vérifie", 1))) refuseCountWithoutOf(cursor, start);
    cursor.expect("de");
  }
  const { list, element } = parseList(cursor);
  const verb = how === "none" ? "ne vérifie" : "vérifie";
  if (!cursor.at(verb)) {
    if (cursor.at("vérifie") || cursor.at("ne vérifie"))
      cursor.refuse(
        finding(
          "négation-du-verbe",
          cursor.spanOf(cursor.token),
          {
            attendu: verb,
            début: cursor.quote(opening.start, opening.end),
          },
          [write(cursor.spanOf(cursor.token), verb, "safe")],
        ),
      );
    refuseOtherVerb(cursor, opening, verb);
    return cursor.fail(word(verb));
  }
  cursor.next();
  const condition = parseCondition(cursor);
  checkOpenBody(cursor, condition, condition.span.start);
  const quantifier: Expr & { readonly kind: "quantifier" } = {
    kind: "quantifier",
    how,
    ...(counted && { count: counted.count }),
    percent: counted?.percent ?? false,
    list,
    ...(element && { element }),
    condition,
    span: cursor.spanFrom(start),
  };
  checkQuantifierInBody(cursor, quantifier);
  return quantifier;
};

const VERBS =
  /^(?:ont|ait|aient|a|n['’]ont|n['’]a|ayant|possèdent|possède|obtiennent|satisfont|remplissent|respectent)$/i;

/** « toutes les unités ont note ≥ 10 ». */
const refuseOtherVerb = (cursor: Cursor, opening: Token, verb: string): void => {
  const isNamed = cursor.atName() && VERBS.test(cursor.peek(1).image);
  const token = cursor.peek(isNamed ? 1 : 0);
  if (!VERBS.test(token.image)) return;
  const span = cursor.spanOf(token);
  const écrire = verb === "vérifie" && opening.kind === "toutes les" ? "vérifient" : verb;
  cursor.refuse(finding("verbe-attendu", span, { lu: token.image, écrire }, [write(span, écrire, "safe")]));
};

/** The number before `des`: a number, a share in `%`, `un`, a plain name, or a value between parentheses. */
const parseCount = (cursor: Cursor): { readonly count: Expr; readonly percent: boolean } => {
  const { token } = cursor;
  const span = cursor.spanOf(token);
  if (cursor.take("un")) return { count: { kind: "number", value: "1", percent: false, span }, percent: false };
  if (cursor.at("number")) {
    const count = parseNumber(cursor);
    return { count, percent: cursor.take("%") !== undefined };
  }
  if (cursor.at("(")) {
    cursor.next();
    const count = parseExpression(cursor);
    cursor.expect(")", EXPECTED.closing);
    return { count: { ...count, parenthesized: true, span: cursor.spanFrom(token.start) }, percent: false };
  }
  if (isName(token)) return { count: { kind: "name", name: cursor.name(), span }, percent: false };
  return cursor.fail(EXPECTED.number);
};

type Mark = "mark" | "letter";

/** `1°`, or `a)` where a list of conditions goes on: elsewhere `a)` is a name and a parenthesis. */
const markAt = (cursor: Cursor, ahead: number): Mark | undefined => {
  const token: Token = cursor.peek(ahead);
  if (token.kind === "mark") return "mark";
  return token.image.length === 1 && isName(token) && cursor.at(")", ahead + 1) && cursor.touches(ahead + 1)
    ? "letter"
    : undefined;
};

const takeMark = (cursor: Cursor, mark: Mark): void => {
  cursor.next();
  if (mark === "letter") cursor.next();
};

/** What shows that a « ; » before it is the last of a list of conditions. */
const AFTER_LIST: ReadonlySet<TokenKind> = new Set([
  "alors",
  "sinon",
  ")",
  "end",
  "pour chaque",
  "soit",
  "si",
  "à défaut",
  "|",
  "text",
]);

export const parseConditionList = (cursor: Cursor): Expr => {
  const head = cursor.next();
  cursor.enter();
  cursor.expect(":");
  const mark = markAt(cursor, 0);
  if (mark === undefined) return cursor.fail(EXPECTED.mark);
  if (cursor.openMarks.includes(mark))
    cursor.refuse(finding("marques-imbriquées", cursor.spanOf(cursor.token), { marque: cursor.token.image }));
  const outer = cursor.openMarks;
  cursor.openMarks = [...outer, mark];
  takeMark(cursor, mark);
  const items = [parseCondition(cursor)];
  while (cursor.at(";") && markAt(cursor, 1) === mark) {
    cursor.next();
    takeMark(cursor, mark);
    items.push(parseCondition(cursor));
    cursor.checkChain(items.length);
  }
  cursor.openMarks = outer;
  if (cursor.at(";") && cursor.atOneOf(AFTER_LIST, 1)) cursor.next();
  cursor.leave();
  return {
    kind: head.kind === "toutes les conditions" ? "and" : "or",
    items,
    drafted: true,
    span: cursor.spanFrom(head.start),
  };
};
