/**
 * All that can be known of a dossier without looking at a rule: its fields, the regulation's parameters, definitions,
 * groups, the elements of each structure. Each is computed once, when first asked for.
 */
import type { Definition, Expr, Group, Plan } from "../plan/plan.js";
import { parts } from "../plan/walk.js";
import { evaluate, type Frame } from "./expressions.js";
import type { Parameters } from "./parameters.js";
import { ABSENT, BLOCKED, broken, Element, equal, isList, type Answer, type List } from "./values.js";

/** Where the answers of decisions and documents come from. */
export interface Decided {
  decision(name: string, element?: Element): Answer;
  documents(name: string): Answer;
}

/**
 * Is told of every expression before it is evaluated, with its variables and what would evaluate any other in its place. What is computed once
 * and kept (definitions, conditions of rules) is evaluated in variables of its own.
 */
export type Probe = (expression: Expr, frame: Frame, answer: (other: Expr) => Answer) => void;

export class Facts {
  /** The definitions that each definition reads directly: without element, or on its own element. */
  private readonly needs = new Map<Definition, readonly Definition[]>();
  private readonly values = new Map<Definition, Map<Element | undefined, Answer>>();
  private readonly grouped = new Map<string, List | typeof BLOCKED>();
  private readonly definitions: ReadonlyMap<string, Definition>;
  private readonly completes: ReadonlyMap<string, string | undefined>;
  private all: readonly Element[] | undefined;

  constructor(
    readonly plan: Plan,
    /** The dossier itself, as an element of no structure. */
    readonly dossier: Element,
    readonly parameters: Parameters,
    readonly decided: Decided,
    readonly probe?: Probe,
  ) {
    this.definitions = new Map(plan.definitions.map((d) => [d.id, d]));
    this.completes = new Map(plan.structs.map((s) => [s.name, s.completes]));
  }

  definitionNamed(id: string): Definition {
    return this.definitions.get(id) ?? broken(`definition ${id}`);
  }

  /** The value of a definition; of a derived field, on `object`. */
  definition(id: string, object?: Element): Answer {
    // A pile of our own in place of recursion: a chain of definitions may be long.
    const pile = [this.definitionNamed(id)];
    for (let top = pile.at(-1); top !== undefined; top = pile.at(-1)) {
      const missing = this.needed(top).filter((d) => this.known(d, object) === undefined);
      if (missing.length > 0) {
        pile.push(...missing);
      } else {
        this.compute(top, object);
        pile.pop();
      }
    }
    return this.known(this.definitionNamed(id), object) ?? ABSENT;
  }

  private known(definition: Definition, object: Element | undefined): Answer | undefined {
    return this.values.get(definition)?.get(definition.on && object);
  }

  private compute(definition: Definition, object: Element | undefined): void {
    if (this.known(definition, object) !== undefined) return;
    const frame: Frame = new Map();
    if (definition.on) frame.set(definition.on.variable, object ?? broken("an element"));
    const answer = evaluate(this, definition.body, frame);
    const values = this.values.get(definition) ?? new Map<Element | undefined, Answer>();
    this.values.set(definition, values.set(definition.on && object, answer));
  }

  private needed(definition: Definition): readonly Definition[] {
    const known = this.needs.get(definition);
    if (known) return known;
    const found = new Set<Definition>();
    const pile: Expr[] = [definition.body];
    for (let e = pile.pop(); e !== undefined; e = pile.pop()) {
      const onItself =
        e.kind === "derived" && e.object.kind === "variable" && e.object.name === definition.on?.variable;
      if (e.kind === "definition" || (e.kind === "derived" && onItself)) found.add(this.definitionNamed(e.definition));
      pile.push(...parts(e));
    }
    const needed = [...found];
    this.needs.set(definition, needed);
    return needed;
  }

  groupNamed(name: string): Group | undefined {
    return this.plan.groups.find((g) => g.name === name);
  }

  /** The groups of a declaration, in order of first appearance. */
  groups(name: string): List | typeof BLOCKED {
    const known = this.grouped.get(name);
    if (known !== undefined) return known;
    const groups = this.group(this.groupNamed(name) ?? broken(`group ${name}`));
    this.grouped.set(name, groups);
    return groups;
  }

  private group(group: Group): List | typeof BLOCKED {
    const source = evaluate(this, group.source, new Map());
    if (!isList(source)) return BLOCKED;
    const groups: { readonly keys: readonly Answer[]; readonly members: Answer[]; readonly element: Element }[] = [];
    for (const member of source) {
      const keys = group.keys.map((key) => evaluate(this, key.value, new Map([[group.variable, member]])));
      if (keys.includes(BLOCKED)) return BLOCKED;
      const existing = groups.find((g) => g.keys.every((key, i) => equal(key, keys[i] ?? ABSENT)));
      if (existing) existing.members.push(member);
      else groups.push({ keys, members: [member], element: new Element(group.name) });
    }
    for (const { keys, members, element } of groups) {
      group.keys.forEach((key, i) => element.fields.set(key.name, keys[i] ?? ABSENT));
      element.fields.set(
        "éléments",
        members.filter((m) => m !== ABSENT && m !== BLOCKED),
      );
    }
    return groups.map((g) => g.element);
  }

  /** The group that an element belongs to. */
  groupOf(name: string, member: Element): Answer {
    const groups = this.groups(name);
    if (groups === BLOCKED) return BLOCKED;
    return groups.find((g) => g instanceof Element && (g.fields.get("éléments") as List).includes(member)) ?? ABSENT;
  }

  /** All the elements of a structure, or of a group, in order; blocked for a group over a list that is blocked. */
  elements(struct: string): readonly Element[] | typeof BLOCKED {
    if (this.groupNamed(struct)) return this.groups(struct) as readonly Element[] | typeof BLOCKED;
    this.all ??= [...this.within(this.dossier)];
    return this.all.filter((element) => this.isA(element.struct, struct));
  }

  private isA(struct: string, expected: string): boolean {
    for (let s: string | undefined = struct; s !== undefined; s = this.completes.get(s))
      if (s === expected) return true;
    return false;
  }

  /** An element before what it holds. The fields of an element were set in the order of their declaration. */
  private *within(holder: Element): Iterable<Element> {
    for (const answer of holder.fields.values()) {
      for (const item of isList(answer) ? answer : [answer]) {
        if (!(item instanceof Element)) continue;
        yield item;
        yield* this.within(item);
      }
    }
  }
}
