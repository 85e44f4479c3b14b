/** What is said of a table's rows agrees with going through every candidate, on tables drawn at random. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { source } from "../../diagnostics/source.js";

const VOIES = ["scolaire", "apprentissage", "vae"] as const;
interface Candidate {
  readonly rang: number;
  readonly voie: (typeof VOIES)[number];
  readonly oral: number | undefined;
}
const candidates: readonly Candidate[] = [0, 1, 2, 3, 4, 5].flatMap((rang) =>
  VOIES.flatMap((voie) => [undefined, 0, 1, 2, 3].map((oral) => ({ rang, voie, oral }))),
);

/** A cell as it is written, and which candidates it takes. */
interface Cell {
  readonly text: string;
  readonly takes: (c: Candidate) => boolean;
}
const any: Cell = { text: "-", takes: () => true };
const bound = fc.integer({ min: 0, max: 5 });
/** Conditions on a number that must be there. */
const numeric = (of: (c: Candidate) => number | undefined): fc.Arbitrary<Cell> => {
  const cell = (text: string, test: (n: number) => boolean): Cell => ({
    text,
    takes: (c) => {
      const n = of(c);
      return n !== undefined && test(n);
    },
  });
  return fc.oneof(
    bound.map((b) => cell(`≥ ${b}`, (n) => n >= b)),
    bound.map((b) => cell(`< ${b}`, (n) => n < b)),
    bound.map((b) => cell(`${b}`, (n) => n === b)),
    fc.tuple(bound, bound).map(([a, b]) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b) + 1];
      return cell(`de ${low} à moins de ${high}`, (n) => low <= n && n < high);
    }),
  );
};
const rangs = fc.oneof(
  fc.constant(any),
  numeric((c) => c.rang),
);
const orals = fc.oneof(
  fc.constant(any),
  fc.constant<Cell>({ text: "non renseigné", takes: (c) => c.oral === undefined }),
  numeric((c) => c.oral),
);
const voies = fc.oneof(
  fc.constant(any),
  fc
    .subarray([...VOIES], { minLength: 1 })
    .map((some) => ({ text: some.join(", "), takes: (c: Candidate) => some.includes(c.voie) })),
);
interface Row {
  readonly cells: readonly Cell[];
  readonly value: number;
}
const row: fc.Arbitrary<Row> = fc.record({
  cells: fc.tuple(rangs, voies, orals),
  value: fc.integer({ min: 1, max: 3 }),
});

const takes = (r: Row, c: Candidate): boolean => r.cells.every((cell) => cell.takes(c));

function textOf(rows: readonly Row[]): string {
  return `règlement essai « Essai »
énumération Voie : ${VOIES.join(", ")}
dossier
  rang : entier de 0 à 5
  voie : Voie
  oral : entier de 0 à 3, facultatif
décision classe : entier de 1 à 3
tableau classes
  | rang | voie | oral | classe vaut |
${rows.map((r) => `  | ${[...r.cells.map((c) => c.text), r.value].join(" | ")} |`).join("\n")}
`;
}

describe("rows of a table", () => {
  it("overlap, or leave a hole, exactly where some candidate shows it", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (drawn) => {
        // A column without a row for « non renseigné » may not be about a value that can be missing.
        const rows = [
          ...drawn,
          { cells: [any, any, { text: "non renseigné", takes: (c: Candidate) => c.oral === undefined }], value: 1 },
        ];
        const { diagnostics } = check([source("essai/2025.rules", textOf(rows))]);
        const found = new Set(diagnostics.map((d) => d.code));
        const conflict = candidates.some((c) => new Set(rows.flatMap((r) => (takes(r, c) ? [r.value] : []))).size > 1);
        const hole = candidates.some((c) => !rows.some((r) => takes(r, c)));
        expect(found.has("lignes-qui-se-recouvrent")).toBe(conflict);
        expect(found.has("trou-dans-le-tableau")).toBe(hole);
      }),
      { numRuns: 300 },
    );
  });
});
