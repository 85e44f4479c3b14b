/** From one piece of a text (a declaration, as a rule) to its declarations, each with at most one finding. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { write } from "../../diagnostics/fix.js";
import type { Source } from "../../diagnostics/source.js";
import type { Declaration, Header } from "../ast.js";
import { lex } from "../lexer.js";
import { nearestDeclarationWord, type Piece } from "../pieces.js";
import type { TokenKind } from "../tokens.js";
import { DECLARATION_WORDS } from "../vocabulary.js";
import { parseNotes, type Opening } from "./clauses.js";
import { Cursor } from "./cursor.js";
import {
  readConstraint,
  readDecision,
  readDefinition,
  readDocument,
  readDossier,
  readEnum,
  readGroup,
  readParameter,
  readStruct,
  type Body,
} from "./declarations.js";
import { readExample } from "./examples.js";
import { readHeader } from "./header.js";
import { readException, readRule, readTable } from "./rules.js";
import { EXPECTED, finding } from "./syntax-error.js";

type Reader = (cursor: Cursor, opening: Opening) => Body<Declaration>;
const READERS: ReadonlyMap<TokenKind, Reader> = new Map<TokenKind, Reader>([
  ["énumération", readEnum],
  ["structure", readStruct],
  ["dossier", readDossier],
  ["contrainte", readConstraint],
  ["paramètre", readParameter],
  ["document", readDocument],
  ["décision", readDecision],
  ["définition", readDefinition],
  ["groupe", readGroup],
  ["règle", readRule],
  ["exception", readException],
  ["tableau", readTable],
  ["exemple", readExample],
]);
const HEADERS: ReadonlyMap<TokenKind, Header["kind"]> = new Map([
  ["règlement", "regulation"],
  ["bibliothèque", "library"],
]);
const words: ReadonlySet<string> = new Set(DECLARATION_WORDS);
const NOT_OPENING: ReadonlySet<TokenKind> = new Set([":", "=", "de"]);

/** Findings of one file: beyond, nobody reads them, and the rest is left unread. */
export const MOST_FINDINGS = 1_000;

export interface PieceResult {
  readonly headers: readonly { readonly header: Header; readonly isFirst: boolean }[];
  readonly declarations: readonly Declaration[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A declaration word, first on its line, that nothing makes a name. */
const opensDeclaration = (cursor: Cursor, ahead = 0): boolean => {
  const token = cursor.peek(ahead);
  return token.newline && words.has(token.kind) && !cursor.atOneOf(NOT_OPENING, ahead + 1);
};

/** Over lines of quoted text, is there a declaration? */
const quotesDeclaration = (cursor: Cursor): boolean => {
  let ahead = 0;
  while (cursor.at("legal", ahead)) ahead++;
  return opensDeclaration(cursor, ahead);
};

/** What follows the piece in the text cannot change what is read of it. */
export const readPiece = ({ path, text }: Source, { start, end }: Piece): PieceResult => {
  const cursor = new Cursor({ path, text: text.slice(0, end) }, lex(text, start, end));
  const headers: { header: Header; isFirst: boolean }[] = [];
  const declarations: Declaration[] = [];
  const diagnostics: Diagnostic[] = [];
  while (!cursor.at("end") && diagnostics.length < MOST_FINDINGS) {
    const before = cursor.position;
    const read = readOne(cursor);
    if (read !== undefined && "header" in read)
      headers.push({ header: read.header, isFirst: declarations.length === 0 });
    else if (read !== undefined) declarations.push(read.declaration);
    const found = cursor.takeFinding();
    if (found !== undefined) {
      diagnostics.push(found);
      skipToDeclaration(cursor, before);
    }
  }
  return { headers, declarations, diagnostics };
};

/** After a refusal: the next word that opens a declaration on a line of its own. */
const skipToDeclaration = (cursor: Cursor, before: number): void => {
  if (cursor.position === before) cursor.next();
  while (!cursor.at("end") && !opensDeclaration(cursor)) {
    // Each run of quoted lines is looked at once: the text may be nothing else.
    if (cursor.at("legal") && quotesDeclaration(cursor)) return;
    do cursor.next();
    while (cursor.at("legal") && cursor.previous?.kind === "legal");
  }
};

type Read = { readonly header: Header } | { readonly declaration: Declaration };

const readOne = (cursor: Cursor): Read | undefined => {
  const { start } = cursor.token;
  const opening: Opening = { legal: [], waivers: [], headEnd: start };
  let read: Read | undefined;
  cursor.attempt(() => {
    if (cursor.at("legal") && !quotesDeclaration(cursor)) cursor.fail(EXPECTED.declaration);
    parseNotes(cursor, opening);
    const keyword = cursor.token;
    const kind = HEADERS.has(keyword.kind) || READERS.has(keyword.kind) ? keyword.kind : meantKind(cursor);
    const headerKind = HEADERS.get(kind);
    const reader = READERS.get(kind);
    cursor.next();
    opening.headEnd = keyword.end;
    if (headerKind !== undefined) {
      const header = readHeader(cursor, headerKind, start, opening);
      read = header && { header };
    } else if (reader !== undefined) {
      const body = reader(cursor, opening);
      const headSpan = cursor.span(keyword.start, opening.headEnd);
      read = {
        declaration: {
          ...body,
          span: cursor.spanFrom(start),
          headSpan,
          legal: opening.legal,
          waivers: opening.waivers,
        } as Declaration,
      };
    }
    if (
      !cursor.hasFinding &&
      !cursor.at("end") &&
      !opensDeclaration(cursor) &&
      !(cursor.at("legal") && quotesDeclaration(cursor))
    ) {
      cursor.fail(headerKind === undefined ? EXPECTED.declaration : EXPECTED.headerLine);
    }
  });
  if (read !== undefined && "declaration" in read && cursor.hasFinding)
    return { declaration: { ...read.declaration, broken: true } };
  return read;
};

/** No declaration starts like this: read on as the word that was probably meant, so that the names it gives are known elsewhere. */
const meantKind = (cursor: Cursor): TokenKind => {
  const { token } = cursor;
  if (token.kind !== "name")
    return cursor.fail({
      fr: "une déclaration (« règle », « définition », « décision »…)",
      en: "a declaration (« règle », « définition », « décision »…)",
    });
  const span = cursor.spanOf(token);
  const meant = nearestDeclarationWord(token.image);
  if (meant === undefined) return cursor.refuse(finding("déclaration-inconnue", span, { mot: token.image }));
  cursor.report(
    finding("déclaration-mal-écrite", span, { mot: token.image, suggestion: meant }, [write(span, meant, "safe")]),
  );
  return meant as TokenKind;
};
