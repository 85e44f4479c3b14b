/** The bounds of a number as doubles: in come exact bounds, out come the doubles between which exactly the same JSON numbers stand. */
import { compare, fromNumber, type Rational } from "../../runtime/rational.js";

const bits = new DataView(new ArrayBuffer(8));

/** The next double above, or below. */
function neighbour(x: number, above: boolean): number {
  if (x === 0) return above ? Number.MIN_VALUE : -Number.MIN_VALUE;
  bits.setFloat64(0, x);
  bits.setBigInt64(0, bits.getBigInt64(0) + (x > 0 === above ? 1n : -1n));
  return bits.getFloat64(0);
}

/**
 * The last double that is still inside, read by its shortest decimal form as every number of a dossier is: the least that is not below
 * a minimum, the greatest that is not above a maximum. Where the bound is itself such a form, its double.
 */
export function doubleBound(exact: Rational, of: "minimum" | "maximum"): number {
  const isUpper = of === "maximum";
  const isInside = (x: number): boolean => {
    const order = compare(fromNumber(x), exact);
    return isUpper ? order <= 0 : order >= 0;
  };
  let x = Number(exact.n) / Number(exact.d);
  while (!isInside(x)) x = neighbour(x, !isUpper);
  while (isInside(neighbour(x, isUpper))) x = neighbour(x, isUpper);
  return x + 0;
}
