/** The condition of a rule as a tree over its tests: its truth from theirs, and the rule with one of them turned round. */
import type { Expr, Rule, Type } from "../../plan/plan.js";
import { canonical } from "../../plan/walk.js";

const BOOLEAN: Type = { kind: "boolean" };
const typed = { type: BOOLEAN, optional: false } as const;
export const TRUE: Expr = { ...typed, kind: "constant", value: true };
export const FALSE: Expr = { ...typed, kind: "constant", value: false };
export const not = (value: Expr): Expr => ({ ...typed, kind: "not", value });
export const all = (...items: readonly Expr[]): Expr => ({ ...typed, kind: "and", items });
export const any = (...items: readonly Expr[]): Expr => ({ ...typed, kind: "or", items });

/** Undefined where it is not known: blocked, or absent. */
export type Truth = boolean | undefined;

export type Tree =
  | { readonly kind: "leaf"; readonly test: number }
  | { readonly kind: "and" | "or"; readonly items: readonly Tree[] }
  /** A part of the condition that no test states. */
  | { readonly kind: "other"; readonly condition: Expr };

/** The tree of a rule's condition; a rule without condition has none. */
export function treeOf({ condition, tests }: Rule): Tree | undefined {
  const texts = tests.map((test) => canonical(test.condition));
  const visit = (e: Expr): Tree => {
    const same = tests.findIndex((test) => test.condition === e);
    const test = same >= 0 ? same : texts.indexOf(canonical(e));
    if (test >= 0) return { kind: "leaf", test };
    if (e.kind === "and" || e.kind === "or") return { kind: e.kind, items: e.items.map(visit) };
    return { kind: "other", condition: e };
  };
  return condition && visit(condition);
}

/** The truth of the condition, from that of the tests. */
export function truthOf(tree: Tree, tests: readonly Truth[]): Truth {
  if (tree.kind === "leaf") return tests[tree.test];
  if (tree.kind === "other") return undefined;
  const decides = tree.kind === "or";
  const items = tree.items.map((item) => truthOf(item, tests));
  if (items.includes(decides)) return decides;
  return items.includes(undefined) ? undefined : !decides;
}

/** The truth of the condition if one test were the opposite of what it is. */
export const flippedTruth = (tree: Tree, tests: readonly Truth[], flipped: number): Truth =>
  truthOf(
    tree,
    tests.map((truth, i) => (i === flipped && truth !== undefined ? !truth : truth)),
  );

/** The rule whose condition is the opposite of what it is. */
export const flippedRule = (rule: Rule): Rule => ({
  ...rule,
  condition: rule.condition ? not(rule.condition) : FALSE,
});

/**
 * The rule with one test turned round, where its condition is then known; elsewhere it keeps its truth. A test that guards another
 * would otherwise leave a condition that cannot be read, and a verdict that changes for no reason of the law.
 */
export function ruleFlippedAt(rule: Rule, tree: Tree, flipped: number): Rule {
  const whether = (node: Tree, wanted: boolean): Expr => {
    if (node.kind === "leaf" || node.kind === "other") {
      const e = node.kind === "leaf" ? (rule.tests[node.test]?.condition ?? FALSE) : node.condition;
      const isTrue = wanted !== (node.kind === "leaf" && node.test === flipped);
      const isKnown: Expr = { ...typed, kind: "present", value: e };
      return { ...typed, kind: "if", condition: isKnown, then: isTrue ? e : not(e), else: FALSE };
    }
    const items = node.items.map((item) => whether(item, wanted));
    return (node.kind === "and") === wanted ? all(...items) : any(...items);
  };
  const condition = any(whether(tree, true), all(not(whether(tree, false)), rule.condition ?? TRUE));
  return { ...rule, condition };
}
