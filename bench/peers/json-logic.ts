/**
 * The two workloads as JSON Logic, for the engines that run it. It has no names for what was computed: the first is a sequence of rules, each run
 * on the candidate and the answers before it. No rounding either: averages are left as they are.
 */
import type { Candidate, Decision, Result } from "../workloads/w1.js";
import { conditions, RESULTS, TABLE, type Condition, type Dossier, type Result as Row } from "../workloads/w2.js";

/** A rule: an operation and its operands, or a constant. */
export type Rule = unknown;
export type Run = (data: unknown) => unknown;

const of = (name: string): Rule => ({ var: name });
const all = (...rules: readonly Rule[]): Rule => ({ and: rules });
const not = (rule: Rule): Rule => ({ "!": rule });
const compulsory = [not(of("dispense")), not(of("facultative"))];
const optional = [not(of("dispense")), of("facultative")];
const given: Rule = { "!==": [of("note"), null] };
const units = (...rules: readonly Rule[]): Rule => ({ filter: [of("unites"), all(...rules)] });
const sum = (list: Rule, term: Rule): Rule => ({ reduce: [list, { "+": [of("accumulator"), term] }, 0] });
const mark = of("current.note");
const weight = of("current.coefficient");

const W1 = {
  points: sum(units(...compulsory, given), { "*": [mark, weight] }),
  bonus: sum(units(...optional, given, { ">": [of("note"), 10] }), { "*": [{ "-": [mark, 10] }, weight] }),
  coefficients: sum(units(...compulsory), weight),
  isAbsent: { some: [of("unites"), all(...compulsory, { "===": [of("note"), null] })] },
  average: { "/": [{ "+": [of("points"), of("bonus")] }, of("coefficients")] },
  acquired: { map: [units(not(of("dispense")), given, { ">=": [of("note"), 10] }), of("code")] },
  decision: {
    if: [
      all(not(of("isAbsent")), { ">=": [of("average"), 10] }),
      "diplômé",
      { "!!": of("acquired") },
      "attesté",
      "refusé",
    ],
  },
  keptUntil: { cat: [{ "+": [{ substr: [of("session"), 0, 4] }, 5] }, { substr: [of("session"), 4] }] },
} satisfies Record<string, Rule>;

const atom = (one: Condition): Rule => {
  if ("is" in one) return one.is ? of(one.field) : not(of(one.field));
  if ("in" in one) return { in: [of(one.field), one.in] };
  return { [one.comparison]: [of(one.field), one.to] };
};

const W2: Rule = {
  if: TABLE.flatMap((row, i) => {
    const atoms = conditions(row).map(atom);
    return atoms.length === 0 ? [i + 1] : [all(...atoms), i + 1];
  }),
};

/** The first workload, on an engine that prepares one rule. 29 February is left to the host: JSON Logic has no dates. */
export function w1With(prepare: (rule: Rule) => Run): (candidate: Candidate) => Result {
  const run = Object.fromEntries(Object.entries(W1).map(([name, rule]) => [name, prepare(rule)])) as Record<
    keyof typeof W1,
    Run
  >;
  return ({ unites, session }) => {
    const data = {
      unites,
      session,
      points: 0 as unknown,
      bonus: 0 as unknown,
      coefficients: 0 as unknown,
      isAbsent: false as unknown,
      average: 0 as unknown,
      acquired: null as unknown,
    };
    data.points = run.points(data);
    data.bonus = run.bonus(data);
    data.coefficients = run.coefficients(data);
    data.isAbsent = run.isAbsent(data);
    data.average = run.average(data);
    data.acquired = run.acquired(data);
    const decision = run.decision(data) as Decision;
    const isAttested = decision === "attesté";
    return {
      decision,
      average: data.average as number,
      certificates: isAttested ? (data.acquired as string[]) : [],
      keptUntil: isAttested ? (run.keptUntil(data) as string).replace("-02-29", "-02-28") : null,
    };
  };
}

/** The second workload: one rule, that gives the row. */
export function w2With(prepare: (rule: Rule) => Run): (dossier: Dossier) => Row {
  const run = prepare(W2);
  return (dossier) => RESULTS[(run(dossier) as number) - 1]!;
}
