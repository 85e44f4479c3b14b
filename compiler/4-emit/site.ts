/** Where an expression is written: the function around it, the variables in scope, and how the rest of the regulation is reached. */
import type { Expr, Field, Struct } from "../../plan/plan.js";
import type { Code, Rep } from "./code.js";
import type { FunctionBody } from "./function-body.js";
import type { Model } from "./model.js";

/** What a function can reach of the regulation. */
export interface Reach {
  /** The dossier's internal form, and the parameters. */
  readonly dossier: string;
  readonly parameters: string;
  definition(id: string): Code;
  decision(name: string): Code;
  documents(name: string): Code;
  groups(name: string): Code;
  parameter(name: string): Code;
}

export interface Site {
  readonly body: FunctionBody;
  readonly reach: Reach;
  readonly vars: ReadonlyMap<string, Code>;
  /** Variables that stand for a list that is written out where it is used. */
  readonly lists: ReadonlyMap<string, WrittenOut>;
  /** Here no guard is known to hold: a value is only taken to be there if it always is. */
  readonly loose: boolean;
  /** Decisions that are sure to be settled here; « all » where code that finds one unsettled gives up. */
  readonly settled?: ReadonlySet<string> | "all";
}

export interface WrittenOut {
  readonly list: Expr;
  readonly vars: ReadonlyMap<string, Code>;
  readonly lists: ReadonlyMap<string, WrittenOut>;
  readonly loose: boolean;
}

/** Whether every decision that stands before is settled here, and every document known. */
export const isSettled = (site: Site): boolean => site.settled === "all";

export const withVar = (site: Site, name: string, value: Code): Site => ({
  ...site,
  vars: new Map(site.vars).set(name, value),
});

/** The rest of the module, as expressions need it. */
export interface Surroundings {
  readonly model: Model;
  typeText(rep: Rep): string;
  /** The property of the internal form that holds a field of a structure, of a group, or of a document. */
  property(owner: string, field: string): string;
  /** Of a dossier's field. */
  inputProperty(field: string): string;
  fieldOf(
    owner: { readonly kind: "struct" | "document"; readonly name: string },
    field: string,
  ): { readonly rep: Rep; readonly optional: boolean };
  input(field: string): Field;
  /** Property of an element that holds the value of a per-element decision. */
  decisionSlot(decision: string): string;
  /** Whether a decision that is settled may have no value. */
  mayBeAbsent(decision: string): boolean;
  groupSlot(group: string): string;
  /** The list of the dossier's elements of a structure. */
  elements(struct: string): string;
  /** A module constant with the JSON keys of an enumeration, in order. */
  orderOf(enumeration: string): string;
  derived(definition: string, object: Code, site: Site): Code;
  call(definition: string, args: readonly Code[], site: Site): Code;
  parameterAt(parameter: string, at: Code, site: Site): Code;
  record(struct: Struct, fields: ReadonlyMap<string, Code>, row: number): string;
  /** The definition of a list that is written out where it is used, if it is one. */
  writtenOut(definition: string): Expr | undefined;
  /** Whether it is worth computing a list once rather than where it is used. */
  isCheap(list: Expr): boolean;
}
