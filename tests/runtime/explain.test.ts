import { describe, expect, test } from "vitest";
import { explain } from "../../runtime/explain.js";
import { explanationText } from "../../runtime/report.js";
import type { Body, Raw, RuleTrace, Verdict, VersionMeta } from "../../runtime/verdict.js";
import { meta as miniMeta, miniVersion } from "./mini-version.js";

const header = { regulation: "mini", version: "2022", digest: "d", parameters: { seuil: 10 } };

/** The verdict of the small version on these marks, explained. */
function explained(lang: "fr" | "en", ...marks: number[]): ReturnType<typeof explain> {
  const trace: RuleTrace[] = [];
  const dossier = miniVersion.read({ unités: marks.map((note, i) => ({ code: `E${i + 1}`, note })) });
  const body = miniVersion.decide(dossier, miniVersion.readParameters(undefined), trace);
  return explain(miniMeta, { ...header, identifiant: "C-17", ...body }, trace, lang);
}

describe("the report reads as reviewed", () => {
  test("a candidate who passes", async () => {
    await expect(explanationText(explained("fr", 10, 12, 8))).toMatchFileSnapshot("explanations/expected-admis.txt");
  });
  test("a candidate who fails: the rules that did not apply, and the condition that failed", async () => {
    await expect(explanationText(explained("fr", 10, 8.5))).toMatchFileSnapshot("explanations/expected-refusé.txt");
  });
  test("the same in English", async () => {
    await expect(explanationText(explained("en", 10, 8.5), "en")).toMatchFileSnapshot(
      "explanations/expected-refused.txt",
    );
  });
  test("exceptions, conflict, no rule, blocked, absent", async () => {
    await expect(explanationText(unsettled)).toMatchFileSnapshot("explanations/expected-non-établi.txt");
  });
  test("elements of which the same is said are told together, and only they", async () => {
    await expect(explanationText(manyUnits)).toMatchFileSnapshot("explanations/expected-ensemble.txt");
  });
  test("an invalid dossier", async () => {
    const errors = [
      { pointer: "/session", code: "missing", message: "Il manque « session » (Année de la session)." },
      {
        pointer: "/unités/0/note",
        code: "too-large",
        message: "Unité « E1 » : « note » (Note sur 20) vaut 20,5 ; la plus grande valeur admise est 20.",
      },
      {
        pointer: "",
        code: "constraint",
        message: "Le candidat présente au plus deux épreuves facultatives",
        legal: [
          "Article D1-3",
          "Tout candidat peut présenter, à titre facultatif, une ou deux unités choisies parmi celles proposées.",
        ],
      },
    ];
    await expect(explanationText({ regulation: "mini", errors })).toMatchFileSnapshot(
      "explanations/expected-invalide.txt",
    );
  });
});

const rule = (id: string, more: Partial<VersionMeta["rules"][number]> = {}): VersionMeta["rules"][number] => ({
  id,
  name: id,
  kind: "ordinary",
  place: { file: "essai/2022.rules", line: 1 },
  legal: [],
  tests: [],
  printings: {
    moyenne: "number",
    décision_du_jury: { enum: "Issue" },
    absences: "number",
    "obtenue le": "date",
    durée: "months",
  },
  motif: [],
  concludesOn: [],
  ...more,
});
const traced = (
  id: string,
  status: RuleTrace["status"],
  holds: boolean | null,
  more: Partial<RuleTrace> = {},
): RuleTrace => ({
  rule: id,
  status,
  holds,
  setAsideBy: [],
  tests: [],
  motif: [],
  ...more,
});

const unsettledMeta: VersionMeta = {
  code: "essai",
  version: "2022",
  enums: { Issue: { admis: "Admis" } },
  labels: {},
  parameters: [],
  decisions: [
    { name: "mention", printing: { enum: "Issue" } },
    { name: "résultat", label: "Résultat", printing: { enum: "Issue" } },
    { name: "passage", printing: "boolean" },
    { name: "dispense", printing: "boolean" },
    { name: "validité", printing: "date" },
  ],
  documents: [
    { name: "Diplôme", fields: [] },
    {
      name: "Relevé",
      label: "Relevé de notes",
      fields: [
        { name: "jusqu_au", label: "valable jusqu'au", printing: "date" },
        { name: "moyenne", printing: "number" },
      ],
    },
  ],
  rules: [
    rule("mention_bien", { legal: ["Art. 1. Mention bien de 14 à 16."], concludesOn: ["mention"] }),
    rule("mentions:3", { name: "ligne 3 de mentions", concludesOn: ["mention"] }),
    rule("compensation", {
      legal: [
        "Art. 2. Les candidats dont la moyenne est au moins égale à 10 sur 20 sont admis, à la condition qu'ils n'aient pas été absents plus de trois fois au cours de l'année.",
      ],
      tests: ["moyenne ≥ 10", "absences ≤ 3"],
      concludesOn: ["résultat"],
    }),
    rule("jury", {
      kind: "exception",
      legal: ["Art. 3. Le jury est souverain."],
      tests: ["décision_du_jury est renseignée"],
      motif: ["Le jury a décidé : ", { printing: { enum: "Issue" } }, "."],
      concludesOn: ["résultat"],
    }),
    rule("fraude", { kind: "exception", tests: ["fraude"], concludesOn: ["résultat"] }),
    rule("absent", { tests: ["moyenne n'est pas renseignée"], concludesOn: ["résultat"] }),
    rule("passe", { tests: ["mention = bien"], concludesOn: ["passage", "Diplôme"] }),
    rule("conserve", {
      concludesOn: ["validité", "Relevé"],
      motif: ["Note conservée ", { printing: "months" }, " à compter du ", { printing: "date" }, "."],
    }),
  ],
};

const values: Readonly<Record<string, Raw>> = { moyenne: "1799/180", absences: 2 };
const body: Body = {
  decisions: {
    mention: { status: "conflict", rules: ["mention_bien", "mentions:3"] },
    résultat: { status: "acquired", value: "admis" },
    passage: { status: "blocked", by: ["mention"] },
    dispense: { status: "absent" },
    validité: { status: "acquired", value: "2026-03-01" },
  },
  documents: [{ document: "Relevé", jusqu_au: "2026-03-01", moyenne: "1799/180" }],
  reasons: [
    { rule: "mention_bien", concludes: [{ decision: "mention" }], values: { moyenne: 14 } },
    { rule: "mentions:3", concludes: [{ decision: "mention" }], values: { moyenne: 14 } },
    { rule: "jury", concludes: [{ decision: "résultat" }], values: { décision_du_jury: "admis" } },
    {
      rule: "conserve",
      concludes: [{ decision: "validité" }, { document: "Relevé" }],
      values: { "obtenue le": "2024-03-01", durée: "P24M" },
    },
  ],
  blockedDocuments: [{ document: "Diplôme", by: ["mention"] }],
};
const unsettledTrace: RuleTrace[] = [
  traced("mention_bien", "stands", true),
  traced("mentions:3", "stands", true),
  traced("compensation", "set-aside", false, {
    setAsideBy: ["jury"],
    tests: [
      { holds: false, values },
      { holds: true, values },
    ],
  }),
  traced("jury", "stands", true, { motif: ["admis"] }),
  traced("fraude", "not-applied", true),
  traced("absent", "not-applied", false, { tests: [{ holds: false, values }] }),
  traced("passe", "blocked", null, { tests: [{ holds: null, values: {} }] }),
  traced("conserve", "stands", true, { motif: ["P24M", "2024-03-01"] }),
];
const verdict: Verdict = { ...header, regulation: "essai", parameters: {}, ...body };
const unsettled = explain(unsettledMeta, verdict, unsettledTrace, "fr");

const tried = (u: string, mark: number, status: RuleTrace["status"] = "not-applied"): RuleTrace =>
  traced("attestation", status, status === "stands", {
    each: { u },
    tests: [{ holds: status === "stands", values: { moyenne: mark } }],
  });
const manyUnits = explain(
  {
    ...unsettledMeta,
    decisions: [{ name: "dispense", on: "Unité", label: "Dispense", printing: "boolean" }],
    documents: [
      { name: "Attestation", fields: [] },
      { name: "Diplôme", fields: [] },
    ],
    rules: [
      rule("attestation", { tests: ["moyenne ≥ 10"], concludesOn: ["Attestation"] }),
      rule("délivrance", { tests: ["échange"], concludesOn: ["Diplôme"] }),
      rule("dispensée", { kind: "default", concludesOn: ["dispense"] }),
    ],
  },
  {
    ...header,
    decisions: {
      dispense: {
        E1: { status: "absent" },
        E2: { status: "acquired", value: true },
        E3: { status: "absent" },
        E4: { status: "no-rule" },
        E5: { status: "absent" },
      },
    },
    documents: [],
    reasons: [
      { rule: "dispensée", each: { u: "E2" }, concludes: [{ decision: "dispense", element: "E2" }], values: {} },
    ],
  },
  [
    ...["E1", "E2", "E4"].map((u) => tried(u, 8.5)),
    tried("E3", 7),
    tried("E5", 8.5, "blocked"),
    // Of two elements, one would not know which goes with which.
    ...["A", "B"].map((v) => traced("délivrance", "not-applied", false, { each: { u: "E1", v } })),
    traced("dispensée", "stands", true, { each: { u: "E2" } }),
  ],
  "fr",
);

describe("the explanation as data", () => {
  test("candidates between do not change what is said of one", () => {
    const first = JSON.stringify(explained("fr", 10, 8.5));
    for (const marks of [[10, 12, 8], [10], [0, 20, 20, 3.25]]) explained("fr", ...marks);
    explained("en", 10, 8.5);
    expect(JSON.stringify(explained("fr", 10, 8.5))).toBe(first);
  });

  test("a condition that reads no value, and names that two enumerations share, are told each time for what they are", () => {
    const meta: VersionMeta = {
      ...unsettledMeta,
      enums: { Issue: { oui: "Admis" }, Accord: { oui: "Favorable" } },
      decisions: [],
      documents: [{ name: "Diplôme", fields: [] }],
      rules: [
        rule("seule", {
          tests: ["toutes les unités sont acquises"],
          printings: { issue: { enum: "Issue" }, avis: { enum: "Accord" } },
          concludesOn: ["Diplôme"],
        }),
      ],
    };
    const told = (holds: boolean, values: Readonly<Record<string, Raw>>): unknown => {
      const trace = [traced("seule", "not-applied", holds, { tests: [{ holds, values }] })];
      const nothing: Verdict = { ...header, decisions: {}, documents: [], reasons: [] };
      const [test] = explain(meta, nothing, trace, "fr").documentsExplained[0]!.tried[0]!.tests;
      return [test!.holds, ...test!.values.map(({ name, value }) => `${name} = ${value}`)];
    };
    expect(told(true, {})).toEqual([true]);
    expect(told(false, {})).toEqual([false]);
    expect(told(true, { issue: "oui", avis: "oui" })).toEqual([true, "issue = Admis", "avis = Favorable"]);
    expect(told(true, { issue: "oui" })).toEqual([true, "issue = Admis"]);
    expect(told(true, {})).toEqual([true]);
    expect(told(true, { avis: "oui" })).toEqual([true, "avis = Favorable"]);
  });

  test("it is the verdict, and more", () => {
    expect(unsettled).toMatchObject(verdict);
    expect(JSON.parse(JSON.stringify(unsettled))).toEqual(unsettled);
  });
  test("values are printed as the regulation's types say", () => {
    const [result] = unsettled.decisionsExplained.filter((d) => d.decision === "résultat");
    expect(result?.value).toBe("Admis");
    expect(result?.stands.map((r) => [r.rule, r.motif, r.values])).toEqual([
      ["jury", "Le jury a décidé : Admis.", [{ name: "décision_du_jury", value: "Admis" }]],
    ]);
    expect(result?.tried[0]?.tests[0]).toEqual({
      text: "moyenne ≥ 10",
      holds: false,
      values: [
        { name: "moyenne", value: "9,99…" },
        { name: "absences", value: "2" },
      ],
    });
  });
  test("what a motif tells is told in its language, that of the regulation; the rest in the reader's", () => {
    const [, , , , validity] = explain(unsettledMeta, verdict, unsettledTrace, "en").decisionsExplained;
    expect(validity?.value).toBe("1 March 2026");
    expect(validity?.stands[0]?.motif).toBe("Note conservée 24 mois à compter du 1er mars 2024.");
    expect(validity?.stands[0]?.values.map(({ value }) => value)).toEqual(["1 March 2024", "24 months"]);
  });
  test("each element of a per-element decision has its own rules", () => {
    const about = explained("fr", 10, 8.5).decisionsExplained.filter((d) => d.decision === "validation");
    expect(about.map((d) => [d.element, d.stands.length, d.tried.length])).toEqual([
      ["E1", 1, 0],
      ["E2", 0, 1],
    ]);
  });
  test("each delivery has the rule behind it", () => {
    const documents = explained("fr", 10, 12).documentsExplained;
    expect(documents.map((d) => [d.document, d.deliveries.map((x) => x.stands.map((r) => r.each[0]?.value))])).toEqual([
      ["Diplôme", [[undefined]]],
      ["Attestation", [["E1"], ["E2"]]],
    ]);
  });
});
