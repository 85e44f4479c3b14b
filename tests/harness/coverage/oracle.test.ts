/** Coverage held to what it must be on regulations of every kind and on dossiers drawn at random. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../compiler/index.js";
import { source } from "../../../diagnostics/source.js";
import { flippedRule, flippedTruth, ruleFlippedAt, treeOf, type Truth } from "../../../harness/coverage/conditions.js";
import { measureCoverage } from "../../../harness/coverage/measure.js";
import { observe } from "../../../harness/coverage/observe.js";
import { Slices } from "../../../harness/coverage/slice.js";
import { wordingOf } from "../../../harness/coverage/wording.js";
import { dossiers } from "../../../harness/generate/dossiers.js";
import { interpret } from "../../../interpreter/index.js";
import type { Plan, Rule } from "../../../plan/plan.js";
import type { RuleTrace } from "../../../runtime/verdict.js";
import { root, sourcesUnder } from "../../compiled-pack.js";
import { interpreted, judgedBy } from "./measured.js";

const sources = sourcesUnder(`${root}/tests/regulations`);
const { plans } = check(sources);

describe.each(plans.map((plan) => [`${plan.code} ${plan.version}`, plan] as const))("%s", (_, plan) => {
  const drawn = fc.sample(dossiers(plan), { seed: 5, numRuns: 8 });

  test("is observed without a change to its verdicts", () => {
    const observed = observe(plan, wordingOf(sources));
    for (const dossier of drawn) {
      const [before, after] = [interpret(plan, dossier), interpret(observed.plan, dossier, { trace: [] })];
      const said = (result: typeof before): unknown =>
        "problems" in result ? result : [result.body.decisions, result.body.documents, result.parameters];
      expect(said(after)).toEqual(said(before));
    }
  });

  test("has slices that settle as the whole does, whichever way each rule is turned", () => {
    const slices = new Slices(plan);
    const said = (of: Plan, dossier: unknown, turned?: Rule): unknown => {
      const rules = of.rules.map((one) => (one === turned ? flippedRule(one) : one));
      const result = interpret({ ...of, rules }, dossier);
      return "problems" in result
        ? undefined
        : [result.body.decisions, result.body.documents, result.body.blockedDocuments];
    };
    const text = (value: unknown): string => JSON.stringify(value) ?? "";
    for (const dossier of drawn.slice(0, 4)) {
      const whole = text(said(plan, dossier));
      for (const rule of plan.rules) {
        const slice = slices.of(rule);
        const isChanged = text(said(slice, dossier)) !== text(said(slice, dossier, rule));
        expect([rule.id, isChanged]).toEqual([rule.id, whole !== text(said(plan, dossier, rule))]);
      }
    }
  });

  test("has rules that were true, false as the trace says", () => {
    const version = interpreted(plan);
    const results = drawn.map((dossier) => judgedBy(version, dossier));
    const [coverage] = measureCoverage([version], results, { sources });
    const trace: RuleTrace[] = [];
    for (const dossier of drawn) interpret(plan, dossier, { trace });
    for (const rule of plan.rules.filter(({ condition }) => condition)) {
      const subject = coverage?.subjects.find(({ kind, key }) => kind === "rule" && key.endsWith(` ${rule.id}`));
      const answers = new Set(trace.filter((entry) => entry.rule === rule.id).map(({ holds }) => String(holds)));
      const reached = subject?.goals.filter((goal) => goal.reached && goal.name !== "decisive").map(({ name }) => name);
      expect([rule.id, ...(reached ?? [])]).toEqual([
        rule.id,
        ...["true", "false"].filter((name) => answers.has(name)),
      ]);
    }
  });
});

/** A rule over four facts, each of which may be absent: every dossier there is. */
describe("a test turned round", () => {
  const text = `règlement essai
dossier
  a : entier de 0 à 1, facultatif
  b : entier de 0 à 1, facultatif
  c : booléen
décision d : booléen, à défaut faux
règle r
  si (a est renseigné et (a ≥ 1 ou c)) ou (b est renseigné et b ≥ 1 et non c)
  alors d vaut vrai
`;
  const found = check([source("essai/essai.rules", text)]);
  const plan = found.plans[0]!;
  const rule = plan.rules.find(({ id }) => id === "r")!;
  const tree = treeOf(rule)!;
  const every = [undefined, 0, 1].flatMap((a) =>
    [undefined, 0, 1].flatMap((b) => [true, false].map((c) => ({ a, b, c }))),
  );

  test.each(rule.tests.map(({ text: words }, i) => [words, i] as const))("« %s »", (_, i) => {
    for (const dossier of every) {
      const { a, b, c } = dossier;
      const atLeastOne = (n: number | undefined): Truth => (n === undefined ? undefined : n >= 1);
      const tests = [a !== undefined, atLeastOne(a), c, b !== undefined, atLeastOne(b), !c];
      const trace: RuleTrace[] = [];
      const rules = plan.rules.map((one) => (one === rule ? ruleFlippedAt(rule, tree, i) : one));
      interpret({ ...plan, rules }, dossier, { trace });
      const holds = (a !== undefined && (a >= 1 || c)) || (b !== undefined && b >= 1 && !c);
      // Where the condition cannot be read any more, the rule keeps its truth.
      expect(trace.find((entry) => entry.rule === "r")?.holds).toBe(flippedTruth(tree, tests, i) ?? holds);
    }
  });
});
