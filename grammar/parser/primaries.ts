/** From tokens to the smallest values: literals, names, calls, `x de y`, parentheses, and the operations that are words. */
import { write } from "../../diagnostics/fix.js";
import type { Expr } from "../ast.js";
import { canonicalNumber, dayAndMonth, durationOf, isoDate, textValue } from "../literals.js";
import type { TokenKind } from "../tokens.js";
import { parseArithmetic } from "./arithmetic.js";
import { isName, type Cursor } from "./cursor.js";
import { parseExpression } from "./expressions.js";
import { parseKeyedList, parseList } from "./lists.js";
import { refuseSlashedDate } from "./slashed-dates.js";
import { slipAt } from "./slips.js";
import { EXPECTED, finding } from "./syntax-error.js";

const LONGEST_NUMBER = 30;
const LONGEST_DURATION = 7;

type Aggregate = Extract<Expr, { kind: "aggregate" }>["op"];
const AGGREGATES: ReadonlyMap<TokenKind, Aggregate> = new Map([
  ["somme", "sum"],
  ["moyenne", "mean"],
  ["maximum", "maximum"],
  ["minimum", "minimum"],
]);
/** `maximum(a ; b)` keeps this name, however it is typed. */
const CALLABLE: ReadonlySet<TokenKind> = new Set(["maximum", "minimum"]);

const STARTS: ReadonlySet<TokenKind> = new Set([
  "number",
  "text",
  "full-date",
  "day-month",
  "duration",
  "(",
  "−",
  "article",
  "un",
  "vrai",
  "faux",
  "fin du mois",
  "fin de l'année",
  "mois entiers entre",
]);
/** Can a value start with this token? */
export const startsValue = (cursor: Cursor, ahead = 0): boolean =>
  cursor.atName(ahead) || cursor.atOneOf(STARTS, ahead);

/** Articles before a name are noise. */
export const skipArticle = (cursor: Cursor): void => {
  if (cursor.at("article") || cursor.at("un")) cursor.next();
};
/** `de`, `du`, `des`, `d'`, with the article that may follow. */
export const expectDe = (cursor: Cursor): void => {
  cursor.expect("de");
  skipArticle(cursor);
};

/** With `isObject`, what follows is the object of a `de`: « P de x en vigueur » is never « P de (x en vigueur) ». */
export const parsePrimary = (cursor: Cursor, isObject = false): Expr => {
  cursor.enter();
  const result = parsePrimaryForm(cursor, isObject);
  cursor.leave();
  return result;
};

const parsePrimaryForm = (cursor: Cursor, isObject: boolean): Expr => {
  const start = cursor.token.start;
  skipArticle(cursor);
  const { token } = cursor;
  const span = cursor.spanOf(token);
  switch (token.kind) {
    case "(":
      return parseParentheses(cursor);
    case "number": {
      refuseSlashedDate(cursor);
      const number = parseNumber(cursor);
      if (cursor.at("meilleures") && cursor.at("de", 1)) return parseBest(cursor, start, number);
      return cursor.take("%") ? { ...number, percent: true, span: cursor.spanFrom(token.start) } : number;
    }
    case "text":
      cursor.next();
      return { kind: "text", value: textValue(token.image), span };
    case "full-date":
      cursor.next();
      return { kind: "date", value: isoDate(token.image), span };
    case "duration":
      return parseDuration(cursor);
    case "day-month": {
      cursor.next();
      expectDe(cursor);
      const year = parsePrimary(cursor, true);
      return { kind: "day-of-year", ...dayAndMonth(token.image), year, span: cursor.spanFrom(start) };
    }
    case "vrai":
    case "faux":
      cursor.next();
      return { kind: "boolean", value: token.kind === "vrai", span };
    case "non renseigné":
      cursor.next();
      return { kind: "absent", span };
    case "fin du mois":
    case "fin de l'année": {
      cursor.next();
      expectDe(cursor);
      const date = parsePrimary(cursor, true);
      return {
        kind: token.kind === "fin du mois" ? "end-of-month" : "end-of-year",
        date,
        span: cursor.spanFrom(start),
      };
    }
    case "mois entiers entre": {
      cursor.next();
      const from = parsePrimary(cursor);
      cursor.expect("et");
      const to = parsePrimary(cursor);
      return { kind: "months-between", from, to, span: cursor.spanFrom(start) };
    }
    default:
      return isName(token) ? parseWordOrName(cursor, start, isObject) : cursor.fail(EXPECTED.value);
  }
};

/** Words that are operations before `de`, and names anywhere else. */
const parseWordOrName = (cursor: Cursor, start: number, isObject: boolean): Expr => {
  const { token } = cursor;
  if (cursor.at("de", 1)) {
    const op = AGGREGATES.get(token.kind);
    if (op !== undefined) return parseAggregate(cursor, start, op);
    if (token.kind === "nombre") {
      cursor.next();
      expectDe(cursor);
      const { list } = parseList(cursor);
      return { kind: "count", list, span: cursor.spanFrom(start) };
    }
    if (token.kind === "premier" || token.kind === "dernier") return parseFirstOrLast(cursor, start);
    if (token.kind === "âge") return parseAge(cursor, start);
  }
  if (cursor.at("meilleures", 1) && cursor.at("de", 2)) {
    const count: Expr = { kind: "name", name: cursor.name(), span: cursor.spanOf(token) };
    return parseBest(cursor, start, count);
  }
  return parseReference(cursor, isObject);
};

const parseAggregate = (cursor: Cursor, start: number, op: Aggregate): Expr => {
  cursor.next();
  cursor.expect("de");
  const value = parseArithmetic(cursor);
  const weight = cursor.take("pondérée par") && parseArithmetic(cursor);
  const element = cursor.take("pour chaque") && cursor.name();
  refuseListless(cursor, start, value);
  cursor.expect("parmi");
  const { list } = parseList(cursor);
  return {
    kind: "aggregate",
    op,
    value,
    ...(weight && { weight }),
    ...(element && { element }),
    list,
    span: cursor.spanFrom(start),
  };
};

/** « somme des notes »: of which elements is not said. */
const refuseListless = (cursor: Cursor, start: number, value: Expr): void => {
  if (cursor.at("parmi") || slipAt(cursor, EXPECTED.among) !== undefined) return;
  const lu = cursor.quote(start, cursor.previous?.end ?? start);
  const calcul = cursor.quote(start, value.span.start).replace(/ d(?:es|u)$/i, " de");
  cursor.refuse(finding("parmi-oublié", cursor.spanFrom(start), { lu, calcul }));
};

const parseFirstOrLast = (cursor: Cursor, start: number): Expr => {
  const kind = cursor.next().kind === "premier" ? "first" : "last";
  expectDe(cursor);
  return { kind, ...parseKeyedList(cursor), span: cursor.spanFrom(start) };
};

const parseBest = (cursor: Cursor, start: number, count: Expr): Expr => {
  cursor.expect("meilleures");
  expectDe(cursor);
  return { kind: "best", count, ...parseKeyedList(cursor), span: cursor.spanFrom(start) };
};

const parseAge = (cursor: Cursor, start: number): Expr => {
  cursor.next();
  expectDe(cursor);
  const birth = parsePrimary(cursor, true);
  const hasDay = cursor.take("au") ?? cursor.take("à") ?? (cursor.at("article") ? cursor.token : undefined);
  if (hasDay === undefined) return { kind: "age", birth, span: cursor.spanFrom(start) };
  const at = parsePrimary(cursor, true);
  return { kind: "age", birth, at, span: cursor.spanFrom(start) };
};

/** Blanks between thousands and the decimal mark are no digits. */
const digitsOf = ({ image }: { readonly image: string }): number => image.replace(/\D/g, "").length;

export const parseNumber = (cursor: Cursor): Expr & { readonly kind: "number" } => {
  const token = cursor.expect("number", EXPECTED.number);
  const span = cursor.spanOf(token);
  if (digitsOf(token) > LONGEST_NUMBER) cursor.refuse(finding("nombre-trop-long", span, { limite: LONGEST_NUMBER }));
  return { kind: "number", value: canonicalNumber(token.image), percent: false, span };
};

const parseDuration = (cursor: Cursor): Expr => {
  const token = cursor.next();
  const span = cursor.spanOf(token);
  if (digitsOf(token) > LONGEST_DURATION)
    cursor.refuse(finding("nombre-trop-long", span, { limite: LONGEST_DURATION }));
  return { kind: "duration", ...durationOf(token.image), span };
};

/** `(…)`, `()` or `(a ; b)`. */
const parseParentheses = (cursor: Cursor): Expr => {
  const opening = cursor.next();
  const outer = cursor.openMarks;
  cursor.openMarks = [];
  if (cursor.take(")")) {
    cursor.openMarks = outer;
    return { kind: "list", items: [], span: cursor.spanFrom(opening.start) };
  }
  const items = parseItems(cursor);
  cursor.openMarks = outer;
  const [only] = items;
  if (items.length === 1 && only !== undefined)
    return { ...only, parenthesized: true, span: cursor.spanFrom(opening.start) };
  return { kind: "list", items, span: cursor.spanFrom(opening.start) };
};

/** Values separated by « ; », up to and with the closing parenthesis. */
const parseItems = (cursor: Cursor): Expr[] => {
  const items = [parseExpression(cursor)];
  while (cursor.take(";")) {
    items.push(parseExpression(cursor));
    cursor.checkChain(items.length);
  }
  if (cursor.at(",")) {
    const span = cursor.spanOf(cursor.token);
    cursor.refuse(finding("virgule-entre-valeurs", span, {}, [write(span, " ;", "safe")]));
  }
  cursor.expect(")", EXPECTED.closing);
  return items;
};

/** `x`, `f(a ; b)`, `x de y`, `L("clé") de y`, `P en vigueur le d`. */
export const parseReference = (cursor: Cursor, isObject = false): Expr => {
  skipArticle(cursor);
  const { token } = cursor;
  const typed = cursor.name(EXPECTED.value);
  const start = token.start;
  let args: Expr[] | undefined;
  if (cursor.at("(") && cursor.touches()) {
    cursor.next();
    args = cursor.take(")") ? [] : parseItems(cursor);
  }
  const name = args !== undefined && CALLABLE.has(token.kind) ? { text: token.kind, span: typed.span } : typed;
  if (cursor.at("de")) {
    expectDe(cursor);
    const object = parsePrimary(cursor, true);
    return { kind: "of", name, ...(args && { args }), object, span: cursor.spanFrom(start) };
  }
  if (args !== undefined) return { kind: "call", name, args, span: cursor.spanFrom(start) };
  if (!isObject && cursor.at("en vigueur") && startsDay(cursor)) {
    cursor.next();
    if (cursor.at("à") || cursor.at("au")) cursor.next();
    const at = parsePrimary(cursor);
    return { kind: "parameter-at", name, at, span: cursor.spanFrom(start) };
  }
  return { kind: "name", name, span: cursor.spanFrom(start) };
};

const startsDay = (cursor: Cursor): boolean => cursor.at("article", 1) || cursor.at("à", 1) || cursor.at("au", 1);
