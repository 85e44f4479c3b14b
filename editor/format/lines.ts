/** Lines of a declaration as cells: the author's lines, with the blanks between tokens made regular. */
import type { Token } from "../../grammar/lexer.js";
import { spelled } from "./spell.js";

export interface Cell {
  readonly kind: string;
  readonly text: string;
  /** Blanks before it; two or more are an alignment that the author made. */
  readonly gap: number;
}

export interface Line {
  /** Blanks at its start. */
  readonly indent: number;
  readonly cells: readonly Cell[];
}

const TAB = "  ";
const opensTight = new Set(["("]);
const closesTight = new Set([")", ","]);
/** Before these, whether a blank stands or not has a meaning, or is the author's. */
const authors = new Set(["(", "|", "table-rule"]);
const endsOperand = new Set(["name", "number", "duration", "full-date", "day-month", "text", ")", "%"]);

/** Lines that hold the code of a regulation or of a finding, where a hyphen is a hyphen. */
const holdsCode = new Set(["règlement", "bibliothèque", "succède à", "volontaire"]);
const isInCode = (cells: readonly Cell[]): boolean => holdsCode.has(cells[0]?.kind ?? "");

function gapBetween(cells: readonly Cell[], token: Token, blanks: string): number {
  const before = cells.at(-1);
  const width = blanks.replace(/\t/g, TAB).length;
  if (before === undefined) return width;
  if (opensTight.has(before.kind) || closesTight.has(token.kind) || /['’ʼ]$/.test(before.text)) return 0;
  if (width > 1) return width;
  if (width === 0 && isInCode(cells) && (token.kind === "−" || before.kind === "−")) return 0;
  const isSigned = before.kind === "−" && !endsOperand.has(cells.at(-2)?.kind ?? "");
  return width === 0 && (authors.has(token.kind) || before.kind === "|" || isSigned) ? 0 : 1;
}

/** The lines of `text` between two offsets, given its tokens there. Comments are cells, word for word. */
export function linesOf(text: string, tokens: readonly Token[], from: number, to: number): Line[] {
  const lines: Line[] = [];
  let cells: Cell[] = [];
  let indent = 0;
  const push = (): void => {
    lines.push({ indent: cells.length === 0 ? 0 : indent, cells });
    cells = [];
    indent = 0;
  };
  const put = (token: Token | undefined, kind: string, shown: string, blanks: string): void => {
    const gap = token === undefined ? Math.max(blanks.length, 1) : gapBetween(cells, token, blanks);
    if (cells.length === 0) indent = blanks.replace(/\t/g, TAB).length;
    cells.push({ kind, text: shown, gap: cells.length === 0 ? 0 : gap });
  };
  let at = from;
  for (const token of tokens) {
    const end = token.kind === "end" ? to : token.start;
    const parts = text.slice(at, end).split(/\r\n|[\n\r\u2028\u2029]/);
    let blanks = "";
    for (const [index, part] of parts.entries()) {
      if (index > 0) push();
      const comment = part.indexOf("#");
      blanks = comment < 0 ? part : part.slice(0, comment);
      if (comment >= 0) put(undefined, "comment", part.slice(comment).trimEnd(), blanks);
    }
    if (token.kind === "end") break;
    const isVerbatim = token.kind === "legal" || (token.kind === "−" && isInCode(cells));
    put(token, token.kind, isVerbatim ? token.image.trimEnd() : spelled(token), blanks);
    at = token.end;
  }
  if (cells.length > 0) push();
  return lines;
}
