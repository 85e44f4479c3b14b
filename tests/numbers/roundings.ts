/** A regulation that rounds in every way that the language has, and candidate files at the halves of each, with what long division gives. */
import fc from "fast-check";
import { fraction, over, rounded, times, written, type Fraction } from "../oracles/fractions.js";
import type { Case } from "./judges.js";

/** How precisions are written, and how many of their steps make one. */
export const STEPS: Readonly<Record<string, bigint>> = {
  "à l'unité": 1n,
  "au dixième": 10n,
  "au centième": 100n,
  "au millième": 1000n,
  "au demi-point": 2n,
  "au quart de point": 4n,
};
const MODES = { "": "nearest", " supérieur": "up", " inférieur": "down" } as const;

/** What is rounded, and what a half of a step of it is made of: a value over a divisor, in thousandths or millionths. */
export const SOURCES = {
  entière: { of: "brut", places: 6, most: 10n ** 15n },
  quotient: { of: "haut / bas", places: 3, most: 10n ** 6n },
  immense: { of: "grand / bas", places: 3, most: 10n ** 15n },
} as const;

export const roundings = Object.keys(SOURCES).flatMap((source) =>
  Object.entries(STEPS).flatMap(([step, parts]) =>
    Object.entries(MODES).map(([mode, way]) => ({ source: source as keyof typeof SOURCES, step, parts, mode, way })),
  ),
);

export const regulation = `règlement arrondis « Tous les arrondis »
dossier
  brut  : nombre
  haut  : nombre de −1 000 à 1 000 au millième
  grand : nombre de −1 000 000 000 000 000 000 à 1 000 000 000 000 000 000 au millième
  bas   : entier de 1 à 4 000
${Object.entries(SOURCES)
  .map(([name, { of }]) => `définition ${name} = ${of}`)
  .join("\n")}
${roundings
  .map(
    (
      { source, step, mode },
      i,
    ) => `décision d${i} : nombre de −2 000 000 000 000 000 000 à 2 000 000 000 000 000 000 au millième
règle r${i}
  alors d${i} vaut ${source} arrondi ${step}${mode}`,
  )
  .join("\n")}
`;

/** An odd number of halves of a step, and perhaps the smallest part more or less. */
const value = (places: number, most: bigint, bas: bigint): fc.Arbitrary<number> =>
  fc
    .tuple(
      fc.constantFrom(...Object.values(STEPS)),
      fc.bigInt({ min: -most, max: most }),
      fc.constantFrom(0n, 0n, -1n, 1n),
    )
    .map(([parts, units, beside]) => {
      // A half of a step, times the divisor, in the smallest part.
      const half = (10n ** BigInt(places) * bas) / (2n * parts);
      const halves = (units / (2n * half)) * 2n + 1n;
      return Number(`${halves * half + beside}e-${places}`) + 0;
    })
    .filter((x) => Math.abs(x) <= Number(most) / 10 ** places);
const drawn = fc.integer({ min: 1, max: 2000 }).chain((n) => {
  const bas = 2 * n;
  return fc.record({
    brut: value(SOURCES.entière.places, SOURCES.entière.most, 1n),
    haut: value(SOURCES.quotient.places, SOURCES.quotient.most, BigInt(bas)),
    grand: value(SOURCES.immense.places, SOURCES.immense.most, BigInt(bas)),
    bas: fc.constant(bas),
  });
});

export interface RoundingCase extends Case {
  /** Which roundings have a half to round, and on which side of zero. */
  readonly halves: readonly string[];
}

/** Candidate files, each with what all the roundings must give of it. */
export const roundingCases: fc.Arbitrary<RoundingCase> = drawn.map((dossier) => {
  const read = (n: number): Fraction => written(String(n));
  const exact = {
    entière: read(dossier.brut),
    quotient: over(read(dossier.haut), read(dossier.bas)),
    immense: over(read(dossier.grand), read(dossier.bas)),
  };
  return {
    dossier,
    wanted: Object.fromEntries(
      roundings.map(({ source, parts, way }, i) => [`d${i}`, rounded(exact[source], parts, way)] as const),
    ),
    halves: roundings
      .filter(({ source, parts }) => isOdd(times(exact[source], fraction(2n * parts))))
      .map(({ source, step }) => `${source} ${step} ${exact[source].over < 0n ? "below" : "above"} zero`),
  };
});

const isOdd = ({ over: n, under }: Fraction): boolean => n % under === 0n && (n / under) % 2n !== 0n;
