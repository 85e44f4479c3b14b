/** Keeps a generated file: in comes what it should be, out goes the file; with `--check` on the command line, what differs is only said. */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectRoot } from "./project.js";

/** Whether files are only compared. */
export const isChecking = process.argv.includes("--check");

/** Says that a file is not what it should be, and fails. */
export function outOfDate(name: string): void {
  console.error(`${name} is not up to date: run npm run generate`);
  process.exitCode = 1;
}

/** Writes a file where it is not what it should be; with `--check`, says so. */
export async function upToDate(name: string, wanted: (present: string) => string): Promise<void> {
  const target = join(projectRoot, name);
  const present = await readFile(target, "utf8").catch(() => "");
  const text = wanted(present);
  if (text === present) return;
  if (isChecking) {
    outOfDate(name);
    return;
  }
  // Written beside and renamed, so that no reader ever sees half a file.
  await mkdir(dirname(target), { recursive: true });
  const beside = `${target}.${process.pid}`;
  await writeFile(beside, text);
  await rename(beside, target);
}
