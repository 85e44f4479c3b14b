/** S7, the national diplomas of higher education. */
import { asRaw, type Json, type LawSystem } from "../system.js";

interface Facts {
  readonly award: "licence" | "master";
  /** The code of the diploma asked for, the same when its mention is renamed. */
  readonly diploma: string;
  readonly jury: string;
  readonly registrations: readonly {
    readonly date: string;
    readonly diploma: string;
    readonly mention: string;
    readonly institution: string;
  }[];
  readonly accreditations: readonly {
    readonly institution: string;
    readonly award: "licence" | "master";
    readonly mention: string;
    readonly order: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly compensation: keyof typeof SCOPES;
  readonly floor?: number;
  readonly ues: readonly {
    readonly code: string;
    readonly semester: number;
    readonly ects: number;
    readonly state: keyof typeof STATES;
    readonly mark: number;
    readonly acquired?: string;
  }[];
}
interface Outcome {
  readonly accreditation?: keyof typeof ACCREDITATIONS;
  readonly decision?: keyof typeof ISSUES;
  /** The name and the order that the diploma bears; `null` when it is not delivered. */
  readonly diploma?: { readonly mention: string; readonly order: string } | null;
  readonly ues?: Readonly<Record<string, keyof typeof UNITS>>;
  readonly semesters?: Readonly<Record<string, keyof typeof SEMESTERS>>;
  readonly ects?: number;
  readonly average?: string;
}

const SCOPES = { none: "sans_compensation", semester: "par_semestre" } as const;
const STATES = { marked: "notée", acquired: "acquise" } as const;
const ACCREDITATIONS = {
  IN_FORCE: "accrédité",
  NONE_IN_FORCE: "non_accrédité",
  NO_REGISTRATION: "non_inscrit",
} as const;
const ISSUES = {
  DELIVRABLE: "délivrable",
  AJOURNE: "ajourné",
  NON_DELIVRABLE: "non_délivrable",
  NON_STATUABLE: "non_statuable",
} as const;
const UNITS = { ACQUIRED: "acquise", COMPENSATED: "compensée", NOT_ACQUIRED: "non_acquise" } as const;
const SEMESTERS = { COMPENSATED: "validé_par_compensation", NOT_VALIDATED: "non_validé" } as const;

/** The credits of a unit weigh its mark, where the page gives no coefficient. */
export const s7: LawSystem<Facts, Outcome> = {
  system: "S7",
  code: () => "superieur",
  dossier: ({ facts }) => ({
    délibération: facts.jury,
    diplôme_préparé: facts.award,
    code_du_diplôme: facts.diploma,
    inscriptions: facts.registrations.map(({ date, diploma, mention, institution }) => ({
      prise_le: date,
      nature: "formation",
      diplôme_visé: diploma,
      établissement: institution,
      mention,
    })),
    accréditations: facts.accreditations.map(({ institution, award, mention, order, from, to }) => ({
      début: from,
      fin: to,
      arrêté: order,
      établissement: institution,
      cursus: award,
      mention,
    })),
    modalités: {
      compensation: SCOPES[facts.compensation],
      ...(facts.floor !== undefined && { note_plancher: facts.floor }),
      défaillance_bloquante: true,
      mention_calculée_sur: "sans_mention",
    },
    ues: facts.ues.map(({ code, semester, ects, state, mark, acquired }) => ({
      code,
      semestre: semester,
      crédits: ects,
      coefficient: ects,
      état: STATES[state],
      note: mark,
      ...(acquired !== undefined && { acquise_le: acquired }),
    })),
    éléments_constitutifs: [],
    attestation_demandée: false,
  }),
  expected: ({ expected }) => ({
    decisions: {
      ...(expected.accreditation !== undefined && { accréditation: ACCREDITATIONS[expected.accreditation] }),
      ...(expected.decision !== undefined && { diplôme: ISSUES[expected.decision] }),
      ...(expected.ues !== undefined && { validation: named(expected.ues, UNITS) }),
      ...(expected.semesters !== undefined && { validation_du_semestre: named(expected.semesters, SEMESTERS) }),
      ...(expected.ects !== undefined && { crédits_acquis: expected.ects }),
    },
    documents: {
      ...(expected.diploma !== undefined && {
        Diplôme:
          expected.diploma === null ? [] : [{ mention: expected.diploma.mention, arrêté: expected.diploma.order }],
      }),
    },
    values: { "moyenne_du_semestre de s": expected.average && asRaw(expected.average) },
  }),
  essential: (file) => {
    const { identifiant: _id, ...rest } = file;
    return {
      ...rest,
      inscriptions: without(file["inscriptions"], "parcours"),
      ues: without(file["ues"], "intitulé"),
    };
  },
};

function named<K extends string>(
  outcomes: Readonly<Record<string, K>>,
  names: Readonly<Record<K, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(outcomes).map(([key, outcome]) => [key, names[outcome]]));
}

const without = (list: unknown, field: string): Json[] =>
  (list as readonly Json[]).map((element) =>
    Object.fromEntries(Object.entries(element).filter(([name]) => name !== field)),
  );
