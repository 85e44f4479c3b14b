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
};

describe("the files of the project", () => {
  it("are short, or say why not", () => {
    const long = files
      .filter((file) => lines(file) > LONGEST && !(file in LONG_FILES))
      .map((file) => `${file}: ${lines(file)} lines`);
    expect(long).toEqual([]);
  });

  it("open with a comment that says what comes in and goes out", () => {
    expect(files.filter((file) => !/^\/\*\*/.test(readSource(file)))).toEqual([]);
  });

  it("are named in kebab case, after what they hold", () => {
    const names = files.map((file) => basename(file, ".ts"));
    expect(names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))).toEqual([]);
    expect(names.filter((name) => /^(?:utils?|helpers?|common|manager)$/.test(name))).toEqual([]);
  });
});
