/**
 * The candidate files that stand beside a regulation get the verdicts that stand beside them, `<name>.attendu.json` (without digest),
 * from the compiled pack. `REGLO_UPDATE=1` writes them again, for a human to review; continuous integration never does.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { packOf, root, sourcesUnder } from "../compiled-pack.js";
import { expectGolden } from "../golden.js";

const rules = join(root, "rules");
/** The folders of regulations, by their paths in `rules/`, that have candidate files. */
const regulations = readdirSync(rules, { recursive: true, encoding: "utf8" })
  .filter((path) => basename(path) === "dossiers")
  .map((path) => dirname(path))
  .sort();

describe("candidate files beside their regulation", async () => {
  const pack = await packOf(sourcesUnder(rules));
  for (const regulation of regulations) {
    const code = basename(regulation);
    const folder = join(rules, regulation, "dossiers");
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    const dossiers = files.filter((name) => !name.endsWith(".attendu.json"));

    it(`${regulation}: every expected verdict has its candidate file`, () => {
      const alone = files.filter(
        (name) => name.endsWith(".attendu.json") && !dossiers.includes(name.replace(".attendu", "")),
      );
      expect(alone).toEqual([]);
    });

    for (const name of dossiers) {
      const golden = join(folder, `${basename(name, ".json")}.attendu.json`);
      it(relative(root, golden), () => {
        const verdict = pack.evaluate(code, JSON.parse(readFileSync(join(folder, name), "utf8")));
        expectGolden(
          golden,
          `${JSON.stringify(verdict, (key, value: unknown) => (key === "digest" ? undefined : value), 2)}\n`,
        );
      });
    }
  }
});
