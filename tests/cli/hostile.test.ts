import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runIn } from "./run-in.js";
import { scratch } from "./scratch.js";

/** Checks one file and expects an answer, whatever it is: no failure of the command itself, no trace of calls. */
async function checked(content: string | Uint8Array): Promise<{ code: number; out: string }> {
  const { folder } = scratch({ "rules/essai/2025.rules": content });
  const { code, out, err } = await runIn(folder, ["check"]);
  expect(err).toBe("");
  expect([0, 1]).toContain(code);
  expect(out).not.toMatch(/\n\s+at .*:\d+:\d+/);
  return { code, out };
}

describe("reglo check of a hostile text", () => {
  it.each([
    ["empty", ""],
    ["blank", " \t\r\n\u00a0"],
    ["of one byte order mark", "\uFEFF"],
    ["of ten thousand open parentheses", `règlement essai\ndéfinition a = ${"(".repeat(10_000)}`],
    [
      "of ten thousand nested parentheses",
      `règlement essai\ndéfinition a = ${"(".repeat(10_000)}1${")".repeat(10_000)}`,
    ],
    ["of ten thousand nested choices", `règlement essai\ndéfinition a = ${"si vrai alors 1 sinon ".repeat(10_000)}1`],
    ["of a sum of ten thousand terms", `règlement essai\ndéfinition a = 1${" + 1".repeat(10_000)}`],
    ["of ten thousand negations", `règlement essai\ndéfinition a = ${"non ".repeat(10_000)}vrai`],
    ["of one line of a million letters", `règlement ${"a".repeat(1_000_000)}`],
    [
      "of names of the platform",
      "règlement essai\nénumération __proto__ : constructor, toString\nparamètre hasOwnProperty : __proto__ = constructor\n",
    ],
    ["that imports itself", "règlement essai\n  importe « 2025.rules »\n"],
    [
      "that imports what is not there",
      "règlement essai\n  importe « ../../../../../../etc/passwd »\n  importe « /dev/zero.rules »\n  importe « . »\n",
    ],
  ])("%s", async (_, text) => {
    await checked(text);
  });

  it("of random bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await checked(bytes);
      }),
      { numRuns: 40 },
    );
  });

  it("of random words of the language", async () => {
    const words =
      'règlement essai définition a = ( ) si alors sinon « » " 1 , ; : > # | \n \n\n règle décision dossier tableau exemple et ou non est vaut'.split(
        " ",
      );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 60 }), async (text) => {
        await checked(text.join(" "));
      }),
      { numRuns: 60 },
    );
  });

  it("of two versions in force at once", async () => {
    const text =
      "règlement essai\n  en vigueur à compter de 2025\n  applicable selon session\n\ndossier\n  session : entier de 2025 à 2100\n";
    const { folder } = scratch({ "rules/essai/2025.rules": text, "rules/essai/2026.rules": text });
    expect((await runIn(folder, ["check"])).code).toBe(1);
  });
});
