/** `si … alors … sinon` and `selon … quand`: one branch is taken, and each knows why. */
import type * as Ast from "../../grammar/ast.js";
import type { Expr, Type } from "../../plan/plan.js";
import type { Context, Env } from "./context.js";
import { assume, knownBounds, type Facts } from "./facts.js";
import { joined } from "./expressions.js";
import { compared, condition, logic, mustBePresent, mustFit, not, present, variable } from "./nodes.js";
import { toText } from "../../runtime/rational.js";
import { BOOLEAN } from "./types.js";

export function checkIf(
  ctx: Context,
  e: Extract<Ast.Expr, { kind: "if" }>,
  env: Env,
  expected?: Type,
): Expr | undefined {
  const test = condition(ctx, e.condition, env);
  const yes = ctx.elaborate(e.then, test ? { ...env, facts: assume(env.facts, test, true, ctx) } : env, expected);
  const no = ctx.elaborate(
    e.else,
    test ? { ...env, facts: assume(env.facts, test, false, ctx) } : env,
    expected ?? yes?.type,
  );
  if (!test || !yes || !no) return undefined;
  const type = joined(ctx, [
    { value: yes, written: e.then },
    { value: no, written: e.else },
  ]);
  if (type === undefined) return undefined;
  return {
    kind: "if",
    condition: test,
    then: typed(yes, type),
    else: typed(no, type),
    type,
    optional: yes.optional || no.optional,
  };
}

const typed = (e: Expr, type: Type): Expr => (e.kind === "absent" ? { ...e, type } : e);

/** One condition of a cell or of `quand`, on `subject`. */
export function cellCondition(ctx: Context, subject: Expr, cell: Ast.CellCondition, env: Env): Expr | undefined {
  const operand = (written: Ast.Expr): Expr | undefined => {
    const value = ctx.elaborate(written, env, subject.type);
    const fitting = value && mustFit(ctx, value, subject.type, written);
    return fitting && mustBePresent(ctx, fitting, written);
  };
  switch (cell.kind) {
    case "compare": {
      const value = operand(cell.value);
      return value && compared(cell.op, subject, value);
    }
    case "range": {
      const low = operand(cell.low);
      const high = operand(cell.high);
      return (
        low &&
        high &&
        logic("and", [compared("≤", low, subject), compared(cell.highIncluded ? "≤" : "<", subject, high)])
      );
    }
    case "value": {
      if (cell.value.kind === "absent") return not(present(subject));
      const value = operand(cell.value);
      if (value === undefined) return undefined;
      if (subject.type.kind === "boolean" && value.kind === "constant")
        return value.value === true ? subject : not(subject);
      return compared("=", subject, value);
    }
  }
}

/** Several conditions separated by commas: any of them. */
export function anyCellCondition(
  ctx: Context,
  subject: Expr,
  cells: readonly Ast.CellCondition[],
  env: Env,
): Expr | undefined {
  const items = cells.map((cell) => cellCondition(ctx, subject, cell, env));
  return items.every((i) => i !== undefined) ? logic("or", items) : undefined;
}

/** Expressions that are cheap and plain enough to be written again in each condition. */
const PLAIN: ReadonlySet<Expr["kind"]> = new Set([
  "input",
  "variable",
  "field",
  "definition",
  "parameter",
  "decision",
  "constant",
]);

export function checkSelect(
  ctx: Context,
  e: Extract<Ast.Expr, { kind: "select" }>,
  env: Env,
  expected?: Type,
): Expr | undefined {
  const checked = ctx.elaborate(e.subject, env);
  const whole = checked && mustBePresent(ctx, checked, e.subject);
  if (whole === undefined) return undefined;
  const name = PLAIN.has(whole.kind) ? undefined : ctx.freshVariable("valeur");
  const subject = name === undefined ? whole : variable(name, whole.type);

  let { facts } = env;
  let wanted = expected;
  const branches: { test: Expr; value: Expr; written: Ast.Expr }[] = [];
  let wrong = false;
  for (const one of e.cases) {
    const test = anyCellCondition(ctx, subject, one.conditions, env);
    const here = test ? assume(facts, test, true, ctx) : facts;
    if (here.impossible && !env.facts.impossible) ctx.report("cas-jamais-atteint", one.span);
    const value = ctx.elaborate(one.value, { ...env, facts: here }, wanted);
    if (!test || !value) {
      wrong = true;
      continue;
    }
    wanted ??= value.type;
    branches.push({ test, value, written: one.value });
    facts = assume(facts, test, false, ctx);
  }
  const rest = e.otherwise && ctx.elaborate(e.otherwise, { ...env, facts }, wanted);
  if (wrong || (e.otherwise && !rest)) return undefined;
  if (!rest && !facts.impossible) {
    return ctx.report("cas-manquants", e.span, {
      valeur: ctx.textOf(e.subject.span),
      manquants: missing(ctx, subject, facts),
    });
  }
  const all = [...branches, ...(rest && e.otherwise ? [{ value: rest, written: e.otherwise }] : [])];
  const type = joined(ctx, all);
  if (type === undefined) return undefined;
  const optional = all.some((b) => b.value.optional);
  const last = rest ?? (branches.pop() as (typeof branches)[number]).value;
  const body = branches.reduceRight<Expr>(
    (otherwise, b) => ({ kind: "if", condition: b.test, then: typed(b.value, type), else: otherwise, type, optional }),
    typed(last, type),
  );
  return name === undefined ? body : { kind: "let", variable: name, value: whole, body, type, optional };
}

/** The values that no case takes, in words. */
function missing(ctx: Context, subject: Expr, facts: Facts): { fr: string; en: string } {
  const left = remaining(ctx, subject, facts);
  if (left !== undefined) {
    const names = left.map((n) => (subject.type.kind === "boolean" ? (n === "true" ? "vrai" : "faux") : n));
    return { fr: names.map((n) => `« ${n} »`).join(", "), en: names.map((n) => `“${n}”`).join(", ") };
  }
  if (subject.type.kind === "number") {
    const { min, max } = knownBounds(subject, facts);
    const show = (r: typeof min): string => toText(r).replace(".", ",");
    return {
      fr: `des valeurs entre ${show(min)} et ${show(max)}`,
      en: `values between ${toText(min)} and ${toText(max)}`,
    };
  }
  return { fr: "toutes les autres valeurs", en: "all other values" };
}

/** What a value of an enumeration or a boolean can still be. */
function remaining(ctx: Context, subject: Expr, facts: Facts): readonly string[] | undefined {
  const all =
    subject.type.kind === "enum"
      ? ctx.enumConstants(subject.type.name)
      : subject.type.kind === "boolean"
        ? ["true", "false"]
        : undefined;
  return all?.filter((name) => {
    const value: Expr = {
      kind: "constant",
      value: subject.type.kind === "boolean" ? name === "true" : name,
      type: subject.type,
      optional: false,
    };
    const test =
      subject.type.kind === "boolean" ? (name === "true" ? subject : not(subject)) : compared("=", subject, value);
    return !assume(facts, { ...test, type: BOOLEAN }, true, ctx).impossible;
  });
}
