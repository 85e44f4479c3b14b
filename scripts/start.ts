/**
 * The first thing a newcomer runs: builds the command, compiles every regulation of `rules/`, prints the verdict on each of their candidate
 * files in a line, and one of them with all its reasons.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Runtime from "../runtime/index.js";
import { buildIfNeeded } from "./package-build.js";
import { projectRoot } from "./project.js";

/** Runs the command with its output shown; its exit code. */
function reglo(...words: readonly string[]): number {
  const command = [join(projectRoot, "build", "reglo.js"), ...words];
  return spawnSync(process.execPath, command, { cwd: projectRoot, stdio: "inherit" }).status ?? 2;
}

/** The candidate files of each certification; the expected verdicts that stand beside them are none. */
function samples(): readonly { readonly code: string; readonly path: string }[] {
  const rules = join(projectRoot, "rules");
  return readdirSync(rules, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\/dossiers\/[^/]+\.json$/.test(path) && !path.endsWith(".attendu.json"))
    .sort()
    .map((path) => ({ code: basename(dirname(dirname(path))), path: `rules/${path}` }));
}

/** What is decided of the whole dossier, yes and no left out, as people read it. */
function verdictLine(explanation: Runtime.Explanation | Runtime.InvalidDossier): string {
  if ("errors" in explanation) return `dossier refusé : ${explanation.errors.map(({ message }) => message).join(" ")}`;
  return explanation.decisionsExplained
    .filter(({ element, outcome }) => element === undefined && "value" in outcome && typeof outcome.value !== "boolean")
    .map(({ label, decision, value = "" }) => `${label ?? decision.replaceAll("_", " ")} : ${value}`)
    .join(" ; ");
}

await buildIfNeeded();
process.exitCode = reglo("compile", "rules", "--out", "dist/rules");
if (process.exitCode === 0) {
  const runtime = (await import(pathToFileURL(join(projectRoot, "build", "runtime.js")).href)) as typeof Runtime;
  const pack = await runtime.openPack(join(projectRoot, "dist", "rules"));
  let last = "";
  for (const { code, path } of samples()) {
    if (code !== last) console.log(`\n${code}`);
    last = code;
    const dossier = JSON.parse(readFileSync(join(projectRoot, path), "utf8")) as unknown;
    console.log(`  ${basename(path, ".json")} — ${verdictLine(pack.explain(code, dossier))}`);
  }
  console.log("\n──── npx reglo evaluate bts rules/bts/dossiers/exactement-dix.json\n");
  process.exitCode = reglo("evaluate", "bts", "rules/bts/dossiers/exactement-dix.json");
}
