/** Results for tools: one JSON document, with what is wrong both as data and as text. */
import type { Lang } from "../../runtime/format.js";
import { resultLines } from "../phrases.js";
import type { Run } from "./summary.js";

export function jsonReport({ results, summary }: Run, lang: Lang): string {
  const cases = results.map((result) => {
    const { case: one, passed, failures, changes, duration } = result;
    return {
      kind: one.kind,
      regulation: one.code,
      ...(one.kind === "example" ? { version: one.version.plan.version } : {}),
      name: one.name,
      file: one.where.file,
      line: one.where.line,
      passed,
      duration: Math.round(duration * 1000) / 1000,
      ...(passed ? {} : { failures, changes, message: resultLines(result, lang).join("\n") }),
    };
  });
  return `${JSON.stringify({ ...summary, duration: Math.round(summary.duration), cases }, null, 2)}\n`;
}
