/** « toutes les … vérifient » over a list that may be empty, where it decides alone: an empty list is enough for the rule to hold. */
import type { Expr, Plan, Rule } from "../../plan/plan.js";
import { canonical, substitute } from "../../plan/walk.js";
import type { Context } from "./context.js";
import { assume, implied, inPlace, NOTHING_KNOWN, type Facts } from "./facts.js";
import { variable } from "./nodes.js";

export function lintEmptyLists(plan: Plan, ctx: Context): void {
  if (ctx.perhapsEmpty.size === 0) return;
  const said = inhabited(plan);
  for (const rule of plan.rules) {
    for (const e of deciding(rule, ctx)) {
      const list = e.place && ctx.perhapsEmpty.get(e.place);
      if (!list || !e.place || said.some((s) => provesSome(s, list, ctx))) continue;
      ctx.report("liste-vide-suffit", e.place, { liste: list.place ? ctx.textOf(list.place) : "" });
    }
  }
}

/** The quantifiers that can make a rule hold, or a decision true, by themselves: the whole condition, or a member of an `ou`. */
function deciding(rule: Rule, ctx: Context): Expr[] {
  if (rule.conclusions.length === 0) return [];
  const concluded = rule.conclusions.flatMap((c) =>
    c.kind === "decide" && c.value.type.kind === "boolean" ? [c.value] : [],
  );
  const found: Expr[] = [];
  const seen = new Set<string>();
  const stack: Expr[] = rule.condition ? [rule.condition] : concluded;
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === "every") found.push(e);
    else if (e.kind === "or") stack.push(...e.items.filter((item) => !saysOfEmpty(item, e.items)));
    else if (e.kind === "definition" && !seen.has(e.definition)) {
      seen.add(e.definition);
      const body = inPlace(e, ctx);
      if (body) stack.push(body);
    }
  }
  return found;
}

/** « nombre de L = 0 ou toutes les L vérifient … »: the text says itself what an empty list decides. */
const saysOfEmpty = (e: Expr, beside: readonly Expr[]): boolean =>
  e.kind === "every" &&
  beside.some(
    (other) =>
      other.kind === "compare" &&
      other.op === "=" &&
      other.left.kind === "count" &&
      other.right.kind === "constant" &&
      other.right.value === "0" &&
      canonical(other.left.list) === canonical(e.list),
  );

/** An element of `list` for which `condition` holds, if there is one. */
interface Inhabited {
  readonly list: string;
  readonly about?: { readonly variable: string; readonly condition: Expr };
}

/** Lists that contraintes say are not empty: « au moins une des … vérifie … », « nombre de … ≥ 1 ». */
function inhabited(plan: Plan): Inhabited[] {
  const found: Inhabited[] = [];
  const stack = plan.constraints.map((c) => c.condition);
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === "and") stack.push(...e.items);
    else if (e.kind === "some")
      found.push({ list: canonical(e.list), about: { variable: e.variable, condition: e.condition } });
    else if (e.kind === "compare" && e.left.kind === "count" && e.right.kind === "constant") {
      const many = (e.op === ">" && e.right.value === "0") || (e.op === "≥" && e.right.value === "1");
      if (many) found.push({ list: canonical(e.left.list) });
    }
  }
  return found;
}

/** Whether what a contrainte says leaves an element in `list`, through the filters that made it. */
function provesSome(said: Inhabited, list: Expr, ctx: Context): boolean {
  const it = variable("l'élément d'une contrainte", list.type.kind === "list" ? list.type.element : list.type);
  let facts: Facts = NOTHING_KNOWN;
  if (said.about)
    facts = assume(facts, substitute(said.about.condition, new Map([[said.about.variable, it]])), true, ctx);
  let at: Expr | undefined = list;
  for (let depth = 0; at !== undefined && depth < 20; depth++) {
    if (canonical(at) === said.list) return true;
    if (at.kind === "filter") {
      if (!implied(substitute(at.condition, new Map([[at.variable, it]])), facts, ctx)) return false;
      at = at.list;
    } else if (at.kind === "sort" || at.kind === "distinct") at = at.list;
    else at = inPlace(at, ctx);
  }
  return false;
}
