/**
 * `reglo/prettier-plugin`: Prettier writes regulations, and the blocks marked `rules` of Markdown pages, as `reglo format` does. Its
 * options on widths and quotes have no say in that: there is one spelling.
 */
import type { Parser, Printer, SupportLanguage } from "prettier";
import { source } from "../../diagnostics/source.js";
import { Texts, toMessage } from "../../diagnostics/render.js";
import { hardline, join } from "../format/doc.js";
import { format } from "../format/format.js";

interface Page {
  readonly type: "page";
  /** Laid out. */
  readonly text: string;
  /** Of the author's text. */
  readonly length: number;
}

export const languages: SupportLanguage[] = [
  {
    name: "Réglo",
    parsers: ["reglo"],
    extensions: [".rules"],
    aliases: ["rules", "reglo"],
    vscodeLanguageIds: ["reglo"],
  },
];

/** What Prettier tells as « file: SyntaxError: sentence (line:column) », above the lines in question. */
class UnreadableText extends SyntaxError {
  override readonly name = "SyntaxError";
  constructor(
    sentence: string,
    readonly loc: { readonly start: Position; readonly end: Position },
  ) {
    super(`${sentence} (${loc.start.line}:${loc.start.column})`);
  }
}
/** Counted from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

function parse(raw: string, { filepath = "règlement.rules" }: { readonly filepath?: string }): Page {
  const read = source(filepath, raw);
  const result = format(read.text, read.path);
  if ("text" in result) return { type: "page", text: result.text, length: raw.length };
  if ("isUnsafe" in result)
    throw new Error(
      "La mise en forme changerait le sens de ce texte, ou en perdrait un commentaire : il est laissé tel quel.",
    );
  const [first] = result.errors;
  if (first === undefined) throw new RangeError("a text that is not laid out has an error");
  const { message, line, column, endLine, endColumn } = toMessage(first, new Texts([read]), "fr");
  throw new UnreadableText(message, { start: { line, column }, end: { line: endLine, column: endColumn } });
}

export const parsers: Readonly<Record<string, Parser<Page>>> = {
  reglo: { parse, astFormat: "reglo", locStart: () => 0, locEnd: ({ length }) => length },
};

export const printers: Readonly<Record<string, Printer<Page>>> = {
  reglo: { print: ({ node }) => join(hardline, node.text.split(/\r?\n/)) },
};
