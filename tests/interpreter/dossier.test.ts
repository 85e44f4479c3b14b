/** Reading a candidate's file: every problem at once, where it is, and the parameters that a caller sets. */
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { interpret } from "../../interpreter/index.js";
import * as b from "../plans/build.js";
import { problems, run } from "../plans/verdicts.js";

const self = b.variable("self", b.struct("Unité"));
const plan = b.plan({
  enums: [
    {
      ...b.enumOf("État", "notée"),
      constants: [
        { name: "notée", key: "notée" },
        { name: "absente", key: "ABS" },
      ],
    },
  ],
  structs: [
    b.structure(
      "Unité",
      [
        b.field("code", b.text),
        b.field("état", b.enumeration("État")),
        b.presentWhen(
          "note",
          b.number(0, 20),
          b.compare(b.fieldOf(self, "état", b.enumeration("État")), "=", b.constant("notée", b.enumeration("État"))),
        ),
      ],
      { identifiedBy: "code" },
    ),
  ],
  dossier: [
    b.field("session", b.integer(1986, 2100)),
    b.field("naissance", b.date, "optional"),
    b.field("délai", { kind: "duration", unit: "months", min: 0, max: 60 }, "optional"),
    b.field("unités", b.listOf(b.struct("Unité"), 1, 3)),
    b.field("voie/x~y", b.boolean, "optional"),
    b.presentWhen("jury", b.text, b.compare(b.input("session", b.integer(1986, 2100)), "≥", b.constant(2000))),
  ],
  constraints: [
    b.constraint(
      "Première session en 1990.",
      b.compare(b.input("session", b.integer(1986, 2100)), "≥", b.constant(1990)),
    ),
  ],
  parameters: [
    b.dated("seuil", b.number(0, 20), [[undefined, b.constant(10)]], { chosen: true, key: "SEUIL" }),
    b.dated("fixe", b.number(0, 20), [[undefined, b.constant(10)]]),
  ],
});
const valid = { session: 2024, jury: "A", unités: [{ code: "E1", état: "notée", note: 9.95 }] };
const withUnit = (unit: object): unknown => ({ ...valid, unités: [unit] });

describe("problems of a dossier", () => {
  const rows: readonly (readonly [name: string, dossier: unknown, expected: readonly string[]])[] = [
    ["none", valid, []],
    ["null is left out", { ...valid, naissance: null, délai: null, identifiant: null }, []],
    ["the identifier is known", { ...valid, identifiant: "c-12" }, []],
    ["and is a text", { ...valid, identifiant: 12 }, ["/identifiant wrong-type"]],
    ["not an object", [valid], [" not-an-object"]],
    ["nothing", null, [" not-an-object"]],
    ["empty", {}, ["/session missing", "/unités missing"]],
    ["unknown fields, escaped", { ...valid, "a/b~c": 1 }, ["/a~1b~0c unknown-field"]],
    [
      "names of JavaScript",
      JSON.parse('{"session":2024,"jury":"A","unités":[{"code":"E1","état":"ABS"}],"__proto__":1,"constructor":2}'),
      ["/__proto__ unknown-field", "/constructor unknown-field"],
    ],
    ["a number as text", { ...valid, session: "2024" }, ["/session wrong-type"]],
    ["bounds", { ...valid, session: 1985, jury: undefined }, ["/session too-small"]],
    ["a decimal for a whole number", { ...valid, session: 2024.5 }, ["/session too-many-decimals"]],
    [
      "out of bounds, and too precise",
      withUnit({ code: "E1", état: "notée", note: 20.001 }),
      ["/unités/0/note too-large", "/unités/0/note too-many-decimals"],
    ],
    ["9.995", withUnit({ code: "E1", état: "notée", note: 9.995 }), ["/unités/0/note too-many-decimals"]],
    [
      "1e400",
      withUnit({ code: "E1", état: "notée", note: JSON.parse("1e400") as unknown }),
      ["/unités/0/note wrong-type"],
    ],
    ["a day that does not exist", { ...valid, naissance: "2023-02-29" }, ["/naissance not-a-date"]],
    ["a date and a time", { ...valid, naissance: "2023-02-28T00:00" }, ["/naissance not-a-date"]],
    ["days for months", { ...valid, délai: "P24D" }, ["/délai not-a-duration"]],
    ["a long delay", { ...valid, délai: "P61M" }, ["/délai too-large"]],
    ["an enumeration by its JSON keys", withUnit({ code: "E1", état: "absente" }), ["/unités/0/état unknown-value"]],
    ["too few", { ...valid, unités: [] }, ["/unités too-few"]],
    [
      "a repeated key",
      { ...valid, unités: ["A", "B", "A"].map((code) => ({ code, état: "ABS" })) },
      ["/unités/2/code duplicate-key"],
    ],
    [
      "a repeated key that is no valid one",
      { ...valid, unités: [5, "B", 5].map((code) => ({ code, état: "ABS" })) },
      ["/unités/0/code wrong-type", "/unités/2/code wrong-type", "/unités/2/code duplicate-key"],
    ],
    ["a list that is too long is not looked into", { ...valid, unités: [1, 2, 3, 4] }, ["/unités too-many"]],
    ["null in a list", { ...valid, unités: [null] }, ["/unités/0 wrong-type"]],
    ["present si: missing", withUnit({ code: "E1", état: "notée" }), ["/unités/0/note missing"]],
    ["present si: unexpected", withUnit({ code: "E1", état: "ABS", note: 10 }), ["/unités/0/note unexpected"]],
    [
      "present si of a field that is wrong",
      withUnit({ code: "E1", état: "?", note: 10 }),
      ["/unités/0/état unknown-value"],
    ],
    ["present si on the dossier", { ...valid, jury: undefined }, ["/jury missing"]],
    ["a contrainte", { session: 1986, unités: [{ code: "E1", état: "ABS" }] }, [" constraint"]],
    ["a contrainte waits for the rest to be in order", { session: 1986, unités: [] }, ["/unités too-few"]],
  ];
  test.each(rows)("%s", (_, dossier, expected) => {
    expect(problems(plan, dossier)).toEqual(expected);
  });

  test("a contrainte is said with its message, a repeated key with the first that has it", () => {
    expect(interpret(plan, { session: 1986, unités: [{ code: "E1", état: "ABS" }] })).toEqual({
      problems: [{ pointer: "", code: "constraint", details: { message: "Première session en 1990." } }],
    });
    expect(
      interpret(plan, {
        ...valid,
        unités: [
          { code: "A", état: "ABS" },
          { code: "A", état: "ABS" },
        ],
      }),
    ).toEqual({
      problems: [{ pointer: "/unités/1/code", code: "duplicate-key", details: { first: 0 } }],
    });
  });

  test("any JSON has a verdict or problems", () => {
    const unit = fc.record(
      {
        code: fc.jsonValue(),
        état: fc.oneof(fc.constant("notée"), fc.jsonValue()),
        note: fc.oneof(fc.double(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const dossier = fc.record(
      {
        session: fc.oneof(fc.integer(), fc.jsonValue()),
        naissance: fc.jsonValue(),
        délai: fc.jsonValue(),
        unités: fc.oneof(fc.array(fc.oneof(unit, fc.jsonValue())), fc.jsonValue()),
        jury: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(dossier, fc.jsonValue()), (json) => {
        const result = interpret(plan, json);
        expect("problems" in result ? result.problems.length > 0 : "body" in result).toBe(true);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test("ten thousand elements", () => {
    const unités = Array.from({ length: 10_000 }, (_, i) => ({ code: String(i % 9_999), état: "notée", note: 21 }));
    const many = {
      ...plan,
      dossier: plan.dossier.map((f) =>
        f.name === "unités" ? b.field("unités", b.listOf(b.struct("Unité"), 0, 10_000)) : f,
      ),
    };
    const found = problems(many, { ...valid, unités });
    expect(found).toHaveLength(10_001);
    expect(found.slice(-2)).toEqual(["/unités/9999/note too-large", "/unités/9999/code duplicate-key"]);
    expect(problems(plan, { ...valid, unités })).toEqual(["/unités too-many"]);
  });
});

describe("parameters", () => {
  test("open to choice: by key, checked, repeated", () => {
    expect(run(plan, valid).parameters).toEqual({ SEUIL: 10 });
    expect(run(plan, valid, { SEUIL: 12.5 }).parameters).toEqual({ SEUIL: 12.5 });
    expect(problems(plan, valid, { SEUIL: 21, fixe: 12, seuil: 1 })).toEqual([
      "/parameters/SEUIL too-large",
      "/parameters/fixe unknown-parameter",
      "/parameters/seuil unknown-parameter",
    ]);
    expect(problems(plan, valid, [])).toEqual(["/parameters not-an-object"]);
  });

  test("dated: in force from the year it begins, or on the day", () => {
    const byYear = b.plan({
      selector: { field: "session", kind: "year" },
      dossier: [b.field("session", b.integer(1900, 2100)), b.field("autre", b.integer(1900, 2100))],
      parameters: [
        b.dated("seuil", b.number(0, 20), [
          ["2000", b.constant(10)],
          ["2027", b.constant(12)],
        ]),
      ],
      decisions: [
        b.decision("ici", b.number(0, 20), { optional: true }),
        b.decision("là", b.number(0, 20), { optional: true }),
      ],
      rules: [
        b.rule("ici", { then: [b.decide("ici", b.parameter("seuil", b.number(0, 20), true))] }),
        b.rule("là", {
          then: [
            b.decide("là", {
              kind: "parameter-at",
              parameter: "seuil",
              at: b.input("autre", b.integer(1900, 2100)),
              type: b.number(0, 20),
              optional: true,
            }),
          ],
        }),
      ],
    });
    const at = (session: number, autre: number): unknown => run(byYear, { session, autre }).body.decisions;
    expect(at(2026, 2027)).toEqual({ ici: { status: "acquired", value: 10 }, là: { status: "acquired", value: 12 } });
    expect(at(1999, 2000)).toEqual({ ici: { status: "absent" }, là: { status: "acquired", value: 10 } });

    const byDay = b.plan({
      selector: { field: "jour", kind: "date" },
      dossier: [b.field("jour", b.date)],
      parameters: [
        b.dated("seuil", b.number(0, 20), [
          [undefined, b.constant(8)],
          ["2024-09-01", b.constant(10)],
        ]),
      ],
      decisions: [b.decision("ici", b.number(0, 20))],
      rules: [b.rule("ici", { then: [b.decide("ici", b.parameter("seuil", b.number(0, 20)))] })],
    });
    expect(run(byDay, { jour: "2024-08-31" }).body.decisions["ici"]).toEqual({ status: "acquired", value: 8 });
    expect(run(byDay, { jour: "2024-09-01" }).body.decisions["ici"]).toEqual({ status: "acquired", value: 10 });
  });

  test("a table of rows, looked up by key", () => {
    const row = (code: string, points: number): ReturnType<typeof b.constant> => ({
      kind: "record",
      struct: "Barème",
      fields: [
        { name: "code", value: b.constant(code, b.text) },
        { name: "points", value: b.constant(points) },
      ],
      type: b.struct("Barème"),
      optional: false,
    });
    const table = b.parameter("barème", b.listOf(b.struct("Barème")));
    const x = b.variable("x", b.struct("Barème"));
    const plan = b.plan({
      structs: [
        b.structure("Barème", [b.field("code", b.text), b.field("points", b.integer(0, 20), "optional")], {
          identifiedBy: "code",
        }),
      ],
      dossier: [b.field("code", b.text)],
      parameters: [
        b.dated("barème", b.listOf(b.struct("Barème")), [
          [undefined, b.list(b.struct("Barème"), row("A", 3), row("B", 5))],
        ]),
      ],
      decisions: [b.decision("points", b.integer(0, 20))],
      documents: [b.document("Ligne", b.field("code", b.text))],
      rules: [
        b.rule("found", {
          then: [
            b.decide(
              "points",
              b.fieldOf(
                { kind: "lookup", list: table, key: b.input("code", b.text), type: b.struct("Barème"), optional: true },
                "points",
                b.integer(0, 20),
              ),
            ),
          ],
        }),
        b.rule("rows", {
          each: [b.through("x", "Barème", table)],
          then: [b.deliver("Ligne", { code: b.fieldOf(x, "code", b.text) })],
        }),
      ],
    });
    expect(run(plan, { code: "B" }).body.decisions["points"]).toEqual({ status: "acquired", value: 5 });
    expect(run(plan, { code: "C" }).body.decisions["points"]).toEqual({ status: "absent" });
    expect(run(plan, { code: "C" }).body.reasons.map((r) => r.each)).toEqual([undefined, { x: "A" }, { x: "B" }]);
  });
});
