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
  | { readonly errors: readonly Diagnostic[] };

/** A line as text, without blanks at its end. */
export const written = ({ indent, cells }: Line): string =>
  " ".repeat(indent) + cells.map(({ gap, text }) => " ".repeat(gap) + text).join("");

/** The tree without its places, to compare what two texts say. */
const meaning = (file: RulesFile): string =>
  JSON.stringify(file, (key, value: unknown) => (key === "span" || key.endsWith("Span") ? undefined : value));

/** One text, formatted; `path` names it in findings. A text whose tree would change is given back as it was. */
export function format(text: string, path: string): Formatted {
  const before = parse({ path, text });
  if (before.diagnostics.length > 0) return { errors: before.diagnostics };
  const lines = cutIntoPieces(text).flatMap(({ start, end }) => {
    const piece = linesOf(text, lex(text, start, end), start, end);
    return aligned(piece.flatMap(wrapped));
  });
  const result = `${lines.map(written).join("\n").trimEnd()}\n`;
  const after = parse({ path, text: result });
  const isSame = after.diagnostics.length === 0 && meaning(after.file) === meaning(before.file);
  return { text: isSame ? result : text };
}
