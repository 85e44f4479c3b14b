/**
 * `npm run fuzz [-- cases [seed]]`: the properties of numbers on a million cases each, then as many dossiers drawn for the regulations
 * through every engine; from a seed that is printed, and drawn when it is left out. Ends with 1 when something was found.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "./project.js";

const [cases = "1000000", seed = String(Math.floor(Math.random() * 1_000_000_000))] = process.argv.slice(2);
if (![cases, seed].every((text) => /^\d{1,9}$/.test(text))) {
  console.error("Usage: npm run fuzz [-- cases [seed]], two whole numbers");
  process.exit(2);
}
console.log(`${cases} cases, seed ${seed}`);

/** A process keeps every module that it has loaded: a piece is as much as one should hold. Each draws from seeds of its own. */
const PIECE = 100_000;
const count = Math.max(1, Math.ceil(Number(cases) / PIECE));
const size = Math.ceil(Number(cases) / count);

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const { status } = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exitCode = 1;
}

const vitest = join(projectRoot, "node_modules", "vitest", "vitest.mjs");
for (let i = 0; i < count; i++)
  run([vitest, "run", "tests/numbers", "--exclude", "tests/numbers/planted.test.ts", "--testTimeout=0"], {
    REGLO_CASES: String(size),
    REGLO_SEED: String(Number(seed) + i * size),
  });
run([join(projectRoot, "scripts", "run.mjs"), "build"]);
run([join(projectRoot, "bin", "reglo.js"), "fuzz", "rules", "--runs", cases, "--seed", seed]);
