/**
 * How far a batch is, beside its results: what it was started with, how much of the input is judged and how much of each file is written.
 * Written anew at each step, whole or not at all, once what it tells of has reached the disk.
 */
import { readFileSync, statSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import type { Sentence } from "../wrong-use.js";
import type { Counts } from "./judge-block.js";

/** What must be the same for a batch to be taken up. */
export type Identity = Readonly<Record<keyof typeof DIFFERENCES, string>>;

/** What differs, in words that follow « it was started with ». */
const DIFFERENCES = {
  code: { fr: "une autre certification", en: "another certification" },
  pack: { fr: "un paquet qui a été compilé à nouveau depuis", en: "a pack that was compiled again since" },
  parameters: { fr: "d'autres paramètres", en: "other parameters" },
  engine: { fr: "un autre moteur", en: "another engine" },
  lang: { fr: "une autre langue", en: "another language" },
  separator: { fr: "un autre séparateur", en: "another separator" },
  rejects: { fr: "un autre fichier --rejects", en: "another file for --rejects" },
} as const satisfies Record<string, Sentence>;

/** How far the batch is, at the end of a block. */
export interface Step {
  /** What of the input, decompressed, is judged: bytes, and the CRC-32 of them all. */
  readonly input: { readonly bytes: number; readonly crc: number };
  /** The sizes of the files. */
  readonly verdicts: number;
  readonly rejects: number;
  readonly counts: Counts;
}

export interface Journal extends Step {
  /** Of this shape. */
  readonly journal: 1;
  readonly identity: Identity;
  /** The process that writes it. */
  readonly process: number;
  /** `written`: only the files' names are missing. */
  readonly state: "running" | "written";
}

/** A process that lives writes its journal at least as often, in milliseconds. */
export const BEAT = 1000;

/** Writes `journal` in place of what is there. */
export async function writeJournal(path: string, journal: Journal): Promise<void> {
  const beside = `${path}.tmp`;
  const file = await open(beside, "w");
  try {
    await file.writeFile(JSON.stringify(journal));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/** The journal, if there is one; one that cannot be read is no journal. */
export function readJournal(path: string): Journal | undefined {
  try {
    const journal = JSON.parse(readFileSync(path, "utf8")) as Journal;
    return journal.journal === 1 ? journal : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process that wrote it is still at work. */
export function isAtWork(path: string, journal: Journal): boolean {
  if (journal.process === process.pid || Date.now() - statSync(path).mtimeMs > 10 * BEAT) return false;
  try {
    process.kill(journal.process, 0);
    return true;
  } catch {
    return false;
  }
}

/** What the batch was started with, and is not given now; undefined when nothing differs. */
export function difference(started: Identity, given: Identity): Sentence | undefined {
  const keys = Object.keys(DIFFERENCES) as (keyof Identity)[];
  const differs = keys.find((key) => started[key] !== given[key]);
  return differs === undefined ? undefined : DIFFERENCES[differs];
}
