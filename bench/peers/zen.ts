/**
 * ZEN, by GoRules: native code behind a promise, on decimals. Only the fields that are read cross over to it. Its threads are counted in what
 * it takes.
 */
import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import type { Result } from "../workloads/w1.js";
import { TABLE, type Range, type Result as Row } from "../workloads/w2.js";
import type { Peer } from "./peer.js";

interface Node {
  readonly id: string;
  readonly type: string;
  readonly content?: object;
}

/** A graph that is a single path. */
function path(nodes: readonly Node[]): object {
  const all = [{ id: "in", type: "inputNode" }, ...nodes, { id: "out", type: "outputNode" }];
  return {
    contentType: "application/vnd.gorules.decision",
    nodes: all.map((node, i) => ({ ...node, name: node.id, position: { x: 300 * i, y: 0 } })),
    edges: all.slice(1).map(({ id }, i) => ({ id: `to-${id}`, type: "edge", sourceId: all[i]!.id, targetId: id })),
  };
}

const plain = { passThrough: false, inputField: null, outputPath: null, executionMode: "single" };
const expressions = (id: string, values: Readonly<Record<string, string>>): Node => ({
  id,
  type: "expressionNode",
  content: {
    ...plain,
    expressions: Object.entries(values).map(([key, value]) => ({ id: `${id}-${key}`, key, value })),
  },
});

const W1 = path([
  expressions("sums", {
    coefficients: "sum(map(filter(unites, not #.dispense and not #.facultative), #.coefficient))",
    points: "sum(map(filter(unites, not #.dispense and not #.facultative and #.note != null), #.note * #.coefficient))",
    bonus:
      "sum(map(filter(unites, not #.dispense and #.facultative and #.note != null and #.note > 10), (#.note - 10) * #.coefficient))",
    isAbsent: "some(unites, not #.dispense and not #.facultative and #.note == null)",
    acquired: "map(filter(unites, not #.dispense and #.note != null and #.note >= 10), #.code)",
    session: "session",
  }),
  expressions("conclusions", {
    average: "(points + bonus) / coefficients",
    decision:
      "not isAbsent and points + bonus >= 10 * coefficients ? 'diplômé' : len(acquired) > 0 ? 'attesté' : 'refusé'",
    certificates: "$.decision == 'attesté' ? acquired : []",
    // In months: five years after a 29 February, it answers « Invalid date ».
    keptUntil: "$.decision == 'attesté' ? d(session).add(60, 'month').format('%Y-%m-%d') : null",
  }),
]);

const FIELDS = ["fraude", "absent", "voie", "titre", "experience", "moyenne"] as const;
function cell(condition: boolean | readonly string[] | Range | undefined): string {
  if (condition === undefined) return "";
  if (typeof condition === "boolean") return String(condition);
  if (!("from" in condition || "to" in condition))
    return (condition as readonly string[]).map((text) => JSON.stringify(text)).join(", ");
  const { from, to } = condition;
  if (from !== undefined && to !== undefined) return `[${from}..${to})`;
  return from !== undefined ? `>= ${from}` : `< ${to}`;
}
const W2 = path([
  {
    id: "table",
    type: "decisionTableNode",
    content: {
      ...plain,
      hitPolicy: "first",
      inputs: FIELDS.map((field) => ({ id: `in-${field}`, name: field, field })),
      outputs: ["issue", "row"].map((field) => ({ id: `out-${field}`, name: field, field })),
      rules: TABLE.map((row, i) => ({
        _id: `row-${i + 1}`,
        ...Object.fromEntries(FIELDS.map((field) => [`in-${field}`, cell(row[field])])),
        "out-issue": JSON.stringify(row.issue),
        "out-row": String(i + 1),
      })),
    },
  },
]);

// Kept, for its decisions live as long as it does.
const engine = new ZenEngine();
const w1 = engine.createDecision(new ZenDecisionContent(W1));
const w2 = engine.createDecision(new ZenDecisionContent(W2));

export const peers: readonly Peer[] = [
  {
    name: "ZEN (@gorules/zen-engine)",
    isAsync: true,
    w1: async ({ unites, session }) => {
      const { result } = await w1.evaluate({ unites, session });
      // It leaves null out.
      const { decision, average, certificates, keptUntil = null } = result as Result;
      return { decision, average, certificates, keptUntil };
    },
    w2: async (dossier) => (await w2.evaluate(dossier)).result as Row,
  },
];
