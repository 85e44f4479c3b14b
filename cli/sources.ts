/**
 * Finds and reads the regulations that a command names: in come paths, out go the sources, findings about files that cannot be
 * read, and a reader for what they import. Paths of sources are relative to the folder of rules, so that what is compiled does
 * not depend on where the command is typed; findings are shown with paths relative to where it is.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Source } from "../diagnostics/source.js";
import { decode } from "../harness/read-text.js";
import { systemReason, WrongUse } from "./wrong-use.js";

const ENDING = ".rules";
/** In millions of bytes: a hundred times the longest regulation known. */
const LARGEST = 64;

export interface Rules {
  /** Every file named or found, sorted by path. */
  readonly sources: readonly Source[];
  /** About files that cannot be used. */
  readonly findings: Diagnostic[];
  /** The text of a file that is imported from outside `sources`; undefined when there is none to use. */
  read(path: string): string | undefined;
  /** Everything read so far, imported files included, for frames. */
  texts(): readonly Source[];
  /** A path as shown to who types the command. */
  shown(path: string): string;
}

const slashed = (path: string): string => path.split(sep).join("/");
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Found {
  readonly files: Set<string>;
  readonly folders: Set<string>;
}

function walk(folder: string, found: Found): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name.endsWith(ENDING)) found.folders.add(path);
      else if (entry.name !== "node_modules" && !entry.name.startsWith(".")) walk(path, found);
    } else if (entry.name.endsWith(ENDING) && !entry.name.startsWith(".")) found.files.add(path);
  }
}

function find(path: string, given: string, found: Found): void {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (failure) {
    const reason = systemReason(failure);
    throw new WrongUse({
      fr: `Le chemin « ${given} » ne peut pas être ouvert : ${reason.fr}.`,
      en: `The path « ${given} » cannot be opened: ${reason.en}.`,
    });
  }
  if (isFolder && path.endsWith(ENDING)) found.folders.add(path);
  else if (isFolder) {
    try {
      walk(path, found);
    } catch (failure) {
      const reason = systemReason(failure);
      throw new WrongUse({
        fr: `Le répertoire « ${given} » ne peut pas être parcouru : ${reason.fr}.`,
        en: `The folder « ${given} » cannot be walked through: ${reason.en}.`,
      });
    }
  } else if (path.endsWith(ENDING)) found.files.add(path);
  else
    throw new WrongUse({
      fr: `« ${given} » n'est pas un règlement : son nom ne finit pas par « ${ENDING} ».`,
      en: `« ${given} » is not a regulation: its name does not end in « ${ENDING} ».`,
    });
}

/**
 * The folder of rules: a version stands in its certification's folder (`bts/2022.rules`), so the folder above is common to all.
 */
function rootOf(files: readonly string[]): string {
  const [first = "", ...others] = files.map((file) => dirname(dirname(file)));
  const isInside = (path: string, folder: string): boolean =>
    path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  let root = first;
  for (const other of others) while (!isInside(other, root)) root = dirname(root);
  return root;
}

/** Reads all that `paths` name. Throws `WrongUse` for a path that is missing, or when nothing is found. */
export function readRules(paths: readonly string[], cwd: string): Rules {
  const found: Found = { files: new Set(), folders: new Set() };
  for (const path of paths) find(resolve(cwd, path), path, found);
  const files = [...found.files].sort(order);
  const folders = [...found.folders].sort(order);
  if (files.length + folders.length === 0) {
    const where = paths.map((path) => `« ${path} »`).join(", ");
    throw new WrongUse({
      fr: `Aucun règlement trouvé dans ${where} : leurs noms finissent par « ${ENDING} ».`,
      en: `No regulation found in ${where}: their names end in « ${ENDING} ».`,
    });
  }
  const root = rootOf([...files, ...folders]);
  const pathOf = (file: string): string => slashed(relative(root, file));
  const findings: Diagnostic[] = folders.map((folder) => ({
    code: "dossier-nommé-rules",
    span: { file: pathOf(folder), start: 0, end: 0 },
    values: { chemin: basename(folder) },
  }));
  const texts = new Map<string, Source>();

  function readFile(file: string): Source | undefined {
    const path = pathOf(file);
    const span = { file: path, start: 0, end: 0 };
    try {
      const size = statSync(file).size / 1_000_000;
      if (size > LARGEST) {
        findings.push({ code: "fichier-trop-grand", span, values: { taille: Math.ceil(size), limite: LARGEST } });
        return undefined;
      }
      if (!statSync(file).isFile()) {
        findings.push({
          code: "fichier-illisible",
          span,
          values: {
            fichier: path,
            raison: { fr: "ce n'est pas un fichier ordinaire", en: "it is not an ordinary file" },
          },
        });
        return undefined;
      }
      const read = decode(path, readFileSync(file));
      texts.set(path, read.source);
      if (read.fault !== undefined) findings.push(read.fault);
      return read.fault === undefined ? read.source : undefined;
    } catch (failure) {
      findings.push({ code: "fichier-illisible", span, values: { fichier: path, raison: systemReason(failure) } });
      return undefined;
    }
  }

  const sources = files.map(readFile).filter((read) => read !== undefined);
  const imported = new Map<string, string | undefined>();
  return {
    sources,
    findings,
    texts: () => [...texts.values()],
    shown: (path) => slashed(relative(cwd, resolve(root, path))),
    read(path) {
      if (imported.has(path)) return imported.get(path);
      const file = resolve(root, path);
      const isUsable =
        path.endsWith(ENDING) && !isAbsolute(path) && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
      const text = isUsable ? (texts.get(pathOf(file)) ?? readFile(file))?.text : undefined;
      imported.set(path, text);
      return text;
    },
  };
}
