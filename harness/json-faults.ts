/** What is wrong with a JSON text as findings: in come its path and text, out go diagnostics, which can be shown in the text. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import * as runtime from "../runtime/json-faults.js";

/** Every fault of a JSON text, in order; the first that is not JSON ends the reading. */
export const jsonFaults = (file: string, text: string): readonly Diagnostic[] =>
  runtime.jsonFaults(text).map(({ code, start, end, values }) => ({ code, span: { file, start, end }, values }));
