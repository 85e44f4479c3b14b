/**
 * The table of `w2.rules` as data, from which every engine's is made; its dossiers, from a seed; and what is decided of one.
 */
import { Draw } from "../draw.js";

export interface Dossier {
  readonly session: number;
  readonly voie: string;
  readonly titre: string;
  /** From 0 to 20, two decimals at most. */
  readonly moyenne: number;
  /** In months. */
  readonly experience: number;
  readonly absent: boolean;
  readonly fraude: boolean;
}

export interface Result {
  readonly issue: string;
  /** Counted from 1. */
  readonly row: number;
}

/** From `from`, included, to `to`, excluded. */
export interface Range {
  readonly from?: number;
  readonly to?: number;
}

/** A row holds when all that it names does. A condition on a text lists the texts it admits. */
export interface Row {
  readonly fraude?: boolean;
  readonly absent?: boolean;
  readonly voie?: readonly string[];
  readonly titre?: readonly string[];
  readonly experience?: Range;
  readonly moyenne?: Range;
  readonly issue: string;
}

const TRACKS = ["scolaire", "apprentissage", "vae", "formation continue"];
const TITLES = ["aucun", "cap", "bac", "bts"];
const present = { fraude: false, absent: false };
const vae = { ...present, voie: ["vae"] };
const school = { ...present, voie: ["scolaire"] };
const taught = { ...present, voie: ["scolaire", "apprentissage", "formation continue"] };
const working = { ...present, voie: ["apprentissage", "formation continue"] };

/** At most one row but the last holds of a dossier; the last, where no other does. */
export const TABLE: readonly Row[] = [
  { fraude: true, issue: "annulation" },
  { fraude: false, absent: true, voie: ["scolaire", "apprentissage"], issue: "élimination" },
  { fraude: false, absent: true, voie: ["vae", "formation continue"], issue: "report" },
  { ...vae, experience: { to: 12 }, issue: "irrecevable" },
  { ...vae, experience: { from: 36 }, moyenne: { from: 10 }, issue: "reçu" },
  { ...vae, titre: ["bac", "bts"], experience: { from: 36 }, moyenne: { from: 8, to: 10 }, issue: "partiel" },
  { ...vae, titre: ["bac", "bts"], experience: { from: 12, to: 36 }, moyenne: { from: 8 }, issue: "partiel" },
  { ...vae, titre: ["aucun", "cap"], experience: { from: 12, to: 36 }, moyenne: { from: 12 }, issue: "reçu" },
  { ...taught, moyenne: { from: 16 }, issue: "mention_très_bien" },
  { ...taught, moyenne: { from: 14, to: 16 }, issue: "mention_bien" },
  { ...taught, moyenne: { from: 12, to: 14 }, issue: "mention_assez_bien" },
  { ...taught, moyenne: { from: 10, to: 12 }, issue: "reçu" },
  { ...school, titre: ["cap", "bac"], moyenne: { from: 9.5, to: 10 }, issue: "rattrapage" },
  { ...school, titre: ["cap", "bac"], moyenne: { from: 8, to: 9.5 }, issue: "second_groupe" },
  { ...working, titre: ["cap", "bac"], experience: { from: 24 }, moyenne: { from: 9, to: 10 }, issue: "rattrapage" },
  { ...working, titre: ["cap", "bac"], experience: { to: 24 }, moyenne: { from: 9, to: 10 }, issue: "second_groupe" },
  { ...working, titre: ["cap", "bac"], moyenne: { from: 8, to: 9 }, issue: "second_groupe" },
  { ...taught, titre: ["aucun", "bts"], moyenne: { from: 8, to: 10 }, issue: "attestation" },
  { ...taught, titre: ["bts"], moyenne: { from: 6, to: 8 }, issue: "attestation" },
  { issue: "refus" },
];

/** What each row answers, made once. */
export const RESULTS: readonly Result[] = TABLE.map(({ issue }, i) => Object.freeze({ issue, row: i + 1 }));

/** One condition on one field. */
export type Condition =
  | { readonly field: "fraude" | "absent"; readonly is: boolean }
  | { readonly field: "voie" | "titre"; readonly in: readonly string[] }
  | { readonly field: "experience" | "moyenne"; readonly comparison: ">=" | "<"; readonly to: number };

/** The conditions of a row, those on what is cheapest to read first. */
export function conditions(row: Row): readonly Condition[] {
  const found: Condition[] = [];
  for (const field of ["fraude", "absent"] as const) {
    const is = row[field];
    if (is !== undefined) found.push({ field, is });
  }
  for (const field of ["voie", "titre"] as const) {
    const admitted = row[field];
    if (admitted !== undefined) found.push({ field, in: admitted });
  }
  for (const field of ["experience", "moyenne"] as const) {
    const { from, to } = row[field] ?? {};
    if (from !== undefined) found.push({ field, comparison: ">=", to: from });
    if (to !== undefined) found.push({ field, comparison: "<", to });
  }
  return found;
}

/**
 * For engines that say « if … then … else … »: what they write for each condition, joined into what they write for all, and for a row chosen
 * or the next ones.
 */
export function chain(
  condition: (one: Condition) => string,
  and: string,
  choose: (all: string, row: string, rest: string) => string,
): string {
  return TABLE.reduceRight((rest, row, i) => {
    const all = conditions(row).map(condition).join(and);
    return all === "" ? String(i + 1) : choose(all, String(i + 1), rest);
  }, "");
}

/** The same for the same seed, on every machine. Averages are often on a threshold. */
export function dossiers(count: number, seed: number): Dossier[] {
  const draw = new Draw(seed);
  return Array.from({ length: count }, () => ({
    session: draw.integer(2020, 2026),
    voie: draw.pick(TRACKS),
    titre: draw.pick(TITLES),
    moyenne: (draw.oneIn(4) ? draw.pick([600, 800, 900, 950, 1000, 1200, 1400, 1600]) : draw.integer(300, 1800)) / 100,
    experience: draw.integer(0, 60),
    absent: draw.oneIn(12),
    fraude: draw.oneIn(50),
  }));
}
