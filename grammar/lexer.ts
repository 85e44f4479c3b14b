/** From a stretch of a source text to its tokens, blanks and comments left out. Never throws: what cannot be read is a token of kind `unknown`. */
import type { IToken } from "chevrotain";
import { LINE_BREAKS } from "./spelling.js";
import { chevrotainLexer, type TokenKind } from "./tokens.js";

export interface Token {
  readonly kind: TokenKind;
  readonly image: string;
  readonly start: number;
  readonly end: number;
  /** First on its line. */
  readonly newline: boolean;
}

const lineBreak = new RegExp(`[${LINE_BREAKS}]`);

const make = (
  kind: TokenKind,
  image: string,
  start: number,
  text: string,
  previousEnd: number,
  first: boolean,
): Token => ({
  kind,
  image,
  start,
  end: start + image.length,
  newline: first || (start > previousEnd && lineBreak.test(text.slice(previousEnd, start))),
});

/** Tokens of `text` from `from` to `to`, offsets counted in the whole text, then one token `end` with an empty image. */
export const lex = (text: string, from = 0, to = text.length): Token[] => {
  const piece = from === 0 && to === text.length ? text : text.slice(from, to);
  const { tokens, errors } = chevrotainLexer.tokenize(piece);
  const result: Token[] = [];
  let nextError = 0;
  let previousEnd = from;
  const push = (kind: TokenKind, image: string, start: number): void => {
    const made = make(kind, image, start, text, previousEnd, result.length === 0);
    result.push(made);
    previousEnd = made.end;
  };
  const pushErrorsBefore = (offset: number): void => {
    for (let error = errors[nextError]; error !== undefined && error.offset < offset; error = errors[++nextError]) {
      push("unknown", piece.slice(error.offset, error.offset + error.length), from + error.offset);
    }
  };
  for (const read of tokens as readonly IToken[]) {
    if (nextError < errors.length) pushErrorsBefore(read.startOffset);
    push(read.tokenType.name as TokenKind, read.image, from + read.startOffset);
  }
  pushErrorsBefore(Infinity);
  result.push({ kind: "end", image: "", start: previousEnd, end: previousEnd, newline: true });
  return result;
};
