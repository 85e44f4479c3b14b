/** The operations answer what their test vectors say, which other languages run too; each operation is described, and has vectors. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { OPERATIONS } from "../../json-logic/operations.js";
import { applyLogic } from "../../json-logic/run.js";

interface Vector {
  readonly operation: string;
  readonly arguments: readonly unknown[];
  readonly result: unknown;
}

const vectors = JSON.parse(readFileSync("docs/json-logic-vectors.json", "utf8")) as readonly Vector[];
const page = readFileSync("docs/json-logic.md", "utf8");
const described = [...page.matchAll(/^\| `([^`( ]+)/gm)].map((match) => match[1] ?? "");

describe("the test vectors of JSON Logic", () => {
  test.each(vectors.map((vector, i) => [`${i + 1}: ${vector.operation}`, vector] as const))("%s", (_, vector) => {
    const rule = { [vector.operation]: vector.arguments.map((_, i) => ({ var: String(i) })) };
    expect(applyLogic(rule, vector.arguments)).toEqual(vector.result);
  });

  test("there are some for each operation, and for nothing else", () => {
    expect([...new Set(vectors.map(({ operation }) => operation))].sort()).toEqual(Object.keys(OPERATIONS).sort());
  });

  test("each operation is described once", () => {
    expect([...described].sort()).toEqual(Object.keys(OPERATIONS).sort());
  });
});
