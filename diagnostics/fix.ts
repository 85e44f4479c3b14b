/** Corrections of the usual shapes: in come a place and what to write there, out goes a correction with its title in both languages. */
import type { Fix } from "./diagnostic.js";
import type { Span } from "./source.js";

/** Whether nothing else can have been meant: only then may `reglo check --fix` apply a correction. */
type Safety = "safe" | "suggestion";

const marked = (fix: Fix, safety: Safety): Fix => (safety === "safe" ? { ...fix, isSafe: true } : fix);

/** Quoted, unless it is so already. */
const quoted = (text: string): string => (text.startsWith("«") ? text : `« ${text} »`);

const after = (span: Span): Span => ({ ...span, start: span.end });

/** « écrire « text » » in place of what stands there. */
export const write = (span: Span, text: string, safety: Safety, shown = text.trim()): Fix =>
  marked({ title: { fr: `écrire ${quoted(shown)}`, en: `write ${quoted(shown)}` }, edits: [{ span, text }] }, safety);

/** « ajouter « text » » just before a place. */
export const addBefore = (span: Span, text: string, safety: Safety): Fix =>
  marked(
    {
      title: { fr: `ajouter « ${text.trim()} »`, en: `add « ${text.trim()} »` },
      edits: [{ span: { ...span, end: span.start }, text }],
    },
    safety,
  );

/** « ajouter « text » » just after a place. */
export const addAfter = (span: Span, text: string, safety: Safety): Fix =>
  marked(
    {
      title: { fr: `ajouter « ${text.trim()} »`, en: `add « ${text.trim()} »` },
      edits: [{ span: after(span), text }],
    },
    safety,
  );

/** « retirer « what » ». */
export const remove = (span: Span, what: string, safety: Safety): Fix =>
  marked({ title: { fr: `retirer « ${what} »`, en: `remove « ${what} »` }, edits: [{ span, text: "" }] }, safety);

/** Parentheses around a place, to choose one of two readings. */
export const parenthesize = (span: Span, reading: string, safety: Safety = "suggestion"): Fix =>
  marked(
    {
      title: { fr: `lire « ${reading} »`, en: `read « ${reading} »` },
      edits: [
        { span: { ...span, end: span.start }, text: "(" },
        { span: after(span), text: ")" },
      ],
    },
    safety,
  );
