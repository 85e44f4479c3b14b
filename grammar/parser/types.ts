/** From tokens to types, fields and what may follow a field: optional, present on a condition, labels, question, JSON key. */
import type { Expr, Field, Modifiers, Range, Text, TypeNode } from "../ast.js";
import type { Token } from "../lexer.js";
import type { TokenKind } from "../tokens.js";
import { parsePrecision, precisionAt } from "./arithmetic.js";
import { RESERVED } from "../vocabulary.js";
import { isName, type Cursor } from "./cursor.js";
import { parseCondition } from "./expressions.js";
import { parsePrimary, skipArticle } from "./primaries.js";
import { addAfter, remove, write } from "../../diagnostics/fix.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { EXPECTED, finding } from "./syntax-error.js";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const parseType = (cursor: Cursor): TypeNode => {
  cursor.enter();
  const result = parseTypeForm(cursor);
  cursor.leave();
  return result;
};

const parseTypeForm = (cursor: Cursor): TypeNode => {
  const { token } = cursor;
  const { start } = token;
  const span = cursor.spanOf(token);
  switch (token.kind) {
    case "booléen":
    case "texte":
    case "date":
      cursor.next();
      if (token.kind === "date" && cursor.at("de") && cursor.at("full-date", 1))
        cursor.refuse(finding("date-sans-bornes", cursor.spanOf(cursor.token)));
      return { kind: token.kind === "booléen" ? "boolean" : token.kind === "texte" ? "text" : "date", span };
    case "entier": {
      cursor.next();
      const range = parseRange(cursor);
      return { kind: "integer", ...(range && { range }), span: cursor.spanFrom(start) };
    }
    case "nombre": {
      cursor.next();
      const range = parseRange(cursor);
      if (cursor.at(",") && precisionAt(cursor, 1)) {
        const comma = cursor.spanOf(cursor.token);
        cursor.refuse(finding("ponctuation-de-trop", comma, { lu: "," }, [remove(comma, ",", "safe")]));
      }
      const precision = parsePrecision(cursor);
      return { kind: "number", ...(range && { range }), ...(precision && { precision }), span: cursor.spanFrom(start) };
    }
    case "durée en mois":
    case "durée en jours": {
      cursor.next();
      const range = parseRange(cursor);
      return {
        kind: "duration",
        unit: token.kind === "durée en mois" ? "months" : "days",
        ...(range && { range }),
        span: cursor.spanFrom(start),
      };
    }
    case "liste": {
      cursor.next();
      const range = startsRange(cursor) ? parseLength(cursor) : undefined;
      cursor.take("de");
      skipArticle(cursor);
      const element = parseType(cursor);
      return { kind: "list", ...(range && { range }), element, span: cursor.spanFrom(start) };
    }
    default:
      return { kind: "named", name: cursor.name(EXPECTED.type), span };
  }
};

const BOUNDS: ReadonlySet<TokenKind> = new Set(["number", "full-date", "duration", "−"]);

/** After `liste`: `de 1 à 30`, not `de Unité`. */
const startsRange = (cursor: Cursor): boolean =>
  cursor.at("de") && (cursor.atOneOf(BOUNDS, 1) || (cursor.atName(1) && cursor.at("à", 2)));

/** `de 1 à 30`, or `de 8`: exactly eight. */
const parseLength = (cursor: Cursor): Range | undefined => {
  if (!cursor.at("number", 1) || cursor.at("à", 2)) return parseRange(cursor);
  const { start } = cursor.next();
  const length = parseBound(cursor);
  return { min: length, max: length, span: cursor.spanFrom(start) };
};

/** `de A à B`, both included. */
const parseRange = (cursor: Cursor): Range | undefined => {
  if (!cursor.at("de")) return undefined;
  const { start } = cursor.next();
  const min = parseBound(cursor);
  cursor.expect("à");
  const max = parseBound(cursor);
  return { min, max, span: cursor.spanFrom(start) };
};

const parseBound = (cursor: Cursor): Expr => {
  const { token } = cursor;
  if (cursor.take("−")) {
    const value = parseBound(cursor);
    return { kind: "negate", value, span: cursor.spanFrom(token.start) };
  }
  if (BOUNDS.has(token.kind)) return parsePrimary(cursor);
  return { kind: "name", name: cursor.name(EXPECTED.number), span: cursor.spanOf(token) };
};

/** Labels, `question « … »` and `clé "…"`, in any order. */
export const parseModifiers = (cursor: Cursor): Modifiers => {
  const found: Mutable<Modifiers> = {};
  const keep = (key: keyof Modifiers, text: Text): void => {
    if (found[key] !== undefined)
      cursor.refuse(finding("répété", text.span, { mot: cursor.quote(text.span.start, text.span.end) }));
    found[key] = text;
  };
  for (;;) {
    if (cursor.at("text")) keep("label", cursor.text());
    else if ((cursor.at("question") || cursor.at("clé")) && cursor.at("text", 1)) {
      const key = cursor.next().kind === "question" ? "question" : "key";
      keep(key, cursor.text());
    } else return found;
  }
};

/** Before `de`, these words are always an operation: a field with such a name could never be read; and names that could. */
const PRECISE: ReadonlyMap<TokenKind, string> = new Map([
  ["somme", "somme_obtenue"],
  ["moyenne", "moyenne_générale"],
  ["maximum", "maximum_possible"],
  ["minimum", "minimum_exigé"],
  ["nombre", "nombre_de_points"],
  ["premier", "premier_choix"],
  ["dernier", "dernier_choix"],
  ["âge", "âge_exigé"],
]);
export const refuseOperationName = (cursor: Cursor, token: Token): void => {
  const exemple = PRECISE.get(token.kind);
  if (exemple !== undefined)
    cursor.refuse(finding("nom-d-opération", cursor.spanOf(token), { mot: token.image, exemple }));
};

/** `NAME : type [, facultatif | , présent si C] [mods]`. */
export const parseField = (cursor: Cursor): Field => {
  const { token } = cursor;
  const name = cursor.name(EXPECTED.fieldName);
  refuseOperationName(cursor, token);
  cursor.expect(":");
  if (cursor.token.newline && startsField(cursor)) cursor.fail(EXPECTED.type);
  const type = parseType(cursor);
  let optional = false;
  let presentIf: Expr | undefined;
  while (cursor.at(",") && (cursor.at("facultatif", 1) || cursor.at("présent", 1))) {
    cursor.next();
    if (cursor.next().kind === "facultatif") optional = true;
    else {
      cursor.expect("si");
      presentIf = parseCondition(cursor);
    }
  }
  const modifiers = parseModifiers(cursor);
  return { name, type, optional, ...(presentIf && { presentIf }), ...modifiers, span: cursor.spanFrom(token.start) };
};

/** A reserved word here is a field too: with a name that its reading will refuse. */
const startsField = (cursor: Cursor): boolean =>
  (isName(cursor.token) || (cursor.token.newline && RESERVED.has(cursor.token.kind))) && cursor.at(":", 1);

/** Fields one below the other. A field that cannot be read costs itself only. */
export const parseFields = (cursor: Cursor, fields: Field[]): void => {
  while (startsField(cursor)) {
    const before = cursor.position;
    const read = cursor.attempt(() => {
      fields.push(parseField(cursor));
      if (!cursor.token.newline && !cursor.at("end")) cursor.fail(EXPECTED.declaration);
    });
    if (read) continue;
    if (cursor.position === before) cursor.next();
    skipToNextField(cursor);
  }
  const slip = fieldSlip(cursor);
  if (slip === undefined) return;
  cursor.report(slip);
  cursor.next();
  skipToNextField(cursor);
  parseFields(cursor, fields);
};

const TYPES: ReadonlySet<TokenKind> = new Set([
  "booléen",
  "texte",
  "date",
  "entier",
  "nombre",
  "durée en mois",
  "durée en jours",
  "liste",
]);

/** A field that has no « : », or whose name has several words. */
const fieldSlip = (cursor: Cursor): Diagnostic | undefined => {
  const { token } = cursor;
  if (!token.newline || cursor.inColumnOne || !isName(token)) return undefined;
  const after = cursor.peek(1);
  if (!after.newline && (TYPES.has(after.kind) || after.kind === "=" || (isName(after) && cursor.peek(2).newline))) {
    const fix =
      after.kind === "=" ? write(cursor.spanOf(after), ":", "safe") : addAfter(cursor.spanOf(token), " :", "safe");
    return finding("deux-points-oubliés", cursor.spanOf(token), { nom: token.image }, [fix]);
  }
  const line = cursor.source.text.slice(token.start, token.start + LONGEST_FIELD);
  const read = /^([\p{L}\d_ \u00a0'’-]*?)\s*:/u.exec(line)?.[1];
  if (read === undefined) return undefined;
  const span = cursor.span(token.start, token.start + read.length);
  const joined = read.split(/[\s'’-]+/u).join("_");
  return finding("nom-en-plusieurs-mots", span, { lu: read, écrire: joined }, [write(span, joined, "safe")]);
};
const LONGEST_FIELD = 100;

const skipToNextField = (cursor: Cursor): void => {
  while (!cursor.at("end") && !(cursor.token.newline && startsField(cursor))) cursor.next();
};
