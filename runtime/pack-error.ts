/** What cannot be answered for want of a usable pack or of a right call; never for a dossier. */

export type PackErrorCode =
  | "unreadable"
  | "malformed"
  | "changed"
  | "later-language"
  | "unknown-regulation"
  | "other-version"
  | "partial-not-available";

/** `message` is French; `messages` has both languages. */
export class PackError extends Error {
  override readonly name = "PackError";

  constructor(
    readonly code: PackErrorCode,
    readonly messages: { readonly fr: string; readonly en: string },
    options?: ErrorOptions,
  ) {
    super(messages.fr, options);
  }
}
