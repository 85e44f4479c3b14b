import { spawn } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { runIn } from "./run-in.js";
import { scratch } from "./scratch.js";

/** Starts the built command and kills it after some milliseconds, if it is still there. */
function killedAfter(folder: string, words: readonly string[], milliseconds: number): Promise<void> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [resolve("bin/reglo.js"), ...words], { cwd: folder, stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("close", () => {
      clearTimeout(timer);
      done();
    });
  });
}

describe("a compile that is interrupted", () => {
  it("leaves a pack that decides, whenever it happens", async () => {
    const { folder } = scratch();
    cpSync("tests/cli/fixtures", folder, { recursive: true });
    expect((await runIn(folder, ["compile", "rules"])).code).toBe(0);
    const start = performance.now();
    await killedAfter(folder, ["compile", "rules"], 60_000);
    const whole = performance.now() - start;
    // Most of the time goes into compiling; the writing at the end is where an interruption could harm.
    for (const share of [0.1, 0.5, 0.8, 0.9, 0.94, 0.97, 0.99, 1]) {
      await killedAfter(folder, ["compile", "rules"], whole * share);
      expect((await runIn(folder, ["evaluate", "essai", "dossiers/exactement-dix.json"])).code).toBe(0);
    }
    expect((await runIn(folder, ["compile", "rules"])).code).toBe(0);
    expect(readdirSync(`${folder}/dist/rules`)).toContain("manifest.json");
  });
});
