/**
 * Turns plans into versions that run: in come plans, out come their emitted modules, imported. What was emitted once is kept in a
 * folder, under a name made of everything it depends on.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plan } from "../plan/plan.js";
import type { CompiledVersion } from "../runtime/verdict.js";
import type { Version } from "./version.js";

export interface LoadOptions {
  /** The text of the `runtime.js` that emitted modules import. */
  readonly packRuntime: string;
  /** Where to keep what is emitted, and what names the emitter itself; nothing is kept when left out. */
  readonly cache?: { readonly folder: string; readonly emitter: string };
}

/** The versions of these plans, in order. A plan given twice is emitted once. */
export async function loadVersions(plans: readonly Plan[], options: LoadOptions): Promise<Version[]> {
  const versions: Version[] = [];
  for (const plan of plans) versions.push({ plan, compiled: await loadCompiled(plan, options) });
  return versions;
}

async function loadCompiled(plan: Plan, { packRuntime, cache }: LoadOptions): Promise<CompiledVersion> {
  if (cache === undefined) return inScratch(async (folder) => importCompiled(await written(plan, packRuntime, folder)));
  return importCompiled(await keptModule(plan, { packRuntime, cache }));
}

/** The file of a plan's emitted module, in the folder where what is emitted is kept. */
export async function keptModule(plan: Plan, { packRuntime, cache }: Required<LoadOptions>): Promise<string> {
  const key = createHash("sha256")
    .update(JSON.stringify([cache.emitter, packRuntime, plan]))
    .digest("hex")
    .slice(0, 32);
  const kept = join(cache.folder, key);
  if (!existsSync(kept)) {
    mkdirSync(cache.folder, { recursive: true });
    const beside = mkdtempSync(join(cache.folder, ".new-"));
    await written(plan, packRuntime, beside);
    try {
      renameSync(beside, kept);
    } catch {
      // Another process has just written the same.
      rmSync(beside, { recursive: true, force: true });
    }
  }
  return moduleIn(kept);
}

const moduleIn = (folder: string): string => join(folder, "version", "module.js");

/** Writes what runs of a version into a folder; the path of its module. */
async function written(plan: Plan, packRuntime: string, folder: string): Promise<string> {
  const { emitRunnable } = await import("../compiler/4-emit/index.js");
  const { js, validateJs, readerJs, writerJs } = await emitRunnable(plan);
  mkdirSync(join(folder, "version"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(folder, "runtime.js"), packRuntime);
  writeFileSync(join(folder, "version", `${plan.version}.validate.js`), validateJs);
  if (readerJs !== undefined) writeFileSync(join(folder, "version", `${plan.version}.reader.js`), readerJs);
  if (writerJs !== undefined) writeFileSync(join(folder, "version", `${plan.version}.writer.js`), writerJs);
  writeFileSync(moduleIn(folder), js);
  return moduleIn(folder);
}

/** What an emitted module exports. */
export const importCompiled = async (file: string): Promise<CompiledVersion> =>
  ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { readonly default: CompiledVersion }).default;

async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "reglo-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
