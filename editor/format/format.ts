/**
 * One spelling for all regulations: in comes a text, out goes the same text with canonical words and signs, regular blanks,
 * lines in columns, and lines of at most 100 columns where they can be cut. Comments and quotations stay word for word.
 */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { RulesFile } from "../../grammar/ast.js";
import { parse } from "../../grammar/index.js";
import { lex, type Token } from "../../grammar/lexer.js";
import { cutIntoPieces } from "../../grammar/pieces.js";
import { laidOut } from "./page.js";
import { placesOf } from "./names.js";
import { wordsOf } from "./words.js";

export type Formatted =
  | { readonly text: string }
  /** The text cannot be read: what is wrong, first things first. Nothing is guessed. */
  | { readonly errors: readonly Diagnostic[] }
  /** What came out would not say the same, or would lose a comment: a fault of ours, and the text is to be left as it is. */
  | { readonly isUnsafe: true };

/** The tree without its places, to compare what two texts say. */
const meaning = (file: RulesFile): string =>
  JSON.stringify(file, (key, value: unknown) => (key === "span" || key.endsWith("Span") ? undefined : value));

/** The tokens of all pieces of a text, then one of kind `end`. */
const tokensOf = (text: string): Token[] => [
  ...cutIntoPieces(text).flatMap(({ start, end }) => lex(text, start, end).filter(({ kind }) => kind !== "end")),
  { kind: "end", image: "", start: text.length, end: text.length, newline: true },
];

/** The comments of a text, in order. */
function comments(text: string, tokens: readonly Token[]): string {
  return tokens
    .flatMap(({ start }, index) => text.slice(tokens[index - 1]?.end ?? 0, start).match(/#.*/g) ?? [])
    .map((one) => one.trimEnd())
    .join("\n");
}

/** One text, formatted; `path` names it in findings. */
export function format(text: string, path: string): Formatted {
  const before = parse({ path, text });
  if (before.diagnostics.length > 0) return { errors: before.diagnostics };
  const tokens = tokensOf(text);
  const result = laidOut(before.file, wordsOf(text, tokens, placesOf(before.file, text)));
  const after = parse({ path, text: result });
  const isSame =
    after.diagnostics.length === 0 &&
    meaning(after.file) === meaning(before.file) &&
    comments(result, tokensOf(result)) === comments(text, tokens);
  return isSame ? { text: withLineEndsOf(text, result) } : { isUnsafe: true };
}

/** Lines end as the first one of the author's text does. */
const withLineEndsOf = (text: string, result: string): string =>
  /^[^\n]*\r\n/.test(text) ? result.replace(/\n/g, "\r\n") : result;
