/** A version of a regulation, and the engines that decide under it. */
import { interpret } from "../interpreter/index.js";
import type { Plan } from "../plan/plan.js";
import { pointerTo } from "../runtime/pointer.js";
import type { Body, CompiledVersion, Problem, Raw, RuleTrace } from "../runtime/verdict.js";

export interface Version {
  readonly plan: Plan;
  /** What its emitted module exports. */
  readonly compiled: CompiledVersion;
}

export type EngineName = "compiled" | "interpreter" | "json-logic";

/** What an engine makes of a dossier: the verdict's body and what became of every rule, or what is wrong with the dossier. */
export type Decided =
  | { readonly problems: readonly Problem[] }
  | {
      readonly body: Body;
      readonly parameters: Readonly<Record<string, Raw>>;
      /** Left out by an engine that keeps none. */
      readonly trace?: readonly RuleTrace[];
      /** The body that came with the trace, if it is another: then something is wrong with the engine. */
      readonly traced?: Body;
    };

export interface Engine {
  readonly name: EngineName;
  /** Never throws, whatever the dossier (JSON) and the parameters (JSON, by key). */
  readonly decide: (version: Version, dossier: unknown, parameters?: unknown) => Decided;
}

/** As a pack runs a version. */
export const compiledEngine: Engine = {
  name: "compiled",
  decide({ compiled }, dossier, set) {
    const misread = [...compiled.validate(dossier), ...compiled.validateParameters(set)];
    if (misread.length > 0) return { problems: misread };
    const read = compiled.read(dossier);
    const parameters = compiled.readParameters(set);
    const broken = compiled.checkDossier(read, parameters);
    if (broken.length > 0) return { problems: broken };
    // Two functions decide, one of which tells what became of every rule: they must say the same.
    const body = compiled.decide(read, parameters);
    const trace: RuleTrace[] = [];
    const traced = compiled.decide(read, parameters, trace);
    const decided = { body, parameters: compiled.chosen(parameters), trace };
    return isSame(body, traced) ? decided : { ...decided, traced };
  },
};

/** The meaning itself. */
export const interpreterEngine: Engine = {
  name: "interpreter",
  decide({ plan }, dossier, set) {
    const trace: RuleTrace[] = [];
    const result = interpret(plan, dossier, { parameters: set, trace });
    return "problems" in result ? result : { ...result, trace };
  },
};

export const ENGINES: readonly Engine[] = [compiledEngine, interpreterEngine];

/** Where each problem is and what it is, whatever their order and their sentences. */
export const problemKeys = (problems: readonly Problem[]): readonly string[] =>
  [...new Set(problems.map((p) => `${p.pointer} ${p.code}`))].sort();

/**
 * Whether two engines say the same of a dossier: the same problems, or the same verdict and reasons, for the same causes where both
 * keep a trace.
 */
export function agree(a: Decided, b: Decided): boolean {
  if ("problems" in a || "problems" in b) {
    return (
      "problems" in a &&
      "problems" in b &&
      JSON.stringify(problemKeys(a.problems)) === JSON.stringify(problemKeys(b.problems))
    );
  }
  return isSame(...comparable(a, b));
}

/** What can be compared of what two engines say: the trace, where both keep one. */
export function comparable(a: Decided, b: Decided): readonly [unknown, unknown] {
  if ("problems" in a || "problems" in b || (a.trace !== undefined && b.trace !== undefined)) return [a, b];
  const untraced = ({ body, parameters }: typeof a): unknown => ({ body, parameters });
  return [untraced(a), untraced(b)];
}

/** Whether two JSON values are written alike, the order of keys included, without writing them. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  if (keys.length !== others.length || Array.isArray(a) !== Array.isArray(b)) return false;
  return keys.every(
    (key, i) =>
      key === others[i] &&
      isSame((a as Readonly<Record<string, unknown>>)[key], (b as Readonly<Record<string, unknown>>)[key]),
  );
}

/** The JSON key of the field that selects the version. */
export const selectorKey = ({ selector, dossier }: Plan): string | undefined =>
  selector && (dossier.find((f) => f.name === selector.field)?.key ?? selector.field);

/** Where the value that selects the version stands. */
export const selectorPointer = (plan: Plan): string => pointerTo("", selectorKey(plan) ?? "");
