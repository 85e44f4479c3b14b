/**
 * `volontaire CODE « raison »`: in come the files read and everything found in them, out comes what is left to say. A waiver silences
 * the warnings of its code inside its declaration; one that names no code, an error, or nothing that was found, is a finding itself.
 */
import { catalogue, type Code } from "../diagnostics/catalogue.generated.js";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.js";
import { remove } from "../diagnostics/fix.js";
import type { Source, Span } from "../diagnostics/source.js";
import { suggest } from "../diagnostics/suggest.js";
import type { Name, RulesFile, Text } from "../grammar/ast.js";
import { MUTANT_KINDS, type MutantKind } from "../plan/mutant-kinds.js";
import type { MutantWaiver } from "../plan/plan.js";
import type { Module } from "./1-resolve/modules.js";
import type { PlaceOf } from "./places.js";
import { Reporter } from "./report.js";
import { isError } from "./severity.js";

interface Waiver {
  readonly code: Name;
  readonly reason: Text;
  readonly inside: Span;
}

/** `given`: the files the caller named; the others were only read because one of these imports them. */
export function withoutWaived(
  modules: readonly Module[],
  broken: ReadonlySet<string>,
  found: readonly Diagnostic[],
  given: ReadonlySet<string>,
  sourceOf: (span: Span) => Source,
): Diagnostic[] {
  const files = new Set(modules.flatMap((m) => m.files));
  const waivers = [...files].flatMap(waiversOf);
  if (waivers.length === 0) return [...found];
  const reporter = new Reporter();
  const known = new Map(waivers.map((w) => [w, codeNamed(w, reporter)]));
  const useful = new Set<Waiver>();
  const left = found.filter((d) => {
    if (isError(d)) return true;
    const mine = waivers.filter((w) => known.get(w) === d.code && contains(w.inside, d.span));
    mine.forEach((w) => useful.add(w));
    return mine.length === 0;
  });
  const whole = readWhole(modules, broken, found);
  const shown = shownInUse(modules, given);
  for (const [w, code] of known) {
    if (code !== undefined && !useful.has(w) && whole(w.inside.file) && shown(w.inside.file))
      reporter.report("dispense-inutile", w.code.span, { code }, { fixes: removal(w, sourceOf(w.inside).text) });
  }
  return [...left, ...reporter.diagnostics];
}

/** Takes a waiver out, with its line when nothing else stands on it. */
function removal({ code, reason }: Waiver, text: string): Fix[] {
  const keyword = /volontaire\s+$/iu.exec(text.slice(0, code.span.start));
  if (keyword === null) return [];
  const line = /[\n\r]*[^\S\n\r]*$/u.exec(text.slice(0, keyword.index))?.index ?? keyword.index;
  const isAlone = /^[^\S\n\r]*(?:[\n\r]|$)/u.test(text.slice(reason.span.end));
  const start = isAlone ? line : keyword.index;
  return [remove({ ...code.span, start, end: reason.span.end }, `volontaire ${code.text}`, "safe")];
}

const waiversOf = (file: RulesFile): Waiver[] =>
  [...(file.header ? [file.header] : []), ...file.declarations].flatMap((d) =>
    d.waivers.map((w) => ({ ...w, inside: d.span })),
  );

const contains = (outer: Span, inner: Span): boolean =>
  outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;

const isCode = (text: string): text is Code => Object.hasOwn(catalogue, text);
const codes = Object.keys(catalogue).filter(isCode);
const unaccented = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const byUnaccented = new Map(codes.map((code) => [unaccented(code), code]));

/** The waivers of mutants in the files of a regulation: no finding, but for `reglo test --mutants`, which looks for what they name. */
export function mutantWaivers({ files }: Module, place: PlaceOf): readonly MutantWaiver[] {
  return files.flatMap(waiversOf).flatMap(({ code, reason, inside }): MutantWaiver[] => {
    if (!isOfMutants(code)) return [];
    const kind = kindOf(code);
    return [{ ...(kind && { kind }), reason: reason.text, inside: place(inside), place: place(code.span) }];
  });
}

const MUTANTS = "mutant-équivalent";
const isOfMutants = ({ text }: Name): boolean =>
  unaccented(text) === unaccented(MUTANTS) || kindOf({ text }) !== undefined;
const kindOf = ({ text }: Pick<Name, "text">): MutantKind | undefined =>
  MUTANT_KINDS.find((kind) => unaccented(text) === unaccented(`${MUTANTS}-${kind}`));

/** The warning that a waiver names, with or without accents. */
function codeNamed(waiver: Waiver, reporter: Reporter): Code | undefined {
  const { text, span } = waiver.code;
  if (isOfMutants(waiver.code)) return undefined;
  const code = byUnaccented.get(unaccented(text));
  if (code === undefined) {
    const warnings = codes.filter((c) => catalogue[c].severity === "warning");
    const best = suggest(text, [...warnings, MUTANTS, ...MUTANT_KINDS.map((kind) => `${MUTANTS}-${kind}`)]);
    const fix = best && { title: { fr: `écrire « ${best} »`, en: `write “${best}”` }, edits: [{ span, text: best }] };
    reporter.report("code-inconnu", span, { code: text }, fix ? { fixes: [fix] } : {});
  } else if (catalogue[code].severity === "error") {
    reporter.report("dispense-impossible", span, { code });
    return undefined;
  }
  return code;
}

/** Whether a file is seen as it is used: a library only beside a regulation that imports it, when both were given. */
function shownInUse(modules: readonly Module[], given: ReadonlySet<string>): (path: string) => boolean {
  const used = new Set(
    modules.filter((m) => m.main.header?.kind === "regulation").flatMap((m) => m.files.map((f) => f.path)),
  );
  return (path) => given.has(path) && used.has(path);
}

/** Whether a file's findings are all there: where something is wrong, others were not looked for. */
function readWhole(
  modules: readonly Module[],
  broken: ReadonlySet<string>,
  found: readonly Diagnostic[],
): (path: string) => boolean {
  const wrong = new Set([...broken, ...found.filter(isError).map((d) => d.span.file)]);
  const doubtful = new Set(
    modules.filter((m) => m.files.some((f) => wrong.has(f.path))).flatMap((m) => m.files.map((f) => f.path)),
  );
  return (path) => !doubtful.has(path);
}
