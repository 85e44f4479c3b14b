/**
 * Texts written to make a reader overflow, hang or grow without end: each is answered with few findings. What is read in more than linear time
 * meets the time limit of a test: minutes, where all of this takes seconds.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { source } from "../../diagnostics/source.js";
import { parse } from "../../grammar/index.js";

const bts = readFileSync(join(import.meta.dirname, "fixtures", "bts", "input.rules"), "utf8");

const read = (text: string): { readonly codes: readonly string[]; readonly declarations: number } => {
  const { file, diagnostics } = parse(source("hostile.rules", text));
  return { codes: diagnostics.map(({ code }) => code), declarations: file.declarations.length };
};

/** The same bytes on every run. */
const noise = (length: number): Buffer => {
  let state = 1;
  return Buffer.from(Uint8Array.from({ length }, () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16));
};
const lines = (buffer: Buffer): string =>
  Array.from(buffer, (byte) => (byte % 40 === 0 ? "\n" : String.fromCharCode(32 + (byte % 95)))).join("");

describe("nesting", () => {
  const nested = [
    "(",
    "non ",
    "−(",
    "f(",
    "somme de ",
    "a de ",
    "toutes les x vérifient ",
    "la première des ",
    "si a alors 1 sinon ",
    "selon x quand a : ",
    "fin du mois de ",
    "nombre de ",
    "(toutes les conditions suivantes sont remplies : 1° ",
    "x telles que ",
    "x à défaut ",
  ];
  it.each(nested)("« %s » ten thousand times is one finding", (opening) => {
    expect(read(`définition a = ${opening.repeat(10_000)}1`).codes).toHaveLength(1);
  });
  it("a type of types is one finding", () => {
    expect(read(`structure A\n  x : ${"liste de ".repeat(10_000)}texte`).codes).toEqual(["trop-imbriqué"]);
  });
  it("150 parentheses, closed, are read", () => {
    expect(read(`définition a = ${"(".repeat(150)}1${")".repeat(150)}`).codes).toEqual([]);
  });
});

describe("length", () => {
  it("a flat sum of 5 000 terms is read, one of 20 000 refused", () => {
    const sum = (terms: number): string =>
      `définition a = ${Array.from({ length: terms }, (_, index) => `x${index}`).join(" + ")}`;
    expect(read(sum(5_000)).codes).toEqual([]);
    expect(read(sum(20_000)).codes).toEqual(["suite-trop-longue"]);
  });
  it("100 000 rules are read", () => {
    const { codes, declarations } = read(
      Array.from({ length: 100_000 }, (_, index) => `règle r${index}\n  si a = ${index}\n  alors b vaut c\n`).join(
        "\n",
      ),
    );
    expect(codes).toEqual([]);
    expect(declarations).toBe(100_000);
  });
  it("10 000 lines are read", () => {
    const body = bts.slice(bts.indexOf("énumération"));
    const text = bts + `\n${body}`.repeat(97);
    expect(text.split("\n").length).toBeGreaterThan(10_000);
    expect(read(text).codes).toEqual([]);
  });
});

describe("noise", () => {
  const texts: readonly (readonly [string, string])[] = [
    ["nothing", ""],
    ["ten megabytes of bytes", noise(10_000_000).toString("utf8")],
    ["bytes", noise(1_900_000).toString("latin1")],
    ["lines of signs", lines(noise(1_900_000))],
    ["zeros", "\0".repeat(1_900_000)],
    ["half characters", "\ud800".repeat(500_000)],
    ["quoted lines", "> a\n".repeat(450_000)],
    ["quoted lines between words", "x\n  > a\n".repeat(200_000)],
    ["quoted lines above a rule", `${">\n".repeat(900_000)}règle a\n`],
    ["opening quotation marks", "«".repeat(1_000_000)],
    ["straight quotation marks", '"'.repeat(1_000_001)],
    ["bars", "|".repeat(1_000_000)],
    ["blanks", `définition a = à${" ".repeat(1_900_000)}> x`],
    ["signs of comment after a word", `règle${" #".repeat(100_000)}\nx`],
    ["an example and comments", `exemple « a »\ndossier${" #".repeat(100_000)}\nx`],
    ["digits", `définition a = ${"9".repeat(1_900_000)}`],
    ["misspelt words", "défintio x\n".repeat(170_000)],
    ["rules without a body", "règle a\n".repeat(1_200_000)],
    ["fields without a type", `structure A\n${"  a : 3\n".repeat(100_000)}`],
  ];
  it.each(texts)("%s", (_, text) => {
    expect(read(text).codes.length).toBeLessThan(1_010);
  });
});
