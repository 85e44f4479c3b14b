/** What a reader of JSON values finds out on its way, beside the dossier: it comes in as the scanner does for a reader of bytes. */
export class JsonValues {
  /** The year or the day of the field that selects the version. */
  selecting = NaN;
  /** The text of the field `identifiant`, if there is one. */
  identifiantText: string | undefined = undefined;

  /** Forgets the dossier before. */
  restart(): void {
    this.selecting = NaN;
    this.identifiantText = undefined;
  }

  /** Says that what was read is unusual. */
  giveUp(): undefined {
    return undefined;
  }
}
