/**
 * The most helpful finding for the place where reading stopped. In come the cursor and what it expected, out goes a finding about what people
 * really write there, if it is one of those; a word out of place says nothing more.
 */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { addAfter, addBefore, remove, write } from "../../diagnostics/fix.js";
import type { Token } from "../lexer.js";
import type { TokenKind } from "../tokens.js";
import { LINE_BREAKS } from "../spelling.js";
import { CONTEXTUAL, DECLARATION_WORDS } from "../vocabulary.js";
import type { Cursor } from "./cursor.js";
import { habitIn } from "./habits.js";
import { EXPECTED, finding, type Expected } from "./syntax-error.js";

/** Signs looked at on each side of the place: a phrase is shorter, a line of a generated file may have no end. */
const REACH = 160;
const declarationWords: ReadonlySet<string> = new Set(DECLARATION_WORDS);
const isName = (token: Token | undefined): token is Token =>
  token !== undefined && (token.kind === "name" || CONTEXTUAL.has(token.kind));

/** What a slip at the current token is, or nothing. */
export const slipAt = (cursor: Cursor, expected: Expected): Diagnostic | undefined =>
  endWord(cursor) ??
  trailingSign(cursor, expected) ??
  habit(cursor, expected) ??
  missingThen(cursor, expected) ??
  missingComma(cursor, expected) ??
  keyedElement(cursor) ??
  openParenthesis(cursor, expected) ??
  strayParenthesis(cursor, expected) ??
  nameless(cursor, expected) ??
  severalWords(cursor) ??
  twoNames(cursor, expected);

const breaks = new RegExp(`[${LINE_BREAKS}]`);

/** The line around the token, cut when it is very long, and where it starts. */
const lineAround = (cursor: Cursor): { readonly line: string; readonly from: number } => {
  const { text } = cursor.source;
  const { start, end } = cursor.token;
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(breaks)
      .at(-1) ?? "";
  const after = text.slice(start, end + REACH).split(breaks)[0] ?? "";
  return { line: before + after, from: start - before.length };
};

const habit = (cursor: Cursor, expected: Expected): Diagnostic | undefined => {
  const { line, from } = lineAround(cursor);
  const inTable = expected === EXPECTED.cellEnd || expected === EXPECTED.rowEnd;
  const found = habitIn(line, cursor.token.start - from, { inTable });
  if (found === undefined) return undefined;
  const whole = line.slice(found.start, found.end);
  const lead = whole.length - whole.trimStart().length;
  const read = whole.trim();
  const start = from + found.start + (found.text === "" ? 0 : lead);
  const tail = /\s$/.test(found.text) ? whole.length : whole.trimEnd().length;
  const edited = cursor.span(start, from + found.start + tail);
  const shown = cursor.span(from + found.start + lead, from + found.start + whole.trimEnd().length);
  const safety = found.isSafe ? "safe" : "suggestion";
  const invisible = found.code === "caractère-invisible";
  const fix =
    found.text === "" ? remove(edited, invisible ? codePoint(read) : read, safety) : write(edited, found.text, safety);
  const fixes =
    found.isSafe || !OR_EQUAL.has(found.text) ? [fix] : [write(edited, OR_EQUAL.get(found.text) ?? "", safety), fix];
  return finding(
    found.code,
    shown,
    { lu: invisible ? codePoint(read) : read, écrire: found.text.trim() || read, ...found.values },
    fixes,
  );
};
const OR_EQUAL: ReadonlyMap<string, string> = new Map([
  [">", "≥"],
  ["<", "≤"],
]);
const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** `fin`, `fin si`, `end`, alone on a line. */
const endWord = (cursor: Cursor): Diagnostic | undefined => {
  const { token } = cursor;
  if (!token.newline) return undefined;
  const { line, from } = lineAround(cursor);
  const read =
    /^\s*((?:fin|end)(?:[\s_]*(?:de\s+(?:la\s+|l['’])?)?(?:si|règle|exception|tableau|définition|dossier|if))?\s*;?)\s*$/iu.exec(
      line,
    )?.[1];
  if (read === undefined) return undefined;
  const end = from + line.length;
  const before = cursor.previous?.end ?? from;
  const gap = cursor.source.text.slice(before, token.start);
  const start = gap.trim() === "" ? before : token.start;
  return finding("mot-de-fin", cursor.span(token.start, token.start + read.trimEnd().length), { lu: read.trim() }, [
    remove(cursor.span(start, end), read.trim(), "safe"),
  ]);
};

/** A full stop, a comma or a semicolon that ends a line where nothing goes on. */
const trailingSign = (cursor: Cursor, expected: Expected): Diagnostic | undefined => {
  const { token } = cursor;
  const span = cursor.spanOf(token);
  const isLast = cursor.peek(1).newline || cursor.at("end", 1);
  const isStop = token.kind === "unknown" && /^[.…]$/.test(token.image);
  const isMark = (token.kind === "," || token.kind === ";") && ENDS.has(expected);
  const beforeThen = token.kind === "," && cursor.at("alors", 1);
  if (!(isLast && (isStop || isMark)) && !beforeThen) return undefined;
  return finding("ponctuation-de-trop", span, { lu: token.image }, [remove(span, token.image, "safe")]);
};
const ENDS: ReadonlySet<Expected> = new Set([EXPECTED.declaration, EXPECTED.headerLine, EXPECTED.clause]);

/** A conclusion without its « alors ». */
const missingThen = (cursor: Cursor, expected: Expected): Diagnostic | undefined => {
  if (!(expected === EXPECTED.clause || expected === EXPECTED.then)) return undefined;
  // On a line of its own, « résultat est admis » lacks « vaut » too.
  const concludes = (at: number): boolean =>
    cursor.at("vaut", at) || (cursor.token.newline && (cursor.at("est", at) || cursor.at("=", at)));
  const isConclusion = (ahead: number): boolean => {
    if (cursor.at("délivrer", ahead) || cursor.at("sans effet", ahead)) return true;
    for (let at = ahead; !cursor.at("end", at) && (at === ahead || !cursor.peek(at).newline); at++)
      if (concludes(at)) return cursor.atName(ahead) || cursor.at("article", ahead);
    return false;
  };
  const comma = cursor.at(",") && isConclusion(1);
  if (!comma && !isConclusion(0)) return undefined;
  const span = cursor.spanOf(cursor.token);
  const first = cursor.peek(comma ? 1 : 0);
  return finding("alors-oublié", cursor.spanOf(first), { lu: first.image }, [
    comma ? write(span, " alors", "safe") : addBefore(span, "alors ", "safe"),
  ]);
};

/** Names of an enumeration that nothing separates, or a semicolon. */
const missingComma = (cursor: Cursor, expected: Expected): Diagnostic | undefined => {
  const { token, previous } = cursor;
  if (!cursor.inNames || expected !== EXPECTED.declaration || !isName(previous)) return undefined;
  const isJoin =
    token.kind === ";" || token.kind === "/" || token.kind === "et" || token.kind === "ou" || token.kind === "|";
  if (!isJoin && !(isName(token) && !declarationWords.has(token.kind))) return undefined;
  const isSure = isJoin || token.newline;
  const comma = isJoin
    ? write(cursor.span(previous.end, token.end), ",", "safe")
    : addAfter(cursor.spanOf(previous), ",", isSure ? "safe" : "suggestion");
  const joined = `${previous.image}_${token.image}`;
  // « assez bien » is one value in two words as often as two values.
  const fixes = isSure ? [comma] : [write(cursor.span(previous.start, token.end), joined, "suggestion"), comma];
  return finding("virgule-entre-noms", cursor.spanOf(token), { lu: token.image, autre: previous.image }, fixes);
};

/** A parenthesis that a word of the rule's frame finds still open: the opening one is shown. */
const openParenthesis = (cursor: Cursor, expected: Expected): Diagnostic | undefined => {
  if (expected !== EXPECTED.closing || !FRAME.has(cursor.token.kind)) return undefined;
  let depth = 0;
  for (let back = 1; back <= cursor.position; back++) {
    const token = cursor.peek(-back);
    if (token.kind === ")") depth++;
    else if (token.kind === "(" && depth-- === 0) {
      const last = cursor.previous ?? token;
      return finding("parenthèse-non-fermée", cursor.spanOf(token), {}, [
        addAfter(cursor.spanOf(last), ")", "suggestion"),
      ]);
    }
  }
  return undefined;
};
const FRAME: ReadonlySet<TokenKind> = new Set(["alors", "motif", "si", "soit", "à défaut", "vaut", "end"]);

/** A parenthesis that closes nothing. */
const strayParenthesis = (cursor: Cursor, expected: Expected): Diagnostic | undefined => {
  if (!cursor.at(")") || expected === EXPECTED.value || cursor.openMarks.length > 0) return undefined;
  const span = cursor.spanOf(cursor.token);
  return finding("parenthèse-en-trop", span, {}, [remove(span, ")", "suggestion")]);
};

/** « unité "U1" », as one says it: an element is named by its list and its key. */
const keyedElement = (cursor: Cursor): Diagnostic | undefined => {
  const { token, previous } = cursor;
  if (token.kind !== "text" || !token.image.startsWith('"') || token.newline || !isName(previous)) return undefined;
  const article = cursor.beforePrevious?.kind === "article" ? cursor.beforePrevious : undefined;
  const span = cursor.span((article ?? previous).start, token.end);
  const écrire = `${pluralOf(previous.image)}(${token.image})`;
  return finding("élément-par-sa-clé", span, { lu: cursor.quote(previous.start, token.end), écrire }, [
    write(span, écrire, "suggestion"),
  ]);
};

/** The usual plural of a French noun. */
export const pluralOf = (noun: string): string =>
  /[sxz]$/i.test(noun)
    ? noun
    : /(?:eau|eu)$/i.test(noun)
      ? `${noun}x`
      : noun.replace(/al$/i, "au") + (/al$/i.test(noun) ? "x" : "s");

/** « règle » and, at once, its first clause. */
const nameless = (cursor: Cursor, expected: Expected): Diagnostic | undefined => {
  const { token, previous } = cursor;
  if (expected !== EXPECTED.name || previous === undefined || !declarationWords.has(previous.kind)) return undefined;
  if (!token.newline && token.kind !== "end" && token.kind !== "text") return undefined;
  return finding("nom-manquant", cursor.spanOf(previous), { mot: previous.image });
};

const CLAUSES = /\s(?:si|alors|sinon|soit|selon|quand|pour|parmi|avec|vaut)(?!\p{L})/iu;
/** What may follow the name in the head of a declaration. */
const NOT_OF_NAME: Readonly<Partial<Record<string, RegExp>>> = {
  exception: /\s(?:à|aux?)\s/u,
  définition: /\s(?:d['’]une?|des?|du|selon)\s/u,
  décision: /\s(?:d['’]une?|des?|du)\s/u,
  structure: /\s(?:identifié|compl[èe]te)/u,
  tableau: /\ssi\s/u,
};

/** The head of a declaration whose name has several words, or a hyphen. */
const severalWords = (cursor: Cursor): Diagnostic | undefined => {
  const { token, previous } = cursor;
  const keyword = cursor.beforePrevious;
  if (token.newline || !isName(previous) || keyword === undefined || !declarationWords.has(keyword.kind))
    return undefined;
  if (!keyword.newline) return undefined;
  const { text } = cursor.source;
  const after = /^[\p{L}\d_ \u00a0'’-]+/u.exec(text.slice(previous.start, previous.start + REACH))?.[0] ?? "";
  const rest = (after.split(CLAUSES)[0]?.split(NOT_OF_NAME[keyword.kind] ?? /(?!)/u)[0] ?? "").trimEnd();
  if (previous.start + rest.length <= token.start) return undefined;
  const joined = rest
    .replace(/['’]/g, "_")
    .split(/[\s\u00a0_-]+/u)
    .filter((part) => part !== "")
    .join("_");
  const span = cursor.span(previous.start, previous.start + rest.length);
  return finding("nom-en-plusieurs-mots", span, { lu: rest, écrire: joined }, [write(span, joined, "safe")]);
};

/** Two names side by side, where one word or a sign was meant. */
const twoNames = (cursor: Cursor, expected: Expected): Diagnostic | undefined => {
  const { token, previous } = cursor;
  if (token.newline || !isName(previous) || token.kind !== "name" || expected === EXPECTED.conclusion) return undefined;
  const span = cursor.span(previous.start, token.end);
  const joined = `${previous.image}_${token.image}`;
  return finding("deux-noms-de-suite", span, { un: previous.image, autre: token.image, écrire: joined }, [
    write(span, joined, "suggestion"),
  ]);
};
