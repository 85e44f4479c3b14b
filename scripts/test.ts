/** Runs every check of the project, as many at a time as there are cores and all of them whatever fails, and ends with one line of totals. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./project.js";

const bin = (name: string): string =>
  join(projectRoot, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);

const scratch = await mkdtemp(join(tmpdir(), "reglo-test-"));
const report = join(scratch, "vitest.json");

const node = process.execPath;
const run = join(projectRoot, "scripts", "run.mjs");
const steps: readonly { readonly name: string; readonly command: string; readonly args: readonly string[] }[] = [
  { name: "generated files", command: node, args: [run, "generate", "--check"] },
  { name: "lint", command: bin("eslint"), args: [".", "--max-warnings", "0"] },
  { name: "types", command: bin("tsc"), args: ["-p", "."] },
  { name: "format", command: bin("prettier"), args: ["--check", ".", "--log-level", "warn"] },
  { name: "build", command: node, args: [run, "build"] },
];
const suites = {
  name: "tests",
  command: bin("vitest"),
  args: ["run", ...process.argv.slice(2), "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
};

/** Runs one command; true when it succeeded. Its output is shown as it comes, or at the end, with that of no other command in it. */
function succeeds(command: string, args: readonly string[], shown: "as it comes" | "at the end"): Promise<boolean> {
  const output = shown === "as it comes" ? "inherit" : "pipe";
  const kept: Buffer[] = [];
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: projectRoot, stdio: ["ignore", output, output] });
    child.stdout?.on("data", (part: Buffer) => kept.push(part));
    child.stderr?.on("data", (part: Buffer) => kept.push(part));
    child.on("error", () => {
      done(false);
    });
    child.on("close", (code) => {
      process.stdout.write(Buffer.concat(kept));
      done(code === 0);
    });
  });
}

/** How many tests passed and failed, from vitest's own report; a run without a report is one failure. */
async function counted(): Promise<{ passed: number; failed: number }> {
  const text = await readFile(report, "utf8").catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(text) as Record<string, unknown>;
  const failed = Number(numFailedTests);
  // A file that cannot be loaded has no tests to fail.
  const silent = failed === 0 && success !== true ? Math.max(1, Number(numFailedTestSuites)) : 0;
  return { passed: Number(numPassedTests), failed: failed + silent };
}

let passed = 0;
let failed = 0;
const waiting = [...steps];
const lane = async (): Promise<void> => {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const ok = await succeeds(step.command, step.args, "at the end");
    console.log(`${ok ? "ok" : "FAILED"}: ${step.name}`);
    if (ok) passed++;
    else failed++;
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, lane));
const fine = await succeeds(suites.command, suites.args, "as it comes");
const tests = await counted();
await rm(scratch, { recursive: true, force: true });
passed += tests.passed;
failed += tests.failed === 0 && !fine ? 1 : tests.failed;

console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
