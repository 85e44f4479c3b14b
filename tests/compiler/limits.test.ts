/** What is too large to be compiled is refused with its place, and still checked; just below, it is compiled. */
import { describe, expect, it } from "vitest";
import { check, compile } from "../../compiler/index.js";
import { DEEPEST_EXCEPTIONS, MOST_DECLARATIONS } from "../../compiler/limits.js";
import { source, type Source } from "../../diagnostics/source.js";

const head = `règlement grand « Grand »

dossier
  n : entier de 0 à 10

énumération Issue : oui, non_

décision issue : Issue
`;

const exceptions = (depth: number): Source => {
  const rules = Array.from(
    { length: depth },
    (_, i) => `exception r${i + 1} à r${i}\n  si n > ${i % 2}\n  alors sans effet\n`,
  );
  return source("grand/2025.rules", `${head}\nrègle r0\n  si n > 0\n  alors issue vaut oui\n\n${rules.join("\n")}`);
};

const codes = async (input: Source): Promise<{ codes: string[]; compiled: boolean }> => {
  const { files, diagnostics } = await compile([input], { js: "", dts: "" });
  return { codes: [...new Set(diagnostics.map((d) => d.code))], compiled: files !== undefined };
};

describe("limits of compilation", () => {
  it("refuses more declarations than it can write", async () => {
    const rules = Array.from(
      { length: MOST_DECLARATIONS },
      (_, i) => `règle r${i}\n  si n = ${i % 10}\n  alors issue vaut oui\n`,
    );
    const input = source("grand/2025.rules", `${head}\n${rules.join("\n")}`);
    expect(check([input]).plans).toHaveLength(1);
    expect(await codes(input)).toEqual({ codes: ["règlement-trop-grand"], compiled: false });
  });

  it("refuses exceptions beyond the depth it can write", async () => {
    expect(await codes(exceptions(DEEPEST_EXCEPTIONS + 1))).toEqual({
      codes: ["exceptions-trop-profondes"],
      compiled: false,
    });
  });

  it("compiles the deepest exceptions that are allowed", async () => {
    expect((await codes(exceptions(DEEPEST_EXCEPTIONS))).compiled).toBe(true);
  });
});
