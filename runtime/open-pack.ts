/**
 * A pack on disk: its folder comes in, a `Pack` comes out once every file has been compared with its hash.
 * The one file of the runtime that knows a platform; it is reached for only when a folder is opened.
 */
import { readManifest } from "./manifest-reading.js";
import { createPack, type Pack } from "./pack.js";
import { PackError } from "./pack-error.js";
import type { CompiledVersion } from "./verdict.js";

/** Opens the pack of a folder. Throws `PackError` for a file that is missing or changed, or a pack made for a later language. */
export async function openPack(folder: string): Promise<Pack> {
  const { readFile } = await import("node:fs/promises");
  const { createHash } = await import("node:crypto");
  const { join, resolve } = await import("node:path");
  const { pathToFileURL } = await import("node:url");

  const root = resolve(folder);
  const read = async (path: string): Promise<Uint8Array> => {
    try {
      return await readFile(join(root, path));
    } catch (cause) {
      throw unreadable(path, folder, cause);
    }
  };
  const manifest = readManifest(parse(await read("manifest.json"), folder));

  const hashes = new Map([[manifest.runtime.file, manifest.runtime.sha256]]);
  const versions = manifest.regulations.flatMap((r) => r.versions);
  for (const version of versions)
    for (const [path, sha256] of Object.entries(version.outputs)) hashes.set(path, sha256);
  for (const [path, sha256] of hashes) {
    if (
      createHash("sha256")
        .update(await read(path))
        .digest("hex") !== sha256
    )
      throw changed(path);
  }
  const modules: Record<string, CompiledVersion> = {};
  for (const { file } of versions) {
    const sha256 = hashes.get(file);
    if (sha256 === undefined) throw changed(file);
    const url = pathToFileURL(join(root, file));
    // A pack compiled again in the same folder is another module.
    url.searchParams.set("sha256", sha256);
    const module = (await import(url.href)) as { readonly default: CompiledVersion };
    modules[file] = module.default;
  }
  return createPack(manifest, modules);
}

function parse(bytes: Uint8Array, folder: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch (cause) {
    throw unreadable("manifest.json", folder, cause);
  }
}

function unreadable(path: string, folder: string, cause: unknown): PackError {
  return new PackError(
    "unreadable",
    {
      fr: `Le dossier « ${folder} » n'est pas un pack complet : le fichier « ${path} » ne peut pas être lu. Compilez le pack à nouveau.`,
      en: `The folder “${folder}” is not a whole pack: the file “${path}” cannot be read. Compile the pack again.`,
    },
    { cause },
  );
}

function changed(path: string): PackError {
  return new PackError("changed", {
    fr: `Le fichier « ${path} » n'est pas celui qui a été compilé : son empreinte diffère de celle du manifeste. Compilez le pack à nouveau.`,
    en: `The file “${path}” is not the one that was compiled: its hash differs from the manifest's. Compile the pack again.`,
  });
}
