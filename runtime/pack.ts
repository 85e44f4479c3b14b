/** A pack in memory: regulations and their compiled versions come in; verdicts and explanations of dossiers come out. No platform. */
import { closest } from "./closest.js";
import { explain, type Explanation } from "./explain.js";
import type { Lang } from "./format.js";
import type { Manifest, RegulationEntry, VersionEntry } from "./manifest.js";
import { PackError } from "./pack-error.js";
import { childOf, pointerTo } from "./pointer.js";
import { problemSentence, type DossierNames } from "./problems.js";
import type { CompiledVersion, InvalidDossier, Problem, RuleTrace, Verdict, VersionMeta } from "./verdict.js";
import { chooseVersion, latestVersion, timelineOf } from "./version-choice.js";

export interface EvaluateOptions {
  /** The readings open to choice (`au choix`) that the caller sets, by JSON key. */
  readonly parameters?: unknown;
  /** Only complete dossiers are judged by packs: `true` is refused. */
  readonly partial?: boolean;
  /** Language of sentences; French if left out. */
  readonly lang?: Lang;
}

/** A regulation of the pack. */
export interface Regulation {
  readonly code: string;
  readonly title?: string;
  readonly succeeds?: string;
  readonly versions: readonly Pick<VersionEntry, "version" | "title" | "from" | "to" | "digest">[];
}

export interface Pack {
  readonly manifest: Manifest;
  readonly regulations: readonly Regulation[];
  /** The verdict on a dossier (JSON). Throws `PackError` for a code the pack does not hold, never for a dossier. */
  evaluate(code: string, dossier: unknown, options?: EvaluateOptions): Verdict | InvalidDossier;
  /** The same, and the rules that were tried, quotations and sentences. */
  explain(code: string, dossier: unknown, options?: EvaluateOptions): Explanation | InvalidDossier;
}

/** The modules of a manifest's versions, by file: what each exports as `default`. */
export type Modules = Readonly<Record<string, CompiledVersion>>;

/** The pack that a manifest describes. Throws `PackError` when a module is not there. */
export function createPack(manifest: Manifest, modules: Modules): Pack {
  const timelines = new Map(manifest.regulations.map((r) => [r.code, timelineOf(r)]));
  const moduleOf = (entry: VersionEntry): CompiledVersion => {
    const module = Object.hasOwn(modules, entry.file) ? modules[entry.file] : undefined;
    if (module) return module;
    throw new PackError("malformed", {
      fr: `Il manque le fichier « ${entry.file} » au pack.`,
      en: `The pack lacks the file “${entry.file}”.`,
    });
  };
  for (const regulation of manifest.regulations) regulation.versions.forEach(moduleOf);

  const judge = (
    code: string,
    dossier: unknown,
    options: EvaluateOptions,
    trace?: RuleTrace[],
  ): Judged | InvalidDossier => {
    const lang = options.lang ?? "fr";
    if (options.partial) throw partialNotAvailable();
    const timeline = timelines.get(code) ?? unknownRegulation(code, [...timelines.keys()]);
    const choice = chooseVersion(timeline, dossier, lang);
    if (choice.kind === "none") {
      return { regulation: code, errors: errorsOf([choice.problem], dossier, { labels: {} }, lang) };
    }
    const entry = choice.kind === "chosen" ? choice.entry : latestVersion(timeline);
    const module = moduleOf(entry);
    const problems = module.validate(dossier);
    if (choice.kind === "unreadable" && problems.length === 0) {
      problems.push({ pointer: pointerTo("", choice.selector.key), code: "missing" });
    }
    const parameterProblems = module.validateParameters(options.parameters);
    const refuse = (found: readonly Problem[]): InvalidDossier => ({
      regulation: code,
      errors: [
        ...errorsOf(found, dossier, dossierNames(module.meta), lang),
        ...errorsOf(parameterProblems, { parameters: options.parameters }, parameterNames(module.meta), lang),
      ],
    });
    if (problems.length + parameterProblems.length > 0) return refuse(problems);
    const read = module.read(dossier);
    const parameters = module.readParameters(options.parameters);
    const broken = module.checkDossier(read, parameters);
    if (broken.length > 0) return refuse(broken);
    const body = module.decide(read, parameters, trace);
    const identifiant = childOf(dossier, "identifiant");
    const { decisions, documents, reasons, blockedDocuments } = body;
    const verdict: Verdict = {
      regulation: code,
      version: entry.version,
      digest: entry.digest,
      ...(typeof identifiant === "string" ? { identifiant } : {}),
      parameters: module.chosen(parameters),
      decisions,
      documents,
      reasons,
      ...(blockedDocuments ? { blockedDocuments } : {}),
    };
    return { verdict, meta: module.meta };
  };

  return {
    manifest,
    regulations: manifest.regulations.map(described),
    evaluate(code, dossier, options = {}) {
      const judged = judge(code, dossier, options);
      return "verdict" in judged ? judged.verdict : judged;
    },
    explain(code, dossier, options = {}) {
      const trace: RuleTrace[] = [];
      const judged = judge(code, dossier, options, trace);
      return "verdict" in judged ? explain(judged.meta, judged.verdict, trace, options.lang ?? "fr") : judged;
    },
  };
}

interface Judged {
  readonly verdict: Verdict;
  readonly meta: VersionMeta;
}

function described({ code, title, succeeds, versions }: RegulationEntry): Regulation {
  return {
    code,
    ...(title === undefined ? {} : { title }),
    ...(succeeds === undefined ? {} : { succeeds }),
    versions: versions.map(({ version, title, from, to, digest }) => ({
      version,
      ...(title === undefined ? {} : { title }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      digest,
    })),
  };
}

/** How a version names the places of a dossier. */
const dossierNames = ({ labels, elements }: VersionMeta): DossierNames =>
  elements ? { labels, elements } : { labels };

/** How it names its parameters, as places of `{ parameters }`. */
function parameterNames(meta: VersionMeta): DossierNames {
  const labelled = meta.parameters.flatMap((p) =>
    p.label === undefined ? [] : [[pointerTo("/parameters", p.key), p.label] as const],
  );
  return { labels: Object.fromEntries(labelled) };
}

type Errors = InvalidDossier["errors"];
const errorsOf = (problems: readonly Problem[], json: unknown, names: DossierNames, lang: Lang): Errors =>
  problems.map((p) => ({ pointer: p.pointer, code: p.code, message: problemSentence(p, json, names, lang) }));

function unknownRegulation(code: string, known: readonly string[]): never {
  const near = closest(code, known);
  const list = known.map((c) => `« ${c} »`).join(", ");
  throw new PackError("unknown-regulation", {
    fr: `Le pack n'a pas de règlement « ${code} »${near === undefined ? `. Il contient : ${list || "aucun"}.` : ` ; vouliez-vous dire « ${near} » ?`}`,
    en: `The pack has no regulation “${code}”${near === undefined ? `. It holds: ${known.join(", ") || "none"}.` : `; did you mean “${near}”?`}`,
  });
}

function partialNotAvailable(): PackError {
  return new PackError("partial-not-available", {
    fr: "Un pack ne juge que des dossiers complets : les dossiers partiels ne sont pas encore disponibles.",
    en: "A pack judges complete dossiers only: partial dossiers are not available yet.",
  });
}
