/**
 * The candidate files that stand beside a regulation, with the verdicts that were reviewed. The plugin makes a test of each of them
 * (`rules/` is part of this suite); here, what is asked of the files themselves, and of a pack on disk. `reglo test --update` writes
 * verdicts again, for a human to review.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { packOf, root, sourcesUnder } from "../compiled-pack.js";

const rules = join(root, "rules");
const files = readdirSync(rules, { recursive: true, encoding: "utf8" }).sort();
const read = (path: string): string => readFileSync(join(rules, path), "utf8");
const inDossiers = files.filter((path) => basename(dirname(path)) === "dossiers" && path.endsWith(".json"));

it("candidate files stand beside their regulation", () => {
  const folders = new Set(inDossiers.map((path) => dirname(dirname(path))));
  const holdsRegulation = (folder: string): boolean =>
    files.some((path) => dirname(path) === folder && path.endsWith(".rules") && read(path).startsWith("règlement "));
  expect(folders.size).toBeGreaterThan(0);
  expect([...folders].filter((folder) => !holdsRegulation(folder))).toEqual([]);
});

it("verdicts are written as `reglo test --update` writes them, without digest", () => {
  const kept = inDossiers.filter((path) => path.endsWith(".attendu.json"));
  const written = (text: string): string =>
    `${JSON.stringify(JSON.parse(text), (key, value: unknown) => (key === "digest" ? undefined : value), 2)}\n`;
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((path) => read(path) !== written(read(path)))).toEqual([]);
});

describe("a pack written and opened, of a regulation with versions and libraries", async () => {
  const code = "bts";
  const pack = await packOf(sourcesUnder(rules).filter(({ path }) => /^(?:bts|commun)\//.test(path)));
  const dossiers = inDossiers.filter((path) => dirname(dirname(path)) === code && !path.endsWith(".attendu.json"));

  it.each(dossiers)("%s is judged as kept", (dossier) => {
    const verdict = pack.evaluate(code, JSON.parse(read(dossier)));
    const kept = JSON.parse(read(dossier.replace(/\.json$/, ".attendu.json"))) as object;
    expect({ ...verdict, digest: undefined }).toEqual({ ...kept, digest: undefined });
  });
});
