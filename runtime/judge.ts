/**
 * One regulation made ready to judge: its versions and the readings chosen come in once, then dossiers, as JSON values or as bytes; out
 * come verdicts. What the caller set is checked and read once per version, not once per dossier.
 */
import type { Lang } from "./format.js";
import { JsonScanner } from "./json-scanner.js";
import { jsonPiece, type JsonPiece, type JsonWriter } from "./json-writer.js";
import { readJsonText } from "./json-text.js";
import type { VersionEntry } from "./manifest.js";
import { childOf, pointerTo } from "./pointer.js";
import { problemSentence, type DossierNames } from "./problems.js";
import type { Body, CompiledVersion, InvalidDossier, Problem, RuleTrace, Verdict, VersionMeta } from "./verdict.js";
import { chooseVersion, latestVersion, versionAt, type Timeline } from "./version-choice.js";

/** Judges dossiers one after the other; never throws for a dossier, whatever its value or its bytes. */
export interface Judge {
  /** The verdict on a dossier (JSON). */
  evaluate(dossier: unknown): Verdict | InvalidDossier;
  /**
   * The verdict on a dossier given as a JSON text in UTF-8, which is read more strictly than `JSON.parse` does: the bytes from `start`
   * up to `end`, all of them when left out.
   */
  evaluateBytes(bytes: Uint8Array, start?: number, end?: number): Verdict | InvalidDossier;
  /** The same as one line of JSON, without its end: what `JSON.stringify` writes of the verdict. */
  text(bytes: Uint8Array, start?: number, end?: number): string | InvalidDossier;
  /** The same added to what `writer` holds, as bytes: the fastest way. Nothing is added for an invalid dossier, which comes out. */
  write(writer: JsonWriter, bytes: Uint8Array, start?: number, end?: number): InvalidDossier | undefined;
}

/** A version, with what the caller set for it. */
interface Prepared {
  readonly module: CompiledVersion;
  readonly parameterProblems: readonly Problem[];
  /** Only without problems. */
  readonly parameters?: unknown;
  readonly entry: VersionEntry;
  /** What all verdicts start with, and the readings chosen, as they are written. */
  readonly head: JsonPiece;
  readonly chosen: JsonPiece;
}

/** A dossier judged by the short road. */
interface Plain {
  readonly prepared: Prepared;
  readonly body: Body;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly meta: VersionMeta;
}

const IDENTIFIANT = jsonPiece('"identifiant":"');
const END_OF_TEXT = jsonPiece('",');

/** The members of an object as JSON, each followed by a comma. */
const membersOf = (object: object): string => `${JSON.stringify(object).slice(1, -1)},`;

/** Holds the text that is being read, from one reading to the next. */
const scanner = new JsonScanner();

const isSelectedBy = ({ selector }: VersionEntry, timeline: Timeline): boolean =>
  selector?.key === timeline.selector?.key && selector?.kind === timeline.selector?.kind;

export class RegulationJudge implements Judge {
  readonly #timeline: Timeline;
  readonly #moduleOf: (entry: VersionEntry) => CompiledVersion;
  readonly #parameters: unknown;
  readonly #lang: Lang;
  readonly #prepared = new Map<VersionEntry, Prepared>();
  /** The versions that can read bytes, in the order in which they are tried. */
  #mostLikely: readonly VersionEntry[];

  /** @param parameters the readings that the caller sets, by JSON key, not yet checked */
  constructor(
    timeline: Timeline,
    moduleOf: (entry: VersionEntry) => CompiledVersion,
    parameters: unknown,
    lang: Lang = "fr",
  ) {
    this.#timeline = timeline;
    this.#moduleOf = moduleOf;
    this.#parameters = parameters;
    this.#lang = lang;
    this.#mostLikely = timeline.periods
      .map(({ entry }) => entry)
      .filter((entry) => moduleOf(entry).readBytes !== undefined && isSelectedBy(entry, timeline))
      .reverse();
  }

  evaluate(dossier: unknown): Verdict | InvalidDossier {
    const judged = this.judge(dossier);
    return "verdict" in judged ? judged.verdict : judged;
  }

  evaluateBytes(bytes: Uint8Array, start = 0, end = bytes.length): Verdict | InvalidDossier {
    return this.evaluatePlain(bytes, start, end) ?? this.evaluateText(bytes.subarray(start, end));
  }

  text(bytes: Uint8Array, start = 0, end = bytes.length): string | InvalidDossier {
    const verdict = this.evaluateBytes(bytes, start, end);
    return "errors" in verdict ? verdict : JSON.stringify(verdict);
  }

  write(writer: JsonWriter, bytes: Uint8Array, start = 0, end = bytes.length): InvalidDossier | undefined {
    const plain = this.#plain(bytes, start, end);
    const writeBody = plain?.prepared.module.writeBody;
    if (plain !== undefined && writeBody !== undefined) {
      const { head, chosen } = plain.prepared;
      writer.put(head);
      if (scanner.identifiantFrom >= 0) {
        writer.put(IDENTIFIANT);
        writer.copy(scanner.bytes, scanner.identifiantFrom, scanner.identifiantTo);
        writer.put(END_OF_TEXT);
      }
      writer.put(chosen);
      writeBody(writer, plain.body);
      writer.end();
      return undefined;
    }
    const verdict = this.evaluateBytes(bytes, start, end);
    if ("errors" in verdict) return verdict;
    writer.text(JSON.stringify(verdict));
    return undefined;
  }

  /** The ordinary road: any JSON text is parsed, validated, then read. */
  evaluateText(bytes: Uint8Array): Verdict | InvalidDossier {
    const read = readJsonText(bytes, this.#lang);
    return "errors" in read ? { regulation: this.#timeline.code, errors: read.errors } : this.evaluate(read.json);
  }

  /** The short road, in one pass over the bytes of a plain text; `undefined` for all that the ordinary road must judge. */
  evaluatePlain(bytes: Uint8Array, start: number, end: number): Verdict | undefined {
    const plain = this.#plain(bytes, start, end);
    if (plain === undefined) return undefined;
    const { entry, module, parameters } = plain.prepared;
    return this.#verdict(entry, module.chosen(parameters), scanner.identifiantText, plain.body);
  }

  #plain(bytes: Uint8Array, start: number, end: number): Plain | undefined {
    const from = scanner.open(bytes, start, end);
    for (const entry of this.#mostLikely) {
      const prepared = this.#prepare(entry);
      const { module, parameterProblems, parameters } = prepared;
      scanner.restart();
      const dossier = module.readBytes?.(scanner, from);
      if (dossier === undefined || versionAt(this.#timeline, scanner.selecting) !== entry) continue;
      // The next dossier is probably of the same session.
      if (entry !== this.#mostLikely[0]) {
        this.#mostLikely = [entry, ...this.#mostLikely.filter((other) => other !== entry)];
      }
      if (parameterProblems.length > 0 || module.checkDossier(dossier, parameters).length > 0) return undefined;
      return { prepared, body: module.decide(dossier, parameters) };
    }
    return undefined;
  }

  /** With `trace`, what happened to each rule is pushed to it. */
  judge(dossier: unknown, trace?: RuleTrace[]): Judged | InvalidDossier {
    const choice = chooseVersion(this.#timeline, dossier, this.#lang);
    if (choice.kind === "none") return this.#refusal([choice.problem], dossier, { labels: {} });
    const entry = choice.kind === "chosen" ? choice.entry : latestVersion(this.#timeline);
    const { module, parameterProblems, parameters } = this.#prepare(entry);
    const problems = module.validate(dossier);
    if (choice.kind === "unreadable" && problems.length === 0) {
      problems.push({ pointer: pointerTo("", choice.selector.key), code: "missing" });
    }
    const refuse = (found: readonly Problem[]): InvalidDossier => {
      const { regulation, errors } = this.#refusal(found, dossier, dossierNames(module.meta));
      const ofParameters = this.#errors(
        parameterProblems,
        { parameters: this.#parameters },
        parameterNames(module.meta),
      );
      return { regulation, errors: [...errors, ...ofParameters] };
    };
    if (problems.length + parameterProblems.length > 0) return refuse(problems);
    const read = module.read(dossier);
    const broken = module.checkDossier(read, parameters);
    if (broken.length > 0) return refuse(broken);
    const body = module.decide(read, parameters, trace);
    const identifiant = childOf(dossier, "identifiant");
    return {
      verdict: this.#verdict(
        entry,
        module.chosen(parameters),
        typeof identifiant === "string" ? identifiant : undefined,
        body,
      ),
      meta: module.meta,
    };
  }

  #verdict(
    { version, digest }: VersionEntry,
    parameters: Verdict["parameters"],
    identifiant: string | undefined,
    { decisions, documents, reasons, blockedDocuments }: Body,
  ): Verdict {
    const head = { regulation: this.#timeline.code, version, digest };
    // Put together property by property: what follows `...` in a literal takes V8 up to a microsecond each.
    const verdict = head as { -readonly [K in keyof Verdict]: Verdict[K] };
    if (identifiant !== undefined) verdict.identifiant = identifiant;
    verdict.parameters = parameters;
    verdict.decisions = decisions;
    verdict.documents = documents;
    verdict.reasons = reasons;
    if (blockedDocuments) verdict.blockedDocuments = blockedDocuments;
    return verdict;
  }

  #prepare(entry: VersionEntry): Prepared {
    const known = this.#prepared.get(entry);
    if (known !== undefined) return known;
    const module = this.#moduleOf(entry);
    const parameterProblems = module.validateParameters(this.#parameters);
    const { version, digest } = entry;
    const head = membersOf({ regulation: this.#timeline.code, version, digest });
    const common = { module, parameterProblems, entry, head: jsonPiece(`{${head}`) };
    let prepared: Prepared = { ...common, chosen: jsonPiece("") };
    if (parameterProblems.length === 0) {
      const parameters = module.readParameters(this.#parameters);
      prepared = { ...common, parameters, chosen: jsonPiece(membersOf({ parameters: module.chosen(parameters) })) };
    }
    this.#prepared.set(entry, prepared);
    return prepared;
  }

  #refusal(problems: readonly Problem[], dossier: unknown, names: DossierNames): InvalidDossier {
    return { regulation: this.#timeline.code, errors: this.#errors(problems, dossier, names) };
  }

  #errors(problems: readonly Problem[], json: unknown, names: DossierNames): InvalidDossier["errors"] {
    return problems.map((problem) => ({
      pointer: problem.pointer,
      code: problem.code,
      message: problemSentence(problem, json, names, this.#lang),
    }));
  }
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
