/** The instances of each rule as a step: a list of records, with the elements it runs through, its `lets`, whether its condition holds, what it is about. */
import type { Conclusion, Rule } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { broken } from "../code.js";
import { flattened, forEach, isUnsure, listOf, member, PLAIN, record, sure, withName, type Code } from "./code.js";
import type { Expressions } from "./expressions.js";
import { topicOf } from "../topics.js";
import type { Program, Scope } from "./program.js";
import { truth, TRUE } from "./truths.js";

/** One instance where a rule is being written: its record, and its position among those of its rule. */
export interface Instance {
  readonly rule: Rule;
  readonly ref: Logic;
  readonly position: Logic;
}

/** One conclusion of an instance; `about` is the identity of the element it is about. */
export interface Claim {
  readonly instance: Instance;
  readonly conclusion: Conclusion;
  readonly number: number;
  readonly about?: Code;
}

interface Made {
  readonly list: Code;
  /** Whether a list it runs through may be blocked. */
  readonly mayBeUnknown: boolean;
  readonly holds: Code;
  readonly lets: ReadonlyMap<string, Code>;
  readonly abouts: ReadonlyMap<number, Code>;
}

export const withoutEffect = (rule: Rule): boolean => rule.conclusions.length === 0;

export class Instances {
  private readonly known = new Map<string, Made>();

  constructor(
    readonly program: Program,
    readonly expressions: Expressions,
  ) {}

  get named(): Program["named"] {
    return this.program.named;
  }

  mayBeUnknown(rule: Rule): boolean {
    return this.made(rule).mayBeUnknown;
  }

  holds({ rule, ref }: Instance): Code {
    const { holds } = this.made(rule);
    return holds.logic === true ? TRUE : { ...holds, logic: member(ref, "holds") };
  }

  /** The variables of an instance. */
  scope({ rule, ref }: Instance): Scope {
    const { lets } = this.made(rule);
    return new Map([
      ...rule.each.map(({ variable }): [string, Code] => [variable, sure(member(ref, `$${variable}`))]),
      ...[...lets].map(([name, code]): [string, Code] => [name, { ...code, logic: member(ref, `$${name}`) }]),
    ]);
  }

  /** The identities of the elements that an instance runs through. */
  elements({ rule, ref }: Instance): readonly Logic[] {
    return rule.each.map(({ variable }) => member(member(ref, `$${variable}`), "#"));
  }

  claims(instance: Instance, topic?: string): readonly Claim[] {
    const { abouts } = this.made(instance.rule);
    return instance.rule.conclusions.flatMap((conclusion, number) => {
      if (topic !== undefined && topicOf(conclusion) !== topic) return [];
      const about = abouts.get(number);
      if (!about) return [{ instance, conclusion, number }];
      return [{ instance, conclusion, number, about: { ...about, logic: member(instance.ref, `about${number}`) } }];
    });
  }

  /** Something for each instance of a rule, as a list. */
  forEach(rule: Rule, write: (instance: Instance) => Code): Code {
    const { list, mayBeUnknown } = this.made(rule);
    if (rule.each.length === 0 && !mayBeUnknown) {
      const one = write(this.only(rule));
      return { ...one, logic: [one.logic] };
    }
    const name = this.program.fresh("i");
    const one = write({ rule, ref: { var: name }, position: { var: `${name}#` } });
    return { ...one, logic: forEach(name, list.logic, one.logic) };
  }

  /** Whether something is true of an instance of the rule. */
  some(rule: Rule, write: (instance: Instance) => Code): Code {
    const { list, mayBeUnknown } = this.made(rule);
    if (rule.each.length === 0 && !mayBeUnknown) return truth(write(this.only(rule)));
    const name = this.program.fresh("i");
    const one = truth(write({ rule, ref: { var: name }, position: { var: `${name}#` } }));
    if (one.logic === false) return one;
    return isUnsure(one)
      ? { ...one, logic: { or3: [forEach(name, list.logic, one.logic)] } }
      : sure({ some: [{ each: [name, list.logic, { var: "" }] }, one.logic] });
  }

  /** An item of a list that has one for each instance. */
  at(list: Code, { rule, position }: Instance): Code {
    if (Array.isArray(list.logic) && list.logic.length === 1) return { ...list, logic: list.logic[0] as Logic };
    return { ...list, logic: rule.each.length === 0 ? { at: [list.logic, 0] } : { at: [list.logic, position] } };
  }

  private only(rule: Rule): Instance {
    return { rule, ref: member(this.made(rule).list.logic, "0"), position: 0 };
  }

  private made(rule: Rule): Made {
    const known = this.known.get(rule.id);
    if (known) return known;
    let made: Made | undefined;
    const list = this.program.step(`rule ${rule.id}`, () => {
      made = this.make(rule);
      return made.list;
    });
    const whole = { ...(made ?? broken("instances")), list };
    this.known.set(rule.id, whole);
    return whole;
  }

  private make(rule: Rule): Made {
    const { program } = this;
    let mayBeUnknown = false;
    const holdsFlags: { code: Code } = { code: TRUE };
    const lets = new Map<string, Code>();
    const abouts = new Map<number, Code>();
    const names = new Map<string, string>();

    /** The record of one instance, in data where its elements stand under their names. */
    const instance = (scope: Scope, left: Rule["lets"]): Logic => {
      const [first, ...rest] = left;
      if (first) {
        const value = this.expressions.of(first.value, scope);
        const name = program.fresh(first.variable);
        names.set(first.variable, name);
        lets.set(first.variable, value);
        const ref = { ...value, logic: { var: name } };
        return withName(name, value.logic, instance(new Map([...scope, [first.variable, ref]]), rest));
      }
      const holds = rule.condition ? truth(this.expressions.of(rule.condition, scope)) : TRUE;
      holdsFlags.code = holds;
      const about = rule.conclusions.flatMap((conclusion, number): (readonly [string, Logic])[] => {
        if (conclusion.kind !== "decide" || conclusion.element === undefined) return [];
        const id = program.strict([this.expressions.of(conclusion.element, scope)], ([element]) =>
          sure(member(element!.logic, "#")),
        );
        abouts.set(number, id);
        return [[`about${number}`, id.logic]];
      });
      const variables = [...names].map(([variable, name]): [string, Logic] => [`$${variable}`, { var: name }]);
      return record([["holds", holds.logic], ...about, ...variables]);
    };

    const unknown: Logic = [
      record([
        ["unknown", true],
        ["holds", { blocked: [] }],
        ...rule.conclusions.map((_, number): [string, Logic] => [`about${number}`, { blocked: [] }]),
      ]),
    ];

    /** The list of the instances, given the elements of the lists before. */
    const through = (scope: Scope, left: Rule["each"]): Logic => {
      const [first, ...rest] = left;
      if (!first) return [instance(scope, rule.lets)];
      const list = this.expressions.of(first.list, scope);
      const name = program.fresh(first.variable);
      names.set(first.variable, name);
      const ref: Code = sure({ var: name }, list.rep.kind === "list" ? list.rep.item : PLAIN);
      const inside = through(new Map([...scope, [first.variable, ref]]), rest);
      const wasUnknown = mayBeUnknown;
      // One blocked list, be it for one element of the list before it, and no instance can be named: null stands for that.
      if (isUnsure(list)) mayBeUnknown = true;
      const bound = program.bound("list", list, (items) => {
        const all = forEach(name, items.logic, inside);
        const isOne = Array.isArray(inside) && inside.length === 1;
        const flat: Logic = isOne ? forEach(name, items.logic, inside[0] as Logic) : flattened(all);
        const checked: Logic =
          !isOne && wasUnknown
            ? program.bound("all", sure(all), (lists) =>
                sure({ if: [{ known: [lists.logic] }, flattened(lists.logic), null] }),
              ).logic
            : flat;
        return sure(isUnsure(list) ? { if: [{ known: [[items.logic]] }, checked, null] } : checked);
      });
      return bound.logic;
    };

    const found = through(new Map(), rule.each);
    const list: Logic = mayBeUnknown
      ? program.bound("instances", sure(found), (ref) =>
          sure({ if: [{ "===": [ref.logic, null] }, unknown, ref.logic] }),
        ).logic
      : found;
    const holds = mayBeUnknown ? { ...holdsFlags.code, logic: null, blocked: true } : holdsFlags.code;
    if (mayBeUnknown) for (const [number, about] of abouts) abouts.set(number, { ...about, blocked: true });
    return { list: sure(list, listOf(PLAIN)), mayBeUnknown, holds, lets, abouts };
  }
}
