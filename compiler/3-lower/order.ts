/**
 * From the checked parts of a plan to the order in which they can be evaluated, as `plan/README.md` lets rules wait for each other.
 * A cycle has no order: it is given back as the names it goes through.
 */
import type { Expr, Plan, Rule, Step, Target } from "../../plan/plan.js";
import { parts } from "../../plan/walk.js";
import { append } from "../grouping.js";

type Parts = Omit<Plan, "order" | "examples">;

export type Order = { readonly steps: Step[] } | { readonly cycle: readonly string[] };

/** A node that orders others but is no step: a function or derived field. */
type Node = Step | { readonly kind: "function"; readonly definition: string };

const key = (n: Node): string => {
  switch (n.kind) {
    case "definition":
    case "function":
      return `definition ${n.definition}`;
    case "group":
      return `group ${n.group}`;
    case "rule":
      return `rule ${n.rule}`;
    case "reach":
    case "decide":
      return `${n.kind} ${n.decision}`;
    case "deliver":
      return `deliver ${n.document}`;
  }
};

export function order(plan: Parts): Order {
  const graph = dependencies(plan);
  const nodes = new Map<string, Node>();
  const add = (n: Node): void => void nodes.set(key(n), n);
  for (const d of plan.definitions)
    add(
      d.on || d.parameters.length > 0
        ? { kind: "function", definition: d.id }
        : { kind: "definition", definition: d.id },
    );
  for (const g of plan.groups) add({ kind: "group", group: g.name });
  const withDefault = new Set(plan.rules.filter((r) => r.kind === "default").flatMap((r) => decided(r)));
  for (const r of plan.rules) add({ kind: "rule", rule: r.id });
  for (const d of plan.decisions) {
    if (withDefault.has(d.name)) add({ kind: "reach", decision: d.name });
    add({ kind: "decide", decision: d.name });
  }
  for (const d of plan.documents) add({ kind: "deliver", document: d.name });

  const steps: Step[] = [];
  const state = new Map<string, "open" | "done">();
  for (const start of nodes.keys()) {
    if (state.has(start)) continue;
    const path: { id: string; next: readonly string[]; i: number }[] = [{ id: start, next: graph(start), i: 0 }];
    state.set(start, "open");
    while (path.length > 0) {
      const top = path[path.length - 1] as (typeof path)[number];
      const to = top.next[top.i++];
      if (to === undefined) {
        state.set(top.id, "done");
        const node = nodes.get(top.id);
        if (node && node.kind !== "function") steps.push(node);
        path.pop();
      } else if (state.get(to) === "open") {
        const from = path.findIndex((p) => p.id === to);
        return { cycle: [...path.slice(from).map((p) => p.id), to] };
      } else if (!state.has(to) && nodes.has(to)) {
        state.set(to, "open");
        path.push({ id: to, next: graph(to), i: 0 });
      }
    }
  }
  return { steps };
}

const decided = (r: Rule): string[] => r.conclusions.flatMap((c) => (c.kind === "decide" ? [c.decision] : []));

const read = new WeakMap<Expr, ReadonlySet<string>>();

/** The nodes an expression reads. Each is gone through once, also for all the checks that it is kept for. */
export function reads(e: Expr, found: Set<string>): void {
  let mine = read.get(e);
  if (mine === undefined) {
    const own = new Set<string>();
    goThrough(e, own);
    read.set(e, (mine = own));
  }
  for (const id of mine) found.add(id);
}

function goThrough(e: Expr, found: Set<string>): void {
  const stack: Expr[] = [e];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    switch (at.kind) {
      case "definition":
      case "derived":
      case "call":
        found.add(`definition ${at.definition}`);
        break;
      case "decision":
        found.add(`decide ${at.decision}`);
        break;
      case "documents":
        found.add(`deliver ${at.document}`);
        break;
      case "groups":
      case "group-of":
        found.add(`group ${at.group}`);
        break;
      case "elements":
        found.add(`group ${at.struct}`);
        break;
      default:
        break;
    }
    stack.push(...parts(at));
  }
}

/** What each node waits for. */
function dependencies(plan: Parts): (id: string) => readonly string[] {
  const definitions = new Map(plan.definitions.map((d) => [d.id, d]));
  const groups = new Map(plan.groups.map((g) => [g.name, g]));
  const rules = new Map(plan.rules.map((r) => [r.id, r]));
  const decisionOn = new Map(plan.decisions.map((d) => [d.name, d.on]));
  const concluding = new Map<string, Rule[]>();
  const exceptionsTo = new Map<string, Rule[]>();
  const goal = (t: Target): string =>
    t.kind === "rule" ? `rule ${t.rule}` : t.kind === "decision" ? `decide ${t.decision}` : `deliver ${t.document}`;
  for (const r of plan.rules) {
    for (const k of new Set(
      r.conclusions.map((c) => (c.kind === "decide" ? `decide ${c.decision}` : `deliver ${c.document}`)),
    ))
      append(concluding, k, r);
    for (const k of new Set(r.targets.map(goal))) append(exceptionsTo, k, r);
  }
  const noEffect = (r: Rule): boolean => r.conclusions.length === 0;

  /** The rules whose conditions say whether `e` is active, or triggered. */
  const needs = (found: Set<string>, wanted: { rule: Rule; how: "active" | "triggered" }[]): void => {
    const seen = new Set<string>();
    for (let w = wanted.pop(); w !== undefined; w = wanted.pop()) {
      const mark = `${w.how} ${w.rule.id}`;
      if (seen.has(mark)) continue;
      seen.add(mark);
      found.add(`rule ${w.rule.id}`);
      if (w.how === "active") {
        for (const s of exceptionsTo.get(`rule ${w.rule.id}`) ?? [])
          if (noEffect(s)) wanted.push({ rule: s, how: "active" });
        continue;
      }
      for (const t of w.rule.targets) {
        if (t.kind !== "rule") {
          for (const r of concluding.get(goal(t)) ?? []) if (r.kind === "ordinary") found.add(`rule ${r.id}`);
          continue;
        }
        const target = rules.get(t.rule);
        if (target?.kind === "exception")
          wanted.push({ rule: target, how: "triggered" }, { rule: target, how: "active" });
        else if (target?.kind === "ordinary") found.add(`rule ${target.id}`);
      }
    }
  };

  /** The conditions behind what stands on a decision or document, defaults aside. */
  const standing = (goalKey: string, found: Set<string>): void => {
    const wanted: { rule: Rule; how: "active" | "triggered" }[] = [];
    for (const r of concluding.get(goalKey) ?? []) {
      if (r.kind === "default") continue;
      found.add(`rule ${r.id}`);
      if (r.kind === "exception") wanted.push({ rule: r, how: "triggered" }, { rule: r, how: "active" });
      for (const e of exceptionsTo.get(`rule ${r.id}`) ?? []) wanted.push({ rule: e, how: "active" });
    }
    for (const e of exceptionsTo.get(goalKey) ?? []) wanted.push({ rule: e, how: "active" });
    needs(found, wanted);
  };

  /** Defaults that can trigger an exception concluding here. */
  const defaultsOfTargets = (goalKey: string, found: Set<string>): void => {
    const queue = (concluding.get(goalKey) ?? []).filter((r) => r.kind === "exception");
    const seen = new Set(queue.map((r) => r.id));
    for (let e = queue.pop(); e !== undefined; e = queue.pop()) {
      for (const t of e.targets) {
        const target = t.kind === "rule" ? rules.get(t.rule) : undefined;
        if (target?.kind === "exception" && !seen.has(target.id)) {
          seen.add(target.id);
          queue.push(target);
        }
        const names = t.kind === "decision" ? [t.decision] : target?.kind === "default" ? decided(target) : [];
        for (const name of names) {
          const defaults = (concluding.get(`decide ${name}`) ?? []).filter((r) => r.kind === "default");
          if (defaults.length === 0) continue;
          found.add(`reach ${name}`);
          for (const d of defaults) found.add(`rule ${d.id}`);
        }
      }
    }
  };

  const settle = (goalKey: string, found: Set<string>): void => {
    standing(goalKey, found);
    defaultsOfTargets(goalKey, found);
    for (const r of concluding.get(goalKey) ?? []) {
      for (const c of r.conclusions) {
        if (c.kind === "decide" && goalKey === `decide ${c.decision}`) {
          reads(c.value, found);
          if (c.element) reads(c.element, found);
        }
        if (c.kind === "deliver" && goalKey === `deliver ${c.document}`)
          for (const f of c.fields) reads(f.value, found);
      }
    }
  };

  return (id) => {
    const found = new Set<string>();
    const [kind, name] = [id.slice(0, id.indexOf(" ")), id.slice(id.indexOf(" ") + 1)];
    switch (kind) {
      case "definition": {
        const d = definitions.get(name);
        if (d) reads(d.body, found);
        break;
      }
      case "group": {
        const g = groups.get(name);
        if (g) for (const e of [g.source, ...g.keys.map((k) => k.value)]) reads(e, found);
        break;
      }
      case "rule": {
        const r = rules.get(name);
        for (const e of r?.each ?? []) reads(e.list, found);
        for (const l of r?.lets ?? []) reads(l.value, found);
        if (r?.condition) reads(r.condition, found);
        // Bearing looks at the elements that conclusions are about.
        for (const c of r?.conclusions ?? []) if (c.kind === "decide" && c.element) reads(c.element, found);
        break;
      }
      case "reach":
        standing(`decide ${name}`, found);
        break;
      case "decide": {
        settle(id, found);
        const defaults = (concluding.get(id) ?? []).filter((r) => r.kind === "default");
        if (defaults.length > 0) found.add(`reach ${name}`);
        const wanted: { rule: Rule; how: "active" }[] = [];
        for (const d of defaults) {
          found.add(`rule ${d.id}`);
          for (const e of exceptionsTo.get(`rule ${d.id}`) ?? []) wanted.push({ rule: e, how: "active" });
        }
        needs(found, wanted);
        const on = decisionOn.get(name);
        if (on !== undefined && groups.has(on)) found.add(`group ${on}`);
        break;
      }
      case "deliver":
        settle(id, found);
        break;
      default:
        break;
    }
    return [...found];
  };
}
