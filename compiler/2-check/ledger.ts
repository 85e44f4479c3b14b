/**
 * What checking does beside giving answers: findings, names used and given out, tables to look at. All of it goes through here, so that a
 * check that follows another can do it again without checking.
 */
import type { Code } from "../../diagnostics/catalogue.generated.js";
import type { Expr, Place } from "../../plan/plan.js";
import type { Reporter } from "../report.js";
import type { CheckedTable } from "./env.js";
import type { Effect, Past } from "./past.js";

const ABOUT_PRESENCE: ReadonlySet<Code> = new Set([
  "valeur-peut-être-absente",
  "valeur-parfois-absente",
  "à-défaut-inutile",
  "toujours-renseigné",
]);

/** How often each name was given out. */
type Given = Pick<Map<string, number>, "get" | "set">;

/** `name`, or the first of `name_2`, `name_3`… that nothing has. */
function freshName(name: string, given: Given): string {
  const n = (given.get(name) ?? 0) + 1;
  given.set(name, n);
  return n === 1 ? name : freshName(`${name}_${n}`, given);
}

export class Ledger {
  readonly #used = new Set<unknown>();
  readonly #tables: CheckedTable[] = [];
  readonly #perhapsEmpty = new Map<Place, Expr>();
  readonly #variables = new Map<string, number>();

  /** `past`: what an earlier check kept, for a check that follows another. */
  constructor(
    readonly reporter: Reporter,
    readonly past?: Past,
  ) {}

  protected presenceMatters = true;

  report(...finding: Parameters<Reporter["report"]>): undefined {
    if (this.presenceMatters || !ABOUT_PRESENCE.has(finding[0])) this.#do({ kind: "found", finding });
    return undefined;
  }

  /** Notes that something was read: declarations that never are get a warning. */
  use(what: unknown): void {
    this.past?.used(what);
    this.noteUse(what);
  }

  protected noteUse(what: unknown): void {
    this.#used.add(what);
  }

  isUsed(what: unknown): boolean {
    return this.#used.has(what);
  }

  get tables(): readonly CheckedTable[] {
    return this.#tables;
  }

  addTable(table: CheckedTable): void {
    this.#do({ kind: "table", table });
  }

  /** Where « toutes les … » runs over a list that may be empty, and that list. */
  get perhapsEmpty(): ReadonlyMap<Place, Expr> {
    return this.#perhapsEmpty;
  }

  addPerhapsEmpty(place: Place, list: Expr): void {
    this.#do({ kind: "perhaps-empty", place, list });
  }

  #do(effect: Effect): void {
    this.past?.did(effect);
    this.apply(effect);
  }

  protected apply(effect: Effect): void {
    if (effect.kind === "found") this.reporter.report(...effect.finding);
    else if (effect.kind === "table") this.#tables.push(effect.table);
    else this.#perhapsEmpty.set(effect.place, effect.list);
  }

  /** Checks something where what guards it could not be read: that a value may be absent there is not known. */
  withoutPresence<T>(check: () => T): T {
    const before = this.presenceMatters;
    this.presenceMatters = false;
    const checked = check();
    this.presenceMatters = before;
    return checked;
  }

  /** A name that an author wrote: it is never given out. */
  protected reserve(name: string): void {
    this.#variables.set(name, 1);
  }

  /**
   * A variable name used nowhere else in the regulation: `unité`, then `unité_2`… Names that authors give to the elements of rules and definitions and to
   * arguments are never given out: each keeps its own, and no binder inside an expression can capture it.
   */
  freshVariable(name: string): string {
    const given = freshName(name, this.#variables);
    this.past?.given(name, given);
    return given;
  }

  /** The names that would be given out for these, one after the other; `isMeant`: they are. */
  protected names(wanted: readonly string[], isMeant: boolean): readonly string[] {
    const [own, all] = [new Map<string, number>(), this.#variables];
    const trial: Given = { get: (name) => own.get(name) ?? all.get(name), set: (name, n) => own.set(name, n) };
    return wanted.map((name) => freshName(name, isMeant ? all : trial));
  }
}
