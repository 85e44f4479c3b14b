/** Mutants of the regulations of the tests: which can be made, and which a dossier can be spared. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../compiler/index.js";
import { source } from "../../diagnostics/source.js";
import { dossiers, parameters } from "../../harness/generate/dossiers.js";
import { Infection } from "../../harness/mutants/infection.js";
import { mutantsOf } from "../../harness/mutants/mutants.js";
import { reduced } from "../../harness/mutants/reduce.js";
import { interpret, type Interpretation } from "../../interpreter/index.js";
import { MUTANT_KINDS } from "../../plan/mutant-kinds.js";
import { plansOf } from "../differential/regulations.js";

const plans = plansOf("tests/regulations");
const said = (decided: Interpretation): unknown =>
  "problems" in decided ? decided.problems : [decided.body.decisions, decided.body.documents];

test("mutants of every kind are made, each under a key of its own", () => {
  const all = plans.flatMap((plan) => mutantsOf(plan));
  // The bounds of a version are asked about apart.
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(MUTANT_KINDS.filter((kind) => kind !== "version")));
  for (const plan of plans) {
    const keys = mutantsOf(plan).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test("a value is moved in time only to where the version judges dossiers", () => {
  const dated = (values: string): readonly string[] => {
    const text = `règlement essai « Essai »
  en vigueur à compter de 2020 jusqu'à 2023
  applicable selon session
dossier
  session : entier de 2000 à 2100
  note : nombre de 0 à 20 au centième
paramètre seuil : nombre de 0 à 20 au centième
${values}
décision admis : booléen, à défaut faux
règle admission
  si note ≥ seuil
  alors admis vaut vrai
`;
    const { plans: read } = check([source("essai/2020.rules", text)]);
    expect(read).toHaveLength(1);
    return read
      .flatMap(mutantsOf)
      .flatMap(({ kind, variant, from }) => (kind === "date" ? [`${from} ${variant}`] : []));
  };
  expect(dated("  = 9 à compter de 2015\n  = 10 à compter de 2022")).toEqual(["2022 moins", "2022 plus"]);
  expect(dated("  = 9 à compter de 2020")).toEqual(["2020 plus"]);
});

describe("a mutant that is not run on a dossier decides it as the regulation does:", () => {
  test.each(plans.map((plan) => [`${plan.code} ${plan.version}`, plan] as const))("%s", (_, plan) => {
    const mutants = mutantsOf(plan).map((mutant) => ({ mutant, plan: mutant.plan() }));
    const infection = new Infection(
      plan,
      mutants.map(({ mutant }) => mutant),
    );
    for (const [dossier, set] of fc.sample(fc.tuple(dossiers(plan), parameters(plan)), { seed: 9, numRuns: 6 })) {
      const { decided, infected } = infection.try({ dossier, parameters: set });
      const spared = mutants.filter(({ mutant }) => !infected.includes(mutant));
      for (const { mutant, plan: other } of spared)
        expect(said(interpret(other, dossier, { parameters: set })), mutant.key).toEqual(said(decided));
    }
  });
});

describe("a dossier made small", () => {
  const units = (...notes: number[]): unknown => ({ voie: "vae", units: notes.map((note, i) => ({ code: i, note })) });
  const hasTen = ({ dossier }: { readonly dossier: unknown }): boolean =>
    JSON.stringify(dossier).includes('"note":10}');

  test("goes back to the nearest example, then leaves out what it can", () => {
    const examples = [
      units(1),
      {
        voie: "scolaire",
        units: [
          { code: 0, note: 12 },
          { code: 1, note: 12 },
          { code: 2, note: 3 },
        ],
      },
    ];
    const keeps: typeof hasTen = (draw) => hasTen(draw) && JSON.stringify(draw.dossier).includes('"voie"');
    expect(reduced({ dossier: units(4, 10, 7) }, examples, keeps)).toEqual({
      dossier: { voie: "scolaire", units: [{ note: 10 }] },
    });
  });

  test("drops parameters that are not needed, and keeps those that are", () => {
    const draw = { dossier: units(10), parameters: { seuil: 9 } };
    expect(reduced(draw, [], hasTen)).toEqual({ dossier: { units: [{ note: 10 }] } });
    expect(reduced(draw, [], (smaller) => hasTen(smaller) && smaller.parameters !== undefined)).toEqual({
      dossier: { units: [{ note: 10 }] },
      parameters: { seuil: 9 },
    });
  });
});
