/** What runs in vitest's workers: in come versions as they are kept, out go functions that throw what is not as expected. */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { entryOf, readJson, type Golden } from "../harness/goldens.js";
import { importCompiled } from "../harness/load.js";
import type { Where } from "../harness/outcome.js";
import { resultLines } from "../harness/phrases.js";
import { casesOf, runCases, type Case } from "../harness/suite.js";
import type { Version } from "../harness/version.js";
import type { Plan } from "../plan/plan.js";
import type { Lang } from "../runtime/format.js";
import { chooseVersion, timelineOf } from "../runtime/version-choice.js";

/** A version as files: its emitted module, and its plan as JSON. Absolute paths. */
export interface KeptVersion {
  readonly module: string;
  readonly plan: string;
}

/** What makes a file unreadable, as text, and where the first of it stands. */
export interface Errors {
  readonly text: string;
  readonly where: Where;
}

export interface Given {
  /** Paths are shown as from here. */
  readonly root: string;
  readonly lang: Lang;
  /** Where the file of rules stands, as an absolute path. */
  readonly folder: string;
  readonly errors?: Errors;
  /** The version that the file is, then those beside it; none for a library. */
  readonly versions: readonly KeptVersion[];
}

/** Each function throws when something is not as expected; the error says what in sentences, and where. */
export interface Cases {
  readonly read: () => void;
  /** By its rank among the examples of the version. */
  readonly example: (rank: number) => void;
  /** The golden dossiers that the version judges. */
  readonly goldens: readonly { readonly name: string; readonly run: () => void }[];
}

export async function open({ root, lang, folder, errors, versions: kept }: Given): Promise<Cases> {
  const versions = await Promise.all(kept.map(loaded));
  const [own] = versions;
  const shown = (path: string): string => relative(root, resolve(folder, "..", path)).replaceAll("\\", "/");
  const suite = { folderOf: () => folder, shown };
  const cases = own ? casesOf([own], suite) : [];
  const run = (one: Case): void => {
    const [result] = runCases([one], versions, suite);
    if (result === undefined || result.passed) return;
    throw failure(resultLines(result, lang).join("\n"), result.failures[0]?.where ?? one.where, root);
  };
  const examples = cases.filter(({ kind }) => kind === "example");
  return {
    read() {
      if (errors) throw failure(errors.text, errors.where, root);
    },
    example(rank) {
      run(examples[rank]!);
    },
    goldens: cases.flatMap((one) =>
      one.kind === "golden" && judges(own, one.golden, versions)
        ? [
            {
              name: one.name,
              run: () => {
                run(one);
              },
            },
          ]
        : [],
    ),
  };
}

async function loaded({ module, plan }: KeptVersion): Promise<Version> {
  return { plan: JSON.parse(readFileSync(plan, "utf8")) as Plan, compiled: await importCompiled(module) };
}

/** Whether a golden is a matter of this version: it judged the dossier once, or does now; the oldest one answers for what none judges. */
function judges(own: Version | undefined, { code, dossier, expected }: Golden, versions: readonly Version[]): boolean {
  const entry = entryOf(code, versions);
  const read = (path: string): unknown => {
    const found = readJson(path);
    return "json" in found ? found.json : undefined;
  };
  const verdict = read(expected) as { readonly version?: unknown } | null | undefined;
  const choice = chooseVersion(timelineOf(entry), read(dossier), "fr");
  const chosen = choice.kind === "chosen" ? choice.entry.version : undefined;
  const judging = new Set(
    entry.versions.map(({ version }) => version).filter((name) => name === verdict?.version || name === chosen),
  );
  if (judging.size === 0) return own?.plan.version === entry.versions[0]?.version;
  return own !== undefined && judging.has(own.plan.version);
}

/** An assertion that failed: vitest shows its message, and the text of the regulation around the place. */
function failure(message: string, { file, line }: Where, root: string): Error {
  const error = new Error(message);
  error.name = "AssertionError";
  error.stack = `${error.name}: ${message}\n    at ${resolve(root, file)}:${line}:1`;
  return error;
}
