import { existsSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recoverPack, writePack } from "../../cli/write-pack.js";
import { WrongUse } from "../../cli/wrong-use.js";
import { scratch } from "./scratch.js";

/** The files of a small pack whose only version is `version`. */
function packFiles(version: string): ReadonlyMap<string, string> {
  const manifest = {
    language: 1,
    runtime: { file: "runtime.js", sha256: "" },
    regulations: [
      {
        code: "essai",
        versions: [
          { version, file: `essai/${version}.js`, digest: "", outputs: { [`essai/${version}.js`]: "" }, sources: {} },
        ],
      },
    ],
  };
  return new Map([
    ["manifest.json", JSON.stringify(manifest)],
    ["runtime.js", "export {};"],
    ["runtime.d.ts", "export {};"],
    [`essai/${version}.js`, `export default ${version};`],
  ]);
}

/** The message of the `WrongUse` that an action ends with. */
function refusal(action: () => void): string {
  try {
    action();
  } catch (failure) {
    if (failure instanceof WrongUse) return failure.sentence.fr;
    throw failure;
  }
  throw new Error("nothing was refused");
}

describe("writing a pack", () => {
  it("makes the folder and those above it, and leaves nothing beside", () => {
    const { folder } = scratch();
    writePack(join(folder, "dist", "rules"), "dist/rules", packFiles("2025"));
    expect(readdirSync(join(folder, "dist"))).toEqual(["rules"]);
    expect(readFileSync(join(folder, "dist/rules/essai/2025.js"), "utf8")).toBe("export default 2025;");
  });

  it("replaces a pack whole: what the new one has not is gone", () => {
    const { folder } = scratch();
    const target = join(folder, "pack");
    writePack(target, "pack", packFiles("2024"));
    writePack(target, "pack", packFiles("2025"));
    expect(readdirSync(join(target, "essai"))).toEqual(["2025.js"]);
    expect(readdirSync(folder)).toEqual(["pack"]);
  });

  it("fills an empty folder", () => {
    const { folder, write } = scratch();
    write({ "vide/x": "" });
    renameSync(join(folder, "vide/x"), join(folder, "x"));
    writePack(join(folder, "vide"), "vide", packFiles("2025"));
    expect(existsSync(join(folder, "vide/manifest.json"))).toBe(true);
  });

  it("replaces the pack behind a link, not the link", () => {
    const { folder } = scratch();
    writePack(join(folder, "ailleurs"), "ailleurs", packFiles("2024"));
    symlinkSync(join(folder, "ailleurs"), join(folder, "lien"));
    writePack(join(folder, "lien"), "lien", packFiles("2025"));
    expect(readdirSync(join(folder, "ailleurs/essai"))).toEqual(["2025.js"]);
  });

  it.each([
    ["a folder of something else", { "photos/été.jpg": "x" }, "photos", "été.jpg"],
    ["a folder whose manifest is not one", { "app/manifest.json": "{}" }, "app", "manifest.json"],
    ["a file", { sortie: "x" }, "sortie", "n'est pas un répertoire"],
  ])("refuses to replace %s, and touches nothing", (_, files, name, reason) => {
    const { folder } = scratch(files);
    expect(
      refusal(() => {
        writePack(join(folder, name), name, packFiles("2025"));
      }),
    ).toContain(reason);
    for (const [path, content] of Object.entries(files)) expect(readFileSync(join(folder, path), "utf8")).toBe(content);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it("refuses to replace a pack to which somebody added a file", () => {
    const { folder } = scratch();
    const target = join(folder, "pack");
    writePack(target, "pack", packFiles("2024"));
    writeFileSync(join(target, "essai/notes.txt"), "à garder");
    expect(
      refusal(() => {
        writePack(target, "pack", packFiles("2025"));
      }),
    ).toContain("essai/notes.txt");
    expect(readFileSync(join(target, "essai/2024.js"), "utf8")).toBe("export default 2024;");
  });

  it("keeps the previous pack, and cleans up, when a file cannot be written", () => {
    const { folder } = scratch();
    const target = join(folder, "pack");
    writePack(target, "pack", packFiles("2024"));
    const broken = new Map([...packFiles("2025"), ["runtime.js/dessous", "x"]]);
    expect(
      refusal(() => {
        writePack(target, "pack", broken);
      }),
    ).toContain("ne peut pas être écrit");
    expect(readdirSync(folder)).toEqual(["pack"]);
    expect(readdirSync(join(target, "essai"))).toEqual(["2024.js"]);
  });

  it("finds again the pack that an interrupted command had moved away", () => {
    const { folder } = scratch();
    const target = join(folder, "pack");
    writePack(target, "pack", packFiles("2024"));
    renameSync(target, join(folder, ".pack.reglo-previous"));
    recoverPack(target);
    expect(readdirSync(join(target, "essai"))).toEqual(["2024.js"]);
  });
});
