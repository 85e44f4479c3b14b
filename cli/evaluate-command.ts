/** `reglo evaluate`: one candidate file under a compiled regulation, with the reasons of every conclusion. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Language } from "../diagnostics/render.js";
import { suggest } from "../diagnostics/suggest.js";
import {
  explanationText,
  openPack,
  PackError,
  readManifest,
  type InvalidDossier,
  type Outcome,
  type Pack,
  type Verdict,
} from "../runtime/index.js";
import type { RegulationEntry } from "../runtime/manifest.js";
import { findings, findingsJson, findingsText } from "./findings.js";
import { staleSource } from "./freshness.js";
import { readParameters } from "./parameters.js";
import { readDossier } from "./read-dossier.js";
import type { Terminal } from "./terminal.js";
import { recoverPack } from "./write-pack.js";
import { WrongUse } from "./wrong-use.js";

export interface EvaluateOptions {
  readonly pack: string;
  /** The folder of the sources, when it is there. */
  readonly rules: string;
  readonly parametre: readonly string[];
  /** What decides: compiled code, or the pack's JSON Logic. */
  readonly engine: "compiled" | "json-logic";
  readonly json: boolean;
  readonly lang: Language;
}

const recompile = ({ rules, pack }: EvaluateOptions): string => `reglo compile ${rules} --out ${pack}`;

/** The pack, when it is whole, holds the certification, and is as recent as its texts. */
async function openFreshPack(code: string, options: EvaluateOptions, terminal: Terminal): Promise<Pack> {
  const folder = resolve(terminal.cwd, options.pack);
  recoverPack(folder);
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) {
    throw new WrongUse({
      fr: `Il n'y a pas de paquet dans « ${options.pack} ». Compilez d'abord : ${recompile(options)}`,
      en: `There is no pack in « ${options.pack} ». Compile first: ${recompile(options)}`,
    });
  }
  try {
    const pack = await openPack(folder);
    const { regulations } = readManifest(JSON.parse(readFileSync(file, "utf8")));
    const entry = regulations.find((regulation) => regulation.code === code);
    if (entry === undefined)
      throw unknownCode(
        code,
        regulations.map((regulation) => regulation.code),
        options,
      );
    const changed = staleSource(entry, resolve(terminal.cwd, options.rules));
    if (changed !== undefined) throw stale(changed, options);
    return options.engine === "compiled" ? pack : await withLogic(folder, pack, entry);
  } catch (failure) {
    throw failure instanceof PackError ? new WrongUse(failure.messages) : failure;
  }
}

async function withLogic(folder: string, { manifest }: Pack, entry: RegulationEntry): Promise<Pack> {
  const { packWithLogic } = await import("./logic-pack.js");
  return packWithLogic(folder, manifest, entry);
}

function unknownCode(code: string, known: readonly string[], options: EvaluateOptions): WrongUse {
  const meant = suggest(code, known);
  const list = known.map((one) => `« ${one} »`).join(", ");
  return new WrongUse({
    fr: `Le paquet « ${options.pack} » ne contient pas la certification « ${code} »${meant === undefined ? ` ; il contient ${list}` : ` ; vouliez-vous dire « ${meant} » ?`}\nSi elle vient d'être écrite : ${recompile(options)}`,
    en: `The pack « ${options.pack} » does not hold the certification « ${code} »${meant === undefined ? `; it holds ${list}` : `; did you mean « ${meant} »?`}\nIf it was just written: ${recompile(options)}`,
  });
}

function stale(changed: string, options: EvaluateOptions): WrongUse {
  return new WrongUse({
    fr: `Le paquet « ${options.pack} » est plus ancien que ses textes : « ${changed} » a changé depuis. Compilez à nouveau : ${recompile(options)}`,
    en: `The pack « ${options.pack} » is older than its texts: « ${changed} » has changed since. Compile again: ${recompile(options)}`,
  });
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
  const pack = await openFreshPack(code, options, terminal);
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
