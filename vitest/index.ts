/** `reglo/vitest`: in comes what a project wants of it, out goes a plugin that makes a test of each example and each golden dossier. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vitest/config";
import { rulesPlugin, type RegloOptions } from "./plugin.js";

export type { RegloOptions };

/**
 * The plugin, for `plugins: [reglo()]` in `vitest.config.ts`. Every `.rules` file becomes a test file: a test that it can be read
 * without errors, one for each of its examples, and one for each golden dossier that its version judges, on both engines.
 */
export default function reglo(options: RegloOptions = {}): Plugin {
  const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const modules = join(process.cwd(), "node_modules");
  return rulesPlugin(options, {
    packRuntime: readFileSync(beside("./pack/runtime.js"), "utf8"),
    runner: beside("./vitest-runner.js"),
    cache: {
      folder: existsSync(modules)
        ? join(modules, ".cache", "reglo")
        : join(tmpdir(), `reglo-cache-${process.getuid?.() ?? ""}`),
      // The entry names its parts by their contents: its text changes whenever any of them does.
      emitter: createHash("sha256")
        .update(readFileSync(beside("./vitest.js")))
        .digest("hex"),
    },
  });
}
