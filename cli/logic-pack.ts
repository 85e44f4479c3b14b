/** The pack of a folder, deciding with its JSON Logic instead of its compiled code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { LogicDocument } from "../json-logic/document.js";
import { versionWithLogic } from "../json-logic/run.js";
import type { RegulationEntry, VersionEntry } from "../runtime/manifest.js";
import type { Manifest } from "../runtime/index.js";
import { createPack, type Pack } from "../runtime/pack.js";
import type { CompiledVersion } from "../runtime/verdict.js";
import { WrongUse } from "./wrong-use.js";

/**
 * The regulation `code` of a pack that was opened, hence compared with its hashes. Throws `WrongUse` when it was compiled before there was
 * JSON Logic; deciding does, when the version that judges cannot be carried.
 */
export async function packWithLogic(folder: string, manifest: Manifest, { code }: RegulationEntry): Promise<Pack> {
  const regulations = manifest.regulations.filter((regulation) => regulation.code === code);
  const modules: Record<string, CompiledVersion> = {};
  for (const entry of regulations.flatMap(({ versions }) => versions)) {
    const url = pathToFileURL(join(folder, entry.file));
    url.searchParams.set("sha256", entry.outputs[entry.file] ?? "");
    const { default: compiled } = (await import(url.href)) as { readonly default: CompiledVersion };
    const document = readLogic(folder, entry);
    modules[entry.file] =
      "refused" in document ? refusing(compiled, document.refused) : versionWithLogic(compiled, document);
  }
  return createPack({ ...manifest, regulations }, modules);
}

function readLogic(folder: string, { file, outputs }: VersionEntry): LogicDocument {
  const path = file.replace(/\.js$/, ".logic.json");
  if (!Object.hasOwn(outputs, path)) {
    throw new WrongUse({
      fr: `Le paquet n'a pas le fichier « ${path} » : il a été compilé par un Réglo plus ancien. Compilez à nouveau.`,
      en: `The pack has no file « ${path} »: it was compiled by an older Réglo. Compile again.`,
    });
  }
  return JSON.parse(readFileSync(join(folder, path), "utf8")) as LogicDocument;
}

/** A version that validates, but cannot decide. */
const refusing = (
  compiled: CompiledVersion,
  reason: { readonly fr: string; readonly en: string },
): CompiledVersion => ({
  ...compiled,
  decide: () => {
    throw new WrongUse({
      fr: `La version ${compiled.meta.version} ne peut pas être évaluée en JSON Logic : ${reason.fr}.`,
      en: `Version ${compiled.meta.version} cannot be evaluated with JSON Logic: ${reason.en}.`,
    });
  },
});
