/** `reglo test --mutants`: what nobody has answered yet, as questions. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { colorsOf } from "../diagnostics/colors.js";
import type { Language } from "../diagnostics/render.js";
import { isOfAnotherVersion } from "../harness/generate/disagreement.js";
import { poolFor } from "../harness/mutants/pool.js";
import { report } from "../harness/mutants/report.js";
import { search, type Findings } from "../harness/mutants/search.js";
import type { Known, SubjectData } from "../harness/mutants/subject.js";
import { casesOf, runCases, type Case, type Result } from "../harness/suite.js";
import type { Plan } from "../plan/plan.js";
import type { Loaded } from "./test-command.js";
import type { Terminal } from "./terminal.js";
import { WrongUse } from "./wrong-use.js";

export interface MutantsOptions {
  /** Only slips in declarations whose name holds this text. */
  readonly filter?: string;
  /** How many mutants may stay unanswered; any number when left out. */
  readonly seuilMutants?: string;
  readonly lang: Language;
}

/** The same questions for the same texts. */
const SEED = 1;

/** The exit code: 0, since a question is no failure; 1 when more mutants are unanswered than the threshold, or when something fails that should hold. */
export async function mutantsCommand(
  { versions, suite, rules, hasErrors }: Loaded,
  files: ReadonlySet<string> | undefined,
  options: MutantsOptions,
  terminal: Terminal,
): Promise<number> {
  const threshold = thresholdOf(options);
  const { lang } = options;
  const results = [...runCases(casesOf(versions, suite), versions, suite)];
  const data = versions.map(({ plan }) => ({ plan, known: knownOf(plan, results) }));
  const texts = new Map(rules.texts().map(({ path, text }) => [path, text]));
  const filter = options.filter === undefined ? undefined : plain(options.filter);
  const progress = terminal.progress(true);
  const pool = await poolFor(data, terminal.mutantWorker);
  let findings: readonly Findings[];
  try {
    findings = await search(data, pool, {
      seed: SEED,
      wanted: (_, { owner, place }) =>
        (filter === undefined || plain(owner.name).includes(filter)) &&
        (files === undefined || files.has(resolve(terminal.cwd, rules.shown(place.file)))),
      told: (done, all) => {
        progress.say(`${done} / ${all}`);
      },
    });
  } finally {
    progress.end();
    await pool.end();
  }
  terminal.write(
    report(findings, {
      lang,
      shown: rules.shown,
      textOf: (file, start, end) => (texts.get(file) ?? "").slice(start, end),
      planOf: (version) => (data[version] as SubjectData).plan,
      bold: colorsOf(terminal.color).bold,
    }),
  );
  const failed = results.filter(({ passed }) => !passed).length;
  if (failed > 0) terminal.writeError(notCounted(failed, lang));
  const accepted = findings
    .flatMap(({ questions }) => questions)
    .reduce((sum, { readings }) => sum + readings.length, 0);
  return hasErrors || failed > 0 || accepted > threshold ? 1 : 0;
}

function thresholdOf({ seuilMutants }: MutantsOptions): number {
  if (seuilMutants === undefined) return Infinity;
  if (/^\d{1,9}$/.test(seuilMutants)) return Number(seuilMutants);
  throw new WrongUse({
    fr: `L'option « --seuil-mutants » attend un nombre entier, et non « ${seuilMutants} ».`,
    en: `The option « --seuil-mutants » needs a whole number, not « ${seuilMutants} ».`,
  });
}

/** What holds of a version: its examples, and the goldens that it may judge. What fails answers no question. */
function knownOf(plan: Plan, results: readonly Result[]): readonly Known[] {
  return results
    .filter(({ passed, case: one }) => passed && one.code === plan.code)
    .flatMap(({ case: one }): Known[] => {
      if (one.kind === "example")
        return one.version.plan === plan ? [{ example: plan.examples.indexOf(one.example) }] : [];
      const dossier = dossierOf(one);
      return isOfAnotherVersion(plan, dossier) ? [] : [{ dossier }];
    });
}

function dossierOf({ golden }: Case & { readonly kind: "golden" }): unknown {
  return existsSync(golden.dossier)
    ? JSON.parse(readFileSync(golden.dossier, "utf8").replace(/^\ufeff/, ""))
    : undefined;
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const notCounted = (failed: number, lang: Language): string =>
  lang === "fr"
    ? `${failed} ${failed > 1 ? "exemples ou dossiers témoins échouent, et ne répondent" : "exemple ou dossier témoin échoue, et ne répond"} à rien : reglo test dit pourquoi.\n`
    : `${failed} ${failed > 1 ? "examples or golden dossiers fail, and answer" : "example or golden dossier fails, and answers"} nothing: reglo test says why.\n`;
