/** The plugin itself: in come the paths of regulations as vitest asks for them, out go test modules, and what to run again after a save. */
import { dirname } from "node:path";
import { configDefaults, type Plugin } from "vitest/config";
import type { Vitest } from "vitest/node";
import type { LoadOptions } from "../harness/load.js";
import type { Lang } from "../runtime/format.js";
import { testedFile, type FolderCache } from "./tested-file.js";
import { testModule } from "./test-module.js";

export interface RegloOptions {
  /** Which regulations are tested, as globs from the project's root; all of them when left out. */
  readonly include?: readonly string[];
  /** The language of what is told: French when left out. */
  readonly lang?: Lang;
}

/** Where what the plugin was built into stands. */
export interface Built extends Required<LoadOptions> {
  /** The module that runs cases in vitest's workers, as an absolute path. */
  readonly runner: string;
}

/** What a test file was made from. */
interface Made {
  readonly files: ReadonlySet<string>;
  /** Where the dossiers of a regulation are. */
  readonly dossiers?: string;
}

export function rulesPlugin({ include = ["**/*.rules"], lang = "fr" }: RegloOptions, built: Built): Plugin {
  const folders: FolderCache = new Map();
  const made = new Map<string, Made>();
  let root = process.cwd();
  let vitest: Vitest | undefined;

  /** The test files that a saved file touches; those of vitest's own choice when none is known to. */
  function touched(saved: string): string[] | undefined {
    const isDossier = saved.endsWith(".json");
    const tests = [...made]
      .filter(([, { files, dossiers }]) => (isDossier ? dirname(saved) === dossiers : files.has(saved)))
      .map(([test]) => test);
    for (const test of tests) vitest?.invalidateFile(test);
    return tests.length === 0 ? undefined : tests;
  }

  return {
    name: "reglo",
    enforce: "pre",
    config(config) {
      // Globs that are added to none would stand for all.
      const own = config.test?.include === undefined ? configDefaults.include : [];
      return { test: { include: [...own, ...include] } };
    },
    configResolved(config) {
      root = config.root;
    },
    configureVitest(context) {
      vitest = context.vitest;
      const triggers = (vitest.config.watchTriggerPatterns ??= []);
      triggers.push({ pattern: /\.rules$|\/dossiers\/[^/]+\.json$/, testsToRun: touched });
    },
    async load(id) {
      if (!id.endsWith(".rules")) return undefined;
      const tested = await testedFile(id, { root, lang, built, folders });
      made.set(id, {
        files: new Set(tested.files),
        ...(tested.plan ? { dossiers: `${dirname(id)}/dossiers` } : {}),
      });
      for (const file of tested.files) this.addWatchFile(file);
      return testModule(tested, { root, lang, runner: built.runner });
    },
  };
}
