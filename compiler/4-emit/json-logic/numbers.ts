/** Exact arithmetic as rules: plain operations on scaled whole numbers where they are proved safe, exact numbers as text elsewhere. */
import type { ArithmeticOperator, Comparison, Type } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { decimals, parseRational, toExact } from "../../../runtime/rational.js";
import { broken } from "../code.js";
import { EXACT, fits, forEach, listOf, PLAIN, scaledBy, sure, type Code, type Rep } from "./code.js";
import type { Program } from "./program.js";

const power = (scale: number): number => 10 ** scale;

/** A constant, at its own number of decimals. */
export function constantNumber(text: string, type: Type): Code {
  const value = parseRational(text) ?? broken("a number");
  const scale = decimals(value);
  if (scale === null || !fits({ kind: "number", min: text, max: text, decimals: scale }, scale))
    return sure(toExact(value), EXACT);
  return sure(Number((value.n * 10n ** BigInt(scale)) / value.d), scaledBy(type.kind === "duration" ? 0 : scale));
}

/** A number at another scale, or exact; a list of numbers likewise. */
export function converted(program: Program, code: Code, to: Rep): Code {
  const { rep } = code;
  if (rep.kind === "none" || to.kind === "none") return { ...code, rep: to };
  if (rep.kind === "list" && to.kind === "list") {
    if (same(rep, to)) return code;
    return program.strict([code], ([list]) => {
      const name = program.fresh("n");
      const item = converted(program, sure({ var: name }, rep.item), to.item);
      return sure(forEach(name, list!.logic, item.logic), to);
    });
  }
  if (same(rep, to)) return code;
  if (rep.kind === "scaled" && to.kind === "scaled" && rep.scale < to.scale)
    return program.strict([code], ([n]) => sure(times(n!.logic, power(to.scale - rep.scale)), to));
  if (rep.kind === "scaled" && to.kind === "exact")
    return { ...code, rep: to, logic: { exact: [code.logic, rep.scale] } };
  if (rep.kind === "scaled" && to.kind === "scaled") return converted(program, converted(program, code, EXACT), to);
  if (rep.kind === "exact" && to.kind === "scaled")
    return { ...code, rep: to, logic: { "exact-to-scaled": [code.logic, to.scale] } };
  return broken("two numbers");
}

const times = (logic: Logic, factor: number): Logic =>
  typeof logic === "number" ? logic * factor : factor === 1 ? logic : { "*": [logic, factor] };

function same(a: Rep, b: Rep): boolean {
  if (a.kind === "scaled" && b.kind === "scaled") return a.scale === b.scale;
  if (a.kind === "list" && b.kind === "list") return same(a.item, b.item);
  return a.kind === b.kind;
}

/** One representation for values of these types. */
export function joined(parts: readonly { readonly rep: Rep; readonly type: Type }[]): Rep {
  const given = parts.filter(({ rep }) => rep.kind !== "none");
  const [first] = given;
  if (!first) return { kind: "none" };
  if (first.rep.kind === "list") {
    const items = given.flatMap(({ rep, type }) =>
      rep.kind === "list" && type.kind === "list" ? [{ rep: rep.item, type: type.element }] : [],
    );
    return listOf(joined(items));
  }
  if (first.rep.kind === "plain") return PLAIN;
  const scales = given.map(({ rep }) => (rep.kind === "scaled" ? rep.scale : Infinity));
  const scale = Math.max(...scales);
  return scale < Infinity && given.every(({ type }) => fits(type, scale)) ? scaledBy(scale) : EXACT;
}

/** Values brought to one representation. */
export function aligned(program: Program, codes: readonly Code[], types: readonly Type[]): readonly Code[] {
  const rep = joined(codes.map((code, i) => ({ rep: code.rep, type: types[i] ?? broken("a type") })));
  return codes.map((code) => converted(program, code, rep));
}

const OPERATION = { "+": "exact-add", "-": "exact-subtract", "*": "exact-multiply", "/": "exact-divide" } as const;

/** One operation on two numbers that are there; `types`: of the left, of the right, of the result. */
export function arithmetic(
  program: Program,
  op: ArithmeticOperator,
  operands: readonly [Code, Code],
  types: readonly [Type, Type, Type],
): Code {
  const [left, right] = operands;
  if (op === "+" || op === "-") {
    const [a, b] = aligned(program, operands, [types[0], types[1]]) as [Code, Code];
    if (a.rep.kind === "scaled" && fits(types[2], a.rep.scale)) return sure({ [op]: [a.logic, b.logic] }, a.rep);
  } else if (op === "*" && left.rep.kind === "scaled" && right.rep.kind === "scaled") {
    const scale = left.rep.scale + right.rep.scale;
    if (fits(types[2], scale)) return sure({ "*": [left.logic, right.logic] }, scaledBy(scale));
  }
  const [a, b] = operands.map((operand) => converted(program, operand, EXACT).logic) as [Logic, Logic];
  const result: Code = { ...sure({ [OPERATION[op]]: [a, b] }, EXACT), absent: op === "/" };
  // A duration is a whole number of its unit, however it was computed.
  return types[2].kind === "duration" ? converted(program, result, scaledBy(0)) : result;
}

export function negated(code: Code): Code {
  return {
    ...code,
    logic: code.rep.kind === "exact" ? { "exact-subtract": ["0", code.logic] } : { "-": [0, code.logic] },
  };
}

const OPERATOR = { "=": "===", "≠": "!==", "<": "<", "≤": "<=", ">": ">", "≥": ">=" } as const;

/** Two values that are there, compared. */
export function compared(
  program: Program,
  op: Comparison,
  operands: readonly [Code, Code],
  types: readonly Type[],
): Code {
  const [a, b] = aligned(program, operands, types) as [Code, Code];
  if (a.rep.kind === "exact" && op !== "=" && op !== "≠")
    return sure({ [OPERATOR[op]]: [{ "exact-compare": [a.logic, b.logic] }, 0] });
  return sure({ [OPERATOR[op]]: [a.logic, b.logic] });
}

/** The greater (the lesser) of two values of one representation that are there. */
export function extreme(kind: "greatest" | "least", rep: Rep, a: Logic, b: Logic): Logic {
  if (rep.kind !== "exact") return { [kind === "greatest" ? "max" : "min"]: [a, b] };
  return { if: [{ [kind === "greatest" ? ">=" : "<="]: [{ "exact-compare": [a, b] }, 0] }, a, b] };
}

/** To a multiple of `step`; the value is there. */
export function rounded(
  program: Program,
  value: Code,
  step: string,
  mode: "nearest" | "up" | "down",
  types: readonly [Type, Type],
): Code {
  const unit = parseRational(step) ?? broken("a step");
  const scale = decimals(unit) ?? broken("a step with decimals");
  // At `scale`, a multiple of the step is a whole number of `units`.
  const units = Number((unit.n * 10n ** BigInt(scale)) / unit.d);
  if (value.rep.kind === "scaled") {
    const at = Math.max(value.rep.scale, scale);
    const den = units * power(at - scale);
    if (fits(types[0], at + 1) && fits(types[1], at + 1)) {
      const n = converted(program, value, scaledBy(at)).logic;
      return sure(times(quotient(n, den, mode), units), scaledBy(scale));
    }
  }
  const exact = converted(program, value, EXACT).logic;
  const result = sure({ "exact-round": [exact, step, mode] }, EXACT);
  return fits(types[1], scale) ? converted(program, result, scaledBy(scale)) : result;
}

function quotient(n: Logic, den: number, mode: "nearest" | "up" | "down"): Logic {
  if (den === 1) return n;
  switch (mode) {
    case "down":
      return { "floor-divide": [n, den] };
    case "up":
      return { "-": [0, { "floor-divide": [{ "-": [0, n] }, den] }] };
    case "nearest":
      return { "floor-divide": [{ "+": [times(n, 2), den] }, 2 * den] };
  }
}
