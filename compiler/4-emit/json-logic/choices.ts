/** Choices between values, as rules: one `if` for a whole chain of « sinon si », and values with a fallback. */
import type { Expr, Type } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { broken } from "../code.js";
import { type Code } from "./code.js";
import { aligned, converted, joined } from "./numbers.js";
import type { Program } from "./program.js";

/** `value`, or `fallback` where it is absent. */
export function orElse(program: Program, e: Expr & { readonly kind: "or-else" }, of: (e: Expr) => Code): Code {
  const value = of(e.value);
  if (!value.absent) return value;
  const [a, b] = aligned(program, [value, of(e.fallback)], [e.value.type, e.fallback.type]) as [Code, Code];
  return program.bound("a", a, (ref) => ({
    logic: { if: [{ "!==": [ref.logic, null] }, ref.logic, b.logic] },
    rep: b.rep,
    absent: b.absent,
    blocked: a.blocked || b.blocked,
  }));
}

/** A choice: only the branch taken is looked at. */
export function choice(program: Program, e: Expr & { readonly kind: "if" }, of: (e: Expr) => Code): Code {
  // « sinon si » is a chain: one `if` with many branches.
  const conditions: Code[] = [];
  const branches: { readonly code: Code; readonly type: Type }[] = [];
  let last: Expr = e;
  for (; last.kind === "if"; last = last.else) {
    conditions.push(of(last.condition));
    branches.push({ code: of(last.then), type: last.then.type });
  }
  branches.push({ code: of(last), type: last.type });
  const rep = joined(branches.map(({ code, type }) => ({ rep: code.rep, type })));
  const written = branches.map(({ code }) => converted(program, code, rep));
  return conditions.reduceRight<Code>(
    (otherwise, condition, i) => {
      const then = written[i]!;
      return program.strict([condition], ([holds]) => ({
        logic: chained(holds!.logic, then.logic, otherwise.logic),
        rep,
        absent: then.absent || otherwise.absent,
        blocked: then.blocked || otherwise.blocked,
      }));
    },
    written.at(-1) ?? broken("a branch"),
  );
}

const chained = (condition: Logic, then: Logic, otherwise: Logic): Logic => {
  const isChain =
    typeof otherwise === "object" && otherwise !== null && "if" in otherwise && Array.isArray(otherwise["if"]);
  return { if: [condition, then, ...(isChain ? (otherwise["if"] as Logic[]) : [otherwise])] };
};
