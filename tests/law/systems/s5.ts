/** S5, the baccalauréat professionnel. */
import { asRaw, type Json, type LawSystem } from "../system.js";

interface Facts {
  readonly session: number;
  /** Whether the periods in the workplace are validated. */
  readonly internship: boolean;
  /** The mark of the single control test, until session 2021. */
  readonly control?: number;
  readonly deliberation?: string;
  readonly units: readonly {
    readonly code: string;
    readonly coef: number;
    readonly subject: keyof typeof SUBJECTS;
    readonly practical?: boolean;
    readonly state: keyof typeof STATES;
    readonly mark?: number;
    readonly obtained?: string;
    /** The mark of the control test in this subject, from session 2022. */
    readonly control?: number;
  }[];
}
interface Outcome {
  readonly beforeControl: keyof typeof ISSUES;
  readonly decision: keyof typeof ISSUES;
  readonly mention: keyof typeof MENTIONS | null;
  readonly diploma: boolean;
  readonly cfeps: boolean;
  /** Stated where no open reading of the text intervenes. */
  readonly attestations?: readonly string[];
  readonly units?: Readonly<Record<string, "MUST_RESIT">>;
  readonly average?: string;
  readonly professionalAverage?: string;
  readonly averageAfterControl?: string;
}

const ISSUES = {
  ADMIS: "admis",
  AUTORISE_CONTROLE: "autorisé_au_contrôle",
  AJOURNE: "ajourné",
  NON_DELIVRABLE: "non_délivrable",
  MUST_RESIT: "épreuve_à_repasser",
} as const;
const MENTIONS = { AB: "assez_bien", B: "bien", TB: "très_bien", TB_FELICITATIONS: "félicitations" } as const;
const STATES = {
  marked: "notée",
  kept: "conservée",
  "justified-absence": "absence_justifiée",
  "unjustified-absence": "absence_injustifiée",
} as const;
const SUBJECTS = {
  professional: "professionnelle",
  mathematics: "mathématiques",
  "physics-chemistry": "physique_chimie",
  "economics-management": "économie_gestion",
  health: "prévention_santé_environnement",
  french: "français",
  "history-geography": "histoire_géographie",
  language: "langue_vivante",
  arts: "arts_appliqués",
  sports: "éducation_physique",
} as const;

export const s5: LawSystem<Facts, Outcome> = {
  system: "S5",
  code: () => "bac-pro",
  dossier: ({ facts }) => ({
    session: facts.session,
    voie: "scolaire",
    forme: "globale",
    pfmp_validée: facts.internship,
    ...(facts.control !== undefined && { épreuve_de_contrôle: facts.control }),
    ...(facts.deliberation !== undefined && { délibération: facts.deliberation }),
    unités: facts.units.map(({ code, coef, subject, practical, state, mark, obtained, control }) => ({
      code,
      coefficient: coef,
      discipline: SUBJECTS[subject],
      pratique: practical ?? false,
      facultative: false,
      état: STATES[state],
      ...(mark !== undefined && { note: mark }),
      ...(obtained !== undefined && { obtenue_le: obtained }),
      ...(control !== undefined && { note_contrôle: control }),
    })),
  }),
  expected: ({ expected }) => ({
    decisions: {
      premier_groupe: ISSUES[expected.beforeControl],
      résultat: ISSUES[expected.decision],
      mention: expected.mention && MENTIONS[expected.mention],
      ...(expected.units && {
        conservation: Object.fromEntries(Object.keys(expected.units).map((code) => [code, "à_repasser"])),
      }),
    },
    documents: {
      Diplôme: expected.diploma ? [{}] : [],
      CFEPS: expected.cfeps ? [{}] : [],
      ...(expected.attestations && { Attestation: expected.attestations.map((unité) => ({ unité })) }),
    },
    values: {
      moyenne: expected.average && asRaw(expected.average),
      moyenne_professionnelle: expected.professionalAverage && asRaw(expected.professionalAverage),
      moyenne_après_contrôle: expected.averageAfterControl && asRaw(expected.averageAfterControl),
      note_finale: expected.averageAfterControl && asRaw(expected.averageAfterControl),
    },
  }),
  essential: ({ session, voie, forme, pfmp_validée, épreuve_de_contrôle, délibération, unités }) => ({
    session,
    voie,
    forme,
    pfmp_validée,
    ...(épreuve_de_contrôle !== undefined && { épreuve_de_contrôle }),
    // The date of the deliberation matters only where a mark is kept.
    ...((unités as readonly Json[]).some(({ état }) => état === "conservée") && { délibération }),
    unités: (unités as readonly Json[]).map(({ intitulé: _title, ...unit }) => unit),
  }),
};
