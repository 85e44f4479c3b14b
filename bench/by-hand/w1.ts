/**
 * The decision of `w1.rules` written by hand: a validated candidate comes in, what is decided comes out. On whole hundredths, which is exact;
 * and on doubles, as it is most often written, which is not.
 */
import type { Candidate, Result } from "../workloads/w1.js";

/** What a decision from `w1.rules` says besides: the rules that stand. */
export interface Reasoned extends Result {
  readonly rules: readonly string[];
}

const NONE: readonly string[] = Object.freeze([]);

/** Exact. `Math.round` finds the hundredths of every mark of two decimals. */
export function decideByHand(candidate: Candidate): Result {
  let points = 0;
  let coefficients = 0;
  let isAbsent = false;
  for (const unit of candidate.unites) {
    if (unit.dispense) continue;
    const { note } = unit;
    if (unit.facultative) {
      if (note === null) continue;
      const mark = Math.round(note * 100) | 0;
      if (mark > 1000) points += (mark - 1000) * unit.coefficient;
    } else {
      coefficients += unit.coefficient;
      if (note === null) isAbsent = true;
      else points += (Math.round(note * 100) | 0) * unit.coefficient;
    }
  }
  const average = Math.floor(points / coefficients) / 100;
  if (!isAbsent && points >= 1000 * coefficients)
    return { decision: "diplômé", average, certificates: NONE, keptUntil: null };
  const certificates: string[] = [];
  for (const unit of candidate.unites)
    if (!unit.dispense && unit.note !== null && unit.note >= 10) certificates.push(unit.code);
  return certificates.length > 0
    ? { decision: "attesté", average, certificates, keptUntil: inFiveYears(candidate.session) }
    : { decision: "refusé", average, certificates: NONE, keptUntil: null };
}

/** The same on doubles: the average that is compared with 10 may be off by its last bit. */
export function decideOnDoubles(candidate: Candidate): Result {
  let points = 0;
  let coefficients = 0;
  let isAbsent = false;
  for (const unit of candidate.unites) {
    if (unit.dispense) continue;
    const { note } = unit;
    if (unit.facultative) {
      if (note !== null && note > 10) points += (note - 10) * unit.coefficient;
    } else {
      coefficients += unit.coefficient;
      if (note === null) isAbsent = true;
      else points += note * unit.coefficient;
    }
  }
  const average = points / coefficients;
  if (!isAbsent && average >= 10) return { decision: "diplômé", average, certificates: NONE, keptUntil: null };
  const certificates: string[] = [];
  for (const unit of candidate.unites)
    if (!unit.dispense && unit.note !== null && unit.note >= 10) certificates.push(unit.code);
  return certificates.length > 0
    ? { decision: "attesté", average, certificates, keptUntil: inFiveYears(candidate.session) }
    : { decision: "refusé", average, certificates: NONE, keptUntil: null };
}

/** A day five years later: 29 February has no equal then, whatever the year. */
export function inFiveYears(day: string): string {
  const rest = day.slice(4);
  return Number(day.slice(0, 4)) + 5 + (rest === "-02-29" ? "-02-28" : rest);
}
