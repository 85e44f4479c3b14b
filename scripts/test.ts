/**
 * Runs every check of the project, as many at a time as there are cores and all of them whatever fails. Ends with what failed, where and
 * why, told again in one place, and with one line of totals.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { projectRoot } from "./project.js";

const bin = (name: string): string =>
  join(projectRoot, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);

const scratch = await mkdtemp(join(tmpdir(), "reglo-test-"));
const report = join(scratch, "vitest.json");

const node = process.execPath;
const run = join(projectRoot, "scripts", "run.mjs");
interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}
/** Those that take longest first, so that no core waits for another at the end. */
const steps: readonly Step[] = [
  { name: "lint", command: bin("eslint"), args: [".", "--max-warnings", "0"] },
  { name: "types", command: bin("tsc"), args: ["-p", "."] },
  { name: "format", command: bin("prettier"), args: ["--check", ".", "--log-level", "warn"] },
  { name: "build", command: node, args: [run, "build"] },
  { name: "generated files", command: node, args: [run, "generate", "--check"] },
];
const suites: Step = {
  name: "tests",
  command: bin("vitest"),
  args: ["run", ...process.argv.slice(2), "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
};

/** What a check failed with: text without colours. */
interface Failure {
  readonly name: string;
  readonly text: string;
}

/** Runs one command; with `isKept`, what it writes comes out with how it ended, otherwise it is shown at once. */
function ended({ command, args }: Step, isKept: boolean): Promise<{ readonly ok: boolean; readonly text: string }> {
  const output = isKept ? "pipe" : "inherit";
  const kept: Buffer[] = [];
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: projectRoot, stdio: ["ignore", output, output] });
    child.stdout?.on("data", (part: Buffer) => kept.push(part));
    child.stderr?.on("data", (part: Buffer) => kept.push(part));
    child.on("error", ({ message }) => {
      done({ ok: false, text: message });
    });
    child.on("close", (code) => {
      done({ ok: code === 0, text: Buffer.concat(kept).toString() });
    });
  });
}

/** What is read here of vitest's own report. */
interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** How many tests passed, and each that failed, with its place; a file that cannot be loaded, or a run that fails otherwise, is one failure. */
async function outcome(fine: boolean): Promise<{ readonly passed: number; readonly failures: readonly Failure[] }> {
  const text = await readFile(report, "utf8").catch(() => undefined);
  if (text === undefined)
    return { passed: 0, failures: [{ name: suites.name, text: "vitest ended without its report: see above" }] };
  const { success, numPassedTests, testResults } = JSON.parse(text) as Report;
  const failures = testResults.flatMap(({ name, status, message, assertionResults }): Failure[] => {
    const file = relative(projectRoot, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    // A file that cannot be loaded has no tests to fail.
    if (failed.length === 0) return status === "failed" ? [{ name: file, text: message }] : [];
    return failed.map(({ fullName, failureMessages }) => ({
      name: `${file} › ${fullName}`,
      text: failureMessages.map(withoutFrames).join("\n"),
    }));
  });
  const isOther = failures.length === 0 && !(success && fine);
  const other = { name: suites.name, text: "something failed outside of the tests: see above" };
  return { passed: numPassedTests, failures: isOther ? [other] : failures };
}

/** A message with the one line of its stack that stands in the test, or at least in the project. */
function withoutFrames(message: string): string {
  const lines = message.split("\n");
  const frames = lines.filter((line) => /^\s+at /.test(line));
  const ours = frames.filter((line) => line.includes(projectRoot) && !line.includes("node_modules"));
  const own = ours.find((line) => line.includes(".test.ts")) ?? ours[0];
  return [...lines.filter((line) => !frames.includes(line)), ...(own === undefined ? [] : [own])].join("\n");
}

/** Enough to see what it is; all of it stands above. */
const LINES = 20;
function told({ name, text }: Failure): string {
  const lines = stripVTControlCharacters(text.replaceAll(`${projectRoot}${sep}`, ""))
    .split("\n")
    .filter((line) => line.trim() !== "");
  const rest = lines.length > LINES ? [`… and ${lines.length - LINES} more lines, above`] : [];
  return [`✗ ${name}`, ...[...lines.slice(0, LINES), ...rest].map((line) => `    ${line}`)].join("\n");
}

let passed = 0;
const failures: Failure[] = [];
const waiting = [...steps];
const lane = async (): Promise<void> => {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const { ok, text } = await ended(step, true);
    process.stdout.write(text);
    console.log(`${ok ? "ok" : "FAILED"}: ${step.name}`);
    if (ok) passed++;
    else failures.push({ name: step.name, text });
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, lane));
const { ok } = await ended(suites, false);
const tests = await outcome(ok);
await rm(scratch, { recursive: true, force: true });
passed += tests.passed;
failures.push(...tests.failures);

if (failures.length > 0) console.log(["What failed:", ...failures.map(told), ""].join("\n"));
console.log(`${passed} passed, ${failures.length} failed`);
if (failures.length > 0) process.exitCode = 1;
