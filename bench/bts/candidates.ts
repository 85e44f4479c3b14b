/**
 * Candidates of the BTS such as a session has: a seed comes in, candidate files (JSON) come out, valid, most between 8 and 12 of average,
 * one in ten exactly at 10.
 */
import { Draw } from "../draw.js";

export interface UnitFile {
  code: string;
  intitulé?: string;
  domaine: "général" | "professionnel";
  facultative: boolean;
  coefficient: number;
  état: string;
  note?: number;
  obtenue_le?: string;
  note_contrôle?: number;
}

export interface CandidateFile {
  identifiant: string;
  session: number;
  spécialité: string;
  forme: "globale" | "progressive";
  délibération?: string;
  livret?: string;
  décision_du_jury?: string;
  motif_du_jury?: string;
  unités: UnitFile[];
}

/** The same candidates for the same seed, on every machine. */
export function candidates(count: number, seed: number): CandidateFile[] {
  const draw = new Draw(seed);
  return Array.from({ length: count }, (_, i) => (i % 10 === 0 ? exactlyTen(draw, i) : candidate(draw, i)));
}

const UNITS = [
  ["E1", "Culture générale et expression"],
  ["E2", "Langue vivante étrangère"],
  ["E3", "Mathématiques"],
  ["E4", "Conception d'un projet"],
  ["E5", "Réalisation d'un projet"],
  ["E6", "Parcours de professionnalisation"],
] as const;

function candidate(draw: Draw, i: number): CandidateFile {
  const level = draw.integer(750, 1300);
  const file: CandidateFile = {
    identifiant: `2024-${String(100000 + i)}`,
    session: draw.integer(2022, 2026),
    spécialité: draw.pick(["Comptabilité et gestion", "Tourisme", "Électrotechnique"]),
    forme: draw.oneIn(20) ? "progressive" : "globale",
    unités: UNITS.map(([code, intitulé], k) => ({
      code,
      intitulé,
      domaine: k < 3 ? "général" : "professionnel",
      facultative: false,
      coefficient: draw.integer(2, 12) / 2,
      état: "notée",
    })),
  };
  for (const unit of file.unités) setState(draw, unit, level, file);
  if (draw.oneIn(2)) {
    const note = mark(draw, level);
    file.unités.push({ code: "EF1", domaine: "général", facultative: true, coefficient: 1, état: "notée", note });
  }
  if (file.unités.some((u) => u.état === "conservée")) file.délibération = `${file.session}-07-05`;
  let controls = draw.oneIn(3) ? 2 : 0;
  for (const unit of file.unités.slice(0, 3)) {
    if (controls === 0 || unit.état === "dispensée") continue;
    unit.note_contrôle = mark(draw, level + 200);
    controls--;
  }
  if (draw.oneIn(2)) file.livret = draw.pick(["fourni", "examiné"]);
  if (draw.oneIn(40)) {
    file.décision_du_jury = draw.pick(["admis", "ajourné"]);
    file.motif_du_jury = "Progression constante au cours de la formation.";
  }
  return file;
}

function setState(draw: Draw, unit: UnitFile, level: number, file: CandidateFile): void {
  const turn = draw.integer(1, 100);
  if (turn === 1) unit.état = "absence_injustifiée";
  else if (turn === 2) unit.état = "force_majeure";
  else if (turn <= 5) unit.état = "dispensée";
  else if (turn <= 30 && file.forme === "progressive") unit.état = "non_présentée";
  else unit.note = mark(draw, level);
  if (turn > 90 && unit.note !== undefined && unit.note >= 10) {
    unit.état = "conservée";
    unit.obtenue_le = `${file.session - 3}-07-02`;
  }
}

/** In hundredths around a level; as many are whole or half points as juries give. */
function mark(draw: Draw, level: number): number {
  const drawn = Math.min(2000, Math.max(0, level + draw.integer(-400, 400)));
  return draw.oneIn(3) ? drawn / 100 : Math.round(drawn / 50) / 2;
}

/** A candidate whose marks, in hundredths, average exactly 10. */
function exactlyTen(draw: Draw, i: number): CandidateFile {
  for (;;) {
    const file = candidate(draw, i);
    file.forme = "globale";
    delete file.délibération;
    delete file.décision_du_jury;
    delete file.motif_du_jury;
    file.unités.length = UNITS.length;
    let missing = 0;
    for (const unit of file.unités) {
      delete unit.obtenue_le;
      unit.état = "notée";
      const hundredths = draw.integer(600, 1400);
      unit.note = hundredths / 100;
      missing += (1000 - hundredths) * unit.coefficient * 2;
    }
    const first = file.unités[0]!;
    const hundredths = Math.round(first.note! * 100) + missing / (first.coefficient * 2);
    if (!Number.isInteger(hundredths) || hundredths < 0 || hundredths > 2000) continue;
    first.note = hundredths / 100;
    return file;
  }
}
