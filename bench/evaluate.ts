/**
 * `node bench/run.mjs evaluate [rounds]`: the compiled BTS against the same decision written by hand, in one process, interleaved, after all
 * were found to agree. Prints medians and ratios.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { check } from "../compiler/index.js";
import { openPack } from "../runtime/index.js";
import type { CompiledVersion } from "../runtime/verdict.js";
import { compareAll } from "./agreement.js";
import { decideByHand } from "./bts-by-hand.js";
import { readCandidate, readReadings } from "./bts-reading-by-hand.js";
import { candidates } from "./candidates.js";
import { interleaved, type Contender, type Timing } from "./interleaved.js";

const root = join(dirname(process.argv[1]!), "..");
const rounds = Number(process.argv[2] ?? 31);
const read = (path: string): string => readFileSync(join(root, "rules", path), "utf8");
const plan = check([{ path: "bts/2022.rules", text: read("bts/2022.rules") }], { read }).plans[0]!;

const folder = mkdtempSync(join(tmpdir(), "reglo-bench-"));
try {
  const command = [join(root, "build", "reglo.js"), "compile", join(root, "rules"), "--out", join(folder, "pack")];
  const compiled = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  if (compiled.status !== 0) throw new Error(compiled.stderr);
  const module: { default: CompiledVersion } = await import(pathToFileURL(join(folder, "pack/bts/2022.js")).href);
  const version = module.default;
  const pack = await openPack(join(folder, "pack"));

  const { usual, extreme, exactlyTen } = compareAll(plan, version, 2022);
  console.log(
    `By hand, compiled and interpreted agree on ${usual + extreme} candidates, ${exactlyTen} of them exactly at the threshold.\n`,
  );

  const parameters = version.readParameters(undefined);
  const readings = readReadings(undefined);
  // As files are read: through JSON.
  const inputs = candidates(1000, 1).map((file) => {
    const json: unknown = JSON.parse(JSON.stringify(file));
    return { json, text: JSON.stringify(file), read: version.read(json), candidate: readCandidate(json) };
  });
  type Input = (typeof inputs)[number];
  const hand: Contender<Input> = { name: "decide, by hand", run: ({ candidate }) => decideByHand(candidate, readings) };
  const decide: Contender<Input> = { name: "decide, compiled", run: ({ read }) => version.decide(read, parameters) };
  print("The decision", interleaved([hand, decide], inputs, rounds));
  print(
    "What stands around it",
    interleaved(
      [
        hand,
        { name: "read + decide, by hand", run: ({ json }) => decideByHand(readCandidate(json), readings) },
        { name: "read + decide, compiled", run: ({ json }) => version.decide(version.read(json), parameters) },
        { name: "checkDossier (contraintes)", run: ({ read }) => version.checkDossier(read, parameters) },
        { name: "validate", run: ({ json }) => version.validate(json) },
        { name: "JSON.parse", run: ({ text }): unknown => JSON.parse(text) },
        { name: "pack.evaluate", run: ({ json }) => pack.evaluate("bts", json) },
        { name: "pack.explain", run: ({ json }) => pack.explain("bts", json) },
      ],
      inputs,
      Math.ceil(rounds / 3),
    ),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function print(title: string, timings: readonly Timing[]): void {
  console.log(`${title.padEnd(32)}  ns/candidate   × by hand   (9 rounds in 10)`);
  for (const { name, time, ratio, low, high } of timings) {
    const figures = [
      time.toFixed(0).padStart(12),
      ratio.toFixed(2).padStart(10),
      `(${low.toFixed(2)} to ${high.toFixed(2)})`,
    ];
    console.log(`${name.padEnd(32)}  ${figures.join("  ")}`);
  }
  console.log();
}
