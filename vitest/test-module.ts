/**
 * The text of a test module: in comes what there is to test in a file of rules, out goes JavaScript where each example is a test on
 * the very line where it stands in the regulation, so that reports and editors show that place.
 */
import { dirname } from "node:path";
import type { Lang } from "../runtime/format.js";
import type { Place } from "../plan/plan.js";
import type { Given } from "./runner.js";
import type { TestedFile } from "./tested-file.js";

export interface TestModule {
  readonly code: string;
  /** A source map: each line is the same line of the regulation. */
  readonly map: {
    readonly version: 3;
    readonly names: string[];
    readonly sources: string[];
    readonly sourcesContent: string[];
    readonly mappings: string;
  };
}

export function testModule(
  { path, text, errors, plan, versions }: TestedFile,
  { root, lang, runner }: { readonly root: string; readonly lang: Lang; readonly runner: string },
): TestModule {
  const readable = lang === "fr" ? "se lit sans erreur" : "can be read without errors";
  const given: Given = { root, lang, folder: dirname(path), versions, ...(errors ? { errors } : {}) };
  const count = text.split(/\r\n|\n|\r/).length;
  const lines = Array.from({ length: count + 1 }, () => "");
  const add = (line: number, code: string): void => {
    lines[line - 1] += code;
  };
  add(
    1,
    `import { it, describe } from "vitest"; import { open } from ${JSON.stringify(runner)}; ` +
      `const cases = await open(${JSON.stringify(given)}); it(${JSON.stringify(readable)}, cases.read); `,
  );
  // An example of a library is told last: its line is one of another file.
  const lineOf = ({ file, line }: Place): number => (file === plan?.files[0] ? Math.min(line, count) : count + 1);
  const examples = plan?.examples.filter(({ partial }) => !partial) ?? [];
  for (const [i, { name, place }] of examples.entries())
    add(lineOf(place), `it(${JSON.stringify(name)}, () => cases.example(${i})); `);
  add(
    count + 1,
    `if (cases.goldens.length > 0) describe("dossiers", () => { for (const { name, run } of cases.goldens) it(name, run); });`,
  );
  return {
    code: lines.join("\n"),
    map: {
      version: 3,
      names: [],
      sources: [path],
      sourcesContent: [text],
      // One segment a line, at its beginning: the same source, one line further each time but the last.
      mappings: lines.map((_, i) => (i === 0 || i === count ? "AAAA" : "AACA")).join(";"),
    },
  };
}
