/**
 * Candidates at the edge: marks whose weighted average is exactly a threshold, or one unit away, found by solving for them. All numbers
 * here are whole numbers of their last digit.
 */
import fc from "fast-check";

export interface Candidate {
  readonly coefficients: readonly bigint[];
  readonly marks: readonly bigint[];
  readonly threshold: bigint;
  /** Σ coefficient × (mark − threshold) over the least step that these coefficients allow: −1, 0 or 1. */
  readonly side: -1 | 0 | 1;
}

export interface Edge {
  /** The greatest mark; the least is 0. */
  readonly most: bigint;
  readonly coefficients: { readonly min: bigint; readonly max: bigint };
  readonly thresholds: { readonly min: bigint; readonly max: bigint };
  readonly count: { readonly min: number; readonly max: number };
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const modulo = (a: bigint, m: bigint): bigint => ((a % m) + m) % m;

/** x with a·x ≡ 1 (mod m), for a and m without common divisor. */
function inverse(a: bigint, m: bigint): bigint {
  let [r, next, x, other] = [modulo(a, m), m, 1n, 0n];
  while (next !== 0n) {
    const q = r / next;
    [r, next] = [next, r - q * next];
    [x, other] = [other, x - q * other];
  }
  return modulo(x, m);
}

/** Distances to the threshold, within these bounds, whose weighted sum is `sum`; each as near to its wish as that allows. */
function solved(
  coefficients: readonly bigint[],
  sum: bigint,
  low: bigint,
  high: bigint,
  wishes: readonly bigint[],
): readonly bigint[] | undefined {
  const found: bigint[] = [];
  let rest = sum;
  for (const [i, c] of coefficients.entries()) {
    const after = coefficients.slice(i + 1);
    // What the others can still make up: multiples of their common divisor, within their bounds.
    const common = after.reduce(gcd, 0n);
    const weight = after.reduce((all, one) => all + one, 0n);
    if (common === 0n) {
      if (rest % c !== 0n) return undefined;
      found.push(rest / c);
      break;
    }
    const shared = gcd(c, common);
    const step = common / shared;
    const first = modulo((rest / shared) * inverse(c / shared, step), step);
    const [from, to] = [greatest(low, ceiling(rest - high * weight, c)), least(high, floor(rest - low * weight, c))];
    const wish = least(greatest(wishes[i] ?? 0n, from), to);
    // The nearest of first, first ± step, … to the wish, inside.
    let x = wish - modulo(wish - first, step);
    if (x < from) x += step;
    if (x > to) return undefined;
    found.push(x);
    rest -= c * x;
  }
  return found.every((x) => low <= x && x <= high) ? found : undefined;
}

const greatest = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const floor = (a: bigint, b: bigint): bigint => (a - modulo(a, b)) / b;
const ceiling = (a: bigint, b: bigint): bigint => -floor(-a, b);

/** Sets of coefficients, the largest first: the last marks are then the easiest to solve for. */
export const coefficientSets = ({ coefficients, count }: Edge): fc.Arbitrary<readonly bigint[]> =>
  fc
    .integer(count)
    .chain((n) => fc.array(fc.bigInt(coefficients), { minLength: n, maxLength: n }))
    .map((all) => [...all].sort((a, b) => (a < b ? 1 : -1)));

/** Candidates with these coefficients, exactly at a threshold, just below it or just above. */
export const candidatesWith = (coefficients: readonly bigint[], { most, thresholds }: Edge): fc.Arbitrary<Candidate> =>
  fc
    .tuple(
      fc.bigInt(thresholds),
      fc.array(fc.bigInt({ min: -most, max: most }), {
        minLength: coefficients.length,
        maxLength: coefficients.length,
      }),
      fc.constantFrom(-1 as const, 0 as const, 1 as const),
    )
    .map(([threshold, wishes, side]): Candidate | undefined => {
      const unit = BigInt(side) * coefficients.reduce(gcd, 0n);
      const distances = solved(coefficients, unit, -threshold, most - threshold, wishes);
      return distances && { coefficients, marks: distances.map((x) => x + threshold), threshold, side };
    })
    .filter((candidate) => candidate !== undefined);

export const candidates = (edge: Edge): fc.Arbitrary<Candidate> =>
  coefficientSets(edge).chain((coefficients) => candidatesWith(coefficients, edge));
