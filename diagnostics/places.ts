/** Lines and columns: in come source texts and spans, out go the places that people and editors use. */
import type { Source, Span } from "./source.js";

/** Lines and columns count from 1, columns in UTF-16 units of the NFC text; the end is the first place after the span. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Source texts by path, with their lines found once, on first use. */
export class Texts {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #starts = new Map<string, readonly number[]>();

  constructor(sources: Iterable<Source>) {
    this.#texts = new Map([...sources].map(({ path, text }) => [path, text]));
  }

  text(file: string): string | undefined {
    return this.#texts.get(file);
  }

  /** The offset at which each line starts. A line ends with LF, CR LF or CR. */
  lineStarts(file: string): readonly number[] {
    const known = this.#starts.get(file);
    if (known !== undefined) return known;
    const starts = [0];
    for (const match of (this.#texts.get(file) ?? "").matchAll(/\r\n|\n|\r/g))
      starts.push(match.index + match[0].length);
    this.#starts.set(file, starts);
    return starts;
  }

  /** A line, counted from 1, without its end. */
  line(file: string, line: number): string {
    const starts = this.lineStarts(file);
    return (this.#texts.get(file) ?? "").slice(starts[line - 1] ?? 0, starts[line]).replace(/[\r\n]+$/, "");
  }

  lineOf(file: string, offset: number): number {
    const starts = this.lineStarts(file);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The span within the text; one at the very end is brought back to just after the last visible sign. */
  clamp(span: Span): Span {
    const text = this.#texts.get(span.file) ?? "";
    const within = (offset: number): number =>
      Number.isFinite(offset) ? Math.min(Math.max(offset, 0), text.length) : text.length;
    const start = within(span.start);
    const end = Math.max(start, within(span.end));
    if (start < text.length) return { file: span.file, start, end };
    const visible = text.trimEnd().length;
    return { file: span.file, start: visible, end: visible };
  }

  place(span: Span): Place {
    const { file, start, end } = this.clamp(span);
    const starts = this.lineStarts(file);
    const line = this.lineOf(file, start);
    const endLine = this.lineOf(file, end);
    return {
      file,
      line,
      column: start - (starts[line - 1] ?? 0) + 1,
      endLine,
      endColumn: end - (starts[endLine - 1] ?? 0) + 1,
    };
  }
}
