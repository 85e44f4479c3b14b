/** The build of the package, as functions: in come the sources of the project, out goes the folder `build/`. */
import { execFile } from "node:child_process";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { build, type BuildOptions } from "esbuild";
import packageJson from "../package.json" with { type: "json" };
import { bundleDeclarations } from "./declarations.js";
import { projectRoot } from "./project.js";

const SOURCES: readonly string[] = [
  "diagnostics",
  "grammar",
  "plan",
  "compiler",
  "editor",
  "interpreter",
  "json-logic",
  "runtime",
  "harness",
  "cli",
  "vitest",
  "scripts",
];

/** Loaded only when TypeScript is written, or threads are started; they stay ordinary dependencies of the package. */
const EXTERNAL: readonly string[] = ["esbuild", "ts-morph", "prettier", "ajv", "piscina"];

/** What runs the plugin has it, in the version of its choice. */
const HOST: readonly string[] = ["vitest"];

const BUNDLE: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  charset: "utf8",
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  external: [...EXTERNAL, ...HOST].flatMap((name) => [name, `${name}/*`]),
  absWorkingDir: projectRoot,
  logLevel: "error",
};

/**
 * The command's libraries are CommonJS and ask for Node's own modules with `require`. The libraries that are not bundled are named with
 * their versions, so that the text of the command tells apart whatever can write something else.
 */
const COMMAND_BANNER = [
  `// With ${Object.entries(packageJson.dependencies).flat().join(" ")}`,
  'import { createRequire as nodeRequire } from "node:module";',
  "const require = nodeRequire(import.meta.url);",
].join("\n");

async function emitTypes(): Promise<void> {
  const tsc = createRequire(join(projectRoot, "package.json")).resolve("typescript/bin/tsc");
  try {
    await promisify(execFile)(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: projectRoot });
  } catch (failure) {
    const output = failure instanceof Error && "stdout" in failure ? String(failure.stdout) : String(failure);
    throw new Error(`The types could not be written:\n${output}`);
  }
}

/** Builds everything. Throws with the compiler's messages when a source is wrong. */
export async function buildPackage(): Promise<void> {
  const out = join(projectRoot, "build");
  const stamp = join(out, "built");
  await rm(stamp, { force: true });
  await mkdir(join(out, "pack"), { recursive: true });
  await rm(join(out, "chunks"), { recursive: true, force: true });
  await Promise.all([
    build({
      ...BUNDLE,
      entryPoints: {
        reglo: "cli/reglo.ts",
        "mutant-worker": "harness/mutants/worker.ts",
        "batch-worker": "cli/batch/worker.ts",
      },
      outdir: out,
      banner: { js: COMMAND_BANNER },
    }),
    build({
      ...BUNDLE,
      entryPoints: {
        compiler: "compiler/index.ts",
        runtime: "runtime/index.ts",
        "prettier-plugin": "editor/prettier/plugin.ts",
      },
      outdir: out,
    }),
    build({
      ...BUNDLE,
      entryPoints: { vitest: "vitest/index.ts", "vitest-runner": "vitest/runner.ts" },
      outdir: out,
      banner: { js: COMMAND_BANNER },
    }),
    build({
      ...BUNDLE,
      splitting: false,
      platform: "neutral",
      // Reached for only when a pack is opened from a folder, which only Node does.
      external: ["node:*"],
      target: "es2022",
      entryPoints: { runtime: "runtime/pack-runtime.ts" },
      outdir: join(out, "pack"),
      // The text of a pack must not depend on where the project stands.
      legalComments: "none",
      banner: { js: "// Réglo: what the regulations of this folder need at run time." },
    }),
    emitTypes(),
  ]);
  await writeFile(
    join(out, "pack", "runtime.d.ts"),
    bundleDeclarations(join(out, "types", "runtime", "pack-runtime.d.ts")),
  );
  await writeFile(stamp, "");
}

async function newest(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const names = (await readdir(path)).filter((name) => name !== "node_modules");
  return (await Promise.all(names.map((name) => newest(join(path, name))))).reduce(
    (a, b) => Math.max(a, b),
    found.mtimeMs,
  );
}

/** Builds unless the last complete build is younger than every source. */
export async function buildIfNeeded(): Promise<void> {
  const built = await stat(join(projectRoot, "build", "built")).then(
    (found) => found.mtimeMs,
    () => 0,
  );
  const sources = [...SOURCES, "package.json", "tsconfig.json", "tsconfig.build.json"];
  const times = await Promise.all(sources.map((name) => newest(join(projectRoot, name))));
  if (times.some((time) => time >= built)) await buildPackage();
}
