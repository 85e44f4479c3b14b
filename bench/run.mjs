// Runs the benches: `node bench/run.mjs` those that measure speed, `node bench/run.mjs peers 5` one, with its arguments. Installs the engines
// that Réglo is measured beside, and builds the project, if need be.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
/** Those that a run without a name does. */
const usual = ["peers", "evaluate", "bytes", "session"];
const benches = [...usual, "growth", "picture", "format", "candidates"];
const [name, ...rest] = process.argv.slice(2);
if (name !== undefined && !benches.includes(name)) {
  console.error(`Usage: npm run bench -- [${benches.join(" | ")}] [arguments]`);
  process.exit(2);
}
if (name === undefined) {
  // A process for each: what one leaves behind must not weigh on the other.
  const codes = usual.map(
    (bench) => spawnSync(process.execPath, [join(here, "run.mjs"), bench], { stdio: "inherit" }).status,
  );
  process.exit(Math.max(...codes.map((code) => code ?? 1)));
}
succeed(process.execPath, [join(here, "..", "scripts", "run.mjs"), "build", "--if-needed"]);

// Where the engines are found before the project's own packages.
const folder = join(here, "node_modules", ".cache");
const lock = readFileSync(join(here, "package-lock.json"), "utf8");
const installed = join(folder, "installed.json");
if (!existsSync(installed) || readFileSync(installed, "utf8") !== lock) {
  // `npm ci` refuses @gorules/zen-engine, whose packages for other platforms cannot be locked; this installs what the lockfile says, and no more.
  succeed("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", here]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(installed, lock);
}

const outfile = join(folder, `${name}-${process.pid}.mjs`);
await build({
  entryPoints: [join(here, `${name}.ts`)],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  charset: "utf8",
  packages: "external",
  logLevel: "error",
});
process.argv.splice(1, process.argv.length, join(here, `${name}.ts`), ...rest);
try {
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(outfile, { force: true });
}

function succeed(command, words) {
  // What it says goes where it cannot be taken for a figure, or for a candidate.
  const { status } = spawnSync(command, words, { stdio: ["ignore", process.stderr, process.stderr] });
  if (status !== 0) process.exit(status ?? 1);
}
