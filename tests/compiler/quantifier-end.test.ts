/** Where the condition of a quantifier may end earlier than it does, both readings are offered, unless they come to the same. */
import { expect, test } from "vitest";
import { check } from "../../compiler/index.js";

const found = (condition: string): readonly string[] => {
  const text = `règlement essai « Essai »

énumération État : présent, absent

structure Unité
  état : État
  note : nombre de 0 à 20

dossier
  unités : liste de 1 à 3 Unité
  m : nombre de 0 à 20
  passage : booléen

décision d : booléen, à défaut faux

règle r
  si passage et m > 1 et (${condition})
  alors d vaut vrai
règle s
  si au moins une des unités vérifie (état = absent et note > 0)
  alors d vaut vrai
`;
  return check([{ path: "essai.rules", text }]).diagnostics.flatMap(({ code, values }) =>
    code === "condition-à-parenthéser" ? [`${String(values?.["lecture1"])} | ${String(values?.["lecture2"])}`] : [code],
  );
};

test("a last member that says nothing about the element may have been meant outside", () => {
  expect(found("aucune des unités ne vérifie état = absent et m < 10")).toEqual([
    "aucune des unités ne vérifie (état = absent et m < 10) | (aucune des unités ne vérifie état = absent) et m < 10",
  ]);
  expect(found("toutes les unités vérifient (état = absent) et m < 10")).toHaveLength(1);
  expect(found("au moins 2 des unités vérifient état = absent et note > 3 et m < 10")).toHaveLength(1);
});

test.each([
  "aucune des unités ne vérifie (état = absent et m < 10)",
  "(aucune des unités ne vérifie état = absent) et m < 10",
  "aucune des unités ne vérifie m < 10 et état = absent",
  "aucune des unités u ne vérifie état = absent et note de u < m",
  "au moins une des unités vérifie état = absent et m < 10",
  "toutes les unités vérifient état = absent ou m < 10",
])("nothing is asked: %s", (condition) => {
  expect(found(condition)).toEqual([]);
});
