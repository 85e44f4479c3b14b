/**
 * A table as a grid: each column cut into the cells between its thresholds, and for each row, the cells it holds in.
 * Regions of the grid can be looked up in what is known of the dossier, and said in words.
 */
import type { Expr, Rule } from "../../plan/plan.js";
import { canonical } from "../../plan/walk.js";
import { columnInWords, type Words } from "./cells-in-words.js";
import type { CheckedTable, Context } from "./context.js";
import { assume, type Facts } from "./facts.js";
import { logic, TRUE } from "./nodes.js";
import { sharedForm, throughFacts, type Valid } from "./rule-facts.js";
import { cellCondition, cellsOf, column, holdsIn, type Cell, type Column, type ConstantOf } from "./table-cells.js";

/** Whether a row holds in a cell of a column; undefined: that depends on something else. */
export type Holds = boolean | undefined;

export interface Axis extends Column {
  readonly label: string;
  readonly cells: readonly Cell[];
  /** That the subject is in each of the cells. */
  readonly conditions: readonly Expr[];
}
export interface Line {
  readonly rule: Rule;
  /** For each column, in each of its cells. */
  readonly holds: readonly (readonly Holds[])[];
  /** What stands in each column; undefined for « any ». */
  readonly written: readonly (string | undefined)[];
}
/** For each column, cells by their numbers; columns left out are not restricted. */
export type Region = readonly (readonly number[])[];

export interface Grid {
  readonly axes: readonly Axis[];
  /** A row `sinon` aside. */
  readonly lines: readonly Line[];
  readonly hasOtherwise: boolean;
  /** Where the table's own condition holds. */
  readonly known: Facts;
  readonly valid: Valid;
  readonly ctx: Context;
  /** Counts the search in this table, and gives it up where it gets too long. */
  readonly step: (count?: number) => void;
}

/** Steps of the search in one table; beyond, nothing is claimed. */
const MOST_STEPS = 200_000;
export class TooLong extends Error {}

export function gridOf(
  table: CheckedTable,
  rules: ReadonlyMap<string, Rule>,
  ctx: Context,
  valid: Valid,
  constantOf: ConstantOf,
): Grid | undefined {
  const first = rules.get(table.rows[0]?.rule ?? "");
  if (first === undefined) return undefined;
  let steps = 0;
  const step = (count = 1): void => {
    steps += count;
    if (steps > MOST_STEPS) throw new TooLong();
  };
  const shared = sharedForm(first);
  const through = throughFacts(first, valid.facts, ctx);
  const known = table.condition ? assume(through, shared(table.condition), true, ctx) : through;
  const rows = table.rows.flatMap(({ rule: id, cells }) => {
    const rule = rules.get(id);
    return rule === undefined || cells === "otherwise" ? [] : [{ rule, cells: cells.map((c) => c && shared(c)) }];
  });
  const axes = table.columns.map(({ label, subject }, i): Axis => {
    const of = column(shared(subject), constantOf);
    const written = rows.flatMap(({ cells }) => cells[i] ?? []);
    const cells = cellsOf(of, written, known, ctx) ?? [{ kind: "other" }];
    step(cells.length * rows.length);
    return { ...of, label, cells, conditions: cells.map((cell) => cellCondition(of.subject, cell)) };
  });
  const lines = rows.map(({ rule, cells }): Line => {
    const holds = axes.map((axis, i) => {
      const condition = cells[i];
      return axis.cells.map((cell) => condition === undefined || holdsIn(condition, cell, axis));
    });
    return { rule, holds, written: cells.map((c) => c && canonical(c)) };
  });
  return { axes, lines, hasOtherwise: table.rows.some((r) => r.cells === "otherwise"), known, valid, ctx, step };
}

/** What is known in a region, less the cells in which nothing can be; undefined where nothing can be in it at all. */
export function possiblePart(
  { axes, known, valid, ctx, step }: Grid,
  region: Region,
): { region: Region; facts: Facts } | undefined {
  const inCell = (facts: Facts, i: number, k: number): Facts =>
    assume(facts, axes[i]?.conditions[k] ?? TRUE, true, ctx);
  let facts = known;
  const left: number[][] = [];
  for (const [i, cells] of region.entries()) {
    step(cells.length);
    const possible = cells.filter((k) => !inCell(facts, i, k).impossible);
    const conditions = possible.map((k) => axes[i]?.conditions[k] ?? TRUE);
    left.push(possible);
    facts = assume(facts, logic("or", conditions), true, ctx);
  }
  // The columns after it, and contraintes, may leave less of a column.
  const last = left.map((cells, i) => cells.filter((k) => !valid.excludes(inCell(facts, i, k))));
  return last.some((cells) => cells.length === 0) ? undefined : { region: last, facts };
}

/** « moyenne de 12 à moins de 14 et voie = vae »: columns of which all cells are meant are left out. */
export function regionInWords({ axes }: Grid, region: Region): Words {
  const phrases = axes.flatMap(({ label, subject, cells }, i): Words[] => {
    const some = region[i];
    if (some === undefined || some.length === cells.length) return [];
    return [columnInWords(label, subject.type, cells, new Set(some))];
  });
  if (phrases.length === 0) return { fr: "toutes les valeurs", en: "all values" };
  return { fr: phrases.map((p) => p.fr).join(" et "), en: phrases.map((p) => p.en).join(" and ") };
}
