/** `reglo evaluate --in … --out …` on the regulation of `tests/cli/batch`: what it writes, says and refuses. */
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { expectGolden } from "../golden.js";
import { runIn, type Ran } from "./run-in.js";
import { scratch } from "./scratch.js";

/** Compiled once: the fixture, and its pack in `dist/rules`. */
let compiled = "";
beforeAll(async () => {
  const { mkdtempSync, realpathSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  compiled = realpathSync(mkdtempSync(join(tmpdir(), "reglo-batch-")));
  cpSync("tests/cli/batch", compiled, { recursive: true });
  expect((await runIn(compiled, ["compile", "rules"])).code).toBe(0);
  return async () => {
    const { rmSync } = await import("node:fs");
    rmSync(compiled, { recursive: true, force: true });
  };
});

interface Place {
  readonly folder: string;
  readonly batch: (words: readonly string[], input?: string) => Promise<Ran>;
  readonly read: (name: string) => string;
}
function place(files: Readonly<Record<string, string | Uint8Array>> = {}): Place {
  const { folder } = scratch(files);
  cpSync(compiled, folder, { recursive: true });
  return {
    folder,
    batch: (words, input) =>
      runIn(folder, ["evaluate", "lot", ...words], input, { interrupted: () => new Promise(() => undefined) }),
    read: (name) => readFileSync(join(folder, name), "utf8"),
  };
}
const line = (n: number, note: number): string => `${JSON.stringify({ identifiant: `C-${n}`, session: 2024, note })}\n`;
/** The pace is another each time. */
const withoutPace = (text: string): string =>
  text.replace(/\d[\d\u202f]* s, \d[\d\u202f,]* li/g, "… s, … li").replaceAll(/"(seconds|memory)":[\d.]+/g, '"$1":0');

describe("a batch", () => {
  it.each(["fr", "en"])("gives verdicts in order, and sets aside what cannot be judged (%s)", async (lang) => {
    const { batch, read } = place();
    const { code, out, err } = await batch([
      "--in",
      "lot.ndjson",
      "--out",
      "v.ndjson",
      "--rejects",
      "r.ndjson",
      "--lang",
      lang,
    ]);
    expect(code).toBe(1);
    expectGolden(
      `tests/cli/expected-batch/verdicts.${lang}.ndjson`,
      read("v.ndjson").replaceAll(/"digest":"[0-9a-f]+"/g, '"digest":"…"'),
    );
    expectGolden(`tests/cli/expected-batch/rejects.${lang}.ndjson`, read("r.ndjson"));
    expectGolden(`tests/cli/expected-batch/said.${lang}.txt`, err + withoutPace(out));
  });

  it.each(["fr", "en"])("is a table for spreadsheets, in UTF-8 and safe from formulas (%s)", async (lang) => {
    const { batch, read } = place();
    expect((await batch(["--in", "lot.ndjson", "--out", "v.csv", "--rejects", "r.csv", "--lang", lang])).code).toBe(1);
    expectGolden(`tests/cli/expected-batch/verdicts.${lang}.csv`, read("v.csv"));
    expectGolden(`tests/cli/expected-batch/rejects.${lang}.csv`, read("r.csv"));
  });

  it("gives for each line what the command gives for the dossier alone", async () => {
    const { batch, folder, read } = place();
    await batch(["--in", "lot.ndjson", "--out", "v.ndjson"]);
    const verdicts = read("v.ndjson").trimEnd().split("\n");
    const alone: unknown[] = [];
    for (const text of read("lot.ndjson").split("\n")) {
      writeFileSync(join(folder, "un.json"), text);
      const { code, out } = await batch(["un.json", "--json"]);
      if (code === 0 || out.includes('"conflict"')) alone.push(JSON.parse(out));
    }
    expect(verdicts.map((text) => JSON.parse(text) as unknown)).toEqual(alone);
  });

  it("answers 0 when every line is judged, and says it for tools", async () => {
    const { batch } = place({ "c.ndjson": line(1, 10) + line(2, 9) });
    const { code, out } = await batch(["--in", "c.ndjson", "--out", "v.ndjson", "--json"]);
    expect([code, withoutPace(out)]).toEqual([
      0,
      '{"lines":2,"blank":0,"judged":2,"refused":0,"seconds":0,"memory":0}\n',
    ]);
  });

  it("goes through pipes: verdicts on the output, everything else beside it", async () => {
    const { batch } = place();
    const { code, out, err } = await batch(["--in", "-"], `\ufeff${line(1, 10)}\r\n{\n`);
    expect(code).toBe(1);
    expect(out).toMatch(/^\{"regulation":"lot","version":"2024",[^\n]*\}\n$/);
    expect(withoutPace(err)).toBe(
      'Ligne 3, colonne 2 : Ce texte n\'est pas du JSON : ici, une clé entre guillemets "" ou « } » est attendue.\n' +
        "3 lignes lues : 1 verdict, 1 ligne mise à part, 1 ligne vide. … s, … lignes par seconde.\n" +
        "Avec --rejects <fichier>, les lignes mises à part sont gardées avec leurs motifs.\n",
    );
  });

  it("reads and writes gzip, in as many members as there are", async () => {
    const { batch, folder, read } = place({
      "plain.ndjson": line(1, 10) + line(2, 9) + "?\n",
      "c.gz": Buffer.concat(
        [line(1, 10), line(2, 9).slice(0, 5), line(2, 9).slice(5) + "?\n"].map((text) => gzipSync(text)),
      ),
    });
    await batch(["--in", "plain.ndjson", "--out", "v.ndjson", "--rejects", "r.ndjson"]);
    await batch(["--in", "c.gz", "--out", "v.ndjson.gz", "--rejects", "r.ndjson.gz"]);
    const unzipped = (name: string): string => gunzipSync(readFileSync(join(folder, name))).toString();
    expect(unzipped("v.ndjson.gz")).toBe(read("v.ndjson"));
    expect(unzipped("r.ndjson.gz")).toBe(read("r.ndjson"));
    writeFileSync(join(folder, "blank.ndjson"), "\n\n");
    expect((await batch(["--in", "blank.ndjson", "--out", "none.gz"])).code).toBe(0);
    expect(unzipped("none.gz")).toBe("");
  });

  it("reports the first lines set aside, and counts the others", async () => {
    const { batch } = place({ "c.ndjson": line(1, 10) + line(2, 21).repeat(1234) });
    const { err, out } = await batch(["--in", "c.ndjson", "--out", "v.ndjson"]);
    expect(err.split("\n")).toHaveLength(11);
    expect(out).toContain("1234 lignes mises à part");
  });

  it("is judged with the readings chosen", async () => {
    const { batch, read } = place();
    const words = ["--in", "lot.ndjson", "--out", "v.csv", "--paramètre", "seuil=11", "--séparateur", "tab"];
    await batch(words);
    expect(read("v.csv").split("\r\n")[1]).toMatch(/^1\tA-1\t2025\t.*\t10,75\tnon admis\t/);
  });

  it("is judged with JSON Logic as well", async () => {
    const { batch, read } = place();
    await batch(["--in", "lot.ndjson", "--out", "v.ndjson"]);
    await batch(["--in", "lot.ndjson", "--out", "l.ndjson", "--engine", "json-logic"]);
    const decisions = (name: string): unknown =>
      read(name)
        .trimEnd()
        .split("\n")
        .map((text) => (JSON.parse(text) as { decisions: unknown }).decisions);
    expect(decisions("l.ndjson")).toEqual(decisions("v.ndjson"));
  });
});

describe("a batch that cannot be judged", () => {
  const utf16 = Buffer.from("\ufeff{}\n", "utf16le");
  it.each<[string, string | Uint8Array, string]>([
    ["an empty file", "", "« c.json » est vide : il n'y a rien à juger."],
    ["a list", `[\n${line(1, 10).trim()},\n${line(2, 9)}]\n`, "est une liste JSON"],
    ["a list on one line", JSON.stringify([{ session: 2024, note: 10 }]), "jq -c '.[]' c.json > c.ndjson"],
    ["a dossier on several lines", JSON.stringify({ session: 2024, note: 10 }, null, 2), "sur plusieurs lignes"],
    ["a table", "identifiant;session;note\nC-1;2024;10\n", "ressemble à un tableau (CSV)"],
    ["a workbook", Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), "est un classeur ou une archive"],
    ["UTF-16", utf16, "est enregistré en UTF-16"],
    ["a compressed file cut short", gzipSync(line(1, 10).repeat(1000)).subarray(0, 60), "n'est pas entier"],
    [
      "a compressed file that is damaged",
      Buffer.concat([gzipSync("a").subarray(0, 10), Buffer.alloc(9, 255)]),
      "est abîmé",
    ],
  ])("is refused at once, with what to do, and nothing is written: %s", async (_, content, sentence) => {
    const { batch, folder } = place({ "c.json": content });
    const before = readdirSync(folder);
    const { code, out, err } = await batch(["--in", "c.json", "--out", "v.ndjson", "--rejects", "r.ndjson"]);
    expect([code, out, err.includes(sentence) ? sentence : err]).toEqual([2, "", sentence]);
    expect(readdirSync(folder)).toEqual(before);
  });

  it("is not what stops at a broken first line", async () => {
    for (const first of ["[1, 2]\n", "a;b\n", '"a, b"\n']) {
      const { batch } = place({ "c.ndjson": first + line(1, 10) });
      expect((await batch(["--in", "c.ndjson", "--out", "v.ndjson"])).out).toContain("1 verdict, 1 ligne mise à part");
    }
  });

  it.each<[string, readonly string[], string]>([
    [
      "a file that is missing",
      ["--in", "absent.ndjson", "--out", "v.ndjson"],
      "« absent.ndjson » ne peut pas être lu : il n'existe pas.",
    ],
    [
      "a folder to read",
      ["--in", "rules", "--out", "v.ndjson"],
      "« rules » ne peut pas être lu : c'est un répertoire.",
    ],
    [
      "a folder to write",
      ["--in", "lot.ndjson", "--out", "rules"],
      "« rules » est un répertoire : donnez un nom de fichier.",
    ],
    [
      "a place that is missing",
      ["--in", "lot.ndjson", "--out", "là/v.ndjson"],
      "« là/v.ndjson » ne peut pas être écrit : son répertoire n'existe pas.",
    ],
    [
      "a place that is missing, for what is set aside",
      ["--in", "lot.ndjson", "--out", "v.ndjson", "--rejects", "là/r.ndjson"],
      "« là/r.ndjson » ne peut pas être écrit : son répertoire n'existe pas.",
    ],
    [
      "a file for a folder",
      ["--in", "lot.ndjson", "--out", "lot.ndjson/v"],
      "« lot.ndjson/v » ne peut pas être écrit : un répertoire du chemin est en fait un fichier.",
    ],
    ["one file for two", ["--in", "lot.ndjson", "--out", "./lot.ndjson"], "doivent être des fichiers différents"],
    [
      "one file by two names",
      ["--in", "lot.ndjson", "--out", "v.ndjson", "--rejects", "lien.ndjson"],
      "doivent être des fichiers différents",
    ],
    [
      "results that are there",
      ["--in", "lot.ndjson", "--out", "ancien.ndjson"],
      "« ancien.ndjson » existe déjà. Ajoutez --force",
    ],
    ["another pack", ["--in", "lot.ndjson", "--out", "v.ndjson", "--pack", "ailleurs"], "Compilez d'abord"],
    [
      "no threads",
      ["--in", "lot.ndjson", "--out", "v.ndjson", "--threads", "0"],
      "--threads attend un nombre entier à partir de 1",
    ],
    ["an odd separator", ["--in", "lot.ndjson", "--out", "v.csv", "--separateur", "ab"], "--separateur attend"],
    [
      "a reading that is not there",
      ["--in", "lot.ndjson", "--out", "v.ndjson", "--parametre", "seul=11"],
      "n'est pas un paramètre au choix ; sont au choix : « seuil ».",
    ],
    ["a dossier and a batch", ["lot.ndjson", "--in", "lot.ndjson"], "Donnez soit un dossier"],
    ["neither", [], "Donnez soit un dossier"],
  ])("is refused in a sentence: %s", async (_, words, sentence) => {
    const { batch, folder } = place({ "ancien.ndjson": "" });
    symlinkSync("lot.ndjson", join(folder, "lien.ndjson"));
    const before = readdirSync(folder);
    const { code, err } = await batch(words);
    expect([code, err.includes(sentence) ? sentence : err]).toEqual([2, sentence]);
    expect(readdirSync(folder)).toEqual(before);
  });

  it("is refused for a certification that is not there", async () => {
    const { folder } = place();
    const { code, err } = await runIn(folder, ["evaluate", "lod", "--in", "lot.ndjson", "--out", "v.ndjson"]);
    expect([code, err.includes("vouliez-vous dire « lot » ?")]).toEqual([2, true]);
  });

  it.skipIf(!existsSync("/dev/full"))("is told when the disk is full", async () => {
    const { batch } = place();
    const { code, err } = await batch(["--in", "lot.ndjson", "--out", "/dev/full"]);
    expect([code, err]).toEqual([2, "« /dev/full » ne peut pas être écrit : il n'y a plus de place sur le disque.\n"]);
  });

  it("keeps the results that are there until the new ones are whole", async () => {
    const { batch, folder, read } = place({
      "v.ndjson": "anciens\n",
      "c.gz": gzipSync(line(1, 10).repeat(5000)).subarray(0, -10),
    });
    const { code, err } = await batch(["--in", "c.gz", "--out", "v.ndjson", "--force"]);
    expect([code, err.includes("n'est pas entier")]).toEqual([2, true]);
    expect(read("v.ndjson")).toBe("anciens\n");
    expect((await batch(["--in", "lot.ndjson", "--out", "v.ndjson", "--force"])).code).toBe(1);
    expect(read("v.ndjson").split("\n")).toHaveLength(10);
    expect(readdirSync(folder).filter((name) => /\.(part|journal)/.test(name))).toEqual([]);
  });
});
