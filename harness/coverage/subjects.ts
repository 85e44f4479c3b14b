/** What a regulation has that can be tried, as data: subjects, each with the goals that examples and dossiers reach or do not. */
import type { Place } from "../../plan/plan.js";

export type SubjectKind = "rule" | "condition" | "boundary" | "field";
export const KINDS: readonly SubjectKind[] = ["rule", "condition", "boundary", "field"];

/** What can happen to a rule or a condition, or on which side of a boundary a dossier can stand. */
export type Happening = "true" | "false" | "decisive" | "below" | "at" | "above";

export interface Goal {
  /** What is to happen; of a field, the constant of its enumeration to try. */
  readonly name: string;
  reached: boolean;
}

export interface Subject {
  readonly kind: SubjectKind;
  /** Names it among the subjects of its regulation: versions that share a text share its subjects. */
  readonly key: string;
  /** In the words of the text. */
  readonly title: string;
  /** Of a rule: which kind of rule; of a condition or of a boundary: the rule or definition it stands in. */
  readonly of: string;
  readonly place: Place;
  readonly goals: readonly Goal[];
}

/** The subjects of a regulation, those of all its versions together. */
export interface RegulationCoverage {
  readonly code: string;
  readonly subjects: readonly Subject[];
  /** How many dossiers were judged, those of examples included. */
  readonly judged: number;
}

export interface Count {
  readonly reached: number;
  readonly total: number;
}

export const goalsOf = (...names: readonly Happening[]): Goal[] => names.map((name) => ({ name, reached: false }));

export function reach(subject: Subject, name: string): void {
  const goal = subject.goals.find((one) => one.name === name);
  if (goal) goal.reached = true;
}

export const isReached = (subject: Subject, name: string): boolean =>
  subject.goals.find((goal) => goal.name === name)?.reached !== false;

export const missing = (subject: Subject): readonly string[] =>
  subject.goals.filter(({ reached }) => !reached).map(({ name }) => name);

/** How many goals are reached, of how many. */
export function countOf(subjects: readonly Subject[]): Count {
  const goals = subjects.flatMap((subject) => subject.goals);
  return { reached: goals.filter(({ reached }) => reached).length, total: goals.length };
}

/** Whether a share of the goals, in hundredths, is reached; exactly, so that 99,99 % is not 100 %. */
export const isEnough = ({ reached, total }: Count, percent: number): boolean => reached * 100 >= percent * total;

/** One subject for each key, which reached what any of them reached; a goal that is out of reach of some is out of the whole only where it is for all. */
export function merged(subjects: readonly Subject[]): Subject[] {
  const byKey = new Map<string, Subject>();
  for (const subject of subjects) {
    const known = byKey.get(subject.key);
    const names = [...new Set([...(known?.goals ?? []), ...subject.goals].map(({ name }) => name))];
    const goals = names.map((name) => ({
      name,
      reached: [known, subject].some((one) => one?.goals.some((goal) => goal.name === name && goal.reached) === true),
    }));
    byKey.set(subject.key, { ...subject, goals });
  }
  return [...byKey.values()];
}
