/** What examples leave out of a candidate's file is told where it is left out, and once. */
import { expect, test } from "vitest";
import { check } from "../../compiler/index.js";
import { source } from "../../diagnostics/source.js";

const regulation = (examples: string): string => `règlement essai « Essai »

énumération État : notée, absente

structure Unité identifiée par code
  code : texte
  état : État
  note : nombre de 0 à 20 au centième, présente si état = notée

structure Jury
  avis      : booléen
  président : texte, facultatif

dossier
  session : entier de 2020 à 2030
  jury    : Jury
  unités  : liste de 1 à 5 Unité

décision admis : booléen

règle admission
  alors admis vaut (avis de jury et session > 2020 et au moins une des unités vérifie (état = notée et note ≥ 10))

${examples}`;

const ROWS = `
      | code | état  | note |
      | "E1" | notée | 10   |`;

/** What is missing, and the line it is told on. */
const gaps = (examples: string): string[] => {
  const text = regulation(examples);
  const { diagnostics, plans } = check([source("essai/2025.rules", text)]);
  expect(diagnostics.every(({ code }) => code === "exemple-incomplet")).toBe(true);
  expect(plans).toHaveLength(diagnostics.length === 0 ? 1 : 0);
  return diagnostics.map(({ span, values }) => {
    const line = text.split("\n")[text.slice(0, span.start).split("\n").length - 1] ?? "";
    return `${String(values["champ"])} | ${line.trim()}`;
  });
};

test("a whole example says everything that must be said, and no more", () => {
  expect(
    gaps(`exemple « a »
  dossier
    session = 2025
    avis de jury = vrai
    unités =${ROWS}
  attendu
    admis = vrai
`),
  ).toEqual([]);
});

test("what is missing is told where it would stand, and not again in examples that start from there", () => {
  expect(
    gaps(`exemple « a »
  dossier
    avis de jury = vrai
    unités =${ROWS}
      | "E2" |      |      |
  attendu
    admis = vrai

exemple « b »
  d'après « a », sauf
    avis de jury = non renseigné
  attendu
    admis = faux
`),
  ).toEqual(["session | exemple « a »", 'état de unités("E2") | unités =', "avis de jury | exemple « b »"]);
});

test("a file that must be refused, or of which not all is known, may leave out anything", () => {
  expect(
    gaps(`exemple « a »
  dossier
    session = 2025
  attendu
    invalide

exemple « b »
  dossier partiel
    session = 2025
  attendu
    admis est indéterminée

exemple « c »
  d'après « b », sauf
    avis de jury = vrai
  attendu
    admis = vrai
`),
  ).toEqual(["unités | exemple « c »"]);
});
