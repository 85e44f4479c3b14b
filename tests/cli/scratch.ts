/** A folder of its own for each test, with files given as texts or bytes. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export interface Scratch {
  readonly folder: string;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
}

/** Removed when the test ends. */
export function scratch(files: Readonly<Record<string, string | Uint8Array>> = {}): Scratch {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "reglo-cli-")));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const write: Scratch["write"] = (added) => {
    for (const [path, content] of Object.entries(added)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  };
  write(files);
  return { folder, write };
}
