import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonFaults } from "../../harness/json-faults.js";
import { Texts, toMessage } from "../../diagnostics/render.js";

const file = "dossier.json";
const codes = (text: string): readonly string[] => jsonFaults(file, text).map(({ code }) => code);
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("a candidate file that is not JSON", () => {
  it.each([
    ["", "1:1", "une valeur est attendue"],
    ['{"note": }', "1:10", "une valeur est attendue"],
    ['{"note": 12,}', "1:13", 'une clé entre guillemets "" est attendue'],
    ["{note: 12}", "1:2", 'une clé entre guillemets "" ou « } » est attendue'],
    ['{"a": 1\n "b": 2}', "2:2", "« , » ou « } » est attendu"],
    ["[1, 2", "1:6", "« , » ou « ] » est attendu"],
    ['{"a" 1}', "1:6", "« : » est attendu"],
    ["12 13", "1:4", "la fin du texte est attendue"],
    ["[9,5]x", "1:6", "la fin du texte est attendue"],
    ["['a']", "1:2", "une valeur ou « ] » est attendue"],
    ['"\u0001"', "1:1", "une valeur est attendue"],
    ["012", "1:2", "la fin du texte est attendue"],
  ])("%j is shown where it goes wrong", (text, place, expected) => {
    const [fault] = jsonFaults(file, text);
    if (fault === undefined) throw new Error("no fault found");
    const { line, column, message } = toMessage(fault, new Texts([{ path: file, text }]), "fr");
    expect(`${line}:${column}`).toBe(place);
    expect(message).toContain(expected);
  });

  it("is found exactly when the platform refuses it", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (json, at, noise) => {
        const position = at % (json.length + 1);
        const text = json.slice(0, position) + noise + json.slice(position + 1);
        expect(codes(text).includes("json-mal-formé")).toBe(!isJson(text));
        expect(codes(json)).not.toContain("json-mal-formé");
      }),
    );
  });
});

describe("a candidate file that JSON readers change in silence", () => {
  it("is refused for a key given twice, at any depth, however it is written", () => {
    expect(codes('{"a": 1, "b": {"a": 2}}')).toEqual([]);
    expect(codes('[{"note": 8, "note": 18}]')).toEqual(["json-clé-répétée"]);
    expect(codes('{"note": 8, "n\\u006fte": 18}')).toEqual(["json-clé-répétée"]);
    expect(codes('{"__proto__": 1, "__proto__": 2}')).toEqual(["json-clé-répétée"]);
  });

  it.each([
    "20.0000000000000000001",
    "1e400",
    "-1e400",
    "0.1000000000000000055511151231257827",
    "9007199254740993",
    `1${"0".repeat(500)}`,
  ])("is refused for the number %s", (number) => {
    expect(codes(`{"note": ${number}}`)).toEqual(["json-nombre-inexact"]);
  });

  it.each(["9.95", "10", "10.00", "-0", "1e2", "1E-2", "12.5e1", "1e-7", "9007199254740992"])(
    "is taken with the number %s",
    (number) => {
      expect(codes(number)).toEqual([]);
    },
  );

  it("is taken for every decimal of at most fifteen digits", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), fc.integer({ min: 0, max: 6 }), (units, places) => {
        const digits = String(Math.abs(units)).padStart(places + 1, "0");
        const text = `${units < 0 ? "-" : ""}${digits.slice(0, digits.length - places)}${places > 0 ? `.${digits.slice(-places)}` : ""}`;
        expect(codes(text)).toEqual([]);
      }),
    );
  });
});

describe("a hostile candidate file", () => {
  it("of a million nested lists, or a text of ten million signs, is read", () => {
    const depth = 1_000_000;
    expect(codes("[".repeat(depth) + "]".repeat(depth))).toEqual([]);
    expect(codes("[".repeat(depth))).toEqual(["json-mal-formé"]);
    expect(codes(`"${"é".repeat(10_000_000)}"`)).toEqual([]);
    expect(codes(`"${"\\n".repeat(5_000_000)}`)).toEqual(["json-mal-formé"]);
    expect(codes("9".repeat(1_000_000))).toEqual(["json-nombre-inexact"]);
    expect(codes(" ".repeat(10_000_000))).toEqual(["json-mal-formé"]);
  });
});
