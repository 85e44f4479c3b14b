/** What a check with a memory must not forget: each edit is seen to be answered wrongly where one thing is forgotten, and rightly where none is. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { check, newMemory } from "../../compiler/index.js";
import { Past } from "../../compiler/2-check/past.js";
import { source } from "../../diagnostics/source.js";

const TEXT = `règlement essai « Essai »

énumération Issue : admis « Admis », refusé « Refusé »

structure Épreuve identifiée par code
  code : texte « Code »
  points : nombre de 0 à 20 au centième « Points »

dossier
  note : nombre de 0 à 20 au centième « Note »
  épreuves : liste de 1 à 10 Épreuve « Épreuves »

contrainte « La note est connue »
  note ≥ 1

définition seuil = 10

définition exigée = seuil

décision issue : Issue « Issue »
décision bon : booléen « Bon »
décision haut : booléen « Haut »

règle acquise
  si note ≥ exigée
  alors issue vaut admis

règle refusée
  à défaut
  alors issue vaut refusé

règle bonne
  si toutes les épreuves vérifient points ≥ 10
  alors bon vaut vrai

règle haute
  si note ≥ 12 et (toutes les épreuves vérifient points ≥ 12)
  alors haut vaut vrai

règle basse
  si note > 20
  alors haut vaut faux
`;

const from = (text: string): ReturnType<typeof source>[] => [source("essai/2025.rules", text)];

/** Whether, after an edit, a check with a memory answers what one without answers. */
function isRight(before: string, after: string): boolean {
  const memory = newMemory();
  check(from(TEXT), { memory });
  expect(TEXT).toContain(before);
  const now = from(TEXT.replace(before, after));
  const [anew, again] = [check(now), check(now, { memory })];
  const asText = ({ plans, diagnostics }: typeof anew): string => JSON.stringify([plans, diagnostics]);
  return asText(anew) === asText(again);
}

const { begin, ponder, thought } = Past.prototype;

describe("a memory sees", () => {
  afterEach(() => vi.restoreAllMocks());

  it.each<[what: string, before: string, after: string, forget: () => unknown]>([
    [
      "that what a rule reads is another value",
      "seuil = 10",
      "seuil = 30",
      () => vi.spyOn(Past.prototype, "asked").mockReturnValue(undefined),
    ],
    [
      "that a rule that is kept reads a definition",
      "points ≥ 10",
      "points ≥ 11",
      () => vi.spyOn(Past.prototype, "used").mockReturnValue(undefined),
    ],
    [
      "that a rule that is kept has a finding",
      "points ≥ 10",
      "points ≥ 11",
      () => vi.spyOn(Past.prototype, "did").mockReturnValue(undefined),
    ],
    [
      "that a name is given out before",
      "si note ≥ exigée",
      "si toutes les épreuves vérifient points ≥ 1",
      () => vi.spyOn(Past.prototype, "given").mockReturnValue(undefined),
    ],
    [
      "that a field has other bounds",
      "note : nombre de 0 à 20",
      "note : nombre de 0 à 5",
      () =>
        vi.spyOn(Past.prototype, "begin").mockImplementation(function (this: Past, unit, early) {
          return begin.call(this, { ...unit, declarations: [] }, early);
        }),
    ],
    [
      "that a contrainte leaves a rule no case",
      "note ≥ 1",
      "note ≤ 5",
      () =>
        vi.spyOn(Past.prototype, "ponder").mockImplementation(function (this: Past) {
          ponder.call(this, []);
        }),
    ],
    [
      "that a rule can no longer hold",
      "si note ≥ 12 et",
      "si note ≥ 12 et note < 11 et",
      () =>
        vi.spyOn(Past.prototype, "thought").mockImplementation(function (this: Past, name, _, ...rest) {
          return thought.call(this, name, [], ...rest) as never;
        }),
    ],
  ])("%s", (_, before, after, forget) => {
    expect(isRight(before, after)).toBe(true);
    forget();
    expect(isRight(before, after)).toBe(false);
  });
});
