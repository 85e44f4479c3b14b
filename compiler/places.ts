/** Turns spans into places (line and column, from 1). */
import type { Source, Span } from "../diagnostics/source.js";
import type { Place } from "../plan/plan.js";

export type PlaceOf = (span: Span) => Place;

/** A function from spans to places over these sources; line starts are found once per file. */
export function placesIn(sources: Iterable<Source>): PlaceOf {
  const texts = new Map([...sources].map((s) => [s.path, s.text]));
  const starts = new Map<string, number[]>();
  const startsOf = (file: string): number[] => {
    let lines = starts.get(file);
    if (lines === undefined) {
      lines = [0];
      const text = texts.get(file) ?? "";
      for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) lines.push(i + 1);
      starts.set(file, lines);
    }
    return lines;
  };
  return (span) => {
    const lines = startsOf(span.file);
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] as number) <= span.start) low = middle;
      else high = middle - 1;
    }
    return {
      file: span.file,
      start: span.start,
      end: span.end,
      line: low + 1,
      column: span.start - (lines[low] as number) + 1,
    };
  };
}
