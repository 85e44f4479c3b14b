/** Regulations and dossiers that grow along one thing: a number comes in, texts come out, the same on every machine. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { candidates, type Candidate } from "../workloads/w1.js";

export interface Case {
  /** Code of the regulation. */
  readonly code: string;
  readonly text: string;
  /** A dossier of it. */
  readonly dossier: unknown;
}

const head = (code: string): string => `règlement ${code} « De plus en plus grand »
  version « Session 2024 et suivantes »
  en vigueur à compter de 2020
  applicable selon session

dossier
  session : entier de 2020 à 2100
  points  : entier de 0 à 1 000 000
`;
const count = (size: number): readonly number[] => Array.from({ length: size }, (_, i) => i + 1);

/** The first workload, and a candidate with as many units. */
export function units(size: number, root: string): Case {
  const text = readFileSync(join(root, "bench", "workloads", "w1.rules"), "utf8").replace(
    "liste de 1 à 30 Unité",
    `liste de 1 à ${size} Unité`,
  );
  const [file] = candidates(1, 1) as [Candidate];
  const unites = candidates(Math.ceil(size / 8), 2)
    .flatMap(({ unites: eight }) => eight)
    .slice(0, size)
    .map((unit, i) => ({ ...unit, code: `U${i + 1}` }));
  return { code: "w1", text, dossier: { ...file, unites } };
}

/** As many rules, each on a decision of its own; half of them hold. */
export function rules(size: number): Case {
  const each = (n: number): string => `
décision franchi_${n} : booléen, à défaut faux
règle seuil_${n}
  si points ≥ ${n}
  alors franchi_${n} vaut vrai
`;
  const dossier = { session: 2024, points: Math.ceil(size / 2) };
  return { code: "regles", text: head("regles") + count(size).map(each).join(""), dossier };
}

/** As many exceptions to one rule, of which one holds. */
export function exceptions(size: number): Case {
  const each = (n: number): string => `
exception cas_${n} à cas_général
  si points = ${n}
  alors palier vaut ${n}
`;
  const general = `
décision palier : entier de 0 à 1 000 000
règle cas_général
  alors palier vaut 0
`;
  const dossier = { session: 2024, points: Math.ceil(size / 2) };
  return { code: "exceptions", text: head("exceptions") + general + count(size).map(each).join(""), dossier };
}
