/** From plans to a pack: what is written for each version, once for the pack, and the manifest that names and hashes it all. */
import type { Plan } from "../../plan/plan.js";
import { emitRunnable, emitVersion, type EmittedVersion } from "./emit-version.js";
import { logicText } from "./json-logic/index.js";
import { manifestOf } from "./manifest.js";

export { emitRunnable, emitVersion, type EmittedVersion };

export interface EmitInput {
  readonly plans: readonly Plan[];
  /** Text of every source by path, for hashes. */
  readonly sources: ReadonlyMap<string, string>;
  /** What the modules of the pack import, as one module. */
  readonly packRuntime: { readonly js: string; readonly dts: string };
}

/** The files of the pack, by path inside it. The same plans, sources and runtime give the same bytes. */
export async function emitPack(input: EmitInput): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const outputs = new Map<Plan, Map<string, string>>();
  for (const plan of input.plans) {
    const emitted = await emitVersion(plan);
    const base = `${plan.code}/${plan.version}`;
    const own = new Map([
      [`${base}.ts`, emitted.ts],
      [`${base}.js`, emitted.js],
      [`${base}.d.ts`, emitted.dts],
      [`${base}.schema.json`, emitted.schema],
      [`${base}.logic.json`, logicText(plan)],
      [`${base}.validate.js`, emitted.validateJs],
      [`${base}.validate.d.ts`, emitted.validateDts],
    ]);
    outputs.set(plan, own);
    for (const [path, text] of own) files.set(path, text);
  }
  const manifest = await manifestOf(input.plans, outputs, input.sources, input.packRuntime.js);
  files.set("runtime.js", input.packRuntime.js);
  files.set("runtime.d.ts", input.packRuntime.dts);
  files.set("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  files.set("package.json", '{ "type": "module" }\n');
  return files;
}
