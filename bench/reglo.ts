/** Réglo's own engines on the workloads, and its verdicts in the form that every engine gives. */
import type { Body, Outcome } from "../runtime/verdict.js";
import type { Decision, Result } from "./workloads/w1.js";
import type { Result as Row } from "./workloads/w2.js";

/** What a verdict of `w1.rules` decides. */
export function resultOf({ decisions, documents }: Body): Result {
  const kept = decisions["conservation"] as Outcome;
  return {
    decision: valueOf(decisions["résultat"]) as Decision,
    average: valueOf(decisions["moyenne_générale"]) as number,
    certificates: documents
      .filter(({ document }) => document === "Attestation")
      .map((given) => given["unité"] as string),
    keptUntil: kept.status === "absent" ? null : (valueOf(kept) as string),
  };
}

/** What a verdict of `w2.rules` decides: the rule of a row is named after its place in the table. */
export function rowOf({ decisions, reasons }: Body): Row {
  const row = Number(/\d+$/.exec(reasons[0]?.rule ?? "")?.[0]);
  return { issue: valueOf(decisions["issue"]) as string, row };
}

function valueOf(outcome: Body["decisions"][string] | undefined): unknown {
  const { status, value } = outcome as { readonly status: string; readonly value?: unknown };
  if (status !== "acquired") throw new Error(`a workload is always decided, and here is ${JSON.stringify(outcome)}`);
  return value;
}
