/** S1, the CQPM and the CQPI, with their blocks. */
import type { Json, LawSystem } from "../system.js";

interface Facts {
  readonly kind: keyof typeof KINDS;
  /** In the RNCP throughout, or never. */
  readonly rncp: boolean;
  readonly jury: string;
  readonly evaluation?: string;
  readonly competences: readonly {
    readonly code: string;
    readonly block: string;
    readonly result: keyof typeof RESULTS;
    /** The earlier jury that validated it. */
    readonly before?: string;
  }[];
  readonly heldBlocks?: readonly { readonly block: string; readonly jury: string; readonly rncp: boolean }[];
  readonly request?: { readonly blocks: readonly string[]; readonly on: string };
  /** What departs from the defaults of the page. */
  readonly reading?: {
    readonly scope?: "blocks";
    readonly rolled?: boolean;
    readonly months?: number;
    readonly oldBlocks?: "five-years";
  };
}
interface Outcome {
  readonly decision?: keyof typeof DECISIONS;
  readonly certificate: boolean;
  readonly ccpm?: readonly string[];
  /** The last day of what is kept, by competence. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly lost?: readonly string[];
  readonly toReevaluate?: readonly string[];
  readonly held?: readonly string[];
  readonly notice?: false;
  readonly admissibility?: "IRRECEVABLE";
}

const KINDS = { CQPM: "métallurgie", CQPI: "interbranches" } as const;
const RESULTS = { validated: "validée", "not-validated": "non_validée", "not-evaluated": "non_évaluée" } as const;
const DECISIONS = { PARTIEL: "partiel", AJOURNE: "ajourné" } as const;

const each = <Value>(keys: readonly string[], value: Value): Readonly<Record<string, Value>> =>
  Object.fromEntries(keys.map((key) => [key, value]));

export const s1: LawSystem<Facts, Outcome> = {
  system: "S1",
  code: () => "cqpm",
  dossier: ({ facts }) => ({
    délibération: facts.jury,
    ...(facts.evaluation !== undefined && { évaluation: facts.evaluation }),
    genre: KINDS[facts.kind],
    enregistrements: facts.rncp ? [{ début: "2015-01-01", fin: "2029-12-31" }] : [],
    composition_régulière: true,
    organisation_conforme: true,
    admission_conforme: true,
    compétences: facts.competences.map(({ code, block, result, before }) => ({
      code,
      bloc: block,
      résultat: RESULTS[result],
      ...(before !== undefined && { acquise_le: before }),
    })),
    blocs_détenus: (facts.heldBlocks ?? []).map(({ block, jury, rncp }) => ({
      référence: block,
      validé_le: jury,
      inscrit_au_RNCP: rncp,
    })),
    correspondances: [],
    ...(facts.request !== undefined && {
      demande: { visée: "blocs_seuls", prévue_le: facts.request.on, blocs_demandés: facts.request.blocks },
    }),
  }),
  parameters: ({ facts: { reading = {} } }) => ({
    ...(reading.scope !== undefined && { portée: "blocs_entiers" }),
    ...(reading.rolled !== undefined && { report_au_jour_ouvrable: reading.rolled }),
    ...(reading.months !== undefined && { délai_hors_RNCP: `P${String(reading.months)}M` }),
    ...(reading.oldBlocks !== undefined && { blocs_sans_limite: false }),
  }),
  expected: ({ expected }) => ({
    decisions: {
      ...(expected.decision !== undefined && { résultat_du_jury: DECISIONS[expected.decision] }),
      ...(expected.certificate && { résultat_du_jury: "délivré" }),
      ...(expected.lost !== undefined && { situation: each(expected.lost, "périmée") }),
      ...(expected.toReevaluate !== undefined && { à_réévaluer: each(expected.toReevaluate, true) }),
      ...(expected.held !== undefined && { état: each(expected.held, "détenu") }),
      ...(expected.admissibility !== undefined && { recevabilité: "irrecevable" }),
    },
    documents: {
      CQPM: expected.certificate ? [{}] : [],
      ...(expected.ccpm !== undefined && { CCPM: expected.ccpm.map((bloc) => ({ bloc })) }),
      ...(expected.kept !== undefined && {
        Conservation: Object.entries(expected.kept).map(([compétence, jusqu_au]): Json => ({ compétence, jusqu_au })),
      }),
      ...(expected.notice !== undefined && { InformationCompétence: [], InformationBloc: [] }),
    },
  }),
  essential: ({ identifiant: _file, certification: _title, ...file }) => ({
    ...file,
    compétences: (file["compétences"] as readonly Json[]).map(({ intitulé: _name, ...competence }) => competence),
    blocs_détenus: (file["blocs_détenus"] as readonly Json[]).map(({ certification: _origin, ...block }) => block),
  }),
};
