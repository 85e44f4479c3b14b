import { describe, expect, it } from "vitest";
import { brokenArrows, brokenPhases, HOMES, ROOMS, strayDependencies } from "./arrows.js";
import { importsOf, readSource, sourceFiles, type Import } from "./imports.js";

const files = Object.keys(ROOMS).flatMap(sourceFiles);
const imports = files.flatMap((file) => importsOf(file, readSource(file)));

describe("the rooms of the project", () => {
  it("keep their arrows", () => {
    expect(brokenArrows(imports)).toEqual([]);
  });

  it("keep each heavy dependency in its home, loaded late", () => {
    expect(strayDependencies(imports)).toEqual([]);
  });

  it("import only files that exist", () => {
    const known = new Set(files);
    expect(imports.filter(({ isLocal, to }) => isLocal && !known.has(to))).toEqual([]);
  });

  it("go through the phases of the compiler one way, and write from the plan alone", () => {
    expect(brokenPhases(imports)).toEqual([]);
  });
});

describe("the test of the arrows", () => {
  const local = (from: string, to: string): Import => ({ from, to, isLocal: true, kind: "static" });
  const foreign = (from: string, to: string, kind: Import["kind"] = "static"): Import => ({
    from,
    to,
    isLocal: false,
    kind,
  });

  it.each(Object.entries(ROOMS))("catches every arrow that %s may not have", (name, room) => {
    for (const other of Object.keys(ROOMS)) {
      const broken = brokenArrows([local(`${name}/a.ts`, `${other}/b.ts`)]);
      expect(broken).toHaveLength(other === name || room.mayImport.includes(other) ? 0 : 1);
    }
  });

  it("lets the compiler load four files of the runtime, and know the shapes of the others", () => {
    expect(brokenArrows([{ ...local("compiler/4-emit/a.ts", "runtime/manifest.ts"), kind: "type" }])).toEqual([]);
    expect(brokenArrows([local("compiler/4-emit/a.ts", "runtime/manifest.ts")])).toHaveLength(1);
    expect(brokenArrows([local("compiler/2-check/a.ts", "runtime/rational.ts")])).toEqual([]);
    expect(brokenArrows([local("compiler/2-check/a.ts", "runtime/open-pack.ts")])).toHaveLength(1);
  });

  it("catches a package or a module of Node where none may be", () => {
    expect(brokenArrows([foreign("runtime/verdict.ts", "ajv")])).toHaveLength(1);
    expect(brokenArrows([foreign("runtime/verdict.ts", "node:fs")])).toHaveLength(1);
    expect(brokenArrows([foreign("runtime/open-pack.ts", "node:fs")])).toEqual([]);
    expect(brokenArrows([foreign("interpreter/a.ts", "node:crypto")])).toHaveLength(1);
    expect(brokenArrows([foreign("grammar/a.ts", "chevrotain")])).toEqual([]);
  });

  it("catches a file that stands in no room", () => {
    expect(brokenArrows([local("utils/a.ts", "plan/plan.ts")])).toHaveLength(1);
  });

  it.each(Object.entries(HOMES))(
    "catches %s out of its home, in one file too many, or too early",
    (name, { under: places, files: most, isLazy }) => {
      const under = [places].flat()[0] ?? "";
      const use = (from: string, kind: Import["kind"] = "dynamic"): Import => foreign(from, `${name}/sub`, kind);
      expect(strayDependencies([use(`${under}/a.ts`)])).toEqual([]);
      expect(strayDependencies([use("plan/a.ts")])).toHaveLength(1);
      expect(strayDependencies([use(`${under}/a.ts`), use(`${under}/b.ts`)])).toHaveLength(most === 1 ? 1 : 0);
      expect(strayDependencies([use(`${under}/a.ts`, "static")])).toHaveLength(isLazy === true ? 1 : 0);
    },
  );

  it("catches a phase that reaches for a later one, and an emission that reads anything but the plan", () => {
    expect(brokenPhases([local("compiler/2-check/a.ts", "compiler/1-resolve/b.ts")])).toEqual([]);
    expect(brokenPhases([local("compiler/1-resolve/a.ts", "compiler/2-check/b.ts")])).toHaveLength(1);
    expect(brokenPhases([local("compiler/3-lower/a.ts", "compiler/places.ts")])).toEqual([]);
    expect(brokenPhases([local("compiler/4-emit/a.ts", "compiler/3-lower/b.ts")])).toHaveLength(1);
    expect(brokenPhases([local("compiler/4-emit/a.ts", "grammar/ast.ts")])).toHaveLength(1);
    expect(brokenPhases([local("compiler/4-emit/a.ts", "plan/plan.ts")])).toEqual([]);
  });

  it("reads every form of import, and none in texts or comments", () => {
    const text = [
      'import a from "./a.js";',
      'import type { B } from "../b.js";',
      'import { type C } from "c";',
      'export * from "./d.js";',
      'export type { E } from "e";',
      'const f = import("f");',
      'type G = import("g").G;',
      '// import h from "h";',
      "const i = 'import i from \"i\"';",
      'import "@scope/j/sub";',
    ].join("\n");
    expect(
      importsOf("grammar/x.ts", text).map(({ to, isLocal, kind }) => `${kind} ${isLocal ? "local" : "package"} ${to}`),
    ).toEqual([
      "static local grammar/a.ts",
      "type local b.ts",
      "type package c",
      "static local grammar/d.ts",
      "type package e",
      "dynamic package f",
      "type package g",
      "static package @scope/j/sub",
    ]);
  });
});
