/** What the modules of a pack import as `../runtime.js`: bundled into that one file, so that a pack runs by itself. */
export * from "./numbers.js";
export * from "./calendar.js";
export * from "./kleene.js";
export * from "./rational.js";
export * from "./lists.js";
export { ajvProblems, type AjvError, type Conditions, type DossierShape } from "./ajv-problems.js";
export { areRepeated } from "./repeated-keys.js";
export { JsonChoice, JsonKeys } from "./json-words.js";
export { jsonPiece } from "./json-writer.js";
export type { JsonScanner } from "./json-scanner.js";
export type { JsonValues } from "./json-values.js";
export { escapeKey, pointerTo } from "./pointer.js";
export * from "./index.js";
