import { spawn, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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

describe("a rewriting that is interrupted", () => {
  const before = Array.from({ length: 1_000 }, (_, i) => `définition d${i}=1>=${i}\n`).join("");
  const after = before.replace(/=1>=/g, " = 1 ≥ ");

  it("leaves each text as it was or as it will be, whenever it happens", async () => {
    const { folder } = scratch();
    const files = ["a.rules", "b.rules", "c.rules"].map((name) => `${folder}/${name}`);
    const put = (): void => {
      for (const file of files) writeFileSync(file, before);
    };
    put();
    const start = performance.now();
    await killedAfter(folder, ["format", "."], 60_000);
    const whole = performance.now() - start;
    for (const share of [0.5, 0.75, 0.95]) {
      put();
      await killedAfter(folder, ["format", "."], whole * share);
      for (const file of files) expect([before, after]).toContain(readFileSync(file, "utf8"));
    }
    expect((await runIn(folder, ["format", "."])).code).toBe(0);
    expect(files.map((file) => readFileSync(file, "utf8"))).toEqual(files.map(() => after));
  });

  it.skipIf(process.platform === "win32")("leaves a text as it was when the system stops it in the middle", () => {
    const { folder } = scratch();
    writeFileSync(`${folder}/a.rules`, before);
    // No file may be longer than a few blocks: the text is cut while it is written.
    const run = spawnSync(
      "sh",
      ["-c", 'ulimit -f 8; exec "$0" "$@"', process.execPath, resolve("bin/reglo.js"), "format", "."],
      {
        cwd: folder,
        encoding: "utf8",
      },
    );
    expect(run.status).not.toBe(0);
    expect(readFileSync(`${folder}/a.rules`, "utf8")).toBe(before);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});
