/** Texts that are read, and places in them. */

/** Offsets count UTF-16 units of the NFC text (BOM removed). */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** One source file: its path as shown to users (relative, with `/`), and its text in NFC without BOM. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Normalises what was read from disk: NFC, no byte order mark. Line ends are kept. */
export const source = (path: string, raw: string): Source => ({
  path,
  text: raw.replace(/^\uFEFF/, "").normalize("NFC"),
});
