/** What is too large to be compiled is refused with its place, and still checked; just below, it is compiled. */
import { describe, expect, it } from "vitest";
import { check, compile } from "../../compiler/index.js";
import { DEEPEST_EXCEPTIONS, MOST_CALLS, MOST_DECLARATIONS } from "../../compiler/limits.js";
import { MOST_FACTORS } from "../../compiler/number-growth.js";
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

/** Functions of which each calls the one before twice. */
const doubling = (depth: number): Source => {
  const functions = Array.from(
    { length: depth },
    (_, i) => `définition f${i + 1} selon x : nombre de 0 à 20 = (f${i}(x) + f${i}(x / 2)) / 2\n`,
  );
  const first = "définition f0 selon x : nombre de 0 à 20 = x / 2\n";
  const rule = `règle r\n  si f${depth}(n) > 1\n  alors issue vaut oui\n`;
  return source("grand/2025.rules", `${head}\n${first}${functions.join("")}\n${rule}`);
};

/** Definitions of which each is the square of the one before; or decisions, rounded, with a value named on the way. */
const squares = (depth: number): Source => {
  const definitions = Array.from({ length: depth }, (_, i) => `définition d${i + 1} = d${i} × d${i}\n`);
  const rule = `règle r\n  si d${depth} > 1\n  alors issue vaut oui\n`;
  return source("grand/2025.rules", `${head}\ndéfinition d0 = n\n${definitions.join("")}\n${rule}`);
};
const roundedSquares = (depth: number): Source => {
  const decisions = Array.from(
    { length: depth },
    (_, i) => `décision d${i + 1} : nombre au centième
règle r${i + 1}
  soit s = ${i === 0 ? "n" : `d${i}`} × ${i === 0 ? "n" : `d${i}`}
  alors d${i + 1} vaut s arrondi au centième
`,
  );
  const rule = `règle r\n  si d${depth} > 1\n  alors issue vaut oui\n`;
  return source("grand/2025.rules", `${head}\n${decisions.join("")}\n${rule}`);
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

  it("refuses functions that would call one another too often, and compiles those that stay below", async () => {
    const deepest = Math.floor(Math.log2(MOST_CALLS + 1)) - 1;
    expect(await codes(doubling(deepest))).toEqual({ codes: [], compiled: true });
    expect(await codes(doubling(deepest + 1))).toEqual({ codes: ["calcul-trop-long"], compiled: false });
  });

  it("refuses numbers of more digits than can be computed, and compiles those that stay below", async () => {
    const deepest = Math.floor(Math.log2(MOST_FACTORS));
    for (const numbers of [squares, roundedSquares]) {
      expect(await codes(numbers(deepest))).toEqual({ codes: [], compiled: true });
      expect(await codes(numbers(deepest + 1))).toEqual({ codes: ["nombre-démesuré"], compiled: false });
    }
  });
});
