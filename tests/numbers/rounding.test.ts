/**
 * Every rounding of the language, to the last digit: halves and what is just beside them, on both sides of zero, of whole numbers of the
 * machine, of quotients and of numbers that no double holds, on every engine.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../compiler/index.js";
import { VOCABULARY } from "../../grammar/vocabulary.js";
import { enginesOf } from "../../harness/logic-engine.js";
import { loaded, moduleText } from "../emit/loaded.js";
import { fraction, over, rounded, same, times, written, type Fraction } from "../oracles/fractions.js";
import { rounds } from "./cases.js";
import { rationalOperations } from "./roads.js";

/** How precisions are written, and how many of their steps make one. */
const STEPS: Readonly<Record<string, bigint>> = {
  "à l'unité": 1n,
  "au dixième": 10n,
  "au centième": 100n,
  "au millième": 1000n,
  "au demi-point": 2n,
  "au quart de point": 4n,
};
const MODES = { "": "nearest", " supérieur": "up", " inférieur": "down" } as const;

/** What is rounded, and what a half of a step of it is made of: a value over a divisor, in thousandths or millionths. */
const SOURCES = {
  entière: { of: "brut", places: 6, most: 10n ** 15n },
  quotient: { of: "haut / bas", places: 3, most: 10n ** 6n },
  immense: { of: "grand / bas", places: 3, most: 10n ** 15n },
} as const;

const roundings = Object.keys(SOURCES).flatMap((source) =>
  Object.entries(STEPS).flatMap(([step, parts]) =>
    Object.entries(MODES).map(([mode, way]) => ({ source: source as keyof typeof SOURCES, step, parts, mode, way })),
  ),
);

const text = `règlement arrondis « Tous les arrondis »
dossier
  brut  : nombre
  haut  : nombre de −1 000 à 1 000 au millième
  grand : nombre de −1 000 000 000 000 000 000 à 1 000 000 000 000 000 000 au millième
  bas   : entier de 1 à 4 000
${Object.entries(SOURCES).map(([name, { of }]) => `définition ${name} = ${of}`).join("\n")}
${roundings
  .map(
    ({ source, step, mode }, i) => `décision d${i} : nombre de −2 000 000 000 000 000 000 à 2 000 000 000 000 000 000 au millième
règle r${i}
  alors d${i} vaut ${source} arrondi ${step}${mode}`,
  )
  .join("\n")}
`;

const { plans, diagnostics } = check([{ path: "arrondis.rules", text }]);
const plan = plans[0]!;
const version = { plan, compiled: await loaded(plan) };

test("every precision of the language is rounded to, and both roads are taken", () => {
  expect(diagnostics).toEqual([]);
  const words = VOCABULARY.filter(({ role }) => role === "precision").map(({ id }) => id);
  expect(Object.keys(STEPS).map((step) => step.replace(/^(?:à l'|au )/, ""))).toEqual(words);
  const operations = Object.keys(SOURCES).map((source) => {
    const kept = plan.rules.filter((_, i) => roundings[i]?.source === source);
    const decisions = kept.map((rule) => rule.conclusions[0]!).map((c) => (c.kind === "decide" ? c.decision : ""));
    return rationalOperations(
      moduleText({
        ...plan,
        rules: kept,
        decisions: plan.decisions.filter(({ name }) => decisions.includes(name)),
        order: plan.order.filter(
          (step) =>
            (step.kind === "rule" && kept.some(({ id }) => id === step.rule)) ||
            (step.kind === "decide" && decisions.includes(step.decision)) ||
            (step.kind === "definition" && step.definition === source),
        ),
      }),
    );
  });
  expect(operations[0]).toBe(0);
  expect(operations[1]).toBe(0);
  expect(operations[2]).toBeGreaterThanOrEqual(18);
});

/** An odd number of halves of a step, and perhaps the smallest part more or less. */
const value = (places: number, most: bigint, bas: bigint): fc.Arbitrary<number> =>
  fc
    .tuple(fc.constantFrom(...Object.values(STEPS)), fc.bigInt({ min: -most, max: most }), fc.constantFrom(0n, 0n, -1n, 1n))
    .map(([parts, units, beside]) => {
      // A half of a step, times the divisor, in the smallest part.
      const half = (10n ** BigInt(places) * bas) / (2n * parts);
      const halves = (units / (2n * half)) * 2n + 1n;
      return Number(`${halves * half + beside}e-${places}`) + 0;
    })
    .filter((x) => Math.abs(x) <= Number(most) / 10 ** places);
const dossier = fc.integer({ min: 1, max: 2000 }).chain((n) => {
  const bas = 2 * n;
  return fc.record({
    brut: value(SOURCES.entière.places, SOURCES.entière.most, 1n),
    haut: value(SOURCES.quotient.places, SOURCES.quotient.most, BigInt(bas)),
    grand: value(SOURCES.immense.places, SOURCES.immense.most, BigInt(bas)),
    bas: fc.constant(bas),
  });
});

test("each is what long division gives", () => {
  const ties = new Map<string, number>();
  const engines = enginesOf(version);
  expect(engines).toHaveLength(3);
  for (const { seed } of rounds(roundings.length * 100))
    for (const drawn of fc.sample(dossier, { seed, numRuns: 100 })) {
      const read = (n: number): Fraction => written(String(n));
      const exact = {
        entière: read(drawn.brut),
        quotient: over(read(drawn.haut), read(drawn.bas)),
        immense: over(read(drawn.grand), read(drawn.bas)),
      };
      const expected = roundings.map(({ source, parts, way }) => rounded(exact[source], parts, way));
      for (const { source, step, parts } of roundings)
        if (isHalf(times(exact[source], fraction(2n * parts)))) {
          const side = `${source} ${step} ${exact[source].over < 0n ? "below" : "above"} zero`;
          ties.set(side, (ties.get(side) ?? 0) + 1);
        }
      for (const engine of engines) {
        const decided = engine.decide(version, drawn);
        if ("problems" in decided) throw new Error(JSON.stringify(decided.problems));
        for (const [i, wanted] of expected.entries()) {
          const outcome = decided.body.decisions[`d${i}`] as { readonly value: number | string };
          if (!same(written(String(outcome.value)), wanted) || Object.is(outcome.value, -0))
            expect({ engine: engine.name, drawn, rounding: roundings[i], outcome }).toEqual(wanted);
        }
      }
    }
  // Halves of every step, of every source, on both sides of zero.
  expect(ties.size).toBe(Object.keys(SOURCES).length * Object.keys(STEPS).length * 2);
  expect(Math.min(...ties.values())).toBeGreaterThan(4);
});

const isHalf = ({ over: n, under }: Fraction): boolean => n % under === 0n && (n / under) % 2n !== 0n;
