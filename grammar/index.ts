/** The way into the grammar: from a source text to the tree of what it says and the findings about how it says it. Never throws. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Source } from "../diagnostics/source.js";
import type { Declaration, Header, RulesFile } from "./ast.js";
import { finding } from "./parser/syntax-error.js";
import { MOST_FINDINGS, readPiece, type PieceResult } from "./parser/piece.js";
import { cutIntoPieces, type Piece } from "./pieces.js";

export { parseFormula, parseMotif } from "./parser/fragments.js";

/** Signs in one declaration: beyond any table, far below what exhausts memory. */
const LONGEST_DECLARATION = 2_000_000;

/** A file as it was read. */
export interface Parsed {
  readonly file: RulesFile;
  readonly diagnostics: readonly Diagnostic[];
}

export { cutIntoPieces, readPiece, type Piece, type PieceResult };

/** Reads a whole file. Each declaration is read alone: it yields what was understood of it and at most one finding. */
export const parse = (source: Source): Parsed => parsePieces(source, cutIntoPieces(source.text), readPiece);

/** The file whose text is `pieces` of that of `source`; a declaration whose name could not be read is left out. */
export const parsePieces = (source: Source, pieces: readonly Piece[], read: typeof readPiece): Parsed => {
  const diagnostics: Diagnostic[] = [];
  const declarations: Declaration[] = [];
  let header: Header | undefined;
  for (const piece of pieces) {
    const { start, end } = piece;
    const here = { file: source.path, start, end: start };
    if (diagnostics.length >= MOST_FINDINGS) {
      diagnostics.push(finding("lecture-interrompue", here, { limite: MOST_FINDINGS }));
      break;
    }
    if (end - start > LONGEST_DECLARATION) {
      diagnostics.push(finding("déclaration-trop-longue", here, { limite: LONGEST_DECLARATION }));
      continue;
    }
    const result = read(source, piece);
    for (const one of result.headers) {
      if (header === undefined && declarations.length === 0 && one.isFirst) header = one.header;
      else diagnostics.push(finding("en-tête-mal-placé", one.header.code.span));
    }
    for (const declaration of result.declarations) declarations.push(declaration);
    for (const diagnostic of result.diagnostics) diagnostics.push(diagnostic);
  }
  const file = { path: source.path, ...(header && { header }), declarations };
  return { file, diagnostics: withoutEchoes(diagnostics) };
};

/** « moyenne de u » is a calculation that lacks its list, unless the text meant the field « moyenne » that was refused: said once is enough. */
const withoutEchoes = (diagnostics: Diagnostic[]): Diagnostic[] => {
  const refused = diagnostics
    .filter(({ code }) => code === "nom-d-opération")
    .map(({ values }) => String(values["mot"]));
  if (refused.length === 0) return diagnostics;
  const isEcho = ({ code, values }: Diagnostic): boolean =>
    code === "parmi-oublié" && refused.some((word) => String(values["calcul"]).startsWith(word));
  return diagnostics.filter((diagnostic) => !isEcho(diagnostic));
};
