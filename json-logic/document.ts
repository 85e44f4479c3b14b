/** What `<version>.logic.json` holds: a regulation as named steps of JSON Logic, or why it cannot be carried. Pure data. */

/** A rule of JSON Logic: one key is an operation, anything else stands for itself. */
export type Logic = null | boolean | number | string | readonly Logic[] | { readonly [operation: string]: Logic };

export interface LogicProgram {
  readonly format: "reglo-json-logic/1";
  readonly regulation: string;
  readonly version: string;
  /** Custom operations that the steps use, in alphabetical order. `docs/json-logic.md` says what each does. */
  readonly operations: readonly string[];
  /**
   * Each is applied to `{ dossier, parameters, v }`, `v` being the answers of those before it by name.
   * The one named `verdict` answers `decisions`, `documents`, `reasons`, perhaps `blockedDocuments`; `parameters`, the readings used;
   * `motifs`, for each reason, the values that its motif shows.
   */
  readonly steps: readonly { readonly name: string; readonly rule: Logic }[];
}

/** A regulation that JSON Logic cannot carry faithfully, and why. */
export interface RefusedProgram {
  readonly format: "reglo-json-logic/1";
  readonly regulation: string;
  readonly version: string;
  readonly refused: { readonly fr: string; readonly en: string };
}

export type LogicDocument = LogicProgram | RefusedProgram;
