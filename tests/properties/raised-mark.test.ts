/**
 * One mark raised, all else equal: the candidate is never worse off, in the regulations that decide by averages. This is said of what
 * marks decide, so of dossiers without a decision of the jury, which is sovereign: see the last test.
 */
import { describe, expect, it } from "vitest";
import { interpret } from "../../interpreter/index.js";
import type { Plan } from "../../plan/plan.js";
import type { Body, Delivery, Outcome } from "../../runtime/verdict.js";
import { regulations } from "./decisions-of.js";

const CODES = ["bts", "cap", "bac-pro", "mention-complementaire"];
const MARKS = new Set(["note", "note_contrôle", "note_de_remplacement"]);

/** From the least on; between those that are not here, which come from absences and dates, a mark changes nothing but to « admis ». */
const RESULTS = ["ajourné", "autorisé_au_contrôle", "admis"];
const HONOURS = ["absent", "assez_bien", "bien", "très_bien", "félicitations"];

/** The value, with each of its marks raised in turn: by the least there is, to what is required, to the most. */
function* raised(value: unknown): Generator<unknown> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const isMark = MARKS.has(key) && typeof part === "number";
    const marks = isMark ? [Math.round(part * 100 + 1) / 100, 10, 20].filter((mark) => mark > part && mark <= 20) : [];
    for (const other of isMark ? marks : raised(part))
      yield Array.isArray(value)
        ? value.map((one: unknown, i) => (i === Number(key) ? other : one))
        : { ...value, [key]: other };
  }
}

function body(plan: Plan, dossier: unknown): Body | undefined {
  const result = interpret(plan, dossier);
  return "problems" in result ? undefined : result.body;
}

const valueOf = (of: Body, decision: string): string => {
  const outcome = of.decisions[decision] as Outcome | undefined;
  return String(outcome !== undefined && "value" in outcome ? outcome.value : (outcome?.status ?? "absent"));
};

/** What is delivered, and for which unit: not the marks that it states. */
const deliveries = (of: Body): readonly string[] =>
  of.documents.map(({ document, unité }: Delivery) => `${document} ${String(unité ?? "")}`);

/** What a candidate loses when a mark is raised. */
function lost(before: Body, after: Body): readonly string[] {
  const [was, is] = [valueOf(before, "résultat"), valueOf(after, "résultat")];
  if (was !== is) {
    const isBetter = is === "admis" || (RESULTS.includes(was) && RESULTS.indexOf(is) > RESULTS.indexOf(was));
    return isBetter ? [] : [`${was} → ${is}`];
  }
  const [honour, now] = [valueOf(before, "mention"), valueOf(after, "mention")];
  return [
    ...(HONOURS.indexOf(now) < HONOURS.indexOf(honour) ? [`${honour} → ${now}`] : []),
    ...deliveries(before).filter((one) => !deliveries(after).includes(one)),
  ];
}

const isByJury = (dossier: object): boolean => "décision_du_jury" in dossier;
const tested = regulations(60, CODES);

it("every such regulation has its versions here", () => {
  expect(new Set(tested.map(({ plan }) => plan.code))).toEqual(new Set(CODES));
});

it.each(tested.map((one) => [one.name, one] as const))(
  "%s: a raised mark makes nobody worse off",
  (_, { plan, dossiers }) => {
    let improved = 0;
    for (const dossier of dossiers.filter((one) => !isByJury(one))) {
      const before = body(plan, dossier);
      for (const other of before ? raised(dossier) : []) {
        const after = body(plan, other);
        if (before === undefined || after === undefined) continue;
        if (lost(before, after).length > 0) expect({ dossier, other, lost: lost(before, after) }).toBeUndefined();
        if (valueOf(before, "résultat") !== valueOf(after, "résultat")) improved++;
      }
    }
    expect(improved).toBeGreaterThan(0);
  },
);

describe("where it is not so", () => {
  it("a jury that fails a candidate does so once marks no longer send him to replacement tests, which it cannot take away", () => {
    const losses = tested.flatMap(({ name, plan, dossiers }) =>
      dossiers.filter(isByJury).flatMap((dossier) => {
        const before = body(plan, dossier);
        return [...(before ? raised(dossier) : [])].flatMap((other) => {
          const after = body(plan, other);
          return before && after ? lost(before, after).map((one) => `${name}: ${one}`) : [];
        });
      }),
    );
    expect(losses).toContain("mention-complementaire 2020: remplacement → ajourné");
    expect(losses.filter((one) => !one.endsWith(": remplacement → ajourné"))).toEqual([]);
  });
});
