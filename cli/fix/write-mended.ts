/** Writes mended texts over those they come from, all or none, each with a copy of before beside it; and puts the copies back. */
import { readFileSync, realpathSync, rmSync } from "node:fs";
import { decode } from "../../harness/read-text.js";
import { encoded, replaceFile } from "../replace-file.js";
import { systemReason, WrongUse } from "../wrong-use.js";
import { copyToRestore, dropOtherCopies, keepCopy } from "./copies.js";

/** A file to rewrite: where it is, what to call it, the text that was read in it and the one to write. */
export interface Rewrite {
  readonly file: string;
  readonly shown: string;
  readonly before: string;
  readonly after: string;
}

interface Done {
  readonly file: string;
  readonly shown: string;
  readonly former: Uint8Array;
  readonly copy: string;
}

/** Writes every file, or none: returns the copies, in the order given. Throws `WrongUse` where a file cannot be written, or changed meanwhile. */
export function writeMended(rewrites: readonly Rewrite[]): readonly string[] {
  const done: Done[] = [];
  try {
    for (const { file: path, shown, before, after } of rewrites) {
      const file = realpathSync(path);
      const former = readFileSync(file);
      if (decode(shown, former).source.text !== before) {
        throw new WrongUse({
          fr: `« ${shown} » a changé pendant la correction : rien n'est écrit.`,
          en: `« ${shown} » changed while it was being corrected: nothing is written.`,
        });
      }
      const written = encoded(after, former);
      const copy = keepCopy(file, former, written);
      done.push({ file, shown, former, copy });
      replaceFile(file, shown, written);
    }
  } catch (failure) {
    for (const { file, shown, former, copy } of done) {
      if (!readFileSync(file).equals(former)) replaceFile(file, shown, former);
      rmSync(copy, { force: true });
    }
    if (failure instanceof WrongUse) throw failure;
    const reason = systemReason(failure);
    throw new WrongUse({
      fr: `La correction ne peut pas être écrite : ${reason.fr}. Rien n'est changé.`,
      en: `The correction cannot be written: ${reason.en}. Nothing is changed.`,
    });
  }
  for (const { file, copy } of done) dropOtherCopies(file, copy);
  return done.map(({ copy }) => copy);
}

export interface Undone {
  /** Names of the files put back as they were. */
  readonly restored: readonly string[];
  /** Names of those that changed since they were corrected: when there is one, nothing is put back. */
  readonly changed: readonly string[];
}

/** Puts back what was before the last correction, in all the files or in none. */
export function undo(files: readonly { readonly file: string; readonly shown: string }[]): Undone {
  const found = files.map(({ file: path, shown }) => {
    const file = realpathSync(path);
    return { file, shown, copy: copyToRestore(file) };
  });
  const changed = found.filter(({ copy }) => copy === "changed").map(({ shown }) => shown);
  if (changed.length > 0) return { restored: [], changed };
  const restored: string[] = [];
  for (const { file, shown, copy } of found) {
    if (copy === "none") continue;
    replaceFile(file, shown, readFileSync(copy));
    rmSync(copy);
    restored.push(shown);
  }
  return { restored, changed };
}
