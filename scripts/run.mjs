// Runs a TypeScript script of this folder: `node scripts/run.mjs generate --check` bundles generate.ts in memory and imports it.
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const name = process.argv[2] ?? "";
if (!/^[a-z-]+$/.test(name)) {
  console.error("Usage: node scripts/run.mjs <script> [arguments]");
  process.exit(2);
}
// One file per process: several people, or several steps of a test run, may run scripts at the same time.
const folder = join(here, "..", "node_modules", ".cache", "reglo-scripts");
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
}).catch(() => {
  // What is wrong with the sources has been printed.
  process.exit(1);
});
process.argv.splice(1, 2, join(here, `${name}.ts`));
try {
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(outfile, { force: true });
}
