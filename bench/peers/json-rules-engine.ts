/**
 * json-rules-engine. It computes nothing: average, absence and acquired units are facts written in JavaScript, and its rules only choose.
 * The rule of the highest priority that holds wins; the engine is stopped there.
 */
import { Engine, type Condition as Test, type Event } from "json-rules-engine";
import { inFiveYears } from "../by-hand/w1.js";
import type { Candidate, Decision, Result, Unit } from "../workloads/w1.js";
import { conditions, TABLE, type Condition, type Dossier, type Result as Row } from "../workloads/w2.js";
import type { Peer } from "./peer.js";

/** The event of the first rule that holds, and what looks up facts. */
function firstOf(
  engine: Engine,
): (facts: object) => Promise<{ event: Event; fact: (name: string) => Promise<unknown> }> {
  let event: Event | undefined;
  engine.on("success", (success) => {
    event ??= success;
    engine.stop();
  });
  return async (facts) => {
    event = undefined;
    const { almanac } = await engine.run(facts);
    if (event === undefined) throw new Error("no rule holds");
    return { event, fact: (name) => almanac.factValue(name) };
  };
}

function w1(): (candidate: Candidate) => Promise<Result> {
  const engine = new Engine();
  engine.addFact("average", async (_, almanac) => {
    let points = 0;
    let coefficients = 0;
    for (const unit of (await almanac.factValue("unites")) as Unit[]) {
      if (unit.dispense) continue;
      if (unit.facultative) {
        if (unit.note !== null && unit.note > 10) points += (unit.note - 10) * unit.coefficient;
      } else {
        coefficients += unit.coefficient;
        if (unit.note !== null) points += unit.note * unit.coefficient;
      }
    }
    return points / coefficients;
  });
  engine.addFact("absences", async (_, almanac) => {
    const units = (await almanac.factValue("unites")) as Unit[];
    return units.filter((unit) => !unit.dispense && !unit.facultative && unit.note === null).length;
  });
  engine.addFact("acquired", async (_, almanac) => {
    const units = (await almanac.factValue("unites")) as Unit[];
    return units.filter((unit) => !unit.dispense && unit.note !== null && unit.note >= 10).map((unit) => unit.code);
  });
  const rule = (priority: number, type: Decision, all: Test[]): void =>
    void engine.addRule({ priority, conditions: { all }, event: { type } });
  rule(3, "diplômé", [
    { fact: "absences", operator: "equal", value: 0 },
    { fact: "average", operator: "greaterThanInclusive", value: 10 },
  ]);
  rule(2, "attesté", [{ fact: "acquired", path: "$.length", operator: "greaterThan", value: 0 }]);
  rule(1, "refusé", []);
  const run = firstOf(engine);
  return async ({ unites, session }) => {
    const { event, fact } = await run({ unites, session });
    const decision = event.type as Decision;
    const isAttested = decision === "attesté";
    return {
      decision,
      average: (await fact("average")) as number,
      certificates: isAttested ? ((await fact("acquired")) as string[]) : [],
      keptUntil: isAttested ? inFiveYears(session) : null,
    };
  };
}

const atom = (one: Condition): Test => {
  if ("is" in one) return { fact: one.field, operator: "equal", value: one.is };
  if ("in" in one) return { fact: one.field, operator: "in", value: one.in };
  const operator = one.comparison === ">=" ? "greaterThanInclusive" : "lessThan";
  return { fact: one.field, operator, value: one.to };
};

function w2(): (dossier: Dossier) => Promise<Row> {
  const engine = new Engine();
  TABLE.forEach((row, i) => {
    const event = { type: row.issue, params: { row: i + 1 } };
    engine.addRule({ priority: 100 - i, conditions: { all: conditions(row).map(atom) }, event });
  });
  const run = firstOf(engine);
  return async (dossier) => {
    const { event } = await run({ ...dossier });
    return { issue: event.type, row: event.params!["row"] as number };
  };
}

export const peers: readonly Peer[] = [{ name: "json-rules-engine", isAsync: true, w1: w1(), w2: w2() }];
