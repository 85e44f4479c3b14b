/** The way into the grammar: from a source text to the tree of what it says and the findings about how it says it. Never throws. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Source } from "../diagnostics/source.js";
import type { Declaration, Header, RulesFile } from "./ast.js";
import { finding } from "./parser/syntax-error.js";
import { MOST_FINDINGS, readPiece } from "./parser/piece.js";
import { cutIntoPieces } from "./pieces.js";

export { parseFormula, parseMotif } from "./parser/fragments.js";

/** Signs in one declaration: beyond any table, far below what exhausts memory. */
const LONGEST_DECLARATION = 2_000_000;

/**
 * Reads a whole file. Each declaration is read alone: it yields what was understood of it and at most one finding.
 * A declaration whose name could not be read is left out.
 */
export const parse = (source: Source): { readonly file: RulesFile; readonly diagnostics: Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  const declarations: Declaration[] = [];
  let header: Header | undefined;
  for (const piece of cutIntoPieces(source.text)) {
    if (diagnostics.length >= MOST_FINDINGS) {
      diagnostics.push(
        finding(
          "lecture-interrompue",
          { file: source.path, start: piece.start, end: piece.start },
          { limite: MOST_FINDINGS },
        ),
      );
      break;
    }
    if (piece.end - piece.start > LONGEST_DECLARATION) {
      diagnostics.push(
        finding(
          "déclaration-trop-longue",
          { file: source.path, start: piece.start, end: piece.start },
          { limite: LONGEST_DECLARATION },
        ),
      );
      continue;
    }
    const result = readPiece(source, piece);
    for (const read of result.headers) {
      if (header === undefined && declarations.length === 0 && read.isFirst) header = read.header;
      else diagnostics.push(finding("en-tête-mal-placé", read.header.code.span));
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
