/** Results as JUnit XML, which continuous integration reads: a suite for each regulation. */
import type { Builder } from "junit-report-builder";
import type { Lang } from "../../runtime/format.js";
import { resultLines } from "../phrases.js";
import type { Result } from "../suite.js";
import type { Run } from "./summary.js";

export async function junitReport({ results }: Run, lang: Lang): Promise<string> {
  // Bundled or not, the package comes as a module of one kind or of the other.
  const { default: library } = (await import("junit-report-builder")) as unknown as {
    readonly default: Builder | { readonly default: Builder };
  };
  const report = ("newBuilder" in library ? library : library.default).newBuilder();
  const suites = new Map<string, Result[]>();
  for (const result of results) suites.set(result.case.code, [...(suites.get(result.case.code) ?? []), result]);
  for (const [code, group] of suites) {
    const suite = report.testSuite().name(code);
    for (const result of group) {
      const { case: one } = result;
      const test = suite
        .testCase()
        .className(one.kind === "example" ? `${code}.${one.version.plan.version}` : `${code}.dossiers`)
        .name(one.name)
        .file(`${one.where.file}:${one.where.line}`)
        .time(result.duration / 1000);
      if (!result.passed) test.failure(legible(resultLines(result, lang).join("\n")));
    }
  }
  return `${report.build().trimEnd()}\n`;
}

/** Without the characters that XML cannot hold. */
const legible = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "�");
