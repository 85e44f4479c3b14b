/** S4, the CAP. */
import { asRaw, type Json, type LawSystem } from "../system.js";

interface Facts {
  readonly session: number;
  readonly deliberation?: string;
  readonly units: readonly {
    readonly code: string;
    readonly coef: number;
    readonly domain: keyof typeof DOMAINS;
    readonly optional?: boolean;
    readonly state: keyof typeof STATES;
    readonly mark?: number;
    /** When a kept mark was obtained. */
    readonly obtained?: string;
    /** Whether the candidate relies on the attestation of this unit. */
    readonly attestation?: boolean;
  }[];
}
interface Outcome {
  readonly decision?: keyof typeof ISSUES;
  readonly diploma: boolean;
  readonly mention?: "AB" | null;
  readonly attestations?: readonly string[];
  readonly replacements?: readonly string[];
  /** What becomes of a unit. */
  readonly fates?: Readonly<Record<string, keyof typeof FATES>>;
  readonly average?: string;
  readonly professionalAverage?: string;
}

const ISSUES = {
  ADMIS: "admis",
  AJOURNE: "ajourné",
  REMPLACEMENT: "remplacement",
  NON_DELIVRABLE: "non_délivrable",
} as const;
const DOMAINS = { general: "général", professional: "professionnel" } as const;
const STATES = {
  marked: "notée",
  kept: "conservée",
  "justified-absence": "absence_justifiée",
  "unjustified-absence": "absence_injustifiée",
} as const;
const FATES = { COUNTS: "comptée", RETAKE: "à_présenter", DISPENSED: "hors_calcul" } as const;
/** What the page's codes stand for. */
const SUBJECTS: Readonly<Record<string, string>> = {
  PSE: "prévention_santé_environnement",
  FR: "français_histoire_géographie",
  MS: "mathématiques_sciences",
  EPS: "éducation_physique",
  LV: "langue_vivante",
};

/** Mentions exist from session 2024 only: the version before has no such decision. */
const FIRST_SESSION_WITH_MENTIONS = 2024;

export const s4: LawSystem<Facts, Outcome> = {
  system: "S4",
  code: () => "cap",
  dossier: ({ facts }) => ({
    session: facts.session,
    voie: "scolaire",
    forme: "globale",
    ...(facts.deliberation !== undefined && { délibération: facts.deliberation }),
    unités: facts.units.map(({ code, coef, domain, optional, state, mark, obtained, attestation }) => ({
      code,
      enseignement: SUBJECTS[code] ?? "autre",
      domaine: DOMAINS[domain],
      facultative: optional ?? false,
      coefficient: coef,
      état: STATES[state],
      ...(mark !== undefined && { note: mark }),
      ...(state === "kept" && {
        obtenue_le: obtained,
        autre_spécialité: false,
        attestation_invoquée: attestation ?? false,
      }),
    })),
  }),
  expected: ({ facts, expected }) => ({
    decisions: {
      ...(expected.decision !== undefined && {
        issue_des_épreuves: ISSUES[expected.decision],
        résultat: ISSUES[expected.decision],
      }),
      ...(expected.fates !== undefined && {
        sort: Object.fromEntries(Object.entries(expected.fates).map(([unit, fate]) => [unit, FATES[fate]])),
      }),
      ...(expected.mention === "AB" && { mention: "assez_bien" }),
      ...(expected.mention === null && facts.session >= FIRST_SESSION_WITH_MENTIONS && { mention: null }),
    },
    documents: {
      Diplôme: expected.diploma ? [{}] : [],
      ...(expected.attestations !== undefined && { Attestation: expected.attestations.map((unité) => ({ unité })) }),
      ...(expected.replacements !== undefined && { Convocation: expected.replacements.map((unité) => ({ unité })) }),
    },
    values: {
      moyenne: expected.average && asRaw(expected.average),
      moyenne_professionnelle: expected.professionalAverage && asRaw(expected.professionalAverage),
    },
  }),
  essential: (file) => ({
    session: file["session"],
    voie: file["voie"],
    forme: file["forme"],
    délibération: file["délibération"],
    unités: (file["unités"] as readonly Json[]).map(({ intitulé: _title, ...unit }) => unit),
  }),
};
