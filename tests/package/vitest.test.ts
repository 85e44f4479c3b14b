/**
 * `reglo/vitest` as a project has it: the package unpacked in a folder with two regulations and a library, vitest watching, and
 * files saved one after the other. Each run says which files it ran, and what became of each test.
 */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packInto } from "./packed.js";

interface Told {
  readonly name: string;
  readonly line?: number;
  readonly state: string;
  readonly error?: { readonly message: string; readonly stack: string };
}
type Run = Readonly<Record<string, readonly Told[]>>;

const folder = realpathSync(mkdtempSync(join(tmpdir(), "reglo-vitest-")));
const path = (name: string): string => join(folder, name);
let vitest: ChildProcess;
let runs: AsyncIterator<string>;

beforeAll(async () => {
  const { filename } = await packInto(folder);
  cpSync("tests/vitest/fixtures", folder, { recursive: true });
  mkdirSync(path("node_modules/reglo"), { recursive: true });
  await promisify(execFile)("tar", ["-xzf", filename, "--strip-components=1", "-C", "node_modules/reglo"], {
    cwd: folder,
  });
  for (const name of ["vitest", "vite", "ajv", "prettier", "esbuild", "ts-morph", "@types"])
    symlinkSync(resolve("node_modules", name), path(join("node_modules", name)), "dir");
  writeFileSync(path("package.json"), JSON.stringify({ name: "essai", private: true, type: "module" }));
  const { VITEST: _vitest, CI: _ci, NODE_ENV: _env, ...env } = process.env;
  vitest = spawn(process.execPath, ["suivre.js"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  runs = createInterface({ input: vitest.stdout! })[Symbol.asyncIterator]();
}, 120_000);

afterAll(async () => {
  const ended = new Promise((done) => vitest.once("close", done));
  vitest.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

/** What the next run says. */
async function nextRun(): Promise<Run> {
  for (;;) {
    const { value, done } = await runs.next();
    if (done === true) throw new Error("vitest has ended");
    if (value.startsWith("{")) return JSON.parse(value) as Run;
  }
}

/** Saves a file with a change, and waits for the run that follows. */
async function saved(name: string, change: (text: string) => string): Promise<Run> {
  writeFileSync(path(name), change(readFileSync(path(name), "utf8")));
  return nextRun();
}

const failed = (run: Run): readonly Told[] =>
  Object.values(run)
    .flat()
    .filter(({ state }) => state !== "passed");
const places = (tests: readonly Told[] | undefined): readonly string[] =>
  (tests ?? []).map(({ name, line }) => `${line}: ${name}`);

describe("reglo/vitest, watching two regulations and a library", () => {
  it("makes a test of each example where it stands, and of each golden dossier with the version that judges it", async () => {
    const run = await nextRun();
    expect(failed(run)).toEqual([]);
    expect(Object.keys(run)).toEqual([
      "rules/autre/2025.rules",
      "rules/commun/seuils.rules",
      "rules/essai/2024.rules",
      "rules/essai/2025.rules",
    ]);
    expect(places(run["rules/commun/seuils.rules"])).toEqual(["1: se lit sans erreur"]);
    expect(places(run["rules/essai/2024.rules"])).toEqual([
      "1: se lit sans erreur",
      "25: exactement le seuil",
      "32: un centième de moins",
      // No version judges this one: the oldest answers for it.
      "35: dossiers > avant-tout",
      "35: dossiers > refus-2024",
    ]);
    expect(places(run["rules/essai/2025.rules"])).toEqual([
      "1: se lit sans erreur",
      "25: exactement le seuil",
      "32: un centième de moins",
      "35: dossiers > admis-2025",
      "35: dossiers > trop-2025",
    ]);
  });

  it("runs again only the regulation that was saved, and says what is not as expected, where, and why", async () => {
    const run = await saved("rules/essai/2025.rules", (text) => text.replace("points ≥ seuil", "points > seuil"));
    expect(Object.keys(run)).toEqual(["rules/essai/2025.rules"]);
    const [failure, ...others] = failed(run);
    expect(others).toEqual([]);
    expect(failure?.name).toBe("exactement le seuil");
    expect(failure?.error?.message).toContain(
      "Attendu : résultat = admis par la règle admission  (rules/essai/2025.rules:30)\n" +
        "Obtenu :  ajourné, par la règle échec, à défaut d'une autre, ligne 21\n",
    );
    expect(failure?.error?.message).toContain("il aurait fallu « points > seuil » (points = 10 ; seuil = 10)");
    expect(failure?.error?.stack).toContain(`${path("rules/essai/2025.rules")}:30:1`);
  });

  it("runs again what imports a library that was saved, and nothing else", async () => {
    const run = await saved("rules/commun/seuils.rules", (text) => text.replace("= 10", "= 9,5"));
    expect(Object.keys(run)).toEqual(["rules/commun/seuils.rules", "rules/essai/2024.rules", "rules/essai/2025.rules"]);
    expect(failed(run).map(({ name }) => name)).toEqual([
      "un centième de moins",
      "dossiers > refus-2024",
      "un centième de moins",
      // As before, for another threshold.
      "dossiers > admis-2025",
    ]);
    const golden = failed(run).find(({ name }) => name === "dossiers > refus-2024");
    expect(golden?.error?.message).toContain("Le verdict n'est plus celui qui a été relu");
    expect(golden?.error?.message).toContain("ajourné → admis, à cause de la règle admission, ligne 16");
  });

  it("says in one failing test what makes a library unreadable, and again all is well once it is put right", async () => {
    const broken = await saved("rules/commun/seuils.rules", (text) => text.replace("paramètre", "paramétre"));
    expect(Object.keys(broken)).toHaveLength(3);
    for (const tests of Object.values(broken)) {
      expect(tests.map(({ name, state }) => [name, state])).toEqual([["se lit sans erreur", "failed"]]);
      expect(tests[0]?.error?.message).toContain("rules/commun/seuils.rules:4:1");
      expect(tests[0]?.error?.stack).toContain(`${path("rules/commun/seuils.rules")}:4:1`);
    }
    const right = await saved("rules/commun/seuils.rules", () =>
      readFileSync("tests/vitest/fixtures/rules/commun/seuils.rules", "utf8"),
    );
    expect(failed(right).map(({ name }) => name)).toEqual(["exactement le seuil"]);
  });

  it("runs the golden dossiers again when one of them is saved", async () => {
    const run = await saved("rules/essai/dossiers/admis-2025.json", (text) => text.replace("12", "2"));
    expect(Object.keys(run)).toEqual(["rules/essai/2024.rules", "rules/essai/2025.rules"]);
    expect(failed(run).map(({ name }) => name)).toEqual(["exactement le seuil", "dossiers > admis-2025"]);
  });

  it("is typed", async () => {
    const right = 'import reglo from "reglo/vitest";\nreglo({ include: ["rules/**/*.rules"], lang: "en" });\n';
    writeFileSync(path("usage.ts"), `${right}// @ts-expect-error there are two languages\nreglo({ lang: "de" });\n`);
    const tsc = resolve("node_modules/typescript/bin/tsc");
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"];
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, ...options, "--types", "node", "usage.ts"], {
      cwd: folder,
    }).catch((failure: unknown) => failure as { stdout: string });
    expect(stdout).toBe("");
  });
});
