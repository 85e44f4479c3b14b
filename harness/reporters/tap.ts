/** Results in the Test Anything Protocol, version 14: a line a case, what is wrong as YAML under it. */
import type { Lang } from "../../runtime/format.js";
import { caseTitle, resultLines } from "../phrases.js";
import type { Run } from "./summary.js";

export function tapReport({ results }: Run, lang: Lang): string {
  const lines = results.flatMap((result, i) => {
    const title = caseTitle(result).replace(/[\\#]/g, "\\$&").replace(/\s+/g, " ");
    const line = `${result.passed ? "ok" : "not ok"} ${i + 1} - ${title}`;
    if (result.passed) return [line];
    const { file, line: at } = result.case.where;
    const message = resultLines(result, lang).map((text) => `    ${text}`.trimEnd());
    return [line, "  ---", `  at: ${JSON.stringify(`${file}:${at}`)}`, "  message: |", ...message, "  ..."];
  });
  return `${["TAP version 14", `1..${results.length}`, ...lines].join("\n")}\n`;
}
