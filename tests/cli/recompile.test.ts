/** Compiling again: what has not changed is kept, and the pack is always the one that an empty folder would get. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Manifest } from "../../runtime/manifest.js";
import { runIn } from "./run-in.js";
import { scratch } from "./scratch.js";

const regulation = (code: string, threshold: string, head = ""): string => `règlement ${code} « Essai »
  source « Arrêté de l'essai »
${head}
dossier
  note : nombre de 0 à 20 au centième « Note »
décision admis : booléen
règle admission
  si note ≥ ${threshold}
  alors admis vaut vrai
règle refus
  à défaut
  alors admis vaut faux
`;
const RULES = {
  "rules/alpha/2024.rules": regulation("alpha", "10", "importe « ../commun/seuils.rules »"),
  "rules/bêta/2024.rules": regulation("bêta", "12"),
  "rules/commun/seuils.rules": "bibliothèque seuils « Seuils »\nparamètre seuil_commun : nombre = 8\n",
};

/** Compiles as `compiler` into `out`; what is printed. */
async function compiled(folder: string, compiler: string, out = "pack"): Promise<string> {
  const ran = await runIn(folder, ["compile", "rules", "--out", out], "", { cache: { folder, emitter: compiler } });
  expect(ran.err).not.toContain("erreur");
  return ran.out;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();

/** Every file of a pack, by path. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(filesIn(folder).map((path) => [path, readFileSync(join(folder, path), "utf8")]));

/** Says in a file of the pack that it was not written again, with its hash in the manifest as if the compiler had. */
function mark(pack: string, path: string): void {
  const text = `// kept\n${readFileSync(join(pack, path), "utf8")}`;
  const manifest = JSON.parse(readFileSync(join(pack, "manifest.json"), "utf8")) as Manifest;
  for (const version of manifest.regulations.flatMap(({ versions }) => versions)) {
    if (path in version.outputs)
      (version.outputs as Record<string, string>)[path] = createHash("sha256").update(text).digest("hex");
  }
  writeFileSync(join(pack, path), text);
  writeFileSync(join(pack, "manifest.json"), JSON.stringify(manifest));
}

it("writes nothing when nothing changed", async () => {
  const { folder } = scratch(RULES);
  expect(await compiled(folder, "c1")).toContain("Paquet écrit dans pack");
  const before = filesIn(join(folder, "pack")).map((path) => statSync(join(folder, "pack", path), { bigint: true }));
  expect(await compiled(folder, "c1")).toContain("Le paquet de pack était à jour, rien n'a été écrit");
  const after = filesIn(join(folder, "pack")).map((path) => statSync(join(folder, "pack", path), { bigint: true }));
  expect(after.map(({ ino, mtimeNs }) => [ino, mtimeNs])).toEqual(before.map(({ ino, mtimeNs }) => [ino, mtimeNs]));
});

it.each([
  ["a regulation", "rules/alpha/2024.rules", "c1", ["bêta"]],
  ["a library", "rules/commun/seuils.rules", "c1", ["bêta"]],
  ["the compiler", undefined, "c2", []],
])("writes anew what %s changes, and only that", async (_, changed, compiler, kept) => {
  const { folder, write } = scratch(RULES);
  const pack = join(folder, "pack");
  await compiled(folder, "c1");
  for (const code of ["alpha", "bêta"]) mark(pack, `${code}/2024.ts`);
  if (changed !== undefined) write({ [changed]: `${readFileSync(join(folder, changed), "utf8")}# fin\n` });
  await compiled(folder, compiler);
  const isKept = (code: string): boolean => readFileSync(join(pack, code, "2024.ts"), "utf8").startsWith("// kept");
  expect(["alpha", "bêta"].filter(isKept)).toEqual(kept);
});

const steps = fc.array(
  fc.oneof(
    fc.record({
      what: fc.constant("regulation" as const),
      code: fc.constantFrom("alpha", "bêta"),
      threshold: fc.constantFrom("10", "seuil_commun"),
    }),
    fc.record({ what: fc.constantFrom("ends of lines" as const), code: fc.constantFrom("alpha", "bêta") }),
    fc.record({ what: fc.constant("library" as const), minimum: fc.constantFrom("8", "9") }),
    fc.record({ what: fc.constantFrom("remove" as const, "restore" as const) }),
    fc.record({ what: fc.constantFrom("spoil" as const, "delete" as const), file: fc.nat() }),
    fc.record({ what: fc.constant("compiler" as const) }),
  ),
  { minLength: 1, maxLength: 5 },
);

it("leaves the pack that an empty folder would get, whatever changed before", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (changes) => {
      const { folder, write } = scratch(RULES);
      const pack = join(folder, "pack");
      let compiler = 1;
      await compiled(folder, `c${compiler}`);
      for (const change of changes) {
        const beta = "rules/bêta/2024.rules";
        if ("file" in change) {
          const files = filesIn(pack);
          const file = join(pack, files[change.file % files.length] ?? "");
          if (change.what === "spoil") writeFileSync(file, `${readFileSync(file, "utf8")} `);
          else rmSync(file);
        } else if (change.what === "regulation") {
          const head = change.threshold === "10" ? "" : "importe « ../commun/seuils.rules »";
          write({ [`rules/${change.code}/2024.rules`]: regulation(change.code, change.threshold, head) });
        } else if (change.what === "ends of lines") {
          const path = `rules/${change.code}/2024.rules`;
          if (filesIn(folder).includes(path))
            write({ [path]: readFileSync(join(folder, path), "utf8").replace(/\r?\n/g, "\r\n") });
        } else if (change.what === "library") {
          write({ "rules/commun/seuils.rules": RULES["rules/commun/seuils.rules"].replace("8", change.minimum) });
        } else if (change.what === "remove") rmSync(join(folder, "rules/bêta"), { recursive: true, force: true });
        else if (change.what === "restore") write({ [beta]: RULES[beta] });
        else compiler++;
      }
      // Without its manifest, nothing tells a pack from any folder, and it is not replaced.
      if (filesIn(pack).includes("manifest.json")) await compiled(folder, `c${compiler}`);
      else rmSync(pack, { recursive: true });
      await compiled(folder, `c${compiler}`);
      await compiled(folder, `c${compiler}`, "new");
      expect(contents(pack)).toEqual(contents(join(folder, "new")));
    }),
    { numRuns: 8 },
  );
});
