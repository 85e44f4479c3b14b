/** Prints findings: in come diagnostics on sources, out go frames for people or a JSON array for tools. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import {
  renderDiagnostic,
  severityOf,
  sorted,
  summary,
  Texts,
  toMessage,
  type Language,
} from "../diagnostics/render.js";
import type { Source, Span } from "../diagnostics/source.js";

export interface Findings {
  readonly texts: Texts;
  /** With paths as shown, by file and place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly hasErrors: boolean;
  readonly hasWarnings: boolean;
}

function renamed(diagnostic: Diagnostic, shown: (path: string) => string): Diagnostic {
  const span = (place: Span): Span => ({ ...place, file: shown(place.file) });
  return {
    ...diagnostic,
    span: span(diagnostic.span),
    ...(diagnostic.related && { related: diagnostic.related.map((other) => ({ ...other, span: span(other.span) })) }),
    ...(diagnostic.fixes && {
      fixes: diagnostic.fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, span: span(edit.span) })),
      })),
    }),
  };
}

/** Findings ready to print; `shown` turns the path of a source into the path to show. */
export function findings(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
  shown = (path: string): string => path,
): Findings {
  const hasSeverity = (severity: string): boolean =>
    diagnostics.some((diagnostic) => severityOf(diagnostic) === severity);
  return {
    texts: new Texts(sources.map(({ path, text }) => ({ path: shown(path), text }))),
    diagnostics: sorted(diagnostics.map((diagnostic) => renamed(diagnostic, shown))),
    hasErrors: hasSeverity("error"),
    hasWarnings: hasSeverity("warning"),
  };
}

/** Frames separated by blank lines, then the line that sums up; empty when there is nothing to say. */
export function findingsText({ diagnostics, texts }: Findings, language: Language, color: boolean): string {
  if (diagnostics.length === 0) return "";
  const frames = diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, texts, { language, color })}\n\n`);
  return `${frames.join("")}${summary(diagnostics, language)}\n`;
}

export function findingsJson({ diagnostics, texts }: Findings, language: Language): string {
  return `${JSON.stringify(
    diagnostics.map((diagnostic) => toMessage(diagnostic, texts, language)),
    null,
    2,
  )}\n`;
}
