/** Small texts that the language promises to accept, and what is said of those it refuses. */
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { renderDiagnostic, Texts } from "../../diagnostics/render.js";
import { source } from "../../diagnostics/source.js";

/** What is said of a regulation, as an author reads it. */
function said(text: string): readonly string[] {
  const input = source("essai.rules", text);
  const texts = new Texts([input]);
  return check([input]).diagnostics.map((d) => renderDiagnostic(d, texts, { language: "fr", color: false }));
}

describe("a value in parentheses is a list of one where a list is expected", () => {
  const regulation = (declarations: string): string => `règlement essai « Essai »

énumération Voie : scolaire, vae

structure Ligne identifiée par ancien
  ancien   : texte
  nouveaux : liste de 1 à 5 texte

dossier
  code : texte
  voie : Voie

${declarations}

décision repris : booléen

règle reprise
  si "B" fait partie de reçus
  alors repris vaut vrai

règle perte
  à défaut
  alors repris vaut faux
`;
  it.each([
    ["the value of a parameter", 'paramètre reçus : liste de texte = ("A")\ndéfinition c = code\ndéfinition v = voie'],
    [
      "a cell of a table of values",
      'paramètre table : liste de Ligne =\n  | ancien | nouveaux |\n  | "A"    | ("B")    |\n\n' +
        "définition reçus = si table(code) est renseigné alors nouveaux de table(code) sinon (code)",
    ],
    ["a definition", "définition reçus : liste de texte = (code)"],
    ["what a function gives", "définition f : liste de texte selon c : texte = (c)\ndéfinition reçus = f(code)"],
  ])("%s", (_, declarations) => {
    expect(said(regulation(declarations)).filter((text) => !text.startsWith("avertissement[jamais-lu]"))).toEqual([]);
  });
  it("a name in it is looked for among the elements", () => {
    const text = regulation(
      "paramètre ouvertes : liste de Voie = (vae)\n\ndéfinition reçus : liste de texte = si voie fait partie de ouvertes alors (code) sinon ()",
    );
    expect(said(text)).toEqual(expect.not.arrayContaining([expect.stringContaining("erreur")]));
  });
});

describe("the way out of a value that may be missing", () => {
  const ways = (condition: string): readonly string[] =>
    said(`règlement essai « Essai »

dossier
  note : nombre de 0 à 20, facultative
  jour : date, facultatif
  jours : liste de 0 à 3 date

décision admis : booléen

règle admission
  si ${condition}
  alors admis vaut vrai
`).flatMap((text) => text.match(/« [^»]+ à défaut [^»]+ »/gu) ?? []);

  it("completes a number with a number", () => {
    expect(ways("note ≥ 10")).toEqual(["« note à défaut 0 »", "« note à défaut 0 »"]);
  });
  it("puts a calculation between parentheses, as the text must", () => {
    expect(ways("1 / nombre de jours ≥ 10")[0]).toBe("« (1 / nombre de jours) à défaut 0 »");
  });
  it("completes the operand that may be missing, and not the whole sum", () => {
    expect(ways("note + 1 ≥ 10")[0]).toBe("« (note à défaut 0) »");
  });
  it("proposes no number for a date", () => {
    expect(ways("jour ≥ 2020-01-01")).toEqual(["« jour à défaut … »"]);
  });
});

describe("an author is told", () => {
  const concluding = (conclusion: string): readonly string[] =>
    said(`règlement essai « Essai »

dossier
  notes : liste de 1 à 5 nombre de 0 à 20
  reçu  : booléen

décision admis : booléen

règle admission
  alors admis vaut ${conclusion}
`);
  it.each(["non reçu", "toutes les notes n vérifient n ≥ 10", "au moins une des notes n vérifie n ≥ 10"])(
    "to put « %s » between parentheses after « vaut »",
    (condition) => {
      expect(concluding(condition)).toEqual([expect.stringContaining("se met entre parenthèses")]);
      expect(concluding(`(${condition})`).filter((text) => text.startsWith("erreur"))).toEqual([]);
    },
  );
});

it("a type named like a unit of time is not a duration", () => {
  const text = (type: string): string => `règlement essai « Essai »

structure ${type}
  note : nombre de 0 à 20

dossier
  suivies : liste de 1 à 3 ${type}

décision admis : booléen

règle admission
  alors admis vaut (toutes les suivies vérifient note ≥ 10)
`;
  for (const type of ["Année", "Mois", "Jour", "Semaine"]) expect(said(text(type))).toEqual([]);
});

it("nothing is said of an empty list where the text says what it decides", () => {
  const text = (condition: string): string => `règlement essai « Essai »

dossier
  notes : liste de 0 à 5 nombre de 0 à 20

décision admis : booléen

règle admission
  alors admis vaut (${condition})
`;
  const every = "(toutes les notes n vérifient n ≥ 10)";
  expect(said(text(`nombre de notes = 0 ou ${every}`))).toEqual([]);
  expect(said(text(`nombre de notes = 1 ou ${every}`))).toEqual([expect.stringContaining("liste-vide-suffit")]);
});
