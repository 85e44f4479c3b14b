/** Says whether a pack is older than its sources: in come its entry for a certification and the folder of rules, out goes the first source that differs. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RegulationEntry } from "../runtime/manifest.js";

/** As the manifest hashes: line ends normalised, no byte order mark, NFC. */
function sha256(text: string): string {
  return createHash("sha256")
    .update(
      text
        .replace(/^\uFEFF/, "")
        .normalize("NFC")
        .replace(/\r\n?/g, "\n"),
      "utf8",
    )
    .digest("hex");
}

/**
 * The path of a source of one regulation that was changed, added or removed since; undefined when the pack is up to date, or its sources are
 * elsewhere. A text beside its sources that none of the pack's regulations knows is one that was added.
 */
export function staleSource(
  entry: RegulationEntry,
  all: readonly RegulationEntry[],
  rules: string,
): string | undefined {
  if (!existsSync(rules)) return undefined;
  const hashes = new Map(entry.versions.flatMap(({ sources }) => Object.entries(sources)));
  const known = new Set(all.flatMap(({ versions }) => versions.flatMap(({ sources }) => Object.keys(sources))));
  // Paths start at the folder of rules, or just above it when regulations stand directly in it.
  const root = [rules, dirname(rules)].find((folder) =>
    [...hashes.keys()].some((path) => existsSync(join(folder, path))),
  );
  if (root === undefined) return undefined;
  for (const [path, hash] of hashes) {
    const file = join(root, path);
    if (!existsSync(file) || sha256(readFileSync(file, "utf8")) !== hash) return path;
  }
  const folders = new Set(entry.versions.map(({ sources }) => dirname(Object.keys(sources)[0] ?? "")));
  for (const folder of folders) {
    const added = readdirSync(join(root, folder)).find(
      (name) => name.endsWith(".rules") && !known.has(join(folder, name)),
    );
    if (added !== undefined) return join(folder, added);
  }
  return undefined;
}
