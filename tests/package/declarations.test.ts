import { describe, expect, it } from "vitest";
import { bundleDeclarations } from "../../scripts/declarations.js";

const bundle = (files: Readonly<Record<string, string>>): string =>
  bundleDeclarations("entry.d.ts", (path) => files[path] ?? "");

describe("types joined into one file", () => {
  it("hold what the entry offers, and keep to themselves what it only needs", () => {
    const text = bundle({
      "entry.d.ts": 'export * from "./a.js";\nexport { b } from "./b.js";\n',
      "a.d.ts":
        'import type { Hidden } from "./b.js";\n/** A. */\nexport interface A { x: Hidden; }\ndeclare const own: A;\n',
      "b.d.ts": "export type Hidden = string;\nexport declare const b: Hidden;\n",
    });
    expect(text).toBe(
      "type Hidden = string;\nexport declare const b: Hidden;\n/** A. */\nexport interface A { x: Hidden; }\ndeclare const own: A;\nexport {};\n",
    );
  });

  it("follow files that refer to each other", () => {
    const text = bundle({
      "entry.d.ts": 'export * from "./a.js";\n',
      "a.d.ts": 'import type { B } from "./b.js";\nexport interface A { b: B }\n',
      "b.d.ts": 'import type { A } from "./a.js";\nexport interface B { a: A }\n',
    });
    expect(text.match(/interface/g)).toHaveLength(2);
  });

  it.each([
    ["a renaming", 'export { a as b } from "./a.js";', "renaming"],
    ["a namespace", 'export * as a from "./a.js";', "renaming"],
    ["another package", 'export * from "left-pad";', "same folder"],
    ["two declarations of one name", 'export * from "./a.js";\nexport interface A {}', "both declare A"],
  ])("refuse %s", (_, entry, reason) => {
    expect(() => bundle({ "entry.d.ts": entry, "a.d.ts": "export interface A {}\n" })).toThrow(reason);
  });
});
