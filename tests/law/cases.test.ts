/**
 * The worked cases of the law page against the regulations: every case is an example named by its number, with the same facts and
 * the same outcome; the version that its own facts select decides it so, and so it does the candidate file named after the case.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { interpret } from "../../interpreter/index.js";
import type { Example, Plan } from "../../plan/plan.js";
import type { Body, Outcome, Problem, Raw } from "../../runtime/verdict.js";
import { sourcesUnder } from "../compiled-pack.js";
import { casesOf, root, systemsWithCases, type Expected, type Json, type LawSystem, type Variant } from "./system.js";

const rules = join(root, "rules");
const { plans } = check(sourcesUnder(rules));

const modules = readdirSync(join(root, "tests/law/systems")).sort();
const systems = (
  await Promise.all(
    modules.map((name) => import(`./systems/${name.replace(/\.ts$/, "")}.ts`) as Promise<Record<string, LawSystem>>),
  )
).flatMap((module) => Object.values(module));

it("every system that has cases is told to a regulation", () => {
  expect(systems.map(({ system }) => system).sort()).toEqual([...systemsWithCases].sort());
});

describe.each(systems.map((system) => [system.system, system] as const))("the worked cases of %s", (_, system) => {
  const variants = casesOf(system.system).flatMap((entry) => entry.variants);

  it("are all examples of the regulation, named by their numbers", () => {
    expect(variants.length).toBeGreaterThan(0);
    const missing = variants.filter((variant) => exampleOf(variant) === undefined);
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  for (const variant of variants) {
    const expected = system.expected(variant);
    const found = exampleOf(variant);

    it(`${variant.id}: the example states the facts and the outcome of the page`, () => {
      if (found === undefined) throw new Error("no such example");
      expect(essential(found.example.dossier)).toEqual(essential(system.dossier(variant)));
      expect(found.example.parameters).toEqual(system.parameters?.(variant) ?? {});
      expect(unsaid(found.example, expected)).toEqual([]);
    });

    it(`${variant.id}: the version that the facts select decides as the page does`, () => {
      if (found === undefined) throw new Error("no such example");
      expect(selected(system.code(variant), system.dossier(variant))).toBe(found.plan);
      expectDecided(found.plan, system.dossier(variant), system.parameters?.(variant), expected);
    });

    const file = fileOf(variant);
    if (file !== undefined)
      it(`${variant.id}: the candidate file states the facts of the page and is decided so`, () => {
        const candidate = JSON.parse(readFileSync(file, "utf8")) as Json;
        expect(essential(candidate)).toEqual(essential(system.dossier(variant)));
        const plan = selected(system.code(variant), candidate);
        if (plan === undefined) throw new Error("no version for this file");
        expectDecided(plan, candidate, system.parameters?.(variant), expected);
      });
  }

  function exampleOf(variant: Variant): { readonly plan: Plan; readonly example: Example } | undefined {
    const named = plans
      .filter((plan) => plan.code === system.code(variant))
      .flatMap((plan) => plan.examples.map((example) => ({ plan, example })))
      .filter(({ example }) => example.name.startsWith(`${variant.id} — `));
    if (named.length > 1) throw new Error(`several examples are named ${variant.id}`);
    return named[0];
  }
  function fileOf(variant: Variant): string | undefined {
    const plan = plans.find(({ code }) => code === system.code(variant));
    const file = join(rules, dirname(plan?.files[0] ?? ""), "dossiers", `${variant.id.toLowerCase()}.json`);
    return existsSync(file) ? file : undefined;
  }
  function essential(file: Json): unknown {
    return system.essential?.(file) ?? file;
  }
});

/** The version that a candidate file selects. */
function selected(code: string, dossier: Json): Plan | undefined {
  return plans.find((plan) => {
    if (plan.code !== code) return false;
    const { selector, validity } = plan;
    if (selector === undefined || validity === undefined) return true;
    const key = plan.dossier.find(({ name }) => name === selector.field)?.key ?? selector.field;
    const moment = String(dossier[key]);
    return validity.from <= moment && (validity.to === undefined || moment <= validity.to);
  });
}

const valueOf = (outcome: Outcome | undefined): Raw | null | undefined =>
  outcome === undefined || !("value" in outcome)
    ? outcome?.status === "absent"
      ? null
      : (outcome?.status ?? undefined)
    : outcome.value;

function expectDecided(plan: Plan, dossier: Json, parameters: Json | undefined, expected: Expected): void {
  const result = interpret(plan, dossier, { parameters: parameters ?? {} });
  if (!("body" in result)) {
    expect(result.problems.flatMap(messages)).toContain(expected.invalid ?? "a dossier that is valid");
    return;
  }
  const { body } = result;
  expect(expected.invalid).toBe(undefined);
  for (const [name, wanted] of Object.entries(expected.decisions ?? {})) {
    const outcome = body.decisions[name];
    const isPerElement = wanted !== null && typeof wanted === "object";
    const given = isPerElement
      ? Object.fromEntries(
          Object.keys(wanted).map((key) => [key, valueOf((outcome as Readonly<Record<string, Outcome>>)[key])]),
        )
      : valueOf(outcome as Outcome | undefined);
    expect({ [name]: given }).toEqual({ [name]: wanted });
  }
  for (const [name, wanted] of Object.entries(expected.documents ?? {})) {
    const delivered = body.documents.filter(({ document }) => document === name);
    expect({ [name]: delivered.map((fields, i) => picked(fields, wanted[i] ?? {})) }).toEqual({ [name]: wanted });
  }
  for (const [name, wanted] of Object.entries(expected.values ?? {})) {
    const found = read(body, name);
    if (wanted !== undefined && found !== undefined) expect({ [name]: found }).toEqual({ [name]: wanted });
  }
}

const messages = (problem: Problem): unknown[] => Object.values(problem.details ?? {});

const read = (body: Body, name: string): Raw | undefined =>
  body.reasons.map(({ values }) => values[name]).find((value) => value !== undefined);

/** The fields of a delivery that are asked for. */
const picked = (fields: Json, wanted: Json): Json =>
  Object.fromEntries(Object.keys(wanted).map((name) => [name, fields[name]]));

/** What the page says of a case and its example does not. */
function unsaid(example: Example, expected: Expected): string[] {
  const { expectations } = example;
  const decision = (name: string, value: unknown, element?: string): string[] => {
    const said = expectations.some(
      (e) =>
        e.kind === "decision" &&
        e.decision === name &&
        e.element === element &&
        (e.outcome.status === "acquired" ? e.outcome.value === value : e.outcome.status === "absent" && value === null),
    );
    return said ? [] : [`${name}${element === undefined ? "" : `(${element})`} = ${String(value)}`];
  };
  const isDelivery = (document: string, fields: Json) => (e: Example["expectations"][number]) =>
    e.kind === "delivers" &&
    e.document === document &&
    Object.entries(fields).every(([field, value]) => e.fields[field] === value);
  const isNone = (document: string) => (e: Example["expectations"][number]) =>
    e.kind === "delivers-none" && e.document === document;
  return [
    ...Object.entries(expected.decisions ?? {}).flatMap(([name, value]) =>
      value !== null && typeof value === "object"
        ? Object.entries(value).flatMap(([element, v]) => decision(name, v, element))
        : decision(name, value),
    ),
    ...Object.entries(expected.documents ?? {}).flatMap(([document, deliveries]) =>
      deliveries.length === 0
        ? expectations.some(isNone(document))
          ? []
          : [`no ${document}`]
        : deliveries.flatMap((fields) =>
            expectations.some(isDelivery(document, fields)) ? [] : [`${document} with ${JSON.stringify(fields)}`],
          ),
    ),
    ...(expected.invalid !== undefined &&
    !expectations.some((e) => e.kind === "invalid" && e.message === expected.invalid)
      ? [`invalid: ${expected.invalid}`]
      : []),
  ];
}
