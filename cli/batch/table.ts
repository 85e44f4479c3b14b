/**
 * Results as tables for spreadsheets: in come judged lines, out goes CSV (RFC 4180). In French, numbers have a decimal comma and cells are
 * separated by semicolons, as French spreadsheets read them. A text that a spreadsheet would take for a formula is marked with « ' ».
 */
import { stringify } from "csv-stringify/sync";
import type { InvalidDossier, Lang, Outcome, Printing, Raw, Verdict, VersionMeta } from "../../runtime/index.js";
import { printRaw } from "../../runtime/format.js";

type Cell = string | number;

const BYTE_ORDER_MARK = "\ufeff";

/** What separates cells when the caller does not say. */
export const usualSeparator = (lang: Lang): string => (lang === "fr" ? ";" : ",");

export interface TableOptions {
  readonly lang: Lang;
  readonly separator: string;
}

/** Rows as CSV; an empty text for no rows. */
function csv(rows: readonly (readonly Cell[])[], { lang, separator }: TableOptions): string {
  return stringify(rows as Cell[][], {
    delimiter: separator,
    record_delimiter: "\r\n",
    escape_formulas: true,
    cast: { number: (value) => (lang === "fr" ? String(value).replace(".", ",") : String(value)) },
  });
}

const isOutcome = (value: Outcome | Readonly<Record<string, Outcome>>): value is Outcome =>
  typeof value.status === "string";

/** Verdicts as rows: the line of the dossier, its identifiant, the version, each decision of any version, the documents. */
export class VerdictTable {
  readonly #options: TableOptions;
  readonly #versions: ReadonlyMap<string, VersionMeta>;
  readonly #decisions: readonly string[];

  /** @param versions from the oldest to the latest */
  constructor(versions: readonly VersionMeta[], options: TableOptions) {
    this.#options = options;
    this.#versions = new Map(versions.map((meta) => [meta.version, meta]));
    // The decisions of the latest version first, in its order.
    this.#decisions = [
      ...new Set([...versions].reverse().flatMap(({ decisions }) => decisions.map(({ name }) => name))),
    ];
  }

  get #colon(): string {
    return this.#options.lang === "fr" ? " : " : ": ";
  }

  /** The first row, which names the columns, after the mark by which spreadsheets know UTF-8. */
  header(): string {
    const [line, identifiant, version, documents] =
      this.#options.lang === "fr"
        ? ["ligne", "identifiant", "version", "documents"]
        : ["line", "identifiant", "version", "documents"];
    return BYTE_ORDER_MARK + csv([[line!, identifiant!, version!, ...this.#decisions, documents!]], this.#options);
  }

  rows(judged: readonly { readonly line: number; readonly verdict: Verdict }[]): string {
    return csv(
      judged.map(({ line, verdict }) => this.#row(line, verdict)),
      this.#options,
    );
  }

  #row(line: number, { identifiant, version, decisions, documents }: Verdict): readonly Cell[] {
    const meta = this.#versions.get(version);
    const cells = this.#decisions.map((name) => {
      const decision = Object.hasOwn(decisions, name) ? decisions[name] : undefined;
      const printing = meta?.decisions.find((one) => one.name === name)?.printing ?? "text";
      if (decision === undefined) return "";
      if (isOutcome(decision)) return this.#outcome(decision, printing, meta);
      return Object.entries(decision)
        .map(([element, outcome]) => element + this.#colon + String(this.#outcome(outcome, printing, meta)))
        .join(" | ");
    });
    const delivered = documents.map(({ document, ...fields }) => this.#document(document, fields, meta));
    return [line, identifiant ?? "", version, ...cells, delivered.join(" | ")];
  }

  #outcome(outcome: Outcome, printing: Printing, meta: VersionMeta | undefined): Cell {
    const say = (fr: string, en: string): string => (this.#options.lang === "fr" ? fr : en);
    switch (outcome.status) {
      case "acquired":
        return this.#value(outcome.value, printing, meta);
      case "absent":
        return "";
      case "conflict":
        return say("conflit", "conflict") + this.#colon + outcome.rules.join(", ");
      case "no-rule":
        return say("sans règle", "no rule");
      case "blocked":
        return `${say("en attente de", "waits for")} ${outcome.by.join(", ")}`;
      case "undetermined":
        return say("à compléter", "to be completed") + this.#colon + outcome.needs.join(", ");
    }
  }

  /** A number and a date as spreadsheets read them, everything else as people do. */
  #value(value: Raw, printing: Printing, meta: VersionMeta | undefined): Cell {
    if (value === null) return "";
    if (typeof value === "number" && printing === "number") return value;
    return printing === "date" ? String(value) : printRaw(value, printing, meta?.enums ?? {}, this.#options.lang);
  }

  #document(name: string, values: Readonly<Record<string, Raw>>, meta: VersionMeta | undefined): string {
    const document = meta?.documents.find((one) => one.name === name);
    const fields = (document?.fields ?? []).map((field) => {
      const cell = this.#value(values[field.name] ?? null, field.printing, meta);
      const value = typeof cell === "number" ? printRaw(cell, "number", {}, this.#options.lang) : cell;
      return (field.label ?? field.name) + this.#colon + value;
    });
    return (document?.label ?? name) + (fields.length === 0 ? "" : ` (${fields.join(", ")})`);
  }
}

/** What was set aside, as rows: the line, what is wrong and where, a row per error, and on the first of them the text of the line. */
export function refusedHeader(options: TableOptions): string {
  const names =
    options.lang === "fr"
      ? ["ligne", "endroit", "code", "motif", "texte"]
      : ["line", "place", "code", "reason", "text"];
  return BYTE_ORDER_MARK + csv([names], options);
}

export function refusedRows(
  refused: readonly { readonly line: number; readonly errors: InvalidDossier["errors"]; readonly text: string }[],
  options: TableOptions,
): string {
  return csv(
    refused.flatMap(({ line, errors, text }) =>
      errors.map(({ pointer, code, message, column }, i) => {
        const place = column === undefined ? pointer : `${options.lang === "fr" ? "colonne" : "column"} ${column}`;
        return [line, place, code, message, i === 0 ? text : ""];
      }),
    ),
    options,
  );
}
