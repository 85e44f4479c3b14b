/** A candidate file of the BTS (JSON, already found valid) comes in; what the decision written by hand reads comes out. */
import {
  ABSENT,
  EXEMPT,
  KEPT,
  NONE,
  NOT_TAKEN,
  NOTED,
  UNAVOIDABLY_ABSENT,
  type Candidate,
  type Issue,
  type Readings,
  type Unit,
} from "./by-hand.js";

interface UnitJson {
  readonly code: string;
  readonly intitulé?: string | null;
  readonly domaine: string;
  readonly facultative: boolean;
  readonly coefficient: number;
  readonly état: string;
  readonly note?: number | null;
  readonly note_contrôle?: number | null;
}

interface CandidateJson {
  readonly spécialité?: string | null;
  readonly livret?: "fourni" | "examiné" | null;
  readonly décision_du_jury?: Issue | null;
  readonly unités: readonly UnitJson[];
}

export function readCandidate(json: unknown): Candidate {
  const { spécialité, livret, décision_du_jury, unités } = json as CandidateJson;
  return {
    speciality: spécialité ?? undefined,
    units: unités.map(readUnit),
    record: livret ?? undefined,
    jury: décision_du_jury ?? undefined,
  };
}

function readUnit(json: UnitJson): Unit {
  return {
    code: json.code,
    title: json.intitulé ?? undefined,
    isProfessional: json.domaine === "professionnel",
    isOptional: json.facultative,
    coefficient: Math.round(json.coefficient * 10),
    state: stateOf(json.état),
    mark: hundredths(json.note),
    control: hundredths(json.note_contrôle),
  };
}

/** Exact: the double nearest to a mark of two decimals is far closer to it than to any other. */
const hundredths = (mark: number | null | undefined): number =>
  mark === null || mark === undefined ? NONE : Math.round(mark * 100);

function stateOf(state: string): number {
  switch (state) {
    case "notée":
      return NOTED;
    case "conservée":
      return KEPT;
    case "absence_injustifiée":
      return ABSENT;
    case "force_majeure":
      return UNAVOIDABLY_ABSENT;
    case "dispensée":
      return EXEMPT;
    default:
      return NOT_TAKEN;
  }
}

/** What the caller sets, by JSON key; the regulation's own readings for the rest. */
export function readReadings(json: unknown): Readings {
  const set = (json ?? {}) as Readonly<Record<string, boolean | undefined>>;
  return {
    controlDespiteUnavoidableAbsence: set["contrôle_malgré_force_majeure"] ?? true,
    controlDespiteProfessionalExemption: set["contrôle_malgré_dispense_professionnelle"] ?? true,
    certificatesDespiteAbsence: set["attestations_malgré_absence"] ?? true,
    certificateByControl: set["attestation_par_le_contrôle"] ?? true,
  };
}
