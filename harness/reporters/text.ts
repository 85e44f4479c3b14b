/** Results as a conversation: a line for each regulation that is as expected, everything about each case that is not, and the count. */
import type { Colors } from "../../diagnostics/colors.js";
import type { Lang } from "../../runtime/format.js";
import { caseTitle, resultLines } from "../phrases.js";
import type { Result } from "../suite.js";
import type { Run } from "./summary.js";

export function textReport({ results, summary }: Run, lang: Lang, colors: Colors): string {
  const french = lang === "fr";
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const { case: one } = result;
    const key = one.kind === "example" ? `${one.code} ${one.version.plan.version}` : one.code;
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  const lines = [...groups].map(([name, group]) => {
    const failed = group.filter(({ passed }) => !passed).length;
    const many = (n: number, one: string, more: string): string => `${n} ${n > 1 ? more : one}`;
    const isExamples = group[0]?.case.kind === "example";
    const what = isExamples
      ? many(group.length, french ? "exemple" : "example", french ? "exemples" : "examples")
      : many(group.length, "dossier", "dossiers");
    const mark = failed === 0 ? colors.green("✓") : colors.red("✗");
    const wrong = failed === 0 ? "" : `, ${colors.red(french ? `${failed} en échec` : `${failed} failed`)}`;
    return `${mark} ${name} ${colors.dim("—")} ${what}${wrong}`;
  });
  const failures = results
    .filter(({ passed }) => !passed)
    .flatMap((result) => [
      "",
      `${colors.red("✗")} ${colors.bold(caseTitle(result))}`,
      ...resultLines(result, lang).map((line) => (line === "" ? "" : `  ${line}`)),
    ]);
  return `${[...lines, ...failures, "", countLine(summary, lang, colors)].join("\n")}\n`;
}

function countLine({ passed, failed, notRun, duration }: Run["summary"], lang: Lang, colors: Colors): string {
  const seconds = String(Math.round(duration / 10) / 100);
  if (lang === "en") {
    const rest = notRun === 0 ? "" : `, ${notRun} not run`;
    const head = `${passed + failed} case${passed + failed === 1 ? "" : "s"}: `;
    return `${head}${colors.green(`${passed} as expected`)}${failed === 0 ? "" : `, ${colors.red(`${failed} failed`)}`}${rest} (${seconds} s)`;
  }
  const rest = notRun === 0 ? "" : `, ${notRun} non examiné${notRun > 1 ? "s" : ""}`;
  const head = `${passed + failed} cas : `;
  return `${head}${colors.green(`${passed} conforme${passed > 1 ? "s" : ""}`)}${failed === 0 ? "" : `, ${colors.red(`${failed} en échec`)}`}${rest} (${seconds.replace(".", ",")} s)`;
}
