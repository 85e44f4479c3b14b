/** Runs the command in a folder, within the test's process: out come its exit code and what it printed. */
import { resolve } from "node:path";
import { runCommand } from "../../cli/command-line.js";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function runIn(folder: string, words: readonly string[], input = ""): Promise<Ran> {
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
  });
  return { code, out, err };
}
