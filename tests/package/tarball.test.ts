import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importsOf } from "../architecture/imports.js";
import { packInto, type Packed } from "./packed.js";

const folder = mkdtempSync(join(tmpdir(), "reglo-package-"));
let packed: Packed;

/** Runs a program in the folder where the package is installed. */
async function run(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, [...args], { cwd: folder, maxBuffer: 1 << 24 });
  return stdout;
}

beforeAll(async () => {
  packed = await packInto(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "essai", private: true, type: "module" }));
  await run(
    "npm",
    "install",
    "--ignore-scripts",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    `./${packed.filename}`,
  );
  cpSync("tests/cli/fixtures", folder, { recursive: true });
}, 300_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the package, installed from its tarball in an empty folder", () => {
  it("holds what was built, the readme and the licence, and nothing else", () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith("build/")).sort()).toEqual([
      "LICENSE",
      "README.md",
      "bin/reglo.js",
      "package.json",
    ]);
    expect(paths).toEqual(
      expect.arrayContaining([
        "build/reglo.js",
        "build/runtime.js",
        "build/pack/runtime.js",
        "build/pack/runtime.d.ts",
      ]),
    );
  });

  it("checks, compiles and evaluates", async () => {
    expect(await run("npx", "--no-install", "reglo", "check", "rules")).toBe("1 fichier vérifié, rien à signaler\n");
    await run("npx", "--no-install", "reglo", "compile", "rules", "--out", "dist/rules");
    expect(await run("npx", "--no-install", "reglo", "evaluate", "essai", "dossiers/exactement-dix.json")).toContain(
      "Moyenne de 10 sur 20.",
    );
  });

  it("decides from plain JavaScript", async () => {
    writeFileSync(
      join(folder, "juger.js"),
      `import { readFileSync } from "node:fs";
       import { openPack, explanationText } from "reglo/runtime";
       const pack = await openPack("dist/rules");
       const dossier = JSON.parse(readFileSync("dossiers/exactement-dix.json", "utf8"));
       console.log(JSON.stringify(pack.evaluate("essai", dossier).decisions));
       console.log(explanationText(pack.explain("essai", dossier)));`,
    );
    const [decisions = "", ...text] = (await run(process.execPath, "juger.js")).split("\n");
    expect(JSON.parse(decisions)).toEqual({ résultat: { status: "acquired", value: "admis" } });
    expect(text.join("\n")).toContain("Moyenne de 10 sur 20.");
  });

  it("is typed: a TypeScript program that uses both entries is checked strictly and runs", async () => {
    writeFileSync(
      join(folder, "juger.ts"),
      `import { check } from "reglo";
       import { openPack, type Verdict, type InvalidDossier } from "reglo/runtime";
       import type version from "./dist/rules/essai/2025.js";
       export type Problems = ReturnType<typeof version.validate>;
       export async function judge(dossier: unknown): Promise<string> {
         const pack = await openPack("dist/rules");
         const answer: Verdict | InvalidDossier = pack.evaluate("essai", dossier, { parameters: { seuil: 12 } });
         return "errors" in answer ? answer.errors.map((error) => error.message).join() : JSON.stringify(answer.decisions);
       }
       export const codes: readonly string[] = check([{ path: "a/1.rules", text: "règle" }]).diagnostics.map(({ code }) => code);
       // @ts-expect-error a pack is opened by its folder
       export const wrong = (): unknown => openPack(12);`,
    );
    const config = {
      compilerOptions: {
        target: "es2022",
        module: "nodenext",
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        types: [],
        outDir: "out",
      },
      files: ["juger.ts"],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    await run(process.execPath, resolve("node_modules/typescript/bin/tsc"), "-p", ".");
    writeFileSync(
      join(folder, "out", "lancer.js"),
      'import { judge, codes } from "./juger.js"; console.log(await judge({}), codes.length > 0);',
    );
    expect(await run(process.execPath, "out/lancer.js")).toMatch(/session.* true\n$/);
  });

  it("compiles packs that need nothing installed", () => {
    const foreign = (file: string): readonly string[] =>
      importsOf(file, readFileSync(join(folder, "dist/rules", file), "utf8"))
        .filter(({ isLocal }) => !isLocal)
        .map(({ to, kind }) => `${kind} ${to.split(":")[0] ?? ""}`);
    expect(foreign("essai/2025.js")).toEqual([]);
    expect(foreign("essai/2025.validate.js")).toEqual([]);
    // Node's own modules, and only once a folder is opened.
    expect([...new Set(foreign("runtime.js"))]).toEqual(["dynamic node"]);
  });
});

describe("the command of the project itself", () => {
  it("is what npx finds in the project's folder", async () => {
    const { stdout } = await promisify(execFile)("npx", ["--no-install", "reglo", "--help"]);
    expect(stdout).toContain("Utilisation : reglo");
  });
});
