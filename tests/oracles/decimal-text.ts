/**
 * What JSON's numbers mean, worked out on their text with whole numbers alone: the decimal as written, the double nearest to it, and the
 * shortest decimal that this double stands for. Made without `Number`, `String` of a double or the runtime, so that they can be compared.
 */

/** digits × 10^exponent. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** |value| = mantissa × 2^power, with a mantissa of at most 53 bits. */
interface Double {
  readonly negative: boolean;
  readonly mantissa: bigint;
  readonly power: number;
}

const abs = (n: bigint): bigint => (n < 0n ? -n : n);
const bits = (n: bigint): number => n.toString(2).length;

/** As written. Throws for what is no number of JSON. */
export function decimalOf(text: string): Decimal {
  const [, sign, whole, decimals = "", power = "0"] =
    /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new Error(`${text} is no number of JSON`);
  const digits = BigInt(whole + decimals);
  return { digits: sign === "-" ? -digits : digits, exponent: parseInt(power, 10) - decimals.length };
}

/** One above the other, both whole and not negative. */
const parts = (size: bigint, base: bigint, power: number): readonly [over: bigint, under: bigint] =>
  power >= 0 ? [size * base ** BigInt(power), 1n] : [size, base ** BigInt(-power)];

/** The nearest double, the even one of two that are as near; `undefined` when there is none but infinity. */
function nearestDouble({ digits, exponent }: Decimal): Double | undefined {
  const negative = digits < 0n;
  if (digits === 0n) return { negative, mantissa: 0n, power: -1074 };
  const [over, under] = parts(abs(digits), 10n, exponent);
  // Close to the power that gives 53 bits, then moved until it does.
  let power = Math.max(-1074, bits(over) - bits(under) - 54);
  const scaled = (): readonly [bigint, bigint] =>
    power >= 0 ? [over, under << BigInt(power)] : [over << BigInt(-power), under];
  let [a, b] = scaled();
  while (a / b >= 2n ** 53n) {
    power++;
    [a, b] = scaled();
  }
  const below = a / b;
  const twice = 2n * (a % b);
  const mantissa = twice > b || (twice === b && below % 2n === 1n) ? below + 1n : below;
  const double = mantissa === 2n ** 53n ? { mantissa: 2n ** 52n, power: power + 1 } : { mantissa, power };
  return double.power > 971 ? undefined : { negative, ...double };
}

/** The decimal with the fewest digits among those that read as this double; of these the nearest to it, or the even one. */
function shortestDecimal({ negative, mantissa, power }: Double): Decimal {
  if (mantissa === 0n) return { digits: 0n, exponent: 0 };
  // All in quarters of the last bit, since the gap below a power of two is half the gap above.
  const quarters = (n: bigint): readonly [bigint, bigint] => parts(n, 2n, power - 2);
  const [value, under] = quarters(4n * mantissa);
  const [low] = quarters(4n * mantissa - (mantissa === 2n ** 52n && power > -1074 ? 1n : 2n));
  const [high] = quarters(4n * mantissa + 2n);
  const isEven = mantissa % 2n === 0n;
  const reads = (over: bigint, by: bigint): boolean =>
    isEven
      ? low * by <= over * under && over * under <= high * by
      : low * by < over * under && over * under < high * by;
  // The size of the value: 10^magnitude ≤ value < 10^(magnitude + 1).
  let magnitude = Math.floor((bits(value) - bits(under)) * 0.30103) + 1;
  const isAbove = (at: number): boolean => {
    const [over, by] = parts(1n, 10n, at);
    return over * under > value * by;
  };
  while (isAbove(magnitude)) magnitude--;
  const ofDigits = (count: number): Decimal | undefined => {
    const exponent = magnitude + 1 - count;
    const [ten, tenth] = parts(1n, 10n, exponent);
    const below = (value * tenth) / (under * ten);
    const near = [below, below + 1n].filter((digits) => reads(digits * ten, tenth));
    const far = (digits: bigint): bigint => abs(digits * ten * under - value * tenth);
    const [first, second] = near;
    if (first === undefined) return undefined;
    if (second === undefined) return { digits: first, exponent };
    const nearer = far(second) - far(first);
    return { digits: nearer < 0n || (nearer === 0n && second % 2n === 0n) ? second : first, exponent };
  };
  let [few, many] = [0, 17];
  while (many - few > 1) {
    const middle = (few + many) >> 1;
    if (ofDigits(middle)) many = middle;
    else few = middle;
  }
  const { digits, exponent } = ofDigits(many)!;
  return { digits: negative ? -digits : digits, exponent };
}

/** What a regulation reads: the shortest decimal of the nearest double; `undefined` for what is read as infinite. */
export function readAs(text: string): Decimal | undefined {
  const double = nearestDouble(decimalOf(text));
  return double && shortestDecimal(double);
}

/** Without the zeros at its end; 0 has no exponent. */
export function trimmed({ digits, exponent }: Decimal): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  let [d, e] = [digits, exponent];
  for (; d % 10n === 0n; d /= 10n) e++;
  return { digits: d, exponent: e };
}

export const isSame = (a: Decimal, b: Decimal): boolean => {
  const [x, y] = [trimmed(a), trimmed(b)];
  return x.digits === y.digits && x.exponent === y.exponent;
};

/** How many decimals write it. */
export const decimalsOf = (a: Decimal): number => Math.max(0, -trimmed(a).exponent);

/** Negative, zero or positive. */
export function order(a: Decimal, b: Decimal): number {
  const least = Math.min(a.exponent, b.exponent);
  const [x, y] = [a, b].map(({ digits, exponent }) => digits * 10n ** BigInt(exponent - least));
  return x! < y! ? -1 : x! > y! ? 1 : 0;
}
