/** Kinds of expression one by one, on values worked by hand; and plans that are long or deep. */
import { describe, expect, test } from "vitest";
import type { Expr, Step, Type } from "../../plan/plan.js";
import type { Raw } from "../../runtime/verdict.js";
import * as b from "../plans/build.js";
import { acquired, run } from "../plans/verdicts.js";

const enums = [b.enumOf("Mention", "bien", "assez_bien", "aucune")];
const mention = b.enumeration("Mention");
const structs = [
  b.structure(
    "U",
    [
      b.field("code", b.text),
      b.field("note", b.number(0, 20)),
      b.field("mention", mention),
      b.field("bonus", b.number(0, 20), "optional"),
    ],
    { identifiedBy: "code" },
  ),
];
const fields = [
  b.field("us", b.listOf(b.struct("U"))),
  b.field("jour", b.date),
  b.field("vide", b.integer(0, 9), "optional"),
];
const dossier = {
  jour: "2024-01-31",
  us: [
    { code: "É", note: 9.95, mention: "bien", bonus: 1 },
    { code: "Z", note: 13.2, mention: "aucune" },
    { code: "a", note: 9.95, mention: "assez_bien", bonus: 2.5 },
  ],
};

/** The raw value of an expression, `null` when it is absent. */
function value(e: Expr, monthOverflow: "last-day" | "first-of-next" | "error" = "last-day"): Raw {
  const { body } = run(
    b.plan({
      enums,
      structs,
      dossier: fields,
      monthOverflow,
      decisions: [b.decision("d", e.type)],
      rules: [b.rule("r", { then: [b.decide("d", e)] })],
    }),
    dossier,
  );
  const outcome = body.decisions["d"] as { readonly status: string; readonly value?: Raw };
  expect(["acquired", "absent"]).toContain(outcome.status);
  return outcome.value ?? null;
}
const typed = (type: Type): { readonly type: Type; readonly optional: boolean } => ({ type, optional: true });

const us = b.input("us", b.listOf(b.struct("U")));
const u = b.variable("u", b.struct("U"));
const note = b.fieldOf(u, "note", b.number(0, 20));
const code = (of: Expr): Expr => b.fieldOf(of, "code", b.text);
const vide = b.input("vide", b.integer(0, 9), true);
const first = (of: Expr): Expr => ({ kind: "first", list: of, ...typed(b.struct("U")) });
const sorted = (key: Expr, descending = false): Expr => ({
  kind: "sort",
  list: us,
  variable: "u",
  key,
  descending,
  ...typed(b.listOf(b.struct("U"))),
});
const nth = (of: Expr, i: number): Expr => ({
  kind: "last",
  list: { kind: "take", list: of, count: b.constant(i + 1), ...typed(of.type) },
  ...typed(b.struct("U")),
});
const codes = (of: Expr): readonly Raw[] => [0, 1, 2].map((i) => value(code(nth(of, i))));
const day = (iso: string): Expr => b.constant(iso, b.date);
const ns = (...items: (number | string)[]): Expr => b.list(b.quotient, ...items.map((n) => b.constant(n)));
const n = b.variable("n", b.quotient);
const dateOf = (kind: "end-of-month" | "end-of-year" | "working-day", iso: string): Raw =>
  value({ kind, date: day(iso), ...typed(b.date) });
const addMonths = (iso: string, count: number): Expr => ({
  kind: "add-months",
  date: day(iso),
  months: b.constant(count, b.months),
  ...typed(b.date),
});
const rounded = (v: string, step: string, mode: "nearest" | "up" | "down" = "nearest"): Raw =>
  value({ kind: "round", value: b.constant(v), step, mode, ...typed(b.quotient) });
const monthsBetween = (from: string, to: string): Raw =>
  value({ kind: "months-between", from: day(from), to: day(to), ...typed(b.quotient) });
const age = (birth: string, at: string): Raw =>
  value({ kind: "age", birth: day(birth), at: day(at), ...typed(b.quotient) });

describe("numbers", () => {
  test("are exact", () => {
    // (0.4 × 1 + 13.2 × 3) / 4 is 10, and 9.999999999999998 in doubles.
    const average = b.over(
      b.plus(b.times(b.constant("2/5"), b.constant(1)), b.times(b.constant("66/5"), b.constant(3))),
      b.constant(4),
    );
    expect(value(average)).toBe(10);
    expect(value(b.compare(average, "=", b.constant(10)))).toBe(true);
    expect(value(b.over(b.constant(1799), b.constant(180)))).toBe("1799/180");
    expect(value(b.minus(b.constant("1/10"), b.constant("3/10")))).toBe(-0.2);
  });
  test("divided by zero are absent, and so is what is made of absent", () => {
    expect(value(b.over(b.constant(1), b.constant(0)))).toBeNull();
    expect(value(b.plus(b.constant(1), vide))).toBeNull();
    expect(value(b.orElse(b.plus(b.constant(1), vide), b.constant(3)))).toBe(3);
    expect(value(b.present(b.over(b.constant(1), b.constant(0))))).toBe(false);
    expect(value({ kind: "negate", value: vide, ...typed(b.quotient) })).toBeNull();
  });
  test("round to a step, halves up", () => {
    expect(rounded("199/200", "1/100")).toBe(1);
    expect(rounded("-199/200", "1/100")).toBe(-0.99);
    expect(rounded("1799/180", "1/100", "down")).toBe(9.99);
    expect(rounded("1799/180", "1/100", "up")).toBe(10);
    expect(rounded("49/4", "1/2")).toBe(12.5);
    expect(rounded("-49/4", "1/2")).toBe(-12);
    expect(rounded("97/8", "1/4")).toBe(12.25);
  });
  test("have a greatest and a least", () => {
    const items = [b.constant("1/3"), b.constant("1/2"), b.constant("2/5")];
    expect(value({ kind: "greatest", items, ...typed(b.quotient) })).toBe(0.5);
    expect(value({ kind: "least", items, ...typed(b.quotient) })).toBe("1/3");
  });
});

describe("lists", () => {
  test("sums and extremes, of nothing too", () => {
    expect(value(b.sum(us, "u", note))).toBe(33.1);
    expect(value(b.sum(ns(), "n", n))).toBe(0);
    expect(value({ kind: "maximum", list: us, variable: "u", value: note, ...typed(b.quotient) })).toBe(13.2);
    expect(value({ kind: "minimum", list: ns(), variable: "n", value: n, ...typed(b.quotient) })).toBeNull();
    expect(value(b.count(us))).toBe(3);
  });
  test("sort is stable both ways, by number, by text (by code point), by order of declaration", () => {
    expect(codes(sorted(note))).toEqual(["É", "a", "Z"]);
    expect(codes(sorted(note, true))).toEqual(["Z", "É", "a"]);
    expect(codes(sorted(code(u)))).toEqual(["Z", "a", "É"]);
    expect(codes(sorted(b.fieldOf(u, "mention", mention)))).toEqual(["É", "a", "Z"]);
  });
  test("filters, the first and the last, positions", () => {
    const below = b.filter(us, "u", b.compare(note, "<", b.constant(10)));
    expect(value(b.count(below))).toBe(2);
    expect(value(code(first(below)))).toBe("É");
    expect(value(code({ kind: "last", list: below, ...typed(b.struct("U")) }))).toBe("a");
    expect(value(code(first(b.filter(us, "u", b.constant(false)))))).toBeNull();
    expect(value(b.count({ kind: "take", list: us, count: b.constant(-2), ...typed(us.type) }))).toBe(0);
    expect(value(b.count({ kind: "take", list: us, count: b.constant(7), ...typed(us.type) }))).toBe(3);
  });
  test("equal elements, membership, keys", () => {
    const marks: Expr = { kind: "map", list: us, variable: "u", value: note, ...typed(b.listOf(b.number(0, 20))) };
    expect(value(b.count({ kind: "distinct", list: marks, ...typed(marks.type) }))).toBe(2);
    expect(value({ kind: "member", value: b.constant("199/20"), list: marks, ...typed(b.boolean) })).toBe(true);
    expect(value({ kind: "member", value: first(us), list: us, ...typed(b.boolean) })).toBe(true);
    const lookup = (key: string): Expr => ({
      kind: "lookup",
      list: us,
      key: b.constant(key, b.text),
      ...typed(b.struct("U")),
    });
    expect(value(b.fieldOf(lookup("Z"), "note", b.number(0, 20)))).toBe(13.2);
    expect(value(b.fieldOf(lookup("Z"), "bonus", b.number(0, 20), true))).toBeNull();
    expect(value(b.fieldOf(lookup("Y"), "note", b.number(0, 20)))).toBeNull();
  });
  test("quantifiers over nothing", () => {
    expect(value(b.every(ns(), "n", b.constant(false)))).toBe(true);
    expect(value(b.some(ns(), "n", b.constant(true)))).toBe(false);
    expect(value(b.tally(ns(), "n", b.constant(true), ">", b.constant("1/2"), true))).toBe(false);
    expect(value(b.tally(ns(9, 10, 11), "n", b.compare(n, "≥", b.constant(10)), ">", b.constant("1/2"), true))).toBe(
      true,
    );
  });
});

describe("days", () => {
  test("months keep the day of the month, or what the header says", () => {
    expect(value(addMonths("2024-01-31", 1))).toBe("2024-02-29");
    expect(value(addMonths("2023-12-15", -24))).toBe("2021-12-15");
    expect(value(addMonths("2024-01-31", 1), "first-of-next")).toBe("2024-03-01");
    expect(value(addMonths("2024-01-31", 1), "error")).toBeNull();
    expect(value(addMonths("2024-01-31", 2), "error")).toBe("2024-03-31");
  });
  test("days and durations", () => {
    expect(value({ kind: "add-days", date: day("2024-02-28"), days: b.constant(2, b.days), ...typed(b.date) })).toBe(
      "2024-03-01",
    );
    expect(value({ kind: "days-between", from: day("2024-03-01"), to: day("2024-02-01"), ...typed(b.days) })).toBe(
      "-P29D",
    );
    expect(value(b.plus(b.constant(24, b.months), b.constant(6, b.months)))).toBe("P30M");
  });
  test("whole months and ages", () => {
    expect(monthsBetween("2024-01-31", "2024-02-29")).toBe(1);
    expect(monthsBetween("2024-01-31", "2024-02-28")).toBe(0);
    expect(monthsBetween("2024-03-15", "2023-03-16")).toBe(-11);
    expect(age("2004-02-29", "2022-02-28")).toBe(17);
    expect(age("2004-02-29", "2022-03-01")).toBe(18);
    expect(age("2004-02-29", "2024-02-29")).toBe(20);
  });
  test("ends of months and years, days of a year, working days", () => {
    expect(dateOf("end-of-month", "2023-02-03")).toBe("2023-02-28");
    expect(dateOf("end-of-year", "2023-02-03")).toBe("2023-12-31");
    // Saturday 29 March 2025; Easter Monday is 21 April, 1 May a Thursday, 8 May 2025 a Thursday too.
    expect(dateOf("working-day", "2025-03-29")).toBe("2025-03-31");
    expect(dateOf("working-day", "2025-04-19")).toBe("2025-04-22");
    expect(dateOf("working-day", "2025-05-01")).toBe("2025-05-02");
    expect(value({ kind: "day-of-year", day: 29, month: 2, year: b.constant(2024), ...typed(b.date) })).toBe(
      "2024-02-29",
    );
    expect(value({ kind: "day-of-year", day: 29, month: 2, year: b.constant(2023), ...typed(b.date) })).toBeNull();
    expect(value({ kind: "year", date: b.input("jour", b.date), ...typed(b.quotient) })).toBe(2024);
  });
});

describe("bindings", () => {
  test("a let may be absent, and that alone changes nothing", () => {
    const x = b.variable("x", b.quotient);
    expect(value({ kind: "let", variable: "x", value: vide, body: b.constant(1), ...typed(b.quotient) })).toBe(1);
    expect(
      value({ kind: "let", variable: "x", value: vide, body: b.orElse(x, b.constant(2)), ...typed(b.quotient) }),
    ).toBe(2);
  });
  test("functions are called with absent arguments too", () => {
    const plan = b.plan({
      dossier: fields,
      enums,
      structs,
      definitions: [
        {
          ...b.definition("f", b.orElse(b.variable("p", b.quotient), b.constant(7))),
          parameters: [{ name: "p", type: b.quotient }],
        },
      ],
      decisions: [b.decision("d", b.quotient)],
      rules: [
        b.rule("r", { then: [b.decide("d", { kind: "call", definition: "f", args: [vide], ...typed(b.quotient) })] }),
      ],
    });
    expect(run(plan, dossier).body.decisions["d"]).toEqual(acquired(7));
  });
  test("a rule's own names, its motif and its readings", () => {
    const x = b.variable("x", b.quotient);
    const { body, trace } = run(
      b.plan({
        dossier: fields,
        enums,
        structs,
        decisions: [b.decision("d", b.quotient)],
        rules: [
          b.rule("r", {
            lets: [{ variable: "x", value: b.over(b.constant(1799), b.constant(180)) }],
            when: b.compare(x, "<", b.constant(10)),
            then: [b.decide("d", b.constant(1))],
            readings: [
              { label: "x", value: x },
              { label: "vide", value: vide },
            ],
            motif: ["Moyenne de ", x, ", ", b.fieldOf(first(us), "mention", mention), "."],
          }),
        ],
      }),
      dossier,
    );
    expect(body.reasons[0]?.values).toEqual({ x: "1799/180", vide: null });
    expect(trace[0]).toEqual({
      rule: "r",
      status: "stands",
      holds: true,
      setAsideBy: [],
      tests: [{ holds: true, values: { x: "1799/180", vide: null } }],
      motif: ["1799/180", "bien"],
    });
  });
});

describe("long and deep", () => {
  const chain = 10_000;
  const one = b.constant(1);

  test("ten thousand definitions, each on the one before", () => {
    const definitions = Array.from({ length: chain }, (_, i) =>
      b.definition(`d${i}`, i === 0 ? one : b.plus(b.defined(`d${i - 1}`, b.quotient), one)),
    );
    const plan = b.plan({
      definitions,
      decisions: [b.decision("d", b.quotient)],
      rules: [b.rule("r", { then: [b.decide("d", b.defined(`d${chain - 1}`, b.quotient))] })],
    });
    expect(run(plan, {}).body.decisions["d"]).toEqual(acquired(chain));
  });

  test("ten thousand derived fields, each on the one before", () => {
    const definitions = Array.from({ length: chain }, (_, i) =>
      b.definition(`U.d${i}`, i === 0 ? note : b.plus(b.derived(`U.d${i - 1}`, u, b.quotient), one), {
        struct: "U",
        variable: "u",
      }),
    );
    const plan = b.plan({
      enums,
      structs,
      dossier: fields,
      definitions,
      decisions: [b.decision("d", b.quotient)],
      rules: [b.rule("r", { then: [b.decide("d", b.derived(`U.d${chain - 1}`, first(us), b.quotient))] })],
    });
    expect(run(plan, dossier).body.decisions["d"]).toEqual(acquired(10008.95));
  });

  test("ten thousand decisions, each on the one before, in the order of the plan", () => {
    const names = Array.from({ length: chain }, (_, i) => `d${i}`);
    const order: readonly Step[] = names.flatMap((name): Step[] => [
      { kind: "rule", rule: name },
      { kind: "decide", decision: name },
    ]);
    const plan = b.plan({
      decisions: names.map((name) => b.decision(name, b.quotient)),
      rules: names.map((name, i) =>
        b.rule(name, { then: [b.decide(name, i === 0 ? one : b.plus(b.decided(`d${i - 1}`, b.quotient), one))] }),
      ),
      order,
    });
    expect(run(plan, {}).body.decisions[`d${chain - 1}`]).toEqual(acquired(chain));
  });

  test("a sum of five thousand terms, a choice of five thousand branches", () => {
    let long: Expr = one;
    for (let i = 1; i < 5000; i++) long = b.plus(long, one);
    expect(value(long)).toBe(5000);
    let branches: Expr = one;
    for (let i = 0; i < 5000; i++) branches = b.choose(b.constant(false), one, branches);
    expect(value(branches)).toBe(1);
  });

  test("a thousand elements, each with a decision and an exception of its own", () => {
    const rules = [
      b.rule("r", { each: [b.through("u", "U", us)], then: [b.decide("vu", b.constant("r", b.text), u)] }),
      b.exception("e", [b.toRule("r")], {
        each: [b.through("u", "U", us)],
        when: b.compare(note, "≥", b.constant(10)),
        then: [b.decide("vu", b.constant("e", b.text), u)],
      }),
    ];
    const plan = b.plan({ enums, structs, dossier: fields, decisions: [b.decision("vu", b.text, { on: "U" })], rules });
    const many = Array.from({ length: 1000 }, (_, i) => ({ code: `u${i}`, note: i % 20, mention: "bien" }));
    const { body } = run(plan, { jour: "2024-01-01", us: many });
    const outcomes = Object.values(body.decisions["vu"] ?? {}) as unknown[];
    expect(outcomes.filter((o) => JSON.stringify(o) === JSON.stringify(acquired("e")))).toHaveLength(500);
    expect(outcomes).toHaveLength(1000);
  });
});
