import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { InvalidDossier, Manifest, Verdict } from "../../runtime/index.js";
import { runIn, type Ran } from "./run-in.js";
import { scratch } from "./scratch.js";

const dossier = (name: string): string => readFileSync(`tests/cli/fixtures/dossiers/${name}.json`, "utf8");

/** A folder with the fixture's rules, and their pack in `dist/rules`. */
async function compiled(): Promise<{
  folder: string;
  evaluate: (words: readonly string[], input?: string) => Promise<Ran>;
}> {
  const { folder } = scratch();
  cpSync("tests/cli/fixtures", folder, { recursive: true });
  const { code, out, err } = await runIn(folder, ["compile", "rules"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toBe("Paquet écrit dans dist/rules :\n  essai « Certificat d'essai » : 2025\n");
  return { folder, evaluate: (words, input) => runIn(folder, ["evaluate", "essai", ...words], input) };
}

describe("reglo compile", () => {
  it("writes nothing when there is an error, and keeps the pack that was there", async () => {
    const { folder } = await compiled();
    const before = readFileSync(join(folder, "dist/rules/manifest.json"), "utf8");
    cpSync(join(folder, "rules/essai/2025.rules"), join(folder, "rules/essai/2026.rules"));
    const { code, out, err } = await runIn(folder, ["compile", "rules"]);
    expect([code, out]).toEqual([1, "Rien n'a été écrit dans dist/rules.\n"]);
    expect(err).toMatch(/^erreur\[/);
    expect(readFileSync(join(folder, "dist/rules/manifest.json"), "utf8")).toBe(before);
  });

  it("writes the same bytes wherever it is typed", async () => {
    const { folder } = await compiled();
    expect((await runIn(join(folder, "rules"), ["compile", "essai/2025.rules", "--out", "../autre"])).code).toBe(0);
    for (const file of ["manifest.json", "essai/2025.js", "essai/2025.ts"]) {
      expect(readFileSync(join(folder, "autre", file), "utf8")).toBe(
        readFileSync(join(folder, "dist/rules", file), "utf8"),
      );
    }
  });

  it("refuses a folder that holds something else", async () => {
    const { folder } = await compiled();
    const { code, err } = await runIn(folder, ["compile", "rules", "--out", "dossiers"]);
    expect([code, err.includes("qui ne vient pas de Réglo")]).toEqual([2, true]);
    expect(existsSync(join(folder, "dossiers/refus.json"))).toBe(true);
  });
});

describe("reglo evaluate", () => {
  it("answers 0 to an admission and to a refusal, with their reasons", async () => {
    const { evaluate } = await compiled();
    const admitted = await evaluate(["dossiers/exactement-dix.json"]);
    expect([admitted.code, admitted.err]).toEqual([0, ""]);
    expect(admitted.out).toContain("Moyenne de 10 sur 20.");
    expect(admitted.out).toContain("Est admis le candidat dont la moyenne est au moins égale à 10.");
    const refused = await evaluate(["dossiers/refus.json"]);
    expect(refused.code).toBe(0);
    expect(refused.out).toContain("ajourné");
  });

  it("gives the verdict in JSON, from a file or from standard input", async () => {
    const { evaluate } = await compiled();
    const { code, out } = await evaluate(["dossiers/exactement-dix.json", "--json"]);
    const verdict = JSON.parse(out) as Verdict;
    expect(code).toBe(0);
    expect(verdict).toMatchObject({
      regulation: "essai",
      version: "2025",
      identifiant: "C-1",
      parameters: { seuil: 10 },
      decisions: { résultat: { status: "acquired", value: "admis" } },
      documents: [{ document: "Diplôme" }],
    });
    expect((await evaluate(["-", "--json"], dossier("exactement-dix"))).out).toBe(out);
  });

  it("lets a reading open to choice be chosen", async () => {
    const { evaluate } = await compiled();
    const { out } = await evaluate(["dossiers/exactement-dix.json", "--json", "--paramètre", "seuil=10,5"]);
    expect(JSON.parse(out)).toMatchObject({
      parameters: { seuil: 10.5 },
      decisions: { résultat: { value: "ajourné" } },
    });
  });

  it("decides alike with JSON Logic, and says which rules stand", async () => {
    const { evaluate } = await compiled();
    for (const name of ["exactement-dix", "refus", "conflit", "invalide"]) {
      const words = [`dossiers/${name}.json`, "--json", "--paramètre", "seuil=10,5"];
      expect(await evaluate([...words, "--engine", "json-logic"])).toEqual(await evaluate(words));
    }
    const { out } = await evaluate(["dossiers/exactement-dix.json", "--engine", "json-logic"]);
    expect(out).toContain("Moyenne de 10 sur 20.");
    expect(out).toContain("Est admis le candidat dont la moyenne est au moins égale à 10.");
  });

  it("says why JSON Logic cannot decide, where the pack says so, or has none", async () => {
    const { folder, evaluate } = await compiled();
    const pack = join(folder, "dist/rules");
    const manifest = JSON.parse(readFileSync(join(pack, "manifest.json"), "utf8")) as Manifest;
    const outputs = manifest.regulations[0]?.versions[0]?.outputs as Record<string, string>;
    const words = ["dossiers/refus.json", "--engine", "json-logic"];
    const refused = '{ "refused": { "fr": "une raison", "en": "a reason" } }';
    writeFileSync(join(pack, "essai/2025.logic.json"), refused);
    outputs["essai/2025.logic.json"] = createHash("sha256").update(refused).digest("hex");
    writeFileSync(join(pack, "manifest.json"), JSON.stringify(manifest));
    expect(await evaluate(words)).toMatchObject({
      code: 2,
      err: "La version 2025 ne peut pas être évaluée en JSON Logic : une raison.\n",
    });
    delete outputs["essai/2025.logic.json"];
    writeFileSync(join(pack, "manifest.json"), JSON.stringify(manifest));
    const { code, err } = await evaluate(words);
    expect([code, err.includes("il a été compilé par un Réglo plus ancien")]).toEqual([2, true]);
  });

  it("answers 1 to a conflict, naming both rules", async () => {
    const { evaluate } = await compiled();
    const { code, out } = await evaluate(["dossiers/conflit.json"]);
    expect(code).toBe(1);
    expect(out).toContain("fraude_constatée");
    expect(out).toContain("fraude_excusée");
  });

  it("answers 1 to an invalid dossier, with every problem", async () => {
    const { evaluate } = await compiled();
    const { code, out } = await evaluate(["dossiers/invalide.json", "--json"]);
    expect(code).toBe(1);
    expect((JSON.parse(out) as InvalidDossier).errors.map(({ pointer }) => pointer)).toEqual([
      "/épreuves/0/coefficient",
      "/épreuves/0/note",
    ]);
    expect((await evaluate(["dossiers/invalide.json"])).out).toContain("9,995");
  });

  it("shows where a dossier is not JSON", async () => {
    const { evaluate } = await compiled();
    const { code, out, err } = await evaluate(["-"], '{ "session": 2025,\n  "épreuves": [ }\n');
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("-:2:17");
    expect(err).toContain("une valeur ou « ] » est attendue");
  });

  it.each([
    ["a dossier that is missing", ["dossiers/absent.json"], "ne peut pas être lu : il n'existe pas"],
    ["a dossier that is a folder", ["dossiers"], "ne peut pas être lu : c'est un répertoire"],
    ["another pack", ["dossiers/refus.json", "--pack", "ailleurs"], "Compilez d'abord"],
  ])("answers 2 to %s", async (_, words, sentence) => {
    const { evaluate } = await compiled();
    const { code, err } = await evaluate(words);
    expect([code, err.includes(sentence)]).toEqual([2, true]);
  });

  it("answers 2 to a certification that the pack does not hold", async () => {
    const { folder } = await compiled();
    const { code, err } = await runIn(folder, ["evaluate", "esai", "dossiers/refus.json"]);
    expect([code, err.includes("vouliez-vous dire « essai » ?")]).toEqual([2, true]);
  });

  it("refuses a pack older than its texts, and takes it where the texts are not", async () => {
    const { folder, evaluate } = await compiled();
    cpSync("tests/cli/fixtures/dossiers/refus.json", join(folder, "rules/essai/2025.rules"));
    const { code, err } = await evaluate(["dossiers/refus.json"]);
    expect([code, err.includes("plus ancien que ses textes : « essai/2025.rules » a changé")]).toEqual([2, true]);
    rmSync(join(folder, "rules"), { recursive: true });
    expect((await evaluate(["dossiers/refus.json"])).code).toBe(0);
  });

  it("refuses a pack that somebody changed", async () => {
    const { folder, evaluate } = await compiled();
    cpSync(join(folder, "dossiers/refus.json"), join(folder, "dist/rules/essai/2025.js"));
    const { code, err } = await evaluate(["dossiers/refus.json"]);
    expect([code, err.includes("n'est pas celui qui a été compilé")]).toEqual([2, true]);
  });
});
