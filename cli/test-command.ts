/** `reglo test`: every example and every golden dossier, on compiled code and on the interpreter, told in sentences. */
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { check } from "../compiler/index.js";
import { colorsOf } from "../diagnostics/colors.js";
import type { Language } from "../diagnostics/render.js";
import { packOf } from "../harness/goldens.js";
import { loadVersions } from "../harness/load.js";
import { caseTitle } from "../harness/phrases.js";
import { jsonReport } from "../harness/reporters/json.js";
import { junitReport } from "../harness/reporters/junit.js";
import type { Reporter, Run } from "../harness/reporters/summary.js";
import { tapReport } from "../harness/reporters/tap.js";
import { textReport } from "../harness/reporters/text.js";
import { casesOf, runCases, type Case, type Result, type SuiteOptions } from "../harness/suite.js";
import type { Version } from "../harness/version.js";
import { cohortCommand } from "./cohort.js";
import { tellCoverage, thresholdOf, wantsCoverage, type CoverageOptions } from "./coverage.js";
import { findings, findingsText } from "./findings.js";
import { packRuntimeText } from "./pack-runtime.js";
import { readRules, type Rules } from "./sources.js";
import type { Terminal } from "./terminal.js";
import { refuseUpdateHere, updateGoldens } from "./update-goldens.js";
import { watchRules } from "./watch.js";
import { WrongUse } from "./wrong-use.js";

export interface TestOptions extends CoverageOptions {
  /** Only cases whose title holds this text, whatever its capitals and accents. */
  readonly filter?: string;
  /** Stops at the first failure. */
  readonly bail: boolean;
  readonly reporter: "texte" | "junit" | "json" | "tap";
  readonly update: boolean;
  /** Keeps every new verdict without asking. */
  readonly yes: boolean;
  readonly watch: boolean;
  /** A cohort: dossiers, the verdicts expected of them, and the regulation's code where there are several. */
  readonly dossiers?: string;
  readonly attendu?: string;
  readonly code?: string;
  /** Asks what no example answers; fails above so many mutants that nothing refuses. */
  readonly mutants: boolean;
  readonly seuilMutants?: string;
  readonly lang: Language;
}

/** What there is to test: versions that run, where their sources stand, and whether some could not be read. */
export interface Loaded {
  readonly versions: readonly Version[];
  readonly suite: SuiteOptions;
  readonly rules: Rules;
  readonly hasErrors: boolean;
}

/** Reads, checks and loads regulations; findings that are errors are told on the way, and the rest goes on. */
export async function loadRules(paths: readonly string[], lang: Language, terminal: Terminal): Promise<Loaded> {
  // The versions of a regulation stand beside each other, and a golden dossier may be of any of them.
  const rules = readRules(
    paths.map((path) => folderOfFile(path, terminal)),
    terminal.cwd,
  );
  const checked = check(rules.sources, { read: rules.read });
  const found = findings([...rules.findings, ...checked.diagnostics], rules.texts(), rules.shown);
  if (found.hasErrors) terminal.writeError(findingsText(found, lang, terminal.color));
  const versions = await loadVersions(checked.plans, {
    packRuntime: packRuntimeText(terminal),
    ...(terminal.cache ? { cache: terminal.cache } : {}),
  });
  const absolute = (path: string): string => resolve(terminal.cwd, rules.shown(path));
  const suite: SuiteOptions = {
    folderOf: (plan) => dirname(absolute(plan.files[0] ?? "")),
    shown: rules.shown,
  };
  return { versions, suite, rules, hasErrors: found.hasErrors };
}

function folderOfFile(path: string, terminal: Terminal): string {
  const isFile = statSync(resolve(terminal.cwd, path), { throwIfNoEntry: false })?.isFile() === true;
  return isFile && path.endsWith(".rules") ? dirname(path) : path;
}

/** The exit code: 0 all as expected, 1 something is not, a regulation has errors, or too little of its text is tried. */
export async function testCommand(paths: readonly string[], options: TestOptions, terminal: Terminal): Promise<number> {
  if (options.update) refuseUpdateHere(options.yes, terminal);
  thresholdOf(options);
  if (options.update && wantsCoverage(options)) throw noCoverageOfUpdates();
  if (options.watch) return watchRules(paths, terminal, options.lang, () => testOnce(paths, options, terminal));
  return testOnce(paths, options, terminal);
}

async function testOnce(paths: readonly string[], options: TestOptions, terminal: Terminal): Promise<number> {
  const loaded = await loadRules(paths, options.lang, terminal);
  if (options.dossiers !== undefined || options.attendu !== undefined) {
    if (wantsCoverage(options)) throw noCoverageOfCohorts();
    return cohortCommand(packOf(loaded.versions), loaded, options, terminal);
  }
  if (options.mutants) {
    const { mutantsCommand } = await import("./mutants-command.js");
    return mutantsCommand(loaded, filesNamed(paths, terminal), options, terminal);
  }
  const cases = wanted(casesOf(loaded.versions, loaded.suite), paths, options, terminal);
  const partial = partialExamples(namedVersions(loaded, paths, terminal), options);
  if (cases.length + partial === 0 && !loaded.hasErrors) throw nothingToTest(options);
  const run = runAll(cases, partial, loaded, options, terminal);
  if (options.update) {
    const isDone = await updateGoldens(run.results, options, terminal);
    return isDone && !loaded.hasErrors ? 0 : 1;
  }
  terminal.write(await reported(run, options, terminal));
  const isCovered =
    !wantsCoverage(options) ||
    tellCoverage(namedVersions(loaded, paths, terminal), run.results, loaded, options, terminal);
  return run.summary.failed > 0 || loaded.hasErrors || !isCovered ? 1 : 0;
}

/** How many examples are of a partial file, which no engine judges yet: they are counted as not run. */
const partialExamples = (versions: readonly Version[], { filter = "" }: TestOptions): number =>
  versions
    .flatMap(({ plan }) => plan.examples)
    .filter(({ name, partial }) => partial && plain(name).includes(plain(filter))).length;

function runAll(
  cases: readonly Case[],
  partial: number,
  { versions, suite }: Loaded,
  options: TestOptions,
  terminal: Terminal,
): Run {
  const start = performance.now();
  const results: Result[] = [];
  const progress = terminal.progress(options.reporter === "texte");
  for (const result of runCases(cases, versions, suite)) {
    results.push(result);
    if (results.length % 20 === 0) progress.say(`${results.length} / ${cases.length}`);
    if (options.bail && !result.passed) break;
  }
  progress.end();
  const failed = results.filter(({ passed }) => !passed).length;
  return {
    results,
    summary: {
      passed: results.length - failed,
      failed,
      notRun: cases.length - results.length + partial,
      duration: performance.now() - start,
    },
  };
}

function reported(run: Run, { reporter, lang }: TestOptions, terminal: Terminal): string | Promise<string> {
  const reporters: Readonly<Record<TestOptions["reporter"], Reporter>> = {
    texte: (all) => textReport(all, lang, colorsOf(terminal.color)),
    json: jsonReport,
    junit: junitReport,
    tap: tapReport,
  };
  return reporters[reporter](run, lang);
}

/** Letters alone: capitals and accents may be left out of a filter. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The files that are asked for alone, as absolute paths; nothing where a folder is. */
function filesNamed(paths: readonly string[], terminal: Terminal): ReadonlySet<string> | undefined {
  const files = paths.filter((path) => folderOfFile(path, terminal) !== path);
  return files.length < paths.length ? undefined : new Set(files.map((path) => resolve(terminal.cwd, path)));
}

function namedVersions({ versions, rules }: Loaded, paths: readonly string[], terminal: Terminal): Version[] {
  const files = filesNamed(paths, terminal);
  return versions.filter(({ plan }) => files?.has(resolve(terminal.cwd, rules.shown(plan.files[0] ?? ""))) !== false);
}

function wanted(cases: readonly Case[], paths: readonly string[], options: TestOptions, terminal: Terminal): Case[] {
  const files = filesNamed(paths, terminal);
  const isNamed = ({ kind, where }: Case): boolean =>
    kind === "golden" || files?.has(resolve(terminal.cwd, where.file)) !== false;
  const filter = options.filter === undefined ? undefined : plain(options.filter);
  return cases
    .filter(isNamed)
    .filter((one) => filter === undefined || plain(caseTitle({ case: one })).includes(filter));
}

const noCoverageOfUpdates = (): WrongUse =>
  new WrongUse({
    fr: "La couverture se mesure sans --update : enregistrez les verdicts d'abord.",
    en: "Coverage is measured without --update: keep the verdicts first.",
  });

const noCoverageOfCohorts = (): WrongUse =>
  new WrongUse({
    fr: "La couverture se mesure sur les exemples et les dossiers témoins, non sur une cohorte.",
    en: "Coverage is measured on examples and golden dossiers, not on a cohort.",
  });

function nothingToTest({ filter }: TestOptions): WrongUse {
  if (filter !== undefined) {
    return new WrongUse({
      fr: `Aucun exemple ni dossier ne correspond à « ${filter} ».`,
      en: `No example or dossier matches « ${filter} ».`,
    });
  }
  return new WrongUse({
    fr: "Il n'y a ni exemple ni dossier à examiner. Un exemple s'écrit dans le règlement : exemple « … ».",
    en: "There is no example or dossier to run. An example is written in the regulation: exemple « … ».",
  });
}
