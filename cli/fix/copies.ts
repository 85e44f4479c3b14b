/**
 * The copy of a regulation that a correction leaves beside it, so that it can be undone: `2022.rules.avant-correction-1a2b3c4d`, exactly the bytes of before.
 * Its name ends with a digest of what was written, so that a copy is only ever put back over that.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const MARK = ".avant-correction-";

const digest = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex").slice(0, 8);

/** The copies beside a file, by name. */
export function copiesOf(file: string): readonly string[] {
  const start = basename(file) + MARK;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(start))
    .sort()
    .map((name) => join(dirname(file), name));
}

/** Keeps `before` beside the file, under the name of what is about to be `written` there; returns where. */
export function keepCopy(file: string, before: Uint8Array, written: Uint8Array): string {
  const copy = file + MARK + digest(written);
  writeFileSync(copy, before, { mode: statSync(file).mode });
  return copy;
}

/** Older copies of the file go: one step can be undone. */
export function dropOtherCopies(file: string, copy: string): void {
  for (const other of copiesOf(file)) if (other !== copy) rmSync(other, { force: true });
}

/** The copy to put back over the file as it is now: none was left, or the file has changed since. */
export function copyToRestore(file: string): string | "none" | "changed" {
  const copies = copiesOf(file);
  if (copies.length === 0) return "none";
  const wanted = file + MARK + digest(readFileSync(file));
  return copies.includes(wanted) ? wanted : "changed";
}
