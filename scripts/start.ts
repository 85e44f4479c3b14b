/** The first thing a newcomer runs: builds the command, compiles every regulation of `rules/`, and prints the verdicts of its sample dossiers. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buildIfNeeded } from "./package-build.js";
import { projectRoot } from "./project.js";

/** Runs the command with its output shown; its exit code. */
function reglo(...words: readonly string[]): number {
  const command = [join(projectRoot, "build", "reglo.js"), ...words];
  return spawnSync(process.execPath, command, { cwd: projectRoot, stdio: "inherit" }).status ?? 2;
}

/** The sample dossiers of each certification; the expected verdicts that stand beside them are none. */
function samples(): readonly { readonly code: string; readonly path: string }[] {
  const codes = readdirSync(join(projectRoot, "rules")).filter((code) =>
    existsSync(join(projectRoot, "rules", code, "dossiers")),
  );
  return codes.sort().flatMap((code) =>
    readdirSync(join(projectRoot, "rules", code, "dossiers"))
      .filter((name) => name.endsWith(".json") && !name.endsWith(".attendu.json"))
      .sort()
      .map((name) => ({ code, path: `rules/${code}/dossiers/${name}` })),
  );
}

await buildIfNeeded();
process.exitCode = reglo("compile", "rules", "--out", "dist/rules");
if (process.exitCode === 0) {
  for (const { code, path } of samples()) {
    console.log(`\n──── ${path}\n`);
    // 1 is an answer too: an invalid dossier, or a conflict that the regulation leaves.
    if (reglo("evaluate", code, path) > 1) process.exitCode = 1;
  }
}
