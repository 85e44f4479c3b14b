/**
 * Dossiers aimed at a comparison: an example whose two sides are some way apart, with one of its dates or numbers moved by so much that they meet,
 * or just miss each other. Random drawing seldom hits « 24 mois jour pour jour ».
 */
import { interpret, type Answer, type Probe } from "../../interpreter/index.js";
import type { Expr, Plan } from "../../plan/plan.js";
import { parts } from "../../plan/walk.js";
import { dayNumber, isoDate } from "../../runtime/calendar.js";
import { add, negate, parseRational, rational, subtract, toText, type Rational } from "../../runtime/rational.js";
import type { Draw } from "./infection.js";
import type { Mutant } from "./mutants.js";
import { rootsOf } from "./rewrite.js";

type Comparison = Expr & { readonly kind: "compare" };

/** The comparisons that a mutant changes, changes a side of, or whose threshold it moves. */
export function comparisonsOf(plan: Plan, { changes, owner, from }: Mutant): ReadonlySet<Comparison> {
  const found = new Set<Comparison>();
  const isChanged = (e: Expr): boolean =>
    changes.has(e) ||
    (owner.kind === "parameter" && e.kind === "parameter" && e.parameter === owner.name && from === undefined) ||
    parts(e).some(isChanged);
  const pile = rootsOf(plan).map(({ expr }) => expr);
  for (let e = pile.pop(); e !== undefined; e = pile.pop()) {
    pile.push(...parts(e));
    if (e.kind === "compare" && isChanged(e)) found.add(e);
  }
  return found;
}

/** Dossiers near one that is known, nearest first. */
export function* aimedAt(plan: Plan, comparisons: ReadonlySet<Comparison>, known: Draw): Iterable<Draw> {
  const gaps = gapsOf(plan, comparisons, known);
  for (const gap of gaps)
    for (const by of around(gap))
      for (const dossier of moved(known.dossier, by)) yield { dossier, parameters: known.parameters };
}

/** Days, as a JS number, or a number. */
type Gap = number | Rational;

/** How far apart the two sides are, each way they are compared. */
function gapsOf(plan: Plan, comparisons: ReadonlySet<Expr>, { dossier, parameters }: Draw): readonly Gap[] {
  const gaps = new Map<string, Gap>();
  const looking = new Set<object>();
  const probe: Probe = (e, frame, answer) => {
    if (e.kind !== "compare" || !comparisons.has(e) || looking.has(frame)) return;
    looking.add(frame);
    const gap = between(answer(e.left), answer(e.right));
    looking.delete(frame);
    if (gap !== undefined) gaps.set(typeof gap === "number" ? String(gap) : toText(gap), gap);
  };
  interpret(plan, dossier, { parameters, probe });
  return [...gaps.values()];
}

const isNumber = (answer: Answer): answer is Rational => typeof answer === "object" && "n" in answer;

function between(left: Answer, right: Answer): Gap | undefined {
  if (typeof left === "number" && typeof right === "number") return right - left;
  return isNumber(left) && isNumber(right) ? subtract(right, left) : undefined;
}

/** Both ways, since the value moved may stand on either side; exactly, and one unit to each side. */
function around(gap: Gap): readonly Gap[] {
  if (typeof gap === "number") return [gap, -gap].flatMap((days) => [days, days - 1, days + 1]);
  const units = [rational(0), rational(1, 100n), rational(1, 10n), rational(1)];
  return [gap, negate(gap)].flatMap((by) => units.flatMap((unit) => [add(by, unit), subtract(by, unit)]));
}

/** Copies of a dossier with one of its dates, or of its numbers, moved. */
function* moved(json: unknown, by: Gap): Iterable<unknown> {
  if (typeof json === "object" && json !== null) {
    for (const [key, value] of Object.entries(json))
      for (const other of moved(value, by))
        yield Array.isArray(json)
          ? json.map((item, i) => (String(i) === key ? other : item) as unknown)
          : { ...json, [key]: other };
  } else if (typeof json === "string" && typeof by === "number") {
    const day = dayNumber(json);
    if (day !== undefined) yield isoDate(day + by);
  } else if (typeof json === "number" && typeof by !== "number") {
    const exact = parseRational(String(json));
    if (exact) yield Number(toText(add(exact, by)));
  }
}
