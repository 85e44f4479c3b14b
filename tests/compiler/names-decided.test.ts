/** A value of an enumeration that has the name of something else: where its place leaves one reading, that is the one. */
import { expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { source } from "../../diagnostics/source.js";

const found = (condition: string, parameter = ""): readonly string[] =>
  check([
    source(
      "essai/2025.rules",
      `règlement essai « Essai »
énumération Genre : CQPM, CQPI, délibération
document CQPM
dossier
  genre        : Genre
  délibération : date
${parameter}décision admis : booléen
règle première
  si ${condition}
  alors admis vaut vrai
  et    délivrer CQPM
règle seconde
  si délibération > 2020-01-01 et non (${condition})
  alors admis vaut faux
`,
    ),
  ]).diagnostics.map(({ code }) => code);

it.each([
  "genre = CQPM",
  "CQPM = genre",
  "genre ≠ CQPM",
  "genre est CQPM",
  "genre fait partie de (CQPM ; CQPI)",
  "(selon genre quand CQPM : vrai sinon : faux)",
])("a document's name, in « %s »", (condition) => {
  expect(found(condition)).toEqual([]);
});

it("the value of a parameter is a constant", () => {
  expect(found("genre = attendu_ici", "paramètre attendu_ici : Genre\n  = délibération\n")).toEqual([]);
});

it("elsewhere both readings are told", () => {
  expect(found("genre = délibération")).toEqual(["constante-masquée", "constante-masquée"]);
});
