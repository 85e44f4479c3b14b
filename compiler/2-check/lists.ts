/** Lists: filtering, ordering, counting, adding up, building; the elements' fields are in scope inside. */
import type * as Ast from "../../grammar/ast.js";
import type { Expr, Field, Type } from "../../plan/plan.js";
import { parts, substitute } from "../../plan/walk.js";
import { wholeNumber } from "./arithmetic.js";
import { withLocal, withScope, type Context, type Env } from "./context.js";
import { elementFacts } from "./facts.js";
import {
  condition,
  listOf,
  mustBePresent,
  mustFit,
  replacementOf,
  variable,
  type ListExpr,
  type NumberExpr,
} from "./nodes.js";
import { integers, product, quotient, totalOf } from "./ranges.js";
import { join, nameOf, numberType, rangeOf } from "./types.js";

/** The element of `list` as a variable, and what is known and in scope where it is looked at. */
export function element(
  ctx: Context,
  list: ListExpr,
  named: Ast.Name | undefined,
  env: Env,
): { variable: string; inside: Env } {
  const type = list.type.element;
  const base =
    named?.text ?? (type.kind === "struct" || type.kind === "document" ? type.name.toLowerCase() : "élément");
  const name = ctx.freshVariable(base);
  const it = variable(name, type);
  const scoped = type.kind === "struct" || type.kind === "document" ? withScope(env, it) : env;
  const inside = named ? withLocal(scoped, named.text, it) : scoped;
  return { variable: name, inside: { ...inside, facts: elementFacts(env.facts, list, it, ctx) } };
}

const shorter = (list: ListExpr, max = list.type.max): ListExpr["type"] => ({ ...list.type, min: 0, max });

export function checkFilter(ctx: Context, e: Extract<Ast.Expr, { kind: "filter" }>, env: Env): Expr | undefined {
  const list = listOf(ctx, e.list, env);
  if (list === undefined) return undefined;
  const { variable: name, inside } = element(ctx, list, e.element, env);
  const test = condition(ctx, e.condition, inside);
  return test && { kind: "filter", list, variable: name, condition: test, type: shorter(list), optional: false };
}

const SORTED: ReadonlySet<Type["kind"]> = new Set(["number", "date", "duration", "text", "enum"]);

/** `list` in the order of a key that each element has. */
function ordered(
  ctx: Context,
  list: ListExpr,
  { element: named, by }: { readonly element?: Ast.Name; readonly by: Ast.Expr },
  descending: boolean,
  env: Env,
): ListExpr | undefined {
  const { variable: name, inside } = element(ctx, list, named, env);
  const value = ctx.elaborate(by, inside);
  const key = value && everPresent(ctx, value, by);
  if (key === undefined) return undefined;
  if (!SORTED.has(key.type.kind))
    return ctx.report("tri-impossible", by.span, { lu: ctx.textOf(by.span), type: nameOf(key.type) });
  return { kind: "sort", list, variable: name, key, descending, type: list.type, optional: false };
}

/** In a sum, an average or an order, every element must have the value: the message offers both ways to say what happens otherwise. */
function everPresent(ctx: Context, e: Expr, written: Ast.Expr): Expr | undefined {
  if (!e.optional) return e;
  return ctx.report("valeur-parfois-absente", written.span, replacementOf(ctx, e, written));
}

export function checkSort(ctx: Context, e: Extract<Ast.Expr, { kind: "sort" }>, env: Env): Expr | undefined {
  const list = listOf(ctx, e.list, env);
  return list && ordered(ctx, list, e, e.descending, env);
}

/** Plain values, from the largest to the smallest; what else « the best » are must be said. */
function byThemselves(ctx: Context, list: ListExpr, written: Ast.Expr): ListExpr | undefined {
  const { element: type } = list.type;
  if (type.kind !== "number" && type.kind !== "date" && type.kind !== "duration")
    return ctx.report("ordre-à-préciser", written.span, { lu: ctx.textOf(written.span), type: nameOf(type) });
  const name = ctx.freshVariable("élément");
  const key = variable(name, type);
  return { kind: "sort", list, variable: name, key, descending: true, type: list.type, optional: false };
}

export function checkDistinct(ctx: Context, e: Extract<Ast.Expr, { kind: "distinct" }>, env: Env): Expr | undefined {
  const list = listOf(ctx, e.list, env);
  return list && { kind: "distinct", list, type: { ...list.type, min: Math.min(1, list.type.min) }, optional: false };
}

export function checkBest(ctx: Context, e: Extract<Ast.Expr, { kind: "best" }>, env: Env): Expr | undefined {
  const count = wholeNumber(ctx, e.count, env);
  const list = listOf(ctx, e.list, env);
  const { by } = e;
  const sorted = list && (by === undefined ? byThemselves(ctx, list, e) : ordered(ctx, list, { ...e, by }, true, env));
  if (!count || !sorted) return undefined;
  const { min, max } = rangeOf(count.type);
  const size = (n: bigint, bound: number): number => Math.max(0, Math.min(Number(n), bound));
  const type = { ...sorted.type, min: size(min.n, sorted.type.min), max: size(max.n, sorted.type.max) };
  return { kind: "take", list: sorted, count, type, optional: false };
}

export function checkEnd(ctx: Context, e: Extract<Ast.Expr, { kind: "first" | "last" }>, env: Env): Expr | undefined {
  const list = listOf(ctx, e.list, env);
  const { by } = e;
  const sorted = list && (by === undefined ? list : ordered(ctx, list, { ...e, by }, false, env));
  return sorted && { kind: e.kind, list: sorted, type: sorted.type.element, optional: sorted.type.min === 0 };
}

export function checkCount(ctx: Context, e: Extract<Ast.Expr, { kind: "count" }>, env: Env): Expr | undefined {
  const list = listOf(ctx, e.list, env);
  return list && { kind: "count", list, type: integers(list.type.min, list.type.max), optional: false };
}

export function checkAggregate(ctx: Context, e: Extract<Ast.Expr, { kind: "aggregate" }>, env: Env): Expr | undefined {
  const list = listOf(ctx, e.list, env);
  if (list === undefined) return undefined;
  const { variable: name, inside } = element(ctx, list, e.element, env);
  const one = ctx.elaborate(e.value, inside);
  const weightOne = e.weight && ctx.elaborate(e.weight, inside);
  if (!one || (e.weight && !weightOne)) return undefined;
  const value = everPresent(ctx, one, e.value);
  const weight = weightOne && e.weight && everPresent(ctx, weightOne, e.weight);
  if (!value || (e.weight && !weight)) return undefined;
  const wanted: ReadonlySet<Type["kind"]> = new Set(
    e.op === "maximum" || e.op === "minimum"
      ? ["number", "date", "duration"]
      : e.op === "sum"
        ? ["number", "duration"]
        : ["number"],
  );
  const wrong = !wanted.has(value.type.kind)
    ? { e: e.value, type: value.type }
    : weight && e.weight && weight.type.kind !== "number"
      ? { e: e.weight, type: weight.type }
      : undefined;
  if (wrong) {
    return ctx.report("mauvais-type", wrong.e.span, {
      lu: ctx.textOf(wrong.e.span),
      type: nameOf(wrong.type),
      attendu: { fr: "un nombre", en: "a number" },
    });
  }
  if (e.op === "maximum" || e.op === "minimum") {
    return { kind: e.op, list, variable: name, value, type: value.type, optional: list.type.min === 0 };
  }
  if (e.op === "sum") return total(list, name, value);
  return mean(ctx, list, name, value as NumberExpr, weight as NumberExpr | undefined);
}

function total(list: ListExpr, name: string, value: Expr): Expr {
  const { min, max } = list.type;
  const type: Type =
    value.type.kind === "number"
      ? numberType(totalOf(rangeOf(value.type), min, max))
      : value.type.kind === "duration"
        ? { ...value.type, min: Math.min(0, value.type.min * max), max: Math.max(0, value.type.max * max) }
        : value.type;
  return { kind: "sum", list, variable: name, value, type, optional: false };
}

/** An average is a sum over a sum; absent when nothing weighs. It lies where its values do, if no weight is negative. */
function mean(ctx: Context, list: ListExpr, name: string, value: NumberExpr, weight: NumberExpr | undefined): Expr {
  // The list is computed once, in a variable, unless it is a plain name.
  const plain =
    list.kind === "input" || list.kind === "definition" || list.kind === "variable" || list.kind === "groups";
  const shared = plain ? undefined : ctx.freshVariable("liste");
  const from = (shared === undefined ? list : variable(shared, list.type)) as ListExpr;
  const weighted: Type | undefined = weight && numberType(product(rangeOf(value.type), rangeOf(weight.type)));
  const above = total(
    from,
    name,
    weight && weighted
      ? { kind: "arithmetic", op: "*", left: value, right: weight, type: weighted, optional: false }
      : value,
  );
  const below = weight
    ? total(from, ctx.freshVariable(name), weight)
    : ({ kind: "count", list: from, type: integers(list.type.min, list.type.max), optional: false } as const);
  const divisor = weight && below.kind === "sum" ? { ...below, value: renamed(weight, name, below.variable) } : below;
  const a = rangeOf(above.type as NumberExpr["type"]);
  const b = rangeOf(divisor.type as NumberExpr["type"]);
  const positive = weight === undefined || rangeOf(weight.type).min.n >= 0n;
  const range = positive ? { ...rangeOf(value.type), decimals: quotient(a, b).decimals } : quotient(a, b);
  const optional = b.min.n <= 0n && b.max.n >= 0n;
  const body: Expr = { kind: "arithmetic", op: "/", left: above, right: divisor, type: numberType(range), optional };
  return shared === undefined ? body : { kind: "let", variable: shared, value: list, body, type: body.type, optional };
}

const renamed = (e: Expr, from: string, to: string): Expr =>
  substitute(e, new Map([[from, variable(to, typeOfVariable(e, from) ?? e.type)]]));

function typeOfVariable(e: Expr, name: string): Type | undefined {
  if (e.kind === "variable") return e.name === name ? e.type : undefined;
  for (const part of parts(e)) {
    const found = typeOfVariable(part, name);
    if (found) return found;
  }
  return undefined;
}

export function checkMap(ctx: Context, e: Extract<Ast.Expr, { kind: "map" }>, env: Env): Expr | undefined {
  const list = listOf(ctx, e.list, env);
  if (list === undefined) return undefined;
  const { variable: name, inside } = element(ctx, list, e.element, env);
  const value = ctx.elaborate(e.value, inside);
  const each = value && everPresent(ctx, value, e.value);
  return (
    each && {
      kind: "map",
      list,
      variable: name,
      value: each,
      type: { ...list.type, element: each.type },
      optional: false,
    }
  );
}

export function checkList(
  ctx: Context,
  e: Extract<Ast.Expr, { kind: "list" }>,
  env: Env,
  expected?: Type,
): Expr | undefined {
  const wanted = expected?.kind === "list" ? expected.element : undefined;
  const items = e.items.map((item) => {
    const value = ctx.elaborate(item, env, wanted);
    return value && mustBePresent(ctx, value, item);
  });
  if (items.some((i) => i === undefined)) return undefined;
  const values = items as Expr[];
  let type: Type | undefined = values[0]?.type;
  for (const [i, value] of values.entries()) {
    const next = type && join(type, value.type, ctx.isA);
    if (next === undefined) {
      const written = e.items[i] as Ast.Expr;
      return ctx.report("branches-de-types-différents", written.span, {
        lu: ctx.textOf(written.span),
        type: nameOf(value.type),
        attendu: nameOf(type ?? value.type),
      });
    }
    type = next;
  }
  const n = values.length;
  return {
    kind: "list",
    items: values,
    type: { kind: "list", element: type ?? wanted ?? { kind: "boolean" }, min: n, max: n },
    optional: false,
  };
}

/** A table where a list of structures is expected: a parameter's value. */
export function checkTableValue(
  ctx: Context,
  e: Extract<Ast.Expr, { kind: "table" }>,
  env: Env,
  expected?: Type,
): Expr | undefined {
  if (expected?.kind !== "list" || expected.element.kind !== "struct") return ctx.report("tableau-inattendu", e.span);
  const struct = ctx.structs.get(expected.element.name);
  if (struct === undefined) return undefined;
  const head = tableFields(ctx, e.table, struct.fields, expected.element);
  if (head === undefined) return undefined;
  let wrong = false;
  const items = e.table.rows.map((row): Expr => {
    // The grammar has said that the row is too long or too short.
    if (row.cells.length !== head.length) wrong = true;
    const fields: { name: string; value: Expr }[] = [];
    for (const [i, field] of head.entries()) {
      const cell = row.cells[i];
      const written = cell && cellValue(cell);
      if (!written || written.kind === "absent") {
        if (field.presence === "always") {
          wrong = true;
          ctx.report("cellule-vide", cell?.span ?? row.span, { champ: field.name });
        }
        continue;
      }
      const value = ctx.elaborate(written, env, field.type);
      const fitting = value && mustFit(ctx, value, field.type, written);
      if (!fitting) wrong = true;
      else if (!isConstant(fitting)) {
        wrong = true;
        ctx.report("valeur-constante-attendue", written.span, { lu: ctx.textOf(written.span) });
      } else fields.push({ name: field.name, value: fitting });
    }
    return {
      kind: "record",
      struct: struct.name,
      fields,
      type: expected.element,
      optional: false,
      place: ctx.placeOf(row),
    };
  });
  if (wrong) return undefined;
  return { kind: "list", items, type: { ...expected, min: items.length, max: items.length }, optional: false };
}

/** The fields that the head of a table names. */
export function tableFields(
  ctx: Context,
  table: Ast.Table,
  fields: readonly Field[],
  type: Type,
): readonly Field[] | undefined {
  const found = table.head.cells.map((cell): Field | undefined => {
    const written = cellValue(cell);
    if (written?.kind !== "name")
      return ctx.report("en-tête-de-tableau", cell.span, { lu: ctx.textOf(cell.span).trim() });
    const field = fields.find((f) => f.name === written.name.text);
    if (field === undefined)
      return ctx.report("champ-inconnu", written.span, { nom: written.name.text, type: nameOf(type) });
    return field;
  });
  if (found.some((f) => f === undefined)) return undefined;
  const named = found as Field[];
  for (const field of fields) {
    if (field.presence === "always" && !named.includes(field)) {
      return ctx.report("colonne-manquante", table.head.span, { champ: field.name });
    }
  }
  return named;
}

/** What a cell of a table of values holds; undefined for nothing. */
export function cellValue(cell: Ast.Cell): Ast.Expr | undefined {
  const [only, ...others] = cell.conditions;
  return cell.kind === "conditions" && only?.kind === "value" && others.length === 0 ? only.value : undefined;
}

export const isConstant = (e: Expr): boolean =>
  e.kind === "constant" || ((e.kind === "list" || e.kind === "record") && parts(e).every(isConstant));

/** `L("clé")`: the element with that identifying field. */
export function lookup(
  ctx: Context,
  list: ListExpr,
  written: Ast.Expr,
  env: Env,
  span: Ast.Expr["span"],
): Expr | undefined {
  const type = list.type.element;
  const by = type.kind === "struct" ? ctx.identifyingField(type.name) : undefined;
  if (type.kind !== "struct" || by === undefined) {
    return ctx.report("liste-sans-clé", span, { type: nameOf(type) });
  }
  const keyType =
    ctx.structs.get(type.name)?.fields.find((f) => f.name === by)?.type ?? groupKeyType(ctx, type.name, span);
  const key = keyType && ctx.elaborate(written, env, keyType);
  const fitting = key && keyType && mustFit(ctx, key, keyType, written);
  const here = fitting && mustBePresent(ctx, fitting, written);
  return here && { kind: "lookup", list, key: here, type, optional: true };
}

function groupKeyType(ctx: Context, name: string, span: Ast.Expr["span"]): Type | undefined {
  const declared = ctx.unit.groups.get(name);
  return declared && ctx.groupOf(declared, span)?.keys[0]?.value.type;
}
