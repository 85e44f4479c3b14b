/** What is computed of an element that may not be there may be absent, whatever its derived field says of those that are. */
import { expect, test } from "vitest";
import { check } from "../../compiler/index.js";

const found = (condition: string): readonly string[] => {
  const text = `règlement essai « Essai »

énumération Domaine : général, professionnel

structure Unité identifiée par code
  code : texte
  domaine : Domaine
  note : nombre de 0 à 20

dossier
  unités : liste de 1 à 9 Unité

définition points d'une Unité u = si note ≥ 10 alors note sinon 0
définition excédent d'une Unité u selon n : nombre de 0 à 20 = note − n
groupe Bloc, liste blocs : unités regroupées par domaine
définition moyenne_du_bloc d'un Bloc b = moyenne de note parmi éléments
définition professionnelle = moyenne_du_bloc de blocs(professionnel)
définition points_de_la_langue = points de unités("LV")

décision d : booléen

règle r
  alors d vaut (${condition} et excédent(0) de la première des unités ≥ 3)
`;
  return check([{ path: "essai.rules", text }]).diagnostics.flatMap(({ code }) => (code === "jamais-lu" ? [] : [code]));
};

test.each([
  "professionnelle ≥ 10",
  "points_de_la_langue ≥ 10",
  'points de unités("LV") ≥ 10',
  "moyenne_du_bloc de blocs(professionnel) ≥ 10",
  'excédent(10) de unités("LV") ≥ 0',
])("%s: may be absent", (condition) => {
  expect(found(condition)).toEqual(["valeur-peut-être-absente"]);
});

test.each([
  "professionnelle à défaut 0 ≥ 10",
  "professionnelle est renseignée et professionnelle ≥ 10",
  'unités("LV") est renseignée et points de unités("LV") ≥ 10',
  "points de la première des unités ≥ 10",
])("%s: nothing is missing", (condition) => {
  expect(found(condition)).toEqual([]);
});
