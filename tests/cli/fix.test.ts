/** `reglo check --fix`: what it shows, what it writes, what it leaves aside, and how it is undone. */
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mend } from "../../cli/fix/mend.js";
import { check } from "../../compiler/index.js";
import { write } from "../../diagnostics/fix.js";
import { source } from "../../diagnostics/source.js";
import { runIn } from "./run-in.js";
import { scratch } from "./scratch.js";

const good = readFileSync("tests/cli/fixtures/rules/essai/2025.rules", "utf8");
const spoilt = good.replace("si moyenne ≥ seuil", "si moyenne est supérieure ou égale à seuil");
const path = "rules/essai/2025.rules";

describe("reglo check --fix", () => {
  it("shows what it changes, writes it, and leaves a copy of before", async () => {
    const { folder } = scratch({ [path]: spoilt });
    const { code, out } = await runIn(folder, ["check", "--fix"]);
    expect(code).toBe(0);
    expect(out).toContain("-  si moyenne est supérieure ou égale à seuil\n+  si moyenne ≥ seuil\n");
    expect(out).toMatch(/rules\/essai\/2025\.rules:\d+ {2}écrire « ≥ » {2}\[comparaison-en-mots\]/);
    expect(readFileSync(join(folder, path), "utf8")).toBe(good);
    const [, copy = ""] = readdirSync(join(folder, "rules/essai")).sort();
    expect(out).toContain(`Copie d'avant : rules/essai/${copy}`);
    expect(readFileSync(join(folder, "rules/essai", copy), "utf8")).toBe(spoilt);
  });

  it("writes nothing with --dry-run, and answers 1 while there is something to correct", async () => {
    const { folder } = scratch({ [path]: spoilt });
    const { code, out } = await runIn(folder, ["check", "--fix", "--dry-run"]);
    expect([code, out.includes("+  si moyenne ≥ seuil"), out.includes("Rien n'est écrit")]).toEqual([1, true, true]);
    expect(readFileSync(join(folder, path), "utf8")).toBe(spoilt);
    expect(readdirSync(join(folder, "rules/essai"))).toEqual(["2025.rules"]);
  });

  it("keeps line ends, the byte order mark and the mode", async () => {
    const windows = (text: string): string => `\ufeff${text.replaceAll("\n", "\r\n")}`;
    const late = good.replace(/( +)si moyenne ≥ seuil\n/, "$1si m ≥ seuil\n$1soit m = moyenne\n");
    const mended = good.replace(/( +)si moyenne ≥ seuil\n/, "$1soit m = moyenne\n$1si m ≥ seuil\n");
    const { folder } = scratch({ [path]: windows(late) });
    chmodSync(join(folder, path), 0o640);
    expect((await runIn(folder, ["check", "--fix"])).code).toBe(0);
    expect(readFileSync(join(folder, path), "utf8")).toBe(windows(mended));
    expect(statSync(join(folder, path)).mode & 0o777).toBe(0o640);
  });

  it("leaves what is only probable to the author, and says what is left", async () => {
    const { folder } = scratch({ [path]: good.replace("si moyenne ≥ seuil", "si moyene ≥ seuil") });
    const { code, out } = await runIn(folder, ["check", "--fix"]);
    expect([code, readdirSync(join(folder, "rules/essai"))]).toEqual([1, ["2025.rules"]]);
    expect(out).toContain("Rien à corriger sans vous.");
    expect(out).toContain("correction possible : écrire « moyenne »");
  });

  it("leaves aside a correction of which an error would come", async () => {
    const { folder } = scratch({ [path]: good.replace("si moyenne ≥ seuil", "si moyenne ≥ seuil et/ou vrai et vrai") });
    const { code, out } = await runIn(folder, ["check", "--fix"]);
    expect(code).toBe(1);
    expect(out).toContain("Laissées de côté (1)");
    expect(out).toContain("elle ferait apparaître « et-ou-mélangés »");
    expect(readdirSync(join(folder, "rules/essai"))).toEqual(["2025.rules"]);
  });

  it("corrects mistakes that hide one another, one after the other", async () => {
    const hidden = good.replace("si moyenne ≥ seuil", "si moyenne est supérieure ou égale à seuil && seuil == seuil");
    const { folder } = scratch({ [path]: hidden });
    await runIn(folder, ["check", "--fix"]);
    expect(readFileSync(join(folder, path), "utf8")).toContain("si moyenne ≥ seuil et seuil = seuil");
  });

  it("tells tools the same", async () => {
    const { folder } = scratch({ [path]: spoilt });
    const told = JSON.parse((await runIn(folder, ["check", "--fix", "--json"])).out) as Record<string, unknown>;
    expect(told).toMatchObject({
      files: [{ file: path }],
      applied: [{ code: "comparaison-en-mots", title: "écrire « ≥ »" }],
      leftAside: [],
      left: [],
    });
  });

  it("writes all the files or none", async () => {
    const other = spoilt.replaceAll("essai", "suite");
    const { folder } = scratch({ [path]: spoilt, "rules/suite/2025.rules": other });
    // A folder stands where the copy of the second file would go.
    const written = other.replace("est supérieure ou égale à", "≥");
    const digest = createHash("sha256").update(written).digest("hex").slice(0, 8);
    mkdirSync(join(folder, `rules/suite/2025.rules.avant-correction-${digest}`));
    const { code, err } = await runIn(folder, ["check", "--fix"]);
    expect([code, err]).toEqual([
      2,
      "La correction ne peut pas être écrite : c'est un répertoire. Rien n'est changé.\n",
    ]);
    expect(readFileSync(join(folder, path), "utf8")).toBe(spoilt);
    expect(readFileSync(join(folder, "rules/suite/2025.rules"), "utf8")).toBe(other);
    expect(readdirSync(join(folder, "rules/essai"))).toEqual(["2025.rules"]);
  });
});

describe("reglo check --undo", () => {
  it("puts back the very bytes of before, once", async () => {
    const { folder } = scratch({ [path]: spoilt });
    await runIn(folder, ["check", "--fix"]);
    expect(await runIn(folder, ["check", "--undo"])).toMatchObject({ code: 0, out: `${path} est comme avant.\n` });
    expect(readFileSync(join(folder, path), "utf8")).toBe(spoilt);
    expect(readdirSync(join(folder, "rules/essai"))).toEqual(["2025.rules"]);
    expect((await runIn(folder, ["check", "--undo", "--lang", "en"])).out).toBe("No correction to undo.\n");
  });

  it("refuses when a file has changed since, and touches none", async () => {
    const other = "rules/suite/2025.rules";
    const { folder } = scratch({ [path]: spoilt, [other]: spoilt.replaceAll("essai", "suite") });
    await runIn(folder, ["check", "--fix"]);
    const corrected = readFileSync(join(folder, path), "utf8");
    writeFileSync(join(folder, other), `${readFileSync(join(folder, other), "utf8")}# relu\n`);
    const { code, err } = await runIn(folder, ["check", "--undo"]);
    expect([code, err.includes(`${other} a changé depuis la correction`)]).toEqual([1, true]);
    expect(readFileSync(join(folder, path), "utf8")).toBe(corrected);
  });
});

describe("corrections", () => {
  const sources = [source("essai/2025.rules", good)];

  it("never change what a regulation that was right decides", () => {
    // A finding is planted whose correction, called safe, moves the threshold.
    const start = good.indexOf("au choix = 10") + "au choix = ".length;
    const span = { file: "essai/2025.rules", start, end: start + 2 };
    const planted = { code: "jamais-lu", span, values: { nom: "10" }, fixes: [write(span, "12", "safe")] } as const;
    expect(good.slice(span.start, span.end)).toBe("10");
    const { leftAside, sources: after } = mend(sources, (given) => {
      const checked = check(given);
      const isThere = given[0]?.text.slice(span.start, span.end) === "10";
      return isThere ? { ...checked, diagnostics: [...checked.diagnostics, planted] } : checked;
    });
    expect(after[0]?.text).toBe(good);
    expect(leftAside.map(({ finding, because }) => [finding.code, because])).toEqual([["jamais-lu", undefined]]);
  });

  it("may take away what has no effect", () => {
    const idle = good.replace("\nrègle admission\n", "\nrègle admission\n  volontaire jamais-vrai « relu »\n");
    expect(idle).not.toBe(good);
    const { applied, sources: after } = mend([source("essai/2025.rules", idle)], (given) => check(given));
    expect(applied.map(({ finding }) => finding.code)).toEqual(["dispense-inutile"]);
    expect(after[0]?.text).toBe(good);
  });
});
