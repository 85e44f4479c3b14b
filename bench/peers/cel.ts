/** CEL, by @marcbachmann/cel-js. It adds nothing up: `total` is a function of ours. Marks are doubles, and dates are texts. */
import { Environment } from "@marcbachmann/cel-js";
import type { Result } from "../workloads/w1.js";
import { chain, RESULTS, type Condition } from "../workloads/w2.js";
import type { Peer } from "./peer.js";

const W1 = `cel.bind(taken, unites.filter(u, !u.dispense),
cel.bind(compulsory, taken.filter(u, !u.facultative),
cel.bind(average, (total(compulsory.filter(u, u.note != null).map(u, u.note * u.coefficient))
   + total(taken.filter(u, u.facultative && u.note != null && u.note > 10.0).map(u, (u.note - 10.0) * u.coefficient)))
   / total(compulsory.map(u, u.coefficient)),
cel.bind(acquired, taken.filter(u, u.note != null && u.note >= 10.0).map(u, u.code),
  !compulsory.exists(u, u.note == null) && average >= 10.0
    ? {"decision": dyn("diplômé"), "average": dyn(average), "certificates": dyn([]), "keptUntil": dyn(null)}
    : acquired.size() > 0
      ? {"decision": dyn("attesté"), "average": dyn(average), "certificates": dyn(acquired),
         "keptUntil": dyn(string(int(session.substring(0, 4)) + 5)
           + (session.substring(4) == "-02-29" ? "-02-28" : session.substring(4)))}
      : {"decision": dyn("refusé"), "average": dyn(average), "certificates": dyn([]), "keptUntil": dyn(null)}))))`;

const atom = (one: Condition): string => {
  if ("is" in one) return one.is ? one.field : `!${one.field}`;
  if ("in" in one) return `${one.field} in ${JSON.stringify(one.in)}`;
  return `${one.field} ${one.comparison} ${one.to.toFixed(1)}`;
};
const W2 = chain(atom, " && ", (all, row, rest) => `${all} ? ${row} : ${rest}`);

function parse(environment: Environment, text: string): (data: object) => unknown {
  const parsed = environment.parse(text);
  const { valid, error } = parsed.check();
  if (!valid) throw error ?? new Error("CEL refuses the rule");
  return parsed;
}

const w1 = parse(
  new Environment()
    .registerVariable("unites", "list<map<string, dyn>>")
    .registerVariable("session", "string")
    .registerFunction("total(list<dyn>): double", (terms: readonly number[]) => {
      let sum = 0;
      for (const term of terms) sum += term;
      return sum;
    }),
  W1,
);
const w2 = parse(
  new Environment()
    .registerVariable("voie", "string")
    .registerVariable("titre", "string")
    .registerVariable("moyenne", "double")
    .registerVariable("experience", "double")
    .registerVariable("absent", "bool")
    .registerVariable("fraude", "bool"),
  W2,
);

export const peers: readonly Peer[] = [
  {
    name: "CEL (@marcbachmann/cel-js)",
    w1: ({ unites, session }) => {
      const { decision, average, certificates, keptUntil } = w1({ unites, session }) as Result;
      return { decision, average, certificates, keptUntil };
    },
    w2: ({ voie, titre, moyenne, experience, absent, fraude }) =>
      RESULTS[Number(w2({ voie, titre, moyenne, experience, absent, fraude })) - 1]!,
  },
];
