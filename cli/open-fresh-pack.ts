/** Opens the pack that a command judges with: in come the code and where the pack and its texts are, out goes the pack, whole and up to date. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { suggest } from "../diagnostics/suggest.js";
import { openPack, PackError, readManifest, type Pack } from "../runtime/index.js";
import type { RegulationEntry } from "../runtime/manifest.js";
import { staleSource } from "./freshness.js";
import { recoverPack } from "./write-pack.js";
import { WrongUse } from "./wrong-use.js";

export interface PackOptions {
  readonly pack: string;
  /** The folder of the sources, when it is there. */
  readonly rules: string;
  /** What decides: compiled code, or the pack's JSON Logic. */
  readonly engine: "compiled" | "json-logic";
}

const recompile = ({ rules, pack }: PackOptions): string => `reglo compile ${rules} --out ${pack}`;

/** The pack, when it is whole, holds the certification, and is as recent as its texts; paths are relative to `cwd`. Throws `WrongUse`. */
export async function openFreshPack(code: string, options: PackOptions, cwd: string): Promise<Pack> {
  const folder = resolve(cwd, options.pack);
  recoverPack(folder);
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) {
    throw new WrongUse({
      fr: `Il n'y a pas de paquet dans « ${options.pack} ». Compilez d'abord : ${recompile(options)}`,
      en: `There is no pack in « ${options.pack} ». Compile first: ${recompile(options)}`,
    });
  }
  try {
    const pack = await openPack(folder);
    const { regulations } = readManifest(JSON.parse(readFileSync(file, "utf8")));
    const entry = regulations.find((regulation) => regulation.code === code);
    if (entry === undefined)
      throw unknownCode(
        code,
        regulations.map((regulation) => regulation.code),
        options,
      );
    const changed = staleSource(entry, regulations, resolve(cwd, options.rules));
    if (changed !== undefined) throw stale(changed, options);
    return await withEngine(folder, pack, entry, options.engine);
  } catch (failure) {
    throw failure instanceof PackError ? new WrongUse(failure.messages) : failure;
  }
}

/** The pack itself, or one whose JSON Logic decides. */
export async function withEngine(
  folder: string,
  pack: Pack,
  entry: RegulationEntry,
  engine: PackOptions["engine"],
): Promise<Pack> {
  if (engine === "compiled") return pack;
  const { packWithLogic } = await import("./logic-pack.js");
  return packWithLogic(folder, pack.manifest, entry);
}

function unknownCode(code: string, known: readonly string[], options: PackOptions): WrongUse {
  const meant = suggest(code, known);
  const list = known.map((one) => `« ${one} »`).join(", ");
  return new WrongUse({
    fr: `Le paquet « ${options.pack} » ne contient pas la certification « ${code} »${meant === undefined ? ` ; il contient ${list}` : ` ; vouliez-vous dire « ${meant} » ?`}\nSi elle vient d'être écrite : ${recompile(options)}`,
    en: `The pack « ${options.pack} » does not hold the certification « ${code} »${meant === undefined ? `; it holds ${list}` : `; did you mean « ${meant} »?`}\nIf it was just written: ${recompile(options)}`,
  });
}

function stale(changed: string, options: PackOptions): WrongUse {
  return new WrongUse({
    fr: `Le paquet « ${options.pack} » est plus ancien que ses textes : « ${changed} » a changé depuis. Compilez à nouveau : ${recompile(options)}`,
    en: `The pack « ${options.pack} » is older than its texts: « ${changed} » has changed since. Compile again: ${recompile(options)}`,
  });
}
