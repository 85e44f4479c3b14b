// Runs the benches: `node bench/run.mjs` both, `node bench/run.mjs check 1000 10000` one, with its arguments. Builds the project first if need be.
import { spawnSync } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const benches = ["evaluate", "check"];
const [name, ...rest] = process.argv.slice(2);
if (name !== undefined && !benches.includes(name)) {
  console.error(`Usage: node bench/run.mjs [${benches.join(" | ")}] [arguments]`);
  process.exit(2);
}
if (name === undefined) {
  // A process for each: what one leaves behind must not weigh on the other.
  const codes = benches.map(
    (bench) => spawnSync(process.execPath, [join(here, "run.mjs"), bench], { stdio: "inherit" }).status,
  );
  process.exit(Math.max(...codes.map((code) => code ?? 1)));
}
const built = spawnSync(process.execPath, [join(here, "..", "scripts", "run.mjs"), "build", "--if-needed"], {
  stdio: "inherit",
});
if (built.status !== 0) process.exit(built.status ?? 1);
const folder = join(here, "..", "node_modules", ".cache", "reglo-bench");
const outfile = join(folder, `${name}-${process.pid}.mjs`);
await mkdir(folder, { recursive: true });
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
  await rm(outfile, { force: true });
}
