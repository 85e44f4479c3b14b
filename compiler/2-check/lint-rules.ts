/** Rules that can never hold, and exceptions that can never meet what they derogate from. */
import type { Span } from "../../diagnostics/source.js";
import type { Expr, Plan, Rule } from "../../plan/plan.js";
import { parts, substitute } from "../../plan/walk.js";
import type { Context } from "./context.js";
import { assume } from "./facts.js";
import { variable } from "./nodes.js";
import { conditionOf, ruleFacts, throughFacts, type Valid } from "./rule-facts.js";

/** An exception to more than these (a table's rows, say) is taken to meet one of them. */
const MOST_TARGETS = 20;

const CONTRADICTED = { fr: "sa condition ne peut jamais être remplie", en: "its condition can never hold" };

export function lintRules(plan: Plan, ctx: Context, valid: Valid): void {
  let explained: ((rule: Rule) => boolean) | undefined;
  const rules = new Map(plan.rules.map((r) => [r.id, r]));
  const never = (rule: Rule, raison: typeof CONTRADICTED): void => {
    explained ??= alreadyExplained(ctx);
    if (!explained(rule)) ctx.report("règle-jamais-applicable", rule.place, { nom: rule.name, raison });
  };
  for (const rule of plan.rules) {
    if (rule.condition === undefined) continue;
    const isExcluded = (): boolean => valid.excludes(ruleFacts(rule, valid.facts, ctx));
    if (ctx.thought(`rule ${rule.id}`, [rule], valid, isExcluded)) never(rule, CONTRADICTED);
    else if (rule.kind === "exception" && rule.targets.length <= MOST_TARGETS) {
      const targets = rule.targets.map((t) => (t.kind === "rule" ? rules.get(t.rule) : undefined));
      const isApart = (): boolean => targets.every((t) => t !== undefined && neverTogether(rule, t, ctx, valid));
      if (!ctx.thought(`exception ${rule.id}`, [rule, ...targets], valid, isApart)) continue;
      const names = targets.map((t) => `« ${t?.name ?? ""} »`).join(", ");
      never(rule, {
        fr: `sa condition exclut celle de ce à quoi elle déroge (${names})`,
        en: `its condition excludes that of what it derogates from (${names})`,
      });
    }
  }
}

/** Whether an exception and its target can never hold for the same elements. */
function neverTogether(exception: Rule, target: Rule, ctx: Context, valid: Valid): boolean {
  if (target.condition === undefined) return false;
  const condition = conditionOf(target);
  const facts = throughFacts(target, valid.facts, ctx);
  const mine = throughSame(exception, target, conditionOf(exception));
  return (
    assume(assume(facts, condition, true, ctx), mine, true, ctx).impossible ||
    assume(assume(facts, mine, true, ctx), condition, true, ctx).impossible
  );
}

/** An exception that runs through the elements its target runs through bears on the same ones. */
function throughSame(exception: Rule, target: Rule, condition: Expr): Expr {
  const [mine, ...more] = exception.each;
  const [theirs, ...others] = target.each;
  if (mine === undefined || theirs === undefined || more.length + others.length > 0 || mine.struct !== theirs.struct)
    return condition;
  return substitute(
    condition,
    new Map([[mine.variable, variable(theirs.variable, { kind: "struct", name: theirs.struct })]]),
  );
}

/** Whether a comparison that is always true or never, found in a rule or in a definition it reads, is the reason already. */
function alreadyExplained(ctx: Context): (rule: Rule) => boolean {
  const found = ctx.reporter.diagnostics.filter((d) => d.code === "jamais-vrai" || d.code === "toujours-vrai");
  if (found.length === 0) return () => false;
  const holds = (outer: Span, inner: Span): boolean =>
    outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
  const around = ctx.unit.declarations.map((d) => d.span).filter((span) => found.some((d) => holds(span, d.span)));
  const isAround = (place: Span): boolean => around.some((span) => holds(span, place));
  return (rule) =>
    isAround(rule.place) || (rule.condition !== undefined && definitionsRead(rule.condition, ctx).some(isAround));
}

/** The places of the definitions that an expression reads, directly or not. */
function definitionsRead(e: Expr, ctx: Context): Span[] {
  const places = new Map<string, Span>();
  const stack = [e];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if ((at.kind === "definition" || at.kind === "derived" || at.kind === "call") && !places.has(at.definition)) {
      const definition = ctx.definition(at.definition);
      if (definition) {
        places.set(at.definition, definition.place);
        stack.push(definition.body);
      }
    }
    stack.push(...parts(at));
  }
  return [...places.values()];
}
