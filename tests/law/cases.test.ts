/**
 * The worked cases of the law page against the regulation: every case is an example and a candidate file of the regulation, with
 * the same facts and the same outcome, and the interpreter decides it so.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { interpret } from "../../interpreter/index.js";
import type { Example } from "../../plan/plan.js";
import type { Body, Raw } from "../../runtime/verdict.js";
import { differences } from "./examples.js";

interface CaseUnit {
  readonly code: string;
  readonly coef: number;
  readonly domain: "general" | "professional";
  readonly state: "marked" | "unjustified-absence" | "force-majeure";
  readonly mark?: number;
  readonly control?: number;
}
interface Variant {
  readonly id: string;
  readonly facts: { readonly session: number; readonly units: readonly CaseUnit[] };
  readonly expected: {
    readonly beforeControl: Decision;
    readonly decision: Decision;
    readonly diploma: boolean;
    readonly attestations: readonly string[];
    readonly average?: string;
    readonly professionalAverage?: string;
    readonly averageAfterControl?: string;
  };
}
type Decision = "ADMIS" | "AUTORISE_CONTROLE" | "AJOURNE" | "NON_DELIVRABLE_ABSENCE";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), "utf8"));

const { cases } = json("tests/law/cases.json") as { cases: readonly { variants: readonly Variant[] }[] };
const variants = cases.flatMap((entry) => entry.variants);

const ISSUES: Readonly<Record<Decision, string>> = {
  ADMIS: "admis",
  AUTORISE_CONTROLE: "autorisé_au_contrôle",
  AJOURNE: "ajourné",
  NON_DELIVRABLE_ABSENCE: "non_délivrable",
};
const DOMAINS = { general: "général", professional: "professionnel" } as const;
const STATES = {
  marked: "notée",
  "unjustified-absence": "absence_injustifiée",
  "force-majeure": "force_majeure",
} as const;

/** The candidate file that the facts of a case make. */
function dossier({ facts }: Variant): Readonly<Record<string, unknown>> {
  return {
    session: facts.session,
    forme: "globale",
    unités: facts.units.map(({ code, coef, domain, state, mark, control }) => ({
      code,
      domaine: DOMAINS[domain],
      facultative: false,
      coefficient: coef,
      état: STATES[state],
      ...(mark !== undefined && { note: mark }),
      ...(control !== undefined && { note_contrôle: control }),
    })),
  };
}

/** Of a candidate file, what the page speaks of. */
function essential(file: Readonly<Record<string, unknown>>): unknown {
  const units = file["unités"] as readonly Readonly<Record<string, unknown>>[];
  return { session: file["session"], forme: file["forme"], unités: units.map(({ intitulé: _title, ...unit }) => unit) };
}

/** A fraction of the page as verdicts write it: a number when it has a finite decimal form. */
function asRaw(fraction: string): Raw {
  const [numerator = 0, denominator = 1] = fraction.split("/").map(Number);
  let odd = denominator;
  for (const prime of [2, 5]) while (odd % prime === 0) odd /= prime;
  return odd === 1 ? numerator / denominator : fraction;
}

const valueOf = (body: Body, name: string): Raw | undefined =>
  body.reasons.map(({ values }) => values[name]).find((value) => value !== undefined);

const issueOf = (body: Body, decision: string): unknown => {
  const outcome = body.decisions[decision];
  return outcome !== undefined && "value" in outcome ? outcome.value : outcome;
};

/** A verdict says what the page says. */
function expectDecided(body: Body, { expected }: Variant): void {
  expect(issueOf(body, "premier_groupe")).toBe(ISSUES[expected.beforeControl]);
  expect(issueOf(body, "résultat")).toBe(ISSUES[expected.decision]);
  const delivered = (name: string): readonly unknown[] =>
    body.documents.flatMap(({ document, unité }) => (document === name ? [unité ?? true] : []));
  expect(delivered("Diplôme")).toEqual(expected.diploma ? [true] : []);
  expect(delivered("Attestation")).toEqual(expected.attestations);
  const averages = {
    moyenne: expected.average,
    moyenne_professionnelle: expected.professionalAverage,
    moyenne_après_contrôle: expected.averageAfterControl,
  };
  for (const [name, wanted] of Object.entries(averages)) {
    const found = valueOf(body, name);
    if (wanted !== undefined && found !== undefined) expect([name, found]).toEqual([name, asRaw(wanted)]);
  }
}

/** What an example expects, in the terms of the page. */
function expectationsOf(example: Example): unknown {
  const decision = (name: string): unknown =>
    example.expectations.flatMap((e) =>
      e.kind === "decision" && e.decision === name && e.outcome.status === "acquired" ? [e.outcome.value] : [],
    )[0];
  const given = (name: string): readonly unknown[] =>
    example.expectations.flatMap((e) =>
      e.kind === "delivers" && e.document === name ? [e.fields["unité"] ?? true] : [],
    );
  const none = (name: string): boolean =>
    example.expectations.some((e) => e.kind === "delivers-none" && e.document === name);
  return {
    beforeControl: decision("premier_groupe"),
    decision: decision("résultat"),
    diploma: given("Diplôme").length === 1 || !none("Diplôme"),
    attestations: given("Attestation").length === 0 && !none("Attestation") ? "not said" : given("Attestation"),
  };
}

const path = "rules/bts/2022.rules";
const { plans, diagnostics } = check([{ path, text: readFileSync(join(root, path), "utf8") }]);
const plan = plans[0];

describe("the worked cases of the BTS", () => {
  it("have a regulation that checks without a remark", () => {
    expect(diagnostics).toEqual([]);
    expect(plan?.code).toBe("bts");
  });
  if (plan === undefined) return;
  const run = (file: unknown, parameters?: unknown): Body | { readonly problems: readonly unknown[] } => {
    const result = interpret(plan, file, { parameters });
    return "body" in result ? result.body : result;
  };
  const decide = (file: unknown): Body => {
    const result = run(file);
    if ("problems" in result) throw new Error(JSON.stringify(result.problems));
    return result;
  };
  const exampleOf = ({ id }: Variant): Example | undefined =>
    plan.examples.find(({ name }) => name.startsWith(`${id} — `));
  const fileOf = ({ id }: Variant): string => `rules/bts/dossiers/${id.toLowerCase()}.json`;

  it("are all examples of the regulation", () => {
    expect(variants.filter((variant) => exampleOf(variant) === undefined).map(({ id }) => id)).toEqual([]);
  });

  it("are all candidate files with their expected verdicts", () => {
    const missing = variants
      .flatMap((variant) => [fileOf(variant), fileOf(variant).replace(".json", ".attendu.json")])
      .filter((file) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });

  for (const variant of variants) {
    it(`${variant.id}: the example states the facts and the outcome of the page`, () => {
      const example = exampleOf(variant);
      if (example === undefined) throw new Error("no such example");
      expect(essential(example.dossier)).toEqual(dossier(variant));
      const { beforeControl, decision, diploma, attestations } = variant.expected;
      expect(expectationsOf(example)).toEqual({
        beforeControl: ISSUES[beforeControl],
        decision: ISSUES[decision],
        diploma,
        attestations,
      });
    });

    it(`${variant.id}: the interpreter decides as the page does`, () => {
      expectDecided(decide(dossier(variant)), variant);
    });

    it(`${variant.id}: the candidate file states the facts of the page and is decided so`, () => {
      const file = json(fileOf(variant)) as Readonly<Record<string, unknown>>;
      expect(essential(file)).toEqual(dossier(variant));
      expectDecided(decide(file), variant);
    });
  }

  for (const example of plan.examples)
    it(`example « ${example.name} » holds`, () => {
      expect(differences(plan, example, run as Parameters<typeof differences>[2])).toEqual([]);
    });
});
