/** S2, the titre professionnel. */
import type { Json, LawSystem } from "../system.js";

interface Validity {
  readonly validFrom: string;
  readonly validTo?: string;
}
interface Facts {
  readonly lastAct: string;
  readonly title: Validity & {
    readonly renewedTo?: string;
    readonly fate?: keyof typeof FATES;
    readonly ccp: readonly string[];
    readonly successor?: Validity & {
      readonly ccp: readonly string[];
      readonly table: readonly { readonly from: string; readonly to: readonly string[] }[];
    };
  };
  readonly route: keyof typeof ROUTES;
  readonly held: readonly { readonly ccp: string; readonly date: string }[];
  readonly sessions: readonly {
    readonly date: string;
    readonly type: keyof typeof SESSIONS;
    readonly present: boolean;
    readonly jury?: keyof typeof JURY;
  }[];
  readonly request?: keyof typeof REQUESTS;
  readonly titleHeldSince?: string;
  readonly ccs?: Validity & { readonly prepared: boolean };
  readonly parameters?: { readonly initialSessionCounts?: boolean; readonly fiveYears?: keyof typeof FIVE_YEARS };
}
interface Outcome {
  readonly decision?: keyof typeof ISSUES;
  readonly title: boolean;
  readonly booklet?: readonly string[];
  readonly credited?: readonly string[];
  readonly missing?: readonly string[];
  readonly registration?: keyof typeof REGISTRATIONS;
  readonly ccs?: boolean;
}

const FATES = { closed: "clôturé", revised: "révisé" } as const;
const ROUTES = { training: "formation_continue" } as const;
const SESSIONS = { TP: "session_titre" } as const;
const JURY = { failure: "échec_total" } as const;
const REQUESTS = { TP: "demande_titre", CCS: "demande_ccs" } as const;
const FIVE_YEARS = { "begun-before": "parcours_antérieurs" } as const;
const ISSUES = { TP: "titre_obtenu", PARTIEL: "partiel", REFUS: "refus", ECHEC: "échec" } as const;
const REGISTRATIONS = { ALLOWED: "autorisée", REFUS: "refusée" } as const;

const period = ({ validFrom, validTo }: Validity): Json => ({ début: validFrom, ...(validTo && { fin: validTo }) });
const codes = (certificates: readonly string[]): Json[] => certificates.map((code) => ({ code }));

export const s2: LawSystem<Facts, Outcome> = {
  system: "S2",
  code: () => "titre-professionnel",
  dossier: ({ facts: { title, ...facts } }) => ({
    dernier_acte: facts.lastAct,
    début_validité: title.validFrom,
    fin_validité: title.validTo,
    ...(title.renewedTo && { dernière_prorogation: title.renewedTo }),
    sort: title.fate === undefined ? "non_fixé" : FATES[title.fate],
    certificats: codes(title.ccp),
    nouveaux_certificats: codes(title.successor?.ccp ?? []),
    correspondances: (title.successor?.table ?? []).map(({ from, to }) => ({ ancien: from, nouveaux: to })),
    ...(title.successor && { validité_du_titre_révisé: period(title.successor) }),
    voie: ROUTES[facts.route],
    acquis: facts.held.map(({ ccp, date }) => ({ code: ccp, obtenu_le: date, origine: "session" })),
    sessions: facts.sessions.map(({ date, type, present, jury }, i) => ({
      référence: `S${String(i + 1)}`,
      tenue_le: date,
      type: SESSIONS[type],
      présence: present ? "présent" : "absent",
      ...(jury && { décision: JURY[jury] }),
    })),
    équivalence_totale: false,
    ...(facts.titleHeldSince && { titre_obtenu_le: facts.titleHeldSince }),
    demande: facts.request === undefined ? "aucune_demande" : REQUESTS[facts.request],
    ...(facts.ccs && {
      ccs: {
        code: "CCS1",
        validité: period(facts.ccs),
        formation: facts.ccs.prepared,
        expérience: 0,
        équivalence_reconnue: false,
      },
    }),
  }),
  parameters: ({ facts: { parameters } }) => ({
    ...(parameters?.initialSessionCounts !== undefined && {
      première_session_comptée: parameters.initialSessionCounts,
    }),
    ...(parameters?.fiveYears && { limite_des_cinq_ans: FIVE_YEARS[parameters.fiveYears] }),
  }),
  expected: ({ expected }) => {
    const { decision, title, booklet, credited, missing, registration, ccs } = expected;
    return {
      decisions: {
        ...(decision && { résultat: ISSUES[decision] }),
        ...(registration && { inscription: REGISTRATIONS[registration] }),
        ...(credited &&
          missing && {
            situation_nouvelle: Object.fromEntries([
              ...credited.map((code) => [code, "crédité"]),
              ...missing.map((code) => [code, "restant_à_obtenir"]),
            ]) as Record<string, string>,
          }),
      },
      documents: {
        Titre: title ? [{ version_du_titre: "initiale" }] : [],
        ...(booklet && { Livret: booklet.map((certificat) => ({ certificat })) }),
        ...(ccs !== undefined && { Certificat_complémentaire: ccs ? [{ certificat: "CCS1" }] : [] }),
      },
    };
  },
  essential: ({ identifiant: _id, spécialité: _title, certificats, nouveaux_certificats, ...file }) => ({
    ...file,
    certificats: (certificats as readonly Json[]).map(({ code }) => code),
    nouveaux_certificats: (nouveaux_certificats as readonly Json[]).map(({ code }) => code),
  }),
};
