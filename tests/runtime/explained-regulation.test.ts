/** What a compiled regulation says of adverse decisions, in full: each reason once, with what it rests on. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { source } from "../../diagnostics/source.js";
import { explanationText, type Pack } from "../../runtime/index.js";
import { packOf } from "../compiled-pack.js";
import { expectGolden } from "../golden.js";

const folder = join(import.meta.dirname, "explanations");
let pack: Pack;

beforeAll(async () => {
  pack = await packOf([source("parcours/2026.rules", readFileSync(join(folder, "parcours.rules"), "utf8"))]);
});

const dossier = {
  voie: "vae",
  moyenne_obtenue: 17,
  notifiée_le: "2026-03-01",
  inscriptions: [
    { numéro: "A", début: "2020-09-01", fin: "2021-06-30" },
    { numéro: "B", début: "2025-09-01" },
  ],
};

it.each([
  ["sans-réponse", dossier],
  [
    "réponse-tardive",
    { ...dossier, voie: "scolaire", moyenne_obtenue: 12, réponse_le: "2026-05-01", recevabilité: "2019-01-01" },
  ],
  ["aucune-en-cours", { ...dossier, recevabilité: "2026-01-01", inscriptions: dossier.inscriptions.slice(0, 1) }],
  [
    "refusé-d-avance",
    {
      ...dossier,
      réponse_le: "2026-02-01",
      inscriptions: [1, 2, 3].map((n) => ({ numéro: `${n}`, début: "2025-09-01" })),
    },
  ],
])("%s", (name, file) => {
  expectGolden(join(folder, `expected-${name}.txt`), `${explanationText(pack.explain("parcours", file))}\n`);
});

it("of a contrainte, the message and the text that it quotes", () => {
  const answer = pack.evaluate("parcours", { ...dossier, réponse_le: "2026-02-01" });
  expect("errors" in answer && answer.errors).toEqual([
    {
      pointer: "",
      code: "constraint",
      message: "La réponse suit la notification",
      legal: ["Article 3", "Nul ne répond avant d'avoir reçu la notification."],
    },
  ]);
});

it("a verdict's reasons are the same whether or not the text tells of them", () => {
  expect(pack.evaluate("parcours", dossier)).toMatchObject({
    decisions: { droit: { status: "acquired", value: false } },
  });
});
