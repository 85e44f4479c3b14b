import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { staleSource } from "../../cli/freshness.js";
import { readParameters } from "../../cli/parameters.js";
import { decode } from "../../harness/read-text.js";
import { readRules } from "../../cli/sources.js";
import { WrongUse } from "../../cli/wrong-use.js";
import { scratch } from "./scratch.js";

describe("the regulations that a command names", () => {
  it("are found in folders, sorted, once each, hidden and installed folders aside", () => {
    const { folder } = scratch({
      "rules/cap/2024.rules": "",
      "rules/bts/2022.rules": "",
      "rules/bts/dossiers/a.json": "",
      "rules/.git/x.rules": "",
      "rules/node_modules/y/z.rules": "",
    });
    const rules = readRules(["rules", "rules/bts", "./rules/bts/2022.rules"], folder);
    expect(rules.sources.map(({ path }) => path)).toEqual(["bts/2022.rules", "cap/2024.rules"]);
    expect(rules.findings).toEqual([]);
  });

  it.each([[["rules"]], [["rules/bts"]], [["rules/bts/2022.rules"]]])(
    "have one path, whatever is named (%j) and wherever the command is typed",
    (paths) => {
      const { folder } = scratch({ "rules/bts/2022.rules": "" });
      expect(readRules(paths, folder).sources[0]?.path).toBe("bts/2022.rules");
      expect(readRules(paths, folder).shown("bts/2022.rules")).toBe("rules/bts/2022.rules");
      expect(readRules(["."], join(folder, "rules")).sources[0]?.path).toBe("bts/2022.rules");
      expect(readRules(["2022.rules"], join(folder, "rules/bts")).shown("bts/2022.rules")).toBe("2022.rules");
    },
  );

  it("are read as NFC text without byte order mark", () => {
    const { folder } = scratch({ "a.rules": "\uFEFFde\u0301cision" });
    expect(readRules(["a.rules"], folder).sources[0]?.text).toBe("décision");
  });

  it("bring the files that they import from elsewhere, and nothing that is no regulation", () => {
    const { folder } = scratch({
      "rules/bts/2022.rules": "",
      "rules/commun/voies.rules": "bibliothèque voies",
      "rules/secret.txt": "x",
    });
    const rules = readRules(["rules/bts/2022.rules"], folder);
    expect(rules.read("commun/voies.rules")).toBe("bibliothèque voies");
    expect(rules.texts().map(({ path }) => path)).toEqual(["bts/2022.rules", "commun/voies.rules"]);
    for (const path of ["secret.txt", "commun/absent.rules", "commun", join(folder, "rules/commun/voies.rules")]) {
      expect(rules.read(path)).toBeUndefined();
    }
    expect(rules.findings).toEqual([]);
  });

  it("are reported, all of them, when they cannot be read", () => {
    const { folder } = scratch({
      "rules/a.rules/dedans": "",
      "rules/b.rules": Uint8Array.from([0x61, 0x0a, 0xe9, 0x62]),
      "rules/d.rules": "",
    });
    symlinkSync("nulle-part", join(folder, "rules/c.rules"));
    const rules = readRules(["rules"], folder);
    expect(rules.sources.map(({ path }) => path)).toEqual(["rules/d.rules"]);
    expect(rules.findings.map(({ code, span }) => `${span.file} ${code} ${span.start}`)).toEqual([
      "rules/a.rules dossier-nommé-rules 0",
      "rules/b.rules fichier-non-utf-8 2",
      "rules/c.rules fichier-illisible 0",
    ]);
  });

  it.each([
    [["absent"], "n'existe pas"],
    [["vide"], "Aucun règlement"],
    [["vide/note.txt"], "ne finit pas par « .rules »"],
  ])("must be there: %j", (paths, reason) => {
    const { folder } = scratch({ "vide/note.txt": "" });
    try {
      readRules(paths, folder);
      expect.unreachable();
    } catch (failure) {
      expect(failure).toBeInstanceOf(WrongUse);
      expect((failure as WrongUse).sentence.fr).toContain(reason);
    }
  });
});

describe("bytes", () => {
  it.each([[[0xff, 0xfe, 0x61, 0x00]], [[0xc3]], [[0xed, 0xa0, 0x80]], [[0x80]]])(
    "that are not UTF-8 (%j) are pointed at",
    (bytes) => {
      expect(decode("f", Uint8Array.from(bytes)).fault?.code).toBe("fichier-non-utf-8");
    },
  );
});

describe("parameters on the command line", () => {
  it("are read as a French reader writes them", () => {
    expect(
      readParameters([
        "portée=blocs",
        "seuil=9,5",
        "plancher = 8.25",
        "ouvert=vrai",
        "fermé=faux",
        'code="10"',
        "vide=",
        "a=b=c",
        "durée=P24M",
      ]),
    ).toEqual({
      portée: "blocs",
      seuil: 9.5,
      plancher: 8.25,
      ouvert: true,
      fermé: false,
      code: "10",
      vide: "",
      a: "b=c",
      durée: "P24M",
    });
  });

  it("never become anything but plain properties", () => {
    const read = readParameters(["__proto__=1"]);
    expect(Object.keys(read)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it.each([[["seuil"]], [["=3"]], [["a=1", "a=2"]]])("are refused as %j", (texts) => {
    expect(() => readParameters(texts)).toThrow(WrongUse);
  });
});

describe("a pack older than its texts", () => {
  // sha256 of "a\n".
  const hash = "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7";
  const entry = {
    code: "bts",
    versions: [{ version: "2022", file: "bts/2022.js", digest: "", outputs: {}, sources: { "bts/2022.rules": hash } }],
  };
  const neighbour = { code: "cap", versions: [{ ...entry.versions[0]!, sources: { "bts/voisin.rules": hash } }] };

  it.each([
    [
      "another regulation of the pack in its folder",
      { "rules/bts/2022.rules": "a\n", "rules/bts/voisin.rules": "a\n" },
      undefined,
    ],
    ["the same text", { "rules/bts/2022.rules": "a\n" }, undefined],
    ["the same text with other line ends", { "rules/bts/2022.rules": "a\r\n" }, undefined],
    ["another text", { "rules/bts/2022.rules": "b\n" }, "bts/2022.rules"],
    ["a version added", { "rules/bts/2022.rules": "a\n", "rules/bts/2027.rules": "" }, "bts/2027.rules"],
    ["another certification added", { "rules/bts/2022.rules": "a\n", "rules/cap/2024.rules": "" }, undefined],
    ["no texts at all", { "autre/x": "" }, undefined],
    ["texts of something else", { "rules/cap/2024.rules": "" }, undefined],
  ])("is told by hashes: %s", (_, files, expected) => {
    const { folder } = scratch(files);
    expect(staleSource(entry, [entry, neighbour], join(folder, "rules"))).toBe(expected);
  });
});
