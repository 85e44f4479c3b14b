/** Plans compiled and imported: what runs of them, or whole packs, in a temporary folder, that a test may spoil. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inject } from "vitest";
import { emitPack } from "../../compiler/4-emit/index.js";
import { importCompiled, loadVersions } from "../../harness/load.js";
import type { Plan } from "../../plan/plan.js";
import type { CompiledVersion } from "../../runtime/verdict.js";

/** What is emitted for these plans, by path in the pack. */
export async function emitted(plans: readonly Plan[]): Promise<Map<string, string>> {
  const sources = new Map(plans.flatMap((plan) => plan.files.map((file) => [file, ""] as const)));
  return emitPack({ plans: [...plans], sources, packRuntime: { js: inject("built").packRuntime, dts: "" } });
}

/** Imports the compiled version of each plan, in order. `change` may spoil the text of a module first. */
export async function imported(
  plans: readonly Plan[],
  files: ReadonlyMap<string, string>,
  change: (text: string) => string = (text) => text,
): Promise<readonly CompiledVersion[]> {
  const folder = mkdtempSync(join(tmpdir(), "reglo-differential-"));
  try {
    for (const [name, text] of files) {
      if (!name.endsWith(".js")) continue;
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, name === "runtime.js" ? text : change(text));
    }
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const modules = plans.map((plan) => join(folder, plan.code, `${plan.version}.js`));
    return await Promise.all(modules.map(importCompiled));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What runs of each plan, in order; emitted once for all suites. */
export const compiled = async (plans: readonly Plan[]): Promise<readonly CompiledVersion[]> =>
  (await loadVersions(plans, inject("built"))).map((version) => version.compiled);
