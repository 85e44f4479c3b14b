/** Aligns the `:` of fields that follow one another. */
import type { Cell, Line } from "./lines.js";

const isField = ({ indent, cells }: Line): boolean => indent > 0 && cells[1]?.kind === ":" && cells.length > 2;
const widthOf = ({ text }: Cell): number => [...text].length;

/** Lines of one declaration, with the names of each run of fields padded to the longest. */
export function aligned(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  let run: Line[] = [];
  const close = (): void => {
    const columns = new Set(run.map(({ cells: [name, colon] }) => (name && colon ? widthOf(name) + colon.gap : 0)));
    // An alignment that the author carried over from other runs stays.
    if (run.length > 1 && columns.size === 1) {
      result.push(...run);
      run = [];
      return;
    }
    const widest = Math.max(...run.map(({ cells }) => (cells[0] === undefined ? 0 : widthOf(cells[0]))));
    for (const line of run) result.push({ ...line, cells: line.cells.map((cell, i) => padded(line, cell, i, widest)) });
    run = [];
  };
  for (const line of lines) {
    if (isField(line) && (run[0] === undefined || run[0].indent === line.indent)) run.push(line);
    else {
      close();
      if (isField(line)) run.push(line);
      else result.push(line);
    }
  }
  close();
  return result;
}

function padded({ cells }: Line, cell: Cell, index: number, widest: number): Cell {
  const [name] = cells;
  return index === 1 && name !== undefined ? { ...cell, gap: widest - widthOf(name) + 1 } : cell;
}
