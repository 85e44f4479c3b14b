/** `reglo evaluate`: one candidate file under a compiled regulation, with the reasons of every conclusion. */
import type { Language } from "../diagnostics/render.js";
import { explanationText, type InvalidDossier, type Outcome, type Verdict } from "../runtime/index.js";
import { findings, findingsJson, findingsText } from "./findings.js";
import { openFreshPack, type PackOptions } from "./open-fresh-pack.js";
import { readParameters } from "./parameters.js";
import { readDossier } from "./read-dossier.js";
import type { Terminal } from "./terminal.js";

export interface EvaluateOptions extends PackOptions {
  readonly parametre: readonly string[];
  readonly json: boolean;
  readonly lang: Language;
}

/** Whether every decision was reached: no conflict, no decision without rule, nothing blocked. */
function isReached(verdict: Verdict | InvalidDossier): boolean {
  if ("errors" in verdict || (verdict.blockedDocuments ?? []).length > 0) return false;
  const isOutcome = (value: Outcome | Readonly<Record<string, Outcome>>): value is Outcome =>
    typeof value.status === "string";
  return Object.values(verdict.decisions)
    .flatMap((decision) => (isOutcome(decision) ? [decision] : Object.values(decision)))
    .every(({ status }) => status === "acquired" || status === "absent" || status === "undetermined");
}

/** The exit code: 0 for any verdict reached, refusals included; 1 for an invalid dossier, a conflict, a decision without rule or blocked. */
export async function evaluateCommand(
  code: string,
  path: string,
  options: EvaluateOptions,
  terminal: Terminal,
): Promise<number> {
  const parameters = readParameters(options.parametre);
  const pack = await openFreshPack(code, options, terminal.cwd);
  const dossier = readDossier(path, terminal);
  if (dossier.findings.length > 0) {
    const found = findings(dossier.findings, [dossier.source]);
    if (options.json) terminal.write(findingsJson(found, options.lang));
    else terminal.writeError(findingsText(found, options.lang, terminal.color));
    return 1;
  }
  const verdict = pack.evaluate(code, dossier.json, { parameters, lang: options.lang });
  if (options.json) terminal.write(`${JSON.stringify(verdict, null, 2)}\n`);
  else
    terminal.write(
      `${explanationText(pack.explain(code, dossier.json, { parameters, lang: options.lang }), options.lang)}\n`,
    );
  return isReached(verdict) ? 0 : 1;
}
