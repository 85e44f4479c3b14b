/** Runs `<version>.logic.json` with json-logic-js: in come a document and a dossier that was found valid, out goes the verdict's body. */
import jsonLogic from "json-logic-js";
import type { Body, CompiledVersion, Raw, RuleTrace } from "../runtime/verdict.js";
import type { Logic, LogicProgram } from "./document.js";
import { OPERATIONS } from "./operations.js";
import type { Json } from "./values.js";

for (const [name, operation] of Object.entries(OPERATIONS)) jsonLogic.add_operation(name, operation);

/** The value of one rule on some data. */
export const applyLogic = (rule: Logic, data: unknown): unknown => jsonLogic.apply(rule, data);

export interface LogicResult {
  readonly body: Body;
  /** The readings open to choice, with the values used. */
  readonly parameters: Readonly<Record<string, Raw>>;
  /** For each reason, the values that its motif shows. */
  readonly motifs: readonly (readonly Raw[])[];
}

/** The answers of all the steps. `dossier` and `parameters` (by JSON key) are JSON that the version's schema accepts. */
export function runLogic(program: LogicProgram, dossier: unknown, parameters: unknown = {}): LogicResult {
  const v: Record<string, Json> = {};
  for (const { name, rule } of program.steps) v[name] = applyLogic(rule, { dossier, parameters, v }) as Json;
  return {
    body: v["verdict"] as unknown as Body,
    parameters: v["parameters"] as Readonly<Record<string, Raw>>,
    motifs: v["motifs"] as readonly (readonly Raw[])[],
  };
}

/** What there is of a trace: the rules that stand. JSON Logic does not say what was tried. */
export const traceOf = ({ body, motifs }: LogicResult): readonly RuleTrace[] =>
  body.reasons.map(({ rule, each }, i) => ({
    rule,
    ...(each && { each }),
    status: "stands",
    holds: true,
    setAsideBy: [],
    tests: [],
    motif: motifs[i] ?? [],
  }));

/** A compiled version that validates as it does, and decides with its JSON Logic. Its trace has only the rules that stand. */
export function versionWithLogic(compiled: CompiledVersion, program: LogicProgram): CompiledVersion {
  interface Read {
    readonly json: unknown;
    readonly own: unknown;
  }
  const version: CompiledVersion<Read, Read> = {
    meta: compiled.meta,
    validate: (json) => compiled.validate(json),
    validateParameters: (json) => compiled.validateParameters(json),
    read: (json) => ({ json, own: compiled.read(json) }),
    readParameters: (json) => ({ json, own: compiled.readParameters(json) }),
    checkDossier: (dossier, parameters) => compiled.checkDossier(dossier.own, parameters.own),
    chosen: (parameters) => compiled.chosen(parameters.own),
    decide(dossier, parameters, trace) {
      const result = runLogic(program, dossier.json, parameters.json);
      trace?.push(...traceOf(result));
      return result.body;
    },
  };
  return version as CompiledVersion;
}
