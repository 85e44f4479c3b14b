/** Brings the questions of boundaries from where they stand, through the definitions that read them, to the rules, whose traces answer. */
import type { Definition, Expr, Reading } from "../../plan/plan.js";
import { question, SIDES, type Boundary } from "./boundaries.js";
import { any, TRUE } from "./conditions.js";
import type { Root } from "./roots.js";
import type { Subject } from "./subjects.js";

/** Whether a dossier stands on one side of a boundary, as one instance of a rule sees it. */
export interface Question {
  readonly subject: Subject;
  readonly goal: string;
  readonly label: string;
  /** The test that it bears on, which must decide the rule's condition for the answer to count. */
  readonly test?: number;
  /** It stands in a conclusion: the rule must hold. */
  readonly isConcluded: boolean;
}

/** The rule that asks what no rule's instance is asked. */
export const NOWHERE = "\u0000";

/** How many places a boundary is followed to: work is bounded, whatever the text. */
const FARTHEST = 200;

export class Asking {
  /** What the copy of the plan defines beside its own definitions. */
  readonly definitions: Definition[] = [];
  /** What the rules read, by label. */
  readonly readings = new Map<string, Reading>();
  private readonly asked = new Map<string, Question[]>();
  private readonly byId: ReadonlyMap<string, Root>;
  private readonly readers = new Map<string, Set<Root>>();

  constructor(roots: readonly Root[]) {
    this.byId = new Map(roots.flatMap((root) => (root.definition ? [[root.definition.id, root] as const] : [])));
    for (const root of roots)
      for (const { definition } of root.sites)
        this.readers.set(definition, (this.readers.get(definition) ?? new Set()).add(root));
  }

  questions(rule: string): readonly Question[] {
    return this.asked.get(rule) ?? [];
  }

  /** Asks on which sides of a boundary dossiers stand; false where no rule can be asked. */
  sides(subject: Subject, boundary: Boundary, home: Root): boolean {
    const concerned = this.concernedBy(home);
    const rules = [...concerned].filter(({ definition }) => definition === undefined);
    for (const side of SIDES.filter((one) => subject.goals.some(({ name }) => name === one))) {
      const search: Search = { home, concerned, asked: question(boundary, side), through: new Map() };
      for (const root of rules) {
        const e = this.within(root, search);
        if (e) this.add(subject, side, root, root.wrap(e));
      }
    }
    return rules.length > 0;
  }

  /** Where something that stands in `home` bears: there, and wherever definitions bring it. */
  private concernedBy(home: Root): ReadonlySet<Root> {
    const concerned = new Set([home]);
    for (const { definition } of concerned)
      for (const reader of (definition && this.readers.get(definition.id)) ?? [])
        if (concerned.size < FARTHEST) concerned.add(reader);
    return concerned;
  }

  /** The question as an expression of this root: its own, or that of the definitions it reads. */
  private within(root: Root, search: Search): Expr | undefined {
    const items = root === search.home ? [search.asked] : [];
    for (const { definition, reading, wrap } of root.sites) {
      const read = this.byId.get(definition);
      const id = read && search.concerned.has(read) ? this.through(read, search) : undefined;
      if (id !== undefined) items.push(wrap({ ...reading, definition: id, type: TRUE.type, optional: false } as Expr));
    }
    return items.length < 2 ? items[0] : any(...items);
  }

  /** The same question as a definition beside the one it goes through: its id. */
  private through(root: Root, search: Search): string | undefined {
    if (search.through.has(root)) return search.through.get(root);
    const body = this.within(root, search);
    const id = root.definition && body ? `${NOWHERE}${this.definitions.length}` : undefined;
    if (root.definition && body && id !== undefined) this.definitions.push({ ...root.definition, id, body });
    search.through.set(root, id);
    return id;
  }

  private add(subject: Subject, goal: string, { rule, test, isConcluded }: Root, value: Expr): void {
    const id = rule?.id ?? NOWHERE;
    const label = String(this.readings.size);
    this.readings.set(label, { label, value });
    const asked = { subject, goal, label, isConcluded, ...(test === undefined ? {} : { test }) };
    const others = this.asked.get(id);
    if (others) others.push(asked);
    else this.asked.set(id, [asked]);
  }
}

/** One question on its way. */
interface Search {
  readonly home: Root;
  readonly concerned: ReadonlySet<Root>;
  readonly asked: Expr;
  /** The definitions that carry it, by where they stand; none where it does not reach. */
  readonly through: Map<Root, string | undefined>;
}
