/** Where versions follow each other, the short road from bytes to a verdict takes the right one; and its checks are checked: bugs are planted. */
import { describe, expect, test } from "vitest";
import { judgeOf, onTheShortRoad, roadsDiffer } from "../../harness/generate/roads.js";
import type { Version } from "../../harness/version.js";
import { compiled, emitted, imported } from "./packs.js";
import { plansOf } from "./regulations.js";

const search = { seed: 7, runs: 20000 };
const bytesOf = (dossier: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(dossier));

test("each version reads the dossiers of its time", async () => {
  const some = plansOf("tests/regulations").filter(({ code }) => code === "mc");
  const modules = await compiled(some);
  const versions = some.map((plan, i) => ({ plan, compiled: modules[i]! }));
  expect(versions).toHaveLength(2);
  expect(roadsDiffer(versions, { seed: 8, runs: 500 })).toBeUndefined();
  const judge = judgeOf(versions);
  const seen = new Set<string | undefined>();
  for (const { dossier } of some.flatMap(({ examples }) => examples)) {
    const bytes = bytesOf(dossier);
    seen.add(judge.evaluatePlain(bytes, 0, bytes.length)?.version);
  }
  expect([...seen].sort()).toEqual(["2023", "2024", undefined]);
});

const plan = plansOf("tests/regulations").find(({ code }) => code === "lecture")!;
const files = emitted([plan]);

/** The version with a slip in its reader. */
async function spoilt(slip: (reader: string) => string): Promise<Version> {
  const change = (text: string): string => (text.includes("export function readBytes(") ? slip(text) : text);
  const changed = [...(await files)].filter(([name, text]) => name.endsWith(".js") && change(text) !== text);
  expect(changed).toHaveLength(1);
  const [module] = await imported([plan], await files, change);
  return { plan, compiled: module! };
}

describe("the search sees, in what is emitted to read and to write bytes,", () => {
  const slips: readonly (readonly [name: string, text: RegExp, slip: string])[] = [
    ["a bound too high", /(, 2, 0, )2000\)/g, "$12001)"],
    ["a bound too low", /(s\.scaled\([^;]*, )-3, 3\)/g, "$1-4, 3)"],
    ["a number with a decimal more", /(s\.scaled\([^;]*), 2, 0, 2000\)/g, "$1, 3, 0, 2000)"],
    ["a duration too long", /(s\.duration\([^;]*), 12\)/g, "$1, 13)"],
    ["months taken for days", /0x4d, /g, "0x44, "],
    ["a condition forgotten", /if \(\(note !== undefined\) !== [^;]*;/, ""],
    ["a condition on the dossier forgotten", /if \(\(rang !== undefined\) !== [^;]*;/, ""],
    ["a key given twice", /\(seen & \(1 << key\)\) !== 0/g, "false"],
    ["a key that is missing", /if \(\(seen & \d+\) !== \d+\) return s\.giveUp\(\);/g, ""],
    ["a key taken for another", /"attente",\s*"quotient"/, '"quotient", "attente"'],
    ["two elements with one key", /if \(areRepeated[^;]*;/g, ""],
    ["a list too long", /count\+\+ === 2\b/g, "count++ === 3"],
    ["a list too short", /if \(count < 1\) return s\.giveUp\(\);/g, ""],
    ["what follows the end", / \|\| !s\.isEnd\(s\.at\)/, ""],
    ["an object without an end", /if \(bytes\[i\] !== 0x7d\) return s\.giveUp\(\);/g, ""],
    ["a comma that is missing", /if \(bytes\[i\] !== 0x2c\) return s\.giveUp\(\);/g, ""],
    ["a version of another time", /s\.selecting = [^;]*;/, "s.selecting = 2024;"],
    ["the name of the dossier forgotten", /s\.identifiant\(([^)]*)\)/g, "s.skipText($1)"],
  ];
  test.each(slips)("%s", async (_, text, slip) => {
    const version = await spoilt((reader) => reader.replace(text, slip));
    expect(roadsDiffer([version], search)).toBeDefined();
  });

  test("a value that the writer leaves out", async () => {
    const change = (text: string): string =>
      text.includes("export function writeBody(") ? text.replace(/w\.member\(\$note, [^;]*;/, "") : text;
    const [module] = await imported([plan], await files, change);
    expect(roadsDiffer([{ plan, compiled: module! }], search)).toBeDefined();
  });

  test("that it always gives up", async () => {
    const version = await spoilt((reader) => reader.replace(/const d = [^;]*;/, "const d = undefined;"));
    expect(roadsDiffer([version], { ...search, runs: 200 })).toBeUndefined();
    expect(onTheShortRoad(version, { seed: 9, runs: 100 }).short).toBe(false);
  });
});
