/** Reads a file as text: in comes its bytes, out goes a source, or the finding that says why it cannot be read. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { source, type Source } from "../diagnostics/source.js";

/** What was read: `text` is always there for the frame of a finding, `fault` when it is not to be used. */
export interface ReadText {
  readonly source: Source;
  readonly fault?: Diagnostic;
}

/** Decodes UTF-8 strictly; the finding points at the first byte that is something else. */
export function decode(path: string, bytes: Uint8Array): ReadText {
  try {
    return { source: source(path, new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    const lenient = source(path, new TextDecoder("utf-8").decode(bytes));
    const start = Math.max(0, lenient.text.indexOf("\ufffd"));
    return {
      source: lenient,
      fault: { code: "fichier-non-utf-8", span: { file: path, start, end: start + 1 }, values: {} },
    };
  }
}
