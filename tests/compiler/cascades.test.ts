/** One mistake is told once: what an author sees of a text with a single fault. */
import { expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { source } from "../../diagnostics/source.js";

const found = (text: string): readonly string[] =>
  check([source("essai/2025.rules", `règlement essai « Essai »\n${text}`)]).diagnostics.map(
    ({ code, span }) => `${code}: ${text.slice(span.start - 26, span.end - 26)}`,
  );

const UNITS = `
structure Unité identifiée par code
  code : texte
  bloc : texte, facultatif
  note : nombre de 0 à 20 au centième, facultative
dossier
  unités : liste de 1 à 10 Unité
  jour   : date
décision admis : booléen
`;

it("a list that is wrong says nothing of the elements drawn from it", () => {
  const wrong = `${UNITS}
groupe Bloc, liste blocs : unités regroupées par bloc
règle première
  pour chaque b parmi blocs
  pour chaque u parmi éléments de b
  si note de u à défaut 0 ≥ 10
  alors admis vaut vrai
`;
  expect(found(wrong)).toEqual(["valeur-peut-être-absente: bloc"]);
});

it("a « soit » that is wrong says nothing of the next, which is checked all the same", () => {
  const wrong = `${UNITS}
règle première
  soit a = moyenne des note parmi unités
  soit b = a + 1
  soit c = jour + 1
  si b ≥ c
  alors admis vaut vrai
`;
  expect(found(wrong)).toEqual(["valeur-parfois-absente: note", "durée-sans-unité: 1"]);
});

it("a constraint that can be read two ways is not checked in one of them", () => {
  const wrong = `${UNITS}
contrainte « Les notes sont connues. »
  toutes les unités vérifient (note est renseignée)
  et toutes les unités vérifient note ≥ 0
règle première
  alors admis vaut vrai
`;
  expect(found(wrong).map((one) => one.split(":")[0])).toEqual(["condition-à-parenthéser"]);
});

it("a field with a word of the language for a name is not missed where it is read", () => {
  const wrong = `
structure Acte
  le : date
dossier
  acte : Acte, facultatif
  jour : date
contrainte « L'acte est passé. »
  acte n'est pas renseigné ou le de acte ≤ jour
décision admis : booléen
règle première
  alors admis vaut vrai
`;
  expect(found(wrong).map((one) => one.split(":")[0])).toEqual(["mot-réservé", "mot-inattendu"]);
});
