/**
 * What there is to try in a version, and a copy of its plan that tells, in the trace of the interpreter, what a dossier tries of it: each
 * test reads its own answer, and the questions of the boundaries that bear on it. The meaning of the plan is left as it is.
 */
import type { Plan, Reading, Rule } from "../../plan/plan.js";
import { Asking, NOWHERE, type Question } from "./asking.js";
import { boundariesOf } from "./boundaries.js";
import { FALSE, treeOf, TRUE, type Tree } from "./conditions.js";
import { rootsOf } from "./roots.js";
import { boundaryOf, conditionOf, isSinon, sharedTests, subjectOf } from "./rule-subjects.js";
import type { Subject } from "./subjects.js";
import type { Wording } from "./wording.js";

export interface ObservedRule {
  readonly rule: Rule;
  readonly tree: Tree | undefined;
  readonly subject: Subject;
  /** In the order of the rule's tests. */
  readonly conditions: readonly Subject[];
  /** Those that an entry of its trace answers. */
  readonly questions: readonly Question[];
}

export interface Observed {
  readonly plan: Plan;
  readonly rules: readonly ObservedRule[];
  readonly subjects: readonly Subject[];
}

/** The reading of a test by itself; the others are named by numbers. */
export const ITSELF = "itself";

/** A plan that tells, and what of it is told; `wording` names what stands in the text. */
export function observe(plan: Plan, wording: Wording): Observed {
  const roots = rootsOf(plan);
  const isShared = sharedTests(plan);
  const conditionsOf = new Map(
    plan.rules.map(
      (rule) => [rule, rule.tests.map((test, i) => conditionOf(plan, rule, test, i, isShared, wording))] as const,
    ),
  );
  const ask = new Asking(roots);
  const boundaries = roots.flatMap((root) => {
    const isOtherwise = root.rule?.table !== undefined && root.test !== undefined && isSinon(root.rule, root.test);
    return isOtherwise
      ? []
      : boundariesOf(root.expression).flatMap((boundary) => {
          const subject = boundaryOf(root, boundary, conditionsOf, wording);
          return ask.sides(subject, boundary, root) ? [subject] : [];
        });
  });
  const rules = plan.rules.map((rule): ObservedRule => {
    const conditions = conditionsOf.get(rule) ?? [];
    return { rule, tree: treeOf(rule), subject: subjectOf(rule, plan), conditions, questions: ask.questions(rule.id) };
  });
  const nowhere: ObservedRule = { ...NOBODY, questions: ask.questions(NOWHERE) };
  const all = [...rules, ...(nowhere.questions.length > 0 ? [nowhere] : [])];
  return {
    plan: {
      ...plan,
      definitions: [...plan.definitions, ...ask.definitions],
      rules: all.map((one) => telling(one, ask.readings)),
    },
    rules: all,
    subjects: [...rules.flatMap(({ subject, conditions }) => [subject, ...conditions]), ...boundaries],
  };
}

const NOTHING_THERE = { file: "", start: 0, end: 0, line: 1, column: 1 };
const NOBODY: ObservedRule = {
  rule: {
    id: NOWHERE,
    name: "",
    kind: "ordinary",
    targets: [],
    each: [],
    lets: [],
    condition: FALSE,
    conclusions: [],
    tests: [],
    readings: [],
    legal: [],
    place: NOTHING_THERE,
  },
  tree: undefined,
  subject: { kind: "rule", key: "", title: "", of: "ordinary", place: NOTHING_THERE, goals: [] },
  conditions: [],
  questions: [],
};

/** The rule with what it is to tell; a last test tells what no test of its own is asked. */
function telling({ rule, questions }: ObservedRule, readings: Asking["readings"]): Rule {
  const { motif: _motif, ...silent } = rule;
  const asked = (test: number | undefined): Reading[] =>
    questions.filter((q) => q.test === test).flatMap(({ label }) => readings.get(label) ?? []);
  return {
    ...silent,
    readings: [],
    tests: [
      ...rule.tests.map((test, i) => ({
        ...test,
        readings: [{ label: ITSELF, value: test.condition }, ...asked(i)],
      })),
      { text: "", condition: TRUE, readings: asked(undefined) },
    ],
  };
}
