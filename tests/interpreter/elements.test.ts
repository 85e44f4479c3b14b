/** `pour chaque` rules: decisions of elements and of groups, the instances that exceptions bear on, and the keys that name elements. */
import { describe, expect, test } from "vitest";
import type { Plan, Rule } from "../../plan/plan.js";
import * as b from "../plans/build.js";
import { acquired, run } from "../plans/verdicts.js";

const mark = b.number(0, 20);
const ue = b.structure(
  "UE",
  [b.field("code", b.text), b.field("note", mark), b.field("bloc", b.text), b.field("dispense", b.boolean)],
  {
    identifiedBy: "code",
  },
);
const ues = b.input("ues", b.listOf(b.struct("UE")));
const u = b.variable("u", b.struct("UE"));
const w = b.variable("w", b.struct("UE"));
const eachU = [b.through("u", "UE", ues)];
const validation = (value: string, of = u): ReturnType<typeof b.decide> =>
  b.decide("validation", b.constant(value, b.text), of);
const passed = b.rule("passed", {
  each: eachU,
  when: b.compare(b.fieldOf(u, "note", mark), "≥", b.constant(10)),
  then: [validation("acquise")],
  readings: [{ label: "note de u", value: b.fieldOf(u, "note", mark) }],
});
const failed = b.byDefault("failed", { each: eachU, then: [validation("refusée")] });

const planOf = (rules: readonly Rule[], more: Partial<Plan> = {}): Plan =>
  b.plan({
    structs: [ue],
    dossier: [b.field("ues", b.listOf(b.struct("UE"))), b.field("compense", b.boolean)],
    decisions: [b.decision("validation", b.text, { on: "UE" })],
    rules,
    ...more,
  });
const dossier = {
  compense: false,
  ues: [
    { code: "A", note: 12.5, bloc: "1", dispense: false },
    { code: "B", note: 8, bloc: "2", dispense: true },
    { code: "C", note: 9.99, bloc: "1", dispense: false },
  ],
};

describe("a decision of elements", () => {
  test("has one outcome for each, and one reason for each instance", () => {
    const { body } = run(planOf([passed, failed]), dossier);
    expect(body.decisions["validation"]).toEqual({
      A: acquired("acquise"),
      B: acquired("refusée"),
      C: acquired("refusée"),
    });
    expect(body.reasons).toEqual([
      {
        rule: "passed",
        each: { u: "A" },
        concludes: [{ decision: "validation", element: "A" }],
        values: { "note de u": 12.5 },
      },
      { rule: "failed", each: { u: "B" }, concludes: [{ decision: "validation", element: "B" }], values: {} },
      { rule: "failed", each: { u: "C" }, concludes: [{ decision: "validation", element: "C" }], values: {} },
    ]);
  });

  test("an exception with its own « pour chaque » bears on the instances of the same element", () => {
    const exempted = b.exception("exempted", [b.toDecision("validation")], {
      each: [b.through("w", "UE", ues)],
      when: b.fieldOf(w, "dispense", b.boolean),
      then: [validation("dispensée", w)],
    });
    const { body, trace } = run(planOf([passed, failed, exempted]), dossier);
    expect(body.decisions["validation"]).toEqual({
      A: acquired("acquise"),
      B: acquired("dispensée"),
      C: acquired("refusée"),
    });
    expect(trace.map((t) => `${t.rule} ${JSON.stringify(t.each)} ${t.status}`)).toEqual([
      'passed {"u":"A"} stands',
      'passed {"u":"B"} not-applied',
      'passed {"u":"C"} not-applied',
      'failed {"u":"A"} not-applied',
      'failed {"u":"B"} set-aside',
      'failed {"u":"C"} stands',
      'exempted {"w":"A"} not-applied',
      'exempted {"w":"B"} stands',
      'exempted {"w":"C"} not-applied',
    ]);
  });

  test("an exception without « pour chaque » bears on all instances", () => {
    const stopped = b.exception("stopped", [b.toRule("passed")], { when: b.flag("compense") });
    const all = run(planOf([passed, failed, stopped]), { ...dossier, compense: true });
    expect(all.body.decisions["validation"]).toEqual({
      A: acquired("refusée"),
      B: acquired("refusée"),
      C: acquired("refusée"),
    });
  });

  test("of two variables, any may be the one an exception runs through", () => {
    const pair = b.rule("pair", {
      each: [...eachU, b.through("w", "UE", ues)],
      when: b.and(
        b.compare(b.fieldOf(u, "code", b.text), "≠", b.fieldOf(w, "code", b.text)),
        b.compare(b.fieldOf(u, "bloc", b.text), "=", b.fieldOf(w, "bloc", b.text)),
      ),
      then: [b.deliver("Paire", { premier: b.fieldOf(u, "code", b.text), second: b.fieldOf(w, "code", b.text) })],
    });
    const notC = b.exception("notC", [b.toRule("pair")], {
      each: [b.through("x", "UE", ues)],
      when: b.compare(b.fieldOf(b.variable("x", b.struct("UE")), "code", b.text), "=", b.constant("C", b.text)),
    });
    const documents = [b.document("Paire", b.field("premier", b.text), b.field("second", b.text))];
    const pairs = run(planOf([pair], { decisions: [], documents }), dossier);
    expect(pairs.body.documents).toEqual([
      { document: "Paire", premier: "A", second: "C" },
      { document: "Paire", premier: "C", second: "A" },
    ]);
    // C is u in one of the two, w in the other.
    expect(run(planOf([pair, notC], { decisions: [], documents }), dossier).body.documents).toEqual([]);
  });

  test("what a list is filtered with is no element of the rule", () => {
    const good = b.filter(
      ues,
      "x",
      b.compare(b.fieldOf(b.variable("x", b.struct("UE")), "note", mark), "<", b.constant(10)),
    );
    const rule = b.rule("rule", { each: [b.through("u", "UE", good)], then: [validation("refusée")] });
    const onlyB = b.exception("onlyB", [b.toRule("rule")], {
      each: [
        b.through("u", "UE", b.filter(ues, "y", b.fieldOf(b.variable("y", b.struct("UE")), "dispense", b.boolean))),
      ],
    });
    const { body } = run(
      planOf([rule, onlyB], { decisions: [b.decision("validation", b.text, { on: "UE", optional: true })] }),
      dossier,
    );
    expect(body.decisions["validation"]).toEqual({
      A: { status: "absent" },
      B: { status: "absent" },
      C: acquired("refusée"),
    });
    expect(body.reasons.map((r) => [r.rule, r.each])).toEqual([
      ["rule", { u: "C" }],
      ["onlyB", { u: "B" }],
    ]);
  });

  test("a conflict stays with its element", () => {
    const generous = b.rule("generous", {
      each: eachU,
      when: b.compare(b.fieldOf(u, "note", mark), ">", b.constant("12")),
      then: [validation("brillante")],
    });
    const { body } = run(planOf([passed, failed, generous]), dossier);
    expect(body.decisions["validation"]).toEqual({
      A: { status: "conflict", rules: ["passed", "generous"] },
      B: acquired("refusée"),
      C: acquired("refusée"),
    });
  });
});

describe("groups", () => {
  const bloc = b.group("Bloc", "blocs", ues, "UE", {
    name: "bloc",
    value: b.fieldOf(b.variable("membre", b.struct("UE")), "bloc", b.text),
  });
  const g = b.variable("g", b.struct("Bloc"));
  const blocs = { kind: "groups", group: "Bloc", type: b.listOf(b.struct("Bloc")), optional: false } as const;
  const members = b.fieldOf(g, "éléments", b.listOf(b.struct("UE")));
  const total = b.definition(
    "Bloc.total",
    b.sum(members, "m", b.fieldOf(b.variable("m", b.struct("UE")), "note", mark)),
    { struct: "Bloc", variable: "g" },
  );

  test("gather elements by key, in order of first appearance, and carry derived fields and decisions", () => {
    const plan = planOf(
      [
        b.rule("sum", {
          each: [b.through("g", "Bloc", blocs)],
          then: [b.decide("points", b.derived("Bloc.total", g, b.number(0, 1000)), g)],
        }),
        b.rule("own", {
          each: eachU,
          then: [
            b.deliver("Relevé", {
              code: b.fieldOf(u, "code", b.text),
              points: b.derived(
                "Bloc.total",
                { kind: "group-of", group: "Bloc", element: u, type: b.struct("Bloc"), optional: false },
                mark,
              ),
            }),
          ],
        }),
      ],
      {
        groups: [bloc],
        definitions: [total],
        decisions: [b.decision("points", b.number(0, 1000), { on: "Bloc" })],
        documents: [b.document("Relevé", b.field("code", b.text), b.field("points", mark))],
      },
    );
    const { body } = run(plan, dossier);
    expect(body.decisions["points"]).toEqual({ "1": acquired(22.49), "2": acquired(8) });
    expect(body.documents.map((d) => d["points"])).toEqual([22.49, 8, 22.49]);
    expect(body.reasons[0]?.each).toEqual({ g: "1" });
  });
});

describe("keys of elements", () => {
  const ec = b.structure("EC", [b.field("nom", b.text)], { identifiedBy: "nom" });
  const module = b.structure(
    "Module",
    [
      b.field("rang", b.number(0, 9, 1)),
      b.field("ecs", b.listOf(b.struct("EC"))),
      b.field("plus", b.listOf(b.struct("EC"))),
    ],
    {
      identifiedBy: "rang",
    },
  );
  const e = b.variable("e", b.struct("EC"));
  const plan = b.plan({
    structs: [module, ec],
    dossier: [b.field("modules", b.listOf(b.struct("Module")))],
    decisions: [b.decision("vu", b.boolean, { on: "EC" })],
    rules: [
      b.rule("all", {
        each: [
          b.through("e", "EC", { kind: "elements", struct: "EC", type: b.listOf(b.struct("EC")), optional: false }),
        ],
        then: [b.decide("vu", b.constant(true), e)],
      }),
    ],
  });
  const keysOf = (modules: unknown): readonly string[] => {
    const { body } = run(plan, { modules });
    expect(body.reasons.map((r) => r.each?.["e"])).toEqual(Object.keys(body.decisions["vu"] ?? {}));
    return Object.keys(body.decisions["vu"] ?? {});
  };

  test("are the identifying field; with that of what holds the element where it is not enough; with the position where that is not either", () => {
    expect(keysOf([{ rang: 1, ecs: [{ nom: "a" }], plus: [{ nom: "b" }] }])).toEqual(["a", "b"]);
    expect(
      keysOf([
        { rang: 1.5, ecs: [{ nom: "a" }, { nom: "b" }], plus: [] },
        { rang: 2, ecs: [{ nom: "a" }], plus: [] },
      ]),
    ).toEqual(["1.5/a", "b", "2/a"]);
    expect(keysOf([{ rang: 1, ecs: [{ nom: "a" }], plus: [{ nom: "a" }] }])).toEqual(["1/a#1", "1/a#2"]);
  });

  test("may be any text", () => {
    expect(keysOf([{ rang: 1, ecs: [{ nom: "__proto__" }, { nom: "constructor" }], plus: [] }])).toEqual([
      "__proto__",
      "constructor",
    ]);
  });
});
