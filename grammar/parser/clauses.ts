/** From tokens to what any declaration may carry below its head: lines of quoted text, `volontaire` notes; and hyphenated codes. */
import type { Name, Text } from "../ast.js";
import { legalValue } from "../literals.js";
import type { TokenKind } from "../tokens.js";
import { LETTERS } from "../spelling.js";
import type { Cursor } from "./cursor.js";
import { EXPECTED } from "./syntax-error.js";

/** What the reader of a declaration fills in beside its own shape. */
export interface Opening {
  readonly legal: Text[];
  readonly waivers: { readonly code: Name; readonly reason: Text }[];
  /** Where the head that a frame underlines ends. */
  headEnd: number;
}

const NOT_A_NOTE: ReadonlySet<TokenKind> = new Set([":", "=", "de", "(", ",", "end"]);

/** Notes at the end of a declaration without body. Quoted text in column 1 belongs to a declaration below, which is not there. */
export const parseLastNotes = (cursor: Cursor, opening: Opening): void => {
  if (!(cursor.at("legal") && cursor.inColumnOne)) parseNotes(cursor, opening);
};

/** Quoted text and `volontaire` notes, in any order. */
export const parseNotes = (cursor: Cursor, opening: Opening): void => {
  for (;;) {
    const { token } = cursor;
    if (cursor.take("legal")) opening.legal.push({ text: legalValue(token.image), span: cursor.spanOf(token) });
    else if (cursor.at("volontaire") && !cursor.atOneOf(NOT_A_NOTE, 1)) {
      cursor.next();
      const code = parseCode(cursor);
      opening.waivers.push({ code, reason: cursor.text() });
    } else return;
  }
};

const codePart = new RegExp(`^[${LETTERS}0-9]+$`);

/** Words and numbers joined by hyphens that touch them: `bac-pro`, `jamais-vrai`. */
export const parseCode = (cursor: Cursor): Name => {
  const { start } = cursor.token;
  if (!codePart.test(cursor.token.image)) return cursor.fail(EXPECTED.code);
  let text = cursor.next().image;
  while (cursor.at("−") && cursor.touches() && cursor.touches(1) && codePart.test(cursor.peek(1).image)) {
    cursor.next();
    text += `-${cursor.next().image}`;
  }
  return { text, span: cursor.spanFrom(start) };
};

/** Marks the end of the head after what was taken last. */
export const endHead = (cursor: Cursor, opening: Opening): void => {
  opening.headEnd = cursor.previous?.end ?? opening.headEnd;
};
