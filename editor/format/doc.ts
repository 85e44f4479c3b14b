/** Prettier's documents, in which the layout is written: what prints them decides where lines end. */
import { doc, util, type Doc } from "prettier";

export type { Doc };
export const { align, breakParent, fill, group, hardline, indent, join, line, lineSuffix, softline } = doc.builders;

/** The widest line, in columns. */
export const WIDEST = 100;

/** The columns of a text as it is displayed. */
export const widthOf = (text: string): number => util.getStringWidth(text);

/** The text of a document. */
export const printed = (content: Doc): string =>
  doc.printer.printDocToString(content, { printWidth: WIDEST, tabWidth: 2, useTabs: false }).formatted;
