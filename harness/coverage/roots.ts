/** Where the expressions of a plan stand, and how a question about a part of one is asked of the whole. */
import type { Definition, Expr, Plan, Rule } from "../../plan/plan.js";
import { eachPart, someOf } from "./boundaries.js";

/** Somewhere that expressions stand, and where questions about them can be asked. */
export interface Root {
  readonly expression: Expr;
  /** None for what stands in no rule: lists that rules run through, groups. */
  readonly rule?: Rule;
  readonly test?: number;
  readonly isConcluded: boolean;
  readonly definition?: Definition;
  readonly wrap: (e: Expr) => Expr;
  /** Where definitions are read. */
  readonly sites: readonly { readonly definition: string; readonly reading: Expr; readonly wrap: (e: Expr) => Expr }[];
}

const elements = (each: Rule["each"], e: Expr): Expr =>
  each.reduceRight((inside, { list, variable }) => someOf(list, variable, inside), e);
const itself = (e: Expr): Expr => e;

export function rootsOf(plan: Plan): Root[] {
  const root = (expression: Expr, more: Partial<Root> = {}): Root => {
    const sites: Root["sites"][number][] = [];
    eachPart(expression, (e, wrap) => {
      if (e.kind === "definition" || e.kind === "derived" || e.kind === "call")
        sites.push({ definition: e.definition, reading: e, wrap });
    });
    return { expression, isConcluded: false, wrap: itself, ...more, sites };
  };
  const ofRules = plan.rules.flatMap((rule) => [
    ...rule.each.map(({ list }, i) => root(list, { wrap: (e) => elements(rule.each.slice(0, i), e) })),
    ...rule.lets.map(({ value }) => root(value, { rule })),
    ...rule.tests.map(({ condition }, test) => root(condition, { rule, test })),
    ...rule.conclusions.flatMap((c) => {
      const values = c.kind === "decide" ? [c.value] : c.fields.map(({ value }) => value);
      return values.map((value) => root(value, { rule, isConcluded: true }));
    }),
  ]);
  const ofGroups = plan.groups.flatMap(({ source, variable, keys }) => [
    root(source),
    ...keys.map(({ value }) => root(value, { wrap: (e) => someOf(source, variable, e) })),
  ]);
  return [...ofRules, ...ofGroups, ...plan.definitions.map((definition) => root(definition.body, { definition }))];
}
