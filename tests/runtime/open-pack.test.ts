import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPack, PackError, type Manifest } from "../../runtime/index.js";

/** A pack as the compiler lays it out: `manifest.json`, one `runtime.js`, a module per version. */
let original: string;
let copies = 0;

const bundle = async (entry: string, file: string): Promise<string> => {
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    format: "esm",
    platform: "neutral",
    external: ["node:*"],
    charset: "utf8",
    target: "es2022",
  });
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
};

beforeAll(async () => {
  original = join(await mkdtemp(join(tmpdir(), "reglo-pack-")), "pack");
  await mkdir(join(original, "mini"), { recursive: true });
  const runtime = await bundle("runtime/pack-runtime.ts", join(original, "runtime.js"));
  const entry = join(original, "version.ts");
  const version = join(process.cwd(), "tests/runtime/mini-version.ts");
  await writeFile(entry, `import { miniVersion } from ${JSON.stringify(version)};\nexport default miniVersion;\n`);
  const module = await bundle(entry, join(original, "mini", "2022.js"));
  await rm(entry);
  const manifest: Manifest = {
    language: 1,
    runtime: { file: "runtime.js", sha256: runtime },
    regulations: [
      {
        code: "mini",
        versions: [
          {
            version: "2022",
            selector: { key: "session", kind: "year" },
            from: "2022",
            file: "mini/2022.js",
            digest: "d",
            outputs: { "mini/2022.js": module },
            sources: {},
          },
        ],
      },
    ],
  };
  await writeFile(join(original, "manifest.json"), JSON.stringify(manifest));
});
afterAll(() => rm(join(original, ".."), { recursive: true }));

const copy = async (): Promise<string> => {
  const folder = join(original, "..", `copy-${copies++}`);
  await cp(original, folder, { recursive: true });
  return folder;
};
const refused = async (folder: string): Promise<PackError> => {
  const error: unknown = await openPack(folder).then(
    () => new Error("it was opened"),
    (e: unknown) => e,
  );
  if (error instanceof PackError) return error;
  throw error;
};
const dossier = { session: 2024, unités: [{ code: "E1", note: 10 }] };

describe("a pack on disk", () => {
  test("is opened and decides", async () => {
    const pack = await openPack(original);
    expect(pack.evaluate("mini", dossier)).toMatchObject({
      version: "2022",
      decisions: { résultat: { status: "acquired", value: "admis" } },
    });
  });

  test("decides by itself under plain node, with nothing installed", async () => {
    const folder = await copy();
    const script = `
      import { openPack } from "./runtime.js";
      const pack = await openPack(import.meta.dirname);
      console.log(JSON.stringify(pack.evaluate("mini", ${JSON.stringify(dossier)})));`;
    await writeFile(join(folder, "decide.mjs"), script);
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "decide.mjs")], { cwd: tmpdir() });
    expect(JSON.parse(stdout)).toEqual((await openPack(original)).evaluate("mini", dossier));
  });

  test("the runtime loads no node module until a folder is opened", async () => {
    const source = await readFile(join(original, "runtime.js"), "utf8");
    expect(source).not.toMatch(/^import /m);
    expect([...source.matchAll(/import\("([^"]+)"\)/g)].map((m) => m[1]).sort()).toEqual([
      "node:crypto",
      "node:fs/promises",
      "node:path",
      "node:url",
    ]);
  });

  test.each(["runtime.js", "mini/2022.js"])("is refused when %s has changed, or is gone", async (file) => {
    const folder = await copy();
    await writeFile(join(folder, file), `${await readFile(join(folder, file), "utf8")}\n`);
    const error = await refused(folder);
    expect([error.code, error.message]).toEqual([
      "changed",
      `Le fichier « ${file} » n'est pas celui qui a été compilé : son empreinte diffère de celle du manifeste. Compilez le pack à nouveau.`,
    ]);
    await rm(join(folder, file));
    expect((await refused(folder)).code).toBe("unreadable");
  });

  test("is refused when it is for a later language", async () => {
    const folder = await copy();
    await writeFile(join(folder, "manifest.json"), '{"language": 2}');
    expect((await refused(folder)).code).toBe("later-language");
  });

  test.each(["", "{", "null", "[]"])("is refused when its manifest is « %s »", async (text) => {
    const folder = await copy();
    await writeFile(join(folder, "manifest.json"), text);
    expect(["malformed", "unreadable"]).toContain((await refused(folder)).code);
  });

  test("is refused when the folder is not there", async () => {
    const error = await refused(join(original, "nowhere"));
    expect(error.code).toBe("unreadable");
    expect(error.message).toContain("manifest.json");
  });

  test("compiled again in the same folder, it is opened anew", async () => {
    const folder = await copy();
    const before = await openPack(folder);
    const file = join(folder, "mini", "2022.js");
    const changed = (await readFile(file, "utf8")).replace('"Admis"', '"Reçu"');
    await writeFile(file, changed);
    const manifest = await readFile(join(folder, "manifest.json"), "utf8");
    const old = before.manifest.regulations[0]!.versions[0]!.outputs["mini/2022.js"]!;
    await writeFile(
      join(folder, "manifest.json"),
      manifest.replace(old, createHash("sha256").update(changed).digest("hex")),
    );
    const labels = [before, await openPack(folder)].map((pack) => {
      const answer = pack.explain("mini", dossier);
      return "errors" in answer ? answer.errors : answer.decisionsExplained[0]?.value;
    });
    expect(labels).toEqual(["Admis", "Reçu"]);
  });
});
