/**
 * One regulation made ready to judge: its versions and the readings chosen come in once, then dossiers, as JSON values or as bytes; out
 * come verdicts. What the caller set is checked and read once per version, not once per dossier.
 */
import type { Lang } from "./format.js";
import { JsonScanner } from "./json-scanner.js";
import { JsonValues } from "./json-values.js";
import { jsonPiece, type JsonPiece, type JsonWriter } from "./json-writer.js";
import { readJsonText } from "./json-text.js";
import type { VersionEntry } from "./manifest.js";
import { childOf, pointerTo } from "./pointer.js";
import { problemSentence, type DossierNames } from "./problems.js";
import type { CompiledVersion, InvalidDossier, Problem, Raw, RuleTrace, Verdict, VersionMeta } from "./verdict.js";
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
  /** Only without problems: in internal form, and as verdicts tell them. */
  readonly parameters?: unknown;
  readonly chosen: Readonly<Record<string, Raw>>;
  readonly entry: VersionEntry;
  /** What all verdicts start with, and the readings chosen, as they are written. */
  readonly headPiece: JsonPiece;
  readonly chosenPiece: JsonPiece;
}

/** A dossier read by a short road, with which the caller's parameters have no quarrel. */
interface Plain {
  readonly prepared: Prepared;
  readonly dossier: unknown;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly meta: VersionMeta;
}

const IDENTIFIANT = jsonPiece('"identifiant":"');
const END_OF_TEXT = jsonPiece('",');

/** The members of an object as JSON, each followed by a comma. */
const membersOf = (object: object): string => `${JSON.stringify(object).slice(1, -1)},`;

/** Hold what is being read, from one reading to the next. */
const scanner = new JsonScanner();
const values = new JsonValues();

const isSelectedBy = ({ selector }: VersionEntry, timeline: Timeline): boolean =>
  selector?.key === timeline.selector?.key && selector?.kind === timeline.selector?.kind;

export class RegulationJudge implements Judge {
  readonly #timeline: Timeline;
  readonly #moduleOf: (entry: VersionEntry) => CompiledVersion;
  readonly #parameters: unknown;
  readonly #lang: Lang;
  readonly #prepared = new Map<VersionEntry, Prepared>();
  /** The versions that can read in one pass, in the order in which they are tried. */
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
      .filter((entry) => moduleOf(entry).readValues !== undefined && isSelectedBy(entry, timeline))
      .reverse();
  }

  evaluate(dossier: unknown): Verdict | InvalidDossier {
    return this.evaluateValues(dossier) ?? this.evaluateAny(dossier);
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
      const { module, parameters, headPiece, chosenPiece } = plain.prepared;
      writer.put(headPiece);
      if (scanner.identifiantFrom >= 0) {
        writer.put(IDENTIFIANT);
        writer.copy(scanner.bytes, scanner.identifiantFrom, scanner.identifiantTo);
        writer.put(END_OF_TEXT);
      }
      writer.put(chosenPiece);
      writeBody(writer, module.decide(plain.dossier, parameters));
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
    return "errors" in read ? { regulation: this.#timeline.code, errors: read.errors } : this.evaluateAny(read.json);
  }

  /** The ordinary road from there: any JSON value is validated, then read. */
  evaluateAny(dossier: unknown): Verdict | InvalidDossier {
    const judged = this.#judgeAny(dossier);
    return "verdict" in judged ? judged.verdict : judged;
  }

  /** The short road of JSON values, in one pass; `undefined` for all that the ordinary road must judge. */
  evaluateValues(dossier: unknown): Verdict | undefined {
    const plain = this.#plainValues(dossier);
    return plain && this.#verdict(plain, values.identifiantText);
  }

  /** The short road, in one pass over the bytes of a plain text; `undefined` for all that the ordinary road must judge. */
  evaluatePlain(bytes: Uint8Array, start: number, end: number): Verdict | undefined {
    const plain = this.#plain(bytes, start, end);
    return plain && this.#verdict(plain, scanner.identifiantText);
  }

  #plain(bytes: Uint8Array, start: number, end: number): Plain | undefined {
    const from = scanner.open(bytes, start, end);
    for (const entry of this.#mostLikely) {
      const prepared = this.#prepare(entry);
      scanner.restart();
      const dossier = prepared.module.readBytes?.(scanner, from);
      if (dossier !== undefined && versionAt(this.#timeline, scanner.selecting) === entry)
        return this.#checked(prepared, dossier);
    }
    return undefined;
  }

  #plainValues(json: unknown): Plain | undefined {
    for (const entry of this.#mostLikely) {
      const prepared = this.#prepare(entry);
      values.restart();
      const dossier = prepared.module.readValues?.(values, json);
      if (dossier !== undefined && versionAt(this.#timeline, values.selecting) === entry)
        return this.#checked(prepared, dossier);
    }
    return undefined;
  }

  #checked(prepared: Prepared, dossier: unknown): Plain | undefined {
    const { entry, module, parameterProblems, parameters } = prepared;
    // The next dossier is probably of the same session.
    if (entry !== this.#mostLikely[0]) {
      this.#mostLikely = [entry, ...this.#mostLikely.filter((other) => other !== entry)];
    }
    if (parameterProblems.length > 0 || module.checkDossier(dossier, parameters).length > 0) return undefined;
    return { prepared, dossier };
  }

  /** With `trace`, what happened to each rule is pushed to it. */
  judge(dossier: unknown, trace?: RuleTrace[]): Judged | InvalidDossier {
    const plain = this.#plainValues(dossier);
    if (plain === undefined) return this.#judgeAny(dossier, trace);
    return { verdict: this.#verdict(plain, values.identifiantText, trace), meta: plain.prepared.module.meta };
  }

  #judgeAny(dossier: unknown, trace?: RuleTrace[]): Judged | InvalidDossier {
    const choice = chooseVersion(this.#timeline, dossier, this.#lang);
    if (choice.kind === "none") return this.#refusal([choice.problem], dossier, { labels: {} });
    const entry = choice.kind === "chosen" ? choice.entry : latestVersion(this.#timeline);
    const prepared = this.#prepare(entry);
    const { module, parameterProblems, parameters } = prepared;
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
    const identifiant = childOf(dossier, "identifiant");
    const verdict = this.#verdict(
      { prepared, dossier: read },
      typeof identifiant === "string" ? identifiant : undefined,
      trace,
    );
    return { verdict, meta: module.meta };
  }

  #verdict({ prepared, dossier }: Plain, identifiant: string | undefined, trace?: RuleTrace[]): Verdict {
    const { module, parameters: set, chosen: parameters, entry } = prepared;
    const { decisions, documents, reasons, blockedDocuments } = module.decide(dossier, set, trace);
    const regulation = this.#timeline.code;
    const { version, digest } = entry;
    // Written out: what follows `...` in a literal takes V8 up to a microsecond each, and what is added to an object a place outside of it.
    const verdict: Verdict =
      identifiant === undefined
        ? { regulation, version, digest, parameters, decisions, documents, reasons }
        : { regulation, version, digest, identifiant, parameters, decisions, documents, reasons };
    return blockedDocuments ? Object.assign(verdict, { blockedDocuments }) : verdict;
  }

  #prepare(entry: VersionEntry): Prepared {
    const known = this.#prepared.get(entry);
    if (known !== undefined) return known;
    const module = this.#moduleOf(entry);
    const parameterProblems = module.validateParameters(this.#parameters);
    const { version, digest } = entry;
    const head = membersOf({ regulation: this.#timeline.code, version, digest });
    const common = { module, parameterProblems, entry, headPiece: jsonPiece(`{${head}`) };
    let prepared: Prepared = { ...common, chosen: {}, chosenPiece: jsonPiece("") };
    if (parameterProblems.length === 0) {
      const parameters = module.readParameters(this.#parameters);
      const chosen = Object.freeze(module.chosen(parameters));
      prepared = { ...common, parameters, chosen, chosenPiece: jsonPiece(membersOf({ parameters: chosen })) };
    }
    this.#prepared.set(entry, prepared);
    return prepared;
  }

  #refusal(problems: readonly Problem[], dossier: unknown, names: DossierNames): InvalidDossier {
    return { regulation: this.#timeline.code, errors: this.#errors(problems, dossier, names) };
  }

  #errors(problems: readonly Problem[], json: unknown, names: DossierNames): InvalidDossier["errors"] {
    return problems.map((problem) => {
      const { pointer, code } = problem;
      const legal = problem.details?.["legal"];
      const message = problemSentence(problem, json, names, this.#lang);
      return Array.isArray(legal) ? { pointer, code, message, legal } : { pointer, code, message };
    });
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
