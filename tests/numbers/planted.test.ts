/** The suites of numbers bite: what an emitter could get wrong, written into its text or read in its plan, is seen. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../compiler/index.js";
import type { Comparison, Expr, Plan, Rule } from "../../plan/plan.js";
import { loaded, moduleText } from "../emit/loaded.js";
import { candidates } from "./boundary.js";
import { judgesOf, misjudged, type Case } from "./judges.js";
import { regulation, roundingCases } from "./roundings.js";
import { givenCase, givenCoefficients, HUNDREDTHS, INTEGERS, planOf, WIDE, type Threshold } from "./thresholds.js";

/** How the text is changed, everywhere: what is there, what takes its place. */
type Slip = readonly [name: string, text: RegExp, slip: string];

/** What the suite sees of compiled code with this slip in it. */
async function seen(plan: Plan, cases: readonly Case[], [, pattern, slip]: Slip): Promise<object | undefined> {
  const change = (module: string): string => module.replace(pattern, slip);
  const text = await moduleText(plan);
  expect(change(text)).not.toBe(text);
  const [compiled] = judgesOf({ plan, compiled: await loaded(plan, change) });
  return compiled && misjudged(compiled, cases);
}

describe.each<readonly [string, Threshold, readonly Slip[]]>([
  [
    HUNDREDTHS.name,
    HUNDREDTHS,
    [
      ["marks that are not read to their last digit", /Math\.round\((json\.note \* 100)\)/g, "($1)"],
      [
        "points added as doubles",
        /\(épreuve\.note \* épreuve\.coefficient\)/g,
        "(épreuve.note / 100) * (épreuve.coefficient / 100) * 10000",
      ],
      ["a threshold of one decimal more", /json\.seuil \* 100\)/, "json.seuil * 1000)"],
      ["a threshold of one decimal less", /json\.seuil \* 100\)/, "json.seuil * 10)"],
    ],
  ],
  [
    INTEGERS.name,
    INTEGERS,
    [
      [
        "an average that is divided before it is multiplied",
        /moyenne_n >= \(d\.seuil \* moyenne_d\)/g,
        "moyenne_n * (1 / moyenne_d) >= d.seuil",
      ],
    ],
  ],
  [
    WIDE.name,
    WIDE,
    [
      [
        "rationals compared as doubles",
        /compare\(moyenne, rational\(d\.seuil, 1000n\)\)/g,
        "(Number(moyenne.n) / Number(moyenne.d) - d.seuil / 1000)",
      ],
      [
        "points counted as doubles",
        /multiply\(rational\(épreuve\.note, 1000n\), rational\(épreuve\.coefficient, 100n\)\)/g,
        "rational(BigInt(épreuve.note * épreuve.coefficient), 100000n)",
      ],
      ["marks of one decimal less", /rational\(épreuve\.note, 1000n\)/g, "rational(épreuve.note, 100n)"],
    ],
  ],
])("thresholds see, in averages with %s,", (_, threshold, slips) => {
  const plan = planOf(givenCoefficients(threshold));
  const cases = fc
    .sample(candidates(threshold.edge), { seed: 6, numRuns: 1000 })
    .map((candidate) => givenCase(candidate, threshold));

  test("nothing, where nothing is wrong", async () => {
    expect(await seen(plan, cases, ["nothing", /$/, "\n"])).toBeUndefined();
  });
  test.each(slips)("%s", async (...slip) => {
    expect(await seen(plan, cases, slip)).toBeDefined();
  });
  test.each<readonly [taken: Comparison, of: Comparison, rule: string]>([
    [">", "≥", "admission"],
    ["≥", ">", "au_dessus"],
    ["≤", "<", "au_dessous"],
    ["≠", "=", "à_peine"],
  ])("%s taken for %s", async (taken, of, rule) => {
    const read = (one: Rule): Rule => {
      if (one.id !== rule) return one;
      expect(one.condition).toMatchObject({ kind: "compare", op: of });
      return { ...one, condition: { ...one.condition, op: taken } as Expr };
    };
    const slipped = { ...plan, rules: plan.rules.map(read) };
    const [compiled] = judgesOf({ plan, compiled: await loaded(slipped) });
    expect(compiled && misjudged(compiled, cases)).toBeDefined();
  });
});

describe("roundings see", () => {
  const plan = check([{ path: "arrondis.rules", text: regulation }]).plans[0]!;
  const cases = fc.sample(roundingCases, { seed: 6, numRuns: 100 });
  const slips: readonly Slip[] = [
    [
      "halves sent down",
      /roundQuotient\(([^,]+), ([^,]+), ([^,]+), "nearest"\)/g,
      '-roundQuotient(0 - $1, $2, $3, "nearest")',
    ],
    ["rounding up taken for rounding down", /, "up"\)/g, ', "down")'],
    [
      "rounding down taken for cutting off",
      /roundQuotient\(([^,]+), ([^,]+), ([^,]+), "down"\)/g,
      "(Math.trunc($1 / $2 / $3) * $3)",
    ],
    ["a quarter taken for a half", /rational\(1n, 4n\)/g, "rational(1n, 2n)"],
    ["a hundredth taken for a thousandth", /rational\(1n, 100n\)/g, "rational(1n, 1000n)"],
  ];
  test.each(slips)("%s", async (...slip) => {
    expect(await seen(plan, cases, slip)).toBeDefined();
  });
});
