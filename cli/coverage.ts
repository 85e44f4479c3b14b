/** `reglo test --coverage`: what the examples and golden dossiers try of the text, as a summary, as a page, against a threshold. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { colorsOf } from "../diagnostics/colors.js";
import type { Language } from "../diagnostics/render.js";
import { measureCoverage } from "../harness/coverage/measure.js";
import { coveragePage } from "../harness/coverage/page.js";
import { percentText } from "../harness/coverage/phrases.js";
import { countOf, isEnough, type RegulationCoverage } from "../harness/coverage/subjects.js";
import { coverageText } from "../harness/coverage/summary.js";
import type { Result } from "../harness/suite.js";
import type { Version } from "../harness/version.js";
import type { Terminal } from "./terminal.js";
import type { Loaded } from "./test-command.js";
import { systemReason, WrongUse } from "./wrong-use.js";

export interface CoverageOptions {
  readonly coverage?: boolean;
  /** Where to write the page. */
  readonly coverageHtml?: string;
  /** What each regulation must reach, in hundredths, as typed. */
  readonly coverageMin?: string;
  readonly reporter: "texte" | "junit" | "json" | "tap";
  readonly lang: Language;
}

/** How many things that nothing tries the summary tells of each regulation. */
const TOLD = 10;

export const wantsCoverage = ({ coverage, coverageHtml, coverageMin }: CoverageOptions): boolean =>
  coverage === true || coverageHtml !== undefined || coverageMin !== undefined;

/** The threshold, 0 without one. Throws `WrongUse` when it is no percentage. */
export function thresholdOf({ coverageMin = "0" }: CoverageOptions): number {
  const percent = /^\d+([.,]\d+)?$/.test(coverageMin) ? Number(coverageMin.replace(",", ".")) : -1;
  if (percent >= 0 && percent <= 100) return percent;
  throw new WrongUse({
    fr: `« ${coverageMin} » n'est pas un pourcentage : --coverage-min attend un nombre de 0 à 100.`,
    en: `« ${coverageMin} » is no percentage: --coverage-min needs a number from 0 to 100.`,
  });
}

/**
 * Measures these versions on what a run judged, and tells: on standard output beside the results as text, on standard error
 * beside results for tools. Whether every regulation reaches the threshold.
 */
export function tellCoverage(
  versions: readonly Version[],
  results: readonly Result[],
  { rules }: Loaded,
  options: CoverageOptions,
  terminal: Terminal,
): boolean {
  const { lang, reporter, coverageHtml } = options;
  const sources = rules.texts();
  const progress = terminal.progress(reporter === "texte");
  const coverage = measureCoverage(versions, results, {
    sources,
    told: (done, all) => {
      progress.say(lang === "fr" ? `couverture : ${done} / ${all}` : `coverage: ${done} / ${all}`);
    },
  });
  progress.end();
  const { shown } = rules;
  const text = coverageText(coverage, { lang, colors: colorsOf(terminal.color), shown, most: TOLD });
  const isRead = reporter === "texte";
  const tell = (lines: string): void => {
    if (isRead) terminal.write(lines);
    else terminal.writeError(lines);
  };
  tell(isRead ? `\n${text}` : text);
  if (coverageHtml !== undefined) {
    writePage(coverageHtml, coveragePage(coverage, { lang, sources, shown }), terminal);
    tell(lang === "fr" ? `\nPage écrite : ${coverageHtml}\n` : `\nPage written: ${coverageHtml}\n`);
  }
  const low = coverage.filter(({ subjects }) => !isEnough(countOf(subjects), thresholdOf(options)));
  if (low.length > 0) terminal.writeError(`${lowText(low, options)}\n`);
  return low.length === 0;
}

function lowText(low: readonly RegulationCoverage[], { lang, coverageMin }: CoverageOptions): string {
  const list = low.map(({ code, subjects }) => `${code} (${percentText(countOf(subjects), lang)})`).join(", ");
  return lang === "fr"
    ? `Couverture au-dessous de ${coverageMin} % : ${list}`
    : `Coverage below ${coverageMin}%: ${list}`;
}

function writePage(path: string, page: string, terminal: Terminal): void {
  try {
    writeFileSync(resolve(terminal.cwd, path), page);
  } catch (failure) {
    const reason = systemReason(failure);
    throw new WrongUse({
      fr: `« ${path} » ne peut pas être écrit : ${reason.fr}.`,
      en: `« ${path} » cannot be written: ${reason.en}.`,
    });
  }
}
