/**
 * One spelling for all regulations: in comes a text, out goes the same text with canonical words and signs, regular blanks,
 * aligned fields and lines of at most 100 columns where a condition can be cut. Comments and quotations stay word for word.
 */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { RulesFile } from "../../grammar/ast.js";
import { parse } from "../../grammar/index.js";
import { lex } from "../../grammar/lexer.js";
import { cutIntoPieces } from "../../grammar/pieces.js";
import { aligned } from "./align.js";
import { linesOf, type Line } from "./lines.js";
import { wrapped } from "./wrap.js";

export type Formatted =
  | { readonly text: string }
  /** The text cannot be read: what is wrong, first things first. Nothing is guessed. */
  | { readonly errors: readonly Diagnostic[] }
  /** What came out would not say the same, or would lose a comment: a fault of ours, and the text is to be left as it is. */
  | { readonly isUnsafe: true };

/** A line as text, without blanks at its end. */
export const written = ({ indent, cells }: Line): string =>
  " ".repeat(indent) + cells.map(({ gap, text }) => " ".repeat(gap) + text).join("");

/** The tree without its places, to compare what two texts say. */
const meaning = (file: RulesFile): string =>
  JSON.stringify(file, (key, value: unknown) => (key === "span" || key.endsWith("Span") ? undefined : value));

/** The comments of a text, in order: what stands between its tokens. */
function comments(text: string): string {
  const ends = lex(text, 0, text.length).map(({ start, end }) => ({ start, end }));
  const gaps = [...ends, { start: text.length, end: text.length }].map(({ start }, i) =>
    text.slice(ends[i - 1]?.end ?? 0, start),
  );
  return gaps
    .flatMap((gap) => gap.match(/#.*/g) ?? [])
    .map((one) => one.trimEnd())
    .join("\n");
}

/** One text, formatted; `path` names it in findings. */
export function format(text: string, path: string): Formatted {
  const before = parse({ path, text });
  if (before.diagnostics.length > 0) return { errors: before.diagnostics };
  const lines = cutIntoPieces(text).flatMap(({ start, end }) => {
    const piece = linesOf(text, lex(text, start, end), start, end);
    return aligned(piece.flatMap(wrapped));
  });
  const laidOut = lines.map(written).join("\n").trimEnd();
  const result = laidOut === "" ? text : `${laidOut}\n`;
  const after = parse({ path, text: result });
  const isSame =
    after.diagnostics.length === 0 &&
    meaning(after.file) === meaning(before.file) &&
    comments(result) === comments(text);
  return isSame ? { text: result } : { isUnsafe: true };
}
