/**
 * What a check keeps of each declaration for the next check of almost the same text: the answer, all that was done on the way (findings, names
 * used and given out), and the answers that it was made from. It stands as long as those do: the same declarations, asked the same things, say the same.
 */
import type * as Ast from "../../grammar/ast.js";
import type { Definition, Expr, Place } from "../../plan/plan.js";
import type { Unit } from "../1-resolve/unit.js";
import type { Reporter } from "../report.js";
import type { CheckedTable } from "./context.js";

/** What can be asked of a declaration; `output`: the type that it declares, `concluding`: the rules that conclude on a name. */
export type Question =
  "definition" | "group" | "decision" | "output" | "rule" | "default" | "constraint" | "concluding";

export type Effect =
  | { readonly kind: "found"; readonly finding: Parameters<Reporter["report"]> }
  | { readonly kind: "table"; readonly table: CheckedTable }
  | { readonly kind: "perhaps-empty"; readonly place: Place; readonly list: Expr };

interface Asked {
  readonly question: Question;
  readonly of: unknown;
  readonly answer: unknown;
}

interface Recording {
  readonly asked: Asked[];
  readonly used: Set<unknown>;
  readonly given: [wanted: string, name: string][];
  readonly effects: Effect[];
  /** Whether nothing was met that depends on who asked. */
  isSound: boolean;
}

interface Answer extends Recording {
  readonly value: unknown;
  /** How many definitions were being checked when it was asked for. */
  readonly depth: number;
}

/** What was concluded of some parts of a plan, seen together. */
interface Thought {
  readonly about: readonly unknown[];
  readonly value: unknown;
  readonly effects: readonly Effect[];
  readonly spent: number;
}

/** What the checker can tell of itself while it goes on. */
export interface Present {
  /** The answer that has been given in this check; undefined where there is none yet. */
  answered(question: Question, of: unknown): { readonly value: unknown } | undefined;
  isDeclared(d: object): boolean;
  /** The names that would be given out for these, one after the other; `isMeant`: they are. */
  names(wanted: readonly string[], isMeant: boolean): readonly string[];
  use(what: unknown): void;
  apply(effect: Effect): void;
}

/** What all declarations stand on: their names, types, the dossier, and the definitions that those need. */
interface World {
  readonly declared: readonly unknown[];
  readonly early: ReadonlyMap<Ast.DefinitionDeclaration, Definition | undefined>;
  readonly given: readonly (readonly [wanted: string, name: string])[];
}

type Answers = Map<Question, Map<unknown, Answer>>;

export class Past {
  #before: Answers;
  readonly #now: Answers = new Map();
  #worldBefore: World | undefined;
  #world: World | undefined;
  readonly #open: Recording[] = [recording()];
  /** Whether answers are kept: not before types are known. */
  #isKeeping = false;
  #thoughtsBefore: ReadonlyMap<string, Thought>;
  readonly #thoughts = new Map<string, Thought>();
  #constraintsBefore: readonly unknown[] | undefined;
  #constraints: readonly unknown[] | undefined;

  constructor(before?: Past) {
    this.#before = before === undefined ? new Map() : before.#now;
    this.#worldBefore = before === undefined ? undefined : before.#world;
    this.#thoughtsBefore = before === undefined ? new Map() : before.#thoughts;
    this.#constraintsBefore = before === undefined ? undefined : before.#constraints;
  }

  /** Lets go of what only this check needed. */
  forget(): void {
    this.#before = new Map();
    this.#worldBefore = undefined;
    this.#thoughtsBefore = new Map();
    this.#open.length = 0;
  }

  /**
   * Types are known. `early`: definitions that were needed for it, by declaration. Gives those of the check before where nothing has changed
   * that all declarations stand on; else all that it kept is dropped.
   */
  begin(unit: Unit, early: World["early"]): World["early"] {
    this.#isKeeping = true;
    this.#world = { declared: declaredIn(unit), early, given: [...(this.#open[0]?.given ?? [])] };
    if (this.#worldBefore && isSameWorld(this.#world, this.#worldBefore)) {
      this.#world = this.#worldBefore;
      return this.#world.early;
    }
    this.#before = new Map();
    this.#thoughtsBefore = new Map();
    return early;
  }

  /** The regulation is looked at as a whole, under its contraintes: if these have changed, nothing is known of it any more. */
  ponder(constraints: readonly unknown[]): void {
    this.#constraints = constraints;
    if (!this.#constraintsBefore || !isSameList(constraints, this.#constraintsBefore)) this.#thoughtsBefore = new Map();
  }

  /**
   * `make()`, which reads nothing of the plan but `about` and the contraintes; or what it gave before under that name, of the very same parts.
   * `budget`: what is left of a search that all share; what was found by giving up is not kept.
   */
  thought<T>(name: string, about: readonly unknown[], budget: { left: number }, present: Present, make: () => T): T {
    if (!this.#isKeeping) return make();
    let known = this.#thoughtsBefore.get(name);
    if (known && budget.left > known.spent && isSameList(known.about, about)) {
      budget.left -= known.spent;
      known.effects.forEach((effect) => present.apply(effect));
    } else {
      const mine = recording();
      const { left } = budget;
      this.#open.push(mine);
      const value = make();
      this.#open.pop();
      known = { about, value, effects: mine.effects, spent: left - budget.left };
      if (budget.left === 0) return value;
    }
    this.#thoughts.set(name, known);
    return known.value as T;
  }

  /** `make()`, or what it gave before if it would do and give the same. `depth`: how many definitions are being checked. */
  answer<T>(question: Question, of: object, depth: number, present: Present, make: () => T): T {
    if (!this.#isKeeping) return make();
    const known = this.#before.get(question)?.get(of);
    if (known && depth <= known.depth && stands(known, present)) {
      this.#keep(question, of, known);
      present.names(
        known.given.map(([wanted]) => wanted),
        true,
      );
      known.used.forEach((what) => present.use(what));
      known.effects.forEach((effect) => present.apply(effect));
      return known.value as T;
    }
    const mine = recording();
    this.#open.push(mine);
    const value = make();
    this.#open.pop();
    if (mine.isSound) this.#keep(question, of, { ...mine, value, depth });
    return value;
  }

  #keep(question: Question, of: object, answer: Answer): void {
    const mine = this.#now.get(question) ?? new Map<unknown, Answer>();
    this.#now.set(question, mine.set(of, answer));
  }

  get #last(): Recording | undefined {
    return this.#open[this.#open.length - 1];
  }

  asked(question: Question, of: unknown, value: unknown): void {
    this.#last?.asked.push({ question, of, answer: value });
  }

  used(what: unknown): void {
    this.#last?.used.add(what);
  }

  given(wanted: string, name: string): void {
    this.#last?.given.push([wanted, name]);
  }

  did(effect: Effect): void {
    this.#last?.effects.push(effect);
  }

  /** What is being answered depends on who asked: a definition that needs itself, or that is too deep. */
  depends(): void {
    for (const one of this.#open) one.isSound = false;
  }
}

const recording = (): Recording => ({ asked: [], used: new Set(), given: [], effects: [], isSound: true });

/** Whether an answer would be given again. */
function stands({ asked, used, given }: Answer, present: Present): boolean {
  for (const { question, of, answer } of asked) {
    const now = present.answered(question, of);
    if (now === undefined || now.value !== answer) return false;
  }
  for (const what of used)
    if (typeof what === "object" && what !== null && "headSpan" in what && !present.isDeclared(what)) return false;
  const names = present.names(
    given.map(([wanted]) => wanted),
    false,
  );
  return given.every(([, name], i) => name === names[i]);
}

/** Declarations as others see them: rules are not seen, of definitions and decisions only that there are some of that name. */
function declaredIn({ header, declarations }: Unit): unknown[] {
  return [
    header,
    ...declarations.flatMap((d): unknown[] => {
      switch (d.kind) {
        case "rule":
        case "table":
        case "example":
        case "constraint":
          return [];
        case "definition":
          return [`definition ${d.name.text} ${d.on?.struct.text ?? ""}`];
        case "decision":
          return [`decision ${d.name.text} ${d.on?.text ?? ""}`];
        default:
          return [d];
      }
    }),
  ];
}

function isSameWorld(one: World, other: World): boolean {
  const [mine, theirs] = [[...one.early.keys()], [...other.early.keys()]];
  return (
    isSameList(one.declared, other.declared) &&
    isSameList(mine, theirs) &&
    isSameList(one.given.flat(), other.given.flat())
  );
}

const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, i) => item === other[i]);
