/** What dossiers try of a text: truths, decisive conditions, sides of boundaries, values of enumerations. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { source } from "../../../diagnostics/source.js";
import { coverageOf, reachedOf } from "./measured.js";

const PATH = "essai/2025.rules";
const TEXT = readFileSync(`tests/harness/coverage/fixtures/${PATH}`, "utf8");
const essai = [source(PATH, TEXT)];

interface Epreuve {
  readonly note: number;
  readonly coefficient?: number;
  readonly passée_le?: string;
}
const dossier = (notes: readonly (number | Epreuve)[], more: Readonly<Record<string, unknown>> = {}): unknown => ({
  session: 2025,
  voie: "scolaire",
  jury: "2025-07-01",
  épreuves: notes.map((note, i) => ({
    code: `E${i + 1}`,
    coefficient: 1,
    passée_le: "2025-06-15",
    ...(typeof note === "number" ? { note } : note),
  })),
  ...more,
});
const measured = (...dossiers: readonly unknown[]): ReturnType<typeof coverageOf> => coverageOf(essai, dossiers);

describe("a rule", () => {
  it("has been true, or false, by what dossiers make of it", () => {
    expect(reachedOf(measured(dossier([12])), "rule", "admission")).toEqual(["true (false) decisive"]);
    expect(reachedOf(measured(dossier([9])), "rule", "admission")).toEqual(["(true) false decisive"]);
  });

  it("is tried by no dossier that is refused", () => {
    const { judged, subjects } = measured(dossier([21]), "no dossier");
    expect(judged).toBe(0);
    expect(subjects.flatMap(({ goals }) => goals).filter(({ reached }) => reached)).toEqual([]);
  });

  it("is decisive where the verdict would change, not where another says the same", () => {
    // Whoever is found cheating is to be seen again, whatever the marks.
    const cheat = measured(dossier([12], { fraude: true }));
    expect(reachedOf(cheat, "rule", "admission")).toEqual(["true (false) (decisive)"]);
    expect(reachedOf(cheat, "rule", "fraude_constatée")).toEqual(["true (false) decisive"]);
  });

  it("without condition has only its decisiveness to show", () => {
    expect(reachedOf(measured(dossier([9])), "rule", "échec")).toEqual(["decisive"]);
    expect(reachedOf(measured(dossier([12])), "rule", "échec")).toEqual(["(decisive)"]);
  });

  it("can be a row of a table", () => {
    const good = measured(dossier([15]));
    expect(reachedOf(good, "rule", "ligne 1 de mentions")).toEqual(["true (false) decisive"]);
    expect(reachedOf(good, "rule", "ligne 2 de mentions")).toEqual(["(true) false decisive"]);
    // It concludes nothing: no verdict can hang on it.
    expect(reachedOf(good, "rule", "ligne 3 de mentions")).toEqual(["(true) false"]);
  });
});

describe("a condition", () => {
  it("is decisive where it makes its rule hold or not, alone", () => {
    const old = { note: 12, passée_le: "2020-01-01" };
    // Both conditions fail: neither decides.
    const neither = measured(dossier([{ ...old, note: 9 }]));
    expect(reachedOf(neither, "condition", "moyenne ≥ seuil")).toEqual(["(true) false (decisive)"]);
    const first = measured(dossier([9]));
    expect(reachedOf(first, "condition", "moyenne ≥ seuil")).toEqual(["(true) false decisive"]);
    expect(reachedOf(first, "condition", "toutes les épreuves vérifient récente")).toEqual(["true (false) (decisive)"]);
    const second = measured(dossier([old]));
    expect(reachedOf(second, "condition", "toutes les épreuves vérifient récente")).toEqual(["(true) false decisive"]);
  });

  it("that guards another is turned round only where what it guards can be read", () => {
    const nobody = measured(dossier([12]));
    expect(reachedOf(nobody, "condition", "fraude est renseignée")).toEqual(["(true) false (decisive)"]);
    const cheat = measured(dossier([12], { fraude: true }));
    expect(reachedOf(cheat, "condition", "fraude est renseignée")).toEqual(["true (false) decisive"]);
  });

  it("of a whole table is one, whatever the rows", () => {
    expect(reachedOf(measured(dossier([13]), dossier([9])), "condition", "résultat = reçu")).toEqual([
      "true false decisive",
    ]);
  });
});

describe("a boundary", () => {
  const sides = (title: string, ...dossiers: readonly unknown[]): string[] =>
    reachedOf(measured(...dossiers), "boundary", title);

  it("has three sides, each within one unit of the precision of what is compared", () => {
    expect(sides("note de e ≥ 10", dossier([9.98]))).toEqual(["(below) (at) (above)"]);
    expect(sides("note de e ≥ 10", dossier([9.99]))).toEqual(["below (at) (above)"]);
    expect(sides("note de e ≥ 10", dossier([10, 0]))).toEqual(["(below) at (above)"]);
    expect(sides("note de e ≥ 10", dossier([10.01, 0]))).toEqual(["(below) (at) above"]);
  });

  it("of a quotient is just missed within a tenth", () => {
    const three = (last: number): unknown => dossier([10, 10, last]);
    // 29.8 / 3 is within a tenth of ten, 29.6 / 3 is not.
    expect(sides("moyenne ≥ seuil", three(9.8))).toEqual(["below (at) (above)"]);
    expect(sides("moyenne ≥ seuil", three(9.6))).toEqual(["(below) (at) (above)"]);
  });

  it("counts where it decides, not where something else does", () => {
    // Received: the mark of the part decides nothing.
    expect(sides("note de e ≥ 10", dossier([10, 12]))).toEqual(["(below) (at) (above)"]);
  });

  it("is followed through functions, fields and quantifiers", () => {
    const passed = (...days: readonly string[]): unknown => dossier(days.map((day) => ({ note: 12, passée_le: day })));
    const title = "jury ≤ jour + 24 mois";
    expect(sides(title, passed("2023-07-01"))).toEqual(["(below) at (above)"]);
    expect(sides(title, passed("2023-07-02", "2023-06-30"))).toEqual(["below (at) above"]);
    expect(sides(title, passed("2025-07-01"))).toEqual(["(below) (at) (above)"]);
  });

  it("stands in cells of tables", () => {
    expect(sides("12 ≤ moyenne", dossier([12]))).toEqual(["(below) at (above)"]);
    expect(sides("moyenne < 14", dossier([14]))).toEqual(["(below) at (above)"]);
    expect(sides("moyenne ≥ 14", dossier([13.99]))).toEqual(["below (at) (above)"]);
  });

  it("can be a number of elements, by ones", () => {
    const title = "au moins 2 des épreuves vérifient note ≥ 16";
    expect(sides(title, dossier([16, 8]))).toEqual(["below (at) (above)"]);
    expect(sides(title, dossier([16, 17]), dossier([16, 17, 18]))).toEqual(["(below) at above"]);
    expect(sides("note ≥ 16", dossier([16, 15.99]))).toEqual(["below at (above)"]);
  });

  it("counts where what stands beside it in a definition or a quantifier leaves it to decide", () => {
    const both = source(PATH, TEXT.replace("vérifient note ≥ 16", "vérifient (coefficient ≥ 2 et note ≥ 16)"));
    const sixteen = (coefficient: number): unknown => dossier([{ note: 16, coefficient }, 8]);
    const seen = (coefficient: number): string[] =>
      reachedOf(coverageOf([both], [sixteen(coefficient)]), "boundary", "note ≥ 16");
    expect(seen(1)).toEqual(["(below) (at) (above)"]);
    expect(seen(2)).toEqual(["(below) at (above)"]);
  });

  it("counts in the branch that is taken", () => {
    const branch = source(
      PATH,
      TEXT.replace("= jury ≤ jour + 24 mois", "= si voie est vae alors vrai sinon jury ≤ jour + 24 mois"),
    );
    const old = { note: 12, passée_le: "2023-07-01" };
    const seen = (voie: string): string[] =>
      reachedOf(coverageOf([branch], [dossier([old], { voie })]), "boundary", "jury ≤ jour + 24 mois");
    expect(seen("vae")).toEqual(["(below) (at) (above)"]);
    expect(seen("scolaire")).toEqual(["(below) at (above)"]);
  });

  it("has no side where no value can stand", () => {
    const text = TEXT.replace("note de e ≥ 10", "note de e > 0");
    expect(reachedOf(coverageOf([source(PATH, text)], [dossier([0])]), "boundary", "note de e > 0")).toEqual([
      "at (above)",
    ]);
  });
});

describe("a field", () => {
  it("shows which values of its enumeration were tried", () => {
    const two = measured(dossier([12]), dossier([12], { voie: "vae" }));
    expect(reachedOf(two, "field", "voie")).toEqual(["scolaire (apprentissage) vae"]);
  });
});

describe("versions that share a text", () => {
  it("try it together", () => {
    const version = (name: string, period: string): string =>
      `règlement deux « Deux versions »\n  version « ${name} »\n  en vigueur ${period}\n  applicable selon session\n  importe « commun.rules »\n`;
    const shared = [
      "dossier",
      "  session : entier de 2000 à 2100",
      "  note : nombre de 0 à 20 au centième",
      "décision acquis : booléen, à défaut faux",
      "règle acquisition",
      "  si note ≥ 10",
      "  alors acquis vaut vrai",
      "",
    ].join("\n");
    const sources = [
      source("deux/2010.rules", version("2010", "de 2010 à 2019")),
      source("deux/2020.rules", version("2020", "à compter de 2020")),
      source("deux/commun.rules", shared),
    ];
    const together = coverageOf(sources, [{ session: 2015, note: 10 }]);
    expect(reachedOf(together, "rule", "acquisition")).toEqual(["true (false) decisive"]);
  });
});
