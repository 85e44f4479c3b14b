/**
 * Candidate files with the verdicts that a human reviewed: `dossiers/<name>.json` beside a regulation, with `<name>.attendu.json`.
 * In come the files, out go what differs, and what is missing on either side.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plan } from "../plan/plan.js";
import type { RegulationEntry } from "../runtime/manifest.js";
import { createPack, type Pack } from "../runtime/pack.js";
import type { InvalidDossier, Outcome, Verdict } from "../runtime/verdict.js";
import { jsonDifferences, type Failure } from "./outcome.js";
import { parseJson, type JsonFault } from "./parse-json.js";
import { agree, compiledEngine, interpreterEngine, selectorKey, type Version } from "./version.js";

/** Verdicts as they are kept: without the digest, which changes with every comma of the sources. */
export type KeptVerdict = Omit<Verdict, "digest"> | InvalidDossier;

export interface Golden {
  /** Absolute paths; the dossier, and the verdict expected of it. */
  readonly dossier: string;
  readonly expected: string;
  readonly name: string;
  readonly code: string;
}

const ENDING = ".attendu.json";

/** The goldens of a regulation's folder; a dossier without verdict and a verdict without dossier are listed as well. */
export function goldensIn(folder: string, code: string): Golden[] {
  const dossiers = join(folder, "dossiers");
  if (!existsSync(dossiers)) return [];
  const files = readdirSync(dossiers).filter((name) => name.endsWith(".json"));
  const names = new Set(files.map((name) => name.slice(0, name.endsWith(ENDING) ? -ENDING.length : -".json".length)));
  return [...names].sort().map((name) => ({
    name,
    code,
    dossier: join(dossiers, `${name}.json`),
    expected: join(dossiers, `${name}${ENDING}`),
  }));
}

/** A difference between the verdict kept and the one given now. */
export type Change =
  | {
      readonly kind: "decision";
      readonly decision: string;
      readonly element?: string;
      readonly before: Outcome | undefined;
      readonly after: Outcome | undefined;
      /** The rules that stand behind it now, or, when none does, those that stood. */
      readonly rules: readonly string[];
    }
  | { readonly kind: "document"; readonly before?: Fields; readonly after?: Fields; readonly rules: readonly string[] }
  /** The dossier was judged and is refused, or the other way round, or is refused otherwise. */
  | { readonly kind: "validity"; readonly before: readonly string[]; readonly after: readonly string[] }
  /** The same conclusions, for other reasons: the rules that come and go, or the values that differ. */
  | { readonly kind: "reasons"; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** The version, the parameters or something else of the verdict. */
  | { readonly kind: "other"; readonly differences: readonly string[] };
type Fields = Readonly<Record<string, unknown>>;

export interface GoldenResult {
  readonly failures: readonly Failure[];
  /** The verdict to keep. */
  readonly verdict?: KeptVerdict;
  /** What differs from the verdict that was kept. */
  readonly changes: readonly Change[];
  /** The version that judged it. */
  readonly version?: Version;
}

/** The regulations of some versions as a pack, whose files are already loaded. */
export function packOf(versions: readonly Version[]): Pack {
  const codes = [...new Set(versions.map(({ plan }) => plan.code))].sort();
  return createPack(
    {
      language: 1,
      runtime: { file: "runtime.js", sha256: "" },
      regulations: codes.map((code) => entryOf(code, versions)),
    },
    Object.fromEntries(versions.map((version) => [fileOf(version.plan), version.compiled])),
  );
}

const fileOf = ({ code, version }: Plan): string => `${code}/${version}.js`;

/** What a pack's manifest would say of a regulation, digests and files apart. */
export function entryOf(code: string, versions: readonly Pick<Version, "plan">[]): RegulationEntry {
  return {
    code,
    versions: versions
      .map(({ plan }) => plan)
      .filter((plan) => plan.code === code)
      .sort((a, b) => ((a.validity?.from ?? "") < (b.validity?.from ?? "") ? -1 : 1))
      .map((plan) => {
        const key = selectorKey(plan);
        const { selector, validity } = plan;
        return {
          version: plan.version,
          ...(selector && key !== undefined ? { selector: { key, kind: selector.kind } } : {}),
          ...(validity ? { from: validity.from } : {}),
          ...(validity?.to === undefined ? {} : { to: validity.to }),
          file: fileOf(plan),
          digest: "",
          outputs: {},
          sources: {},
        };
      }),
  };
}

export interface GoldenOptions {
  readonly versions: readonly Version[];
  readonly pack: Pack;
  /** A path as people are shown it. */
  readonly shown: (path: string) => string;
}

/** Judges one golden dossier with every engine, and compares. */
export function runGolden(golden: Golden, { versions, pack, shown }: GoldenOptions): GoldenResult {
  const where = { file: shown(golden.dossier), line: 1 };
  const failed = (fr: string, en: string, file = golden.dossier, line = 1): GoldenResult => ({
    failures: [{ kind: "file", sentence: { fr, en }, where: { file: shown(file), line } }],
    changes: [],
  });
  if (!existsSync(golden.dossier))
    return failed(
      `Le verdict attendu « ${basename(golden.expected)} » n'a plus de dossier : « ${basename(golden.dossier)} » n'existe pas. Supprimez-le, ou remettez le dossier.`,
      `The expected verdict « ${basename(golden.expected)} » has no dossier any more: « ${basename(golden.dossier)} » does not exist. Delete it, or put the dossier back.`,
      golden.expected,
    );
  const dossier = readJson(golden.dossier);
  if ("fault" in dossier)
    return failed(
      `Ce dossier ne peut pas être lu. ${dossier.fault.fr}`,
      `This dossier cannot be read. ${dossier.fault.en}`,
      golden.dossier,
      dossier.fault.line,
    );
  const verdict = keptOf(pack.evaluate(golden.code, dossier.json));
  const version = versionOf(verdict, versions);
  const failures = version ? enginesAgree(version, dossier.json, where) : [];
  const common = { verdict, ...(version ? { version } : {}) };
  if (!existsSync(golden.expected)) {
    const missing = failed(
      `Ce dossier n'a pas de verdict attendu. Relisez le verdict, puis enregistrez-le : reglo test --update`,
      `This dossier has no expected verdict. Read the verdict again, then keep it: reglo test --update`,
    );
    return { ...missing, ...common, failures: [...missing.failures, ...failures] };
  }
  const kept = readJson(golden.expected);
  if ("fault" in kept) {
    const broken = failed(
      `Ce verdict attendu ne peut pas être lu. ${kept.fault.fr}`,
      `This expected verdict cannot be read. ${kept.fault.en}`,
      golden.expected,
      kept.fault.line,
    );
    return { ...broken, ...common, failures: [...broken.failures, ...failures] };
  }
  return { ...common, failures, changes: changesBetween(kept.json, verdict) };
}

/** A verdict as it is kept. */
export function keptOf(verdict: Verdict | InvalidDossier): KeptVerdict {
  if ("errors" in verdict) return verdict;
  const { digest: _digest, ...kept } = verdict;
  return kept;
}

/** What a file of JSON says, or why it cannot be read. */
export function readJson(path: string): { readonly json: unknown } | { readonly fault: JsonFault } {
  try {
    return parseJson(basename(path), readFileSync(path));
  } catch {
    return { fault: { line: 1, fr: "Ce fichier ne peut pas être ouvert.", en: "This file cannot be opened." } };
  }
}

function versionOf(verdict: KeptVerdict, versions: readonly Version[]): Version | undefined {
  if ("errors" in verdict) return undefined;
  return versions.find(({ plan }) => plan.code === verdict.regulation && plan.version === verdict.version);
}

function enginesAgree(version: Version, dossier: unknown, where: { file: string; line: number }): Failure[] {
  const compiled = compiledEngine.decide(version, dossier);
  const interpreted = interpreterEngine.decide(version, dossier);
  if (agree(compiled, interpreted)) return [];
  return [{ kind: "engines", differences: jsonDifferences(compiled, interpreted).slice(0, 10), where }];
}

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;

/** What differs between two verdicts, as people speak of verdicts. `before` may be any JSON. */
export function changesBetween(before: unknown, after: KeptVerdict): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const errorsOf = (verdict: unknown): string[] =>
    isObject(verdict) && Array.isArray(verdict["errors"])
      ? (verdict["errors"] as unknown[]).map((e) => String(isObject(e) ? e["message"] : e))
      : [];
  if (!isObject(before) || !isObject(before["decisions"]) || "errors" in after) {
    return [{ kind: "validity", before: errorsOf(before), after: errorsOf(after) }];
  }
  const changes: Change[] = [
    ...decisionChanges(before["decisions"], before["reasons"], after),
    ...documentChanges(before["documents"], before["reasons"], after),
  ];
  const { decisions: _d, documents: _docs, reasons: reasonsBefore, ...restBefore } = before;
  const { decisions: _decisions, documents: _documents, reasons, ...rest } = after;
  const differences = jsonDifferences(restBefore, rest);
  if (differences.length > 0) changes.push({ kind: "other", differences });
  if (changes.length === 0) {
    const names = (list: unknown): string[] => (Array.isArray(list) ? list.map((r) => JSON.stringify(r)) : []);
    const [old, now] = [names(reasonsBefore), names(reasons)];
    const ruleOf = (text: string): string => String((JSON.parse(text) as Fields)["rule"]);
    const only = (some: string[], others: string[]): string[] => [
      ...new Set(some.filter((r) => !others.includes(r)).map(ruleOf)),
    ];
    changes.push({ kind: "reasons", added: only(now, old), removed: only(old, now) });
  }
  return changes;
}

const isOutcome = (value: unknown): value is Outcome => isObject(value) && typeof value["status"] === "string";

function decisionChanges(before: Fields, reasonsBefore: unknown, after: Omit<Verdict, "digest">): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after.decisions)])].flatMap((decision): Change[] => {
    const old = own(before, decision);
    const now = own(after.decisions, decision);
    const change = (was: unknown, is: unknown, element?: string): Change[] => {
      if (JSON.stringify(was) === JSON.stringify(is)) return [];
      const isMeant = (c: Fields): boolean => c["decision"] === decision && c["element"] === element;
      const rules = standingRules(after.reasons, isMeant);
      return [
        {
          kind: "decision",
          decision,
          ...(element === undefined ? {} : { element }),
          before: isOutcome(was) ? was : undefined,
          after: isOutcome(is) ? is : undefined,
          rules: rules.length > 0 ? rules : standingRules(reasonsBefore, isMeant),
        },
      ];
    };
    if (isOutcome(old) || isOutcome(now) || !isObject(old) || !isObject(now)) return change(old, now);
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((element) =>
      change(own(old, element), own(now, element), element),
    );
  });
}

function documentChanges(before: unknown, reasonsBefore: unknown, after: Omit<Verdict, "digest">): Change[] {
  const old = (Array.isArray(before) ? before : []).filter(isObject);
  const same = (a: unknown) => (b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const rules = (reasons: unknown, document: unknown): string[] =>
    standingRules(reasons, (c) => c["document"] === document);
  return [
    ...old
      .filter((delivery) => !after.documents.some(same(delivery)))
      .map((delivery): Change => ({
        kind: "document",
        before: delivery,
        rules: rules(reasonsBefore, delivery["document"]),
      })),
    ...after.documents
      .filter((delivery) => !old.some(same(delivery)))
      .map((delivery): Change => ({
        kind: "document",
        after: delivery,
        rules: rules(after.reasons, delivery.document),
      })),
  ];
}

/** The rules that stand behind a conclusion, in a list of reasons that may be any JSON. */
function standingRules(reasons: unknown, isMeant: (concluded: Fields) => boolean): string[] {
  const list = (Array.isArray(reasons) ? reasons : []).filter(isObject);
  const meant = list.filter((r) => Array.isArray(r["concludes"]) && r["concludes"].filter(isObject).some(isMeant));
  return [...new Set(meant.map((r) => String(r["rule"])))];
}

const own = (holder: Fields, key: string): unknown => (Object.hasOwn(holder, key) ? holder[key] : undefined);
