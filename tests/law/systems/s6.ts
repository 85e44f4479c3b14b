/** S6, the BTS. */
import { asRaw, type Json, type LawSystem } from "../system.js";

interface Facts {
  readonly session: number;
  readonly units: readonly {
    readonly code: string;
    readonly coef: number;
    readonly domain: keyof typeof DOMAINS;
    readonly state: keyof typeof STATES;
    readonly mark?: number;
    readonly control?: number;
  }[];
}
interface Outcome {
  readonly beforeControl: keyof typeof ISSUES;
  readonly decision: keyof typeof ISSUES;
  readonly diploma: boolean;
  readonly attestations: readonly string[];
  readonly average?: string;
  readonly professionalAverage?: string;
  readonly averageAfterControl?: string;
}

const ISSUES = {
  ADMIS: "admis",
  AUTORISE_CONTROLE: "autorisé_au_contrôle",
  AJOURNE: "ajourné",
  NON_DELIVRABLE_ABSENCE: "non_délivrable",
} as const;
const DOMAINS = { general: "général", professional: "professionnel" } as const;
const STATES = {
  marked: "notée",
  "unjustified-absence": "absence_injustifiée",
  "force-majeure": "force_majeure",
} as const;

export const s6: LawSystem<Facts, Outcome> = {
  system: "S6",
  code: () => "bts",
  dossier: ({ facts }) => ({
    session: facts.session,
    forme: "globale",
    unités: facts.units.map(({ code, coef, domain, state, mark, control }) => ({
      code,
      domaine: DOMAINS[domain],
      facultative: false,
      coefficient: coef,
      état: STATES[state],
      ...(mark !== undefined && { note: mark }),
      ...(control !== undefined && { note_contrôle: control }),
    })),
  }),
  expected: ({ expected }) => ({
    decisions: { premier_groupe: ISSUES[expected.beforeControl], résultat: ISSUES[expected.decision] },
    documents: {
      Diplôme: expected.diploma ? [{}] : [],
      Attestation: expected.attestations.map((unité) => ({ unité })),
    },
    values: {
      moyenne: expected.average && asRaw(expected.average),
      moyenne_professionnelle: expected.professionalAverage && asRaw(expected.professionalAverage),
      moyenne_après_contrôle: expected.averageAfterControl && asRaw(expected.averageAfterControl),
    },
  }),
  essential: (file) => ({
    session: file["session"],
    forme: file["forme"],
    unités: (file["unités"] as readonly Json[]).map(({ intitulé: _title, ...unit }) => unit),
  }),
};
