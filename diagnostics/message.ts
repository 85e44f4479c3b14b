/** From a diagnostic to sentences: in comes a finding as data, out goes the message in French or English, ready for tools or for a frame. */
import { catalogue, type Code } from "./catalogue.generated.js";
import type { Diagnostic, Fill, Fix } from "./diagnostic.js";
import type { Severity } from "./entry.js";
import type { Place, Texts } from "./places.js";

export type Language = "fr" | "en";

/** What `--json` prints for one finding. */
export interface Message extends Place {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly related: readonly (Place & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    /** `reglo check --fix` may apply it. */
    readonly safe: boolean;
    readonly edits: readonly (Place & { readonly text: string })[];
  }[];
}

/** A source text quoted in a sentence is cut after this many signs. */
const LONGEST_FILL = 200;

export const severityOf = (diagnostic: Diagnostic): Severity => catalogue[diagnostic.code].severity;

/** Text that cannot disturb a terminal or a sentence: blanks joined, control and direction signs made visible. */
export function visible(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, " ")
    .replace(/[\u0000-\u001f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu, "\ufffd");
}

function filled(fill: Fill, language: Language): string {
  if (typeof fill === "number") return language === "fr" ? String(fill).replace(".", ",") : String(fill);
  const text = visible(typeof fill === "string" ? fill : fill[language]);
  return text.length > LONGEST_FILL ? `${text.slice(0, LONGEST_FILL)}…` : text;
}

/** The sentence with its placeholders filled; one without a value stays as it is written. */
export function fillIn(sentence: string, values: Readonly<Record<string, Fill>>, language: Language): string {
  return sentence.replace(/\{(\p{L}[\p{L}\p{N}_]*)\}/gu, (whole, name: string) => {
    const fill = Object.hasOwn(values, name) ? values[name] : undefined;
    return fill === undefined ? whole : filled(fill, language);
  });
}

function fixMessage(fix: Fix, texts: Texts, language: Language): Message["fixes"][number] {
  return {
    title: visible(fix.title[language]),
    safe: fix.isSafe === true,
    edits: fix.edits.map(({ span, text }) => ({ ...texts.place(span), text })),
  };
}

export function toMessage(diagnostic: Diagnostic, texts: Texts, language: Language): Message {
  const { code, span, values, related = [], fixes = [] } = diagnostic;
  const { severity, help, ...sentences } = catalogue[code];
  return {
    code,
    severity,
    message: fillIn(sentences[language], values, language),
    ...(help === undefined ? {} : { help: fillIn(help[language], values, language) }),
    ...texts.place(span),
    related: related.map(({ span: other, note }) => ({ ...texts.place(other), message: visible(note[language]) })),
    fixes: fixes.map((fix) => fixMessage(fix, texts, language)),
  };
}

/** By file, then by place, errors before warnings at one place. */
export function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...diagnostics].sort(
    (a, b) =>
      order(a.span.file, b.span.file) ||
      a.span.start - b.span.start ||
      order(severityOf(a), severityOf(b)) ||
      order(a.code, b.code),
  );
}

/** « 2 erreurs, 1 avertissement »; nothing found is said too. */
export function summary(diagnostics: readonly Diagnostic[], language: Language): string {
  const errors = diagnostics.filter((diagnostic) => severityOf(diagnostic) === "error").length;
  const warnings = diagnostics.length - errors;
  const words = language === "fr" ? ["erreur", "avertissement"] : ["error", "warning"];
  const isPlural = (count: number): boolean => (language === "fr" ? count > 1 : count !== 1);
  const counted = [errors, warnings].map((count, index) =>
    count === 0 ? "" : `${count} ${words[index] ?? ""}${isPlural(count) ? "s" : ""}`,
  );
  const found = counted.filter((part) => part !== "").join(", ");
  return found === "" ? (language === "fr" ? "aucune erreur" : "no errors") : found;
}
