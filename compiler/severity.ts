/** Errors stop a regulation from being compiled; warnings do not. */
import { catalogue } from "../diagnostics/catalogue.generated.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

export const isError = (d: Diagnostic): boolean => catalogue[d.code].severity === "error";
