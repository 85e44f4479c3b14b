/** S8, what the path of a candidate changes. */
import type { LawSystem } from "../system.js";

interface Facts {
  readonly diploma: keyof typeof DIPLOMAS;
  readonly path: keyof typeof PATHS;
  readonly examYear: number;
  readonly requestedOn: string;
  readonly birth: string;
  readonly asked: keyof typeof FORMS;
  readonly recteurDerogation?: boolean;
  readonly chosen?: keyof typeof FORMS;
  readonly sameCycle?: boolean;
  readonly failures?: readonly number[];
  readonly rightUsedIn?: number;
  readonly asksReenrolment?: boolean;
}
interface Outcome {
  readonly form?: keyof typeof ANSWERS;
  readonly minorRule?: boolean;
  readonly reenrolment?: keyof typeof RIGHTS;
}

const DIPLOMAS = { CAP: "cap" } as const;
const PATHS = {
  school: "scolaire",
  apprenticeship: "apprentissage",
  "continuing-training": "formation_continue",
} as const;
const FORMS = { global: "globale", progressive: "progressive" } as const;
const ANSWERS = { ACCEPTE: "acceptée", REFUS: "refusée" } as const;
const RIGHTS = { REFUS: "non_ouvert" } as const;

export const s8: LawSystem<Facts, Outcome> = {
  system: "S8",
  code: () => "parcours",
  dossier: ({ facts }) => ({
    demandée_le: facts.requestedOn,
    diplôme: DIPLOMAS[facts.diploma],
    session: facts.examYear,
    naissance: facts.birth,
    étapes: [{ voie: PATHS[facts.path], début: "2023-09-01" }],
    établissement: "public",
    habilité: true,
    inscrit_en_organisme: true,
    forme_demandée: FORMS[facts.asked],
    ...(facts.chosen !== undefined && { forme_déjà_choisie: FORMS[facts.chosen] }),
    ...(facts.sameCycle !== undefined && { même_cycle: facts.sameCycle }),
    dérogation_du_recteur: facts.recteurDerogation ?? false,
    autres_spécialités: [],
    contrat_à_deux_spécialités: false,
    échecs: (facts.failures ?? []).map((year) => ({ session_de_l_échec: year, voie_de_l_échec: "scolaire" })),
    ...(facts.asksReenrolment === true && { rentrée_demandée: Number(facts.requestedOn.slice(0, 4)) }),
    ...(facts.rightUsedIn !== undefined && { droit_exercé_en: facts.rightUsedIn }),
    notes: [],
  }),
  expected: ({ expected }) => ({
    decisions: {
      ...(expected.form !== undefined && { forme: ANSWERS[expected.form] }),
      ...(expected.minorRule !== undefined && { règle_des_mineurs: expected.minorRule }),
      ...(expected.reenrolment !== undefined && { réinscription: RIGHTS[expected.reenrolment] }),
    },
  }),
};
