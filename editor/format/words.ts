/** From the tokens of a text to its words: canonical letters, the blank before each, and the comments that stand before it. */
import type { Token } from "../../grammar/lexer.js";
import type { Places } from "./names.js";
import { spelled } from "./spell.js";

export interface Comment {
  /** With its `#`, word for word. */
  readonly text: string;
  /** On the line of what stands before it. */
  readonly isTrailing: boolean;
  readonly isAfterBlankLine: boolean;
  readonly isIndented: boolean;
}

export interface Word {
  readonly kind: Token["kind"];
  readonly text: string;
  readonly start: number;
  /** A name, or a part of a code: not a word of the language. */
  readonly isName: boolean;
  /** The blank before it when it goes on a line. */
  readonly gap: "" | " ";
  readonly comments: readonly Comment[];
  /** First on its line in the author's text. */
  readonly isFirst: boolean;
  /** Under a blank line. */
  readonly isAfterBlankLine: boolean;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;
const NOT_BLANK = /\S/;

/** The words of a text; the last is of kind `end`, and has the comments that end the text. */
export function wordsOf(text: string, tokens: readonly Token[], places: Places): Word[] {
  const words: Word[] = [];
  let codeEnd = 0;
  let previous: Token | undefined;
  for (const token of tokens) {
    const isInCode = token.start < codeEnd;
    codeEnd = Math.max(codeEnd, places.names.get(token.start) ?? 0);
    const isName = isInCode || places.names.has(token.start);
    words.push({
      kind: token.kind,
      text: isName ? token.image : spelled(token, places),
      start: token.start,
      isName,
      gap: isInCode ? "" : gapBefore(token, previous, words.at(-1), places),
      ...betweenWords(text, previous, token),
    });
    previous = token;
  }
  return words;
}

function betweenWords(
  text: string,
  previous: Token | undefined,
  token: Token,
): Pick<Word, "comments" | "isFirst" | "isAfterBlankLine"> {
  const lines = text.slice(previous?.end ?? 0, token.start).split(LINE_BREAK);
  const comments: Comment[] = [];
  let isAfterBlankLine = false;
  for (const [index, line] of lines.entries()) {
    const start = line.indexOf("#");
    if (start >= 0) {
      comments.push({
        text: line.slice(start).trimEnd(),
        isTrailing: previous !== undefined && index === 0,
        isAfterBlankLine,
        isIndented: start > 0,
      });
      isAfterBlankLine = false;
    } else if (index > 0 && index < lines.length - 1 && !NOT_BLANK.test(line)) isAfterBlankLine = true;
  }
  return { comments, isFirst: lines.length > 1, isAfterBlankLine };
}

function gapBefore(token: Token, previous: Token | undefined, word: Word | undefined, places: Places): Word["gap"] {
  if (previous === undefined || word === undefined) return "";
  if (previous.kind === "(" || token.kind === ")" || token.kind === "," || word.text.endsWith("'")) return "";
  if (places.negations.has(previous.start)) return "";
  // « f(x) » calls; « f (x) » would not.
  return token.kind === "(" && previous.end === token.start && word.isName ? "" : " ";
}
