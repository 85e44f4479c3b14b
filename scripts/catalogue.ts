/** Reads the folder of catalogue files: in comes its path, out go the entries by code and what is wrong with them. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { readEntry, type DocumentedEntry } from "../diagnostics/entry.js";
import { source, type Source } from "../diagnostics/source.js";
import { parse } from "../grammar/index.js";

const fold = (code: string): string => code.normalize("NFD").replace(/\p{M}/gu, "");

/** Every well-formed entry, sorted by code; problems are sentences that start with the file's name. */
export async function readCatalogue(
  folder: string,
): Promise<{ entries: readonly DocumentedEntry[]; problems: readonly string[] }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md")).sort();
  const entries: DocumentedEntry[] = [];
  const problems: string[] = [];
  const seen = new Map<string, string>();
  for (const name of names) {
    const read = readEntry(name.slice(0, -3), await readFile(join(folder, name), "utf8"));
    problems.push(...read.problems.map((problem) => `${name}: ${problem}`));
    if (read.entry === undefined) continue;
    // A code may be typed without its accents, so accents alone do not make two codes.
    const twin = seen.get(fold(read.entry.code));
    if (twin !== undefined) problems.push(`${name}: the same code as ${twin}, accents aside`);
    else {
      seen.set(fold(read.entry.code), name);
      entries.push(read.entry);
    }
  }
  return { entries: entries.sort((a, b) => (a.code < b.code ? -1 : 1)), problems };
}

/** An example as it is checked: those that read well may leave out a header that is beside their point. */
export function wholeExample(code: string, { path, text }: Source): Source {
  const read = parse(source(path, text));
  const isWhole = code.startsWith("en-tête") || read.file.header !== undefined || read.diagnostics.length > 0;
  return source(path, isWhole ? text : `règlement essai « Essai »\n\n${text}`);
}
