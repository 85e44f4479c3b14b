import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runIn } from "./run-in.js";
import { scratch } from "./scratch.js";

describe("reglo new", () => {
  it("writes a regulation that checks, and whose example holds", async () => {
    const { folder } = scratch();
    const made = await runIn(folder, [
      "new",
      "mon-diplome",
      "--titre",
      "Mon diplôme",
      "--session",
      "2026",
      "--unités",
      "--blocs",
      "--conservation",
      "24",
    ]);
    expect([made.code, made.err]).toEqual([0, ""]);
    expect(made.out).toContain("rules/mon-diplome/2026.rules est écrit.");
    expect(await runIn(folder, ["format", "--check"])).toEqual({ code: 0, out: "", err: "" });
    expect((await runIn(folder, ["check"])).out).toBe("1 fichier vérifié, rien à signaler\n");
    expect((await runIn(folder, ["format", "--check"])).code).toBe(0);
    expect((await runIn(folder, ["test"])).out).toMatch(/^✓ mon-diplome 2026 — 1 exemple\n\n1 cas : 1 conforme/);
  });

  it("never writes over a file, and says everything that will not do", async () => {
    const { folder } = scratch({ "rules/essai/2026.rules": "à moi" });
    const there = await runIn(folder, ["new", "essai", "--session", "2026"]);
    expect([there.code, there.err]).toEqual([
      2,
      "Le code « essai » est déjà pris par rules/essai/2026.rules. Choisissez-en un autre ; une nouvelle version s'écrit à côté de celle-là.\n",
    ]);
    expect(readFileSync(join(folder, "rules/essai/2026.rules"), "utf8")).toBe("à moi");
    const wrong = await runIn(folder, ["new", "../ailleurs", "--session", "hier", "--conservation", "deux ans"]);
    expect([wrong.code, wrong.err.trim().split("\n")]).toEqual([
      2,
      [
        "Le code « ../ailleurs » ne convient pas : des lettres, des chiffres et des traits d'union, comme bac-pro.",
        "La session « hier » ne convient pas : une année, de 2000 à 2099.",
        "La durée « deux ans » ne convient pas : un nombre de mois, de 0 à 999.",
      ],
    ]);
    expect((await runIn(folder, ["new"])).err).toContain("Personne ne peut répondre ici");
  });

  it("asks, and writes nothing when whoever is asked gives up", async () => {
    const { folder } = scratch();
    const asked: string[] = [];
    const answers = ["cap-essai", "CAP d'essai", "Arrêté fictif", "2027", "60"];
    const answered = await runIn(folder, ["new"], "", {
      isInteractive: true,
      ask: (question) => {
        asked.push(question);
        return Promise.resolve(answers[asked.length - 1]);
      },
      confirm: () => Promise.resolve(true),
    });
    expect([answered.code, asked.length]).toEqual([0, 5]);
    expect(readFileSync(join(folder, "rules/cap-essai/2027.rules"), "utf8")).toContain("source « Arrêté fictif »");
    const gone = await runIn(folder, ["new"], "", { isInteractive: true });
    expect(gone).toEqual({ code: 1, out: "", err: "Rien n'a été écrit.\n" });
  });
});
