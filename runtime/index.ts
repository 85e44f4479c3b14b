/** What programs import as `reglo/runtime`: packs are opened, dossiers judged and explained. */
export { openPack } from "./open-pack.js";
export {
  createPack,
  type EvaluateOptions,
  type Modules,
  type Pack,
  type Regulation,
  type StreamOptions,
} from "./pack.js";
export type { JudgedLine, Source } from "./stream.js";
export { JsonWriter } from "./json-writer.js";
export type { Judge } from "./judge.js";
export { PackError, type PackErrorCode } from "./pack-error.js";
export { readManifest } from "./manifest-reading.js";
export { decisionText, documentText, explanationText } from "./report.js";
export type * from "./explain.js";
export type { Lang } from "./format.js";
export type * from "./manifest.js";
export type * from "./verdict.js";
