/** The kinds of expression on dates, as rules: days are whole numbers, what the calendar says of them is custom operations. */
import type { Expr } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { assertNever } from "../assert-never.js";
import { sure, WHOLE, type Code } from "./code.js";
import { converted } from "./numbers.js";
import type { Program } from "./program.js";

type DateKind =
  | "add-months"
  | "add-days"
  | "days-between"
  | "months-between"
  | "age"
  | "year"
  | "end-of-month"
  | "end-of-year"
  | "working-day"
  | "day-of-year";

/** `of` writes an operand. */
export function onDates(program: Program, e: Extract<Expr, { readonly kind: DateKind }>, of: (e: Expr) => Code): Code {
  const strict = (operands: readonly Expr[], build: (...values: Logic[]) => Code): Code =>
    program.strict(operands.map(of), (codes) =>
      build(...codes.map((code) => (code.rep.kind === "plain" ? code : converted(program, code, WHOLE)).logic)),
    );
  switch (e.kind) {
    case "add-months": {
      const { monthOverflow } = program.plan;
      return strict([e.date, e.months], (date, months) => ({
        ...sure({ "add-months": [date!, months!, monthOverflow] }),
        absent: monthOverflow === "error",
      }));
    }
    case "add-days":
      return strict([e.date, e.days], (date, days) => sure({ "+": [date!, days!] }));
    case "days-between":
      return strict([e.from, e.to], (from, to) => sure({ "-": [to!, from!] }, WHOLE));
    case "months-between":
      return strict([e.from, e.to], (from, to) => sure({ "months-between": [from!, to!] }, WHOLE));
    case "age":
      return strict([e.birth, e.at], (birth, at) => sure({ age: [birth!, at!] }, WHOLE));
    case "year":
      return strict([e.date], (date) => sure({ year: [date!] }, WHOLE));
    case "end-of-month":
    case "working-day":
      return strict([e.date], (date) => sure({ [e.kind]: [date!] }));
    case "end-of-year":
      return strict([e.date], (date) => sure({ "day-of-year": [31, 12, { year: [date!] }] }));
    case "day-of-year":
      return strict([e.year], (year) => ({
        ...sure({ "day-of-year": [e.day, e.month, year!] }),
        absent: e.day === 29 && e.month === 2,
      }));
    default:
      return assertNever(e);
  }
}
