/** S3, the mention complémentaire. */
import { asRaw, type Json, type LawSystem } from "../system.js";

interface Facts {
  readonly session: number;
  /** The day the jury sits. */
  readonly jury: string;
  readonly units: readonly {
    readonly code: string;
    readonly coef: number;
    readonly state: keyof typeof STATES;
    readonly mark?: number;
    /** Of a kept mark: the day it was obtained, whether the block was attested, and whether a dispensation is asked for. */
    readonly obtained?: string;
    readonly attested?: boolean;
    readonly dispensationAsked?: boolean;
  }[];
  readonly parameters?: { readonly attestationsWithoutAverage: boolean };
}
/** What the page leaves open is left out. */
interface Outcome {
  readonly decision?: keyof typeof ISSUES;
  readonly mention?: keyof typeof MENTIONS | null;
  readonly diploma: boolean;
  readonly attestations?: readonly string[];
  readonly kept?: readonly { readonly unit: string; readonly mark: number; readonly until: string }[];
  readonly conservation?: Readonly<Record<string, keyof typeof CONSERVATIONS>>;
  readonly average?: string;
}

const ISSUES = {
  ADMIS: "admis",
  AJOURNE: "ajourné",
  REMPLACEMENT: "remplacement",
  NON_DELIVRABLE: "non_délivrable",
} as const;
const STATES = {
  marked: "notée",
  kept: "conservée",
  "justified-absence": "absence_justifiée",
  "unjustified-absence": "absence_injustifiée",
} as const;
const MENTIONS = { AB: "assez_bien", B: "bien", TB: "très_bien" } as const;
const CONSERVATIONS = { kept: "maintenue", lost: "perdue", dispensed: "dispense" } as const;

/** Before this session no regulation decides of mentions. */
const FIRST_SESSION_WITH_MENTIONS = 2024;

export const s3: LawSystem<Facts, Outcome> = {
  system: "S3",
  code: () => "mention-complementaire",
  dossier: ({ facts }) => ({
    session: facts.session,
    délibération: facts.jury,
    créée_avec_un_autre_ministre: false,
    voie: "scolaire",
    préparation_suivie: true,
    unités: facts.units.map(({ code, coef, state, mark, obtained, attested, dispensationAsked }) => ({
      code,
      coefficient: coef,
      état: STATES[state],
      ...(mark !== undefined && { note: mark }),
      ...(state === "kept" && {
        obtenue_le: obtained,
        attestée: attested,
        dispense_demandée: dispensationAsked,
        unité_maintenue: true,
      }),
    })),
  }),
  parameters: ({ facts: { parameters } }) =>
    parameters === undefined ? {} : { attestations_sans_moyenne: parameters.attestationsWithoutAverage },
  expected: ({ facts, expected }) => {
    const { decision, mention, diploma, attestations, kept, conservation, average } = expected;
    return {
      decisions: {
        ...(decision !== undefined && { résultat: ISSUES[decision] }),
        ...(mention !== undefined &&
          facts.session >= FIRST_SESSION_WITH_MENTIONS && { mention: mention === null ? null : MENTIONS[mention] }),
        ...(conservation !== undefined && {
          conservation: Object.fromEntries(Object.entries(conservation).map(([unit, c]) => [unit, CONSERVATIONS[c]])),
        }),
      },
      documents: {
        Diplôme: diploma ? [{}] : [],
        ...(attestations !== undefined && { Attestation: attestations.map((unité) => ({ unité })) }),
        ...(kept !== undefined && {
          Note_à_conserver: kept.map(({ unit, mark, until }) => ({ unité: unit, note: mark, jusqu_au: until })),
        }),
      },
      values: { moyenne: average && asRaw(average) },
    };
  },
  essential: (file) => {
    const { session, délibération, créée_avec_un_autre_ministre, voie, préparation_suivie, unités } = file;
    return {
      session,
      délibération,
      créée_avec_un_autre_ministre,
      voie,
      préparation_suivie,
      unités: (unités as readonly Json[]).map(({ intitulé: _title, ...unit }) => unit),
    };
  },
};
