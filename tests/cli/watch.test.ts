import { spawn } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { runIn } from "./run-in.js";
import { scratch } from "./scratch.js";

it.each([[["watch"]], [["test", "--watch"]]])(
  "reglo %j judges again what is saved, until it is interrupted",
  async (words) => {
    const { folder } = scratch();
    expect((await runIn(folder, ["new", "essai", "--session", "2026"])).code).toBe(0);
    const rules = join(folder, "rules/essai/2026.rules");
    const env = { ...process.env, FORCE_COLOR: "0" };
    const child = spawn(process.execPath, [resolve("bin/reglo.js"), ...words], { cwd: folder, env });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (out += text));
    const ended = new Promise<number | null>((done) => child.on("close", done));
    const says = async (text: string): Promise<void> => {
      // Bounded, so that what is never said fails the test rather than keeping the command alive.
      for (let waits = 0; waits < 1000 && !out.includes(text) && child.exitCode === null; waits++)
        await new Promise((soon) => setTimeout(soon, 20));
      expect(out).toContain(text);
    };
    try {
      await says("1 cas : 1 conforme");
      writeFileSync(rules, readFileSync(rules, "utf8").replace("= 10\n", "= 11\n"));
      await says("1 cas : 0 conforme, 1 en échec");
      const whole = readFileSync(rules, "utf8");
      out = "";
      writeFileSync(rules, whole.replace("alors", "alor"));
      await says("1 erreur");
      out = "";
      renameSync(rules, `${rules}.ailleurs`);
      await says("Aucun règlement trouvé");
      out = "";
      writeFileSync(join(folder, "rules/essai/2027.rules"), whole);
      await says("1 cas : 0 conforme, 1 en échec");
      out = "";
      rmSync(join(folder, "rules/essai/2027.rules"));
      writeFileSync(rules, whole.replace("= 11\n", "= 10\n"));
      await says("1 cas : 1 conforme");
    } finally {
      child.kill("SIGINT");
    }
    expect(await ended).toBe(0);
  },
);
