/** From plans to a pack: what is written for each version, once for the pack, and the manifest that names and hashes it all. */
import type { Plan } from "../../plan/plan.js";
import { emitRunnable, emitVersion, type EmittedVersion } from "./emit-version.js";
import { logicText } from "./json-logic/index.js";
import { manifestOf, sourceHashes } from "./manifest.js";
import { alreadyWritten, type Previous } from "./previous.js";

export { emitRunnable, emitVersion, type EmittedVersion, type Previous };

export interface EmitInput extends Previous {
  readonly plans: readonly Plan[];
  /** Text of every source by path, for hashes. */
  readonly sources: ReadonlyMap<string, string>;
  /** What the modules of the pack import, as one module. */
  readonly packRuntime: { readonly js: string; readonly dts: string };
}

/** The files of the pack, by path inside it. The same plans, sources, runtime and compiler give the same bytes, whatever was there before. */
export async function emitPack(input: EmitInput): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const outputs = new Map<Plan, Map<string, string>>();
  const sources = new Map<Plan, Record<string, string>>();
  for (const plan of input.plans) {
    const read = await sourceHashes(plan, input.sources);
    const own = (await alreadyWritten(plan, read, input)) ?? (await versionFiles(plan));
    sources.set(plan, read);
    outputs.set(plan, own);
    for (const [path, text] of own) files.set(path, text);
  }
  const manifest = await manifestOf(input.plans, outputs, sources, input.packRuntime.js, input.compiler);
  files.set("runtime.js", input.packRuntime.js);
  files.set("runtime.d.ts", input.packRuntime.dts);
  files.set("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  files.set("package.json", '{ "type": "module" }\n');
  return files;
}

async function versionFiles(plan: Plan): Promise<Map<string, string>> {
  const emitted = await emitVersion(plan);
  const base = `${plan.code}/${plan.version}`;
  return new Map([
    [`${base}.ts`, emitted.ts],
    [`${base}.js`, emitted.js],
    [`${base}.d.ts`, emitted.dts],
    [`${base}.schema.json`, emitted.schema],
    [`${base}.logic.json`, logicText(plan)],
    [`${base}.validate.js`, emitted.validateJs],
    [`${base}.validate.d.ts`, emitted.validateDts],
    ...byteFiles(base, emitted),
  ]);
}

/** What reads and writes bytes, where it is there. */
function byteFiles(base: string, { readerJs, readerDts, writerJs, writerDts }: EmittedVersion): [string, string][] {
  const files: [string, string | undefined][] = [
    [`${base}.reader.js`, readerJs],
    [`${base}.reader.d.ts`, readerDts],
    [`${base}.writer.js`, writerJs],
    [`${base}.writer.d.ts`, writerDts],
  ];
  return files.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]));
}
