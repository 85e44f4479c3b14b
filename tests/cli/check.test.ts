import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Message } from "../../diagnostics/render.js";
import { runIn } from "./run-in.js";
import { scratch } from "./scratch.js";

const good = readFileSync("tests/cli/fixtures/rules/essai/2025.rules", "utf8");
const broken = good.replace("si moyenne ≥ seuil", "si moyene ≥ seuil");
const doubtful = `${good}\nparamètre inutile : nombre = 3\n`;

describe("reglo check", () => {
  it("answers 0 when there is nothing to report", async () => {
    const { folder } = scratch({ "rules/essai/2025.rules": good });
    expect(await runIn(folder, ["check"])).toEqual({ code: 0, out: "1 fichier vérifié, rien à signaler\n", err: "" });
    expect((await runIn(folder, ["check", "rules", "--json"])).out).toBe("[]\n");
  });

  it("answers 1 to an error, with the place, the sentence and what was probably meant", async () => {
    const { folder } = scratch({ "rules/essai/2025.rules": broken });
    const { code, out } = await runIn(folder, ["check"]);
    expect(code).toBe(1);
    expect(out).toMatch(/^erreur\[/);
    expect(out).toContain(`rules/essai/2025.rules:${broken.slice(0, broken.indexOf("moyene")).split("\n").length}:6`);
    expect(out).toContain("« moyenne »");
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^1 erreur(, \d+ avertissements?)?$/);
  });

  it("answers 0 to a warning, and 1 with --strict", async () => {
    const { folder } = scratch({ "rules/essai/2025.rules": doubtful });
    const { code, out } = await runIn(folder, ["check"]);
    expect([code, out.trimEnd().split("\n").at(-1)]).toEqual([0, "1 avertissement"]);
    expect((await runIn(folder, ["check", "--strict"])).code).toBe(1);
  });

  it("speaks English on request", async () => {
    const { folder } = scratch({ "rules/essai/2025.rules": broken });
    const { out } = await runIn(folder, ["check", "--lang", "en"]);
    expect(out).toMatch(/^error\[/);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^1 error/);
  });

  it("gives tools every message with its place, corrections included", async () => {
    const { folder } = scratch({ "rules/essai/2025.rules": broken });
    const { code, out } = await runIn(folder, ["check", "--json"]);
    const [message] = JSON.parse(out) as Message[];
    expect(code).toBe(1);
    expect(message).toMatchObject({ severity: "error", file: "rules/essai/2025.rules", column: 6, endColumn: 12 });
    expect(message?.line).toBe(message?.endLine);
  });

  it("reports all errors of all files in one run, sorted", async () => {
    const other = broken.replaceAll("essai", "autre");
    const { folder } = scratch({
      "rules/essai/2025.rules": broken,
      "rules/autre/2025.rules": other,
      "rules/latin.rules": Uint8Array.from([0x64, 0xe9]),
      "rules/faux.rules/x": "",
    });
    const messages = JSON.parse((await runIn(folder, ["check", "--json"])).out) as Message[];
    const files = messages.filter(({ severity }) => severity === "error").map(({ file }) => file);
    expect([...new Set(files)]).toEqual([
      "rules/autre/2025.rules",
      "rules/essai/2025.rules",
      "rules/faux.rules",
      "rules/latin.rules",
    ]);
  });

  it("follows imports out of the paths it was given, and shows errors there", async () => {
    const { folder, write } = scratch({
      "rules/essai/2025.rules": good
        .replace("  applicable selon session\n", "  applicable selon session\n  importe « ../commun/issues.rules »\n")
        .replace("énumération Issue : admis, ajourné\n", ""),
      "rules/commun/issues.rules": "bibliothèque issues\n\nénumération Issue : admis, ajourné\n",
    });
    expect((await runIn(folder, ["check", "rules/essai"])).out).toContain("rien à signaler");
    write({ "rules/commun/issues.rules": "bibliothèque issues\n\nénumération Issue : admis ajourné\n" });
    expect((await runIn(folder, ["check", "rules/essai"])).out).toContain("rules/commun/issues.rules:3:");
  });
});

describe("reglo used wrongly", () => {
  it.each([
    [["chek"], "La commande « chek » n'existe pas. Vouliez-vous dire « check » ?"],
    [["check", "--jsn"], "L'option « --jsn » n'existe pas. Vouliez-vous dire « --json » ?"],
    [["check", "--lang"], "attend une valeur"],
    [["check", "--lang", "de"], "ne peut pas valoir « de »"],
    [["check", "absent"], "« absent » ne peut pas être ouvert : il n'existe pas"],
    [["check", "vide"], "Aucun règlement trouvé"],
    [["compile"], "Il manque « chemins »"],
    [["evaluate", "bts"], "Donnez soit un dossier (reglo evaluate <code> <dossier.json>), soit un lot"],
    [["evaluate", "bts", "a", "b"], "argument de trop"],
    [["evaluate", "bts", "a.json"], "Compilez d'abord : reglo compile rules --out dist/rules"],
    [["evaluate", "bts", "a.json", "--parametre", "seuil"], "nom=valeur"],
  ])("%j answers 2, with one sentence", async (words, sentence) => {
    const { folder } = scratch({ "vide/note.txt": "" });
    const { code, out, err } = await runIn(folder, words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at |error:/);
  });

  it("answers in English on request", async () => {
    const { folder } = scratch();
    expect((await runIn(folder, ["check", "absent", "--lang", "en"])).err).toBe(
      "The path « absent » cannot be opened: it does not exist.\n",
    );
  });

  it("helps in French", async () => {
    const { folder } = scratch();
    const { code, out } = await runIn(folder, ["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("Utilisation : reglo <commande> [options]");
    expect(out).not.toMatch(/Usage:|Options:|Commands:|default/);
    expect((await runIn(folder, ["evaluate", "--help"])).out).toContain(
      "Utilisation : reglo evaluate <code> <dossier.json | -> [options]",
    );
    expect((await runIn(folder, [])).code).toBe(2);
  });
});
