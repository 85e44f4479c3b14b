/** The built command, measured from outside: words come in, what whole processes took comes out, starting included. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./compiled.js";
import { median } from "./interleaved.js";

export interface Taken {
  /** Seconds of CPU, user and system, all threads. */
  readonly cpu: number;
  /** The most that was held, in megabytes. */
  readonly memory: number;
  /** Seconds until it ended. */
  readonly elapsed: number;
}

/** Medians of `runs` runs. `source` is a command whose output is piped in; what is printed then is thrown away. Throws when one does not end well. */
export async function measured(words: readonly string[], runs = 1, source?: readonly string[]): Promise<Taken> {
  const all: Taken[] = [];
  for (let i = 0; i < runs; i++) all.push(await run(words, source));
  const of = (part: keyof Taken): number => median(all.map((taken) => taken[part]));
  return { cpu: of("cpu"), memory: of("memory"), elapsed: of("elapsed") };
}

async function run(words: readonly string[], source?: readonly string[]): Promise<Taken> {
  const folder = mkdtempSync(join(tmpdir(), "reglo-measures-"));
  const file = join(folder, "measures.json");
  try {
    const preload = ["--import", pathToFileURL(join(root, "bench", "measures.mjs")).href];
    const from = source && spawn(process.execPath, source, { stdio: ["ignore", "pipe", "inherit"] });
    const start = performance.now();
    const child = spawn(process.execPath, [...preload, join(root, "build", "reglo.js"), ...words], {
      env: { ...process.env, REGLO_MEASURES: file },
      stdio: [from?.stdout ?? "ignore", from ? "ignore" : "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (part: Buffer) => {
        said = (said + part.toString()).slice(-2000);
      });
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`reglo ${words.join(" ")} ends with ${code}: ${said}`);
    const { cpu, memory } = JSON.parse(readFileSync(file, "utf8")) as { cpu: number; memory: number };
    return { cpu: cpu / 1e6, memory: memory / 1024, elapsed: (performance.now() - start) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
