import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectGolden } from "../golden.js";
import { runIn } from "./run-in.js";
import { scratch, type Scratch } from "./scratch.js";

const RULES = readFileSync("tests/cli/fixtures/rules/essai/2025.rules", "utf8");
const EXAMPLES = `
exemple « dix de moyenne »
  dossier
    session = 2025
    épreuves =
      | code | coefficient | note |
      | "E1" | 1           | 0,4  |
      | "E2" | 3           | 13,2 |
  attendu
    résultat = admis par la règle admission
    délivre Diplôme

exemple « fraude » d'après « dix de moyenne », sauf fraude = vrai
  attendu
    résultat = ajourné par l'exception fraude_constatée
    ne délivre aucun Diplôme
`;
const ADMITTED = '{ "session": 2025, "épreuves": [{ "code": "E1", "coefficient": 1, "note": 12 }] }';
const REFUSED = '{ "session": 2025, "épreuves": [{ "code": "E1", "coefficient": 1, "note": 9.99 }] }';

/** A folder with one regulation, its examples, and two golden dossiers whose verdicts were kept. */
async function project(change: (text: string) => string = (text) => text): Promise<Scratch> {
  const made = scratch({
    "rules/essai/2025.rules": RULES + EXAMPLES,
    "rules/essai/dossiers/admis.json": ADMITTED,
    "rules/essai/dossiers/refus.json": REFUSED,
  });
  expect((await runIn(made.folder, ["test", "--update", "--yes"])).code).toBe(0);
  made.write({ "rules/essai/2025.rules": change(RULES + EXAMPLES) });
  return made;
}
const withoutTimes = (text: string): string =>
  text
    .replace(/\(\d+([.,]\d+)? s\)/g, "(0 s)")
    .replace(/ time="[^"]*"/g, "")
    .replace(/"duration": [\d.]+/g, '"duration": 0');
const golden = (name: string, text: string): void => {
  expectGolden(join("tests/cli/expected-tests", name), withoutTimes(text));
};

describe("reglo test", () => {
  it("says in a line for each regulation that all is as expected", async () => {
    const { folder } = await project();
    const { code, out, err } = await runIn(folder, ["test"]);
    expect([code, err]).toEqual([0, ""]);
    expect(withoutTimes(out)).toBe("✓ essai 2025 — 2 exemples\n✓ essai — 2 dossiers\n\n4 cas : 4 conformes (0 s)\n");
  });

  it.each(["texte", "tap", "junit", "json"])("tells what failed, and why, as %s", async (reporter) => {
    const { folder } = await project((text) => text.replace("si moyenne ≥ seuil", "si moyenne > seuil"));
    const { code, out } = await runIn(folder, ["test", "--reporter", reporter]);
    expect(code).toBe(1);
    golden(`echec.${reporter}`, out);
  });

  it("counts examples of a partial file as not run, for no engine judges them yet", async () => {
    const { folder } = await project(
      (text) => `${text}
exemple « sans les épreuves »
  dossier partiel
    session = 2025
  attendu
    résultat est indéterminée
`,
    );
    const { code, out } = await runIn(folder, ["test"]);
    expect(code).toBe(0);
    expect(withoutTimes(out).trimEnd().split("\n").at(-1)).toBe("4 cas : 4 conformes, 1 non examiné (0 s)");
    const alone = await runIn(folder, ["test", "--filter", "sans les épreuves"]);
    expect([alone.code, withoutTimes(alone.out).trim()]).toEqual([0, "0 cas : 0 conforme, 1 non examiné (0 s)"]);
  });

  it("tells it in English", async () => {
    const { folder } = await project((text) => text.replace("si moyenne ≥ seuil", "si moyenne ≥ 12,01"));
    const { code, out } = await runIn(folder, ["test", "--lang", "en"]);
    expect(code).toBe(1);
    golden("failure.txt", out);
  });

  it("runs what a filter names, whatever its accents, and stops at the first failure when asked", async () => {
    const { folder } = await project((text) => text.replace("si moyenne ≥ seuil", "si moyenne > 15"));
    const filtered = await runIn(folder, ["test", "--filter", "FRAUDE"]);
    expect([filtered.code, withoutTimes(filtered.out)]).toEqual([
      0,
      "✓ essai 2025 — 1 exemple\n\n1 cas : 1 conforme (0 s)\n",
    ]);
    const stopped = await runIn(folder, ["test", "--bail"]);
    expect([stopped.code, stopped.out.includes("3 non examinés")]).toEqual([1, true]);
    const none = await runIn(folder, ["test", "--filter", "introuvable"]);
    expect([none.code, none.err]).toEqual([2, "Aucun exemple ni dossier ne correspond à « introuvable ».\n"]);
  });

  it("goes on beside a regulation that has errors, and says both", async () => {
    const made = await project();
    made.write({
      "rules/autre/2025.rules": RULES.replaceAll("essai", "autre").replace("alors résultat vaut admis", "alors"),
    });
    const { code, out, err } = await runIn(made.folder, ["test"]);
    expect(code).toBe(1);
    expect(err).toMatch(/^erreur\[/);
    expect(out).toContain("4 cas : 4 conformes");
  });

  it("says what is wrong with a golden that is no JSON, has no dossier, or was never read", async () => {
    const made = await project();
    const dossiers = "rules/essai/dossiers";
    made.write({
      [`${dossiers}/abimé.json`]: "{ pas du JSON",
      [`${dossiers}/nouveau.json`]: ADMITTED,
      [`${dossiers}/admis.attendu.json`]: "[1, 2",
    });
    rmSync(join(made.folder, dossiers, "refus.json"));
    const { code, out } = await runIn(made.folder, ["test"]);
    expect(code).toBe(1);
    golden("fichiers.texte", out);
  });
});

describe("reglo test --update", () => {
  const stricter = (text: string): string => text.replace("si moyenne ≥ seuil", "si moyenne ≥ 12,01");
  const kept = ({ folder }: Scratch): string =>
    readFileSync(join(folder, "rules/essai/dossiers/admis.attendu.json"), "utf8");

  it("shows each change as a verdict, and keeps it only when somebody agrees", async () => {
    const made = await project(stricter);
    const before = kept(made);
    const asked: string[] = [];
    const answering = (answer: boolean) => ({
      isInteractive: true,
      confirm: (question: string) => {
        asked.push(question);
        return Promise.resolve(answer);
      },
    });
    const refused = await runIn(made.folder, ["test", "--update"], "", answering(false));
    expect(refused.code).toBe(1);
    golden("changement.texte", refused.out);
    expect(kept(made)).toBe(before);
    const agreed = await runIn(made.folder, ["test", "--update"], "", answering(true));
    expect(asked).toEqual(["Garder ce verdict ?", "Garder ce verdict ?"]);
    expect(agreed.out).toContain(
      "Résultat : admis → ajourné, à cause de la règle échec, à défaut d'une autre, ligne 34",
    );
    expect(kept(made)).not.toBe(before);
    expect(readdirSync(join(made.folder, "rules/essai/dossiers")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("never writes in continuous integration, nor where nobody can answer", async () => {
    const made = await project(stricter);
    const before = kept(made);
    const inCi = await runIn(made.folder, ["test", "--update", "--yes"], "", { isCi: true });
    expect([inCi.code, inCi.err.includes("intégration continue")]).toEqual([2, true]);
    const alone = await runIn(made.folder, ["test", "--update"]);
    expect([alone.code, alone.err.includes("--yes")]).toEqual([2, true]);
    expect(kept(made)).toBe(before);
  });
});

describe("coverage of the text", () => {
  it("is told after the results, written as a page, and held to a threshold", async () => {
    const { folder } = await project();
    const told = await runIn(folder, ["test", "--coverage"]);
    expect([told.code, told.err]).toEqual([0, ""]);
    golden("couverture.texte", told.out);
    const low = await runIn(folder, ["test", "--coverage-min", "100", "--coverage-html", "page.html", "--lang", "en"]);
    expect(low.code).toBe(1);
    expect(low.err).toMatch(/^Coverage below 100%: essai \(\d+(\.\d)?%\)\n$/);
    expect(readFileSync(join(folder, "page.html"), "utf8")).toContain('<mark class="part">moyenne ≥ seuil</mark>');
    const enough = await runIn(folder, ["test", "--coverage-min", "12,5"]);
    expect([enough.code, enough.err]).toEqual([0, ""]);
  });

  it("leaves results for tools as they are", async () => {
    const { folder } = await project();
    const { out, err } = await runIn(folder, ["test", "--coverage", "--reporter", "json"]);
    expect((JSON.parse(out) as { readonly passed: number }).passed).toBe(4);
    expect(err).toMatch(/^Couverture du texte\n/);
  });

  it("says what is wrong with how it is asked for", async () => {
    const { folder } = await project();
    const wrong = async (...words: string[]): Promise<string> => {
      const { code, err } = await runIn(folder, ["test", ...words]);
      expect(code).toBe(2);
      return err;
    };
    expect(await wrong("--coverage-min", "beaucoup")).toBe(
      "« beaucoup » n'est pas un pourcentage : --coverage-min attend un nombre de 0 à 100.\n",
    );
    expect(await wrong("--coverage-min", "101")).toContain("« 101 »");
    expect(await wrong("--coverage-html", "nulle-part/page.html")).toBe(
      "« nulle-part/page.html » ne peut pas être écrit : il n'existe pas.\n",
    );
    expect(await wrong("--coverage", "--dossiers", "a", "--attendu", "b")).toContain("non sur une cohorte");
    expect(await wrong("--coverage", "--update", "--yes")).toContain("--update");
  });
});

describe("a cohort", () => {
  it("is judged line by line, its differences grouped by rule, its broken lines told and passed over", async () => {
    const made = await project();
    const verdicts = await Promise.all(
      [ADMITTED, REFUSED].map(async (dossier) => {
        await runIn(made.folder, ["compile", "rules"]);
        const { out } = await runIn(made.folder, ["evaluate", "essai", "-", "--json"], dossier);
        return JSON.stringify(JSON.parse(out));
      }),
    );
    made.write({
      "cohorte.ndjson": [ADMITTED, REFUSED, "{ cassé", ADMITTED, REFUSED, ADMITTED].join("\n"),
      "attendus.ndjson": [verdicts[0], verdicts[1], verdicts[0], verdicts[1], verdicts[0]].join("\n"),
    });
    const words = ["test", "--dossiers", "cohorte.ndjson", "--attendu", "attendus.ndjson"];
    const { code, out } = await runIn(made.folder, words);
    expect(code).toBe(1);
    golden("cohorte.texte", out);
    made.write({
      "cohorte.ndjson": `${ADMITTED}\n${REFUSED}\n`,
      "attendus.ndjson": `${verdicts[0]!}\n${verdicts[1]!}\n`,
    });
    expect(await runIn(made.folder, words)).toEqual({
      code: 0,
      out: "2 dossiers jugés : 2 conformes, 0 différents\n",
      err: "",
    });
    const missing = await runIn(made.folder, ["test", "--dossiers", "absent.ndjson", "--attendu", "attendus.ndjson"]);
    expect([missing.code, missing.err]).toEqual([2, "« absent.ndjson » ne peut pas être lu : il n'existe pas.\n"]);
  });
});
