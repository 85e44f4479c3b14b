/** `reglo test --mutants`: what is asked of a small regulation, and what an answer changes. */
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { expectGolden } from "../golden.js";
import { runIn, type Answers, type Ran } from "./run-in.js";
import { scratch } from "./scratch.js";

const RULES = `règlement congé « Congé de formation »
  en vigueur à compter de 2024-01-01
  applicable selon demande

dossier
  demande    : date                        « Date de la demande »
  embauche   : date                        « Date d'embauche »
  note       : nombre de 0 à 20 au dixième « Note »
  voie       : Voie                        « Voie »
  fraude     : booléen                     « Fraude »

énumération Voie : scolaire, apprentissage, vae

paramètre seuil : nombre de 0 à 20 au dixième = 10

décision accordé : booléen, à défaut faux

règle ancienneté
  si embauche + 24 mois ≤ demande et note ≥ seuil et voie fait partie de (scolaire ; apprentissage)
  alors accordé vaut vrai

exception fraude_constatée à ancienneté
  si fraude
  alors accordé vaut faux
`;
const EXAMPLES = `
exemple « accordé »
  dossier
    demande = 2024-06-01
    embauche = 2020-01-01
    note = 12
    voie = scolaire
    fraude = faux
  attendu
    accordé = vrai

exemple « sous le seuil » d'après « accordé », sauf note = 9
  attendu
    accordé = faux

`;

const asked = (text: string, words: readonly string[] = [], answers: Answers = {}): Promise<Ran> =>
  runIn(scratch({ "rules/congé/2024.rules": text }).folder, ["test", "--mutants", ...words], "", answers);
const questions = (out: string): readonly string[] => out.split("\n").filter((line) => /^\d+\. /.test(line));

describe("reglo test --mutants", () => {
  it.each(["fr", "en"])("asks what no example says, with a dossier to decide (%s)", async (lang) => {
    const { code, out, err } = await asked(RULES + EXAMPLES, ["--lang", lang]);
    expect([code, err]).toEqual([0, ""]);
    expectGolden(`tests/cli/expected-mutants/questions.${lang}.txt`, out);
  });

  it("is answered by the very examples that it prints, which hold", async () => {
    let text = RULES + EXAMPLES;
    const { out } = await asked(text);
    const printed = out.match(/^ {3}exemple (?:.*\n)(?: {4,}.*\n)+/gm) ?? [];
    expect(printed).toHaveLength(questions(out).length);
    expect(printed.length).toBeGreaterThan(5);
    text += `\n${printed.map((one) => one.replace(/^ {3}/gm, "")).join("\n")}`;
    const { folder } = scratch({ "rules/congé/2024.rules": text });
    expect((await runIn(folder, ["test"])).code).toBe(0);
    const again = await runIn(folder, ["test", "--mutants"]);
    expect(questions(again.out)).toEqual([]);
    expect(again.out).toContain("0 acceptée (0 question)");
  });

  it("tells durations in words, and gives its examples titles that can be pasted", async () => {
    const { out } = await asked(`règlement congé « Congé »
  en vigueur à compter de 2024-01-01
  applicable selon demande

dossier
  demande  : date « Date de la demande »
  embauche : date « Date d'embauche »

paramètre franchise : durée en mois = 0 mois
contrainte « L'embauche précède la demande »
  embauche ≤ demande + franchise
contrainte « La demande ne tarde pas »
  demande ≤ 31 décembre 2030

décision accordé : booléen
règle accord
  alors accordé vaut vrai
`);
    expect(out).toContain("si la limite est 0 mois, plutôt que −1 mois (paramètre franchise");
    expect(out).toMatch(/exemple « à décider \d+ : contrainte La demande ne tarde pas, ligne 13 »/);
  });

  it("asks nothing more about a boundary once an example stands on it", async () => {
    const boundary = "jour pour jour";
    expect((await asked(RULES + EXAMPLES)).out).toContain(boundary);
    const on =
      "exemple « jour pour jour, accordé » d'après « accordé », sauf embauche = 2022-06-01\n  attendu\n    accordé = vrai\n";
    const text = RULES + EXAMPLES + on;
    expect(questions((await asked(text)).out).filter((line) => line.includes(boundary))).toEqual([]);
  });

  it("lets a declaration say that its mutants change nothing, and says when it need not", async () => {
    const waiving = (line: string): string =>
      RULES.replace(
        "exception fraude_constatée à ancienneté\n",
        `exception fraude_constatée à ancienneté\n  ${line}\n`,
      ) + EXAMPLES;
    const forgotten = "quand cette exception est oubliée";
    expect((await asked(waiving("> fraude"))).out).toContain(forgotten);
    for (const code of ["mutant-équivalent", "mutant-equivalent-exception"]) {
      const { out, err } = await asked(waiving(`volontaire ${code} « le texte est ainsi »`));
      expect(err).toBe("");
      expect(out).not.toContain(forgotten);
      expect(out).toContain("1 dite volontaire");
      expect(out).not.toContain("ne servent à rien");
    }
    const { out } = await asked(waiving("volontaire mutant-équivalent-seuil « rien »"));
    expect(out).toContain(forgotten);
    expect(out).toContain("ne servent à rien");
    expect(out).toContain("congé/2024.rules, ligne 23");
  });

  it("fails above a number of misreadings, when asked to", async () => {
    const count = Number(/(\d+) acceptées/.exec((await asked(RULES + EXAMPLES)).out)?.[1]);
    expect(count).toBeGreaterThan(0);
    expect((await asked(RULES + EXAMPLES, ["--seuil-mutants", String(count)])).code).toBe(0);
    expect((await asked(RULES + EXAMPLES, ["--seuil-mutants", String(count - 1)])).code).toBe(1);
    const wrong = await asked(RULES + EXAMPLES, ["--seuil-mutants", "beaucoup"]);
    expect([wrong.code, wrong.err]).toEqual([
      2,
      "L'option « --seuil-mutants » attend un nombre entier, et non « beaucoup ».\n",
    ]);
  });

  it("looks only at declarations whose name is asked for", async () => {
    const { out } = await asked(RULES + EXAMPLES, ["--filter", "FRAUDE_constatee"]);
    expect(questions(out)).toHaveLength(1);
    expect(out).toContain("1 lecture fautive essayée");
  });

  it("does not count an example that fails as an answer", async () => {
    const wrong = "exemple « faux » d'après « accordé », sauf fraude = vrai\n  attendu\n    accordé = vrai\n";
    const { code, out, err } = await asked(RULES + EXAMPLES + wrong);
    expect(code).toBe(1);
    expect(err).toContain("1 exemple ou dossier témoin échoue, et ne répond à rien");
    expect(out).toContain("quand cette exception est oubliée");
  });

  it("counts a golden dossier as an answer, once its verdict is kept", async () => {
    const dossier = '{"demande":"2024-06-01","embauche":"2020-01-01","note":12,"voie":"scolaire","fraude":true}';
    const { folder } = scratch({
      "rules/congé/2024.rules": RULES + EXAMPLES,
      "rules/congé/dossiers/fraude.json": dossier,
    });
    expect((await runIn(folder, ["test", "--mutants"])).out).toContain("quand cette exception est oubliée");
    expect((await runIn(folder, ["test", "--update", "--yes"])).code).toBe(0);
    expect((await runIn(folder, ["test", "--mutants"])).out).not.toContain("quand cette exception est oubliée");
  });

  it("says the same on threads as without", async () => {
    const alone = await asked(RULES + EXAMPLES);
    const threads = await asked(RULES + EXAMPLES, [], { mutantWorker: resolve("build/mutant-worker.js") });
    expect(threads).toEqual(alone);
  });
});
