/** Coverage of a regulation by dossiers given as JSON, on the interpreter alone. */
import { check } from "../../../compiler/index.js";
import type { Source } from "../../../diagnostics/source.js";
import { measureCoverage } from "../../../harness/coverage/measure.js";
import type { RegulationCoverage, Subject } from "../../../harness/coverage/subjects.js";
import type { Result } from "../../../harness/suite.js";
import type { Version } from "../../../harness/version.js";
import type { Example, Plan } from "../../../plan/plan.js";

/** A version that is never run compiled. */
export const interpreted = (plan: Plan): Version => ({
  plan,
  get compiled(): never {
    throw new Error("coverage asks the interpreter");
  },
});

export function judgedBy(version: Version, dossier: unknown): Result {
  const place = { file: "", start: 0, end: 0, line: 1, column: 1 };
  const example: Example = {
    name: "",
    partial: false,
    dossier: dossier as Example["dossier"],
    parameters: {},
    expectations: [],
    place,
  };
  const one: Result["case"] = { kind: "example", code: version.plan.code, name: "", version, example, where: place };
  return { case: one, passed: true, failures: [], changes: [], version, duration: 0 };
}

export function coverageOf(sources: readonly Source[], dossiers: readonly unknown[]): RegulationCoverage {
  const versions = check(sources).plans.map(interpreted);
  const results = versions.flatMap((version) => dossiers.map((dossier) => judgedBy(version, dossier)));
  const [first] = measureCoverage(versions, results, { sources });
  if (first === undefined) throw new Error("no regulation");
  return first;
}

/** What is reached of the subjects of a title: « true false », the goals of each on a line. */
export const reachedOf = ({ subjects }: RegulationCoverage, kind: Subject["kind"], title: string): string[] =>
  subjects
    .filter((subject) => subject.kind === kind && subject.title === title)
    .map(({ goals }) => goals.map(({ name, reached }) => (reached ? name : `(${name})`)).join(" "));
