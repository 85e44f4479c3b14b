import { describe, expect, it } from "vitest";
import { suggest, suggestions } from "../../diagnostics/suggest.js";

describe("« vouliez-vous dire »", () => {
  it.each([
    ["moyene", ["moyenne", "mention"], "moyenne"],
    ["resultat", ["resultats_anciens", "résultat"], "résultat"],
    ["Unite", ["unités", "Unité"], "Unité"],
    ["notecontrole", ["note", "note_contrôle"], "note_contrôle"],
    ["coeficient", ["coefficient"], "coefficient"],
  ])("for « %s » among %j is « %s »", (name, known, meant) => {
    expect(suggest(name, known)).toBe(meant);
  });

  it.each([
    ["x", ["y", "z"]],
    ["ab", ["ac"]],
    ["note", ["seuil", "bloc"]],
    ["moyenne", ["mention"]],
    ["session", ["session"]],
  ])("for « %s » among %j is nothing", (name, known) => {
    expect(suggest(name, known)).toBeUndefined();
  });

  it("does not compare what nobody types", () => {
    expect(suggest("a".repeat(5000), ["a".repeat(4999)])).toBeUndefined();
  });

  it("prefers the accents and capitals that differ least, then the order given", () => {
    expect(suggestions("etat", ["État", "état", "étal"])).toEqual(["état", "État", "étal"]);
    expect(suggestions("notr", ["note", "noter", "notre", "nota"], 2)).toHaveLength(2);
  });
});
