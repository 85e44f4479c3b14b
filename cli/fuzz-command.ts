/** `reglo fuzz`: dossiers drawn at random through every engine, for as long as asked; a disagreement is made small and printed as an example. */
import type { Language } from "../diagnostics/render.js";
import { exampleText } from "../harness/example-text.js";
import type { Disagreement } from "../harness/generate/disagreement.js";
import type { RoadsDiffer } from "../harness/generate/roads.js";
import { enginesOf } from "../harness/logic-engine.js";
import { interpreterEngine, type Version } from "../harness/version.js";
import type { Terminal } from "./terminal.js";
import { loadRules } from "./test-command.js";
import { WrongUse } from "./wrong-use.js";

export interface FuzzOptions {
  /** How many dossiers in all, shared among the versions. */
  readonly runs: string;
  readonly seed: string;
  /** Only this regulation. */
  readonly code?: string;
  readonly lang: Language;
}

/** The exit code: 0 when the engines agree on everything that was drawn, 1 when they do not, or a regulation has errors. */
export async function fuzzCommand(paths: readonly string[], options: FuzzOptions, terminal: Terminal): Promise<number> {
  const [runs, seed] = [wholeNumber("--runs", options.runs), wholeNumber("--seed", options.seed)];
  const { versions, hasErrors } = await loadRules(paths, options.lang, terminal);
  const chosen = versions.filter(({ plan }) => options.code === undefined || plan.code === options.code);
  if (chosen.length === 0) throw nothingToDraw(options);
  const { disagreement } = await import("../harness/generate/disagreement.js");
  const { roadsDiffer } = await import("../harness/generate/roads.js");
  const { valueRoadsDiffer } = await import("../harness/generate/value-roads.js");
  const each = Math.max(1, Math.ceil(runs / chosen.length));
  const start = performance.now();
  const progress = terminal.progress(true);
  let [drawn, found] = [0, 0];
  for (const version of chosen) {
    const name = `${version.plan.code} ${version.plan.version}`;
    const told = (): void => {
      if (++drawn % 500 === 0) progress.say(`${name} — ${drawn} / ${each * chosen.length}`);
    };
    const disagrees = disagreement(version, { seed, runs: each, told, engines: enginesOf(version) });
    progress.end();
    if (disagrees) {
      found++;
      terminal.write(disagreementText(version, disagrees, options));
      continue;
    }
    const differ = roadsDiffer([version], { seed, runs: each }) ?? valueRoadsDiffer([version], { seed, runs: each });
    if (differ) {
      found++;
      terminal.write(roadsText(name, differ, options));
    } else terminal.write(`✓ ${name} — ${each} dossiers\n`);
  }
  const seconds = (performance.now() - start) / 1000;
  terminal.write(countText(drawn, found, seconds, options.lang));
  return found > 0 || hasErrors ? 1 : 0;
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text)) return value;
  throw new WrongUse({
    fr: `L'option « ${option} » attend un nombre entier, et non « ${text} ».`,
    en: `The option « ${option} » needs a whole number, not « ${text} ».`,
  });
}

function nothingToDraw({ code }: FuzzOptions): WrongUse {
  if (code === undefined)
    return new WrongUse({
      fr: "Il n'y a aucun règlement pour lequel tirer des dossiers.",
      en: "There is no regulation to draw dossiers for.",
    });
  return new WrongUse({
    fr: `Aucun règlement n'a le code « ${code} ».`,
    en: `No regulation has the code « ${code} ».`,
  });
}

function disagreementText(version: Version, found: Disagreement, { lang, seed }: FuzzOptions): string {
  const { plan } = version;
  const decided = interpreterEngine.decide(version, found.dossier, found.parameters);
  const head =
    lang === "fr"
      ? `✗ ${plan.code} ${plan.version} — le moteur « ${found.engine} » ne conclut pas comme le code compilé (tirage ${seed}). C'est une faute de Réglo ; voici le dossier, et ce que dit l'interpréteur :`
      : `✗ ${plan.code} ${plan.version} — the engine « ${found.engine} » does not conclude as compiled code does (seed ${seed}). This is a fault of Réglo; here is the dossier, and what the interpreter says:`;
  const example = exampleText(plan, `désaccord ${plan.code} ${plan.version}, tirage ${seed}`, found, {
    ...("problems" in decided ? { isInvalid: true } : { body: decided.body }),
  });
  return [head, "", example, ...found.differences.map((difference) => `  ${difference}`), ""].join("\n");
}

/** A dossier that is not read in one pass as it is otherwise: the dossier, then what each way says. */
function roadsText(
  name: string,
  { text, parameters, ordinary, short }: RoadsDiffer,
  { lang, seed }: FuzzOptions,
): string {
  const head =
    lang === "fr"
      ? `✗ ${name} — lire ce dossier en une passe ne conclut pas comme le valider puis le lire (tirage ${seed}). C'est une faute de Réglo :`
      : `✗ ${name} — reading this dossier in one pass does not conclude as validating it, then reading it (seed ${seed}). This is a fault of Réglo:`;
  return [head, "", text, "", `  ${JSON.stringify(parameters) ?? "–"}`, `  ${ordinary}`, `  ${short}`, ""].join("\n");
}

function countText(drawn: number, found: number, seconds: number, lang: Language): string {
  const rate = Math.round(drawn / Math.max(seconds, 0.001));
  return lang === "fr"
    ? `${drawn} dossiers tirés : ${found === 0 ? "les moteurs sont d'accord sur tous" : `${found} désaccord${found > 1 ? "s" : ""}`} (${rate} par seconde)\n`
    : `${drawn} dossiers drawn: ${found === 0 ? "the engines agree on all of them" : `${found} disagreement${found === 1 ? "" : "s"}`} (${rate} a second)\n`;
}
