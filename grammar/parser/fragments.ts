/** Reads values that stand alone or inside a text: a formula, and the `{…}` of a `motif`. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Source } from "../../diagnostics/source.js";
import type { Expr, Text } from "../ast.js";
import { lex } from "../lexer.js";
import { textValue } from "../literals.js";
import { Cursor } from "./cursor.js";
import { parseExpression } from "./expressions.js";
import { finding } from "./syntax-error.js";

/** One expression between two offsets of a source; undefined, with a finding, when it cannot be read. Never throws. */
export const parseFormula = (
  source: Source,
  start = 0,
  end = source.text.length,
): { readonly value?: Expr; readonly diagnostics: Diagnostic[] } => {
  const cursor = new Cursor(source, lex(source.text, start, end));
  let value: Expr | undefined;
  cursor.attempt(() => {
    value = parseExpression(cursor);
    if (!cursor.at("end")) cursor.fail({ fr: "la fin de la formule", en: "the end of the formula" });
  });
  const found = cursor.takeFinding();
  return found === undefined && value !== undefined
    ? { value, diagnostics: [] }
    : { diagnostics: found === undefined ? [] : [found] };
};

/** A `motif`, cut into texts and the values between braces. Spans are those of the source. Never throws. */
export const parseMotif = (
  source: Source,
  motif: Text,
): { readonly parts: readonly (string | Expr)[]; readonly diagnostics: Diagnostic[] } => {
  const { start, end } = motif.span;
  const image = source.text.slice(start, end);
  const parts: (string | Expr)[] = [];
  const diagnostics: Diagnostic[] = [];
  const pushText = (from: number, to: number): void => {
    const text = image.slice(from, to).replace(/[\n\r\u2028\u2029]+/g, " ");
    if (text !== "") parts.push(text);
  };
  const inner = trimmedInside(image);
  let from = inner.start;
  for (let open = image.indexOf("{", from); open !== -1 && open < inner.end; open = image.indexOf("{", from)) {
    const close = image.indexOf("}", open);
    if (close === -1) {
      diagnostics.push(
        finding("accolade-non-fermée", { file: source.path, start: start + open, end: start + inner.end }),
      );
      return { parts, diagnostics };
    }
    pushText(from, open);
    const read = parseFormula(source, start + open + 1, start + close);
    if (read.value !== undefined) parts.push(read.value);
    diagnostics.push(...read.diagnostics);
    from = close + 1;
  }
  pushText(from, inner.end);
  return { parts, diagnostics };
};

/** Where the text inside the quotes starts and ends, blanks at both ends left out. */
const trimmedInside = (image: string): { readonly start: number; readonly end: number } => {
  const text = image.startsWith("«") ? image.slice(1, -1) : image;
  const value = image.startsWith("«") ? text.trim() : textValue(image);
  const start = image.indexOf(value, 1);
  return { start, end: start + value.length };
};
