/** JSON Logic as an engine: in comes a version, out goes an engine for it, or why its regulation cannot be carried. */
import { logicOf } from "../compiler/4-emit/json-logic/index.js";
import type { LogicDocument } from "../json-logic/document.js";
import { runLogic } from "../json-logic/run.js";
import type { Plan } from "../plan/plan.js";
import { ENGINES, type Engine, type Version } from "./version.js";

const written = new WeakMap<Plan, LogicDocument>();

/** What is written for a plan, once. */
export function logicDocument(plan: Plan): LogicDocument {
  let document = written.get(plan);
  if (!document) written.set(plan, (document = logicOf(plan)));
  return document;
}

/** Decides with JSON Logic what the compiled version finds valid; it keeps no trace. Only for versions that can be carried. */
export const logicEngine: Engine = {
  name: "json-logic",
  decide(version, dossier, set) {
    const program = logicDocument(version.plan);
    if ("refused" in program) throw new TypeError(program.refused.en);
    const { compiled } = version;
    const misread = [...compiled.validate(dossier), ...compiled.validateParameters(set)];
    if (misread.length > 0) return { problems: misread };
    const broken = compiled.checkDossier(compiled.read(dossier), compiled.readParameters(set));
    if (broken.length > 0) return { problems: broken };
    const { body, parameters } = runLogic(program, dossier, set);
    return { body, parameters };
  },
};

/** All the engines that a version has: the third one is left out where JSON Logic cannot carry the regulation. */
export const enginesOf = ({ plan }: Version): readonly Engine[] =>
  "refused" in logicDocument(plan) ? ENGINES : [...ENGINES, logicEngine];
