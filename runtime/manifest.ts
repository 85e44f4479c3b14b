/** The shape of a pack's `manifest.json`: which regulations and versions it holds, what selects them, and the hashes of every file. */

/** The language version this runtime understands; a pack made for a later one is refused. */
export const LANGUAGE_VERSION = 1;

export interface Manifest {
  readonly language: number;
  /** What tells the compiler that wrote this pack from others: another one writes it anew. */
  readonly compiler?: string;
  /** The shared `runtime.js`. */
  readonly runtime: { readonly file: string; readonly sha256: string };
  /** In order of their codes. */
  readonly regulations: readonly RegulationEntry[];
}

export interface RegulationEntry {
  readonly code: string;
  readonly title?: string;
  /** The code of the regulation it took over from. */
  readonly succeeds?: string;
  /** From the oldest to the latest. */
  readonly versions: readonly VersionEntry[];
}

export interface VersionEntry {
  readonly version: string;
  readonly title?: string;
  /** The dossier's field, by its JSON key, that selects the version. */
  readonly selector?: Selector;
  /** First and last day or year in force, both included: "2022" or "2022-09-01". */
  readonly from?: string;
  readonly to?: string;
  /** The module, relative to the pack: "bts/2022.js". */
  readonly file: string;
  readonly digest: string;
  /** Every file written for this version, by path relative to the pack. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Every source read, by path relative to the folder of rules; line ends normalised before hashing. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface Selector {
  readonly key: string;
  readonly kind: "year" | "date";
}
