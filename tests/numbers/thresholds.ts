/** Regulations that compare an average with a threshold in every way, and what an engine makes of candidates at the edge of it. */
import { check } from "../../compiler/index.js";
import type { Plan } from "../../plan/plan.js";
import type { Candidate, Edge } from "./boundary.js";
import type { Case } from "./judges.js";
import { decimalText } from "./json-numbers.js";

export interface Threshold {
  readonly code: string;
  readonly name: string;
  readonly edge: Edge;
  /** How marks and coefficients are declared, and their decimals. */
  readonly mark: { readonly type: string; readonly places: number };
  readonly coefficient: { readonly type: string; readonly places: number };
}

const MARK = { type: "nombre de 0 à 20 au centième", places: 2 };
const THRESHOLDS = { min: 100n, max: 1900n };
const COUNT = { min: 2, max: 8 };

/** As regulations have them; and so wide that no double counts their points. */
export const INTEGERS: Threshold = {
  code: "seuils-entiers",
  name: "whole coefficients",
  edge: { most: 2000n, coefficients: { min: 1n, max: 12n }, thresholds: THRESHOLDS, count: COUNT },
  mark: MARK,
  coefficient: { type: "entier de 1 à 12", places: 0 },
};
export const HUNDREDTHS: Threshold = {
  code: "seuils-centiemes",
  name: "coefficients at the hundredth",
  edge: { most: 2000n, coefficients: { min: 1n, max: 1200n }, thresholds: THRESHOLDS, count: COUNT },
  mark: MARK,
  coefficient: { type: "nombre de 0,01 à 12 au centième", places: 2 },
};
export const WIDE: Threshold = {
  code: "seuils-immenses",
  name: "points beyond 2^53",
  edge: {
    most: 10n ** 15n,
    coefficients: { min: 1n, max: 10n ** 9n },
    thresholds: { min: 10n ** 13n, max: 9n * 10n ** 14n },
    count: { min: 2, max: 6 },
  },
  mark: { type: "nombre de 0 à 1 000 000 000 000 au millième", places: 3 },
  coefficient: { type: "nombre de 0,01 à 10 000 000 au centième", places: 2 },
};

const COMPARED = `
énumération Côté : dessous, juste, dessus

règle admission
  si moyenne ≥ seuil
  alors admis vaut vrai
  motif « {moyenne} »
règle échec
  à défaut
  alors admis vaut faux

règle au_dessus
  si moyenne > seuil
  alors côté vaut dessus
règle à_peine
  si moyenne = seuil
  alors côté vaut juste
règle au_dessous
  si moyenne < seuil
  alors côté vaut dessous

règle refus
  alors refusé vaut (non moyenne ≥ seuil)

règle sans_diviser
  alors par_points vaut (points ≥ seuil × coefficients)
`;

export const planOf = (text: string): Plan => {
  const { plans, diagnostics } = check([{ path: "seuils.rules", text }]);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return plans[0]!;
};

/** Marks and coefficients are in the candidate file. */
export const givenCoefficients = ({ code, mark, coefficient, edge }: Threshold): string =>
  `règlement ${code} « Une moyenne et un seuil »
structure Épreuve
  note : ${mark.type}
  coefficient : ${coefficient.type}
dossier
  épreuves : liste de ${edge.count.min} à ${edge.count.max} Épreuve
  seuil : ${mark.type}
décision admis : booléen
décision côté : Côté
décision refusé : booléen
décision par_points : booléen
définition moyenne = moyenne de note pondérée par coefficient parmi épreuves
définition points = somme de note × coefficient parmi épreuves
définition coefficients = somme de coefficient parmi épreuves
${COMPARED}`;

/** The coefficients are in the text: an average and a decision for each set, on marks of its own. */
export function writtenCoefficients(sets: readonly (readonly bigint[])[], { mark, coefficient }: Threshold): string {
  const fields = sets.flatMap((set, k) => [...set.map((_, i) => `note_${k}_${i}`), `seuil_${k}`]);
  const averages = sets.map((set, k) => {
    const written = set.map((c) => decimalText(c, coefficient.places).replace(".", ","));
    const points = written.map((c, i) => `${c} × note_${k}_${i}`).join(" + ");
    return `définition moyenne_${k} = (${points}) / (${written.join(" + ")})
décision admis_${k} : booléen
règle admission_${k}
  si moyenne_${k} ≥ seuil_${k}
  alors admis_${k} vaut vrai
règle échec_${k}
  à défaut
  alors admis_${k} vaut faux
décision exact_${k} : booléen
règle égalité_${k}
  alors exact_${k} vaut (moyenne_${k} = seuil_${k})`;
  });
  const declared = fields.map((name) => `  ${name} : ${mark.type}`);
  return ["règlement seuils « Des moyennes et leurs seuils »", "dossier", ...declared, ...averages].join("\n");
}

const number = (units: bigint, places: number): number => Number(decimalText(units, places));

/** As JSON has it. */
export const givenCase = (
  { coefficients, marks, threshold, side }: Candidate,
  { mark, coefficient }: Threshold,
): Case => ({
  dossier: {
    épreuves: marks.map((m, i) => ({
      note: number(m, mark.places),
      coefficient: number(coefficients[i]!, coefficient.places),
    })),
    seuil: number(threshold, mark.places),
  },
  wanted: {
    admis: side >= 0,
    côté: side < 0 ? "dessous" : side > 0 ? "dessus" : "juste",
    refusé: side < 0,
    par_points: side >= 0,
  },
});

/** One candidate for each set of coefficients. */
export const writtenCase = (candidates: readonly Candidate[], { mark }: Threshold): Case => ({
  dossier: Object.fromEntries(
    candidates.flatMap(({ marks, threshold }, k) => [
      ...marks.map((m, i) => [`note_${k}_${i}`, number(m, mark.places)] as const),
      [`seuil_${k}`, number(threshold, mark.places)] as const,
    ]),
  ),
  wanted: Object.fromEntries(
    candidates.flatMap(({ side }, k) => [
      [`admis_${k}`, side >= 0],
      [`exact_${k}`, side === 0],
    ]),
  ),
});

/** Whether doubles, which most programs compute with, would admit. */
export function admittedByDoubles(
  { coefficients, marks, threshold }: Candidate,
  { mark, coefficient }: Threshold,
): boolean {
  let [points, total] = [0, 0];
  for (const [i, m] of marks.entries()) {
    const c = number(coefficients[i]!, coefficient.places);
    points += number(m, mark.places) * c;
    total += c;
  }
  return points / total >= number(threshold, mark.places);
}
