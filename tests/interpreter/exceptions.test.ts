/** The meaning of exceptions and defaults, row by row: expected values are read off the language page (« What rules mean »). */
import { describe, expect, test } from "vitest";
import type { Rule } from "../../plan/plan.js";
import * as b from "../plans/build.js";
import { acquired, run, type Run } from "../plans/verdicts.js";

const says = (value: string): readonly [ReturnType<typeof b.decide>] => [b.decide("d", b.constant(value, b.text))];
const alsoSays = (decision: string, value: string): ReturnType<typeof b.decide> =>
  b.decide(decision, b.constant(value, b.text));

/** Runs rules whose conditions are the dossier's flags `r`, `e1`, `e2`…; those not named in `held` do not hold. */
function runRules(rules: readonly Rule[], held: readonly string[], decisions: readonly string[] = ["d"]): Run {
  const flags = new Set(rules.flatMap((r) => (r.condition?.kind === "input" ? [r.condition.field] : [])));
  const plan = b.plan({
    dossier: [...flags].map((f) => b.field(f, b.boolean)),
    decisions: decisions.map((d) => b.decision(d, b.text)),
    documents: [b.document("Diplôme")],
    rules,
  });
  return run(plan, Object.fromEntries([...flags].map((f) => [f, held.includes(f)])));
}

const r = b.rule("r", { when: b.flag("r"), then: says("r") });
const e1 = b.exception("e1", [b.toRule("r")], { when: b.flag("e1"), then: says("e1") });
const e2 = b.exception("e2", [b.toRule("e1")], { when: b.flag("e2"), then: says("e2") });
const e2WithoutEffect = b.exception("e2", [b.toRule("e1")], { when: b.flag("e2") });

describe("the table of exceptions", () => {
  const none = { status: "no-rule" };
  const rows: readonly (readonly [held: string[], concluding: unknown, withoutEffect: unknown])[] = [
    [["r"], acquired("r"), acquired("r")],
    [["r", "e2"], acquired("r"), acquired("r")],
    [["r", "e1"], acquired("e1"), acquired("e1")],
    [["r", "e1", "e2"], acquired("e2"), acquired("r")],
    [["e1"], none, none],
    [["e1", "e2"], none, none],
    [["e2"], none, none],
    [[], none, none],
  ];
  test.each(rows)("%j hold", (held, concluding, withoutEffect) => {
    expect(runRules([r, e1, e2], held).body.decisions["d"]).toEqual(concluding);
    expect(runRules([r, e1, e2WithoutEffect], held).body.decisions["d"]).toEqual(withoutEffect);
  });

  test("order in the file never matters", () => {
    for (const [held, concluding] of rows) expect(runRules([e2, e1, r], held).body.decisions["d"]).toEqual(concluding);
  });

  test("the rule that is restored is named in the reasons, with the exception that restores it", () => {
    const { reasons, statuses, trace } = runRules([r, e1, e2WithoutEffect], ["r", "e1", "e2"]);
    expect(reasons).toEqual(["r", "e2"]);
    expect(statuses).toEqual({ r: "stands", e1: "set-aside", e2: "stands" });
    expect(trace[1]?.setAsideBy).toEqual(["e2"]);
  });

  test("an exception that takes the place of an exception leaves the first rule set aside", () => {
    const { reasons, statuses, trace } = runRules([r, e1, e2], ["r", "e1", "e2"]);
    expect(reasons).toEqual(["e2"]);
    expect(statuses).toEqual({ r: "set-aside", e1: "set-aside", e2: "stands" });
    expect(trace.map((t) => t.setAsideBy)).toEqual([["e1"], ["e2"], []]);
  });

  test("an exception to an exception « sans effet » gives the first exception its force back", () => {
    const e3 = b.exception("e3", [b.toRule("e2")], { when: b.flag("e3") });
    expect(runRules([r, e1, e2WithoutEffect, e3], ["r", "e1", "e2", "e3"]).body.decisions["d"]).toEqual(acquired("e1"));
    expect(runRules([r, e1, e2WithoutEffect, e3], ["r", "e1", "e3"]).body.decisions["d"]).toEqual(acquired("e1"));
  });

  test("an exception aimed at an exception that is undone does not apply, unless it is « sans effet » itself", () => {
    const other = b.exception("other", [b.toRule("e1")], { when: b.flag("e1"), then: says("other") });
    const { body, statuses } = runRules([r, e1, e2WithoutEffect, other], ["r", "e1", "e2"]);
    expect(body.decisions["d"]).toEqual(acquired("r"));
    expect(statuses["other"]).toBe("not-applied");
  });
});

describe("targets", () => {
  const both = b.rule("both", {
    when: b.flag("r"),
    then: [alsoSays("d", "rule"), alsoSays("f", "rule"), b.deliver("Diplôme")],
  });

  test("an exception to a rule takes the place of all its conclusions", () => {
    const e = b.exception("e", [b.toRule("both")], { when: b.flag("e"), then: [alsoSays("d", "exception")] });
    const { body } = runRules([both, e], ["r", "e"], ["d", "f"]);
    expect(body.decisions).toEqual({ d: acquired("exception"), f: { status: "no-rule" } });
    expect(body.documents).toEqual([]);
  });

  test("an exception to a decision takes the place of the conclusions on that decision alone", () => {
    const e = b.exception("e", [b.toDecision("d")], { when: b.flag("e"), then: [alsoSays("d", "exception")] });
    const { body, trace } = runRules([both, e], ["r", "e"], ["d", "f"]);
    expect(body.decisions).toEqual({ d: acquired("exception"), f: acquired("rule") });
    expect(body.documents).toEqual([{ document: "Diplôme" }]);
    expect(body.reasons[0]?.concludes).toEqual([{ decision: "f" }, { document: "Diplôme" }]);
    expect(trace[0]).toMatchObject({ status: "stands", setAsideBy: [] });
  });

  test("an exception to a document stops its delivery, and may deliver nothing", () => {
    const e = b.exception("e", [b.toDocument("Diplôme")], { when: b.flag("e") });
    const { body, reasons } = runRules([both, e], ["r", "e"], ["d", "f"]);
    expect(body.decisions).toEqual({ d: acquired("rule"), f: acquired("rule") });
    expect(body.documents).toEqual([]);
    expect(reasons).toEqual(["both", "e"]);
  });

  test("an exception may read a decision of which another exception to the same document speaks", () => {
    const delivers = b.rule("delivers", { then: [b.deliver("Diplôme")] });
    const says_d = b.exception("says_d", [b.toDocument("Diplôme")], { then: says("d") });
    const reads_d = b.exception("reads_d", [b.toRule("r")], {
      when: b.compare(b.decided("d", b.text), "=", b.constant("d", b.text)),
      then: [b.deliver("Diplôme")],
    });
    const r_f = b.rule("r", { then: [alsoSays("f", "r")] });
    const { body } = runRules([delivers, r_f, says_d, reads_d], [], ["d", "f"]);
    expect(body.decisions).toEqual({ d: acquired("d"), f: { status: "no-rule" } });
    expect(body.documents).toEqual([{ document: "Diplôme" }]);
  });

  test("naming a decision targets ordinary rules, never other exceptions", () => {
    const jury = b.exception("jury", [b.toDecision("d")], { when: b.flag("jury"), then: says("jury") });
    // Two exceptions in effect that differ are a conflict…
    expect(runRules([r, e1, jury], ["r", "e1", "jury"]).body.decisions["d"]).toEqual({
      status: "conflict",
      rules: ["e1", "jury"],
    });
    // … until one names the other.
    const juryOverE1 = b.exception("jury", [b.toDecision("d"), b.toRule("e1")], {
      when: b.flag("jury"),
      then: says("jury"),
    });
    const { body, reasons } = runRules([r, e1, juryOverE1], ["r", "e1", "jury"]);
    expect(body.decisions["d"]).toEqual(acquired("jury"));
    expect(reasons).toEqual(["jury"]);
  });

  test("of several targets, one that applies is enough, and each that applies is set aside", () => {
    const r1 = b.rule("r1", { when: b.flag("r1"), then: [alsoSays("d", "r1")] });
    const r2 = b.rule("r2", { when: b.flag("r2"), then: [alsoSays("f", "r2")] });
    const e = b.exception("e", [b.toRule("r1"), b.toRule("r2")], { when: b.flag("e"), then: [alsoSays("d", "e")] });
    const none = { status: "no-rule" };
    expect(runRules([r1, r2, e], ["r1", "e"], ["d", "f"]).body.decisions).toEqual({ d: acquired("e"), f: none });
    expect(runRules([r1, r2, e], ["r2", "e"], ["d", "f"]).body.decisions).toEqual({ d: acquired("e"), f: none });
    expect(runRules([r1, r2, e], ["r1", "r2"], ["d", "f"]).body.decisions).toEqual({
      d: acquired("r1"),
      f: acquired("r2"),
    });
    expect(runRules([r1, r2, e], ["e"], ["d", "f"]).body.decisions).toEqual({ d: none, f: none });
  });
});

describe("conclusions left standing", () => {
  const same = b.rule("same", { when: b.flag("same"), then: says("r") });
  const other = b.rule("other", { when: b.flag("other"), then: says("other") });

  test("that agree are one value with all their reasons", () => {
    const { body, reasons } = runRules([r, same], ["r", "same"]);
    expect(body.decisions["d"]).toEqual(acquired("r"));
    expect(reasons).toEqual(["r", "same"]);
  });

  test("that disagree are a conflict that names them all, in order of declaration", () => {
    const { body, reasons, statuses } = runRules([other, r, same], ["r", "same", "other"]);
    expect(body.decisions["d"]).toEqual({ status: "conflict", rules: ["other", "r", "same"] });
    expect(reasons).toEqual(["other", "r", "same"]);
    expect(statuses).toEqual({ other: "stands", r: "stands", same: "stands" });
  });

  test("an absent value disagrees with a value, and alone makes the decision absent", () => {
    const nothing = b.rule("nothing", { when: b.flag("nothing"), then: [b.decide("d", b.absent(b.text))] });
    expect(runRules([r, nothing], ["nothing"]).body.decisions["d"]).toEqual({ status: "absent" });
    expect(runRules([r, nothing], ["r", "nothing"]).body.decisions["d"]).toEqual({
      status: "conflict",
      rules: ["r", "nothing"],
    });
  });
});

describe("defaults", () => {
  const fallback = b.byDefault("fallback", { then: says("default") });

  test("a default decides where nothing else does", () => {
    expect(runRules([r, fallback], []).body.decisions["d"]).toEqual(acquired("default"));
    const { body, statuses } = runRules([r, fallback], ["r"]);
    expect(body.decisions["d"]).toEqual(acquired("r"));
    expect(statuses["fallback"]).toBe("not-applied");
  });

  test("a default with a condition may not hold", () => {
    const conditional = b.byDefault("conditional", { when: b.flag("c"), then: says("default") });
    expect(runRules([r, conditional], ["c"]).body.decisions["d"]).toEqual(acquired("default"));
    expect(runRules([r, conditional], []).body.decisions["d"]).toEqual({ status: "no-rule" });
  });

  test("exceptions that name it have effect only when it is reached and holds", () => {
    const conditional = b.byDefault("conditional", { when: b.flag("c"), then: says("default") });
    const e = b.exception("e", [b.toRule("conditional")], { when: b.flag("e"), then: says("e") });
    expect(runRules([r, conditional, e], ["c", "e"]).body.decisions["d"]).toEqual(acquired("e"));
    expect(runRules([r, conditional, e], ["e"]).body.decisions["d"]).toEqual({ status: "no-rule" });
    expect(runRules([r, conditional, e], ["r", "c", "e"]).body.decisions["d"]).toEqual(acquired("r"));
  });

  test("exceptions reach it through its decision", () => {
    const e = b.exception("e", [b.toDecision("d")], { when: b.flag("e"), then: says("e") });
    const { body, reasons, statuses } = runRules([r, fallback, e], ["e"]);
    expect(body.decisions["d"]).toEqual(acquired("e"));
    expect(reasons).toEqual(["e"]);
    expect(statuses).toEqual({ r: "not-applied", fallback: "set-aside", e: "stands" });
  });

  test("after « sans effet » aimed at a rule, the default may still decide", () => {
    const e = b.exception("e", [b.toRule("r")], { when: b.flag("e") });
    const { body, reasons } = runRules([r, fallback, e], ["r", "e"]);
    expect(body.decisions["d"]).toEqual(acquired("default"));
    expect(reasons).toEqual(["fallback", "e"]);
  });

  test("« sans effet » aimed at the decision sets the default aside too", () => {
    const e = b.exception("e", [b.toDecision("d")], { when: b.flag("e") });
    expect(runRules([r, fallback, e], ["r", "e"]).body.decisions["d"]).toEqual({ status: "no-rule" });
    const { body, statuses } = runRules([r, fallback, e], ["e"]);
    expect(body.decisions["d"]).toEqual({ status: "no-rule" });
    expect(statuses).toEqual({ r: "not-applied", fallback: "set-aside", e: "stands" });
  });

  test("an exception to an exception to a default", () => {
    const e = b.exception("e", [b.toRule("fallback")], { when: b.flag("e"), then: says("e") });
    const undone = b.exception("undone", [b.toRule("e")], { when: b.flag("undone") });
    const { body, reasons } = runRules([r, fallback, e, undone], ["e", "undone"]);
    expect(body.decisions["d"]).toEqual(acquired("default"));
    expect(reasons).toEqual(["fallback", "undone"]);
  });

  test("a default of another decision may bring an exception in: this decision's default then gives way", () => {
    const other = b.byDefault("other", { then: [alsoSays("f", "default")] });
    const e = b.exception("e", [b.toRule("other")], {
      when: b.flag("e"),
      then: [alsoSays("d", "e"), alsoSays("f", "e")],
    });
    expect(runRules([fallback, other, e], ["e"], ["d", "f"]).body.decisions).toEqual({
      d: acquired("e"),
      f: acquired("e"),
    });
    expect(runRules([fallback, other, e], [], ["d", "f"]).body.decisions).toEqual({
      d: acquired("default"),
      f: acquired("default"),
    });
  });

  test("a facultative decision is absent where nothing concludes", () => {
    const plan = b.plan({
      dossier: [b.field("r", b.boolean)],
      decisions: [b.decision("d", b.text, { optional: true })],
      rules: [r],
    });
    expect(run(plan, { r: false }).body.decisions).toEqual({ d: { status: "absent" } });
  });
});
