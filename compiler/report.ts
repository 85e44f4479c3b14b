/** Collects findings: each at most once, none about what an earlier error already made unreadable. */
import type { Code } from "../diagnostics/catalogue.generated.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../diagnostics/source.js";

type Extras = Pick<Diagnostic, "related" | "fixes">;

export class Reporter {
  readonly #found = new Map<string, Diagnostic>();

  report(code: Code, span: Span, values: Diagnostic["values"] = {}, extras: Extras = {}): void {
    const key = `${code} ${span.file} ${span.start} ${span.end}`;
    if (!this.#found.has(key)) this.#found.set(key, { code, span, values, ...extras });
  }

  add(found: readonly Diagnostic[]): void {
    for (const d of found) this.report(d.code, d.span, d.values, d);
  }

  get diagnostics(): Diagnostic[] {
    return [...this.#found.values()];
  }
}
