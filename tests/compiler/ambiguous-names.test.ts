/** A name that could be read on two elements: the readings are written as an author could write them. */
import { expect, test } from "vitest";
import { check } from "../../compiler/index.js";

const found = (definition: string): readonly (readonly [string, unknown])[] => {
  const text = `règlement essai « Essai »

structure Oral
  unité : texte

dossier
  oraux : liste de 1 à 3 Oral

décision d : booléen

règle r
  alors d vaut (${definition})
`;
  return check([{ path: "essai.rules", text }]).diagnostics.map(({ code, values }) => [code, values?.["lectures"]]);
};

test.each([
  [
    'aucun des oraux ne vérifie (nombre de (oraux tels que unité = "A") > 1)',
    {
      fr: "« unité d'un élément Oral » (le plus proche), « unité d'un élément Oral » (autour)",
      en: "« unité d'un élément Oral » (the nearest), « unité d'un élément Oral » (around it)",
    },
  ],
  [
    "aucun des oraux o ne vérifie (nombre de (oraux tels que unité = unité de o) > 1)",
    "« unité d'un élément Oral », « unité de o »",
  ],
  [
    "aucun des oraux o ne vérifie (nombre de (oraux p tels que unité = unité de o) > 1)",
    "« unité de p », « unité de o »",
  ],
])("%s", (definition, readings) => {
  expect(found(definition)).toEqual([["nom-ambigu", readings]]);
});

test("named elements leave one reading", () => {
  expect(found("aucun des oraux o ne vérifie (nombre de (oraux p tels que unité de p = unité de o) > 1)")).toEqual([]);
});

test("the fields of an element that is named are known in what is made of it", () => {
  expect(found('"A" fait partie de (unité pour chaque o parmi oraux)')).toEqual([]);
  expect(found('"A" fait partie de (unité de o pour chaque o parmi oraux)')).toEqual([]);
});

test("a condition that is compared is told apart from a number of another kind", () => {
  expect(found('nombre des oraux tels que (unité = "A") ≥ 2')).toEqual([["ordre-impossible", undefined]]);
});
