/**
 * The decision of `w1.rules` written by hand from a candidate already converted, for speed alone: with the identifiers of the rules that stand; and
 * with the whole body of a verdict, the same as the compiled regulation's.
 */
import type { Body, Delivery, Raw, Reason } from "../../runtime/verdict.js";
import { rawAverage } from "../bts/by-hand.js";
import type { Candidate, Decision } from "../workloads/w1.js";
import { inFiveYears, type Reasoned } from "./w1.js";

/** A mark that is not there. */
const NONE = -1;

export interface ConvertedUnit {
  readonly code: string;
  /** In hundredths. */
  readonly mark: number;
  readonly coefficient: number;
  readonly isOptional: boolean;
  readonly isExempt: boolean;
}

export interface Converted {
  readonly session: string;
  readonly units: readonly ConvertedUnit[];
}

/** From a file that was validated. */
export function readCandidate({ session, unites }: Candidate): Converted {
  const units: ConvertedUnit[] = [];
  for (const { code, note, coefficient, facultative, dispense } of unites) {
    const mark = note === null ? NONE : Math.round(note * 100);
    units.push({ code, mark, coefficient, isOptional: facultative, isExempt: dispense });
  }
  return { session, units };
}

interface Sums {
  readonly points: number;
  readonly coefficients: number;
  readonly isAbsent: boolean;
  readonly isAdmitted: boolean;
}

function sumsOf(units: readonly ConvertedUnit[]): Sums {
  let points = 0;
  let coefficients = 0;
  let isAbsent = false;
  for (const { mark, coefficient, isOptional, isExempt } of units) {
    if (isExempt) continue;
    if (isOptional) {
      if (mark > 1000) points += (mark - 1000) * coefficient;
    } else {
      coefficients += coefficient;
      if (mark === NONE) isAbsent = true;
      else points += mark * coefficient;
    }
  }
  return { points, coefficients, isAbsent, isAdmitted: !isAbsent && points >= 1000 * coefficients };
}

const NOTHING: readonly string[] = Object.freeze([]);
const ADMITTED = Object.freeze(["calcul_de_la_moyenne", "admission", "délivrance"]);
const REFUSED = Object.freeze(["calcul_de_la_moyenne", "refus"]);

/** What is decided, and the rules that stand: one for each certificate. */
export function decideWithRules({ session, units }: Converted): Reasoned {
  const { points, coefficients, isAdmitted } = sumsOf(units);
  const average = Math.floor(points / coefficients) / 100;
  if (isAdmitted) return { decision: "diplômé", average, certificates: NOTHING, keptUntil: null, rules: ADMITTED };
  const certificates: string[] = [];
  const rules = ["calcul_de_la_moyenne", "attestation"];
  for (const { code, mark, isExempt } of units) {
    if (isExempt || mark < 1000) continue;
    certificates.push(code);
    rules.push("attestation_d_unité");
  }
  if (certificates.length === 0)
    return { decision: "refusé", average, certificates: NOTHING, keptUntil: null, rules: REFUSED };
  rules.push("conservation_de_cinq_ans");
  return { decision: "attesté", average, certificates, keptUntil: inFiveYears(session), rules };
}

// What is the same in every verdict is made once: nobody writes in a verdict.
const AVERAGE = [{ decision: "moyenne_générale" }] as const;
const RESULT = [{ decision: "résultat" }] as const;
const KEPT = [{ decision: "conservation" }] as const;
const DIPLOMA = [{ document: "Diplôme" }] as const;
const CERTIFICATE = [{ document: "Attestation" }] as const;
const NO_VALUES: Readonly<Record<string, Raw>> = {};
const ATTESTED: Reason = { rule: "attestation", concludes: RESULT, values: NO_VALUES };
const NOT_ATTESTED: Reason = { rule: "refus", concludes: RESULT, values: NO_VALUES };
const DELIVERED: Reason = { rule: "délivrance", concludes: DIPLOMA, values: { résultat: "diplômé" } };
const ABSENT = { status: "absent" } as const;

/** The body of the verdict: decisions, documents, and reasons with the values that they read. */
export function decideWithReasons({ session, units }: Converted): Body {
  const { points, coefficients, isAbsent, isAdmitted } = sumsOf(units);
  const moyenne = rawAverage(points, coefficients);
  const documents: Delivery[] = [];
  const reasons: Reason[] = [{ rule: "calcul_de_la_moyenne", concludes: AVERAGE, values: { moyenne } }];
  let decision: Decision;
  let keptUntil: string | undefined;
  if (isAdmitted) {
    decision = "diplômé";
    documents.push({ document: "Diplôme" });
    reasons.push({ rule: "admission", concludes: RESULT, values: { moyenne, seuil: 10, absent: isAbsent } }, DELIVERED);
  } else {
    decision = "refusé";
    for (const { code, mark, isExempt } of units) {
      if (isExempt || mark < 1000) continue;
      if (decision === "refusé") {
        decision = "attesté";
        reasons.push(ATTESTED);
      }
      documents.push({ document: "Attestation", unité: code });
      reasons.push({
        rule: "attestation_d_unité",
        each: { u: code },
        concludes: CERTIFICATE,
        values: { résultat: decision, "acquise de u": true, "code de u": code },
      });
    }
    if (decision === "attesté") {
      keptUntil = inFiveYears(session);
      const values = { résultat: decision, session };
      reasons.push({ rule: "conservation_de_cinq_ans", concludes: KEPT, values });
    } else reasons.push(NOT_ATTESTED);
  }
  return {
    decisions: {
      moyenne_générale: { status: "acquired", value: Math.floor(points / coefficients) / 100 },
      résultat: { status: "acquired", value: decision },
      conservation: keptUntil === undefined ? ABSENT : { status: "acquired", value: keptUntil },
    },
    documents,
    reasons,
  };
}
