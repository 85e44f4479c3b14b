/** json-logic-engine, which can compile a rule to a function, or interpret it. */
import { LogicEngine } from "json-logic-engine";
import { w1With, w2With, type Rule, type Run } from "./json-logic.js";
import type { Peer } from "./peer.js";

const engine = new LogicEngine();
const compiled = (rule: Rule): Run => engine.build(rule);
const interpreted =
  (rule: Rule): Run =>
  (data) =>
    engine.run(rule, data);

export const peers: readonly Peer[] = [
  { name: "json-logic-engine, compiled", w1: w1With(compiled), w2: w2With(compiled) },
  { name: "json-logic-engine, interpreted", w1: w1With(interpreted), w2: w2With(interpreted) },
];
