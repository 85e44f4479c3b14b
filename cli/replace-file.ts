/** Writes a file whole or not at all: beside, then moved into place; an interruption leaves the old text or the new one. */
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { systemReason, WrongUse } from "./wrong-use.js";

/** Replaces the file at `path` (followed through links), which keeps its mode. Throws `WrongUse`, naming it as `shown`, where that cannot be done. */
export function replaceFile(path: string, shown: string, content: string | Uint8Array): void {
  let beside: string | undefined;
  try {
    const file = realpathSync(path);
    beside = join(dirname(file), `.${basename(file)}.${process.pid}.reglo-new`);
    writeFileSync(beside, content, { mode: statSync(file).mode });
    renameSync(beside, file);
  } catch (failure) {
    if (beside !== undefined) rmSync(beside, { force: true });
    const reason = systemReason(failure);
    throw new WrongUse({
      fr: `« ${shown} » ne peut pas être récrit : ${reason.fr}.`,
      en: `« ${shown} » cannot be rewritten: ${reason.en}.`,
    });
  }
}
