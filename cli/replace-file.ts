/** Replaces a file that somebody wrote, whole or not at all: an interruption leaves the old one or the new one. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { systemReason, WrongUse } from "./wrong-use.js";

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** The bytes of a text, after the byte order mark that the file had. */
export function encoded(text: string, former: Uint8Array): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const isMarked = BYTE_ORDER_MARK.every((byte, index) => former[index] === byte);
  return isMarked ? Uint8Array.from([...BYTE_ORDER_MARK, ...bytes]) : bytes;
}

/** Replaces the text of the file at `path`, which keeps its byte order mark; otherwise as `replaceFile`. */
export function replaceText(path: string, shown: string, text: string): void {
  asked(shown, () => {
    replaceFile(path, shown, encoded(text, readFileSync(path)));
  });
}

/**
 * Replaces the file at `path` (followed through links), which keeps its permissions. Throws `WrongUse`, naming it as `shown`, where
 * that cannot be done; the file is then as it was.
 */
export function replaceFile(path: string, shown: string, content: Uint8Array): void {
  asked(shown, () => {
    const file = realpathSync(path);
    // What is read-only could be replaced all the same, by a move.
    accessSync(file, constants.W_OK);
    const beside = join(dirname(file), `.${basename(file)}.${process.pid}.reglo-new`);
    try {
      writeDown(beside, content, statSync(file).mode);
      renameSync(beside, file);
    } catch (failure) {
      rmSync(beside, { force: true });
      throw failure;
    }
  });
}

/** On the disk when it returns, so that a move cannot come before what it moves. */
function writeDown(path: string, content: Uint8Array, mode: number): void {
  const file = openSync(path, "w");
  try {
    fchmodSync(file, mode);
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What the system refuses is said in words. */
function asked(shown: string, work: () => void): void {
  try {
    work();
  } catch (failure) {
    if (failure instanceof WrongUse) throw failure;
    const reason = systemReason(failure);
    throw new WrongUse({
      fr: `« ${shown} » ne peut pas être récrit : ${reason.fr}.`,
      en: `« ${shown} » cannot be rewritten: ${reason.en}.`,
    });
  }
}
