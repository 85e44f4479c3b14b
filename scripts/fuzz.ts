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

const node = process.execPath;
const steps: readonly (readonly string[])[] = [
  [join(projectRoot, "node_modules", "vitest", "vitest.mjs"), "run", "tests/numbers", "--testTimeout=0"],
  [join(projectRoot, "scripts", "run.mjs"), "build"],
  [join(projectRoot, "bin", "reglo.js"), "fuzz", "rules", "--runs", cases, "--seed", seed],
];
for (const step of steps) {
  const { status } = spawnSync(node, step, {
    cwd: projectRoot,
    stdio: "inherit",
    env: { ...process.env, REGLO_CASES: cases, REGLO_SEED: seed },
  });
  if (status !== 0) process.exitCode = 1;
}
