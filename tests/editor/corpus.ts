/** Every regulation that stands in the project and can be read: those of `rules/`, of the tests, of the catalogue and of the documentation. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { source, type Source } from "../../diagnostics/source.js";
import { parse } from "../../grammar/index.js";

const root = join(import.meta.dirname, "..", "..");

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
    .sort();

/** The texts of the code blocks of a page that are marked `rules`. */
const blocksOf = (page: string): Source[] =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^```rules.*\n([^]*?)^```$/gm)].map(([, text = ""], index) =>
    source(`${page}#${index + 1}`, text),
  );

const isReadable = (read: Source): boolean => parse(read).diagnostics.length === 0;

/** The regulations of some folders. */
export const regulations = (...folders: readonly string[]): readonly Source[] =>
  folders
    .flatMap((folder) => filesIn(folder, ".rules"))
    .map((path) => source(path, readFileSync(join(root, path), "utf8")))
    .filter(isReadable);

/** The blocks of the pages of some folders. */
export const blocks = (...folders: readonly string[]): readonly Source[] =>
  folders.flatMap((folder) => filesIn(folder, ".md").flatMap(blocksOf)).filter(isReadable);
