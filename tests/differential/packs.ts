/** Compiles plans into a pack in a temporary folder, and imports what was emitted. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { emitPack } from "../../compiler/4-emit/index.js";
import type { Plan } from "../../plan/plan.js";
import type { CompiledVersion } from "../../runtime/verdict.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

let runtime: Promise<string> | undefined;

/** The `runtime.js` of packs. */
function packRuntime(): Promise<string> {
  runtime ??= build({
    entryPoints: [join(root, "runtime/pack-runtime.ts")],
    bundle: true,
    write: false,
    platform: "neutral",
    format: "esm",
    charset: "utf8",
    external: ["node:*"],
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? "");
  return runtime;
}

/** What is emitted for these plans, by path in the pack. */
export async function emitted(plans: readonly Plan[]): Promise<Map<string, string>> {
  const sources = new Map(plans.flatMap((plan) => plan.files.map((file) => [file, ""] as const)));
  return emitPack({ plans: [...plans], sources, packRuntime: { js: await packRuntime(), dts: "" } });
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
    const modules = plans.map((plan) => pathToFileURL(join(folder, plan.code, `${plan.version}.js`)).href);
    return await Promise.all(
      modules.map(async (url) => ((await import(/* @vite-ignore */ url)) as { default: CompiledVersion }).default),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plans compiled and imported, in order. */
export const compiled = async (plans: readonly Plan[]): Promise<readonly CompiledVersion[]> =>
  imported(plans, await emitted(plans));
