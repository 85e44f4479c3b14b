/** `reglo compile`: regulations become a pack, a folder that decides by itself; nothing is written when something is wrong. */
import { resolve } from "node:path";
import { compile, type CheckMemory } from "../compiler/index.js";
import type { Language } from "../diagnostics/render.js";
import { readManifest, type Manifest } from "../runtime/index.js";
import { findings, findingsJson, findingsText } from "./findings.js";
import { packRuntimeText, packRuntimeTypes } from "./pack-runtime.js";
import { previousPack } from "./previous-pack.js";
import { readRules } from "./sources.js";
import type { Terminal } from "./terminal.js";
import { writePack } from "./write-pack.js";
import { WrongUse } from "./wrong-use.js";

export interface CompileOptions {
  readonly out: string;
  readonly json: boolean;
  readonly lang: Language;
}

/** The exit code: 0 written, 1 errors and nothing written. */
export async function compileCommand(
  paths: readonly string[],
  options: CompileOptions,
  terminal: Terminal,
  memory?: CheckMemory,
): Promise<number> {
  const rules = readRules(paths, terminal.cwd);
  const out = resolve(terminal.cwd, options.out);
  const previous = previousPack(out);
  const compiled = await compile(
    rules.sources,
    { js: packRuntimeText(terminal), dts: packRuntimeTypes(terminal) },
    {
      read: rules.read,
      ...(terminal.cache && { compiler: terminal.cache.emitter }),
      ...(previous && { previous }),
      ...(memory && { memory }),
    },
  );
  const found = findings([...rules.findings, ...compiled.diagnostics], rules.texts(), rules.shown);
  const files = found.hasErrors ? undefined : compiled.files;
  const manifest = files === undefined ? undefined : manifestOf(files);
  if (manifest?.regulations.length === 0) {
    throw new WrongUse({
      fr: "Il n'y a que des bibliothèques : aucun règlement à compiler.",
      en: "There are only libraries: no regulation to compile.",
    });
  }
  const isNew = files !== undefined && writePack(out, options.out, files);

  if (options.json) terminal.write(findingsJson(found, options.lang));
  else {
    terminal.writeError(findingsText(found, options.lang, terminal.color));
    terminal.write(manifest === undefined ? notWritten(options) : written(options, manifest, isNew));
  }
  return manifest === undefined ? 1 : 0;
}

const manifestOf = (files: ReadonlyMap<string, string>): Manifest =>
  readManifest(JSON.parse(files.get("manifest.json") ?? "null"));

function written({ out, lang }: CompileOptions, manifest: Manifest, isNew: boolean): string {
  const lines = manifest.regulations.map(({ code, title, versions }) => {
    const name = title === undefined ? code : `${code} « ${title} »`;
    return `  ${name}${lang === "fr" ? " :" : ":"} ${versions.map(({ version }) => version).join(", ")}\n`;
  });
  const head = isNew
    ? { fr: `Paquet écrit dans ${out} :`, en: `Pack written to ${out}:` }
    : {
        fr: `Le paquet de ${out} était à jour, rien n'a été écrit :`,
        en: `The pack in ${out} was up to date, nothing was written:`,
      };
  return `${head[lang]}\n${lines.join("")}`;
}

function notWritten({ out, lang }: CompileOptions): string {
  return lang === "fr" ? `Rien n'a été écrit dans ${out}.\n` : `Nothing was written to ${out}.\n`;
}
