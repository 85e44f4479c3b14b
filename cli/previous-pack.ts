/** The pack that stands where another will be written: its manifest and its files, or nothing when there is none that can be read. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CompileOptions } from "../compiler/index.js";
import { readManifest } from "../runtime/index.js";
import { recoverPack } from "./write-pack.js";

export function previousPack(folder: string): CompileOptions["previous"] {
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(join(folder, path), "utf8");
    } catch {
      return undefined;
    }
  };
  try {
    recoverPack(folder);
    return { manifest: readManifest(JSON.parse(read("manifest.json") ?? "")), read };
  } catch {
    return undefined;
  }
}
