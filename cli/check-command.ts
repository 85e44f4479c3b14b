/** `reglo check`: says everything that is wrong, or doubtful, in regulations. */
import { check, type CheckMemory } from "../compiler/index.js";
import type { Language } from "../diagnostics/render.js";
import { findings, findingsJson, findingsText } from "./findings.js";
import { readRules } from "./sources.js";
import type { Terminal } from "./terminal.js";

export interface CheckOptions {
  readonly json: boolean;
  /** Warnings count as errors. */
  readonly strict: boolean;
  readonly lang: Language;
}

/** The exit code: 0 clean or warnings, 1 errors (with `strict`, warnings too). */
export function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  memory?: CheckMemory,
): number {
  const rules = readRules(paths, terminal.cwd);
  const checked = check(rules.sources, { read: rules.read, ...(memory && { memory }) });
  const found = findings([...rules.findings, ...checked.diagnostics], rules.texts(), rules.shown);
  if (options.json) terminal.write(findingsJson(found, options.lang));
  else if (found.diagnostics.length > 0) terminal.write(findingsText(found, options.lang, terminal.color));
  else terminal.write(allClear(rules.sources.length, options.lang));
  return found.hasErrors || (options.strict && found.hasWarnings) ? 1 : 0;
}

function allClear(files: number, language: Language): string {
  if (language === "en") return `${files} file${files === 1 ? "" : "s"} checked, nothing to report\n`;
  return `${files} fichier${files > 1 ? "s vérifiés" : " vérifié"}, rien à signaler\n`;
}
