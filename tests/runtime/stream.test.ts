import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlockCutter, eachLine, type Block } from "../../runtime/blocks.js";
import type { JudgedLine, Source } from "../../runtime/index.js";
import { miniPack } from "./mini-pack.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
async function judged(source: Source, longestLine?: number): Promise<readonly JudgedLine[]> {
  const lines: JudgedLine[] = [];
  for await (const line of miniPack.evaluateStream("mini", source, longestLine === undefined ? {} : { longestLine }))
    lines.push(line);
  return lines;
}

/** Bytes, cut at these places (modulo what there is). */
function chunksOf(text: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  return places.slice(1).map((place, i) => text.slice(places[i], place));
}

const dossier = (note: number): string => JSON.stringify({ session: 2024, unités: [{ code: "E1", note }] });
const line = fc.oneof(
  fc.integer({ min: 0, max: 2100 }).map((hundredths) => dossier(hundredths / 100)),
  fc.constantFrom("", " \t", "{", '{"session": 2024, "session": 2025}', "é", "\u0000", "😀", '"'.padEnd(70, "a")),
);
const batch = fc
  .tuple(fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n"))), line, fc.constantFrom("", "\ufeff"))
  .map(([lines, last, mark]) => mark + lines.map((parts) => parts.join("")).join("") + last);

describe("evaluateStream", () => {
  it("judges as evaluateBytes does line by line, however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(batch, fc.array(fc.nat(), { maxLength: 20 }), async (text, cuts) => {
        const expected = text
          .replace(/^\ufeff/, "")
          .split("\n")
          .map((content, i) => ({ line: i + 1, text: content.replace(/\r$/, "") }))
          .filter(({ text: content }) => content.trim() !== "")
          .map(({ line: number, text: content }) => {
            const verdict = miniPack.evaluateBytes("mini", bytes(content));
            return { line: number, verdict, ...("errors" in verdict ? { text: content } : {}) };
          });
        expect(await judged(chunksOf(bytes(text), cuts))).toEqual(expected);
      }),
    );
  });

  it("takes texts, cut within a letter or not, among bytes or not", async () => {
    const mark = '{"unités": "😀"}\n';
    const expected = await judged([bytes(mark)]);
    expect(await judged([mark])).toEqual(expected);
    for (let cut = 0; cut <= mark.length; cut++)
      expect(await judged([mark.slice(0, cut), mark.slice(cut)])).toEqual(expected);
    expect(await judged([bytes("\n"), mark])).toEqual(expected.map((one) => ({ ...one, line: 2 })));
    expect(await judged(["\ud83d", bytes("\n")])).toMatchObject([{ line: 1, text: "\ufffd" }]);
  });

  it("refuses a line that is too long, with its beginning, and goes on; however the bytes are cut", async () => {
    const long = `{"é": "${"é".repeat(300)}"}`;
    const text = bytes(`${dossier(10)}\n${long}\r\n${long}\n\n${dossier(9)}\n${long}`);
    const longest = bytes(long).length - 1;
    const expected = await judged([text], longest);
    expect(expected.map(({ line: number, verdict }) => [number, "errors" in verdict])).toEqual([
      [1, false],
      [2, true],
      [3, true],
      [5, false],
      [6, true],
    ]);
    expect(expected[1]).toEqual({
      line: 2,
      verdict: {
        regulation: "mini",
        errors: [
          {
            pointer: "",
            code: "ligne-trop-longue",
            message: `Cette ligne est trop longue pour un dossier : plus de ${longest} octets sans fin de ligne.`,
          },
        ],
      },
      text: `{"é": "${"é".repeat(96)}`,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 20 }), async (cuts) => {
        expect(await judged(chunksOf(text, cuts), longest)).toEqual(expected);
      }),
    );
    expect(await judged([text], longest + 2)).not.toEqual(expected);
  });

  it("keeps nothing of what was judged, and reads no further than it is asked", async () => {
    let given = 0;
    function* endless(): Generator<string> {
      for (;;) {
        given++;
        yield `${dossier(10)}\n`;
      }
    }
    let seen = 0;
    for await (const { line: number } of miniPack.evaluateStream("mini", endless())) {
      expect([number, given]).toEqual([++seen, seen]);
      if (seen === 100) break;
    }
    expect(given).toBe(100);
  });

  it("throws at once for a regulation that is not there, and hands on what the source throws", async () => {
    expect(() => miniPack.evaluateStream("autre", [])).toThrow("autre");
    function* broken(): Generator<string> {
      yield "{}\n";
      throw new Error("lost");
    }
    await expect(judged(broken())).rejects.toThrow("lost");
  });
});

describe("blocks", () => {
  const sizes = { first: 10, block: 20, line: 30 };
  const blocksOf = (chunks: readonly Uint8Array[]): Block[] => {
    const cutter = new BlockCutter(sizes);
    return [...chunks.flatMap((chunk) => cutter.push(chunk)), ...cutter.end()];
  };
  const text = fc.array(fc.constantFrom("\n", "a", "bbbbbbb", "c".repeat(25), "d".repeat(40), "\r\n"), {
    maxLength: 40,
  });

  it("end where the bytes say, however they are cut", () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 10 }), (parts, cuts) => {
        const whole = bytes(parts.join(""));
        expect(blocksOf(chunksOf(whole, cuts))).toEqual(blocksOf([whole]));
      }),
    );
  });

  it("hold every byte but those of lines that are too long, and every line once", () => {
    fc.assert(
      fc.property(text, (parts) => {
        const whole = bytes(parts.join(""));
        const numbers: number[] = [];
        let blank = 0;
        for (const block of blocksOf([whole])) {
          blank += eachLine(block, sizes.line, ({ number }) => numbers.push(number));
          expect(block.bytes.length).toBeLessThanOrEqual(sizes.block + sizes.line + 200);
        }
        const lines = parts.join("").split("\n");
        const last = lines.at(-1) === "" ? lines.length - 1 : lines.length;
        expect(numbers).toEqual([...lines.keys()].filter((i) => lines[i]?.trim() !== "").map((i) => i + 1));
        expect(numbers.length + blank).toBe(last);
      }),
    );
  });
});
