/** Exceptions to one target that can hold together and conclude differently, where neither derogates from the other. */
import type { Fix } from "../../diagnostics/diagnostic.js";
import type { Expr, Plan, Rule, Target } from "../../plan/plan.js";
import { constantInWords, type Words } from "./cells-in-words.js";
import type { Context } from "./context.js";
import { differing, type Differing } from "./conclusions.js";
import { assume } from "./facts.js";
import { conditionOf, ruleFacts, throughFacts, type Valid } from "./rule-facts.js";

/** Pairs looked at in one regulation, and those that need proof; beyond, nothing is claimed. */
const MOST_PAIRS = 200_000;
const MOST_PROOFS = 2000;

export function lintExceptions(plan: Plan, ctx: Context, valid: Valid): void {
  const rules = new Map(plan.rules.map((r) => [r.id, r]));
  let pairs = 0;
  let proofs = 0;
  for (const [target, exceptions] of byTarget(plan)) {
    const set = target.kind === "rule" ? rules.get(target.rule) : undefined;
    exceptions.forEach((later, i) => {
      for (const before of exceptions.slice(0, i)) {
        if (++pairs > MOST_PAIRS) return;
        const differ =
          targets(later, before) || targets(before, later) ? undefined : differing(before, later, isSameElement);
        if (differ === undefined) continue;
        if (++proofs > MOST_PROOFS) return;
        if (excludeEachOther(before, later, differ.decision, set, ctx, valid)) continue;
        report(before, later, differ, ctx);
        return;
      }
    });
  }
}

/** Exceptions that conclude, by what they derogate from. */
function byTarget(plan: Plan): [Target, Rule[]][] {
  const found = new Map<string, [Target, Rule[]]>();
  for (const rule of plan.rules) {
    if (rule.conclusions.length === 0) continue;
    for (const t of rule.targets) {
      const key =
        t.kind === "rule"
          ? `rule ${t.rule}`
          : t.kind === "decision"
            ? `decision ${t.decision}`
            : `document ${t.document}`;
      const [, exceptions] = found.get(key) ?? [t, []];
      exceptions.push(rule);
      found.set(key, [t, exceptions]);
    }
  }
  return [...found.values()];
}

const targets = (exception: Rule, rule: Rule): boolean =>
  exception.targets.some((t) => t.kind === "rule" && t.rule === rule.id);

/** Elements named in two rules may be the same one. */
const isSameElement = (a: Expr | undefined, b: Expr | undefined): boolean => (a === undefined) === (b === undefined);

function excludeEachOther(
  a: Rule,
  b: Rule,
  decision: string,
  target: Rule | undefined,
  ctx: Context,
  valid: Valid,
): boolean {
  // Where the target runs through elements, its condition may be about another one.
  const facts = target?.each.length === 0 ? ruleFacts(target, valid.facts, ctx) : valid.facts;
  const elements = throughFacts(b, throughFacts(a, facts, ctx, decision), ctx, decision);
  const [x, y] = [conditionOf(a, decision), conditionOf(b, decision)];
  return (
    valid.excludes(assume(assume(elements, x, true, ctx), y, true, ctx)) ||
    assume(assume(elements, y, true, ctx), x, true, ctx).impossible
  );
}

function report(before: Rule, later: Rule, differ: Differing, ctx: Context): void {
  const over = (winner: Rule, loser: Rule): Fix[] => {
    const last = targetSpans(winner, ctx).at(-1);
    if (last === undefined) return [];
    const title = {
      fr: `« ${winner.name} » prend la place de « ${loser.name} »`,
      en: `“${winner.name}” takes the place of “${loser.name}”`,
    };
    return [{ title, edits: [{ span: { ...last, start: last.end }, text: `, ${loser.name}` }] }];
  };
  ctx.report(
    "exceptions-en-conflit",
    later.place,
    {
      une: before.name,
      autre: later.name,
      décision: differ.decision,
      valeur_une: inWords(differ.one),
      valeur_autre: inWords(differ.other),
    },
    {
      related: [{ span: before.place, note: { fr: "l'autre exception", en: "the other exception" } }],
      fixes: [...over(later, before), ...over(before, later)],
    },
  );
}

function targetSpans(rule: Rule, ctx: Context): readonly { file: string; start: number; end: number }[] {
  const declaration = ctx.unit.rules.get(rule.id);
  return declaration?.kind === "rule" ? (declaration.targets ?? []).map((t) => t.span) : [];
}

const inWords = (e: Expr): Words =>
  e.kind === "constant" ? constantInWords(e) : { fr: "non renseigné", en: "not given" };
