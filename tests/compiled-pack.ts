/** Regulations compiled into a real pack, in a temporary folder, and opened as a caller would. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { compile } from "../compiler/index.js";
import { source, type Source } from "../diagnostics/source.js";
import { openPack, type Pack } from "../runtime/index.js";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Every `.rules` file under a folder, by its path from that folder. */
export function sourcesUnder(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => relative(".", path).replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".rules"))
    .sort()
    .map((path) => source(path, readFileSync(join(folder, path), "utf8")));
}

/** The pack of these sources. Throws, with the codes found, when they are not right. */
export async function packOf(sources: readonly Source[]): Promise<Pack> {
  const { files, diagnostics } = await compile(sources, { js: inject("built").packRuntime, dts: "" });
  if (files === undefined) throw new Error(diagnostics.map((d) => d.code).join(", "));
  const folder = mkdtempSync(join(tmpdir(), "reglo-pack-"));
  try {
    for (const [name, text] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return await openPack(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
