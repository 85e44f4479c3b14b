/** Cuts a line of more than 100 columns before `et` or `ou`. */
import type { Cell, Line } from "./lines.js";

const WIDEST = 100;
const widthOf = ({ gap, text }: Cell): number => gap + [...text].length;

/** The line, or the lines that it becomes; what cannot be cut stays long. */
export function wrapped(line: Line): Line[] {
  const { indent, cells } = line;
  const total = indent + cells.reduce((sum, cell) => sum + widthOf(cell), 0);
  const isTable = cells.some(({ kind }) => kind === "|");
  if (total <= WIDEST || isTable || indent === 0) return [line];
  let width = indent;
  let cut = 0;
  let depth = 0;
  let cutDepth = Infinity;
  for (const [index, cell] of cells.entries()) {
    if (cell.kind === "(") depth++;
    if (cell.kind === ")") depth--;
    const isPlace = index > 1 && (cell.kind === "et" || cell.kind === "ou");
    // The last place that fits, outside as many parentheses as possible.
    if (isPlace && (cut === 0 || (width <= WIDEST && depth <= cutDepth))) {
      cut = index;
      cutDepth = depth;
    }
    width += widthOf(cell);
  }
  const [first, ...rest] = cells.slice(cut);
  if (cut === 0 || first === undefined) return [line];
  const isContinued = cells[0]?.kind === "et" || cells[0]?.kind === "ou";
  const next = { indent: isContinued ? indent : indent + 2, cells: [{ ...first, gap: 0 }, ...rest] };
  return [{ indent, cells: cells.slice(0, cut) }, ...wrapped(next)];
}
