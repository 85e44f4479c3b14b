/** json-logic-js, the reference engine of JSON Logic: it reads the rule again for every candidate. */
import jsonLogic from "json-logic-js";
import { w1With, w2With, type Rule, type Run } from "./json-logic.js";
import type { Peer } from "./peer.js";

const prepare =
  (rule: Rule): Run =>
  (data) =>
    jsonLogic.apply(rule, data);

export const peers: readonly Peer[] = [{ name: "json-logic-js", w1: w1With(prepare), w2: w2With(prepare) }];
