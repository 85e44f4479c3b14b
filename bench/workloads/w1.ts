/**
 * The candidates of `w1.rules`: a seed comes in, candidate files (JSON) come out, valid, some 900 bytes each as text. And what is decided of
 * one, in the form that every engine gives.
 */
import { Draw } from "../draw.js";

export interface Unit {
  readonly code: string;
  /** From 0 to 20, two decimals at most; null when the candidate was absent. */
  note: number | null;
  readonly coefficient: number;
  readonly facultative: boolean;
  dispense: boolean;
}

export interface Candidate {
  readonly identifiant: string;
  readonly ine: string;
  readonly nom: string;
  readonly prenoms: readonly string[];
  readonly naissance: string;
  readonly commune_de_naissance: string;
  readonly academie: string;
  readonly etablissement: string;
  readonly diplome: string;
  readonly session: string;
  readonly voie: string;
  readonly unites: readonly Unit[];
}

export type Decision = "diplômé" | "attesté" | "refusé";

/** What is decided of a candidate. */
export interface Result {
  readonly decision: Decision;
  /** In points. Rounded down to the hundredth by those who can. */
  readonly average: number;
  /** Codes of the units that a certificate is given for. */
  readonly certificates: readonly string[];
  /** The last day on which they count, five years after the session. */
  readonly keptUntil: string | null;
}

const NAMES = ["MARTIN", "BERNARD", "THOMAS", "PETIT", "DURAND", "MOREAU", "LEFÈVRE", "LEROY", "FOURNIER", "GIRARD"];
const FIRST_NAMES = [
  "Émilie",
  "Léa",
  "Chloé",
  "Manon",
  "Inès",
  "Hugo",
  "Noé",
  "Jérôme",
  "Zoé",
  "Maëlle",
  "Aïcha",
  "Yanis",
];
const ACADEMIES = [
  "Aix-Marseille",
  "Amiens",
  "Besançon",
  "Bordeaux",
  "Créteil",
  "Lille",
  "Lyon",
  "Nantes",
  "Orléans-Tours",
];
const SESSIONS = ["2023-06-15", "2023-11-20", "2024-02-29", "2024-06-14", "2025-06-16", "2025-11-17", "2026-06-15"];
const TRACKS = ["scolaire", "apprentissage", "vae", "formation continue"];
const CODES = ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8"];

/** Such as a session has. The same for the same seed, on every machine. */
export function candidates(count: number, seed: number): Candidate[] {
  const draw = new Draw(seed);
  return Array.from({ length: count }, (_, i) => candidate(draw, i));
}

/** One more candidate, the `i`-th: eight units, of which the last two are optional. */
export function candidate(draw: Draw, i: number): Candidate {
  const level = 850 + draw.integer(0, 500);
  // Some pass in nothing at all.
  const isWeak = draw.integer(1, 100) <= 6;
  return {
    identifiant: `C${100_000_000 + i}`,
    ine: `${draw.integer(100_000_000, 999_999_999)}${draw.pick(["AA", "AB", "CC", "KH", "ZE"])}`,
    nom: draw.pick(NAMES),
    prenoms: [draw.pick(FIRST_NAMES), draw.pick(FIRST_NAMES)],
    naissance: `${draw.integer(1970, 2006)}-0${draw.integer(1, 9)}-${draw.integer(10, 28)}`,
    commune_de_naissance: String(draw.integer(10_000, 95_999)),
    academie: draw.pick(ACADEMIES),
    etablissement: `${draw.integer(1_000_000, 9_999_999)}${draw.pick(["A", "B", "C", "D"])}`,
    diplome: "BTS Comptabilité et gestion",
    session: draw.pick(SESSIONS),
    voie: draw.pick(TRACKS),
    unites: CODES.map((code, k) => {
      const mark = level + draw.integer(-350, 350) + draw.integer(-350, 350) + draw.integer(-350, 350);
      const kept = isWeak ? Math.min(995, Math.round(mark * 0.4)) : mark;
      return {
        code,
        note: draw.oneIn(50) ? null : Math.max(0, Math.min(2000, kept)) / 100,
        coefficient: draw.integer(1, 6),
        facultative: k > 5,
        dispense: k > 0 && draw.oneIn(12),
      };
    }),
  };
}

/**
 * Candidates on the edge: nobody absent, nobody exempt, and points that are those of an average of exactly 10, plus `offset` times the least
 * step there is, a hundredth of a point weighed once.
 */
export function candidatesOnTheEdge(count: number, seed: number, offset: number): Candidate[] {
  const draw = new Draw(seed);
  const found: Candidate[] = [];
  while (found.length < count) {
    const file = candidate(draw, found.length);
    let missing = offset;
    for (const unit of file.unites) {
      const mark = unit.facultative ? draw.integer(700, 1400) : draw.integer(400, 1600);
      unit.dispense = false;
      unit.note = mark / 100;
      if (!unit.facultative || mark > 1000) missing += (1000 - mark) * unit.coefficient;
    }
    const first = file.unites[0]!;
    const mark = Math.round(first.note! * 100) + missing / first.coefficient;
    if (!Number.isInteger(mark) || mark < 0 || mark > 2000) continue;
    first.note = mark / 100;
    found.push(file);
  }
  return found;
}
