/** Where versions follow each other, the short roads from bytes and from values to a verdict take the right one; and their checks are checked: bugs are planted. */
import { describe, expect, test } from "vitest";
import { judgeOf, onTheShortRoads, roadsDiffer } from "../../harness/generate/roads.js";
import { valueRoadsDiffer } from "../../harness/generate/value-roads.js";
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
  expect(valueRoadsDiffer(versions, { seed: 8, runs: 500 })).toBeUndefined();
  const judge = judgeOf(versions);
  const fromBytes = new Set<string | undefined>();
  const fromValues = new Set<string | undefined>();
  for (const { dossier } of some.flatMap(({ examples }) => examples)) {
    const bytes = bytesOf(dossier);
    fromBytes.add(judge.evaluatePlain(bytes, 0, bytes.length)?.version);
    fromValues.add(judge.evaluateValues(dossier)?.version);
  }
  expect([...fromBytes].sort()).toEqual(["2023", "2024", undefined]);
  expect([...fromValues].sort()).toEqual(["2023", "2024", undefined]);
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
    expect(onTheShortRoads(version, { seed: 9, runs: 100 }).bytes.short).toBe(false);
  });
});

test("a getter that has another dossier judged changes nothing", async () => {
  const [module] = await imported([plan], await files);
  const judge = judgeOf([{ plan, compiled: module! }]);
  const dossier = (identifiant: string, ...codes: readonly string[]): object => ({
    identifiant,
    session: 2024,
    épreuves: codes.map((code) => ({ code, passée: false })),
    étiquettes: [],
    voies: [],
  });
  const judging = (name: string, json: object, value: unknown): object =>
    Object.defineProperty(json, name, {
      enumerable: true,
      get: () => (judge.evaluate(dossier("another", "b", "a")), value),
    });
  expect(judge.evaluateValues(dossier("first", "a", "c"))).toMatchObject({ identifiant: "first" });
  const twice = { code: "a", passée: false };
  const repeated = { ...dossier("one", "a"), épreuves: [twice, judging("code", { ...twice }, "a")] };
  expect(judge.evaluateValues(repeated)).toBeUndefined();
  expect(judge.evaluate(repeated)).toMatchObject({ errors: [{ code: "duplicate-key" }] });
  expect(judge.evaluateValues(judging("voies", dossier("one", "a"), []))).toMatchObject({ identifiant: "one" });
});

describe("the search sees, in what is emitted to read JSON values,", () => {
  const slips: readonly (readonly [name: string, text: RegExp, slip: string])[] = [
    ["a bound too high", /(\w+) > 2000\b/g, "$1 > 2001"],
    ["a bound too low", /(\w+) < -3\b/g, "$1 < -4"],
    ["a number with a decimal more", /\b(\w+) \/ 100 !== (\w+)/g, "Math.round($2 * 1000) / 1000 !== $2"],
    ["a decimal that is dropped", /\b(\w+) \/ 100 !== (\w+)/g, "false"],
    ["an integer that is cut", /\b(\w+) !== json_rang\b/g, "false"],
    ["a number as a text", /typeof (json_note) !== "number"/g, "Number.isNaN(Number($1))"],
    ["a text in a box", /typeof (code) !== "string"/g, 'typeof $1.valueOf() !== "string"'],
    ["a duration too long", /(\w+) > 12\b/g, "$1 > 13"],
    ["a day that is none", /if \(\w+ === undefined\) return undefined;(?=\s*(const json_|return \$made_dossier))/g, ""],
    [
      "a constant that is unknown",
      /(= \$texts_of_\w+\.get\(\w+\));\s*if \(\w+ === undefined\) return undefined;/g,
      "$1;",
    ],
    ["a key that is unknown", /default:\s*return undefined;/g, "default:"],
    ["a key that is missing", /if \(\(\$seen & \d+\) !== \d+\) return undefined;/g, ""],
    ["a key that is inherited", /if \(!\$is_own\.call\(json, key\)\) return undefined;/g, ""],
    ["a field that is inherited and hidden", /\(\$seen & \d+\) === 0 \|\| /g, ""],
    ["an object that is a list", / \|\| Array\.isArray\(json\)/g, ""],
    ["a list that is an object", /if \(!Array\.isArray\(json\)\) return undefined;/g, ""],
    ["a list too long", /length > (\d+)/g, "length > 1 + $1"],
    ["a list too short", /length < 1 \|\| /g, ""],
    ["two elements with one key", /if \(areRepeated\(list, \(element\) => element\.code\)\) return undefined;/g, ""],
    ["elements taken for those before", /isAsBefore &&= [^;]*;/g, ""],
    ["a condition forgotten", /if \(\(note !== undefined\) !== [^;]*;/, ""],
    ["a version of another time", /s\.selecting = [^;]*;/, "s.selecting = 2024;"],
    ["the name of the dossier forgotten", /s\.identifiantText = [^;]*;/g, "s.identifiantText = undefined;"],
  ];
  test.each(slips)("%s", async (_, text, slip) => {
    const version = await spoilt((reader) => {
      const [bytes, values] = [reader.slice(0, valuesAt(reader)), reader.slice(valuesAt(reader))];
      // What makes the objects is shared.
      const changed = values.replace(text, slip);
      return changed === values ? bytes.replace(text, slip) + values : bytes + changed;
    });
    expect(valueRoadsDiffer([version], search)).toBeDefined();
  });

  test("that it always gives up", async () => {
    const version = await spoilt((reader) =>
      reader.replace(/(export function readValues[^{]*\{)/, "$1 return undefined;"),
    );
    expect(valueRoadsDiffer([version], { ...search, runs: 200 })).toBeUndefined();
    expect(onTheShortRoads(version, { seed: 9, runs: 100 }).values.short).toBe(false);
  });
});

/** Where the functions that read values begin. */
const valuesAt = (reader: string): number => reader.indexOf("function $values_of_");
