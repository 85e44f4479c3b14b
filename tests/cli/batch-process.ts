/** Runs the built command as a process of its own, in a folder: what tests of interruptions and pipes need. */
import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";

export interface Started {
  readonly child: ChildProcess;
  /** What it ended with, and all it wrote. */
  readonly ended: Promise<{ readonly code: number | null; readonly out: Buffer; readonly err: string }>;
}

export function started(folder: string, words: readonly string[], nodeOptions: readonly string[] = []): Started {
  const child = spawn(process.execPath, [...nodeOptions, resolve("bin/reglo.js"), ...words], { cwd: folder });
  const out: Buffer[] = [];
  let err = "";
  child.stdout.on("data", (part: Buffer) => out.push(part));
  child.stderr.on("data", (part: Buffer) => {
    err += part.toString();
  });
  // Whoever kills the command leaves its input half written.
  child.stdin.on("error", () => undefined);
  return {
    child,
    ended: new Promise((done) => {
      child.on("close", (code) => {
        done({ code, out: Buffer.concat(out), err });
      });
    }),
  };
}
