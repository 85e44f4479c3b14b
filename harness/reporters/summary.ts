/** What all reporters count. */
import type { Lang } from "../../runtime/format.js";
import type { Result } from "../suite.js";

export interface Summary {
  readonly passed: number;
  readonly failed: number;
  /** Cases that were not run, because the run was to stop at the first failure. */
  readonly notRun: number;
  /** In thousandths of a second. */
  readonly duration: number;
}

export interface Run {
  readonly results: readonly Result[];
  readonly summary: Summary;
}

export type Reporter = (run: Run, lang: Lang) => string | Promise<string>;
