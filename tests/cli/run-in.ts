/** Runs the command in a folder, within the test's process: out come its exit code and what it printed. */
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { runCommand } from "../../cli/command-line.js";
import type { Terminal } from "../../cli/terminal.js";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What the terminal of a test answers, where it differs. */
export type Answers = Partial<
  Pick<
    Terminal,
    "isCi" | "isInteractive" | "confirm" | "ask" | "mutantWorker" | "cache" | "interrupted" | "standardInput"
  >
>;

export async function runIn(folder: string, words: readonly string[], input = "", answers: Answers = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await runCommand(words, {
    cwd: folder,
    color: false,
    packRuntime: resolve("build/pack"),
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      err += text;
    },
    readStandardInput: () => new TextEncoder().encode(input),
    standardInput: () => Readable.from(input === "" ? [] : [Buffer.from(input)]),
    writeBytes: (bytes) => {
      out += Buffer.from(bytes).toString();
      return Promise.resolve();
    },
    isCi: false,
    isInteractive: false,
    confirm: () => Promise.resolve(false),
    ask: () => Promise.resolve(undefined),
    progress: () => ({ say: () => undefined, end: () => undefined }),
    clear: () => undefined,
    interrupted: () => Promise.resolve(),
    ...answers,
  });
  return { code, out, err };
}
