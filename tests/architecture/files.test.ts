import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOMS } from "./arrows.js";
import { readSource, sourceFiles } from "./imports.js";

const files = [...Object.keys(ROOMS), "scripts"].flatMap(sourceFiles).filter((file) => !file.endsWith(".generated.ts"));
const lines = (file: string): number => readSource(file).trimEnd().split("\n").length;

const LONGEST = 300;

/** Files over 300 lines, and why. */
const LONG_FILES: Readonly<Record<string, string>> = {
  "grammar/ast.ts": "the whole tree of the language, read as one page",
  "plan/plan.ts": "the whole plan, read as one page",
  "compiler/2-check/arithmetic.ts": "one case per operation on numbers, dates and durations",
  "compiler/2-check/declarations.ts": "one case per kind of declaration",
  "compiler/2-check/examples.ts": "examples read twice, as a candidate file and as expectations, by type",
  "compiler/2-check/facts.ts": "one algebra: what is known, and how conditions add to it",
  "compiler/2-check/lists.ts": "one case per operation on lists",
  "compiler/2-check/names.ts": "one order of search for everything a name can mean",
  "compiler/2-check/rules.ts": "one case per part of a rule and of an exception",
  "compiler/4-emit/expressions.ts": "one exhaustive switch over the kinds of expression",
  "compiler/4-emit/instances.ts": "the two forms of an instance, side by side",
  "compiler/4-emit/lists.ts": "one case per operation that runs through a list",
  "compiler/4-emit/module-writer.ts": "everything that expressions ask of the module around them",
  "compiler/4-emit/numbers.ts": "one algebra: each operation with its bounds",
  "compiler/4-emit/settling.ts": "decisions and documents, settled by the same steps",
  "harness/generate/dossiers.ts": "one generator: a drawing for each type, and the themes they share",
  "compiler/4-emit/standing.ts": "the questions of one page of the plan's meaning, in its order",
};

describe("the files of the project", () => {
  it("are short, or say why not", () => {
    const long = files
      .filter((file) => lines(file) > LONGEST && !(file in LONG_FILES))
      .map((file) => `${file}: ${lines(file)} lines`);
    expect(long).toEqual([]);
  });

  it("are excused by no reason that is out of date", () => {
    expect(Object.keys(LONG_FILES).filter((file) => !files.includes(file))).toEqual([]);
  });

  it("open with a comment that says what comes in and goes out", () => {
    expect(files.filter((file) => !/^\/\*\*/.test(readSource(file)))).toEqual([]);
  });

  it("are named in kebab case, after what they hold", () => {
    const names = files.map((file) => basename(file, ".ts").replace(/\.d$/, ""));
    expect(names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))).toEqual([]);
    expect(names.filter((name) => /^(?:utils?|helpers?|common|manager)$/.test(name))).toEqual([]);
  });
});
