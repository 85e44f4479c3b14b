/** Tables row against row: rows that hold together and conclude differently, and cases that no row takes. Very large tables are left alone. */
import type { Expr, Parameter, Plan, Rule } from "../../plan/plan.js";
import { canonical } from "../../plan/walk.js";
import { differing } from "./conclusions.js";
import type { CheckedTable, Context } from "./context.js";
import { assume, type Facts } from "./facts.js";
import { lintTableHoles } from "./lint-table-holes.js";
import { TRUE } from "./nodes.js";
import type { Valid } from "./rule-facts.js";
import type { ConstantOf } from "./table-cells.js";
import { gridOf, regionInWords, TooLong, type Grid, type Line, type Region } from "./table-grid.js";

export function lintTables(
  plan: Plan,
  byDecision: ReadonlyMap<string, readonly Rule[]>,
  ctx: Context,
  valid: Valid,
): void {
  if (ctx.tables.length === 0) return;
  const rules = new Map(plan.rules.map((r) => [r.id, r]));
  const optional = new Set(plan.decisions.flatMap((d) => (d.optional ? [d.name] : [])));
  const open = new Map(
    [...byDecision].filter(([decision, all]) => !optional.has(decision) && all.every((r) => r.kind !== "default")),
  );
  const constantOf = constantsOf(plan, ctx);
  const lint = (table: CheckedTable): void => {
    const grid = gridOf(table, rules, ctx, valid, constantOf);
    if (grid === undefined) return;
    lintOverlaps(grid);
    lintTableHoles(table.name, grid, open);
  };
  for (const table of ctx.tables) {
    const rows = table.rows.map(({ rule }) => rules.get(rule));
    const decisions = rows
      .flatMap((r) => r?.conclusions ?? [])
      .flatMap((c) => (c.kind === "decide" ? [c.decision] : []));
    const others = [...new Set(decisions)].flatMap((name) => [name, ...(open.get(name) ?? [])]);
    ctx.thought(`table ${table.name}`, [table, ...rows, ...others], valid, () => {
      try {
        lint(table);
      } catch (error) {
        if (!(error instanceof TooLong)) throw error;
      }
    });
  }
}

/** Parameters that have one value, and definitions of one, are as good as constants. */
function constantsOf(plan: Plan, ctx: Context): ConstantOf {
  const parameters = new Map<string, Parameter>(plan.parameters.map((p) => [p.name, p]));
  const seen = (e: Expr, depth: number): ReturnType<ConstantOf> => {
    if (e.kind === "constant") return e;
    if (e.kind === "parameter") {
      const parameter = parameters.get(e.parameter);
      if (parameter === undefined || parameter.chosen || parameter.values.length > 1) return undefined;
      const only = parameter.values[0]?.value;
      return only?.kind === "constant" ? only : undefined;
    }
    const body = e.kind === "definition" && depth < 20 ? ctx.definition(e.definition)?.body : undefined;
    return body && seen(body, depth + 1);
  };
  return (e) => seen(e, 0);
}

/** Each row is told of the first row above that it contradicts. */
function lintOverlaps(grid: Grid): void {
  const { lines, ctx, step } = grid;
  lines.forEach((line, j) => {
    for (const before of lines.slice(0, j)) {
      step();
      const differ = differing(before.rule, line.rule, isSameElement);
      const region = differ && meeting(before, line);
      if (!region || !isPossible(grid, region, grid.known)) continue;
      ctx.report(
        "lignes-qui-se-recouvrent",
        line.rule.place,
        { une: before.rule.name, autre: line.rule.name, décision: differ.decision, cas: regionInWords(grid, region) },
        { related: [{ span: before.rule.place, note: { fr: "l'autre ligne", en: "the other row" } }] },
      );
      return;
    }
  });
}

const isSameElement = (a: Expr | undefined, b: Expr | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonical(a) === canonical(b);

/** Where two rows hold together; undefined when they do not, or nothing is known of it. */
function meeting(a: Line, b: Line): Region | undefined {
  const region: number[][] = [];
  for (const [i, mine] of a.holds.entries()) {
    const theirs = b.holds[i] ?? [];
    // What is not understood may hold; beside the same words, or no words, both rows then do.
    const agree = a.written[i] === b.written[i] || a.written[i] === undefined || b.written[i] === undefined;
    const together: number[] = [];
    for (const [k, here] of mine.entries()) {
      const there = theirs[k];
      if (here !== false && there !== false && (agree || (here === true && there === true))) together.push(k);
    }
    if (together.length === 0) return undefined;
    region.push(together);
  }
  return region;
}

/** Whether, as far as is known, something can be in a region. */
function isPossible(grid: Grid, region: Region, facts: Facts, from = 0): boolean {
  const axis = grid.axes[from];
  if (axis === undefined) return !grid.valid.excludes(facts);
  return (region[from] ?? []).some((k) => {
    grid.step();
    const next = assume(facts, axis.conditions[k] ?? TRUE, true, grid.ctx);
    return !next.impossible && isPossible(grid, region, next, from + 1);
  });
}
