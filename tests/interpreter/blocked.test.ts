/** What depends on a decision in conflict or without a rule is blocked, not false, unless a member that is known decides. */
import { describe, expect, test } from "vitest";
import type { Expr, Plan } from "../../plan/plan.js";
import * as b from "../plans/build.js";
import { acquired, run } from "../plans/verdicts.js";

const two = [
  b.rule("one", { then: [b.decide("d", b.constant("one", b.text))] }),
  b.rule("two", { when: b.flag("conflict"), then: [b.decide("d", b.constant("two", b.text))] }),
];
const isOne = b.compare(b.decided("d", b.text), "=", b.constant("one", b.text));
const conflict = { status: "conflict", rules: ["one", "two"] };

/** `d` is in conflict when the dossier says so; `answer` is the value of a second decision. */
function answering(answer: Expr, more: Partial<Plan> = {}): Plan {
  return b.plan({
    dossier: [
      b.field("conflict", b.boolean),
      b.field("x", b.boolean),
      b.field("ns", b.listOf(b.integer(0, 20))),
      b.field("n", b.integer(0, 20), "optional"),
    ],
    decisions: [b.decision("d", b.text), b.decision("answer", answer.type)],
    rules: [...two, b.rule("asks", { then: [b.decide("answer", answer)] })],
    ...more,
  });
}
const ask = (answer: Expr, x = true, ns: readonly number[] = [8, 12]): unknown =>
  run(answering(answer), { conflict: true, x, ns }).body.decisions["answer"];
const blocked = { status: "blocked", by: ["d"] };

const ns = b.input("ns", b.listOf(b.integer(0, 20)));
const n = b.variable("n", b.integer(0, 20));
const large = b.compare(n, "≥", b.constant(10));
const largeOrOne = b.or(large, isOne);
const largeAndOne = b.and(large, isOne);

describe("Kleene", () => {
  const rows: readonly (readonly [name: string, answer: Expr, expected: unknown])[] = [
    ["a comparison", isOne, blocked],
    ["not", b.not(isOne), blocked],
    ["and, the other true", b.and(isOne, b.flag("x")), blocked],
    ["and, the other false", b.and(isOne, b.not(b.flag("x"))), acquired(false)],
    ["and, the other false and first", b.and(b.not(b.flag("x")), isOne), acquired(false)],
    ["or, the other true", b.or(isOne, b.flag("x")), acquired(true)],
    ["or, the other false", b.or(isOne, b.not(b.flag("x"))), blocked],
    ["some, one known true", b.some(ns, "n", largeOrOne), acquired(true)],
    ["some, none known true", b.some(ns, "n", largeAndOne), blocked],
    ["every, one known false", b.every(ns, "n", largeAndOne), acquired(false)],
    ["every, none known false", b.every(ns, "n", largeOrOne), blocked],
    // 12 is large for certain; 8 is where d = one: the count is 1 or 2.
    ["at least 1", b.tally(ns, "n", largeOrOne, "≥", b.constant(1)), acquired(true)],
    ["at least 2", b.tally(ns, "n", largeOrOne, "≥", b.constant(2)), blocked],
    ["at least 3", b.tally(ns, "n", largeOrOne, "≥", b.constant(3)), acquired(false)],
    ["exactly 2", b.tally(ns, "n", largeOrOne, "=", b.constant(2)), blocked],
    ["more than half", b.tally(ns, "n", largeOrOne, ">", b.constant("1/2"), true), blocked],
    ["at least half", b.tally(ns, "n", largeOrOne, "≥", b.constant("1/2"), true), acquired(true)],
    ["present", b.present(b.decided("d", b.text)), blocked],
    ["or else", b.orElse(b.decided("d", b.text), b.constant("none", b.text)), blocked],
    ["a choice not taken", b.choose(b.flag("x"), b.constant("x", b.text), b.decided("d", b.text)), acquired("x")],
    ["a choice on it", b.choose(isOne, b.constant("x", b.text), b.constant("x", b.text)), blocked],
    ["a filter on it", b.count(b.filter(ns, "n", largeOrOne)), blocked],
    ["a sum of it", b.sum(ns, "n", b.choose(isOne, n, b.constant(0))), blocked],
    // The guard is blocked, the comparison beside it has nothing to compare: neither decides.
    [
      "behind a blocked guard",
      b.and(
        b.choose(isOne, b.present(b.input("n", b.integer(0, 20), true)), b.constant(false)),
        b.compare(b.input("n", b.integer(0, 20), true), "≥", b.constant(10)),
      ),
      blocked,
    ],
  ];
  test.each(rows)("%s", (_, answer, expected) => {
    expect(ask(answer)).toEqual(expected);
  });

  test("the same questions are answered where the decision is settled", () => {
    for (const [, answer] of rows) {
      expect(
        run(answering(answer), { conflict: false, x: true, ns: [8, 12], n: 10 }).body.decisions["answer"],
      ).toMatchObject({ status: "acquired" });
    }
  });
});

describe("blocked rules", () => {
  const next = (when: Expr): Plan =>
    b.plan({
      dossier: [b.field("conflict", b.boolean), b.field("x", b.boolean)],
      decisions: [b.decision("d", b.text), b.decision("next", b.text), b.decision("last", b.text)],
      documents: [b.document("Diplôme")],
      rules: [
        ...two,
        b.rule("r", { when, then: [b.decide("next", b.constant("r", b.text))] }),
        b.byDefault("fallback", { then: [b.decide("next", b.constant("default", b.text))] }),
        b.rule("l", {
          when: b.compare(b.decided("next", b.text), "=", b.constant("r", b.text)),
          then: [b.decide("last", b.constant("l", b.text)), b.deliver("Diplôme")],
        }),
      ],
    });

  test("a chain is blocked, each decision by the one before it", () => {
    const { body, trace } = run(next(isOne), { conflict: true, x: true });
    expect(body.decisions).toEqual({ d: conflict, next: blocked, last: { status: "blocked", by: ["next"] } });
    expect(body.blockedDocuments).toEqual([{ document: "Diplôme", by: ["next"] }]);
    expect(body.documents).toEqual([]);
    expect(trace.map((t) => [t.rule, t.status, t.holds])).toEqual([
      ["one", "stands", true],
      ["two", "stands", true],
      ["r", "blocked", null],
      ["fallback", "blocked", true],
      ["l", "blocked", null],
    ]);
  });

  test("a rule that holds whatever the blocked decision is, decides", () => {
    const { body } = run(next(b.or(isOne, b.flag("x"))), { conflict: true, x: true });
    expect(body.decisions).toEqual({ d: conflict, next: acquired("r"), last: acquired("l") });
    expect(body.blockedDocuments).toBeUndefined();
    expect(body.documents).toEqual([{ document: "Diplôme" }]);
  });

  test("an exception whose condition is blocked blocks its target, and nothing where no target applies", () => {
    const plan = b.plan({
      dossier: [b.field("conflict", b.boolean), b.field("x", b.boolean)],
      decisions: [b.decision("d", b.text), b.decision("next", b.text)],
      rules: [
        ...two,
        b.rule("r", { when: b.flag("x"), then: [b.decide("next", b.constant("r", b.text))] }),
        b.exception("e", [b.toRule("r")], { when: isOne, then: [b.decide("next", b.constant("e", b.text))] }),
      ],
    });
    expect(run(plan, { conflict: true, x: true }).body.decisions["next"]).toEqual(blocked);
    expect(run(plan, { conflict: true, x: false }).body.decisions["next"]).toEqual({ status: "no-rule" });
  });

  test("a known disagreement is a conflict, whatever is blocked beside it", () => {
    const plan = b.plan({
      dossier: [b.field("conflict", b.boolean)],
      decisions: [b.decision("d", b.text), b.decision("next", b.text)],
      rules: [
        ...two,
        b.rule("r1", { then: [b.decide("next", b.constant("1", b.text))] }),
        b.rule("r2", { then: [b.decide("next", b.constant("2", b.text))] }),
        b.rule("r3", { then: [b.decide("next", b.decided("d", b.text))] }),
      ],
    });
    const { body, statuses } = run(plan, { conflict: true });
    expect(body.decisions["next"]).toEqual({ status: "conflict", rules: ["r1", "r2"] });
    expect(statuses["r3"]).toBe("blocked");
    expect(body.reasons.map((r) => r.rule)).toEqual(["one", "two", "r1", "r2"]);
  });

  test("decisions behind a block are found through definitions and documents, and named in order of declaration", () => {
    const attestations = {
      kind: "documents",
      document: "Attestation",
      type: b.listOf({ kind: "document", name: "Attestation" }),
      optional: false,
    } as const;
    const plan = b.plan({
      dossier: [b.field("conflict", b.boolean)],
      definitions: [b.definition("through", isOne)],
      documents: [b.document("Attestation")],
      decisions: [
        b.decision("next", b.boolean),
        b.decision("none", b.text),
        b.decision("d", b.text),
        b.decision("fine", b.boolean),
      ],
      rules: [
        ...two,
        b.rule("fine", { then: [b.decide("fine", b.constant(true))] }),
        b.rule("a", {
          when: b.and(b.defined("through", b.boolean), b.decided("fine", b.boolean)),
          then: [b.deliver("Attestation")],
        }),
        b.rule("n", {
          when: b.compare(b.decided("none", b.text), "=", b.constant("", b.text)),
          then: [b.decide("next", b.compare(b.count(attestations), "=", b.constant(1)))],
        }),
      ],
    });
    const { body } = run(plan, { conflict: true });
    expect(body.decisions["next"]).toEqual({ status: "blocked", by: ["none", "d"] });
    expect(body.blockedDocuments).toEqual([{ document: "Attestation", by: ["d"] }]);
  });

  test("a rule that runs through a blocked list has no instance, and blocks what it concludes on", () => {
    const ue = b.structure("UE", [b.field("code", b.text)], { identifiedBy: "code" });
    const ues = b.input("ues", b.listOf(b.struct("UE")));
    const u = b.variable("u", b.struct("UE"));
    const plan = b.plan({
      structs: [ue],
      dossier: [b.field("conflict", b.boolean), b.field("ues", b.listOf(b.struct("UE")))],
      decisions: [b.decision("d", b.text), b.decision("vue", b.boolean, { on: "UE" })],
      rules: [
        ...two,
        b.rule("r", {
          each: [b.through("u", "UE", b.filter(ues, "v", isOne))],
          then: [b.decide("vue", b.constant(true), u)],
        }),
      ],
    });
    const { body, trace } = run(plan, { conflict: true, ues: [{ code: "A" }, { code: "B" }] });
    expect(body.decisions["vue"]).toEqual({ A: blocked, B: blocked });
    expect(trace.map((t) => t.rule)).toEqual(["one", "two"]);
    const settled = run(plan, { conflict: false, ues: [{ code: "A" }, { code: "B" }] });
    expect(settled.body.decisions["vue"]).toEqual({ A: acquired(true), B: acquired(true) });
  });
});

describe("documents", () => {
  const delivered = (unit: string): ReturnType<typeof b.deliver> =>
    b.deliver("Attestation", { unité: b.constant(unit, b.text) });
  const plan = b.plan({
    dossier: [b.field("conflict", b.boolean)],
    documents: [
      b.document("Diplôme"),
      b.document("Attestation", b.field("unité", b.text), b.field("note", b.integer(0, 20), "optional")),
    ],
    decisions: [b.decision("d", b.text)],
    rules: [
      ...two,
      b.rule("a1", { then: [delivered("E1")] }),
      b.rule("a2", { then: [delivered("E2"), b.deliver("Diplôme")] }),
      b.rule("a3", { then: [delivered("E1")] }),
      b.rule("a4", {
        then: [b.deliver("Attestation", { unité: b.constant("E1", b.text), note: b.absent(b.integer(0, 20)) })],
      }),
      b.rule("a5", { when: isOne, then: [delivered("E3")] }),
      b.rule("a6", { then: [b.deliver("Attestation", { unité: b.decided("d", b.text) })] }),
    ],
  });

  test("the same document with the same fields is delivered once, with all its reasons", () => {
    const { body } = run(plan, { conflict: false });
    expect(body.documents).toEqual([
      { document: "Diplôme" },
      { document: "Attestation", unité: "E1" },
      { document: "Attestation", unité: "E2" },
      { document: "Attestation", unité: "E3" },
      { document: "Attestation", unité: "one" },
    ]);
    expect(body.reasons.map((r) => r.rule)).toEqual(["one", "a1", "a2", "a3", "a4", "a5", "a6"]);
  });

  test("deliveries that are certain are listed beside blocked ones", () => {
    const { body, statuses } = run(plan, { conflict: true });
    expect(body.documents).toEqual([
      { document: "Diplôme" },
      { document: "Attestation", unité: "E1" },
      { document: "Attestation", unité: "E2" },
    ]);
    expect(body.blockedDocuments).toEqual([{ document: "Attestation", by: ["d"] }]);
    expect(statuses).toMatchObject({ a5: "blocked", a6: "blocked" });
  });
});
