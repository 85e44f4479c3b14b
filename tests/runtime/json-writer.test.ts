/** What is written as bytes is what `JSON.stringify` writes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonPiece, JsonWriter } from "../../runtime/json-writer.js";
import type { Raw } from "../../runtime/verdict.js";

const textOf = (writer: JsonWriter): string => new TextDecoder().decode(writer.bytes.subarray(0, writer.at));

function writtenAs(value: Raw): string {
  const writer = new JsonWriter(1);
  writer.raw(value);
  return textOf(writer);
}

describe("a value is written as JSON.stringify writes it:", () => {
  const raw = fc.oneof(
    fc.boolean(),
    fc.constant(null),
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.double(),
    fc.integer(),
    fc.record({ n: fc.maxSafeInteger(), d: fc.constantFrom(1, 10, 100, 1000, 10_000) }).map(({ n, d }) => n / d),
    fc
      .record({ n: fc.integer({ min: -30_000, max: 30_000 }), d: fc.constantFrom(10, 100, 1000) })
      .map(({ n, d }) => n / d),
  );
  test("any value", () => {
    fc.assert(
      fc.property(raw, (value) => {
        expect(writtenAs(value)).toBe(JSON.stringify(value));
      }),
      { seed: 1, numRuns: 10_000 },
    );
  });

  const odd = [
    0,
    -0,
    9.995,
    0.001,
    -0.5,
    1e21,
    1e-7,
    2 ** 31,
    2 ** 31 - 1,
    -(2 ** 31),
    2147483.647,
    5e-324,
    NaN,
    Infinity,
  ];
  test.each([...odd, "", '"', "\\", "\u2028", "\ud800", "é\u0301", "\u{1F600}", "\u0000"])("%j", (value) => {
    expect(writtenAs(value)).toBe(JSON.stringify(value));
  });
});

test("objects and lists are closed, empty or not, however little room there was", () => {
  const writer = new JsonWriter(1);
  writer.put(jsonPiece('{"liste":['));
  writer.json({ é: 1 });
  writer.json("a,");
  writer.close(0x5d);
  writer.put(jsonPiece('"vide":['));
  writer.close(0x5d);
  writer.member(jsonPiece('"rien":'), undefined);
  writer.outcome(jsonPiece('"d":'), { status: "acquired", value: 12.5 });
  writer.outcome(jsonPiece('"e":'), { status: "absent" });
  writer.outcome(jsonPiece('"f":'), { status: "no-rule" });
  writer.outcome(jsonPiece('"g":'), { status: "conflict", rules: ["a", "b"] });
  writer.end();
  expect(JSON.parse(textOf(writer))).toEqual({
    liste: [{ é: 1 }, "a,"],
    vide: [],
    d: { status: "acquired", value: 12.5 },
    e: { status: "absent" },
    f: { status: "no-rule" },
    g: { status: "conflict", rules: ["a", "b"] },
  });
});
