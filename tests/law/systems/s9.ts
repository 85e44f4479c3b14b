/** S9, the effects of registration in the RNCP. */
import type { Json, LawSystem } from "../system.js";

interface Facts {
  readonly registrations: readonly { readonly from: string; readonly to: string }[];
  readonly certified: string;
  readonly trainingStart?: string;
  readonly vaeAdmissible?: string;
  readonly reading?: { readonly admissibleWhileRegistered: boolean };
}
interface Outcome {
  readonly mayRely: boolean;
  readonly continuous?: boolean;
}

/** The page says nothing of what the certification is: a State diploma, registered by right, obtained whole. */
export const s9: LawSystem<Facts, Outcome> = {
  system: "S9",
  code: () => "rncp",
  dossier: ({ facts }) => ({
    nature: "délivrée_par_l_État",
    enregistrements: facts.registrations.map(({ from, to }, i) => ({
      fiche: `fiche${i + 1}`,
      répertoire: "national",
      fondement: "de_droit",
      début: from,
      fin: to,
    })),
    obtention: facts.certified,
    étendue: "certification",
    ...(facts.trainingStart !== undefined && { entrée_en_formation: facts.trainingStart }),
    ...(facts.vaeAdmissible !== undefined && { recevabilité: facts.vaeAdmissible }),
  }),
  parameters: ({ facts }) =>
    facts.reading === undefined
      ? {}
      : { recevabilité_pendant_l_enregistrement: facts.reading.admissibleWhileRegistered },
  expected: ({ expected }) => ({
    decisions: {
      effet: expected.mayRely ? "peut_se_prévaloir" : "ne_peut_se_prévaloir",
      ...(expected.continuous !== undefined && { continuité: expected.continuous ? "continue" : "interrompue" }),
    },
  }),
  essential: (file) => ({
    enregistrements: (file["enregistrements"] as readonly Json[]).map(({ début, fin }) => ({ début, fin })),
    obtention: file["obtention"],
    entrée_en_formation: file["entrée_en_formation"],
    recevabilité: file["recevabilité"],
  }),
};
