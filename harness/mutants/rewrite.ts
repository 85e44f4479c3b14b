/** Plans rewritten: other expressions in the places of a plan, or a plan without one of its rules. */
import type { Expr, Plan, Rule } from "../../plan/plan.js";
import { parts, withParts } from "../../plan/walk.js";

/** A declaration whose expressions decide, and one of them. */
export interface Root {
  readonly owner: Owner;
  readonly expr: Expr;
}

export interface Owner {
  readonly kind: "rule" | "definition" | "constraint" | "parameter" | "group" | "version";
  /** The rule's id, the definition's, the contrainte's message, the name of the parameter or of the group. */
  readonly name: string;
}

/**
 * Every expression of a plan that decides, in order of evaluation within a declaration. Tests and readings, which only tell, are left out,
 * and so are definitions, parameters and groups that nothing reads: a library brings more than a regulation needs.
 */
export function rootsOf(plan: Plan): readonly Root[] {
  const all = everyRoot(plan);
  const byOwner = new Map<string, Root[]>();
  for (const root of all) {
    const name = `${root.owner.kind} ${root.owner.name}`;
    byOwner.set(name, [...(byOwner.get(name) ?? []), root]);
  }
  const read = new Set<Root>();
  const pile = all.filter(({ owner }) => owner.kind === "rule" || owner.kind === "constraint");
  for (let root = pile.pop(); root !== undefined; root = pile.pop()) {
    if (read.has(root)) continue;
    read.add(root);
    const inside: Expr[] = [root.expr];
    for (let e = inside.pop(); e !== undefined; e = inside.pop()) {
      inside.push(...parts(e));
      pile.push(...namesRead(e).flatMap((name) => byOwner.get(name) ?? []));
    }
  }
  return all.filter((root) => read.has(root));
}

function namesRead(e: Expr): readonly string[] {
  switch (e.kind) {
    case "definition":
    case "derived":
    case "call":
      return [`definition ${e.definition}`];
    case "parameter":
    case "parameter-at":
      return [`parameter ${e.parameter}`];
    case "groups":
    case "group-of":
      return [`group ${e.group}`];
    case "elements":
      return [`group ${e.struct}`];
    default:
      return [];
  }
}

function everyRoot(plan: Plan): readonly Root[] {
  const of = (owner: Owner, expressions: readonly (Expr | undefined)[]): Root[] =>
    expressions.flatMap((expr) => (expr === undefined ? [] : [{ owner, expr }]));
  return [
    ...plan.parameters.flatMap((p) =>
      of(
        { kind: "parameter", name: p.name },
        p.values.map((v) => v.value),
      ),
    ),
    ...plan.constraints.flatMap((c) => of({ kind: "constraint", name: c.message }, [c.condition])),
    ...plan.definitions.flatMap((d) => of({ kind: "definition", name: d.id }, [d.body])),
    ...plan.groups.flatMap((g) => of({ kind: "group", name: g.name }, [g.source, ...g.keys.map((k) => k.value)])),
    ...plan.rules.flatMap((r) =>
      of({ kind: "rule", name: r.id }, [
        ...r.each.map((e) => e.list),
        ...r.lets.map((l) => l.value),
        r.condition,
        ...r.conclusions.flatMap((c) => (c.kind === "decide" ? [c.element, c.value] : c.fields.map((f) => f.value))),
      ]),
    ),
  ];
}

/** The plan where `change` has given another node for some of its nodes; undefined leaves one as it is and goes on into its parts. */
export function rewritten(plan: Plan, change: (e: Expr) => Expr | undefined): Plan {
  const visit = (e: Expr): Expr => {
    const changed = change(e);
    if (changed) return changed;
    const before = parts(e);
    if (before.length === 0) return e;
    const after = before.map(visit);
    return after.every((part, i) => part === before[i]) ? e : withParts(e, after);
  };
  const inRule = (rule: Rule): Rule => ({
    ...rule,
    each: rule.each.map((e) => ({ ...e, list: visit(e.list) })),
    lets: rule.lets.map((l) => ({ ...l, value: visit(l.value) })),
    ...(rule.condition && { condition: visit(rule.condition) }),
    conclusions: rule.conclusions.map((c) =>
      c.kind === "decide"
        ? { ...c, ...(c.element && { element: visit(c.element) }), value: visit(c.value) }
        : { ...c, fields: c.fields.map((f) => ({ ...f, value: visit(f.value) })) },
    ),
  });
  return {
    ...plan,
    parameters: plan.parameters.map((p) => ({ ...p, values: p.values.map((v) => ({ ...v, value: visit(v.value) })) })),
    constraints: plan.constraints.map((c) => ({ ...c, condition: visit(c.condition) })),
    definitions: plan.definitions.map((d) => ({ ...d, body: visit(d.body) })),
    groups: plan.groups.map((g) => ({
      ...g,
      source: visit(g.source),
      keys: g.keys.map((k) => ({ ...k, value: visit(k.value) })),
    })),
    rules: plan.rules.map(inRule),
  };
}

/** The plan as if rules had been forgotten: they conclude nothing, and nothing is an exception to them. */
export function withoutRules(plan: Plan, ids: ReadonlySet<string>): Plan {
  return {
    ...plan,
    rules: plan.rules.map((rule) =>
      ids.has(rule.id)
        ? { ...rule, targets: [], conclusions: [], ...(rule.kind === "exception" && { kind: "ordinary" as const }) }
        : { ...rule, targets: rule.targets.filter((t) => t.kind !== "rule" || !ids.has(t.rule)) },
    ),
  };
}
