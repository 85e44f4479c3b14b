/** `reglo/prettier-plugin` as a project has it: the package unpacked in an empty folder, and Prettier's own command. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { format } from "../../editor/format/format.js";
import { packInto } from "./packed.js";

const folder = mkdtempSync(join(tmpdir(), "reglo-prettier-"));
const path = (name: string): string => join(folder, name);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Prettier in the folder; a text as standard input when there is one. */
async function prettier(args: readonly string[], input?: string): Promise<Ended> {
  const run = promisify(execFile)(process.execPath, ["node_modules/prettier/bin/prettier.cjs", ...args], {
    cwd: folder,
  });
  run.child.stdin?.end(input);
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      out: stdout,
      err: stderr,
    }),
  );
}

const typed = "définition a=1>=2\n\n\nREGLE  r si a ALORS sans effet # fin\n";
const laidOut = "définition a = 1 ≥ 2\n\nrègle r\n  si a\n  alors sans effet  # fin\n";
const page = `# Titre

- Une liste :

  \`\`\`rules
  définition a=1>=2
  dossier
    n:entier
    noté:booléen
  \`\`\`

\`\`\`rules suite
définition c = (
\`\`\`

\`\`\`rules suite
définition c = 9.5  et   1
\`\`\`
`;

beforeAll(async () => {
  const { filename } = await packInto(folder);
  mkdirSync(path("node_modules/reglo"), { recursive: true });
  await promisify(execFile)("tar", ["-xzf", filename, "--strip-components=1", "-C", "node_modules/reglo"], {
    cwd: folder,
  });
  symlinkSync(resolve("node_modules", "prettier"), path("node_modules/prettier"), "dir");
  writeFileSync(path("package.json"), JSON.stringify({ name: "essai", private: true, type: "module" }));
  writeFileSync(path(".prettierrc"), JSON.stringify({ plugins: ["reglo/prettier-plugin"], printWidth: 60 }));
  mkdirSync(path("rules"));
  writeFileSync(path("rules/a.rules"), typed);
  writeFileSync(path("rules/faux.rules"), "définition b=(1\n");
  writeFileSync(path("page.md"), page);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("writes regulations as `reglo format` does, and the blocks of pages; leaves what cannot be read, with its first error", async () => {
  const { code, out, err } = await prettier(["--write", "**/*.rules", "**/*.md"]);
  expect(code).toBe(2);
  expect(out).toMatch(/^rules\/a\.rules .*\npage\.md .*\n$/);
  expect(err).toMatch(/rules\/faux\.rules: SyntaxError: Cette parenthèse n'est pas fermée\. \(1:14\)/);
  expect(err).not.toMatch(/^\s+at /m);
  expect(readFileSync(path("rules/a.rules"), "utf8")).toBe(laidOut);
  expect(format(typed, "a.rules")).toEqual({ text: laidOut });
  expect(readFileSync(path("rules/faux.rules"), "utf8")).toBe("définition b=(1\n");
  expect(readFileSync(path("page.md"), "utf8")).toBe(
    page
      .replace("a=1>=2\n  dossier", "a = 1 ≥ 2\n\n  dossier")
      .replace("n:entier", "n    : entier")
      .replace("noté:", "noté : ")
      .replace("9.5  et   1", "9,5 et 1"),
  );
  expect(await prettier(["--check", "rules/a.rules", "page.md"])).toMatchObject({ code: 0 });
}, 60_000);

it("from an editor: the standard input, under the name of the file", async () => {
  expect(await prettier(["--stdin-filepath", "rules/b.rules"], typed)).toEqual({ code: 0, out: laidOut, err: "" });
  expect(await prettier(["--stdin-filepath", "rules/b.rules"], "définition b=(1\n")).toMatchObject({
    code: 2,
    out: "",
  });
}, 60_000);
