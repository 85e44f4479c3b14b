/** What the command sees of the world around it: where it runs, what it prints on, what it reads from. Tests give their own. */
import { readFileSync } from "node:fs";

export interface Terminal {
  /** Absolute; paths given to the command are relative to it. */
  readonly cwd: string;
  readonly color: boolean;
  /** The folder of the runtime that packs carry: `runtime.js` and `runtime.d.ts`. */
  readonly packRuntime: string;
  write(text: string): void;
  writeError(text: string): void;
  /** All of standard input. */
  readStandardInput(): Uint8Array;
}

/** The process itself. */
export function processTerminal(packRuntime: string): Terminal {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const wantsColor = process.stdout.isTTY && process.stderr.isTTY && TERM !== "dumb";
  return {
    cwd: process.cwd(),
    color: (NO_COLOR ?? "") === "" && (FORCE_COLOR === undefined ? wantsColor : FORCE_COLOR !== "0"),
    packRuntime,
    write: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    readStandardInput: () => readFileSync(0),
  };
}
