/** What there is to try in a rule: itself, its conditions, and the boundaries in them or in definitions. */
import type { Plan, Rule, Test } from "../../plan/plan.js";
import { possibleSides, type Boundary } from "./boundaries.js";
import type { Root } from "./roots.js";
import { goalsOf, type Subject } from "./subjects.js";
import type { Wording } from "./wording.js";

/** The last row of a table says again what the others say. */
export const isSinon = (rule: Rule, test: number): boolean => rule.tests[test]?.text === "sinon";

/** Tests that several rows of a table share: those of its own condition. */
export function sharedTests({ rules }: Plan): (test: Test) => boolean {
  const [once, more] = [new Set<Test>(), new Set<Test>()];
  for (const test of rules.flatMap(({ tests }) => tests)) (once.has(test) ? more : once).add(test);
  return (test) => more.has(test);
}

export function subjectOf(rule: Rule, plan: Plan): Subject {
  const { file, start } = rule.place;
  return {
    kind: "rule",
    key: `rule ${file}:${start} ${rule.id}`,
    title: rule.name,
    of: rule.kind,
    place: rule.place,
    goals: [...(rule.condition ? goalsOf("true", "false") : []), ...(canDecide(rule, plan) ? goalsOf("decisive") : [])],
  };
}

/** A row may conclude nothing: then no verdict can hang on it, unless an exception waits for it. */
const canDecide = ({ id, kind, conclusions }: Rule, { rules }: Plan): boolean =>
  kind !== "ordinary" ||
  conclusions.length > 0 ||
  rules.some(({ targets }) => targets.some((target) => target.kind === "rule" && target.rule === id));

export function conditionOf(
  plan: Plan,
  rule: Rule,
  test: Test,
  i: number,
  isShared: (test: Test) => boolean,
  wording: Wording,
): Subject {
  const { place: own } = test.condition;
  // A cell may have kept the place of its column's head.
  const isInside =
    own?.file === rule.place.file &&
    (rule.table === undefined
      ? own.start >= rule.place.start
      : isShared(test) || (own.start >= rule.place.start && own.end <= rule.place.end));
  const place = own && isInside ? own : rule.place;
  const title = isInside && rule.table === undefined ? wording.at(place) : test.text;
  return {
    kind: "condition",
    key: `condition ${place.file}:${place.start} ${isShared(test) ? "" : `${rule.id} ${i} `}${test.text}`,
    title: title === "" ? test.text : title,
    of: isShared(test) ? (rule.table ?? rule.name) : rule.name,
    place,
    goals: goalsOf("true", "false", ...(canDecide(rule, plan) ? (["decisive"] as const) : [])),
  };
}

export function boundaryOf(
  root: Root,
  boundary: Boundary,
  conditionsOf: ReadonlyMap<Rule, readonly Subject[]>,
  wording: Wording,
): Subject {
  const home = root.definition ?? root.rule;
  const condition = root.rule && root.test !== undefined ? conditionsOf.get(root.rule)?.[root.test] : undefined;
  const place = boundary.comparison.place ??
    condition?.place ??
    root.expression.place ??
    home?.place ?? { file: "", start: 0, end: 0, line: 1, column: 1 };
  const title = wording.of(boundary.comparison);
  return {
    kind: "boundary",
    key: `boundary ${place.file}:${place.start} ${title}`,
    title,
    of: condition?.of ?? home?.name ?? "",
    place,
    goals: goalsOf(...possibleSides(boundary)),
  };
}
