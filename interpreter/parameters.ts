/**
 * The parameters of a regulation: what the caller may set of them, read from JSON, and the value that each has at a date.
 */
import type { Parameter, Plan } from "../plan/plan.js";
import { dayNumber, dayOfYear } from "../runtime/calendar.js";
import { pointerTo } from "../runtime/pointer.js";
import type { Problem, Raw } from "../runtime/verdict.js";
import { evaluate } from "./expressions.js";
import type { Facts } from "./facts.js";
import { isObject, readValue } from "./reading.js";
import { raw } from "./types.js";
import { ABSENT, broken, Element, isList, isRational, rawRecord, type Answer, type Value } from "./values.js";

export class Parameters {
  private readonly values = new Map<Parameter["values"][number], Answer>();

  /** @param chosen what the caller set, by name */
  constructor(
    private readonly plan: Plan,
    private readonly chosen: ReadonlyMap<string, Answer>,
  ) {}

  /** The value at the date, or in the year, that selects the version. What the caller sets is in force at every date. */
  inForce(name: string, facts: Facts): Answer {
    const { selector } = this.plan;
    return this.at(name, (selector && facts.dossier.fields.get(selector.field)) ?? ABSENT, facts);
  }

  inForceAt(name: string, at: Value, facts: Facts): Answer {
    return this.at(name, at, facts);
  }

  private at(name: string, at: Answer, facts: Facts): Answer {
    const parameter = this.plan.parameters.find((p) => p.name === name) ?? broken(`parameter ${name}`);
    const set = this.chosen.get(name);
    if (set !== undefined) return set;
    const begun = parameter.values.filter(
      (v) => v.from === undefined || (at !== ABSENT && firstDay(v.from) <= dayOf(at)),
    );
    const value = begun.at(-1);
    return value ? this.constant(value, facts) : ABSENT;
  }

  /** The rows of a table are elements: they are made once. */
  private constant(value: Parameter["values"][number], facts: Facts): Answer {
    const known = this.values.get(value);
    if (known !== undefined) return known;
    const answer = evaluate(facts, value.value, new Map());
    if (isList(answer)) answer.forEach((row, i) => row instanceof Element && (row.row = i + 1));
    this.values.set(value, answer);
    return answer;
  }

  /** The readings open to choice, with the values used. */
  used(facts: Facts): Record<string, Raw> {
    const open = this.plan.parameters.filter((p) => p.chosen);
    return rawRecord(open.map((p) => [p.key, raw(this.plan, p.type, this.inForce(p.name, facts)) ?? null]));
  }
}

/** A year as text begins on its 1 January. */
const firstDay = (from: string): number =>
  dayNumber(from) ?? dayOfYear(1, 1, Number(from)) ?? broken("a date or a year");
const dayOf = (at: Answer): number => {
  if (typeof at === "number") return at;
  return (isRational(at) ? dayOfYear(1, 1, Number(at.n)) : undefined) ?? broken("a date or a year");
};

/** What the caller sets; `undefined` sets nothing. Every problem at once; pointers start with `/parameters`. */
export function readParameters(
  plan: Plan,
  json: unknown,
): { readonly problems: readonly Problem[]; readonly parameters: Parameters } {
  const problems: Problem[] = [];
  const open = plan.parameters.filter((p) => p.chosen);
  const chosen = new Map<string, Answer>();
  const reading = { plan, problems, whenHolds: () => broken("no « présent si » in a parameter") };
  if (json !== undefined && !isObject(json)) problems.push({ pointer: "/parameters", code: "not-an-object" });
  for (const [key, value] of isObject(json) ? Object.entries(json) : []) {
    const pointer = pointerTo("/parameters", key);
    const parameter = open.find((p) => p.key === key);
    if (!parameter) problems.push({ pointer, code: "unknown-parameter", details: { known: open.map((p) => p.key) } });
    else if (value === undefined) continue;
    else if (value === null && parameter.optional) chosen.set(parameter.name, ABSENT);
    else chosen.set(parameter.name, readValue(reading, parameter.type, value, pointer) ?? ABSENT);
  }
  return { problems, parameters: new Parameters(plan, chosen) };
}
