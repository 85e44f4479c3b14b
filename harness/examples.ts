/** The examples of a regulation: in come an example and what an engine made of its dossier, out goes what is not as it says. */
import { isDeepStrictEqual } from "node:util";
import type { Example, Expectation, Plan } from "../plan/plan.js";
import type { Body, Outcome, Problem, Reason } from "../runtime/verdict.js";
import { chooseVersion, timelineOf } from "../runtime/version-choice.js";
import { entryOf } from "./goldens.js";
import { jsonDifferences, type Failure } from "./outcome.js";
import { agree, comparable, ENGINES, type Decided, type Version } from "./version.js";

/** What one example gave: no failure when it holds. */
export interface ExampleResult {
  readonly failures: readonly Failure[];
  /** What compiled code made of it. */
  readonly decided: Decided;
}

/** Runs an example on every engine: what is not as expected, and whether they agree. */
export function runExample(version: Version, example: Example): ExampleResult {
  const [decided, ...others] = ENGINES.map((engine) => engine.decide(version, example.dossier, example.parameters)) as [
    Decided,
    ...Decided[],
  ];
  const differing = others.find((other) => !agree(decided, other));
  return {
    decided,
    failures: [
      ...unexpected(version.plan, example, decided),
      ...(differing === undefined
        ? []
        : [
            {
              kind: "engines" as const,
              differences: jsonDifferences(...comparable(decided, differing)).slice(0, 10),
              where: example.place,
            },
          ]),
    ],
  };
}

/** What a decided dossier has that is not as the example says. */
export function unexpected(plan: Plan, example: Example, decided: Decided): Failure[] {
  const refusals = example.expectations.filter((expectation) => expectation.kind === "invalid");
  const problems = "problems" in decided ? decided.problems : refusals.length > 0 ? outOfTime(plan, example) : [];
  if ("problems" in decided || problems.length > 0) {
    if (refusals.length === 0) return [{ kind: "invalid", problems, where: example.place }];
    return refusals
      .filter(({ message }) => message !== undefined && !problems.some((problem) => says(problem, message)))
      .map(({ text, place }) => ({ kind: "valid", wanted: text, problems, where: place }));
  }
  return [
    ...example.expectations.flatMap((expectation) => failuresOf(plan, expectation, decided.body)),
    ...undeclared(example, decided.body),
  ];
}

/** A moment at which the version is not in force: a dossier of then never comes to it. */
function outOfTime(plan: Plan, { dossier }: Example): readonly Problem[] {
  const choice = chooseVersion(timelineOf(entryOf(plan.code, [{ plan }])), dossier, "fr");
  return choice.kind === "none" ? [choice.problem] : [];
}

const says = (problem: Problem, message: string): boolean => Object.values(problem.details ?? {}).includes(message);

function failuresOf(plan: Plan, expectation: Expectation, body: Body): Failure[] {
  const { text: wanted, place: where } = expectation;
  switch (expectation.kind) {
    case "invalid":
      return [{ kind: "valid", wanted, problems: [], where }];
    case "delivers-none":
      return body.documents
        .filter(({ document }) => document === expectation.document)
        .map((delivery) => ({ kind: "delivered", delivery, wanted, where }));
    case "delivers": {
      const { document, fields, by } = expectation;
      const found = body.documents.some((delivery) => delivery.document === document && matches(delivery, fields));
      const received = standing(body, (concluded) => "document" in concluded && concluded.document === document);
      return [
        ...(found ? [] : [{ kind: "not-delivered" as const, document, wanted, where }]),
        ...(by?.every((rule) => received.includes(rule)) === false
          ? [{ kind: "rules" as const, document, wanted, received, where }]
          : []),
      ];
    }
    case "decision": {
      const { decision, element, outcome: given, by } = expectation;
      const about = { decision, ...(element === undefined ? {} : { element }), wanted, where };
      const outcome = outcomeOf(plan, body, decision, element);
      const agrees =
        outcome?.status === given.status &&
        (given.status !== "acquired" || ("value" in outcome && isDeepStrictEqual(outcome.value, given.value)));
      const received = standing(
        body,
        (concluded) => "decision" in concluded && concluded.decision === decision && concluded.element === element,
      );
      if (!agrees) return [{ kind: "decision", ...about, received: outcome, by: received }];
      const isByThem = by === undefined || isDeepStrictEqual([...by].sort(), [...received].sort());
      return isByThem ? [] : [{ kind: "rules", ...about, received }];
    }
  }
}

/** What became of a decision (of one element). */
export function outcomeOf(plan: Plan, body: Body, decision: string, element?: string): Outcome | undefined {
  const key = plan.decisions.find(({ name }) => name === decision)?.key ?? decision;
  const outcome = Object.hasOwn(body.decisions, key) ? body.decisions[key] : undefined;
  if (element === undefined || outcome === undefined) return outcome as Outcome | undefined;
  return Object.hasOwn(outcome, element) ? (outcome as Readonly<Record<string, Outcome>>)[element] : undefined;
}

/** The rules that stand behind a conclusion, each once. */
export function standing(body: Body, isMeant: (concluded: Reason["concludes"][number]) => boolean): string[] {
  return [...new Set(body.reasons.filter(({ concludes }) => concludes.some(isMeant)).map(({ rule }) => rule))];
}

/** A field that has no value is left out of a delivery, or is null. */
const matches = (delivery: Readonly<Record<string, unknown>>, fields: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(fields).every(([field, value]) => isDeepStrictEqual(delivery[field] ?? null, value ?? null));

/** A document that is named is named with all its deliveries. */
function undeclared(example: Example, body: Body): Failure[] {
  const named = example.expectations.flatMap((e) => (e.kind === "delivers" ? [e] : []));
  const documents = new Set(named.map(({ document }) => document));
  return body.documents
    .filter((delivery) => documents.has(delivery.document))
    .filter((delivery) => !named.some((e) => e.document === delivery.document && matches(delivery, e.fields)))
    .map((delivery) => ({ kind: "delivered", delivery, where: example.place }));
}
