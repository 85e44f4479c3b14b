/**
 * Regulations compiled by the built command, as a user would, into a temporary folder, and opened: sources come in, the pack, its modules and
 * its plans come out.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { check } from "../compiler/index.js";
import type { LogicProgram } from "../json-logic/document.js";
import type { Plan } from "../plan/plan.js";
import { openPack, type Pack } from "../runtime/index.js";
import { JsonValues } from "../runtime/json-values.js";
import type { CompiledVersion } from "../runtime/verdict.js";

/** The project's folder: `run.mjs` gives the bench's path in the place where Node puts it. */
export const root = join(dirname(process.argv[1]!), "..");

export interface Compiled {
  readonly folder: string;
  readonly pack: Pack;
  /** The module of a version, given as in `bts/2022`. */
  version(id: string): Promise<CompiledVersion>;
  logic(id: string): LogicProgram;
  /** The plan of a file, given from the folder of rules. */
  plan(path: string): Plan;
  remove(): void;
}

/** `rules` is a folder, from the project's own if its path is not absolute: `rules`, `bench/workloads`. */
export async function compiled(rules: string): Promise<Compiled> {
  const folder = mkdtempSync(join(tmpdir(), "reglo-bench-"));
  const command = [join(root, "build", "reglo.js"), "compile", resolve(root, rules), "--out", join(folder, "pack")];
  const run = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stdout + run.stderr);
  const read = (path: string): string => readFileSync(resolve(root, rules, path), "utf8");
  return {
    folder: join(folder, "pack"),
    pack: await openPack(join(folder, "pack")),
    async version(id) {
      const module = (await import(pathToFileURL(join(folder, "pack", `${id}.js`)).href)) as {
        readonly default: CompiledVersion;
      };
      return module.default;
    },
    logic: (id) => JSON.parse(readFileSync(join(folder, "pack", `${id}.logic.json`), "utf8")) as LogicProgram,
    plan: (path) => check([{ path: relative(".", path), text: read(path) }], { read }).plans[0]!,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What reads parsed JSON as `pack.evaluate` does: validated, in one pass. */
export function readingInOnePass(version: CompiledVersion): (json: unknown) => unknown {
  const values = new JsonValues();
  return (json) => {
    const dossier = version.readValues?.(values, json);
    if (dossier === undefined) throw new Error("a valid dossier is read in one pass");
    return dossier;
  };
}
