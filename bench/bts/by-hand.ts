/**
 * The decision of `rules/bts/2022.rules` written by hand, for speed alone: a validated candidate and the readings open to choice come in,
 * the verdict's body comes out, the same as the compiled regulation's. It is what compiled code is measured against.
 */
import type { Body, Delivery, Raw, Reason } from "../../runtime/verdict.js";

export const NOTED = 0;
export const KEPT = 1;
export const ABSENT = 2;
export const UNAVOIDABLY_ABSENT = 3;
export const EXEMPT = 4;
export const NOT_TAKEN = 5;

/** A mark that is not there. */
export const NONE = -1;

export interface Unit {
  readonly code: string;
  readonly title: string | undefined;
  readonly isProfessional: boolean;
  readonly isOptional: boolean;
  /** In tenths. */
  readonly coefficient: number;
  readonly state: number;
  /** In hundredths. */
  readonly mark: number;
  readonly control: number;
}

export type Issue = "admis" | "autorisé_au_contrôle" | "ajourné" | "non_délivrable" | "en_cours";

export interface Candidate {
  readonly speciality: string | undefined;
  readonly units: readonly Unit[];
  readonly record: "fourni" | "examiné" | undefined;
  readonly jury: Issue | undefined;
}

/** The readings of the text that are open to choice. */
export interface Readings {
  readonly controlDespiteUnavoidableAbsence: boolean;
  readonly controlDespiteProfessionalExemption: boolean;
  readonly certificatesDespiteAbsence: boolean;
  readonly certificateByControl: boolean;
}

/** The threshold of 10 and the floor of 8, in hundredths. */
const THRESHOLD = 1000;
const FLOOR = 800;

// What is the same in every verdict is made once: nobody writes in a verdict.
const FIRST_GROUP = [{ decision: "premier_groupe" }] as const;
const RESULT = [{ decision: "résultat" }] as const;
const RECORD = [{ decision: "livret_à_examiner" }] as const;
const DIPLOMA = [{ document: "Diplôme" }] as const;
const CERTIFICATE = [{ document: "Attestation" }] as const;
const NO_VALUES: Readonly<Record<string, Raw>> = {};
const RECORD_AS_IS: Reason = { rule: "défaut:livret_à_examiner", concludes: RECORD, values: NO_VALUES };
const FULLY_EXEMPT: Reason = { rule: "dispense_totale", concludes: FIRST_GROUP, values: { moyenne: null } };
const ABSENCE: Reason = { rule: "absence", concludes: FIRST_GROUP, values: NO_VALUES };
const UNFINISHED: Reason = { rule: "examen_incomplet", concludes: FIRST_GROUP, values: NO_VALUES };
export function decideByHand(candidate: Candidate, readings: Readings): Body {
  const { units } = candidate;
  // Points in thousandths, coefficients in tenths: points / coefficients is an average in hundredths.
  let points = 0;
  let pointsAfterControl = 0;
  let bonus = 0;
  let coefficients = 0;
  let professionalPoints = 0;
  let professionalCoefficients = 0;
  let isAbsent = false;
  let isUnavoidablyAbsent = false;
  let isUnfinished = false;
  let hasControl = false;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    const { state, coefficient, control } = unit;
    const value = state <= KEPT ? unit.mark : 0;
    if (control !== NONE) hasControl = true;
    if (unit.isOptional) {
      if (value > THRESHOLD) bonus += (value - THRESHOLD) * coefficient;
    } else if (state !== EXEMPT) {
      const weighed = value * coefficient;
      coefficients += coefficient;
      points += weighed;
      pointsAfterControl += control > value ? control * coefficient : weighed;
      if (unit.isProfessional) {
        professionalCoefficients += coefficient;
        professionalPoints += weighed;
      }
      if (state === ABSENT) isAbsent = true;
      else if (state === UNAVOIDABLY_ABSENT) isUnavoidablyAbsent = true;
      else if (state === NOT_TAKEN) isUnfinished = true;
    }
  }
  points += bonus;
  pointsAfterControl += bonus;

  // The default of `livret_à_examiner` is declared before every rule: its place is filled at the end.
  const reasons: Reason[] = [RECORD_AS_IS];

  let firstGroup: Issue;
  if (isAbsent) {
    firstGroup = "non_délivrable";
    reasons.push(ABSENCE);
  } else if (isUnfinished) {
    firstGroup = "en_cours";
    reasons.push(UNFINISHED);
  } else if (coefficients === 0) {
    firstGroup = "admis";
    reasons.push(FULLY_EXEMPT);
  } else {
    const moyenne = rawAverage(points, coefficients);
    if (points >= THRESHOLD * coefficients) {
      firstGroup = "admis";
      reasons.push({ rule: "admission", concludes: FIRST_GROUP, values: { moyenne, seuil: 10 } });
    } else if (points < FLOOR * coefficients) {
      firstGroup = "ajourné";
      reasons.push({
        rule: "moyenne_insuffisante",
        concludes: FIRST_GROUP,
        values: { moyenne, plancher_du_contrôle: 8 },
      });
    } else if (
      (professionalCoefficients === 0
        ? readings.controlDespiteProfessionalExemption
        : professionalPoints >= THRESHOLD * professionalCoefficients) &&
      (readings.controlDespiteUnavoidableAbsence || !isUnavoidablyAbsent)
    ) {
      firstGroup = "autorisé_au_contrôle";
      reasons.push({
        rule: "accès_au_contrôle",
        concludes: FIRST_GROUP,
        values: {
          moyenne,
          plancher_du_contrôle: 8,
          seuil: 10,
          moyenne_professionnelle:
            professionalCoefficients === 0 ? null : rawAverage(professionalPoints, professionalCoefficients),
          contrôle_malgré_dispense_professionnelle: readings.controlDespiteProfessionalExemption,
          contrôle_malgré_force_majeure: readings.controlDespiteUnavoidableAbsence,
        },
      });
    } else {
      firstGroup = "ajourné";
      reasons.push({ rule: "échec", concludes: FIRST_GROUP, values: { moyenne } });
    }
  }

  let result: Issue;
  const { jury } = candidate;
  if (jury !== undefined && firstGroup !== "non_délivrable" && firstGroup !== "en_cours") {
    result = jury;
    reasons.push({ rule: "jury", concludes: RESULT, values: { décision_du_jury: jury, premier_groupe: firstGroup } });
  } else if (firstGroup !== "autorisé_au_contrôle" || !hasControl) {
    result = firstGroup;
    reasons.push({
      rule: "sans_contrôle",
      concludes: RESULT,
      values: { premier_groupe: firstGroup, contrôle_passé: hasControl },
    });
  } else {
    const isAdmitted = pointsAfterControl >= THRESHOLD * coefficients;
    result = isAdmitted ? "admis" : "ajourné";
    reasons.push({
      rule: isAdmitted ? "admission_après_contrôle" : "ajournement_après_contrôle",
      concludes: RESULT,
      values: {
        premier_groupe: firstGroup,
        contrôle_passé: true,
        moyenne_après_contrôle: rawAverage(pointsAfterControl, coefficients),
        seuil: 10,
      },
    });
  }

  const isRecordDue = result === "ajourné" && candidate.record === "fourni";
  if (isRecordDue) {
    reasons.shift();
    reasons.push({ rule: "examen_du_livret", concludes: RECORD, values: { résultat: result, livret: "fourni" } });
  }

  const documents: Delivery[] = [];
  if (result === "admis") {
    const { speciality } = candidate;
    documents.push(
      speciality === undefined ? { document: "Diplôme" } : { document: "Diplôme", spécialité: speciality },
    );
    reasons.push({
      rule: "délivrance",
      concludes: DIPLOMA,
      values: { résultat: result, spécialité: speciality ?? null },
    });
  } else if (
    result === "ajourné" ||
    result === "en_cours" ||
    (result === "non_délivrable" && readings.certificatesDespiteAbsence)
  ) {
    const isControlCounted = readings.certificateByControl && firstGroup === "autorisé_au_contrôle";
    for (let i = 0; i < units.length; i++) {
      const { code, title, state, mark, control } = units[i]!;
      const value = state <= KEPT ? mark : 0;
      const best = control > value ? control : value;
      if (value < THRESHOLD && !(isControlCounted && best >= THRESHOLD)) continue;
      documents.push(
        title === undefined
          ? { document: "Attestation", unité: code }
          : { document: "Attestation", unité: code, intitulé: title },
      );
      reasons.push({
        rule: "attestation_de_bloc",
        each: { u: code },
        concludes: CERTIFICATE,
        values: {
          résultat: result,
          attestations_malgré_absence: readings.certificatesDespiteAbsence,
          "valeur de u": value / 100,
          seuil: 10,
          attestation_par_le_contrôle: readings.certificateByControl,
          premier_groupe: firstGroup,
          "valeur_après_contrôle de u": best / 100,
          "code de u": code,
          "intitulé de u": title ?? null,
        },
      });
    }
  }

  return {
    decisions: {
      premier_groupe: { status: "acquired", value: firstGroup },
      résultat: { status: "acquired", value: result },
      livret_à_examiner: { status: "acquired", value: isRecordDue },
    },
    documents,
    reasons,
  };
}

/** An average of points in thousandths over coefficients in tenths: a number if a decimal writes it, else the reduced fraction. */
export function rawAverage(points: number, coefficients: number): Raw {
  // A divisor of 2s and 5s only gives a decimal; what else divides it must divide the points.
  let rest = coefficients;
  while (rest % 5 === 0) rest /= 5;
  rest >>= 31 - Math.clz32(rest & -rest);
  if (points % rest === 0) return points / (100 * coefficients);
  const divisor = 100 * coefficients;
  let a = points;
  let b = divisor;
  while (b !== 0) {
    const r = a % b;
    a = b;
    b = r;
  }
  return `${points / a}/${divisor / a}`;
}
