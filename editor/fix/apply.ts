/** Corrections applied to texts: in come a text and edits in it, out goes the text with all of them, or nothing where two of them meet. */
import type { Fix } from "../../diagnostics/diagnostic.js";

export type Edit = Fix["edits"][number];

/** Whether two edits touch the same signs, or write at one place. */
const meet = (a: Edit, b: Edit): boolean =>
  a.span.file === b.span.file && a.span.start <= b.span.end && b.span.start <= a.span.end;

/** Whether some edit of one list meets one of the other. */
export const overlap = (some: readonly Edit[], others: readonly Edit[]): boolean =>
  some.some((a) => others.some((b) => meet(a, b)));

/** `text` with the edits of file `path` applied; undefined when two of them touch the same signs. */
export function applyEdits(path: string, text: string, edits: readonly Edit[]): string | undefined {
  const mine = edits.filter(({ span }) => span.file === path).sort((a, b) => a.span.start - b.span.start);
  let result = "";
  let position = 0;
  for (const { span, text: written } of mine) {
    if (span.start < position || span.end > text.length) return undefined;
    result += text.slice(position, span.start) + written;
    position = span.end;
  }
  return result + text.slice(position);
}
