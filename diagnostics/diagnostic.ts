/** A finding about a source text, as data; `render.ts` turns it into sentences. */
import type { Code } from "./catalogue.generated.js";
import type { Span } from "./source.js";

/** What fills a placeholder of the catalogue's message: names and source texts are the same in both languages, phrases are not. */
export type Fill = string | number | { readonly fr: string; readonly en: string };

/** A change of the text that answers the finding. */
export interface Fix {
  readonly title: { readonly fr: string; readonly en: string };
  /** There is nothing else the author can have meant: `reglo check --fix` may apply it, after checking that it only mends. */
  readonly isSafe?: true;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

export interface Diagnostic {
  readonly code: Code;
  readonly span: Span;
  readonly values: Readonly<Record<string, Fill>>;
  readonly related?: readonly { readonly span: Span; readonly note: { readonly fr: string; readonly en: string } }[];
  readonly fixes?: readonly Fix[];
}
