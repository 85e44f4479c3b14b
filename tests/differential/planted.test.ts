/**
 * Checks are checked: bugs planted in a regulation's meaning are seen by the dossiers drawn for it, and bugs planted in what is compiled
 * are seen by the differential run.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plan } from "../../plan/plan.js";
import { disagreement } from "../../harness/generate/disagreement.js";
import { dossiers, parameters } from "../../harness/generate/dossiers.js";
import { interpret } from "../../interpreter/index.js";
import type { RuleTrace } from "../../runtime/verdict.js";
import { compiled, emitted, imported } from "./packs.js";
import { plansOf } from "./regulations.js";
import { forgottenRules, slipsIn, type Mutant } from "./planted.js";

/** Regulations in which every comparison is one that a dossier can tell from another. */
const SHARP = [
  "cles",
  "conflits",
  "delais",
  "delais-report",
  "exceptions",
  "fonctions",
  "listes",
  "moyennes",
  "noms",
  "parametres",
  "tableaux",
  "ues",
];
const plans = plansOf("tests/regulations").filter((plan) => SHARP.includes(plan.code));

/** Slips that change nothing. */
const HARMLESS: ReadonlySet<string> = new Set([
  // These quotients have fewer decimals than they are rounded to.
  "fonctions: rounded down, 3",
  "fonctions: rounded down, 4",
  "fonctions: rounded down, 5",
  // In the last row, « sinon », the end of an interval is the beginning of the row above.
  "tableaux: < taken for ≤, 4",
  "tableaux: < taken for ≤, 5",
  "tableaux: < taken for ≤, 6",
  // The condition of the whole table, beside a narrower one in the row.
  "tableaux: < taken for ≤, 7",
  "tableaux: < taken for ≤, 9",
  "tableaux: < taken for ≤, 11",
  // The case before takes what is added.
  "tableaux: < taken for ≤, 13",
]);

const mutantIsForgotten = ({ mutant }: { readonly mutant: Mutant }): boolean => mutant.name.endsWith("forgotten");
const mutantsOf = (plan: Plan): readonly Mutant[] => [...slipsIn(plan), ...forgottenRules(plan)];

describe("dossiers tell a regulation from", () => {
  test.each(plans.map((plan) => [plan.code, plan] as const))("the mutants of %s", (code, plan) => {
    const drawn = fc.sample(fc.tuple(dossiers(plan), parameters(plan)), { seed: 3, numRuns: 800 });
    const verdict = (of: Plan, i: number): string => {
      const [dossier, set] = drawn[i] ?? [{}, undefined];
      const trace: RuleTrace[] = [];
      return JSON.stringify([interpret(of, dossier, { parameters: set, trace }), trace]);
    };
    const verdicts = drawn.map((_, i) => verdict(plan, i));
    const unseen = mutantsOf(plan)
      .filter((mutant) => !HARMLESS.has(`${code}: ${mutant.name}`))
      .filter((mutant) => drawn.every((_, i) => verdict(mutant.plan, i) === verdicts[i]));
    expect(unseen.map(({ name }) => name)).toEqual([]);
  });
});

describe("the differential run sees, in compiled code,", () => {
  const all = plans.flatMap((plan) =>
    mutantsOf(plan)
      .filter((mutant) => !HARMLESS.has(`${plan.code}: ${mutant.name}`))
      .map((mutant) => ({ plan, mutant })),
  );
  // A slip of each kind, the first and the last of those that can be made; rules forgotten in two regulations.
  const kindOf = ({ mutant }: (typeof all)[number]): string => mutant.name.replace(/, \d+$/, "");
  const planted = all.filter((one, i) => {
    const alike = all.filter((other) => kindOf(other) === kindOf(one));
    return mutantIsForgotten(one)
      ? ["exceptions", "ues"].includes(one.plan.code)
      : one === alike[0] || (i > 0 && one === alike.at(-1));
  });
  const versions = compiled(planted.map(({ plan, mutant }, i) => ({ ...mutant.plan, code: `${plan.code}-${i}` })));

  test.each(planted.map((one, i) => [`${one.plan.code}: ${one.mutant.name}`, one.plan, i] as const))(
    "%s",
    async (_, plan, i) => {
      const version = (await versions)[i];
      expect(version && disagreement({ plan, compiled: version }, { seed: 5, runs: 1000 })).toBeDefined();
    },
  );
});

describe("the differential run sees, in the text of what is emitted,", () => {
  const slips: readonly (readonly [name: string, regulation: string, text: RegExp, slip: string])[] = [
    ["≥ taken for >", "moyennes", /(const admission_holds = [^;]*) >= /, "$1 > "],
    ["≤ taken for <", "delais", / <= addMonths/, " < addMonths"],
    ["one month too many", "delais", /addMonthsLastDay\(d\.demande, /, "addMonthsLastDay(d.demande, 1 + "],
    ["a month too few, of 31 days", "delais-report", /addMonths\(d\.demande, /, "addMonths(d.demande, -1 + "],
    ["an exception that never holds", "exceptions", /(const jury_holds = )[^;]*;/, "$1false;"],
    ["a default that always holds", "exceptions", /(const échec_holds = )[^;]*;/, "$1true;"],
    ["a reason left out", "exceptions", /reasons\.push\(/, "[].push("],
  ];
  test.each(slips)("%s", async (_, regulation, text, slip) => {
    const plan = plans.find((p) => p.code === regulation) ?? plans[0]!;
    const files = await emitted([plan]);
    const changed = (module: string): string => module.replace(text, slip);
    expect(
      [...files].filter(
        ([name, module]) => name.endsWith(".js") && name !== "runtime.js" && changed(module) !== module,
      ),
    ).toHaveLength(1);
    const [version] = await imported([plan], files, changed);
    expect(version && disagreement({ plan, compiled: version }, { seed: 5, runs: 1000 })).toBeDefined();
  });
});
