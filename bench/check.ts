/**
 * `node bench/run.mjs check [lines…]`: the CPU time of the commands `reglo check` and `reglo compile` on generated regulations, whole
 * processes, starting included, median of several runs; and how it grows with the length of the regulation.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { median } from "./interleaved.js";
import { regulation } from "./regulation.js";

const here = dirname(process.argv[1]!);
const lengths = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000, 100_000];
/** Compiling is measured up to this length. */
const LONGEST_COMPILED = 10_000;
const folder = mkdtempSync(join(tmpdir(), "reglo-bench-"));

try {
  // A regulation of one chapter: what starting takes.
  const rows = [0, ...lengths].map((lines) => {
    const text = regulation(lines);
    const rules = join(folder, String(lines));
    mkdirSync(join(rules, "grand-diplome"), { recursive: true });
    writeFileSync(join(rules, "grand-diplome", "2024.rules"), text);
    const runs = lines > 10_000 ? 3 : 7;
    const isCompiled = lines <= LONGEST_COMPILED;
    const pack = join(folder, `pack-${lines}`);
    return {
      lines: text.split("\n").length - 1,
      check: cpu(["check", rules], runs),
      compile: isCompiled ? cpu(["compile", rules, "--out", pack], lines > 1_000 ? 1 : 3) : undefined,
      emitted: isCompiled ? statSync(join(pack, "grand-diplome", "2024.js")).size : undefined,
    };
  });
  const start = rows[0]!;
  console.log("  lines   check, CPU s   lines/s*   compile, CPU s   lines/s*   emitted .js, kB");
  for (const { lines, check, compile, emitted } of rows) {
    const cells = [
      String(lines).padStart(7),
      check.toFixed(2).padStart(12),
      speed(lines, check - start.check).padStart(8),
      (compile?.toFixed(2) ?? "–").padStart(14),
      (compile === undefined ? "–" : speed(lines, compile - start.compile!)).padStart(8),
      (emitted === undefined ? "–" : (emitted / 1000).toFixed(0)).padStart(15),
    ];
    console.log(cells.join("   "));
  }
  console.log("\n* beyond what the first row takes: starting, and loading what writes TypeScript.");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function speed(lines: number, seconds: number): string {
  return seconds < 0.02 ? "–" : (lines / seconds).toFixed(0);
}

/** Seconds of CPU, user and system, of the whole command. */
function cpu(words: readonly string[], runs: number): number {
  const file = join(folder, "cpu");
  const times = Array.from({ length: runs }, () => {
    const preload = ["--import", pathToFileURL(join(here, "cpu-time.mjs")).href];
    const command = [...preload, join(here, "..", "build", "reglo.js"), ...words];
    const env = { ...process.env, REGLO_CPU_TIME: file };
    const run = spawnSync(process.execPath, command, { env, encoding: "utf8" });
    if (run.status !== 0) throw new Error(`reglo ${words[0]} ends with ${run.status}: ${run.stdout}${run.stderr}`);
    return Number(readFileSync(file, "utf8")) / 1e6;
  });
  return median(times);
}
