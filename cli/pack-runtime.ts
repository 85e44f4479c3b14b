/** The runtime that packs carry, as it was built. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Terminal } from "./terminal.js";

/** The text of `runtime.js`. */
export const packRuntimeText = (terminal: Terminal): string =>
  readFileSync(join(terminal.packRuntime, "runtime.js"), "utf8");

/** The text of `runtime.d.ts`. */
export const packRuntimeTypes = (terminal: Terminal): string =>
  readFileSync(join(terminal.packRuntime, "runtime.d.ts"), "utf8");
