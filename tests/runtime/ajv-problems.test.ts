import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ajvProblems, type DossierShape } from "../../runtime/ajv-problems.js";
import { dayNumber } from "../../runtime/calendar.js";
import { decimalsOfNumber } from "../../runtime/numbers.js";
import { valueAt } from "../../runtime/pointer.js";
import { problemSentence } from "../../runtime/problems.js";

/** The schema of a small dossier, in the form that the compiler writes. */
const schema = {
  type: "object",
  required: ["session", "unités"],
  additionalProperties: false,
  properties: {
    session: { type: "integer", minimum: 2000, maximum: 2100 },
    naissance: { type: ["string", "null"], calendarDate: true },
    délai: { type: ["string", "null"], pattern: "^-?P\\d+M$" },
    unités: {
      type: "array",
      minItems: 1,
      maxItems: 3,
      uniqueKey: "code",
      items: { $ref: "#/$defs/Unité" },
    },
    jury: { anyOf: [{ $ref: "#/$defs/Jury" }, { type: "null" }] },
  },
  $defs: {
    Jury: {
      type: "object",
      required: ["président"],
      additionalProperties: false,
      properties: { président: { type: "string" } },
    },
    Unité: {
      type: "object",
      required: ["code", "état"],
      additionalProperties: false,
      properties: {
        code: { type: "string" },
        état: { type: "string", enum: ["notée", "dispensée"] },
        note: { type: ["number", "null"], minimum: 0, maximum: 20, decimals: 2 },
      },
      if: { properties: { état: { const: "notée" } }, required: ["état"] },
      then: { required: ["note"], properties: { note: { type: "number" } } },
      else: { properties: { note: { type: "null" } } },
    },
  },
};
const shape: DossierShape = {
  conditions: { "/unités/#/note": { text: "état = notée", reads: ["état"] } },
  fields: { "": ["session", "naissance", "délai", "unités", "jury"] },
};

const ajv = new Ajv2020({ allErrors: true, ownProperties: true, allowUnionTypes: true });
ajv.addKeyword({
  keyword: "decimals",
  type: "number",
  validate: (places: number, x: number) => decimalsOfNumber(x) <= places,
});
ajv.addKeyword({
  keyword: "calendarDate",
  type: "string",
  validate: (_: boolean, text: string) => dayNumber(text) !== undefined,
});
ajv.addKeyword({ keyword: "uniqueKey", type: "array", validate: () => true });
const compiled = ajv.compile(schema);

function codes(json: unknown): string[] {
  compiled(json);
  return ajvProblems(withDecimals(), json, shape).map((p) => `${p.pointer} ${p.code}`);
}
/** Keywords of kind `validate` have no params: ours, of kind `code`, do. */
const withDecimals = (): NonNullable<typeof compiled.errors> =>
  (compiled.errors ?? []).map((e) => (e.keyword === "decimals" ? { ...e, params: { decimals: 2 } } : e));

const unit = { code: "E1", état: "notée", note: 12 };
const dossier = (more: object = {}, ...units: object[]): object => ({
  session: 2024,
  unités: units.length > 0 ? units : [unit],
  ...more,
});

describe("what ajv finds, told once", () => {
  test.each<[string, unknown, string[]]>([
    ["nothing", dossier(), []],
    ["null where a field is optional", dossier({ naissance: null, délai: null, jury: null }), []],
    ["no object", [], [" not-an-object"]],
    ["all that is missing", {}, ["/session missing", "/unités missing"]],
    ["null is missing", dossier({ session: null }), ["/session missing"]],
    ["a text for a number", dossier({ session: "2024" }), ["/session wrong-type"]],
    ["decimals for a whole number", dossier({ session: 2024.5 }), ["/session too-many-decimals"]],
    [
      "1e400",
      JSON.parse('{"session": 1e400, "unités": [{"code": "E1", "état": "dispensée"}]}'),
      ["/session wrong-type"],
    ],
    ["bounds", dossier({ session: 1999 }, { ...unit, note: 21 }), ["/session too-small", "/unités/0/note too-large"]],
    ["a mark with too many decimals", dossier({}, { ...unit, note: 9.995 }), ["/unités/0/note too-many-decimals"]],
    [
      "both at once",
      dossier({}, { ...unit, note: 20.001 }),
      ["/unités/0/note too-large", "/unités/0/note too-many-decimals"],
    ],
    ["a mark as text", dossier({}, { ...unit, note: "12" }), ["/unités/0/note wrong-type"]],
    ["an unknown key", dossier({ sesion: 1, "a/b~": 2 }), ["/sesion unknown-field", "/a~1b~0 unknown-field"]],
    [
      "__proto__",
      JSON.parse('{"session": 2024, "__proto__": {}, "unités": [{"code": "E1", "état": "dispensée"}]}'),
      ["/__proto__ unknown-field"],
    ],
    ["a day that is none", dossier({ naissance: "2023-02-29" }), ["/naissance not-a-date"]],
    ["a duration of another unit", dossier({ délai: "P30D" }), ["/délai not-a-duration"]],
    [
      "an unknown value; the condition that reads it is left out",
      dossier({}, { ...unit, état: "noté" }),
      ["/unités/0/état unknown-value"],
    ],
    ["a number for an enumeration", dossier({}, { ...unit, état: 3 }), ["/unités/0/état wrong-type"]],
    ["a mark that should be there", dossier({}, { code: "E1", état: "notée" }), ["/unités/0/note missing"]],
    ["and null", dossier({}, { ...unit, note: null }), ["/unités/0/note missing"]],
    ["a mark that should not", dossier({}, { ...unit, état: "dispensée" }), ["/unités/0/note unexpected"]],
    ["without a condition's field", dossier({}, { code: "E1", note: 12 }), ["/unités/0/état missing"]],
    ["too few", dossier({ unités: [] }), ["/unités too-few"]],
    ["too many", dossier({ unités: [unit, unit, unit, unit] }), ["/unités too-many"]],
    ["an optional object of the wrong type", dossier({ jury: 3 }), ["/jury wrong-type"]],
    ["an optional object that lacks a field", dossier({ jury: {} }), ["/jury/président missing"]],
    ["null in a list", { session: 2024, unités: [null] }, ["/unités/0 wrong-type"]],
  ])("%s", (_, json, expected) => {
    expect(codes(json)).toEqual(expected);
  });

  test("details say what was expected", () => {
    const json = dossier({ sesion: 1 }, { ...unit, état: "dispensée", note: 9.995 });
    compiled(json);
    expect(ajvProblems(withDecimals(), json, shape)).toEqual([
      {
        pointer: "/sesion",
        code: "unknown-field",
        details: { known: ["session", "naissance", "délai", "unités", "jury"] },
      },
      { pointer: "/unités/0/note", code: "unexpected", details: { condition: "état = notée" } },
    ]);
  });

  test("two elements with one key", () => {
    const error = { instancePath: "/unités", keyword: "uniqueKey", params: { key: "code", index: 2, first: 0 } };
    expect(ajvProblems([error], dossier())).toEqual([
      { pointer: "/unités/2/code", code: "duplicate-key", details: { first: 0 } },
    ]);
  });

  test("a date's and a duration's type say what they are", () => {
    const json = { naissance: 12 };
    const errors = [
      { instancePath: "/naissance", keyword: "type", params: { type: ["string", "null"] } },
      { instancePath: "/naissance", keyword: "calendarDate", params: {} },
    ];
    expect(ajvProblems(errors, json)).toEqual([
      { pointer: "/naissance", code: "wrong-type", details: { expected: "date" } },
    ]);
  });

  test("parameters have their own place", () => {
    const error = { instancePath: "/seuil", keyword: "type", params: { type: "number" } };
    expect(ajvProblems([error], { seuil: "dix" }, {}, "/parameters")).toEqual([
      { pointer: "/parameters/seuil", code: "wrong-type", details: { expected: "number" } },
    ]);
  });

  test("whatever the JSON: nothing is thrown, something is said if and only if it is invalid, and of places that exist", () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(2024, "E1", "notée", 12, null, "2024-02-29"));
    const json = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          session: value,
          naissance: value,
          jury: value,
          unités: fc.oneof(value, fc.array(fc.record({ code: value, état: value, note: value }, { requiredKeys: [] }))),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(json, (candidate) => {
        const valid = compiled(candidate);
        const problems = ajvProblems(withDecimals(), candidate, shape);
        expect(problems.length === 0).toBe(valid);
        expect(new Set(problems.map((p) => p.pointer + p.code)).size).toBe(problems.length);
        for (const p of problems) {
          if (p.code !== "missing") expect(valueAt(candidate, p.pointer)).not.toBeUndefined();
          expect(problemSentence(p, candidate, { labels: {} }, "fr")).toMatch(/[.?]$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
