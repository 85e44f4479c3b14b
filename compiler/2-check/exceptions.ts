/** Exceptions and what they derogate from: targets by name, elements they run through, cycles; one default at a time. */
import type * as Ast from "../../grammar/ast.js";
import type { Rule, Target } from "../../plan/plan.js";
import { append, grouped } from "../grouping.js";
import type { Context } from "./context.js";
import { proposal } from "./names.js";

/** The plan's rules with their targets. `rows` are a table's rules by the table's name. */
export function resolveTargets(
  ctx: Context,
  rules: readonly Rule[],
  declared: ReadonlyMap<string, Ast.RuleDeclaration>,
): Rule[] {
  const byId = new Map(rules.map((r) => [r.id, r]));
  const rows = grouped(
    rules.filter((r) => r.table !== undefined),
    (r) => r.table ?? "",
  );
  // What a rule with an error of its own targets is checked all the same.
  for (const [name, d] of declared)
    if (!byId.has(name)) for (const t of d.targets ?? []) resolveTarget(ctx, t, byId, rows);
  const done = rules.map((rule): Rule => {
    const targets = declared.get(rule.id)?.targets;
    if (targets === undefined) return rule;
    return withTargets(
      rule,
      targets.flatMap((t) => resolveTarget(ctx, t, byId, rows)),
    );
  });
  checkElements(ctx, done);
  refuseCycles(ctx, done);
  return done;
}

const targeted = new WeakMap<Rule, Rule>();

/** The rule with these targets; the very same object for as long as a rule that an earlier check kept has the same. */
function withTargets(rule: Rule, targets: readonly Target[]): Rule {
  const known = targeted.get(rule);
  const isSame =
    known?.targets.length === targets.length && known.targets.every((t, i) => goalOf(t) === goalOf(targets[i] ?? t));
  const made = known && isSame ? known : { ...rule, targets };
  targeted.set(rule, made);
  return made;
}

function resolveTarget(
  ctx: Context,
  t: Ast.Target,
  byId: ReadonlyMap<string, Rule>,
  rows: ReadonlyMap<string, readonly Rule[]>,
): Target[] {
  const name = t.name.text;
  if (t.row !== undefined) {
    const found = rows.get(name)?.find((r) => r.id === `${name}:${t.row}`);
    if (found) return [{ kind: "rule", rule: found.id }];
    if (ctx.unit.rules.get(name)?.kind === "table" && rows.get(name) === undefined) return [];
    ctx.report("ligne-inconnue", t.span, { ligne: t.row, nom: name });
    return [];
  }
  const declared = ctx.unit.rules.get(name);
  const value = ctx.unit.values.get(name);
  const onElements = [...ctx.unit.members.values()].some((m) => m.get(name)?.kind === "decision");
  const asDecision: Target | undefined =
    value?.kind === "decision" || onElements
      ? { kind: "decision", decision: name }
      : ctx.unit.documents.has(name)
        ? { kind: "document", document: name }
        : undefined;
  if (declared && asDecision) {
    ctx.report("cible-ambiguë", t.span, { nom: name });
    return [];
  }
  if (asDecision) return [asDecision];
  if (declared?.kind === "table") return (rows.get(name) ?? []).map((r) => ({ kind: "rule", rule: r.id }));
  // A rule with an error of its own is not in the plan: its exceptions are not to blame.
  if (declared) return byId.has(name) ? [{ kind: "rule", rule: name }] : [];
  const names = [
    ...ctx.unit.rules.keys(),
    ...[...ctx.unit.values].filter(([, v]) => v.kind === "decision").map(([n]) => n),
    ...ctx.unit.documents.keys(),
  ];
  ctx.report("cible-inconnue", t.span, { nom: name }, proposal(t.name, names));
  return [];
}

/** What a rule can be about, as a text: another rule, a decision, a document. */
const goalOf = (t: Target): string =>
  t.kind === "rule" ? `rule ${t.rule}` : t.kind === "decision" ? `decision ${t.decision}` : `document ${t.document}`;

/** Structures whose elements the instances of each possible target run through, or its conclusions are about. */
function structuresByGoal(ctx: Context, rules: readonly Rule[]): ReadonlyMap<string, readonly string[]> {
  const structures = new Map<string, string[]>();
  for (const rule of rules) {
    const goals = new Set([
      `rule ${rule.id}`,
      ...rule.conclusions.map((c) => (c.kind === "decide" ? `decision ${c.decision}` : `document ${c.document}`)),
    ]);
    for (const goal of goals) for (const e of rule.each) append(structures, goal, e.struct);
  }
  for (const [struct, members] of ctx.unit.members) {
    for (const [name, member] of members)
      if (member.kind === "decision") append(structures, `decision ${name}`, struct);
  }
  return structures;
}

function checkElements(ctx: Context, rules: readonly Rule[]): void {
  const structures = structuresByGoal(ctx, rules);
  for (const rule of rules) {
    if (rule.kind !== "exception" || rule.each.length === 0) continue;
    for (const target of rule.targets) {
      const through = new Set(structures.get(goalOf(target)));
      const missing = rule.each.find((e) => ![...through].some((s) => ctx.isA(e.struct, s) || ctx.isA(s, e.struct)));
      if (missing === undefined) continue;
      const name =
        target.kind === "rule" ? target.rule : target.kind === "decision" ? target.decision : target.document;
      ctx.report("exception-hors-cible", rule.place, { exception: rule.name, cible: name, structure: missing.struct });
    }
  }
}

function refuseCycles(ctx: Context, rules: readonly Rule[]): void {
  const next = new Map(rules.map((r) => [r.id, r.targets.flatMap((t) => (t.kind === "rule" ? [t.rule] : []))]));
  const places = new Map(rules.map((r) => [r.id, r.place]));
  const state = new Map<string, "open" | "done">();
  for (const start of next.keys()) {
    if (state.has(start)) continue;
    const path: { id: string; i: number }[] = [{ id: start, i: 0 }];
    state.set(start, "open");
    while (path.length > 0) {
      const top = path[path.length - 1] as { id: string; i: number };
      const to = next.get(top.id)?.[top.i++];
      if (to === undefined) {
        state.set(top.id, "done");
        path.pop();
      } else if (state.get(to) === "open") {
        const cycle = [...path.slice(path.findIndex((p) => p.id === to)).map((p) => p.id), to];
        const place = places.get(to);
        if (place) ctx.report("exceptions-en-cercle", place, { cercle: cycle.join(" → ") });
      } else if (!state.has(to)) {
        state.set(to, "open");
        path.push({ id: to, i: 0 });
      }
    }
  }
}

/** Two defaults of one decision that both always hold. */
export function checkDefaults(ctx: Context, rules: readonly Rule[]): void {
  const always = new Map<string, Rule>();
  for (const rule of rules) {
    if (rule.kind !== "default" || rule.condition !== undefined) continue;
    for (const c of rule.conclusions) {
      if (c.kind !== "decide") continue;
      const first = always.get(c.decision);
      if (first === undefined) always.set(c.decision, rule);
      else
        ctx.report(
          "deux-défauts",
          rule.place,
          { décision: c.decision, autre: first.name },
          { related: [{ span: first.place, note: { fr: "l'autre valeur par défaut", en: "the other default" } }] },
        );
    }
  }
}
