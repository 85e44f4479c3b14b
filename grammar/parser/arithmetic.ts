/** From tokens to sums, products and suffixed operands (`%`, `à défaut`, `arrondi`, `reporté`). Precedence comes from the vocabulary. */
import type { ArithmeticSign, Expr, Precision } from "../ast.js";
import type { TokenKind } from "../tokens.js";
import { PRECEDENCE } from "../vocabulary.js";
import { checkOpenBody, checkSuffixedOperand } from "./ambiguities.js";
import type { Cursor } from "./cursor.js";
import { parsePrimary } from "./primaries.js";
import { EXPECTED, finding } from "./syntax-error.js";

const SIGNS: ReadonlyMap<TokenKind, ArithmeticSign> = new Map([
  ["+", "+"],
  ["−", "-"],
  ["×", "*"],
  ["/", "/"],
]);
const tightness = (kind: TokenKind): number => -(PRECEDENCE.get(kind) ?? Infinity);

/** Left-associative climbing over a stack of pending operators: a flat sum of any length takes no recursion. */
export const parseArithmetic = (cursor: Cursor): Expr => {
  const first = parseOperand(cursor);
  if (!SIGNS.has(cursor.token.kind)) return first;
  const start = first.span.start;
  const operands: Expr[] = [first];
  const pending: TokenKind[] = [];
  const reduce = (): void => {
    const right = operands.pop();
    const left = operands.pop();
    const op = SIGNS.get(pending.pop() ?? "end");
    if (left === undefined || right === undefined || op === undefined)
      throw new RangeError("an operator without its operands");
    operands.push({ kind: "arithmetic", op, left, right, span: cursor.span(left.span.start, right.span.end) });
  };
  let count = 1;
  let previousOperand = first;
  while (SIGNS.has(cursor.token.kind)) {
    const { kind } = cursor.next();
    for (let top = pending.at(-1); top !== undefined && tightness(top) >= tightness(kind); top = pending.at(-1))
      reduce();
    const operand = parseOperand(cursor);
    pending.push(kind);
    operands.push(operand);
    checkSuffixedOperand(cursor, previousOperand, start);
    previousOperand = operand;
    cursor.checkChain(++count);
  }
  checkSuffixedOperand(cursor, previousOperand, start);
  checkOpenBody(cursor, previousOperand, start);
  while (pending.length > 0) reduce();
  return operands[0] ?? first;
};

/** A primary, its sign and its suffixes. */
export const parseOperand = (cursor: Cursor): Expr => {
  const start = cursor.token.start;
  const isNegative = cursor.take("−") !== undefined;
  const primary = parsePrimary(cursor);
  const isLiteral = primary.kind === "number" && primary.parenthesized !== true;
  const negated: Expr = { kind: "negate", value: primary, span: cursor.spanFrom(start) };
  if (!isNegative) return parseSuffixes(cursor, primary, start);
  const result = parseSuffixes(cursor, negated, start);
  // −2 à défaut 0 is plain; −x à défaut 0 can be read two ways.
  if (result !== negated && !isLiteral) checkSuffixedOperand(cursor, result, start);
  return result;
};

const parseSuffixes = (cursor: Cursor, operand: Expr, start: number): Expr => {
  let value = operand;
  for (let count = 0; ; count++) {
    cursor.checkChain(count * 50);
    if (cursor.at("à défaut") && !cursor.at("alors", 1) && !cursor.at(",", 1)) {
      cursor.next();
      const minus = cursor.take("−");
      const primary = parsePrimary(cursor);
      const fallback: Expr =
        minus === undefined ? primary : { kind: "negate", value: primary, span: cursor.spanFrom(minus.start) };
      value = { kind: "or-else", value, fallback, span: cursor.spanFrom(start) };
    } else if (cursor.take("arrondi")) {
      const step = parsePrecision(cursor);
      if (step === undefined) return cursor.fail(EXPECTED.precision);
      const mode = roundingMode(cursor);
      value = { kind: "round", value, step, mode, span: cursor.spanFrom(start) };
    } else if (cursor.take("reporté au jour ouvrable")) {
      value = { kind: "working-day", date: value, span: cursor.spanFrom(start) };
    } else if (cursor.at("%")) {
      return cursor.refuse(finding("pourcentage-sans-nombre", cursor.spanOf(cursor.token)));
    } else return value;
  }
};

/** `supérieur` and `inférieur` belong to the rounding, unless they start the next line and name what it is about. */
const roundingMode = (cursor: Cursor): "nearest" | "up" | "down" => {
  if (!cursor.at("supérieur") && !cursor.at("inférieur")) return "nearest";
  if (cursor.token.newline && (cursor.at("=", 1) || cursor.at(":", 1) || cursor.at("de", 1))) return "nearest";
  return cursor.next().kind === "supérieur" ? "up" : "down";
};

const STEPS: ReadonlyMap<TokenKind, Precision> = new Map([
  ["unité", "1"],
  ["dixième", "1/10"],
  ["centième", "1/100"],
  ["millième", "1/1000"],
  ["demi-point", "1/2"],
  ["quart de point", "1/4"],
]);

/** `à l'unité`, `au centième`… when it stands here. */
export const parsePrecision = (cursor: Cursor): Precision | undefined => {
  const found = precisionAt(cursor, 0);
  for (let taken = 0; taken < (found?.length ?? 0); taken++) cursor.next();
  return found?.step;
};

/** A precision that many tokens ahead, and how many tokens it has. */
export const precisionAt = (
  cursor: Cursor,
  ahead: number,
): { readonly step: Precision; readonly length: number } | undefined => {
  if (!cursor.at("à", ahead) && !cursor.at("au", ahead)) return undefined;
  const skipped = cursor.at("article", ahead + 1) ? 2 : 1;
  const step = STEPS.get(cursor.peek(ahead + skipped).kind);
  return step && { step, length: skipped + 1 };
};
