/** What examples and golden dossiers try of regulations: in come versions and the results of a suite, out come subjects with the goals reached. */
import { readFileSync } from "node:fs";
import { interpret } from "../../interpreter/index.js";
import type { Plan, Rule } from "../../plan/plan.js";
import type { Body, RuleTrace } from "../../runtime/verdict.js";
import type { Result } from "../suite.js";
import type { Version } from "../version.js";
import { flippedRule, flippedTruth, ruleFlippedAt, truthOf, type Truth } from "./conditions.js";
import { fieldSubjects } from "./fields.js";
import { ITSELF, observe, type ObservedRule } from "./observe.js";
import { Slices } from "./slice.js";
import { countOf, isReached, merged, reach, type RegulationCoverage } from "./subjects.js";
import { wordingOf, type SourceText } from "./wording.js";

export interface MeasureOptions {
  /** Every source read, as plans name them. */
  readonly sources: readonly SourceText[];
  /** Called after each dossier, with how many are done and how many there are. */
  readonly told?: (done: number, all: number) => void;
}

/** A dossier of a version, with what its example sets of the parameters. */
interface Judged {
  readonly dossier: unknown;
  readonly parameters: unknown;
}

/** The coverage of each regulation, in order of the versions. */
export function measureCoverage(
  versions: readonly Version[],
  results: readonly Result[],
  { sources, told = () => undefined }: MeasureOptions,
): RegulationCoverage[] {
  const wording = wordingOf(sources);
  const dossiers = new Map(
    versions.map((version) => [version, results.flatMap((result) => judgedBy(version, result))]),
  );
  const all = [...dossiers.values()].flat().length;
  let done = 0;
  const measured = versions.map((version) => {
    const { plan } = version;
    const observed = observe(plan, wording);
    const fields = fieldSubjects(plan);
    const slices = new Slices(plan);
    const judged = (dossiers.get(version) ?? []).filter(({ dossier, parameters }) => {
      told(done++, all);
      const trace: RuleTrace[] = [];
      const result = interpret(observed.plan, dossier, { parameters, trace });
      if ("problems" in result) return false;
      fields.tried(dossier);
      const entries = grouped(trace, ({ rule }) => rule);
      const flips = new Flips(slices, { dossier, parameters });
      for (const rule of observed.rules) note(rule, entries.get(rule.rule.id) ?? [], flips);
      return true;
    });
    return { code: plan.code, judged: judged.length, subjects: [...observed.subjects, ...fields.subjects] };
  });
  return [...grouped(measured, ({ code }) => code)].map(([code, ofCode]) => ({
    code,
    judged: ofCode.reduce((sum, { judged }) => sum + judged, 0),
    subjects: merged(ofCode.flatMap(({ subjects }) => subjects)).filter((subject) => countOf([subject]).total > 0),
  }));
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The dossier of a result, if this version judged it. */
function judgedBy(version: Version, { case: one, version: by }: Result): Judged[] {
  if (by !== version) return [];
  if (one.kind === "example") return [{ dossier: one.example.dossier, parameters: one.example.parameters }];
  const text = readFileSync(one.golden.dossier, "utf8").replace(/^\ufeff/, "");
  return [{ dossier: JSON.parse(text) as unknown, parameters: undefined }];
}

/** What one dossier tries of one rule, instance by instance. */
function note(
  { rule, tree, subject, conditions, questions }: ObservedRule,
  entries: readonly RuleTrace[],
  flips: Flips,
): void {
  const instances = entries.map((entry) => {
    const tests = conditions.map((_, i): Truth => {
      const answer = entry.tests[i]?.values[ITSELF];
      return typeof answer === "boolean" ? answer : undefined;
    });
    const holds = tree ? truthOf(tree, tests) : true;
    const flipped = conditions.map((_, i) => tree && flippedTruth(tree, tests, i));
    return { entry, tests, holds, flipped };
  });
  type Instance = (typeof instances)[number];
  const isDecided = ({ holds, flipped }: Instance, i: number): boolean =>
    holds !== undefined && flipped[i] !== undefined && flipped[i] !== holds;

  for (const instance of instances) {
    const { entry, tests } = instance;
    if (entry.holds !== null) reach(subject, String(entry.holds));
    for (const [i, condition] of conditions.entries()) if (tests[i] !== undefined) reach(condition, String(tests[i]));
    for (const { subject: boundary, goal, label, test, isConcluded } of questions) {
      const isCounted = test === undefined ? !isConcluded || entry.holds === true : isDecided(instance, test);
      if (isCounted && entry.tests[test ?? conditions.length]?.values[label] === true) reach(boundary, goal);
    }
  }
  for (const [i, condition] of conditions.entries()) {
    if (isReached(condition, "decisive") || !tree || !instances.some((one) => isDecided(one, i))) continue;
    const pattern = instances.map(({ holds, flipped }) => flipped[i] ?? holds);
    if (!flips.changes(rule, pattern, () => ruleFlippedAt(rule, tree, i))) continue;
    reach(condition, "decisive");
    reach(subject, "decisive");
  }
  if (isReached(subject, "decisive") || instances.every(({ holds }) => holds === undefined)) return;
  const opposite = instances.map(({ holds }) => (holds === undefined ? undefined : !holds));
  if (flips.changes(rule, opposite, () => flippedRule(rule))) reach(subject, "decisive");
}

/** What becomes of one dossier's verdict when a rule holds where it does not, or the reverse. Each change is judged once. */
class Flips {
  private readonly known = new Map<string, boolean>();
  private readonly verdicts = new Map<Plan, string>();

  constructor(
    private readonly slices: Slices,
    private readonly judged: Judged,
  ) {}

  /** Whether decisions or documents differ, the truths of the rule's instances being those of `pattern`. */
  changes(rule: Rule, pattern: readonly Truth[], changed: () => Rule): boolean {
    const key = `${rule.id} ${pattern.map(String).join()}`;
    let answer = this.known.get(key);
    if (answer === undefined) {
      const slice = this.slices.of(rule);
      let before = this.verdicts.get(slice);
      if (before === undefined) this.verdicts.set(slice, (before = this.verdict(slice)));
      const other = changed();
      answer = before !== this.verdict({ ...slice, rules: slice.rules.map((one) => (one === rule ? other : one)) });
      this.known.set(key, answer);
    }
    return answer;
  }

  private verdict(plan: Plan): string {
    const result = interpret(plan, this.judged.dossier, { parameters: this.judged.parameters });
    return "body" in result ? verdictText(result.body) : "";
  }
}

const verdictText = ({ decisions, documents, blockedDocuments }: Body): string =>
  JSON.stringify([decisions, documents, blockedDocuments]);
