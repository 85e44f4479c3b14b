/**
 * Exact arithmetic as code. Bounds are followed through every operation: whole numbers stay whole numbers as long as they are proved safe,
 * a division makes a quotient of two of them, and what cannot be proved safe is computed with rationals.
 * Operands here are neither absent nor blocked, unless a quotient in two parts says so by a divisor of 0.
 */
import type { Comparison } from "../../plan/plan.js";
import type { Rational } from "../../runtime/rational.js";
import { decimals } from "../../runtime/rational.js";
import {
  broken,
  code,
  intRep,
  isAtom,
  isNumber,
  literal,
  pow10,
  quotientRep,
  type Code,
  type IntRep,
  type NumberRep,
  type QuotientRep,
  type Rep,
} from "./code.js";
import type { FunctionBody } from "./function-body.js";

const abs = (n: bigint): bigint => (n < 0n ? -n : n);
const least = (...values: bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));
const greatest = (...values: bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a));
export const magnitude = (rep: IntRep): bigint => greatest(abs(rep.min), abs(rep.max));

/** A number or a duration, as a number. */
export function numeric(c: Code): Code & { readonly rep: NumberRep } {
  const { rep } = c;
  if (isNumber(rep)) return c as Code & { readonly rep: NumberRep };
  if (rep.kind === "duration") return { ...c, rep: { kind: "int", scale: 0, min: rep.min, max: rep.max } };
  return broken("a number");
}

/** A constant, at its own number of decimals. */
export function constantNumber(value: Rational, body: FunctionBody): Code {
  const scale = decimals(value);
  if (scale !== null) {
    const n = value.n * (pow10(scale) / value.d);
    const rep = intRep(scale, n, n);
    if (rep) return code(rep, literal(n), { constant: value });
  }
  const rep = quotientRep(0, abs(value.n), value.d);
  if (rep) return code(rep, "", { parts: { n: literal(value.n), d: String(value.d) }, constant: value });
  const text = `${body.runtime("rational")}(${literal(value.n)}n, ${value.d}n)`;
  return code({ kind: "rational" }, text.replace(/\((-\d+)\)n/, "$1n"), { constant: value, size: 3 });
}

/** The same whole number with more decimals, if that is safe. */
export function rescaled(c: Code, scale: number): Code | undefined {
  const { rep } = c;
  if (rep.kind !== "int" || scale < rep.scale) return undefined;
  if (scale === rep.scale) return c;
  const by = pow10(scale - rep.scale);
  const wider = intRep(scale, rep.min * by, rep.max * by);
  if (!wider) return undefined;
  if (typeof c.constant === "object")
    return code(wider, literal(c.constant.n * (pow10(scale) / c.constant.d)), { constant: c.constant });
  return { ...c, rep: wider, text: times(c.text, by), size: c.size + 1 };
}

const times = (text: string, by: bigint): string =>
  by === 1n ? text : /^\d+$/.test(text) ? String(BigInt(text) * by) : `(${text} * ${by})`;

interface Parts {
  readonly rep: QuotientRep;
  readonly n: string;
  readonly d: string;
}

/** How a number is kept as two whole numbers; `undefined` for a rational. */
function partsRep(rep: Rep): QuotientRep | undefined {
  if (rep.kind === "int") return quotientRep(rep.scale, magnitude(rep), 1n);
  return rep.kind === "quotient" ? rep : undefined;
}

/** A number as two whole numbers. */
function partsOf(c: Code, body: FunctionBody): Parts {
  const rep = partsRep(c.rep) ?? broken("a quotient");
  if (c.rep.kind === "int") return { rep, n: c.text, d: "1" };
  if (c.parts) return { rep, ...c.parts };
  const { text } = body.named(c, "quotient");
  return { rep, n: `${text}.n`, d: `${text}.d` };
}

/** Both over the same decimals, if that is safe. */
function alike(a: Rep, b: Rep): { readonly a: QuotientRep; readonly b: QuotientRep } | undefined {
  const p = partsRep(a);
  const q = partsRep(b);
  if (!p || !q) return undefined;
  const scale = Math.max(p.scale, q.scale);
  const x = quotientRep(scale, p.n * pow10(scale - p.scale), p.d);
  const y = quotientRep(scale, q.n * pow10(scale - q.scale), q.d);
  return x && y && { a: x, b: y };
}

/** The parts of a quotient over more decimals. */
function partsAt(c: Code, rep: QuotientRep, body: FunctionBody): Parts {
  const p = partsOf(c, body);
  return { rep, n: times(p.n, pow10(rep.scale - p.rep.scale)), d: p.d };
}

/** A quotient in two parts; each gets a name if it is long. */
function quotientCode(
  body: FunctionBody,
  rep: QuotientRep,
  n: string,
  d: string,
  absent = false,
  wanted?: string,
): Code {
  const part = (text: string, name: string): string => (isAtom(text) ? text : body.named(code(rep, text), name).text);
  const [above, below] = wanted === undefined ? ["numerator", "denominator"] : [`${wanted}_n`, `${wanted}_d`];
  return code(rep, "", { parts: { n: part(n, above), d: part(d, below) }, absent, size: 2 });
}

/** A quotient in two parts as one object; `undefined` where it is absent. */
export function boxed(c: Code, body: FunctionBody): Code {
  if (!c.parts) return c;
  const object = `{ n: ${c.parts.n}, d: ${c.parts.d} }`;
  body.runtime("type Quotient");
  const text = c.absent ? `(${c.parts.d} === 0 ? undefined : ${object})` : object;
  return { rep: c.rep, text, absent: c.absent, blocked: false, size: 4 };
}

/** A number as a rational. */
export function rationalOf(c: Code, body: FunctionBody): string {
  const { rep } = c;
  switch (rep.kind) {
    case "rational":
      return c.text;
    case "int":
      return `${body.runtime("rational")}(${c.text}, ${pow10(rep.scale)}n)`.replace(", 1n)", ")");
    case "quotient": {
      const { n, d } = partsOf(c, body);
      const by = pow10(rep.scale);
      return `${body.runtime("rational")}(${n}, ${by === 1n ? d : `BigInt(${d}) * ${by}n`})`;
    }
    default:
      return broken("a number");
  }
}

const asRational = (text: string, size: number): Code => code({ kind: "rational" }, text, { size });

/** The representation that holds values of all of these. */
export function joined(reps: readonly NumberRep[]): NumberRep {
  const scale = Math.max(...reps.map((r) => (r.kind === "rational" ? 0 : r.scale)));
  if (reps.every((r) => r.kind === "int")) {
    const by = (r: IntRep): bigint => pow10(scale - r.scale);
    const rep = intRep(scale, least(...reps.map((r) => r.min * by(r))), greatest(...reps.map((r) => r.max * by(r))));
    if (rep) return rep;
  }
  if (reps.every((r) => r.kind !== "rational")) {
    const n = greatest(...reps.map((r) => (r.kind === "int" ? magnitude(r) : r.n) * pow10(scale - r.scale)));
    const rep = quotientRep(scale, n, greatest(...reps.map((r) => (r.kind === "int" ? 1n : r.d))));
    if (rep) return rep;
  }
  return { kind: "rational" };
}

/**
 * A number in another representation that holds it. To fewer decimals, or from a quotient or a rational to a whole number, only where the
 * types say that the value has no more: the division then leaves nothing over.
 */
export function converted(c: Code, to: NumberRep, body: FunctionBody): Code {
  const { rep } = c;
  switch (to.kind) {
    case "rational":
      return rep.kind === "rational" ? c : asRational(rationalOf(c, body), c.size + 2);
    case "quotient": {
      const { n, d } = partsAt(c, to, body);
      return quotientCode(body, to, n, d);
    }
    case "int": {
      if (rep.kind === "int") {
        const wider = rescaled({ ...c, rep: { ...rep, ...withinOf(rep, to) } }, to.scale);
        if (wider) return { ...wider, rep: to };
        return code(to, `(${c.text} / ${pow10(rep.scale - to.scale)})`, { size: c.size + 1 });
      }
      if (typeof c.constant === "object")
        return code(to, literal((c.constant.n * pow10(to.scale)) / c.constant.d), { constant: c.constant });
      return code(to, `${body.runtime("scaledOf")}(${rationalOf(c, body)}, ${to.scale})`, { size: c.size + 2 });
    }
  }
}

/** Bounds narrowed to those of the representation it goes to, where the types are narrower than the operations prove. */
function withinOf(rep: IntRep, to: IntRep): { min: bigint; max: bigint } {
  if (to.scale < rep.scale) return rep;
  const by = pow10(to.scale - rep.scale);
  return { min: greatest(rep.min, -(-to.min / by)), max: least(rep.max, to.max / by) };
}

export function add(a: Code, b: Code, minus: boolean, body: FunctionBody): Code {
  const size = a.size + b.size;
  const op = minus ? "-" : "+";
  if (a.rep.kind === "int" && b.rep.kind === "int") {
    const scale = Math.max(a.rep.scale, b.rep.scale);
    const [x, y] = [rescaled(a, scale), rescaled(b, scale)];
    if (x?.rep.kind === "int" && y?.rep.kind === "int") {
      const [min, max] = minus
        ? [x.rep.min - y.rep.max, x.rep.max - y.rep.min]
        : [x.rep.min + y.rep.min, x.rep.max + y.rep.max];
      const rep = intRep(scale, min, max);
      if (rep) return code(rep, `(${x.text} ${op} ${y.text})`, { size });
    }
  }
  const both = alike(a.rep, b.rep);
  if (both) {
    const sameDivisor = a.parts !== undefined && a.parts.d === b.parts?.d;
    const { a: x, b: y } = both;
    const rep = sameDivisor
      ? quotientRep(x.scale, x.n + y.n, x.d)
      : quotientRep(x.scale, x.n * y.d + y.n * x.d, x.d * y.d);
    if (rep) {
      const p = partsAt(a, x, body);
      const q = partsAt(b, y, body);
      if (sameDivisor) return quotientCode(body, rep, `${p.n} ${op} ${q.n}`, p.d);
      return quotientCode(body, rep, `${product(p.n, q.d)} ${op} ${product(q.n, p.d)}`, product(p.d, q.d));
    }
  }
  return asRational(
    `${body.runtime(minus ? "subtract" : "add")}(${rationalOf(a, body)}, ${rationalOf(b, body)})`,
    size + 2,
  );
}

const product = (a: string, b: string): string => (a === "1" ? b : b === "1" ? a : `(${a} * ${b})`);

export function multiply(a: Code, b: Code, body: FunctionBody): Code {
  const size = a.size + b.size;
  if (a.rep.kind === "int" && b.rep.kind === "int") {
    const corners = [a.rep.min * b.rep.min, a.rep.min * b.rep.max, a.rep.max * b.rep.min, a.rep.max * b.rep.max];
    const rep = intRep(a.rep.scale + b.rep.scale, least(...corners), greatest(...corners));
    // 0 × −1 is −0, which is not 0 for everybody.
    if (rep)
      return code(rep, a.rep.min < 0n || b.rep.min < 0n ? `(${a.text} * ${b.text} + 0)` : `(${a.text} * ${b.text})`, {
        size,
      });
  }
  const [x, y] = [partsRep(a.rep), partsRep(b.rep)];
  const rep = x && y && quotientRep(x.scale + y.scale, x.n * y.n, x.d * y.d);
  if (rep) {
    const [p, q] = [partsOf(a, body), partsOf(b, body)];
    return quotientCode(body, rep, `${p.n} * ${q.n} + 0`, product(p.d, q.d));
  }
  return asRational(`${body.runtime("multiply")}(${rationalOf(a, body)}, ${rationalOf(b, body)})`, size + 2);
}

/** a / b, absent where b is 0 unless `never`: then b is known not to be. */
export function divide(a: Code, b: Code, never: boolean, body: FunctionBody, wanted?: string): Code {
  const zeroFree = b.rep.kind === "int" && (b.rep.min > 0n || b.rep.max < 0n);
  const absent = !never && !zeroFree;
  const above = partsRep(a.rep);
  if (above && b.rep.kind === "int") {
    // (n / d / 10^s) / (m / 10^t): the scales are put on one side.
    const up = pow10(Math.max(0, b.rep.scale - above.scale));
    const rep = quotientRep(
      Math.max(0, above.scale - b.rep.scale),
      above.n * up,
      above.d * greatest(1n, magnitude(b.rep)),
    );
    if (rep) {
      const p = partsOf(a, body);
      if (b.rep.min >= 0n) return quotientCode(body, rep, times(p.n, up), product(p.d, b.text), absent, wanted);
      const divisor = body.named(b, "divisor").text;
      const n = times(p.n, up);
      return quotientCode(
        body,
        rep,
        `${divisor} < 0 ? 0 - ${n} : ${n}`,
        product(p.d, `Math.abs(${divisor})`),
        absent,
        wanted,
      );
    }
  }
  const text = `${body.runtime("divide")}(${rationalOf(a, body)}, ${rationalOf(b, body)})${absent ? "" : "!"}`;
  return { ...asRational(text, a.size + b.size + 2), absent };
}

export function negate(a: Code, body: FunctionBody): Code {
  const { rep } = a;
  switch (rep.kind) {
    case "int":
      return code({ ...rep, min: -rep.max, max: -rep.min }, `(0 - ${a.text})`, { size: a.size + 1 });
    case "quotient": {
      const p = partsOf(a, body);
      return quotientCode(body, rep, `0 - ${p.n}`, p.d);
    }
    default:
      return asRational(`${body.runtime("negate")}(${rationalOf(a, body)})`, a.size + 1);
  }
}

const OPERATOR: Readonly<Record<Comparison, string>> = {
  "=": "===",
  "≠": "!==",
  "<": "<",
  "≤": "<=",
  ">": ">",
  "≥": ">=",
};

/**
 * `left op right`. After `<`, TypeScript may take what follows for types, closed by a `>` further on, and the whole for a call,
 * as in `a < (b > (c))`: that is written the other way round.
 */
export const comparison = (op: Comparison, left: string, right: string): string =>
  op === "<" && /^\(.*> \(/su.test(right) ? `(${right} > ${left})` : `(${left} ${OPERATOR[op]} ${right})`;

/** A comparison of two numbers. A quotient is never divided: both sides are multiplied by what is below the line. */
export function compared(op: Comparison, a: Code, b: Code, body: FunctionBody): Code {
  const size = a.size + b.size;
  const truth = (left: string, right: string): Code => code({ kind: "boolean" }, comparison(op, left, right), { size });
  if (a.rep.kind === "int" && b.rep.kind === "int") {
    const scale = Math.max(a.rep.scale, b.rep.scale);
    const [x, y] = [rescaled(a, scale), rescaled(b, scale)];
    if (x && y) return truth(x.text, y.text);
  }
  const both = alike(a.rep, b.rep);
  if (both && quotientRep(0, both.a.n * both.b.d, 1n) && quotientRep(0, both.b.n * both.a.d, 1n)) {
    const p = partsAt(a, both.a, body);
    const q = partsAt(b, both.b, body);
    return truth(product(p.n, q.d), product(q.n, p.d));
  }
  return truth(`${body.runtime("compare")}(${rationalOf(a, body)}, ${rationalOf(b, body)})`, "0");
}

const STEP_DECIMALS: Readonly<Record<string, number>> = {
  "1": 0,
  "1/10": 1,
  "1/100": 2,
  "1/1000": 3,
  "1/2": 1,
  "1/4": 2,
};

/** Rounded to a multiple of `step`; a whole number of the step's decimals where that is safe. */
export function rounded(a: Code, step: string, mode: "nearest" | "up" | "down", body: FunctionBody): Code {
  const places = STEP_DECIMALS[step] ?? broken(`a step of ${step}`);
  const [above = "1", below = "1"] = step.split("/");
  const unit = (pow10(places) * BigInt(above)) / BigInt(below);
  const from = partsRep(a.rep);
  if (from) {
    const up = pow10(Math.max(0, places - from.scale));
    const down = pow10(Math.max(0, from.scale - places));
    const [n, d] = [from.n * up, from.d * down];
    const result = intRep(places, -(n + unit), n + unit);
    const safe = quotientRep(0, 2n * n + d * unit, 2n * d * unit);
    const p = result && safe && partsOf(a, body);
    if (p && a.rep.kind === "int" && down === 1n && unit === 1n) return code(result, times(p.n, up), { size: 1 });
    if (p) {
      const text = `${body.runtime("roundQuotient")}(${times(p.n, up)}, ${times(p.d, down)}, ${unit}, "${mode}")`;
      return code(result, text, { size: 4 });
    }
  }
  const by = `${body.runtime("rational")}(${above}n, ${below}n)`;
  return asRational(`${body.runtime("round")}(${rationalOf(a, body)}, ${by}, "${mode}")`, a.size + 3);
}

/** A number as it stands in a verdict. */
export function rawNumber(c: Code, body: FunctionBody): string {
  const { rep } = c;
  switch (rep.kind) {
    case "int": {
      if (rep.scale === 0) return c.text;
      // Below 2^51 one division gives the number whose shortest form is the decimal.
      if (magnitude(rep) < 2n ** 51n) return `(${c.text} / ${pow10(rep.scale)})`;
      return `${body.runtime("rawScaled")}(${c.text}, ${rep.scale})`;
    }
    case "quotient": {
      const { n, d } = partsOf(c, body);
      return `${body.runtime("rawQuotient")}(${n}, ${d}, ${rep.scale})`;
    }
    case "rational":
      return `${body.runtime("rawRational")}(${c.text})`;
    default:
      return broken("a number");
  }
}

/** A quotient in two parts, or a whole number where it is absent; `undefined` where that is not safe. */
export function orElseParts(value: Code, fallback: Code, body: FunctionBody): Code | undefined {
  const both = alike(value.rep, fallback.rep);
  if (!both || !value.parts) return undefined;
  const rep = quotientRep(both.a.scale, greatest(both.a.n, both.b.n), both.a.d);
  if (!rep) return undefined;
  const [v, f] = [partsAt(value, both.a, body), partsAt(fallback, both.b, body)];
  const { d } = value.parts;
  return quotientCode(body, rep, `${d} === 0 ? ${f.n} : ${v.n}`, `${d} === 0 ? 1 : ${v.d}`);
}
