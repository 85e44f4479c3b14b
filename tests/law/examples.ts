/** Runs the examples of a plan: in comes a way to decide a dossier, out comes, for each example, what is not as expected. */
import { isDeepStrictEqual } from "node:util";
import { interpret } from "../../interpreter/index.js";
import type { Example, Expectation, Plan } from "../../plan/plan.js";
import type { Body, CompiledVersion, Outcome, Problem } from "../../runtime/verdict.js";

/** Decides a dossier, or says what is wrong with it. */
export type Decide = (dossier: unknown, parameters: unknown) => Body | { readonly problems: readonly Problem[] };

/** As the interpreter decides. */
export const interpreted =
  (plan: Plan): Decide =>
  (dossier, parameters) => {
    const result = interpret(plan, dossier, { parameters });
    return "body" in result ? result.body : result;
  };

/** As compiled code decides. */
export const executed =
  (version: CompiledVersion): Decide =>
  (dossier, set) => {
    const misread = [...version.validate(dossier), ...version.validateParameters(set)];
    if (misread.length > 0) return { problems: misread };
    const read = version.read(dossier);
    const parameters = version.readParameters(set);
    const broken = version.checkDossier(read, parameters);
    return broken.length > 0 ? { problems: broken } : version.decide(read, parameters);
  };

/** Sentences about what differs; none when the example holds. */
export function differences(plan: Plan, example: Example, decide: Decide): string[] {
  const result = decide(example.dossier, example.parameters);
  const wanted = example.expectations.filter((expectation) => expectation.kind === "invalid");
  if ("problems" in result) {
    if (wanted.length === 0) return [`the dossier is invalid: ${JSON.stringify(result.problems)}`];
    return wanted
      .filter(({ message }) => message !== undefined && !result.problems.some((problem) => says(problem, message)))
      .map(({ message }) => `no problem says « ${message ?? ""} »: ${JSON.stringify(result.problems)}`);
  }
  return [
    ...example.expectations.flatMap((expectation) => difference(plan, expectation, result)),
    ...undeclared(example, result),
  ];
}

const says = (problem: Problem, message: string): boolean => Object.values(problem.details ?? {}).includes(message);

function difference(plan: Plan, expectation: Expectation, body: Body): string[] {
  switch (expectation.kind) {
    case "invalid":
      return [`« ${expectation.text} » was expected of a dossier that is valid`];
    case "delivers-none":
      return body.documents.some(({ document }) => document === expectation.document)
        ? [`${expectation.document} is delivered`]
        : [];
    case "delivers": {
      const found = body.documents.some(
        (delivery) => delivery.document === expectation.document && matches(delivery, expectation.fields),
      );
      const by = standing(body, (concludes) => "document" in concludes && concludes.document === expectation.document);
      return [
        ...(found ? [] : [`« ${expectation.text} »: not delivered`]),
        ...(expectation.by?.every((rule) => by.includes(rule)) === false
          ? [`« ${expectation.text} »: by ${by.join(", ")}`]
          : []),
      ];
    }
    case "decision": {
      const { decision, element } = expectation;
      const key = plan.decisions.find(({ name }) => name === decision)?.key ?? decision;
      const outcomes = body.decisions[key] as Outcome | Readonly<Record<string, Outcome>> | undefined;
      const outcome =
        element === undefined ? outcomes : (outcomes as Readonly<Record<string, Outcome>> | undefined)?.[element];
      const by = standing(
        body,
        (concludes) => "decision" in concludes && concludes.decision === decision && concludes.element === element,
      );
      const given = expectation.outcome;
      const agrees =
        outcome?.status === given.status &&
        (given.status !== "acquired" || ("value" in outcome && isDeepStrictEqual(outcome.value, given.value)));
      return [
        ...(agrees ? [] : [`« ${expectation.text} »: ${JSON.stringify(outcome)}`]),
        ...(expectation.by === undefined || isDeepStrictEqual([...expectation.by].sort(), [...by].sort())
          ? []
          : [`« ${expectation.text} »: by ${by.join(", ")}`]),
      ];
    }
  }
}

/** The rules that stand behind a conclusion, each once. */
function standing(body: Body, isMeant: (concludes: Body["reasons"][number]["concludes"][number]) => boolean): string[] {
  return [...new Set(body.reasons.filter(({ concludes }) => concludes.some(isMeant)).map(({ rule }) => rule))];
}

const matches = (delivery: Readonly<Record<string, unknown>>, fields: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(fields).every(([field, value]) => isDeepStrictEqual(delivery[field], value));

/** A document that is named is named with all its deliveries. */
function undeclared(example: Example, body: Body): string[] {
  const named = example.expectations.flatMap((e) => (e.kind === "delivers" ? [e] : []));
  const documents = new Set(named.map(({ document }) => document));
  return body.documents
    .filter((delivery) => documents.has(delivery.document))
    .filter((delivery) => !named.some((e) => e.document === delivery.document && matches(delivery, e.fields)))
    .map((delivery) => `not expected: ${JSON.stringify(delivery)}`);
}
