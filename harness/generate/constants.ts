/** The values at which something may change in a regulation: the constants that its plan names. */
import type { Expr, Plan } from "../../plan/plan.js";
import { parts } from "../../plan/walk.js";
import { dayNumber } from "../../runtime/calendar.js";
import { parseRational, rational, subtract, type Rational } from "../../runtime/rational.js";

/** By type. */
export interface Constants {
  readonly numbers: readonly Rational[];
  /** The same, and their differences. */
  readonly near: readonly Rational[];
  readonly days: readonly number[];
  readonly durations: readonly number[];
  readonly texts: readonly string[];
  /** The enumerations' constants that « présent si » conditions name, as `Enumeration constant`. */
  readonly telling: ReadonlySet<string>;
}

export function constantsOf(plan: Plan): Constants {
  const numbers = new Map<string, Rational>();
  const [days, durations, texts] = [new Set<number>(), new Set<number>(), new Set<string>()];
  const pile: Expr[] = [
    ...plan.definitions.map((d) => d.body),
    ...plan.constraints.map((c) => c.condition),
    ...plan.parameters.flatMap((p) => p.values.map((v) => v.value)),
    ...plan.rules.flatMap((r) => [
      ...(r.condition ? [r.condition] : []),
      ...r.lets.map((l) => l.value),
      ...r.each.map((e) => e.list),
      ...r.conclusions.flatMap((c) => (c.kind === "decide" ? [c.value] : c.fields.map((f) => f.value))),
    ]),
  ];
  for (const { from } of plan.parameters.flatMap((p) => p.values)) {
    const day = from === undefined ? undefined : dayNumber(from);
    if (day !== undefined) days.add(day);
    else if (from !== undefined) numbers.set(from, rational(BigInt(from)));
  }
  for (let e = pile.pop(); e !== undefined; e = pile.pop()) {
    pile.push(...parts(e));
    if (e.kind !== "constant" || typeof e.value === "boolean") continue;
    if (e.type.kind === "number") numbers.set(e.value, parseRational(e.value) ?? rational(0));
    if (e.type.kind === "date") days.add(dayNumber(e.value) ?? 0);
    if (e.type.kind === "duration") durations.add(Number(e.value));
    if (e.type.kind === "text") texts.add(e.value);
  }
  return {
    numbers: [...numbers.values()],
    near: [...numbers.values(), ...differences([...numbers.values()])],
    days: [...days],
    durations: [...durations],
    texts: [...texts],
    telling: tellingConstants(plan),
  };
}

/** Thresholds are added and taken from each other: where there are few, what that gives counts as a threshold too. */
function differences(numbers: readonly Rational[]): readonly Rational[] {
  return numbers.length > 5 ? [] : numbers.flatMap((a) => numbers.map((b) => subtract(a, b)));
}

function tellingConstants(plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  const pile = [...plan.dossier, ...plan.structs.flatMap((s) => s.fields)].flatMap((f) => f.when ?? []);
  for (let e = pile.pop(); e !== undefined; e = pile.pop()) {
    pile.push(...parts(e));
    if (e.kind === "constant" && e.type.kind === "enum") found.add(`${e.type.name} ${String(e.value)}`);
  }
  return found;
}
