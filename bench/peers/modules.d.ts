/**
 * What is used of the packages in `bench/package.json`, typed here: the project's types are checked without installing them.
 */

declare module "@gorules/zen-engine" {
  export const ZenDecisionContent: new (graph: object) => object;
  export class ZenEngine {
    createDecision(content: object): { evaluate(context: object): Promise<{ readonly result: unknown }> };
  }
}

declare module "@marcbachmann/cel-js" {
  export interface Parsed {
    (data: object): unknown;
    check(): { readonly valid: boolean; readonly error?: Error };
  }
  export class Environment {
    registerVariable(name: string, type: string): this;
    registerFunction(signature: string, run: (terms: readonly number[]) => number): this;
    parse(text: string): Parsed;
  }
}

declare module "feelin" {
  export function evaluate(text: string, context: object): { readonly value: unknown };
}

declare module "json-logic-engine" {
  export class LogicEngine {
    build(rule: unknown): (data: unknown) => unknown;
    run(rule: unknown, data: unknown): unknown;
  }
}

declare module "json-rules-engine" {
  export interface Almanac {
    factValue(name: string): Promise<unknown>;
  }
  export interface Condition {
    readonly fact: string;
    readonly operator: string;
    readonly value: unknown;
    readonly path?: string;
  }
  export interface Event {
    readonly type: string;
    readonly params?: Readonly<Record<string, unknown>>;
  }
  export class Engine {
    addFact(name: string, compute: (parameters: unknown, almanac: Almanac) => Promise<unknown>): this;
    addRule(rule: {
      readonly priority: number;
      readonly conditions: { readonly all: readonly Condition[] };
      readonly event: Event;
    }): this;
    on(event: "success", listen: (event: Event) => void): this;
    stop(): this;
    run(facts: object): Promise<{ readonly almanac: Almanac }>;
  }
}

declare module "publicodes" {
  export default class Engine {
    constructor(rules: object, options: object);
    setSituation(situation: Readonly<Record<string, object>>): this;
    evaluate(rule: string): { readonly nodeValue: unknown };
  }
}

declare module "tinybench" {
  export interface Task {
    readonly name: string;
    /** Filled by `run`. */
    readonly result: { readonly latency?: { readonly p50: number } };
    warmup(): Promise<void>;
    /** A task that has run does not run again before this. */
    reset(): void;
    run(): Promise<Task>;
  }
  export class Bench {
    constructor(options: {
      /** In milliseconds, as all times. */
      readonly now: () => number;
      readonly time: number;
      readonly iterations: number;
      readonly warmupTime: number;
      readonly warmupIterations: number;
      readonly throws: boolean;
    });
    readonly tasks: readonly Task[];
    add(name: string, run: () => unknown, options: { readonly async: boolean }): this;
  }
}
