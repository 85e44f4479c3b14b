/** FEEL, the expressions of DMN, by feelin. It has no step that compiles: a function written in FEEL is parsed once, and called. */
import { evaluate } from "feelin";
import type { Result } from "../workloads/w1.js";
import { chain, RESULTS, type Condition } from "../workloads/w2.js";
import type { Peer } from "./peer.js";

const W1 = `function(unites, session) {
  taken: unites[dispense = false],
  compulsory: taken[facultative = false],
  coefficients: sum(compulsory.coefficient),
  points: sum(concatenate([0], for u in compulsory[note != null] return u.note * u.coefficient)),
  bonus: sum(concatenate([0], for u in taken[facultative = true and note != null and note > 10] return (u.note - 10) * u.coefficient)),
  average: (points + bonus) / coefficients,
  absent: some u in compulsory satisfies u.note = null,
  acquired: for u in taken[note != null and note >= 10] return u.code,
  decision: if not(absent) and average >= 10 then "diplômé" else if count(acquired) > 0 then "attesté" else "refusé",
  certificates: if decision = "attesté" then acquired else [],
  keptUntil: if decision = "attesté" then string(date(session) + duration("P5Y")) else null
}`;

const atom = (one: Condition): string => {
  if ("is" in one) return one.is ? one.field : `${one.field} = false`;
  if ("in" in one) {
    const texts = one.in.map((text) => JSON.stringify(text));
    // feelin loses what follows « x in ("a") and ».
    return texts.length === 1 ? `${one.field} = ${texts[0]!}` : `${one.field} in (${texts.join(", ")})`;
  }
  return `${one.field} ${one.comparison} ${one.to}`;
};
const W2 = `function(fraude, absent, voie, titre, experience, moyenne) ${chain(
  atom,
  " and ",
  (all, row, rest) => `if ${all} then ${row} else ${rest}`,
)}`;

interface FeelFunction {
  invoke(values: readonly unknown[]): unknown;
}
const parsed = (text: string): FeelFunction => evaluate(text, {}).value as FeelFunction;
const w1 = parsed(W1);
const w2 = parsed(W2);

export const peers: readonly Peer[] = [
  {
    name: "FEEL (feelin), parsed once",
    w1: ({ unites, session }) => {
      const { decision, average, certificates, keptUntil } = w1.invoke([unites, session]) as Result;
      return { decision, average, certificates, keptUntil };
    },
    w2: ({ fraude, absent, voie, titre, experience, moyenne }) =>
      RESULTS[(w2.invoke([fraude, absent, voie, titre, experience, moyenne]) as number) - 1]!,
  },
];
