/** The kinds of expression that run through a list, as rules: standard `map`, `filter` and `reduce` over items given their surroundings by `each`. */
import type { Expr } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { assertNever } from "../assert-never.js";
import { broken, enumNamed } from "../code.js";
import {
  EXACT,
  fits,
  forEach,
  isUnsure,
  listOf,
  member,
  PLAIN,
  record,
  Refused,
  repOf,
  sure,
  WHOLE,
  type Code,
  type Rep,
} from "./code.js";
import type { Expressions, Surroundings } from "./expressions.js";
import { aligned, converted, extreme } from "./numbers.js";
import type { Program, Scope } from "./program.js";
import { truth } from "./truths.js";

const KINDS = [
  "filter",
  "map",
  "sort",
  "take",
  "distinct",
  "count",
  "sum",
  "maximum",
  "minimum",
  "first",
  "last",
  "some",
  "every",
  "tally",
  "lookup",
  "member",
] as const;
export type OnList = Extract<Expr, { readonly kind: (typeof KINDS)[number] }>;
type OnRun = Extract<Expr, { readonly kind: "sum" | "maximum" | "minimum" }>;
export const isOnList = (e: Expr): e is OnList => (KINDS as readonly string[]).includes(e.kind);

/** An operand on each item of a list: how it is computed for one, and all of them as a list. */
interface Each {
  readonly item: Code;
  readonly all: Logic;
  readonly name: string;
}

export class ListExpressions {
  constructor(
    private readonly around: Surroundings,
    private readonly expressions: Expressions,
  ) {}

  private get program(): Program {
    return this.around.program;
  }

  of(e: OnList, scope: Scope): Code {
    const operand =
      e.kind === "take" ? e.count : e.kind === "lookup" ? e.key : e.kind === "member" ? e.value : undefined;
    const operands = [e.list, ...(operand ? [operand] : []), ...(e.kind === "tally" ? [e.count] : [])];
    return this.program.strict(
      operands.map((part) => this.expressions.of(part, scope)),
      ([list, other]) => this.on(e, list ?? broken("a list"), other, scope),
    );
  }

  private on(e: OnList, list: Code, other: Code | undefined, scope: Scope): Code {
    const item = itemRep(list);
    switch (e.kind) {
      case "filter":
        return this.filter(e, list, scope);
      case "map":
        return this.whole(this.each(e.variable, list, e.value, scope), (each) =>
          sure(each.all, listOf(each.item.rep.kind === "none" ? PLAIN : each.item.rep)),
        );
      case "sort":
        return this.sort(e, list, scope);
      case "take":
        return sure({ take: [list.logic, converted(this.program, other ?? broken("a count"), WHOLE).logic] }, list.rep);
      case "distinct":
        return sure({ distinct: [list.logic] }, list.rep);
      case "count":
        return sure(count(list.logic), WHOLE);
      case "sum":
        return this.sum(e, list, scope);
      case "maximum":
      case "minimum":
        return this.extreme(e, list, scope);
      case "first":
      case "last":
        return { ...sure({ at: [list.logic, e.kind === "first" ? 0 : -1] }, item), absent: true };
      case "some":
      case "every":
        return this.quantified(e, list, scope);
      case "tally": {
        const each = this.conditions(e.variable, list, e.condition, scope);
        const wanted = converted(this.program, other ?? broken("a count"), EXACT).logic;
        return { ...sure({ tally: [each.all, e.test, wanted, e.share] }), blocked: isUnsure(each.item) };
      }
      case "lookup":
        return this.lookup(e, list, other ?? broken("a key"));
      case "member":
        return this.member(e, list, other ?? broken("a value"));
      default:
        return assertNever(e);
    }
  }

  private each(variable: string, list: Code, part: Expr, scope: Scope): Each {
    const name = this.program.fresh(variable);
    const item = this.expressions.of(part, new Map([...scope, [variable, sure({ var: name }, itemRep(list))]]));
    return { name, item, all: forEach(name, list.logic, item.logic) };
  }

  private conditions(variable: string, list: Code, condition: Expr, scope: Scope): Each {
    const each = this.each(variable, list, condition, scope);
    const item = truth(each.item);
    return { ...each, item, all: forEach(each.name, list.logic, item.logic) };
  }

  /** `build`, unless the operand is blocked for one item. */
  private whole(each: Each, build: (each: Each) => Code): Code {
    if (!isUnsure(each.item)) return build(each);
    return this.program.bound("all", sure(each.all), (all) => {
      const built = build({ ...each, all: all.logic });
      const logic: Logic = { if: [{ known: [all.logic] }, built.logic, { unknown: [all.logic] }] };
      return { ...built, logic, absent: built.absent || each.item.absent, blocked: built.blocked || each.item.blocked };
    });
  }

  private filter(e: OnList & { readonly kind: "filter" }, list: Code, scope: Scope): Code {
    return this.program.bound("list", list, (items) => {
      const each = this.conditions(e.variable, items, e.condition, scope);
      return this.whole(each, () => {
        const kept: Logic = { filter: [{ each: [each.name, items.logic, { var: "" }] }, each.item.logic] };
        return sure({ map: [kept, { var: each.name }] }, list.rep);
      });
    });
  }

  private sort(e: OnList & { readonly kind: "sort" }, list: Code, scope: Scope): Code {
    return this.program.bound("list", list, (items) =>
      this.whole(this.each(e.variable, items, e.key, scope), (each) => {
        const { type } = e.key;
        if (type.kind === "enum") {
          const ranks = enumNamed(this.program.plan, type.name).constants.map((c, i) => [c.key, i] as const);
          const name = this.program.fresh("key");
          const keys = forEach(name, each.all, { field: [record(ranks), { var: name }] });
          return sure({ sort: [items.logic, keys, "number", e.descending] }, list.rep);
        }
        const kind = each.item.rep.kind === "exact" ? "exact" : type.kind === "text" ? "text" : "number";
        return sure({ sort: [items.logic, each.all, kind, e.descending] }, list.rep);
      }),
    );
  }

  private sum(e: OnRun, list: Code, scope: Scope): Code {
    return this.whole(this.each(e.variable, list, e.value, scope), (each) => {
      const rep = sumRep(e, each.item.rep);
      const values = converted(this.program, sure(each.all, listOf(each.item.rep)), listOf(rep));
      const [operation, zero] = rep.kind === "exact" ? ["exact-add", "0"] : ["+", 0];
      return sure({ reduce: [values.logic, { [operation]: [{ var: "accumulator" }, { var: "current" }] }, zero] }, rep);
    });
  }

  private extreme(e: OnRun, list: Code, scope: Scope): Code {
    if (e.type.kind === "text" || e.type.kind === "enum") {
      throw new Refused({
        fr: "un maximum ou un minimum porte sur des textes",
        en: "a maximum or a minimum is about texts",
      });
    }
    return this.whole(this.each(e.variable, list, e.value, scope), (each) =>
      this.program.bound("values", sure(each.all), (values) => {
        const kind = e.kind === "maximum" ? "greatest" : "least";
        const next = extreme(kind, each.item.rep, { var: "accumulator" }, { var: "current" });
        return { ...sure({ reduce: [values.logic, next, { at: [values.logic, 0] }] }, each.item.rep), absent: true };
      }),
    );
  }

  private quantified(e: OnList & { readonly kind: "some" | "every" }, list: Code, scope: Scope): Code {
    const each = this.conditions(e.variable, list, e.condition, scope);
    if (isUnsure(each.item)) return { ...sure({ [e.kind === "some" ? "or3" : "and3"]: [each.all] }), blocked: true };
    const items: Logic = { each: [each.name, list.logic, { var: "" }] };
    // « all » of an empty list is false in JSON Logic.
    return sure(e.kind === "some" ? { some: [items, each.item.logic] } : { none: [items, { "!": [each.item.logic] }] });
  }

  private lookup(e: OnList & { readonly kind: "lookup" }, list: Code, key: Code): Code {
    const element = e.list.type.kind === "list" ? e.list.type.element : broken("a list");
    const { plan } = this.program;
    const struct = element.kind === "struct" ? element.name : broken("a structure");
    const name =
      plan.groups.find((g) => g.name === struct)?.keys[0]?.name ??
      plan.structs.find((s) => s.name === struct)?.identifiedBy ??
      broken("an identifying field");
    const field = this.around.fieldsOf(element).find((f) => f.name === name) ?? broken(`field ${name}`);
    return this.program.bound("key", key, (wanted) => {
      const variable = this.program.fresh("item");
      const rep = field.rep ?? repOf(field.type);
      const own: Code = {
        logic: member({ var: variable }, name),
        rep,
        absent: field.presence !== "always",
        blocked: false,
      };
      const [a, b] = aligned(this.program, [own, wanted], [field.type, e.key.type]) as [Code, Code];
      const kept: Logic = {
        filter: [{ each: [variable, list.logic, { var: "" }] }, { "===": [a.logic, b.logic] }],
      };
      return { ...sure({ at: [{ map: [kept, { var: variable }] }, 0] }), absent: true };
    });
  }

  private member(e: OnList & { readonly kind: "member" }, list: Code, value: Code): Code {
    const element = e.list.type.kind === "list" ? e.list.type.element : broken("a list");
    if (element.kind === "struct") {
      const name = this.program.fresh("item");
      return sure({ in: [member(value.logic, "#"), forEach(name, list.logic, member({ var: name }, "#"))] });
    }
    if (element.kind === "document" || element.kind === "list") {
      throw new Refused({
        fr: "l'appartenance à une liste porte sur des documents ou des listes",
        en: "a membership is about documents or lists",
      });
    }
    const one = this.program.fresh("item");
    const [item, wanted] = aligned(
      this.program,
      [sure({ var: one }, itemRep(list)), value],
      [element, e.value.type],
    ) as [Code, Code];
    return sure({ in: [wanted.logic, forEach(one, list.logic, item.logic)] });
  }

  /** The group that an element belongs to. */
  groupOf(group: string, element: Code): Code {
    return this.program.strict([element, this.around.elements(group)], ([one, groups]) => {
      const [name, inside] = [this.program.fresh("group"), this.program.fresh("item")];
      const ids = forEach(inside, member({ var: name }, "éléments"), member({ var: inside }, "#"));
      const kept: Logic = {
        filter: [{ each: [name, groups!.logic, { var: "" }] }, { in: [member(one!.logic, "#"), ids] }],
      };
      return { ...sure({ at: [{ map: [kept, { var: name }] }, 0] }), absent: true };
    });
  }
}

const itemRep = (list: Code): Rep => (list.rep.kind === "list" ? list.rep.item : PLAIN);

export const count = (list: Logic): Logic => ({ reduce: [list, { "+": [{ var: "accumulator" }, 1] }, 0] });

/** The sum of many numbers may leave what is safe although each of them is. */
function sumRep(e: OnRun, item: Rep): Rep {
  if (item.kind !== "scaled") return item.kind === "exact" ? item : WHOLE;
  return fits(e.type, item.scale) && fits(e.value.type, item.scale) ? item : EXACT;
}
