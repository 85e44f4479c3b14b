/** All the cases of some regulations, and their running: in come versions and folders, out goes a result a case, in the order of the files. */
import type { Example, Plan } from "../plan/plan.js";
import { runExample } from "./examples.js";
import { goldensIn, packOf, runGolden, type Change, type Golden, type KeptVerdict } from "./goldens.js";
import type { Failure, Where } from "./outcome.js";
import type { Decided, Version } from "./version.js";

/** An example, or a golden dossier. */
export type Case =
  | {
      readonly kind: "example";
      readonly code: string;
      readonly name: string;
      readonly version: Version;
      readonly example: Example;
      readonly where: Where;
    }
  | {
      readonly kind: "golden";
      readonly code: string;
      readonly name: string;
      readonly golden: Golden;
      readonly where: Where;
    };

export interface Result {
  readonly case: Case;
  readonly passed: boolean;
  readonly failures: readonly Failure[];
  /** Of a golden: what differs from the verdict kept. */
  readonly changes: readonly Change[];
  /** Of a golden: the verdict to keep. */
  readonly verdict?: KeptVerdict;
  /** The version that judged, and what compiled code made of the dossier, for reasons. */
  readonly version?: Version;
  readonly decided?: Decided;
  /** In thousandths of a second. */
  readonly duration: number;
}

export interface SuiteOptions {
  /** The folder of a regulation's sources, as an absolute path. */
  readonly folderOf: (plan: Plan) => string;
  /** A path as people are shown it: of a source as the plan names it, or absolute. */
  readonly shown: (path: string) => string;
}

/** Everything there is to run: the examples of each version, in order of the text, then the goldens of each regulation. */
export function casesOf(versions: readonly Version[], { folderOf, shown }: SuiteOptions): Case[] {
  const examples = versions.flatMap((version) =>
    version.plan.examples
      .filter(({ partial }) => !partial)
      .map((example): Case => ({
        kind: "example",
        code: version.plan.code,
        name: example.name,
        version,
        example,
        where: { file: shown(example.place.file), line: example.place.line },
      })),
  );
  const folders = new Map(versions.map(({ plan }) => [folderOf(plan), plan.code]));
  const goldens = [...folders].flatMap(([folder, code]) =>
    goldensIn(folder, code).map((golden): Case => ({
      kind: "golden",
      code,
      name: golden.name,
      golden,
      where: { file: shown(golden.dossier), line: 1 },
    })),
  );
  return [...examples, ...goldens];
}

/** Runs cases one after the other; the caller may stop between two. */
export function* runCases(
  cases: readonly Case[],
  versions: readonly Version[],
  { shown }: Pick<SuiteOptions, "shown">,
): Generator<Result> {
  const pack = packOf(versions);
  for (const one of cases) {
    const start = performance.now();
    const found =
      one.kind === "example"
        ? { ...exampleResult(one, shown), changes: [], version: one.version }
        : runGolden(one.golden, { versions, pack, shown });
    yield {
      case: one,
      passed: found.failures.length + found.changes.length === 0,
      ...found,
      duration: performance.now() - start,
    };
  }
}

/** Places of an example's failures are those of the text, by the path that people are shown. */
function exampleResult(
  { version, example }: Case & { readonly kind: "example" },
  shown: (path: string) => string,
): ReturnType<typeof runExample> {
  const { decided, failures } = runExample(version, example);
  return {
    decided,
    failures: failures.map((failure) => ({ ...failure, where: { ...failure.where, file: shown(failure.where.file) } })),
  };
}
