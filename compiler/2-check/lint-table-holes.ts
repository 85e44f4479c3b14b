/** Cases that no row of a table takes, though a decision that it concludes has no other value there. */
import type { Rule } from "../../plan/plan.js";
import type { Words } from "./cells-in-words.js";
import { assume, type Facts } from "./facts.js";
import { conditionOf } from "./rule-facts.js";
import { possiblePart, regionInWords, type Grid, type Holds, type Line, type Region } from "./table-grid.js";

/** Cases named in one finding. */
const MOST_CASES = 3;
/** Other rules that may take what a table leaves. */
const MOST_OTHERS = 40;

/** A row that holds in the cells chosen so far; `sure`: nothing that was not understood stands in its way. */
interface Alive {
  readonly line: Line;
  readonly sure: boolean;
}

/** `open`: the rules of each decision that has no value where none of them holds. */
export function lintTableHoles(name: string, grid: Grid, open: ReadonlyMap<string, readonly Rule[]>): void {
  if (grid.hasOtherwise) return;
  const concluded = new Set(
    grid.lines.flatMap(({ rule }) => rule.conclusions.flatMap((c) => (c.kind === "decide" ? [c.decision] : []))),
  );
  const missing = [...concluded].flatMap((decision) => {
    const rules = open.get(decision);
    return rules
      ? [
          rules
            .filter((r) => r.kind === "ordinary" && r.table !== name)
            .slice(0, MOST_OTHERS)
            .map((r) => conditionOf(r, decision)),
        ]
      : [];
  });
  if (missing.length === 0) return;
  const takenByOthers = (facts: Facts): boolean =>
    missing.every((others) => others.reduce((f, c) => assume(f, c, false, grid.ctx), facts).impossible);
  const found = uncovered(grid).flatMap((region): Words[] => {
    const left = possiblePart(grid, region);
    return left && !takenByOthers(left.facts) ? [regionInWords(grid, left.region)] : [];
  });
  const span = grid.ctx.unit.rules.get(name)?.headSpan;
  if (found.length === 0 || span === undefined) return;
  const named = found.slice(0, MOST_CASES);
  const more = found.length > MOST_CASES;
  const cas = {
    fr: named.map((w) => w.fr).join(" ; ") + (more ? " ; et d'autres encore" : ""),
    en: named.map((w) => w.en).join("; ") + (more ? "; and others" : ""),
  };
  grid.ctx.report("trou-dans-le-tableau", span, { tableau: name, cas });
}

/** Regions in which every row is known not to hold: column after column, with the rows that are still possible. */
function uncovered(grid: Grid): Region[] {
  const { axes, lines, step } = grid;
  const found: Region[] = [];
  const visit = (alive: readonly Alive[], region: Region): void => {
    step();
    const at = region.length;
    const covers = ({ line, sure }: Alive): boolean => sure && line.written.slice(at).every((w) => w === undefined);
    if (alive.some(covers)) return;
    if (alive.length === 0) {
      found.push(region);
      return;
    }
    if (at === axes.length) return;
    const holds = alive.map(({ line }) => line.holds[at] ?? []);
    for (const cells of alike(grid, at, holds)) {
      const [one = 0] = cells;
      const next = alive.flatMap(({ line, sure }, i) => {
        const here = holds[i]?.[one];
        return here === false ? [] : [{ line, sure: sure && here === true }];
      });
      visit(next, [...region, cells]);
    }
  };
  visit(
    lines.map((line) => ({ line, sure: true })),
    [],
  );
  return found;
}

/** The cells of a column, those that no row tells apart together. */
function alike({ axes, step }: Grid, at: number, holds: readonly (readonly Holds[])[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const k of axes[at]?.cells.keys() ?? []) {
    step(holds.length);
    const signature = holds.map((h) => (h[k] === true ? "1" : h[k] === false ? "0" : "?")).join("");
    const group = groups.get(signature);
    if (group) group.push(k);
    else groups.set(signature, [k]);
  }
  return [...groups.values()];
}
