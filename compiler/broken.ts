/**
 * Checks a regulation whose text could not be read whole. What its unreadable declarations would have declared is not
 * known, so nothing is said of names that appear in them, nor of what nothing seems to read.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Source, Span } from "../diagnostics/source.js";
import type { Module } from "./1-resolve/modules.js";
import { checkModule } from "./2-check/index.js";
import type { Past } from "./2-check/past.js";
import type { PlaceOf } from "./places.js";
import { Reporter } from "./report.js";

export function checkBroken(
  module: Module,
  syntax: readonly Diagnostic[],
  place: PlaceOf,
  sourceOf: (span: Span) => Source,
  past?: Past,
): Diagnostic[] {
  const unreadable = syntax
    .filter((d) => module.files.some((f) => f.path === d.span.file))
    .map((d) => declarationAround(sourceOf(d.span).text, d.span));
  const words = new Set(unreadable.flatMap((text) => text.match(/[\p{L}\d_]+/gu) ?? []));
  const broken = new Set(module.files.flatMap((f) => f.declarations).filter((d) => d.broken === true));
  const reporter = new Reporter();
  checkModule(module, reporter, place, sourceOf, broken, past);
  return reporter.diagnostics.filter((d) => {
    if (d.code === "jamais-lu") return false;
    if (!ABOUT_MISSING.test(d.code)) return true;
    const inside =
      sourceOf(d.span)
        .text.slice(d.span.start, d.span.end)
        .match(/[\p{L}\d_]+/gu) ?? [];
    return !inside.some((word) => words.has(word)) && !Object.values(d.values).some((v) => words.has(String(v)));
  });
}

/** Findings that something is not declared: what could not be read may have declared it. */
const ABOUT_MISSING =
  /-inconnue?$|-manquante?$|^valeur-hors-énumération$|^champ-sans-élément$|^non-renseigné-attendu$|^vrai-ou-faux$/;

/** The text of the declaration that stands around a place: from one line that starts in the first column to the next. */
function declarationAround(text: string, span: Span): string {
  let start = text.lastIndexOf("\n", Math.max(0, span.start - 1)) + 1;
  while (start > 0 && /[\s>|#]/.test(text[start] ?? " ")) start = text.lastIndexOf("\n", start - 2) + 1;
  const next = /\n[^\s>|#]/g;
  next.lastIndex = span.end;
  return text.slice(start, next.exec(text)?.index ?? text.length);
}
