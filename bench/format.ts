/**
 * `node bench/run.mjs format [lines…]`: the CPU time of the command `reglo format` on generated regulations, with fields and labels to
 * align, operators to spell and lines to wrap; the whole process, starting included, median of several runs.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measured } from "./command.js";
import { regulation } from "./growth/lines.js";
import { median } from "./interleaved.js";

const lengths = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000, 100_000];
const folder = mkdtempSync(join(tmpdir(), "reglo-bench-"));

try {
  console.log("  lines   format, CPU s");
  for (const lines of [0, ...lengths]) {
    const text = regulation(lines)
      .replace(/ {2,}:/g, ":")
      .replaceAll(" ≥ ", ">=")
      .replaceAll(" × ", "*");
    const file = join(folder, `${lines}.rules`);
    const times: number[] = [];
    for (let run = 0; run < (lines > 10_000 ? 3 : 7); run++) {
      writeFileSync(file, text);
      times.push((await measured(["format", file])).cpu);
    }
    console.log(`${String(text.split("\n").length - 1).padStart(7)}   ${median(times).toFixed(2).padStart(13)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
