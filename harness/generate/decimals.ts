/** Decimals drawn at random for a type: in comes the type, out go numbers of its precision and bounds, mostly where verdicts change. */
import fc from "fast-check";
import type { NumberType } from "../../plan/plan.js";
import { add, compare, floor, multiply, parseRational, rational, type Rational } from "../../runtime/rational.js";

export class Decimals {
  /** What was made for each type and each number that a file is about: there are few, and making it takes longer than drawing. */
  private readonly made = new WeakMap<NumberType, Map<Rational | undefined, fc.Arbitrary<number>>>();

  /** @param near the thresholds that numbers are drawn at, or one unit away from */
  constructor(private readonly near: readonly Rational[]) {}

  /** A decimal at `theme`, mostly, where there is one; near a threshold, at a bound, or anywhere. */
  drawn(type: NumberType, theme: Rational | undefined): fc.Arbitrary<number> {
    const ofType = this.made.get(type) ?? new Map<Rational | undefined, fc.Arbitrary<number>>();
    this.made.set(type, ofType);
    const made = ofType.get(theme) ?? this.make(type, theme);
    ofType.set(theme, made);
    return made;
  }

  private make(type: NumberType, theme: Rational | undefined): fc.Arbitrary<number> {
    const places = Math.min(type.decimals ?? 3, 9);
    const scale = rational(10n ** BigInt(places));
    const unit = rational(1, scale.n);
    const [min, max] = [parseRational(type.min) ?? rational(0), parseRational(type.max) ?? rational(0)];
    /** So many units, where the bounds allow. */
    const inside = (units: bigint): number | undefined => {
      const value = rational(units, scale.n);
      return compare(value, min) < 0 || compare(value, max) > 0 ? undefined : decimal(units, places);
    };
    const around = (centre: Rational, steps: readonly number[]): number[] =>
      steps.flatMap((step) => inside(floor(multiply(add(centre, multiply(unit, rational(step))), scale))) ?? []);
    const bounds = [...around(min, [0, 1]), ...around(max, [-1, 0])];
    const near = this.near.flatMap((c) => around(c, [-1, 0, 1]));
    const [low, high] = [floor(multiply(min, scale)), floor(multiply(max, scale))];
    const anywhere = fc.bigInt({ min: low, max: high }).map((units) => inside(units) ?? decimal(low + 1n, places));
    const choices: fc.WeightedArbitrary<number>[] = [
      { weight: 2, arbitrary: anywhere },
      { weight: 1, arbitrary: fc.constantFrom(...bounds) },
    ];
    if (near.length > 0) choices.push({ weight: 4, arbitrary: fc.constantFrom(...near) });
    // Marks that stand opposite each other around one value have it as their average.
    const themed = theme ? around(theme, [0, 0, 0, 0, 0, 0, 0, 1, -1, 5, -5, 10 ** places, -(10 ** places)]) : [];
    if (themed.length > 0) choices.push({ weight: 20, arbitrary: fc.constantFrom(...themed) });
    return fc.oneof(...choices);
  }
}

/** The double that means this many units of 10^-places. */
const decimal = (units: bigint, places: number): number => Number(`${units}e-${places}`);
