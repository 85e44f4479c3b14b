/** A pack in memory: regulations and their compiled versions come in; verdicts and explanations of dossiers come out. No platform. */
import { closest } from "./closest.js";
import { explain, type Explanation } from "./explain.js";
import type { Lang } from "./format.js";
import { RegulationJudge, type Judge } from "./judge.js";
import type { Manifest, RegulationEntry, VersionEntry } from "./manifest.js";
import { PackError } from "./pack-error.js";
import { judgeStream, type JudgedLine, type Source } from "./stream.js";
import type { CompiledVersion, InvalidDossier, RuleTrace, TracedVerdict, Verdict, VersionMeta } from "./verdict.js";
import { timelineOf, type Timeline } from "./version-choice.js";

export interface EvaluateOptions {
  /** The readings open to choice (`au choix`) that the caller sets, by JSON key. */
  readonly parameters?: unknown;
  /** Only complete dossiers are judged by packs: `true` is refused. */
  readonly partial?: boolean;
  /** Language of sentences; French if left out. */
  readonly lang?: Lang;
}

export interface StreamOptions extends EvaluateOptions {
  /** A line of more bytes is refused; 16 MiB when left out. */
  readonly longestLine?: number;
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
  /** What the versions of a regulation say of themselves, from the oldest to the latest. Throws `PackError` for a code the pack does not hold. */
  describe(code: string): readonly VersionMeta[];
  /** The verdict on a dossier (JSON). Throws `PackError` for a code the pack does not hold, never for a dossier. */
  evaluate(code: string, dossier: unknown, options?: EvaluateOptions): Verdict | InvalidDossier;
  /** The same on a JSON text in UTF-8. One that is not JSON, gives a key twice, or a number that a double cannot hold, is invalid. */
  evaluateBytes(code: string, bytes: Uint8Array, options?: EvaluateOptions): Verdict | InvalidDossier;
  /** What judges many dossiers: the options are read once. Throws as `evaluate` does, at once. */
  judge(code: string, options?: EvaluateOptions): Judge;
  /**
   * Judges a batch: dossiers, one JSON a line, from a source of bytes or texts cut anywhere, with constant memory. Verdicts come in the order
   * of the lines; blank lines are left out. Throws as `evaluate` does, at once; never for a line.
   */
  evaluateStream(code: string, source: Source, options?: StreamOptions): AsyncIterable<JudgedLine>;
  /** The verdict, and the rules that were tried, quotations and sentences: `trace` and `tell` at once. */
  explain(code: string, dossier: unknown, options?: EvaluateOptions): Explanation | InvalidDossier;
  /** The verdict, and what became of every rule, as data without a word in it: less than half of an explanation, to be kept, and told when somebody asks. */
  trace(code: string, dossier: unknown, options?: EvaluateOptions): TracedVerdict | InvalidDossier;
  /**
   * What was traced, and may have been written as JSON and read back since, in the words of `lang`, French if left out. Throws `PackError` when
   * the pack does not hold the very version that decided: another one would tell it otherwise.
   */
  tell(traced: TracedVerdict, lang?: Lang): Explanation;
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

  const timelineOfCode = (code: string): Timeline =>
    timelines.get(code) ?? unknownRegulation(code, [...timelines.keys()]);
  /** Those to whom nothing was set judge again. */
  const ready = new Map<string, RegulationJudge>();
  const judge = (code: string, { parameters, partial, lang = "fr" }: EvaluateOptions): RegulationJudge => {
    if (partial) throw partialNotAvailable();
    const isUsual = parameters === undefined && lang === "fr";
    const known = isUsual ? ready.get(code) : undefined;
    if (known !== undefined) return known;
    const made = new RegulationJudge(timelineOfCode(code), moduleOf, parameters, lang);
    if (isUsual) ready.set(code, made);
    return made;
  };

  return {
    manifest,
    regulations: manifest.regulations.map(described),
    describe: (code) => timelineOfCode(code).periods.map(({ entry }) => moduleOf(entry).meta),
    judge: (code, options = {}) => judge(code, options),
    evaluate: (code, dossier, options = {}) => judge(code, options).evaluate(dossier),
    evaluateBytes: (code, bytes, options = {}) => judge(code, options).evaluateBytes(bytes),
    evaluateStream: (code, source, options = {}) =>
      judgeStream(judge(code, options), source, { ...options, regulation: code, lang: options.lang ?? "fr" }),
    explain(code, dossier, options = {}) {
      const trace: RuleTrace[] = [];
      const judged = judge(code, options).judge(dossier, trace);
      return "verdict" in judged ? explain(judged.meta, judged.verdict, trace, options.lang ?? "fr") : judged;
    },
    trace(code, dossier, options = {}) {
      const trace: RuleTrace[] = [];
      const judged = judge(code, options).judge(dossier, trace);
      return "verdict" in judged ? Object.assign(judged.verdict, { trace }) : judged;
    },
    tell(traced, lang = "fr") {
      const { periods } = timelineOfCode(traced.regulation);
      const period = periods.find(({ entry }) => entry.version === traced.version && entry.digest === traced.digest);
      if (period === undefined) throw otherVersion(traced);
      return explain(moduleOf(period.entry).meta, traced, traced.trace, lang);
    },
  };
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

function unknownRegulation(code: string, known: readonly string[]): never {
  const near = closest(code, known);
  const list = known.map((c) => `« ${c} »`).join(", ");
  throw new PackError("unknown-regulation", {
    fr: `Le pack n'a pas de règlement « ${code} »${near === undefined ? `. Il contient : ${list || "aucun"}.` : ` ; vouliez-vous dire « ${near} » ?`}`,
    en: `The pack has no regulation “${code}”${near === undefined ? `. It holds: ${known.join(", ") || "none"}.` : `; did you mean “${near}”?`}`,
  });
}

function otherVersion({ regulation, version }: Verdict): PackError {
  return new PackError("other-version", {
    fr: `Le pack n'a pas le texte qui a décidé : « ${regulation} », version « ${version} », tel qu'il était alors. Le pack d'alors peut le dire ; celui-ci peut examiner le dossier à nouveau.`,
    en: `The pack does not hold the text that decided: “${regulation}”, version “${version}”, as it was then. The pack of that time can tell it; this one can examine the dossier again.`,
  });
}

function partialNotAvailable(): PackError {
  return new PackError("partial-not-available", {
    fr: "Un pack ne juge que des dossiers complets : les dossiers partiels ne sont pas encore disponibles.",
    en: "A pack judges complete dossiers only: partial dossiers are not available yet.",
  });
}
