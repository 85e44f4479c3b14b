/** What emitted code needs to run in this project's own suite, made once a run from the sources, so that tests need no build. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { LoadOptions } from "../harness/load.js";

declare module "vitest" {
  interface ProvidedContext {
    /** What `builtFromSources` gave: `inject("built")` in a test. */
    readonly built: BuiltFromSources;
  }
}

export interface BuiltFromSources extends Required<LoadOptions> {
  /** A file with the text of `packRuntime`, for modules to share. */
  readonly runtimeFile: string;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const CACHE = join(root, "node_modules/.cache/reglo-tests");

/** What emitted code depends on, but for the plan. */
const EMITTERS = ["compiler", "plan", "runtime"];
const DAY = 24 * 60 * 60 * 1000;

/** The `runtime.js` of packs; and the folder where what this emitter writes is kept, so that suites that run the same regulation compile it once. */
export async function builtFromSources(): Promise<BuiltFromSources> {
  const { outputFiles } = await build({
    entryPoints: [join(root, "runtime/pack-runtime.ts")],
    bundle: true,
    write: false,
    platform: "neutral",
    format: "esm",
    charset: "utf8",
    external: ["node:*"],
  });
  const packRuntime = outputFiles[0]?.text ?? "";
  const emitter = emitterHash();
  const folder = join(CACHE, emitter);
  mkdirSync(folder, { recursive: true });
  forgetOthers(emitter);
  const runtimeFile = join(folder, "runtime.mjs");
  writeFileSync(runtimeFile, packRuntime);
  return { packRuntime, runtimeFile, cache: { folder, emitter } };
}

/** Of the sources of the emitter, and of the versions of what it is made with. */
function emitterHash(): string {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const folder of EMITTERS)
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort())
      if (name.endsWith(".ts")) hash.update(name).update(readFileSync(join(root, folder, name)));
  return hash.digest("hex").slice(0, 32);
}

/** What other emitters wrote, those of the last day excepted: they may be running. */
function forgetOthers(emitter: string): void {
  const now = Date.now();
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (name !== emitter && now - statSync(path).mtimeMs > DAY) rmSync(path, { recursive: true, force: true });
  }
}
