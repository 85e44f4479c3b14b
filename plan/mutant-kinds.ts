/** The ways people get a regulation wrong, as `volontaire mutant-équivalent-<kind>` names them. */
export const MUTANT_KINDS = [
  /** Whether a threshold itself is on one side or the other. */
  "égalité",
  "contraire",
  /** A threshold, by one unit of its precision. */
  "seuil",
  "et-ou",
  "toutes",
  "filtre",
  "liste",
  /** A delay, by one month or one day. */
  "délai",
  "mois-jours",
  /** The end of the month or of the year, or a working day, that a date is moved to. */
  "report",
  "arrondi",
  "ordre",
  /** The date from which a parameter has a value. */
  "date",
  /** The first and the last day, or year, of a version. */
  "version",
  "exception",
  "défaut",
] as const;
export type MutantKind = (typeof MUTANT_KINDS)[number];
