/** The steps of the document being written: each is asked for by name and written once, before what needs it. */
import type { Plan } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { Named } from "./named.js";
import { isSimple, isUnsure, Refused, withName, type Code } from "./code.js";

/** What variables stand for. */
export type Scope = ReadonlyMap<string, Code>;

/** How many functions may be written in place, how deep expressions and rules may go, and how many values a document may have: engines recurse. */
const MOST_CALLS = 2000;
const DEEPEST_EXPRESSION = 120;
const DEEPEST_RULE = 800;
const MOST_VALUES = 1_000_000;

export class Program {
  readonly steps: { readonly name: string; readonly rule: Logic }[] = [];
  private readonly known = new Map<string, Code>();
  private readonly open = new Set<string>();
  private readonly taken = new Map<string, number>();
  private calls = 0;
  private values = 0;
  private depth = 0;

  readonly named: Named;

  constructor(readonly plan: Plan) {
    this.named = new Named(plan);
  }

  /** The answer of a step, which is written now if it was not yet. */
  step(name: string, write: () => Code): Code {
    const known = this.known.get(name);
    if (known) return known;
    if (this.open.has(name)) throw circular(name);
    // A dot would lead into the answer of another step.
    const safe = name.replaceAll("%", "%25").replaceAll(".", "%2E");
    this.open.add(name);
    const depth = this.depth;
    this.depth = 0;
    const code = write();
    this.depth = depth;
    this.open.delete(name);
    this.measure(code.logic);
    this.steps.push({ name: safe, rule: code.logic });
    const made = { ...code, logic: { var: `v.${safe}` } };
    this.known.set(name, made);
    return made;
  }

  /** A name of data that nothing else has. */
  fresh(name: string): string {
    const plain = `$${name.replaceAll(".", "·")}`;
    const count = (this.taken.get(plain) ?? 0) + 1;
    this.taken.set(plain, count);
    return count === 1 ? plain : `${plain}'${count}`;
  }

  /** `build` with the value under a name, so that it is written and computed once. */
  bound(name: string, value: Code, build: (ref: Code) => Code): Code {
    if (isSimple(value.logic)) return build(value);
    const own = this.fresh(name);
    const body = build({ ...value, logic: { var: own } });
    return { ...body, logic: withName(own, value.logic, body.logic) };
  }

  /** `build` of the operands, unless one of them is blocked, or else absent. */
  strict(operands: readonly Code[], build: (operands: readonly Code[]) => Code): Code {
    const next = (i: number, refs: readonly Code[]): Code => {
      const operand = operands[i];
      if (operand) {
        return isUnsure(operand)
          ? this.bound("a", operand, (ref) => next(i + 1, [...refs, ref]))
          : next(i + 1, [...refs, operand]);
      }
      const unsure = refs.filter(isUnsure);
      const built = build(refs.map((ref) => ({ ...ref, absent: false, blocked: false })));
      if (unsure.length === 0) return built;
      const logics = unsure.map((ref) => ref.logic);
      const mayBlock = unsure.some((ref) => ref.blocked);
      const isMissing = logics.map((logic): Logic => ({ "===": [logic, null] }));
      return {
        rep: built.rep,
        absent: built.absent || unsure.some((ref) => ref.absent),
        blocked: built.blocked || mayBlock,
        logic: mayBlock
          ? { if: [{ known: [logics] }, built.logic, { unknown: [logics] }] }
          : { if: [isMissing.length === 1 ? isMissing[0]! : { or: isMissing }, null, built.logic] },
      };
    };
    return next(0, []);
  }

  private measure(rule: Logic): void {
    const pile = [{ one: rule, depth: 1 }];
    for (let top = pile.pop(); top !== undefined; top = pile.pop()) {
      if (++this.values > MOST_VALUES || top.depth > DEEPEST_RULE) throw tooLarge();
      if (typeof top.one !== "object" || top.one === null) continue;
      for (const part of Object.values(top.one) as Logic[]) pile.push({ one: part, depth: top.depth + 1 });
    }
  }

  /** One more function written in place. */
  countCall(): void {
    if (++this.calls > MOST_CALLS) throw tooLarge();
  }

  /** `write`, one level deeper. */
  deeper<T>(write: () => T): T {
    if (++this.depth > DEEPEST_EXPRESSION) throw tooLarge();
    const written = write();
    this.depth--;
    return written;
  }
}

const circular = (name: string): Refused =>
  new Refused({
    fr: `ce qui est calculé sous le nom « ${name} » dépend de soi-même, ce que JSON Logic ne sait pas faire pas à pas`,
    en: `what is computed as « ${name} » depends on itself, which JSON Logic cannot do step by step`,
  });

const tooLarge = (): Refused =>
  new Refused({
    fr: "le règlement est trop long ou trop imbriqué : ses règles JSON Logic dépasseraient ce que les moteurs savent lire",
    en: "the regulation is too long or too deeply nested: its JSON Logic rules would exceed what engines can read",
  });
