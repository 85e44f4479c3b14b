/** What shows a word at work: in comes a word of the language, out come lines and declarations of the regulations of `docs/reference/exemples`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lex } from "../../grammar/lexer.js";
import { cutIntoPieces } from "../../grammar/pieces.js";

export interface Extract {
  /** From the folder of examples. */
  readonly path: string;
  /** The whole line that holds the word, without the blanks around it nor those that align it. */
  readonly line: string;
  /** The declaration that it stands in, and the word that opens it. */
  readonly declaration: string;
  readonly opening: string;
}

/** For each kind of token, wherever it stands, the shortest lines first. */
export function extractsIn(folder: string): ReadonlyMap<string, readonly Extract[]> {
  const found = new Map<string, Extract[]>();
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".rules"))
    .sort();
  for (const path of paths) {
    const text = readFileSync(join(folder, path), "utf8");
    for (const { start, end } of cutIntoPieces(text)) {
      const tokens = lex(text, start, end);
      const extract = { path, declaration: withoutComments(text.slice(start, end)), opening: tokens[0]?.kind ?? "" };
      for (const { kind, start: at } of tokens) {
        const lineEnd = text.indexOf("\n", at);
        const line = text
          .slice(text.lastIndexOf("\n", at) + 1, lineEnd < 0 ? undefined : lineEnd)
          .trim()
          .replace(/ {2,}/g, " ");
        found.set(kind, [...(found.get(kind) ?? []), { ...extract, line }]);
      }
    }
  }
  for (const all of found.values()) all.sort((a, b) => a.line.length - b.line.length);
  return found;
}

const withoutComments = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n")
    .trim();
