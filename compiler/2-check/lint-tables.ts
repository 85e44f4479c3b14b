/**
 * Tables row against row: rows that hold together and conclude differently, and cases that no row takes. In come the cells
 * between the thresholds of each column; a cell of which nothing is known makes no claim. Very large tables are left alone.
 */
import type { Expr, Parameter, Plan, Rule } from "../../plan/plan.js";
import { canonical } from "../../plan/walk.js";
import { columnInWords, type Words } from "./cells-in-words.js";
import type { CheckedTable, Context } from "./context.js";
import { assume, type Facts } from "./facts.js";
import { differing } from "./differing.js";
import { logic } from "./nodes.js";
import { conditionOf, sharedForm, throughFacts } from "./rule-facts.js";
import { cellCondition, cellsOf, column, holdsIn, type Cell, type Column, type ConstantOf } from "./table-cells.js";

/** Steps of the search in one table; beyond, nothing is claimed. */
const MOST_STEPS = 200_000;
/** Cases named in one finding. */
const MOST_CASES = 3;
/** Other rules that may take what a table leaves. */
const MOST_OTHERS = 40;

interface Axis extends Column {
  readonly label: string;
  readonly cells: readonly Cell[];
  /** That the subject is in each of the cells. */
  readonly facts: readonly Expr[];
}
/** Whether a row holds in a cell of a column; undefined: that depends on something else. */
type Holds = boolean | undefined;
interface Line {
  readonly rule: Rule;
  readonly holds: readonly (readonly Holds[])[];
  readonly written: readonly (string | undefined)[];
}
/** One set of cells per column. */
type Region = readonly (readonly number[])[];

/** Counts the search. */
type Step = (count?: number) => void;
class TooLong extends Error {}

export function lintTables(plan: Plan, ctx: Context, valid: Facts): void {
  const rules = new Map(plan.rules.map((r) => [r.id, r]));
  const constantOf = constantsOf(plan, ctx);
  for (const table of ctx.tables) {
    try {
      lintTable(table, plan, rules, ctx, valid, constantOf);
    } catch (error) {
      if (!(error instanceof TooLong)) throw error;
    }
  }
}

/** Parameters that have one value, and definitions of one, are as good as constants. */
function constantsOf(plan: Plan, ctx: Context): ConstantOf {
  const parameters = new Map<string, Parameter>(plan.parameters.map((p) => [p.name, p]));
  const seen = (e: Expr, depth: number): ReturnType<ConstantOf> => {
    if (e.kind === "constant") return e;
    if (e.kind === "parameter") {
      const parameter = parameters.get(e.parameter);
      const only =
        parameter && !parameter.chosen && parameter.values.length === 1 ? parameter.values[0]?.value : undefined;
      return only?.kind === "constant" ? only : undefined;
    }
    const body = e.kind === "definition" && depth < 20 ? ctx.definition(e.definition)?.body : undefined;
    return body && seen(body, depth + 1);
  };
  return (e) => seen(e, 0);
}

function lintTable(
  table: CheckedTable,
  plan: Plan,
  rules: ReadonlyMap<string, Rule>,
  ctx: Context,
  valid: Facts,
  constantOf: ConstantOf,
): void {
  const first = rules.get(table.rows[0]?.rule ?? "");
  if (first === undefined) return;
  const shared = sharedForm(first);
  const through = throughFacts(first, valid, ctx);
  const known = table.condition ? assume(through, shared(table.condition), true, ctx) : through;
  const written = table.rows.flatMap((r) =>
    r.cells === "otherwise" ? [] : [{ rule: r.rule, cells: r.cells.map((c) => c && shared(c)) }],
  );
  const axes = table.columns.map((c, i): Axis => {
    const of = column(shared(c.subject), constantOf);
    const cells = cellsOf(
      of,
      written.flatMap((r) => r.cells[i] ?? []),
      known,
      ctx,
    ) ?? [{ kind: "other" }];
    return { ...of, label: c.label, cells, facts: cells.map((cell) => cellCondition(of.subject, cell)) };
  });
  let steps = axes.reduce((n, a) => n + a.cells.length * written.length, 0);
  const step: Step = (count = 1) => {
    steps += count;
    if (steps > MOST_STEPS) throw new TooLong();
  };
  if (steps > MOST_STEPS) return;
  const lines = written.flatMap((r): Line[] => {
    const rule = rules.get(r.rule);
    if (rule === undefined) return [];
    const holds = axes.map((axis, i) => {
      const condition = r.cells[i];
      return axis.cells.map((cell) => condition === undefined || holdsIn(condition, cell, axis));
    });
    return [{ rule, holds, written: r.cells.map((c) => c && canonical(c)) }];
  });
  overlaps(axes, lines, known, ctx, step);
  if (lines.length < table.rows.length) return;
  const missing = undecided(plan, lines);
  if (missing.length > 0) holes(table, axes, lines, known, missing, plan, ctx, step);
}

/** Where two rows hold together, one set of cells per column; undefined when they do not, or nothing is known of it. */
function meeting(axes: readonly Axis[], a: Line, b: Line): Region | undefined {
  const region: number[][] = [];
  for (const i of axes.keys()) {
    const together: number[] = [];
    const mine = a.holds[i] ?? [];
    const theirs = b.holds[i] ?? [];
    // What is not understood may hold; beside the same words, or no words, both rows then do.
    const alike = a.written[i] === b.written[i] || a.written[i] === undefined || b.written[i] === undefined;
    for (let k = 0; k < mine.length; k++) {
      if (mine[k] === false || theirs[k] === false) continue;
      if (alike || (mine[k] === true && theirs[k] === true)) together.push(k);
    }
    if (together.length === 0) return undefined;
    region.push(together);
  }
  return region;
}

/** Whether, as far as is known, something can be in a region. */
function isPossible(region: Region, axes: readonly Axis[], facts: Facts, ctx: Context, step: Step, from = 0): boolean {
  const axis = axes[from];
  if (axis === undefined) return true;
  return (region[from] ?? []).some((k) => {
    step();
    const next = assume(facts, axis.facts[k] as Expr, true, ctx);
    return !next.impossible && isPossible(region, axes, next, ctx, step, from + 1);
  });
}

function overlaps(axes: readonly Axis[], lines: readonly Line[], known: Facts, ctx: Context, step: Step): void {
  lines.forEach((line, j) => {
    for (const before of lines.slice(0, j)) {
      step();
      const differ = differing(before.rule, line.rule, isSameElement);
      const region = differ && meeting(axes, before, line);
      if (!region || !isPossible(region, axes, known, ctx, step)) continue;
      ctx.report(
        "lignes-qui-se-recouvrent",
        line.rule.place,
        { une: before.rule.name, autre: line.rule.name, décision: differ.decision, cas: inWords(region, axes) },
        { related: [{ span: before.rule.place, note: { fr: "l'autre ligne", en: "the other row" } }] },
      );
      return;
    }
  });
}

const isSameElement = (a: Expr | undefined, b: Expr | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonical(a) === canonical(b);

/** The decisions that a table concludes and that have no value where no row holds. */
function undecided(plan: Plan, lines: readonly Line[]): string[] {
  const concluded = new Set(
    lines.flatMap((l) => l.rule.conclusions.flatMap((c) => (c.kind === "decide" ? [c.decision] : []))),
  );
  for (const d of plan.decisions) if (d.optional) concluded.delete(d.name);
  for (const r of plan.rules)
    if (r.kind === "default") for (const c of r.conclusions) if (c.kind === "decide") concluded.delete(c.decision);
  return [...concluded];
}

function holes(
  table: CheckedTable,
  axes: readonly Axis[],
  lines: readonly Line[],
  known: Facts,
  missing: readonly string[],
  plan: Plan,
  ctx: Context,
  step: Step,
): void {
  const others = missing.map((decision) =>
    plan.rules
      .filter(
        (r) =>
          r.kind === "ordinary" &&
          r.table !== table.name &&
          r.conclusions.some((c) => c.kind === "decide" && c.decision === decision),
      )
      .slice(0, MOST_OTHERS)
      .map((r) => conditionOf(r, decision)),
  );
  const takenByOthers = (facts: Facts): boolean =>
    others.every((conditions) => conditions.reduce((f, c) => assume(f, c, false, ctx), facts).impossible);
  const found: Words[] = [];
  interface Alive {
    readonly line: Line;
    /** Nothing that was not understood stands in its way. */
    readonly sure: boolean;
  }
  const visit = (alive: readonly Alive[], region: Region, facts: Facts): void => {
    step();
    const at = region.length;
    if (
      found.length > MOST_CASES ||
      alive.some((a) => a.sure && a.line.holds.slice(at).every((h) => h.every((v) => v === true)))
    )
      return;
    if (alive.length === 0) {
      if (!takenByOthers(facts)) found.push(inWords(region, axes));
      return;
    }
    const axis = axes[at];
    if (axis === undefined) return;
    for (const group of alike(
      axis,
      alive.map((a) => a.line.holds[at] ?? []),
      step,
    )) {
      const possible = group.filter((k) => !assume(facts, axis.facts[k] as Expr, true, ctx).impossible);
      const [one] = possible;
      if (one === undefined) continue;
      const here = assume(
        facts,
        logic(
          "or",
          possible.map((k) => axis.facts[k] as Expr),
        ),
        true,
        ctx,
      );
      const next = alive.flatMap((a): Alive[] => {
        const holds = a.line.holds[at]?.[one];
        return holds === false ? [] : [{ line: a.line, sure: a.sure && holds === true }];
      });
      visit(next, [...region, possible], here);
    }
  };
  visit(
    lines.map((line) => ({ line, sure: true })),
    [],
    known,
  );
  if (found.length === 0) return;
  const named = found.slice(0, MOST_CASES);
  const more = found.length > MOST_CASES;
  const cas = {
    fr: named.map((w) => w.fr).join(" ; ") + (more ? " ; et d'autres encore" : ""),
    en: named.map((w) => w.en).join("; ") + (more ? "; and others" : ""),
  };
  const declaration = ctx.unit.rules.get(table.name);
  const [row] = lines;
  const span = declaration?.headSpan ?? row?.rule.place;
  if (span) ctx.report("trou-dans-le-tableau", span, { tableau: table.name, cas });
}

/** Cells of a column that no row tells apart, together. */
function alike(axis: Axis, holds: readonly (readonly Holds[])[], step: Step): number[][] {
  const groups = new Map<string, number[]>();
  axis.cells.forEach((_, k) => {
    step(holds.length);
    const signature = holds.map((h) => (h[k] === true ? "1" : h[k] === false ? "0" : "?")).join("");
    groups.set(signature, [...(groups.get(signature) ?? []), k]);
  });
  return [...groups.values()];
}

/** Columns of which all cells are meant are left out. */
function inWords(region: Region, axes: readonly Axis[]): Words {
  const phrases = axes.flatMap((axis, i): Words[] => {
    const cells = region[i];
    if (cells === undefined || cells.length === axis.cells.length) return [];
    return [
      columnInWords(
        axis.label,
        axis.subject.type,
        axis.cells,
        cells.map((k) => axis.cells[k] as Cell),
      ),
    ];
  });
  if (phrases.length === 0) return { fr: "toutes les valeurs", en: "all values" };
  return { fr: phrases.map((p) => p.fr).join(" et "), en: phrases.map((p) => p.en).join(" and ") };
}
