/** The forms that results are written in: in comes the name of a file, out goes how it is written. */

/** One JSON a line, or a table for spreadsheets; compressed or not. */
export interface Form {
  readonly kind: "ndjson" | "csv";
  readonly isCompressed: boolean;
}

/** By the end of the name: `.csv`, `.csv.gz`, `.gz`; everything else is NDJSON. */
export function formOf(path: string): Form {
  const [, kind, gz] = /(\.csv)?(\.gz)?$/i.exec(path) ?? [];
  return { kind: kind === undefined ? "ndjson" : "csv", isCompressed: gz !== undefined };
}
