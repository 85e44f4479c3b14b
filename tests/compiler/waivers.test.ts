import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { catalogue } from "../../diagnostics/catalogue.generated.js";
import { source } from "../../diagnostics/source.js";
import { MUTANT_KINDS } from "../../plan/mutant-kinds.js";

const waiving = (code: string): readonly string[] => {
  const text = `règlement essai « Essai »
dossier
  note : nombre de 0 à 20 au centième
décision admis : booléen
règle admission
  volontaire ${code} « voulu »
  si note ≥ 10
  alors admis vaut vrai
`;
  return check([source("essai/2025.rules", text)]).diagnostics.map((d) => d.code);
};

describe("volontaire", () => {
  it.each(Object.entries(catalogue))("knows %s", (code, { severity }) => {
    expect(waiving(code)).toEqual([severity === "warning" ? "dispense-inutile" : "dispense-impossible"]);
  });

  it("takes a code without its accents", () => {
    expect(waiving("regle-jamais-applicable")).toEqual(["dispense-inutile"]);
  });

  it.each(["mutant-équivalent", "mutant-equivalent-et-ou", ...MUTANT_KINDS.map((kind) => `mutant-équivalent-${kind}`)])(
    "leaves %s to the search for mutants",
    (code) => {
      expect(waiving(code)).toEqual([]);
    },
  );

  it("does not know a kind of mutants that is not there", () => {
    expect(waiving("mutant-équivalent-seuils")).toEqual(["code-inconnu"]);
  });

  it("judges what stands in a library over all that import it", () => {
    const library = source(
      "commun/seuils.rules",
      `bibliothèque seuils
définition haute selon note : nombre de 0 à 20 au centième
  volontaire toujours-vrai « la borne vient du texte »
  = note ≥ 0
`,
    );
    const regulation = (name: string, uses: boolean): ReturnType<typeof source> =>
      source(
        `${name}/2025.rules`,
        `règlement ${name} « ${name} »
  importe « ../commun/seuils.rules »
dossier
  note : nombre de 0 à 20 au centième
décision admis : booléen
règle admission
  alors admis vaut (${uses ? "haute(note)" : "note ≥ 10"})
`,
      );
    expect(check([library, regulation("un", true), regulation("deux", false)]).diagnostics).toEqual([]);
  });

  it("leaves a library in peace where the regulations that import it are not all there", () => {
    const library = source(
      "commun/admission.rules",
      `bibliothèque admission
dossier
  note : nombre de 0 à 20 au centième, facultative
décision admis : booléen, à défaut faux
règle admission
  volontaire absence-décidée-en-silence « une note absente n'admet pas »
  si note est renseignée et note ≥ 10
  alors admis vaut vrai
`,
    );
    const regulation = (rule: string): ReturnType<typeof source> =>
      source("essai/2025.rules", `règlement essai « Essai »\n  importe « ../commun/admission.rules »\n${rule}`);
    const silent = regulation("");
    const spoken = regulation("règle sans_note\n  si note n'est pas renseignée\n  alors admis vaut faux\n");
    const read = (path: string): string | undefined => (path === library.path ? library.text : undefined);
    const codes = (given: Parameters<typeof check>[0]): readonly string[] =>
      check(given, { read }).diagnostics.map((d) => d.code);
    expect(codes([library])).toEqual([]);
    expect(codes([silent])).toEqual([]);
    expect(codes([spoken])).toEqual([]);
    expect(codes([library, silent])).toEqual([]);
    expect(codes([library, spoken])).toEqual(["dispense-inutile"]);
  });
});
