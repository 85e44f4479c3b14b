/** The lines of a source text around a place, with the place underlined, whatever the text holds. */
import { visible } from "./message.js";
import type { Place, Texts } from "./places.js";

/** A line of a frame: the line's number, or none for what stands under it. */
export interface FrameLine {
  readonly number?: number;
  readonly text: string;
  readonly isMark: boolean;
}

/** Columns of source shown; a longer line is cut around the place. */
const WIDTH = 100;
const TAB = 4;
/** A place of more lines than this shows its first and its last ones only. */
const MOST_LINES = 4;

/** Terminal columns of a sign: 0 for combining marks, 2 for ideographs and pictures, 1 otherwise. */
function columns(sign: string): number {
  if (/^[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]$/u.test(sign)) return 0;
  if (/^\p{Emoji_Presentation}$/u.test(sign)) return 2;
  return /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u.test(
    sign,
  )
    ? 2
    : 1;
}

interface Cell {
  readonly shown: string;
  readonly width: number;
  /** Column of the source's sign, counted from 1 in UTF-16 units. */
  readonly column: number;
}

/** Signs within `reach` UTF-16 units of the place; the rest of a very long line is never looked at. */
function cells(line: string, from: number, to: number): readonly Cell[] {
  const found: Cell[] = [];
  let width = 0;
  let column = from;
  for (const sign of line.slice(from - 1, to)) {
    const shown = sign === "\t" ? " ".repeat(TAB - (width % TAB)) : /[\u00a0\u202f]/.test(sign) ? " " : visible(sign);
    const cell = { shown, width: sign === "\t" ? shown.length : columns(shown), column };
    found.push(cell);
    width += cell.width;
    column += sign.length;
  }
  return found;
}

/** One line of source and the line of marks under columns `start` to `end` (excluded). */
function marked(line: string, start: number, end: number, mark: string): { text: string; marks: string } {
  const from = line.length <= WIDTH ? 1 : Math.max(1, Math.min(start - Math.floor(WIDTH / 4), line.length - WIDTH + 1));
  const to = Math.min(line.length, from + WIDTH - 1);
  const shown = cells(line, from, to);
  const lead = from > 1 ? "…" : "";
  const before = shown.filter(({ column }) => column < start).reduce((sum, { width }) => sum + width, lead.length);
  const under = shown
    .filter(({ column }) => column >= start && column < end)
    .reduce((sum, { width }) => sum + width, 0);
  const text = `${lead}${shown.map(({ shown: sign }) => sign).join("")}${to < line.length ? "…" : ""}`;
  return { text: text.trimEnd(), marks: " ".repeat(before) + mark.repeat(Math.max(1, under)) };
}

/** The frame of a place: each of its lines, then its marks. Nothing when the text is not known. */
export function frame(place: Place, texts: Texts, mark: "^" | "-"): readonly FrameLine[] {
  if (texts.text(place.file) === undefined) return [];
  const lines: FrameLine[] = [];
  const show = (number: number): void => {
    const line = texts.line(place.file, number);
    const indent = line.length - line.trimStart().length;
    const start = number === place.line ? place.column : indent + 1;
    const end = number === place.endLine ? place.endColumn : line.trimEnd().length + 1;
    // The last line of a place that ends at a line's start has nothing to underline; neither has a blank line.
    if (number !== place.line && end <= start) return;
    const { text, marks } = marked(line, start, end, mark);
    lines.push({ number, text, isMark: false }, { text: marks, isMark: true });
  };
  const isLong = place.endLine - place.line + 1 > MOST_LINES;
  for (let number = place.line; number <= place.endLine; number++) {
    if (isLong && number === place.line + 2) {
      lines.push({ text: "…", isMark: false });
      number = place.endLine;
    }
    show(number);
  }
  return lines;
}
