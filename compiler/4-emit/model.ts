/** A plan with what emission asks of it: things by name, which structure completes which, and what depends on decisions. */
import type { Decision, Definition, Expr, Field, Group, Parameter, Plan, Rule, Struct } from "../../plan/plan.js";
import { parts } from "../../plan/walk.js";
import { broken } from "./code.js";

const byName = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [key(item), item]));

/** Every expression inside these, themselves included. A pile of our own: a sum of thousands of terms is a deep tree. */
export function* everyExpr(roots: Iterable<Expr>): Iterable<Expr> {
  const pile = [...roots];
  for (let e = pile.pop(); e !== undefined; e = pile.pop()) {
    yield e;
    pile.push(...parts(e));
  }
}

/** Which decisions, definitions and the like an expression may read by itself. */
export interface Reads {
  /** The dossier, or what was computed from it. */
  readonly state: boolean;
  readonly parameters: boolean;
}

/** Whether an expression reads one of these variables. */
export function readsVariable(root: Expr, isOne: (variable: string) => boolean): boolean {
  return [...everyExpr([root])].some((e) => e.kind === "variable" && isOne(e.name));
}

export class Model {
  private readonly definitions: ReadonlyMap<string, Definition>;
  private readonly decisions: ReadonlyMap<string, Decision>;
  private readonly groups: ReadonlyMap<string, Group>;
  private readonly structs: ReadonlyMap<string, Struct>;
  private readonly parameters: ReadonlyMap<string, Parameter>;
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly taintedDefinitions = new Map<string, boolean>();
  private readonly taintedGroups = new Map<string, boolean>();
  private readonly costs = new Map<string, number>();
  private readonly reads = new Map<string, Reads>();
  private readonly uses = new Map<string, number>();
  private decisionsRead: Set<string> | undefined;

  constructor(readonly plan: Plan) {
    this.definitions = byName(plan.definitions, (d) => d.id);
    this.decisions = byName(plan.decisions, (d) => d.name);
    this.groups = byName(plan.groups, (g) => g.name);
    this.structs = byName(plan.structs, (s) => s.name);
    this.parameters = byName(plan.parameters, (p) => p.name);
    this.rules = byName(plan.rules, (r) => r.id);
    for (const e of everyExpr(this.allExprs())) {
      if (e.kind === "definition" || e.kind === "derived" || e.kind === "call") {
        this.uses.set(e.definition, (this.uses.get(e.definition) ?? 0) + 1);
      }
    }
  }

  definition(id: string): Definition {
    return this.definitions.get(id) ?? broken(`definition ${id}`);
  }
  decision(name: string): Decision {
    return this.decisions.get(name) ?? broken(`decision ${name}`);
  }
  group(name: string): Group | undefined {
    return this.groups.get(name);
  }
  struct(name: string): Struct {
    return this.structs.get(name) ?? broken(`structure ${name}`);
  }
  parameter(name: string): Parameter {
    return this.parameters.get(name) ?? broken(`parameter ${name}`);
  }
  rule(id: string): Rule {
    return this.rules.get(id) ?? broken(`rule ${id}`);
  }

  isA(name: string, ancestor: string): boolean {
    for (let at: string | undefined = name; at !== undefined; at = this.structs.get(at)?.completes)
      if (at === ancestor) return true;
    return false;
  }

  /** Whether an element of one may be an element of the other. */
  mayMeet(a: string, b: string): boolean {
    return this.isA(a, b) || this.isA(b, a);
  }

  field(struct: string, field: string): Field {
    return this.struct(struct).fields.find((f) => f.name === field) ?? broken(`field ${field} of ${struct}`);
  }

  /** How many places of the regulation read a definition. */
  usesOf(definition: string): number {
    return this.uses.get(definition) ?? 0;
  }

  /** All that rules compute and read to decide. */
  *ruleExprs(rules: Iterable<Rule>): Iterable<Expr> {
    for (const rule of rules) {
      for (const { list } of rule.each) yield list;
      for (const { value } of rule.lets) yield value;
      if (rule.condition) yield rule.condition;
      for (const conclusion of rule.conclusions) {
        if (conclusion.kind === "deliver") yield* conclusion.fields.map((f) => f.value);
        else yield* conclusion.element ? [conclusion.element, conclusion.value] : [conclusion.value];
      }
      yield* rule.readings.map((r) => r.value);
    }
  }

  /** What only traces say of rules. */
  *traceExprs(rules: Iterable<Rule>): Iterable<Expr> {
    for (const rule of rules) {
      for (const test of rule.tests) yield* [test.condition, ...test.readings.map((r) => r.value)];
      for (const part of rule.motif ?? []) if (typeof part !== "string") yield part;
    }
  }

  /** What groups are made from. */
  *groupExprs(names: Iterable<string>): Iterable<Expr> {
    for (const name of names) {
      const group = this.groups.get(name);
      if (group) yield* [group.source, ...group.keys.map((k) => k.value)];
    }
  }

  /** Every expression that is not part of another. */
  *allExprs(): Iterable<Expr> {
    const { plan } = this;
    yield* this.ruleExprs(plan.rules);
    yield* this.traceExprs(plan.rules);
    yield* plan.definitions.map((d) => d.body);
    yield* plan.constraints.map((c) => c.condition);
    yield* this.groupExprs(plan.groups.map((g) => g.name));
  }

  /** The definitions and groups that some expressions need, directly or not. */
  needed(roots: Iterable<Expr>): {
    readonly definitions: ReadonlySet<string>;
    readonly groups: ReadonlySet<string>;
    readonly parameters: ReadonlySet<string>;
  } {
    const definitions = new Set<string>();
    const groups = new Set<string>();
    const parameters = new Set<string>();
    const pile: Expr[] = [...roots];
    const needGroup = (name: string): void => {
      if (!this.groups.has(name) || groups.has(name)) return;
      groups.add(name);
      pile.push(...this.groupExprs([name]));
    };
    for (let e = pile.pop(); e !== undefined; e = pile.pop()) {
      if ((e.kind === "definition" || e.kind === "derived" || e.kind === "call") && !definitions.has(e.definition)) {
        definitions.add(e.definition);
        pile.push(this.definition(e.definition).body);
      } else if (e.kind === "groups" || e.kind === "group-of") needGroup(e.group);
      else if (e.kind === "elements") needGroup(e.struct);
      else if (e.kind === "parameter") parameters.add(e.parameter);
      pile.push(...parts(e));
    }
    return { definitions, groups, parameters };
  }

  /** Whether an expression can be blocked: it reads a decision or a document, be it through definitions. */
  tainted(root: Expr, isBlocked: (variable: string) => boolean = () => false): boolean {
    for (const e of everyExpr([root])) {
      if (e.kind === "decision" || e.kind === "documents") return true;
      if (e.kind === "variable" && isBlocked(e.name)) return true;
      if (
        (e.kind === "definition" || e.kind === "derived" || e.kind === "call") &&
        this.taintedDefinition(e.definition)
      )
        return true;
      if ((e.kind === "groups" || e.kind === "group-of") && this.taintedGroup(e.group)) return true;
      if (e.kind === "elements" && this.taintedGroup(e.struct)) return true;
    }
    return false;
  }

  /** Whether some expression reads a decision: then it must be settled for what follows. */
  readsDecision(name: string): boolean {
    const read = (): string[] =>
      [...everyExpr(this.allExprs())].flatMap((e) => (e.kind === "decision" ? [e.decision] : []));
    return (this.decisionsRead ??= new Set(read())).has(name);
  }

  taintedDefinition(id: string): boolean {
    const known = this.taintedDefinitions.get(id);
    if (known !== undefined) return known;
    const tainted = this.tainted(this.definition(id).body);
    this.taintedDefinitions.set(id, tainted);
    return tainted;
  }

  taintedGroup(name: string): boolean {
    const known = this.taintedGroups.get(name);
    if (known !== undefined) return known;
    const group = this.groups.get(name);
    const tainted =
      group !== undefined && [group.source, ...group.keys.map((k) => k.value)].some((e) => this.tainted(e));
    this.taintedGroups.set(name, tainted);
    return tainted;
  }

  /** Roughly how many operations an expression takes; lists count for several times their inside. */
  cost(root: Expr): number {
    let cost = 0;
    for (const e of everyExpr([root])) {
      cost += 1;
      if ("list" in e && e.kind !== "count") cost += 20;
      if (e.kind === "derived" || e.kind === "call") cost += this.costOf(e.definition);
    }
    return Math.min(cost, 1e9);
  }

  costOf(definition: string): number {
    const known = this.costs.get(definition);
    if (known !== undefined) return known;
    const cost = this.cost(this.definition(definition).body);
    this.costs.set(definition, cost);
    return cost;
  }

  /** What the function of a derived field or of a definition with parameters must be handed. */
  readsOf(definition: string): Reads {
    const known = this.reads.get(definition);
    if (known) return known;
    let state = false;
    let parameters = false;
    for (const e of everyExpr([this.definition(definition).body])) {
      switch (e.kind) {
        case "input":
        case "definition":
        case "documents":
        case "groups":
        case "group-of":
        case "elements":
          state = true;
          break;
        case "decision":
          state ||= e.element === undefined;
          break;
        case "parameter":
        case "parameter-at": {
          const parameter = this.parameter(e.parameter);
          parameters ||= parameter.chosen;
          state ||= isDated(parameter) && e.kind === "parameter";
          break;
        }
        case "derived":
        case "call": {
          const inner = this.readsOf(e.definition);
          state ||= inner.state;
          parameters ||= inner.parameters;
          break;
        }
        default:
      }
    }
    // A definition that is written out where it is used brings along what it reads.
    const reads = { state, parameters: parameters || (state && this.plan.parameters.some((p) => p.chosen)) };
    this.reads.set(definition, reads);
    return reads;
  }

  /** What the functions of the module read of what `decide` computes: it is kept in the dossier for them. */
  keptForFunctions(): {
    readonly definitions: ReadonlySet<string>;
    readonly decisions: ReadonlySet<string>;
    readonly documents: ReadonlySet<string>;
    readonly groups: ReadonlySet<string>;
    readonly parameters: ReadonlySet<string>;
  } {
    const kept = {
      definitions: new Set<string>(),
      decisions: new Set<string>(),
      documents: new Set<string>(),
      groups: new Set<string>(),
      parameters: new Set<string>(),
    };
    const functions = this.plan.definitions.filter((d) => d.on || d.parameters.length > 0).map((d) => d.body);
    const pile: Expr[] = [...functions];
    for (let e = pile.pop(); e !== undefined; e = pile.pop()) {
      if (e.kind === "definition" && !kept.definitions.has(e.definition)) {
        kept.definitions.add(e.definition);
        // It may be written out where it is used.
        pile.push(this.definition(e.definition).body);
      } else if (e.kind === "decision" && e.element === undefined) kept.decisions.add(e.decision);
      else if (e.kind === "documents") kept.documents.add(e.document);
      else if (e.kind === "groups" || e.kind === "group-of") kept.groups.add(e.group);
      else if (e.kind === "elements" && this.groups.has(e.struct)) kept.groups.add(e.struct);
      else if (e.kind === "parameter" && isDated(this.parameter(e.parameter))) kept.parameters.add(e.parameter);
      pile.push(...parts(e));
    }
    return kept;
  }
}

/** Whether its value depends on a date. */
export const isDated = (parameter: Parameter): boolean => parameter.values.some((v) => v.from !== undefined);
