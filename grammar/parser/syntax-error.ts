/** The findings a reading of the text can make: what was expected, in both languages, and the exception that carries a finding up to its declaration. */
import type { Code } from "../../diagnostics/catalogue.generated.js";
import type { Diagnostic, Fill, Fix } from "../../diagnostics/diagnostic.js";
import type { Span } from "../../diagnostics/source.js";

/** What can be expected, as a phrase after « il faut ». */
export interface Expected {
  readonly fr: string;
  readonly en: string;
}

/** A word or a sign of the language, quoted. */
export const word = (text: string): Expected => ({ fr: `« ${text} »`, en: `« ${text} »` });

export const EXPECTED = {
  value: { fr: "une valeur", en: "a value" },
  condition: { fr: "une condition", en: "a condition" },
  name: { fr: "un nom", en: "a name" },
  fieldName: { fr: "le nom d'un champ", en: "the name of a field" },
  type: {
    fr: "un type (booléen, entier, nombre, texte, date, durée, liste, ou le nom d'une structure ou d'une énumération)",
    en: "a type (booléen, entier, nombre, texte, date, durée, liste, or the name of a structure or an enumeration)",
  },
  text: { fr: "un texte entre « »", en: "a text between « »" },
  number: { fr: "un nombre", en: "a number" },
  list: { fr: "une liste", en: "a list" },
  conclusion: {
    fr: "une conclusion (« … vaut … », « délivrer … » ou « sans effet »)",
    en: "a conclusion (« … vaut … », « délivrer … » or « sans effet »)",
  },
  among: { fr: "« parmi »", en: "« parmi »" },
  then: { fr: "« alors »", en: "« alors »" },
  clause: { fr: "« si », « à défaut » ou « alors »", en: "« si », « à défaut » or « alors »" },
  declaration: {
    fr: "la fin de cette déclaration, ou le début d'une autre",
    en: "the end of this declaration, or the start of another",
  },
  headerLine: {
    fr: "« version », « source », « importe », « en vigueur », « applicable selon », « succède à », ou une déclaration",
    en: "« version », « source », « importe », « en vigueur », « applicable selon », « succède à », or a declaration",
  },
  row: {
    fr: "une ligne de tableau, qui commence et finit par « | »",
    en: "a row of a table, which starts and ends with « | »",
  },
  rowEnd: { fr: "« | » à la fin de la ligne du tableau", en: "« | » at the end of the table's row" },
  cellEnd: { fr: "« | » après la case", en: "« | » after the cell" },
  closing: { fr: "« ) » pour fermer la parenthèse", en: "« ) » to close the parenthesis" },
  precision: {
    fr: "une précision (à l'unité, au dixième, au centième, au millième, au demi-point, au quart de point)",
    en: "a precision (à l'unité, au dixième, au centième, au millième, au demi-point, au quart de point)",
  },
  expectation: {
    fr: "ce qui est attendu (« décision = valeur », « délivre … », « ne délivre aucun … » ou « invalide »)",
    en: "what is expected (« decision = value », « délivre … », « ne délivre aucun … » or « invalide »)",
  },
  assignment: { fr: "« champ = valeur », ou « attendu »", en: "« field = value », or « attendu »" },
  mark: { fr: "une condition numérotée (« 1° » ou « a) »)", en: "a numbered condition (« 1° » or « a) »)" },
  code: { fr: "un code", en: "a code" },
  outcome: {
    fr: "« = valeur », « est en conflit », « est sans règle », « est bloquée », « est indéterminée » ou « n'est pas renseignée »",
    en: "« = value », « est en conflit », « est sans règle », « est bloquée », « est indéterminée » or « n'est pas renseignée »",
  },
  target: {
    fr: "ce à quoi l'exception déroge : une règle, une ligne de tableau, une décision ou un document",
    en: "what the exception derogates from: a rule, a row of a table, a decision or a document",
  },
} as const satisfies Record<string, Expected>;

/** Thrown inside the parser, caught by the declaration being read; never leaves `grammar/`. */
export class SyntaxFinding extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.code);
  }
}

export const finding = (
  code: Code,
  span: Span,
  values: Readonly<Record<string, Fill>> = {},
  fixes?: readonly Fix[],
): Diagnostic => (fixes === undefined ? { code, span, values } : { code, span, values, fixes });
