/**
 * Writes a pack: in come its files, out goes the folder, whole or not at all. Everything is written beside, then moved into
 * place; what stood there is moved away first and can be found again if the command is interrupted in between.
 */
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Manifest } from "../runtime/manifest.js";
import { systemReason, WrongUse } from "./wrong-use.js";

const previousOf = (folder: string): string => join(dirname(folder), `.${basename(folder)}.reglo-previous`);

/** Puts back the pack that an interrupted command had moved away. */
export function recoverPack(folder: string): void {
  if (!existsSync(folder) && existsSync(previousOf(folder))) renameSync(previousOf(folder), folder);
}

function filesIn(folder: string, root = folder): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path, root) : [relative(root, path).split(sep).join("/")];
  });
}

/** The files that the manifest of a pack lists, itself included; nothing when there is no manifest. */
function listedFiles(folder: string): ReadonlySet<string> {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
    const outputs = manifest.regulations.flatMap(({ versions }) =>
      versions.flatMap((version) => Object.keys(version.outputs)),
    );
    return new Set([
      "manifest.json",
      "package.json",
      manifest.runtime.file,
      manifest.runtime.file.replace(/\.js$/, ".d.ts"),
      ...outputs,
    ]);
  } catch {
    return new Set();
  }
}

/** Refuses to replace anything that is not a pack, or an empty folder. */
function refuseStrangers(folder: string, given: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return;
  if (!lstatSync(folder).isDirectory()) {
    throw new WrongUse({
      fr: `« ${given} » n'est pas un répertoire : rien n'a été écrit.`,
      en: `« ${given} » is not a folder: nothing was written.`,
    });
  }
  const listed = listedFiles(folder);
  const stranger = filesIn(folder).find((file) => !listed.has(file));
  if (stranger !== undefined) {
    throw new WrongUse({
      fr: `« ${given} » contient « ${stranger} », qui ne vient pas de Réglo : rien n'a été écrit. Choisissez un répertoire vide, ou qui n'existe pas encore.`,
      en: `« ${given} » holds « ${stranger} », which does not come from Réglo: nothing was written. Choose an empty folder, or one that does not exist yet.`,
    });
  }
}

/** Whether a file holds this text, to the byte. */
function holds(file: string, text: string): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true && readFileSync(file).equals(Buffer.from(text));
}

/** A file of the new pack: the one of the pack before, when it holds the same, and otherwise a new one. */
function place(file: string, text: string, before: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    if (holds(before, text)) return void linkSync(before, file);
  } catch {
    // Not every disk can give a file two names: it is written again.
  }
  writeFileSync(file, text);
}

/**
 * Writes `files` (paths relative to the pack, texts) as the folder `folder`; `given` is how the user named it. False when it held exactly
 * that: nothing is touched then.
 */
export function writePack(folder: string, given: string, files: ReadonlyMap<string, string>): boolean {
  try {
    const target = existsSync(folder) ? realpathSync(folder) : folder;
    recoverPack(target);
    refuseStrangers(target, given);
    const texts = [...files];
    if (
      existsSync(target) &&
      filesIn(target).every((path) => files.has(path)) &&
      texts.every(([path, text]) => holds(join(target, path), text))
    ) {
      return false;
    }
    mkdirSync(dirname(target), { recursive: true });
    const beside = mkdtempSync(join(dirname(target), `.${basename(target)}.reglo-`));
    try {
      for (const [path, text] of texts) place(join(beside, path), text, join(target, path));
      // `beside` is private to its owner when it is made; a pack is read by others.
      chmodSync(beside, 0o777 & ~process.umask());
      const previous = previousOf(target);
      rmSync(previous, { recursive: true, force: true });
      if (existsSync(target)) renameSync(target, previous);
      renameSync(beside, target);
      rmSync(previous, { recursive: true, force: true });
      return true;
    } catch (failure) {
      rmSync(beside, { recursive: true, force: true });
      recoverPack(target);
      throw failure;
    }
  } catch (failure) {
    if (failure instanceof WrongUse) throw failure;
    const reason = systemReason(failure);
    throw new WrongUse({
      fr: `« ${given} » ne peut pas être écrit : ${reason.fr}.`,
      en: `« ${given} » cannot be written: ${reason.en}.`,
    });
  }
}
