/** A small version written by hand, as the compiler would write it: an exam on marks, its control, its diploma and its attestations. */
import { dayNumber } from "../../runtime/calendar.js";
import { rawScaled, scaled } from "../../runtime/numbers.js";
import type { Body, CompiledVersion, Outcome, Problem, Reason, RuleTrace, VersionMeta } from "../../runtime/verdict.js";

interface Unit {
  readonly code: string;
  readonly mark: number;
}
interface Dossier {
  readonly units: readonly Unit[];
}
interface Parameters {
  readonly threshold: number;
}

export const meta: VersionMeta = {
  code: "mini",
  version: "2022",
  title: "Brevet d'essai",
  versionTitle: "Session 2022 et suivantes",
  source: "Code de l'éducation, article D1-1",
  enums: { Issue: { admis: "Admis", refusé: "Refusé" } },
  decisions: [
    { name: "résultat", label: "Résultat de l'examen", printing: { enum: "Issue" } },
    { name: "validation", on: "Unité", label: "Validation", printing: "boolean" },
  ],
  documents: [
    { name: "Diplôme", label: "Brevet d'essai", fields: [] },
    {
      name: "Attestation",
      label: "Attestation d'unité",
      fields: [{ name: "unité", label: "Unité", printing: "text" }],
    },
  ],
  labels: { "/session": "Année de la session", "/unités/#/note": "Note sur 20" },
  elements: { "/unités/#": { name: "Unité", key: "code" } },
  parameters: [{ name: "seuil", key: "seuil", label: "Moyenne exigée", printing: "number", chosen: true }],
  rules: [
    {
      id: "admission",
      name: "admission",
      kind: "ordinary",
      place: { file: "mini/2022.rules", line: 20 },
      legal: ["Article D1-1", "Est admis le candidat dont la moyenne est au moins égale à 10 sur 20."],
      tests: ["moyenne ≥ seuil"],
      printings: { moyenne: "number", seuil: "number" },
      motif: ["Moyenne de ", { printing: "number" }, " sur 20."],
      concludesOn: ["résultat", "Diplôme"],
    },
    {
      id: "échec",
      name: "échec",
      kind: "default",
      place: { file: "mini/2022.rules", line: 26 },
      legal: [],
      tests: [],
      printings: {},
      motif: [],
      concludesOn: ["résultat"],
    },
    {
      id: "unité_validée",
      name: "unité_validée",
      kind: "ordinary",
      place: { file: "mini/2022.rules", line: 30 },
      legal: ["Article D1-2"],
      tests: ["note de u ≥ seuil"],
      printings: { "note de u": "number", seuil: "number" },
      motif: [],
      concludesOn: ["validation", "Attestation"],
      elements: { validation: "u" },
    },
  ],
};

function validate(json: unknown): Problem[] {
  const dossier = json as { session?: unknown; unités?: unknown };
  if (typeof json !== "object" || json === null || Array.isArray(json)) return [{ pointer: "", code: "not-an-object" }];
  const problems: Problem[] = [];
  if (!Object.hasOwn(json, "session")) problems.push({ pointer: "/session", code: "missing" });
  else if (typeof dossier.session !== "number" && dayNumber(String(dossier.session)) === undefined)
    problems.push({ pointer: "/session", code: "wrong-type", details: { expected: "integer" } });
  if (!Array.isArray(dossier.unités)) return [...problems, { pointer: "/unités", code: "missing" }];
  for (const [i, unit] of (dossier.unités as { note: number }[]).entries()) {
    if (unit.note > 20) problems.push({ pointer: `/unités/${i}/note`, code: "too-large", details: { maximum: 20 } });
  }
  return problems;
}

function decide({ units }: Dossier, { threshold }: Parameters, trace?: RuleTrace[]): Body {
  const total = units.reduce((sum, u) => sum + u.mark, 0);
  const average = rawScaled(total, 2) === 0 ? 0 : Number(total) / units.length / 100;
  const admitted = total >= threshold * units.length;
  const values = { moyenne: average, seuil: rawScaled(threshold, 2) };
  const reasons: Reason[] = [];
  const validation: Record<string, Outcome> = {};
  if (admitted)
    reasons.push({ rule: "admission", concludes: [{ decision: "résultat" }, { document: "Diplôme" }], values });
  else reasons.push({ rule: "échec", concludes: [{ decision: "résultat" }], values: {} });
  trace?.push(
    {
      rule: "admission",
      status: admitted ? "stands" : "not-applied",
      holds: admitted,
      setAsideBy: [],
      tests: [{ holds: admitted, values }],
      motif: admitted ? [average] : [],
    },
    { rule: "échec", status: admitted ? "not-applied" : "stands", holds: true, setAsideBy: [], tests: [], motif: [] },
  );
  const documents = admitted ? [{ document: "Diplôme" }] : [];
  const attestations: { document: string; unité: string }[] = [];
  for (const { code, mark } of units) {
    const holds = mark >= threshold;
    const read = { "note de u": rawScaled(mark, 2), seuil: rawScaled(threshold, 2) };
    validation[code] = holds ? { status: "acquired", value: true } : { status: "absent" };
    if (holds) {
      reasons.push({
        rule: "unité_validée",
        each: { u: code },
        concludes: [{ decision: "validation", element: code }, { document: "Attestation" }],
        values: read,
      });
      attestations.push({ document: "Attestation", unité: code });
    }
    trace?.push({
      rule: "unité_validée",
      each: { u: code },
      status: holds ? "stands" : "not-applied",
      holds,
      setAsideBy: [],
      tests: [{ holds, values: read }],
      motif: [],
    });
  }
  return {
    decisions: { résultat: { status: "acquired", value: admitted ? "admis" : "refusé" }, validation },
    documents: [...documents, ...attestations],
    reasons,
  };
}

export const miniVersion: CompiledVersion<Dossier, Parameters> = {
  meta,
  validate,
  validateParameters(json) {
    if (json === undefined) return [];
    return Object.entries(json as object).flatMap(([key, value]): Problem[] => {
      if (key !== "seuil")
        return [{ pointer: `/parameters/${key}`, code: "unknown-parameter", details: { known: ["seuil"] } }];
      return typeof value === "number"
        ? []
        : [{ pointer: "/parameters/seuil", code: "wrong-type", details: { expected: "number" } }];
    });
  },
  read: (json) => ({
    units: (json as { unités: { code: string; note: number }[] }).unités.map((u) => ({
      code: u.code,
      mark: scaled(u.note, 2)!,
    })),
  }),
  readParameters: (json) => ({ threshold: scaled((json as { seuil?: number } | undefined)?.seuil ?? 10, 2)! }),
  checkDossier: ({ units }) =>
    units.length === 0
      ? [{ pointer: "", code: "constraint", details: { message: "Le dossier comporte au moins une unité" } }]
      : [],
  chosen: ({ threshold }) => ({ seuil: rawScaled(threshold, 2) }),
  decide,
};
