/** S10, the validation of experience: the regime of 2002 where the jury's decision dates from it, that of 2023 otherwise. */
import type { LawSystem } from "../system.js";

interface Facts {
  readonly fileComplete: string;
  readonly asOf: string;
  readonly reading?: "date-to-date";
  readonly notified?: string;
  readonly stepOn?: string;
  readonly deposit?: string;
  readonly jury?: string;
  readonly votes?: readonly { readonly president: boolean; readonly qualified: boolean; readonly for: boolean }[];
  readonly blocks?: readonly { readonly code: string; readonly acquired: keyof typeof ACQUIRED }[];
  readonly experienceMonths?: number;
  readonly decisionNotified?: string;
  readonly control?: string;
}
interface Outcome {
  readonly admissibility?: keyof typeof ADMISSIBILITY | "ADMISSIBLE";
  readonly lastDayToAnswer?: string;
  readonly admissibleOn?: string;
  readonly lastDayToStep?: string;
  readonly juryBy?: string;
  readonly juryInTime?: boolean;
  readonly notifyBy?: string;
  readonly issue?: keyof typeof ISSUES;
  readonly blocks?: readonly string[];
  readonly completeBy?: string;
  readonly controlInTime?: boolean;
}

const ACQUIRED = { jury: "par_le_jury", training: "autrement", none: "non_acquis" } as const;
const ADMISSIBILITY = { PENDING: "en_attente", LAPSED: "caduque" } as const;
const ISSUES = { CERTIFICATION: "attribution", PARTIEL: "partiel", REFUS: "refus" } as const;

const blocksOf = (facts: Facts) =>
  (facts.blocks ?? []).map(({ code, acquired }) => ({ code, acquis: ACQUIRED[acquired] }));

export const s10: LawSystem<Facts, Outcome> = {
  system: "S10",
  code: () => "vae",
  dossier: ({ facts }) =>
    facts.decisionNotified !== undefined
      ? {
          engagé_le: facts.fileComplete,
          certification: "CAP",
          activités: [{ intitulé: "Emploi", nature: "activité", rapport_direct: true, mois: facts.experienceMonths }],
          demandes_précédentes: [],
          dossier_complet_le: facts.fileComplete,
          décision_notifiée_le: facts.decisionNotified,
          blocs: blocksOf(facts),
          évaluation_complémentaire_le: facts.control,
          constaté_le: facts.asOf,
        }
      : {
          engagé_le: facts.fileComplete,
          certification: "CAP",
          sur_le_portail: true,
          en_formation_initiale: false,
          activités: [{ intitulé: "Emploi", nature: "activité", rapport_direct: true }],
          périodes_prises_en_compte: false,
          demandes_précédentes: [],
          nouvelle_présentation: false,
          dossier_complet_le: facts.fileComplete,
          ...(facts.notified !== undefined && { réponse: "favorable", notifiée_le: facts.notified }),
          ...(facts.stepOn !== undefined && { démarche_le: facts.stepOn }),
          motif_légitime: false,
          ...(facts.deposit !== undefined && { validation_déposée_le: facts.deposit }),
          ...(facts.jury !== undefined && { jury_le: facts.jury }),
          jurés: (facts.votes ?? []).map((vote, i) => ({
            désignation: `J${i + 1}`,
            président: vote.president,
            qualifié: vote.qualified,
            lié: false,
            favorable: vote.for,
          })),
          blocs: blocksOf(facts),
          attestations_demandées: false,
          fraude_relevée: false,
          constaté_le: facts.asOf,
        },
  parameters: ({ facts }) =>
    facts.reading === undefined ? {} : { lecture_du_sixième_mois: "de_quantième_à_quantième" },
  expected: ({ facts, expected }) => ({
    decisions: Object.fromEntries(
      Object.entries({
        recevabilité:
          expected.admissibility === "ADMISSIBLE"
            ? facts.notified === undefined
              ? "recevable_par_silence"
              : "recevable"
            : expected.admissibility && ADMISSIBILITY[expected.admissibility],
        réponse_au_plus_tard: expected.lastDayToAnswer,
        recevable_le: expected.admissibleOn,
        démarche_au_plus_tard: expected.lastDayToStep,
        jury_au_plus_tard: expected.juryBy,
        jury_dans_les_temps: expected.juryInTime,
        notification_au_plus_tard: expected.notifyBy,
        issue: expected.issue && ISSUES[expected.issue],
        complément_au_plus_tard: expected.completeBy,
        complément_dans_les_temps: expected.controlInTime,
      }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    ),
    documents: {
      ...(expected.issue !== undefined && {
        Certification: expected.issue === "CERTIFICATION" ? [{ certification: "CAP" }] : [],
      }),
      ...(expected.blocks !== undefined && { Bloc_acquis: expected.blocks.map((bloc) => ({ bloc })) }),
    },
  }),
};
