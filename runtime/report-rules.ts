/** Which rules a report tells of, and which of them together. */
import type {
  DecisionExplanation,
  DocumentExplanation,
  NamedValue,
  RuleExplanation,
  TestExplanation,
} from "./explain.js";

/**
 * The other rules that a text tells of. Where nothing concludes, or only a default does, all of them. Beside a rule that stands, those that it
 * took the place of, or of which it is not known; and, of a decision on the whole dossier, those whose own conditions fail.
 */
export function worthTelling(about: DecisionExplanation | DocumentExplanation): readonly RuleExplanation[] {
  const { stands, tried } = about;
  if (stands.every((rule) => rule.kind === "default")) return tried;
  const isWhole = "decision" in about && about.element === undefined;
  return tried.filter(
    ({ status, kind, holds }) =>
      status === "set-aside" || status === "blocked" || (isWhole && kind !== "default" && holds === false),
  );
}

/** The conditions of a rule that fail. Those that could not be looked at go without saying beside the one that stopped them. */
export function failing({ tests }: RuleExplanation): readonly TestExplanation[] {
  const failed = tests.filter((t) => t.holds === false);
  const looked = failed.filter((t) => t.unread !== true);
  return looked.length > 0 ? looked : failed;
}

/** Rows of one table that one condition rules out together are told together; other rules, each alone. */
export function byTable(tried: readonly RuleExplanation[]): (readonly [RuleExplanation, ...RuleExplanation[]])[] {
  const groups = new Map<string, [RuleExplanation, ...RuleExplanation[]]>();
  for (const rule of tried) {
    const fails = rule.table !== undefined && rule.status === "not-applied" && rule.holds === false;
    const key = JSON.stringify(fails ? [rule.table, rule.each] : [rule.rule, rule.each, "alone"]);
    const group = groups.get(key);
    if (group) group.push(rule);
    else groups.set(key, [rule]);
  }
  return [...groups.values()].flatMap((group) =>
    failingInAll(group).length > 0 ? [group] : group.map((rule): [RuleExplanation] => [rule]),
  );
}

/** The conditions that fail in all of these rules, of which there is at least one. */
export function failingInAll([first, ...others]: readonly [RuleExplanation, ...RuleExplanation[]]): TestExplanation[] {
  const same = (a: TestExplanation, b: TestExplanation): boolean => JSON.stringify(a) === JSON.stringify(b);
  return failing(first).filter((test) => others.every((rule) => failing(rule).some((other) => same(test, other))));
}

/** What is said of a rule that does not stand, or of a table of them. */
export interface Entry {
  /** The rule or the table, without its elements. */
  readonly name: string;
  readonly each: readonly NamedValue[];
  readonly why: string;
  /** The quotations below it. */
  readonly lines: readonly string[];
}

/** Of one rule, the elements of which the same is said are told together: « pour u = E1, E3 ». */
export function togetherByElement(entries: readonly Entry[]): readonly Entry[] {
  const groups = new Map<string, Entry>();
  for (const entry of entries) {
    const [element, ...others] = entry.each;
    // Of two elements, one would not know which goes with which.
    const alone = element === undefined || others.length > 0 ? [groups.size] : [];
    const key = JSON.stringify([entry.name, element?.name, entry.why, entry.lines, ...alone]);
    const known = groups.get(key);
    const each =
      known?.each[0] && element ? [{ ...element, value: `${known.each[0].value}, ${element.value}` }] : entry.each;
    groups.set(key, { ...entry, each });
  }
  return [...groups.values()];
}
