/** The plugin of the package made from its sources, so that this project's own suite needs no build to test the regulations. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Plugin } from "vitest/config";
import { rulesPlugin, type RegloOptions } from "../vitest/plugin.js";
import { sourceFiles } from "./architecture/imports.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What emitted code depends on. */
const EMITTERS = ["compiler", "plan", "runtime"];

export async function pluginFromSources(options: RegloOptions): Promise<Plugin> {
  const { outputFiles } = await build({
    entryPoints: [join(root, "runtime/pack-runtime.ts")],
    bundle: true,
    write: false,
    platform: "neutral",
    format: "esm",
    charset: "utf8",
    external: ["node:*"],
  });
  const emitter = createHash("sha256");
  for (const file of EMITTERS.flatMap(sourceFiles)) emitter.update(readFileSync(file));
  return rulesPlugin(options, {
    packRuntime: outputFiles[0]?.text ?? "",
    runner: join(root, "vitest/runner.ts"),
    cache: { folder: join(root, "node_modules/.cache/reglo-tests"), emitter: emitter.digest("hex") },
  });
}
