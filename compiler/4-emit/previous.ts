/** What a pack written before already has: the files of a version that the same compiler would write again, byte for byte. */
import type { Plan } from "../../plan/plan.js";
import type { Manifest } from "../../runtime/manifest.js";
import { sha256 } from "./sha256.js";

export interface PreviousPack {
  readonly manifest: Manifest;
  /** The text of one of its files, by path inside the pack; undefined where it cannot be read. */
  read(path: string): string | undefined;
}

export interface Previous {
  /** What tells this compiler from any other that could write something else. */
  readonly compiler?: string;
  /** The pack that another takes the place of: what it has already is not written again. */
  readonly previous?: PreviousPack;
}

/**
 * The files of a version by path, if `compiler` wrote them from the same sources (by their hashes) and nobody touched them since;
 * undefined otherwise.
 */
export async function alreadyWritten(
  plan: Plan,
  sources: Readonly<Record<string, string>>,
  { compiler, previous }: Previous,
): Promise<Map<string, string> | undefined> {
  if (compiler === undefined || previous?.manifest.compiler !== compiler) return undefined;
  const regulation = previous.manifest.regulations.find(({ code }) => code === plan.code);
  const entry = regulation?.versions.find(({ version }) => version === plan.version);
  if (entry === undefined || JSON.stringify(entry.sources) !== JSON.stringify(sources)) return undefined;
  const files = new Map<string, string>();
  for (const [path, hash] of Object.entries(entry.outputs)) {
    const text = previous.read(path);
    if (text === undefined || (await sha256(text)) !== hash) return undefined;
    files.set(path, text);
  }
  return files;
}
