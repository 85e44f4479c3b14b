/** Tables of rules: each row is a rule, « ligne 3 de mentions »; a last row `sinon` holds when no other does. */
import type { Fix } from "../../diagnostics/diagnostic.js";
import { addAfter } from "../../diagnostics/fix.js";
import type * as Ast from "../../grammar/ast.js";
import type { Conclusion, Expr, Rule, Test } from "../../plan/plan.js";
import { anyCellCondition } from "./choices.js";
import type { CheckedTable, Context, Env } from "./context.js";
import { assume } from "./facts.js";
import { isNamed, proposal } from "./names.js";
import { both, logic, mustBePresent, not, present } from "./nodes.js";
import { checkDecide, checkDeliver, checkHead, readingsOf, type Head } from "./rules.js";

interface Column {
  readonly cell: Ast.Cell;
  readonly kind: "condition" | "decide" | "deliver";
  /** Of a condition: what its cells are about, and whether it must be guarded. */
  readonly subject?: Expr;
  readonly guarded: boolean;
}

export function checkTable(ctx: Context, d: Ast.TableDeclaration): Rule[] | undefined {
  const head = checkHead(ctx, d);
  if (head.wrong) return undefined;
  const columns = d.table.head.cells.map((cell, i) => checkColumn(ctx, d, cell, i, head.env));
  if (columns.some((c) => c === undefined)) return undefined;
  const known = columns as Column[];
  if (!known.some((c) => c.kind !== "condition"))
    return ctx.report("tableau-sans-conclusion", d.table.head.span, { nom: d.name.text }, concludingFix(known));
  const rules: Rule[] = [];
  const conditions: Expr[] = [];
  const cells: CheckedTable["rows"][number][] = [];
  let wrong = false;
  d.table.rows.forEach((row, i) => {
    const otherwise = row.cells[0]?.kind === "otherwise";
    // The grammar has said that the row is too long or too short.
    if (row.cells.length !== known.length) {
      wrong = true;
      return;
    }
    if (otherwise && i !== d.table.rows.length - 1) {
      wrong = true;
      ctx.report("sinon-pas-en-dernier", row.span);
      return;
    }
    const made = otherwise
      ? {
          condition: logic("and", conditions.map(not)),
          tests: [{ text: "sinon", condition: logic("and", conditions.map(not)), readings: [] }],
          cells: "otherwise" as const,
        }
      : checkRow(ctx, known, row, head);
    if (made === undefined) {
      wrong = true;
      return;
    }
    if (!otherwise && made.condition) conditions.push(made.condition);
    const env: Env = made.condition
      ? { ...head.env, facts: assume(head.env.facts, made.condition, true, ctx) }
      : head.env;
    const conclusions = rowConclusions(ctx, known, row, env);
    if (conclusions === undefined) {
      wrong = true;
      return;
    }
    const condition = both(head.condition, made.condition);
    cells.push({ rule: `${d.name.text}:${i + 1}`, cells: made.cells });
    rules.push({
      id: `${d.name.text}:${i + 1}`,
      name: `ligne ${i + 1} de ${d.name.text}`,
      kind: "ordinary",
      table: d.name.text,
      targets: [],
      each: head.each,
      lets: head.lets,
      ...(condition && { condition }),
      conclusions,
      tests: [...head.tests, ...made.tests],
      readings: readingsOf(head.readings),
      legal: d.legal.map((l) => l.text),
      place: ctx.place(row.span),
    });
  });
  if (wrong) return undefined;
  ctx.addTable({
    name: d.name.text,
    ...(head.condition && { condition: head.condition }),
    columns: known.flatMap((c) => (c.subject ? [{ label: labelOf(ctx, c), subject: c.subject }] : [])),
    rows: cells,
  });
  return rules;
}

/** A column that names a decision was meant to conclude on it. */
function concludingFix(columns: readonly Column[]): { readonly fixes: Fix[] } {
  const last = columns.filter((c) => c.subject?.kind === "decision").at(-1);
  return {
    fixes: last === undefined ? [] : [addAfter(last.cell.conditions[0]?.span ?? last.cell.span, " vaut", "safe")],
  };
}

const labelOf = (ctx: Context, column: Column): string => ctx.textOf(column.cell.span).trim().replace(/\s+/g, " ");

function checkColumn(ctx: Context, d: Ast.TableDeclaration, cell: Ast.Cell, i: number, env: Env): Column | undefined {
  if (cell.kind === "deliver") return { cell, kind: "deliver", guarded: false };
  const [only, ...others] = cell.conditions;
  if (cell.kind !== "conditions" || only?.kind !== "value" || others.length > 0) {
    return ctx.report("en-tête-de-tableau", cell.span, { lu: ctx.textOf(cell.span).trim() });
  }
  if (cell.concludes) return { cell, kind: "decide", guarded: false };
  if (only.value.kind === "name" && !isNamed(ctx, only.value.name, env)) {
    const { name } = only.value;
    return ctx.report("colonne-inconnue", name.span, { nom: name.text }, proposal(name, [...ctx.unit.values.keys()]));
  }
  const subject = ctx.elaborate(only.value, env);
  if (subject === undefined) return undefined;
  // A column that has a row for « non renseigné » has said what happens then.
  const guarded = d.table.rows.some((r) =>
    r.cells[i]?.conditions.some((c) => c.kind === "value" && c.value.kind === "absent"),
  );
  // Where no column concludes, this one was meant to.
  const isMeant = subject.kind === "decision" && !d.table.head.cells.some((c) => c.concludes || c.kind === "deliver");
  if (!guarded && !isMeant && mustBePresent(ctx, subject, only.value) === undefined) return undefined;
  return { cell, kind: "condition", subject, guarded: guarded && subject.optional };
}

function checkRow(
  ctx: Context,
  columns: readonly Column[],
  row: Ast.Row,
  head: Head,
): { condition: Expr | undefined; tests: Test[]; cells: (Expr | undefined)[] } | undefined {
  let env = head.env;
  const cells: (Expr | undefined)[] = [];
  const tests: Test[] = [];
  for (const [i, column] of columns.entries()) {
    const cell = row.cells[i] as Ast.Cell;
    if (column.kind !== "condition" || column.subject === undefined) continue;
    if (cell.kind === "dash") {
      cells.push(undefined);
      continue;
    }
    if (cell.kind !== "conditions" || cell.concludes)
      return ctx.report("cellule-vide", cell.span, { champ: ctx.textOf(column.cell.span).trim() });
    const subject: Expr = column.guarded ? { ...column.subject, optional: false } : column.subject;
    const asksAbsence = cell.conditions.some((c) => c.kind === "value" && c.value.kind === "absent");
    const test = anyCellCondition(ctx, asksAbsence ? column.subject : subject, cell.conditions, env);
    if (test === undefined) return undefined;
    const whole = column.guarded && !asksAbsence ? logic("and", [present(column.subject), test]) : test;
    cells.push(whole);
    env = { ...env, facts: assume(env.facts, whole, true, ctx) };
    const label = ctx.textOf(column.cell.span).trim();
    const written = ctx.textOf(cell.span).trim();
    tests.push({ text: `${label} ${/^[<>≤≥=≠]/.test(written) ? "" : ": "}${written}`, condition: whole, readings: [] });
  }
  const condition = both(...cells);
  // A first test of each column reads its subject: the same for all rows.
  return { condition, tests: tests.map((t) => withReading(t, columns, ctx)), cells };
}

/** The value a cell looks at, in the words of its column's head. */
function withReading(test: Test, columns: readonly Column[], ctx: Context): Test {
  const column = columns.find(
    (c) => c.kind === "condition" && test.text.startsWith(`${ctx.textOf(c.cell.span).trim()} `),
  );
  const scalar =
    column?.subject &&
    !["list", "struct", "document"].includes(column.subject.type.kind) &&
    column.subject.kind !== "constant";
  return column?.subject && scalar
    ? {
        ...test,
        readings: [{ label: ctx.textOf(column.cell.span).trim().replace(/\s+/g, " "), value: column.subject }],
      }
    : test;
}

function rowConclusions(ctx: Context, columns: readonly Column[], row: Ast.Row, env: Env): Conclusion[] | undefined {
  const conclusions: Conclusion[] = [];
  for (const [i, column] of columns.entries()) {
    const cell = row.cells[i] as Ast.Cell;
    if (column.kind === "condition" || cell.kind === "dash") continue;
    const made = column.kind === "deliver" ? deliveredIn(ctx, column, cell, env) : decidedIn(ctx, column, cell, env);
    if (made === undefined) return undefined;
    if (made !== "nothing") conclusions.push(made);
  }
  return conclusions;
}

function decidedIn(ctx: Context, column: Column, cell: Ast.Cell, env: Env): Conclusion | "nothing" | undefined {
  if (cell.kind === "deliver" && cell.document) return checkDeliver(ctx, cell.document, [], cell.span, env);
  const [head] = column.cell.conditions;
  const [only, ...others] = cell.conditions;
  if (cell.kind !== "conditions" || head?.kind !== "value" || only?.kind !== "value" || others.length > 0) {
    return ctx.report("cellule-vide", cell.span, { champ: ctx.textOf(column.cell.span).trim() });
  }
  const about = head.value;
  if (about.kind === "name") return checkDecide(ctx, { decision: about.name, value: only.value, span: cell.span }, env);
  if (about.kind === "of")
    return checkDecide(ctx, { decision: about.name, element: about.object, value: only.value, span: cell.span }, env);
  return ctx.report("en-tête-de-tableau", column.cell.span, { lu: ctx.textOf(column.cell.span).trim() });
}

/** Under `délivrer Doc`, « oui » or « vrai » delivers. */
function deliveredIn(ctx: Context, column: Column, cell: Ast.Cell, env: Env): Conclusion | "nothing" | undefined {
  const document = cell.kind === "deliver" ? cell.document : column.cell.document;
  const [only] = cell.conditions;
  const word = only?.kind === "value" ? only.value : undefined;
  if (word?.kind === "boolean" && !word.value) return "nothing";
  const yes =
    cell.kind === "deliver" ||
    (word?.kind === "boolean" && word.value) ||
    (word?.kind === "name" && /^(oui|x)$/i.test(word.name.text));
  if (!yes || document === undefined)
    return ctx.report("cellule-vide", cell.span, { champ: ctx.textOf(column.cell.span).trim() });
  return checkDeliver(ctx, document, [], cell.span, env);
}
