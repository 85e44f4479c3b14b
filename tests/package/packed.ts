/** The package as it is published: built, and packed into a folder. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { buildIfNeeded } from "../../scripts/package-build.js";

export interface Packed {
  /** Of the tarball, in the folder. */
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

export async function packInto(folder: string): Promise<Packed> {
  await buildIfNeeded();
  const { stdout } = await promisify(execFile)(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", folder],
    { maxBuffer: 1 << 24 },
  );
  return (JSON.parse(stdout) as [Packed])[0];
}
