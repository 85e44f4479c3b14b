/** Where expressions stand while they are checked, what declarations become, and the parts of the checker that call each other. */
import type * as Ast from "../../grammar/ast.js";
import type { Definition, Expr, Reading, Type } from "../../plan/plan.js";
import type { Context } from "./context.js";
import type { Facts } from "./facts.js";

/** Where an expression stands: what names mean there, and what is known there. */
export interface Env {
  /** Elements, `soit` values and arguments, by name. */
  readonly locals: ReadonlyMap<string, Expr>;
  /** Elements whose fields can be read without naming them, innermost last. */
  readonly scopes: readonly Expr[];
  readonly facts: Facts;
  /** Names whose own text is wrong: nothing is said of what uses them. */
  readonly lost?: ReadonlySet<string>;
  /** Only constants can stand here: a value of an enumeration is not mistaken for anything else. */
  readonly constantsOnly?: true;
  /** The word written in the text may be read as a value used by the rule (for its reasons). */
  readonly readings?: Readings;
}

/** Collects what a rule reads, in the words of the text; only what depends on nothing but the rule's own variables. */
export interface Readings {
  /** Each occurrence, in order of the text. */
  readonly found: Reading[];
  readonly variables: ReadonlySet<string>;
}

export const withFacts = (env: Env, facts: Facts): Env => ({ ...env, facts });
export const withLocal = (env: Env, name: string, value: Expr): Env => ({
  ...env,
  locals: new Map(env.locals).set(name, value),
});
export const withoutMeaning = (env: Env, name: string): Env => ({ ...env, lost: new Set(env.lost).add(name) });
export const withScope = (env: Env, element: Expr): Env => ({ ...env, scopes: [...env.scopes, element] });

/** A group, once its source and keys are checked. */
export interface CheckedGroup {
  readonly declaration: Ast.GroupDeclaration;
  readonly element: string;
  readonly source: Expr;
  readonly variable: string;
  readonly keys: readonly { readonly name: string; readonly value: Expr }[];
  /** Whether every element of the dossier's list is in a group. */
  readonly whole: boolean;
}

/** A table as its columns say it. A cell without condition is `undefined`. */
export interface CheckedTable {
  readonly name: string;
  readonly condition?: Expr;
  readonly columns: readonly { readonly label: string; readonly subject: Expr }[];
  readonly rows: readonly { readonly rule: string; readonly cells: readonly (Expr | undefined)[] | "otherwise" }[];
}

/** The parts of the checker that call each other; filled once, in `index.ts`. */
export interface Passes {
  elaborate(ctx: Context, e: Ast.Expr, env: Env, expected?: Type): Expr | undefined;
  definition(ctx: Context, d: Ast.DefinitionDeclaration): Definition | undefined;
  group(ctx: Context, d: Ast.GroupDeclaration): CheckedGroup | undefined;
  /** The declared type of a decision. */
  outputType(ctx: Context, node: Ast.TypeNode): Type | undefined;
  /** The type of a decision; of a number, wide enough for all that concludes on it. */
  decisionType(ctx: Context, d: Ast.DecisionDeclaration): Type | undefined;
}
