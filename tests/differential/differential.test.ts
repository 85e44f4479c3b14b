/**
 * Compiled code and interpreter give the same problems, verdicts, reasons and traces, and JSON Logic the same but for traces, on every
 * regulation, for dossiers drawn at random; and the roads from bytes and from values to a verdict say the same, whatever comes.
 */
import { describe, expect, test } from "vitest";
import { order } from "../../compiler/3-lower/order.js";
import { bts } from "../plans/bts.js";
import { disagreement } from "../../harness/generate/disagreement.js";
import { onTheShortRoads, roadsDiffer } from "../../harness/generate/roads.js";
import { valueRoadsDiffer } from "../../harness/generate/value-roads.js";
import { logicDocument, logicEngine } from "../../harness/logic-engine.js";
import { compiledEngine } from "../../harness/version.js";
import { compiled } from "./packs.js";
import { plansOf } from "./regulations.js";

const steps = order(bts);
const byHand = { ...bts, code: "bts-a-la-main", order: "steps" in steps ? steps.steps : [] };
const plans = [...plansOf("rules"), ...plansOf("tests/regulations"), byHand];

/** Regulations with keys that no reader of bytes is written for. */
const UNREADABLE: ReadonlySet<string> = new Set(["noms"]);

describe("compiled code agrees with the interpreter and with JSON Logic", () => {
  test.each(plans.map((plan) => [`${plan.code} ${plan.version}`, plan] as const))("%s", async (_, plan) => {
    const [module] = await compiled([plan]);
    if (module === undefined) throw new Error("not compiled");
    const version = { plan, compiled: module };
    expect(disagreement(version, { seed: 2024, runs: 1000 })).toBeUndefined();
    expect(logicDocument(plan)).not.toHaveProperty("refused");
    const engines = [compiledEngine, logicEngine];
    expect(disagreement(version, { seed: 2025, runs: 200, engines })).toBeUndefined();
    expect(roadsDiffer([version], { seed: 2026, runs: 200 })).toBeUndefined();
    expect(valueRoadsDiffer([version], { seed: 2028, runs: 800 })).toBeUndefined();
    const { bytes, values } = onTheShortRoads(version, { seed: 2027, runs: 100 });
    expect(values).toEqual({ short: true, ordinary: [] });
    if (UNREADABLE.has(plan.code)) expect(module.readBytes).toBeUndefined();
    else expect(bytes).toEqual({ short: true, ordinary: [] });
  });
});
