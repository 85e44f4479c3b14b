/** What the command sees of the world around it: where it runs, what it prints on, what it reads from. Tests give their own. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";

export interface Terminal {
  /** Absolute; paths given to the command are relative to it. */
  readonly cwd: string;
  readonly color: boolean;
  /** The folder of the runtime that packs carry: `runtime.js` and `runtime.d.ts`. */
  readonly packRuntime: string;
  /** The file that threads run in a search for mutants; one thread does everything when left out. */
  readonly mutantWorker?: string;
  /** The file that threads run when a batch is judged; one thread does everything when left out. */
  readonly batchWorker?: string;
  write(text: string): void;
  writeError(text: string): void;
  /** All of standard input. */
  readStandardInput(): Uint8Array;
  /** Standard input as it comes. */
  standardInput(): Readable;
  /** Writes on the standard output, and waits until it has taken them. */
  writeBytes(bytes: Uint8Array): Promise<void>;
  /**
   * Where what is emitted for tests is kept from one run to the next, and what names the emitter, in packs too; nothing is kept, and packs
   * are always written anew, when left out.
   */
  readonly cache?: { readonly folder: string; readonly emitter: string };
  /** Whether this is continuous integration, where nobody reads what is written. */
  readonly isCi: boolean;
  /** Whether somebody can answer. */
  readonly isInteractive: boolean;
  /** Asks a question that is answered by yes or no. */
  confirm(question: string, yes: string, no: string): Promise<boolean>;
  /** Asks a question that is answered by a text, until `fault` finds none in it; nothing when whoever is asked gives up. */
  ask(question: string, initial: string, fault: (answer: string) => string | undefined): Promise<string | undefined>;
  /** How far a long run is, for who looks on; silent unless `isWanted`, and where nobody looks on. */
  progress(isWanted: boolean): Progress;
  /** Clears the screen, where there is one. */
  clear(): void;
  /** Comes when the command is interrupted. */
  interrupted(): Promise<void>;
}

export interface Progress {
  say(text: string): void;
  end(): void;
}

const SILENT: Progress = { say: () => undefined, end: () => undefined };

/** A line on the standard error that is written over and over. */
function progressLine(): Progress {
  let isShown = false;
  return {
    say(text) {
      isShown = true;
      process.stderr.write(`\r\u001b[2K${text}`);
    },
    end() {
      if (isShown) process.stderr.write("\r\u001b[2K");
    },
  };
}

/** Beside the installed packages where there are some, and where temporary files go otherwise. */
function cacheOf(entry: string): NonNullable<Terminal["cache"]> {
  const modules = join(process.cwd(), "node_modules");
  const user = typeof process.getuid === "function" ? `-${process.getuid()}` : "";
  return {
    folder: existsSync(modules) ? join(modules, ".cache", "reglo") : join(tmpdir(), `reglo-cache${user}`),
    // The entry names its parts by their contents: its text changes whenever any of them does.
    emitter: createHash("sha256").update(readFileSync(entry)).digest("hex"),
  };
}

/** The process itself; `entry` is the file of the command, `packRuntime` the folder of the runtime of packs. */
export function processTerminal(entry: string, packRuntime: string): Terminal {
  const { CI, NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const wantsColor = process.stdout.isTTY && process.stderr.isTTY && TERM !== "dumb";
  let cache: Terminal["cache"];
  return {
    cwd: process.cwd(),
    color: (NO_COLOR ?? "") === "" && (FORCE_COLOR === undefined ? wantsColor : FORCE_COLOR !== "0"),
    packRuntime,
    mutantWorker: join(dirname(entry), "mutant-worker.js"),
    batchWorker: join(dirname(entry), "batch-worker.js"),
    write: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    readStandardInput: () => readFileSync(0),
    standardInput: () => process.stdin,
    writeBytes: (bytes) =>
      new Promise((resolve, reject) => {
        process.stdout.write(bytes, (failure) => {
          if (failure) reject(failure);
          else resolve();
        });
      }),
    get cache() {
      return (cache ??= cacheOf(entry));
    },
    isCi: CI !== undefined && CI !== "" && CI !== "false",
    isInteractive: process.stdin.isTTY && process.stdout.isTTY,
    async confirm(question, active, inactive) {
      const { confirm, isCancel } = await import("@clack/prompts");
      const answer = await confirm({ message: question, initialValue: false, active, inactive });
      return !isCancel(answer) && answer;
    },
    async ask(question, initial, fault) {
      const { isCancel, text } = await import("@clack/prompts");
      const answer = await text({
        message: question,
        placeholder: initial,
        defaultValue: initial,
        validate: (value) => fault(value === undefined || value === "" ? initial : value),
      });
      return isCancel(answer) ? undefined : answer;
    },
    progress: (isWanted) => (isWanted && process.stderr.isTTY && TERM !== "dumb" ? progressLine() : SILENT),
    clear: () => {
      if (process.stdout.isTTY) process.stdout.write("\u001b[2J\u001b[3J\u001b[H");
    },
    interrupted: () =>
      new Promise((resolve) => {
        process.once("SIGINT", () => {
          resolve();
        });
        process.once("SIGTERM", () => {
          resolve();
        });
      }),
  };
}
