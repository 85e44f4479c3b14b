/**
 * The kinds of expression that run through a list, as plain loops. Filters and maps over a list are part of the loop that uses them;
 * an array is only made where the order changes, where the list is used as such, or where a condition on it may be blocked.
 */
import type { Expr } from "../../plan/plan.js";
import { assertNever } from "./assert-never.js";
import { broken, code, isAtom, isNumber, type Code, type Rep } from "./code.js";
import type { Expressions } from "./expressions.js";
import { EARLY_END } from "./function-body.js";
import { FALSE, strictly, TRUE, truth } from "./logic.js";
import * as numbers from "./numbers.js";
import { withVar, type Site, type Surroundings } from "./site.js";

type ListKind =
  | "filter"
  | "map"
  | "sort"
  | "take"
  | "distinct"
  | "count"
  | "sum"
  | "maximum"
  | "minimum"
  | "first"
  | "last"
  | "some"
  | "every"
  | "tally"
  | "lookup"
  | "member";
export type OnList = Extract<Expr, { readonly kind: ListKind }>;
type Filter = Extract<Expr, { readonly kind: "filter" }>;
type Map_ = Extract<Expr, { readonly kind: "map" }>;
type Aggregate = Kind<"sum" | "maximum" | "minimum">;
type Kind<K extends ListKind> = Extract<Expr, { readonly kind: K }>;

/** A list as a loop sees it: an array, then what is kept and computed of its elements, each where it was written. */
interface Source {
  readonly base: Code;
  readonly stages: readonly { readonly stage: Filter | Map_; readonly site: Site }[];
  readonly max: number;
}

const WHOLE = (max: number): Rep => ({ kind: "int", scale: 0, min: 0n, max: BigInt(max) });

export class Lists {
  constructor(
    private readonly around: Surroundings,
    private readonly expressions: Expressions,
  ) {}

  write(e: OnList, site: Site, wanted?: string): Code {
    switch (e.kind) {
      case "filter":
      case "map":
        return this.array(e, site, wanted);
      case "sort":
        return this.sorted(e, site);
      case "take":
        return strictly([this.array(e.list, site), this.expressions.write(e.count, site)], site, ([list, count]) =>
          code(list!.rep, `${list!.text}.slice(0, Math.max(0, ${this.expressions.whole(count!, site)}))`, { size: 4 }),
        );
      case "distinct":
        return strictly([this.array(e.list, site)], site, ([list]) => this.distinct(list!, site));
      case "count":
        return this.over(e.list, site, (source) => this.count(source, site, wanted));
      case "sum":
        return this.over(e.list, site, (source) => this.sum(e, source, site, wanted));
      case "maximum":
      case "minimum":
        return this.over(e.list, site, (source) => this.extreme(e, source, site, wanted));
      case "first":
      case "last":
        return this.over(e.list, site, (source) => this.end(e, source, site, wanted));
      case "some":
      case "every":
        return this.over(e.list, site, (source) => this.quantified(e, source, site, wanted));
      case "tally":
        return this.tally(e, site);
      case "lookup":
        return this.lookup(e, site, wanted);
      case "member":
        return this.member(e, site, wanted);
      default:
        return assertNever(e);
    }
  }

  /** A list as an array. */
  array(e: Expr, site: Site, wanted?: string): Code {
    if ((e.kind === "filter" || e.kind === "map") && !this.isPlain(e, site))
      return this.over(e.list, site, (source) => this.strictArray(e, source, site, wanted));
    const outer = this.source(e, site);
    if (outer.stages.length === 0) return outer.base;
    return strictly([outer.base], site, ([base]) => this.collected({ ...outer, base: base! }, site, wanted));
  }

  /** `build` of a list that is there. */
  private over(list: Expr, site: Site, build: (source: Source) => Code): Code {
    const source = this.source(list, site);
    return strictly([source.base], site, ([base]) => build({ ...source, base: base! }));
  }

  /** Code for each element of a list, wherever the statement stands; `unknown` says what to do where the list is blocked or absent. */
  run(list: Expr, site: Site, wanted: string, each: (element: Code) => void, unknown: () => void): void {
    const { body } = site;
    const source = this.source(list, site);
    if (!source.base.blocked && !source.base.absent) return this.loop(source, site, wanted, each);
    const base = body.named(source.base, "list");
    const tests = [
      ...(base.blocked ? [`${base.text} === null`] : []),
      ...(base.absent ? [`${base.text} === undefined`] : []),
    ];
    body.block(`if (${tests.join(" || ")})`, unknown);
    body.block("else", () =>
      this.loop({ ...source, base: { ...base, absent: false, blocked: false } }, site, wanted, each),
    );
  }

  /** Whether a filter or a map can be part of a loop: nothing in it can be blocked, or absent against what the checker saw. */
  private isPlain(e: Filter | Map_, site: Site): boolean {
    return !site.loose && !this.expressions.mayBeBlocked(e.kind === "filter" ? e.condition : e.value, site);
  }

  private source(e: Expr, site: Site): Source {
    const stages: Source["stages"][number][] = [];
    let list = e;
    let at = site;
    for (;;) {
      if ((list.kind === "filter" || list.kind === "map") && this.isPlain(list, at)) {
        stages.unshift({ stage: list, site: at });
        list = list.list;
      } else if (list.kind === "definition" && this.around.writtenOut(list.definition)) {
        at = { ...at, vars: new Map(), lists: new Map(), loose: false };
        list = this.around.writtenOut(list.definition) ?? broken("a definition");
      } else if (list.kind === "variable" && at.lists.has(list.name)) {
        const written = at.lists.get(list.name) ?? broken("a list");
        at = { ...at, vars: written.vars, lists: written.lists, loose: written.loose };
        list = written.list;
      } else break;
    }
    const max = e.type.kind === "list" ? e.type.max : broken("a list");
    const isMade = list.kind === "filter" || list.kind === "map";
    const base = isMade ? this.array(list, at) : this.expressions.write(list, at);
    return { base, stages, max };
  }

  /** A loop through the elements. `each` writes what is done with one. */
  private loop(source: Source, site: Site, wanted: string, each: (element: Code) => void): void {
    const { body } = site;
    const base = isAtom(source.base.text) ? source.base : body.named(source.base, "list");
    const { rep } = base;
    if (rep.kind !== "list") return broken("a list");
    // Variables of the plan are told apart by numbers; loops one after the other may use the same name.
    const name = body.fresh((source.stages[0]?.stage.variable ?? wanted).replace(/_\d+$/, ""));
    const loop = { list: base.text, variable: name };
    body.block(
      `for (const ${name} of ${base.text})`,
      () => this.stage(source, 0, code(rep.element, name), body, each),
      loop,
    );
    body.names.release(name);
  }

  private stage(source: Source, i: number, element: Code, body: Site["body"], each: (element: Code) => void): void {
    const next = source.stages[i];
    if (next === undefined) return each(element);
    const { stage, site } = next;
    const inside = withVar({ ...site, body }, stage.variable, element);
    if (stage.kind === "filter") {
      const condition = this.expressions.condition(stage.condition, inside);
      if (condition.constant === true) return this.stage(source, i + 1, element, body, each);
      body.block(`if (${condition.text})`, () => this.stage(source, i + 1, element, body, each));
    } else {
      const value = numbers.boxed(this.expressions.write(stage.value, inside), body);
      this.stage(source, i + 1, body.named(value, stage.variable), body, each);
    }
  }

  /** The value of `part` for each element; a blocked one blocks the whole, and ends the loop; an absent one makes the whole absent. */
  private strictLoop(
    source: Source,
    variable: string,
    part: Expr,
    site: Site,
    each: (value: Code, element: Code) => void,
    whole: () => Code,
  ): Code {
    const { body } = site;
    let blocked: string | undefined;
    let missing: string | undefined;
    const { lines } = body.capture(() =>
      this.loop(source, site, variable, (element) => {
        const written = this.expressions.write(part, withVar(site, variable, element));
        const value = written.blocked || written.absent ? body.named(numbers.boxed(written, body)) : written;
        const known: Code = { ...value, absent: false, blocked: false };
        if (value.blocked) {
          blocked = body.fresh("blocked");
          body.push(`if (${value.text} === null) {`, `${blocked} = true;`, "break;", "}");
        }
        if (value.absent) {
          missing = body.fresh("missing");
          body.push(
            `if (${value.text} === undefined) {`,
            `${missing} = true;`,
            "} else {",
            ...body.capture(() => each(known, element)).lines,
            "}",
          );
        } else each(known, element);
      }),
    );
    if (blocked !== undefined) body.push(`let ${blocked} = false;`);
    if (missing !== undefined) body.push(`let ${missing} = false;`);
    const before = whole();
    body.push(...lines);
    if (blocked === undefined && missing === undefined) return before;
    const boxed = numbers.boxed(before, body);
    const inner = missing === undefined ? boxed.text : `${missing} ? undefined : ${boxed.text}`;
    const { parts: _, ...rest } = boxed;
    return {
      ...rest,
      text: blocked === undefined ? `(${inner})` : `(${blocked} ? null : ${inner})`,
      absent: boxed.absent || missing !== undefined,
      blocked: blocked !== undefined,
      size: 5,
    };
  }

  private listRep(e: Expr, element: Rep): Rep {
    return e.type.kind === "list" ? { kind: "list", element, min: e.type.min, max: e.type.max } : broken("a list");
  }

  /** The elements that are left at the end of the loop. */
  private collected(source: Source, site: Site, wanted = "list"): Code {
    const { body } = site;
    const name = body.fresh(wanted);
    let rep: Rep | undefined;
    const { lines } = body.capture(() =>
      this.loop(source, site, "item", (element) => {
        rep = element.rep;
        body.push(`${name}.push(${element.text});`);
      }),
    );
    const list: Rep = { kind: "list", element: rep ?? broken("an element"), min: 0, max: source.max };
    body.push(`const ${name}: ${this.mutable(list)} = [];`, ...lines);
    return code(list, name);
  }

  private mutable(list: Rep): string {
    return list.kind === "list" ? `(${this.around.typeText(list.element)})[]` : broken("a list");
  }

  /** A filter or a map that may be blocked. */
  private strictArray(e: Filter | Map_, source: Source, site: Site, wanted = "list"): Code {
    const { body } = site;
    const name = body.fresh(wanted);
    let element: Rep | undefined;
    const part = e.kind === "filter" ? e.condition : e.value;
    const asCondition: Expr = part;
    const write = (): Code =>
      this.strictLoop(
        source,
        e.variable,
        asCondition,
        site,
        (value, item) => {
          if (e.kind === "filter") {
            element = item.rep;
            body.push(`if (${value.text}) ${name}.push(${item.text});`);
          } else {
            const boxed = numbers.boxed(value, body);
            element = boxed.rep;
            body.push(`${name}.push(${boxed.text});`);
          }
        },
        () => {
          const rep = this.listRep(e, element ?? broken("an element"));
          body.push(`const ${name}: ${this.mutable(rep)} = [];`);
          return code(rep, name);
        },
      );
    const list = write();
    // A filter that cannot tell for one element is blocked, for whatever reason it cannot.
    return e.kind === "filter" && list.absent
      ? { ...list, text: `(${list.text} ?? null)`, absent: false, blocked: true }
      : list;
  }

  convertedItems(list: Code, rep: Rep & { readonly kind: "list" }, site: Site): Code {
    const { body } = site;
    const name = body.fresh("list");
    const to = rep.element;
    if (!isNumber(to)) return broken("numbers");
    body.push(`const ${name}: ${this.mutable(rep)} = [];`);
    this.loop({ base: list, stages: [], max: rep.max }, site, "item", (item) => {
      body.push(`${name}.push(${numbers.boxed(numbers.converted(item, to, body), body).text});`);
    });
    return code(rep, name);
  }

  private count(source: Source, site: Site, wanted = "count"): Code {
    const { body } = site;
    if (source.stages.every((s) => s.stage.kind === "map"))
      return code(WHOLE(source.max), `${source.base.text}.length`);
    const name = body.fresh(wanted);
    body.push(`let ${name} = 0;`);
    this.loop(source, site, "item", () => body.push(`${name} += 1;`));
    return code(WHOLE(source.max), name);
  }

  private sum(e: Aggregate, source: Source, site: Site, wanted = "total"): Code {
    const { body } = site;
    const name = body.fresh(wanted);
    let total: Code | undefined;
    return this.strictLoop(
      source,
      e.variable,
      e.value,
      site,
      (value) => {
        const number = numbers.numeric(value);
        if (number.rep.kind === "int") {
          const max = BigInt(source.max);
          const bounds = {
            min: number.rep.min < 0n ? number.rep.min * max : 0n,
            max: number.rep.max > 0n ? number.rep.max * max : 0n,
          };
          const safe = bounds.min >= -BigInt(Number.MAX_SAFE_INTEGER) && bounds.max <= BigInt(Number.MAX_SAFE_INTEGER);
          if (safe) {
            const rep: Rep =
              e.type.kind === "duration"
                ? { kind: "duration", unit: e.type.unit, ...bounds }
                : { ...number.rep, ...bounds };
            total = code(rep, name);
            body.push(`${name} += ${number.text};`);
            return;
          }
        }
        total = code({ kind: "rational" }, name);
        body.push(`${name} = ${body.runtime("add")}(${name}, ${numbers.rationalOf(number, body)});`);
      },
      () => {
        const made = total ?? broken("a total");
        body.push(made.rep.kind === "rational" ? `let ${name} = ${body.runtime("ZERO")};` : `let ${name} = 0;`);
        return made;
      },
    );
  }

  private extreme(e: Aggregate, source: Source, site: Site, wanted: string = e.kind): Code {
    const { body } = site;
    const name = body.fresh(wanted);
    let best: Code | undefined;
    return this.strictLoop(
      source,
      e.variable,
      e.value,
      site,
      (value) => {
        const item = body.named(numbers.boxed(value, body));
        best = code(item.rep, name, { absent: true });
        const better = this.expressions.compared(
          e.kind === "maximum" ? ">" : "<",
          item,
          { ...best, absent: false },
          site,
        );
        body.push(`if (${name} === undefined || ${better.text}) ${name} = ${item.text};`);
      },
      () => {
        const made = best ?? broken("a value");
        body.push(`let ${name}: ${body.typeOf(made)};`);
        return made;
      },
    );
  }

  private end(e: Kind<"first" | "last">, source: Source, site: Site, wanted: string = e.kind): Code {
    const { body } = site;
    const { rep } = source.base;
    if (rep.kind !== "list") return broken("a list");
    if (source.stages.length === 0) {
      const list = body.named(source.base, "list").text;
      return code(rep.element, e.kind === "first" ? `${list}[0]` : `${list}[${list}.length - 1]`, {
        absent: true,
        size: 2,
      });
    }
    const name = body.fresh(wanted);
    let found: Code | undefined;
    const { lines } = body.capture(() =>
      this.loop(source, site, "item", (item) => {
        found = code(item.rep, name, { absent: true });
        body.push(`${name} = ${item.text};`, ...(e.kind === "first" ? ["break;"] : []));
      }),
    );
    const made = found ?? broken("an element");
    body.push(`let ${name}: ${body.typeOf(made)};`, ...lines);
    return made;
  }

  private quantified(
    e: Kind<"some" | "every">,
    source: Source,
    site: Site,
    wanted = e.kind === "some" ? "found" : "all",
  ): Code {
    const { body } = site;
    const isSome = e.kind === "some";
    const [start, decided] = isSome ? [FALSE.text, TRUE.text] : [TRUE.text, FALSE.text];
    const name = body.fresh(wanted);
    let blocked = false;
    const { lines } = body.capture(() =>
      this.loop(source, site, e.variable, (element) => {
        const condition = this.expressions.condition(e.condition, withVar(site, e.variable, element));
        blocked = condition.blocked;
        const known = blocked ? body.named(condition, "holds").text : condition.text;
        const test = blocked ? `${known} === ${decided}` : isSome ? known : `!${known}`;
        body.block(`if (${test})`, () => body.push(`${name} = ${decided};`, blocked ? "break;" : EARLY_END));
        if (blocked) body.push(`if (${known} === null) ${name} = null;`);
      }),
    );
    body.push(blocked ? `let ${name}: boolean | null = ${start};` : `let ${name} = ${start};`, ...lines);
    return truth(name, { blocked });
  }

  private tally(e: Kind<"tally">, site: Site): Code {
    const { body } = site;
    const source = this.source(e.list, site);
    return strictly([source.base, this.expressions.write(e.count, site)], site, ([base, wanted]) => {
      const sure = body.fresh("count");
      const open = body.fresh("open");
      const size = body.fresh("size");
      let blocked = false;
      const { lines } = body.capture(() =>
        this.loop({ ...source, base: base! }, site, e.variable, (element) => {
          const condition = this.expressions.condition(e.condition, withVar(site, e.variable, element));
          blocked = condition.blocked;
          if (e.share) body.push(`${size} += 1;`);
          const known = blocked ? body.named(condition, "holds").text : condition.text;
          body.push(`if (${known}) ${sure} += 1;`);
          if (blocked) body.push(`if (${known} === null) ${open} += 1;`);
        }),
      );
      body.push(
        `let ${sure} = 0;`,
        ...(blocked ? [`let ${open} = 0;`] : []),
        ...(e.share ? [`let ${size} = 0;`] : []),
        ...lines,
      );
      const count = numbers.numeric(wanted!);
      const threshold = body.named(
        e.share ? numbers.multiply(count, code(WHOLE(source.max), size), body) : count,
        "threshold",
      );
      const passes = (n: string): Code => numbers.compared(e.test, code(WHOLE(2 * source.max), n), threshold, body);
      if (!blocked) return passes(sure);
      // Known if it is the same for all the counts that may be.
      const answer = body.fresh("holds");
      body.push(`let ${answer}: boolean | null = ${passes(sure).text};`);
      const n = body.fresh("n");
      body.block(`for (let ${n} = ${sure} + 1; ${n} <= ${sure} + ${open}; ${n}++)`, () => {
        body.push(`if (${passes(n).text} !== ${answer}) {`, `${answer} = null;`, "break;", "}");
      });
      return truth(answer, { blocked: true });
    });
  }

  private lookup(e: Kind<"lookup">, site: Site, wantedName = "found"): Code {
    const { body } = site;
    const source = this.source(e.list, site);
    return strictly([source.base, this.expressions.write(e.key, site)], site, ([base, wanted]) => {
      const key = body.named(wanted!, "key");
      const name = body.fresh(wantedName);
      let found: Code | undefined;
      const { lines } = body.capture(() =>
        this.loop({ ...source, base: base! }, site, "item", (item) => {
          found = code(item.rep, name, { absent: true });
          const identity = this.identity(item);
          const equal = this.expressions.compared("=", { ...identity, absent: false }, key, site);
          const test = identity.absent ? `${identity.text} !== undefined && ${equal.text}` : equal.text;
          body.push(`if (${test}) {`, `${name} = ${item.text};`, "break;", "}");
        }),
      );
      const made = found ?? broken("an element");
      body.push(`let ${name}: ${body.typeOf(made)};`, ...lines);
      return made;
    });
  }

  /** The identifying field of an element; of a group, its key. */
  private identity(element: Code): Code {
    const { rep } = element;
    if (rep.kind !== "struct") return broken("an element");
    const { model } = this.around;
    const field =
      model.group(rep.name)?.keys[0]?.name ??
      model.struct(rep.name).identifiedBy ??
      broken(`an identifying field of ${rep.name}`);
    const { rep: itsRep, optional } = this.around.fieldOf(rep, field);
    return code(itsRep, `${element.text}.${this.around.property(rep.name, field)}`, { absent: optional });
  }

  private member(e: Kind<"member">, site: Site, wantedName = "found"): Code {
    const { body } = site;
    const wanted = this.expressions.write(e.value, site);
    if (e.list.kind === "list" && e.list.items.length > 0 && e.list.items.length <= 20) {
      return strictly(
        [wanted, ...e.list.items.map((item) => this.expressions.write(item, site))],
        site,
        ([value, ...items]) => {
          const known = body.named(value!);
          const tests = items.map((item) => this.expressions.compared("=", known, item, site));
          if (tests.some((t) => t.constant === true)) return TRUE;
          const open = tests.filter((t) => t.constant === undefined).map((t) => t.text);
          return open.length === 0 ? FALSE : truth(`(${open.join(" || ")})`, { size: open.length * 2 });
        },
      );
    }
    const source = this.source(e.list, site);
    return strictly([source.base, wanted], site, ([base, value]) => {
      const known = body.named(value!);
      const name = body.fresh(wantedName);
      body.push(`let ${name} = false;`);
      this.loop({ ...source, base: base! }, site, "item", (item) => {
        const test = this.expressions.compared("=", item, known, site);
        body.block(`if (${test.text})`, () => body.push(`${name} = true;`, EARLY_END));
      });
      return truth(name);
    });
  }

  private distinct(list: Code, site: Site): Code {
    const { rep } = list;
    if (rep.kind !== "list") return broken("a list");
    if (rep.element.kind !== "rational" && rep.element.kind !== "quotient")
      return { ...list, text: `${site.body.runtime("distinct")}(${list.text})`, size: 3 };
    const rationals = this.expressions.convertedTo(list, { ...rep, element: { kind: "rational" } }, site);
    return { ...rationals, text: `${site.body.runtime("distinctRationals")}(${rationals.text})`, size: 3 };
  }

  private sorted(e: Kind<"sort">, site: Site): Code {
    const { body } = site;
    return this.over(e.list, site, (source) => {
      const items = body.fresh("items");
      const keys = body.fresh("keys");
      let element: Rep | undefined;
      let sorter = "sortedByNumber";
      let keyType = "number";
      return this.strictLoop(
        source,
        e.variable,
        e.key,
        site,
        (key, item) => {
          element = item.rep;
          let text = key.text;
          if (key.rep.kind === "text") [sorter, keyType] = ["sortedByText", "string"];
          else if (key.rep.kind === "enum") text = `${this.around.orderOf(key.rep.name)}.indexOf(${key.text})`;
          else if (key.rep.kind === "rational" || key.rep.kind === "quotient") {
            [sorter, keyType] = ["sortedByRational", body.runtime("type Rational").slice("type ".length)];
            text = numbers.rationalOf(key, body);
          }
          body.push(`${items}.push(${item.text});`, `${keys}.push(${text});`);
        },
        () => {
          const rep = this.listRep(e, element ?? broken("an element"));
          body.push(`const ${items}: ${this.mutable(rep)} = [];`, `const ${keys}: ${keyType}[] = [];`);
          return code(rep, `${body.runtime(sorter)}(${items}, ${keys}, ${e.descending})`, { size: 4 });
        },
      );
    });
  }
}
