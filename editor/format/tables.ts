/** Tables, in columns. */
import type { Table } from "../../grammar/ast.js";
import { widthOf, type Doc } from "./doc.js";
import type { Reader } from "./reader.js";
import type { Word } from "./words.js";

/** The rows of a table, each on a line of its own; the first ends the line before it. */
export function tableDoc(reader: Reader, { head, rows: others, span }: Table): Doc[] {
  const starts = new Set([head, ...others].map((row) => row.span.start));
  const rows = rowsOf(reader.between(span.start, span.end), starts);
  const widths: number[] = [];
  for (const { cells } of rows)
    for (const [column, cell] of (cells ?? []).entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  reader.openBody();
  return rows.flatMap(({ end, cells, rule }) => {
    const separator = reader.hard();
    return [
      separator,
      ...reader.takeAs(cells === undefined ? ruled(rule, widths) : padded(cells, widths), end ?? span.end),
    ];
  });
}

interface Row {
  /** The texts of its cells; `rule` when it is a line between rows. */
  readonly cells?: readonly string[];
  readonly rule: string;
  /** Where the next row starts. */
  readonly end?: number;
}

function rowsOf(words: readonly Word[], rowStarts: ReadonlySet<number>): Row[] {
  const starts = words.flatMap(({ kind, start }, index) =>
    rowStarts.has(start) || kind === "table-rule" ? [index] : [],
  );
  return starts.map((start, row) => {
    const next = starts[row + 1];
    const own = words.slice(start, next);
    const end = next === undefined ? undefined : words[next]?.start;
    const rule = own[0]?.kind === "table-rule" ? own[0].text : "";
    return { rule, ...(rule === "" && { cells: cellsOf(own) }), ...(end !== undefined && { end }) };
  });
}

function cellsOf(row: readonly Word[]): string[] {
  const cells: string[] = [];
  let cell = "";
  for (const { kind, text, gap } of row.slice(1)) {
    if (kind === "|") {
      cells.push(cell);
      cell = "";
    } else cell += cell === "" ? text : gap + text;
  }
  return cells;
}

const padded = (cells: readonly string[], widths: readonly number[]): string =>
  `| ${cells.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell))).join(" | ")} |`;

/** `|-----|:---:|`, as wide as the columns. */
function ruled(rule: string, widths: readonly number[]): string {
  const parts = rule
    .split("|")
    .slice(1, -1)
    .map((part) => part.trim());
  const drawn = parts.map((part, column) => {
    const [left, right] = [part.startsWith(":") ? ":" : "", part.endsWith(":") ? ":" : ""];
    return left + "-".repeat(Math.max(2, (widths[column] ?? 0) + 2 - left.length - right.length)) + right;
  });
  return `|${drawn.join("|")}|`;
}
