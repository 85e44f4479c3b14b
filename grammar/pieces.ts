/**
 * Cuts a text before each declaration word in column 1, so that each declaration is read alone:
 * an error in one cannot reach the next. Lines `>` in column 1 go with the declaration below.
 */
import { suggest } from "../diagnostics/suggest.js";
import { alternation, bare, LETTERS } from "./spelling.js";
import { DECLARATION_WORDS } from "./vocabulary.js";

export interface Piece {
  readonly start: number;
  readonly end: number;
}

const name = `[${LETTERS}][${LETTERS}0-9]*`;
/** A blank or a whole comment; a comment has one way to match, or a line of « # » would be tried in all of them. */
const gap = `(?:\\s|#[^\\n\\r]*(?![^\\n\\r]))`;
const notADeclaration = `(?!${gap}*(?:[:=]|(?:de|du|des)\\s|d['’ʼ]))`;
const columnOneWord = new RegExp(
  `^(?:(${alternation(DECLARATION_WORDS)})${notADeclaration}|(${name})[ \\t\\u00a0\\u202f]+(?=[${LETTERS}«"]))`,
  "gim",
);
/** In an example, `dossier` and `paramètre` are its parts when an assignment follows. */
const exampleDossier = new RegExp(
  `dossier(?:${gap}+partiel)?${gap}+(?:attendu|${name}(?:\\s*[=(]|\\s+d[eu]\\s|\\s+d['’ʼ]))`,
  "iy",
);
const exampleParameter = new RegExp(`param[èe]tre\\s+${name}\\s*=`, "iy");
const anyDeclaration = new RegExp(`^(?:${alternation(DECLARATION_WORDS)})`, "i");

/** The declaration word that was probably meant: « défintion » → « définition ». */
export const nearestDeclarationWord = (word: string): string | undefined =>
  word.length < 5 ? undefined : suggest(word, DECLARATION_WORDS);

const follows = (text: string, offset: number, pattern: RegExp): boolean => {
  pattern.lastIndex = offset;
  return pattern.test(text);
};

const lineBreaks = new Set(["\n", "\r", "\u2028", "\u2029"]);
const lineStartBefore = (text: string, offset: number): number => {
  let start = offset - 1;
  while (start > 0 && !lineBreaks.has(text.charAt(start - 1))) start--;
  return Math.max(start, 0);
};

/** Moves a cut up over the lines of legal text just above it, blank and comment lines between them included. */
const withLegalAbove = (text: string, cut: number, floor: number): number => {
  let result = cut;
  for (let below = cut; below > floor;) {
    const line = lineStartBefore(text, below);
    const first = text.charAt(line);
    if (line <= floor && first !== ">") break;
    if (first === ">" && text.charAt(line + 1) !== "=") result = line;
    else if (first !== "#" && text.slice(line, below).trim() !== "") break;
    below = line;
  }
  return result;
};

const isKnownWord = new RegExp(
  `^(?:si|alors|sinon|selon|quand|parmi|pour|motif|soit|avec|délivrer|version|source|importe|attendu|ligne)$`,
  "i",
);

/** The pieces of a text, in order, without gap. The first one may hold no declaration. */
export const cutIntoPieces = (text: string): Piece[] => {
  const cuts: number[] = [];
  const misspelt = new Map<string, boolean>();
  const isMisspelt = (word: string): boolean => {
    const known =
      misspelt.get(word) ??
      (!anyDeclaration.test(word) && !isKnownWord.test(word) && nearestDeclarationWord(word) !== undefined);
    misspelt.set(word, known);
    return known;
  };
  let inExample = false;
  let floor = 0;
  for (const match of text.matchAll(columnOneWord)) {
    const [, declared, other] = match;
    if (declared !== undefined) {
      if (inExample && (follows(text, match.index, exampleDossier) || follows(text, match.index, exampleParameter)))
        continue;
      inExample = bare(declared) === "exemple";
    } else {
      if (other === undefined || !isMisspelt(other)) continue;
      inExample = false;
    }
    cuts.push(withLegalAbove(text, match.index, floor));
    floor = match.index;
  }
  if (cuts[0] !== 0) cuts.unshift(0);
  return cuts.map((start, index) => ({ start, end: cuts[index + 1] ?? text.length }));
};
