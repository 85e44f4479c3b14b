/** Expressions of the plan as TypeScript: in comes an expression and where it stands, out comes code, after the statements it needs. */
import type { Comparison, Expr, Type } from "../../plan/plan.js";
import { dayNumber } from "../../runtime/calendar.js";
import { parseRational } from "../../runtime/rational.js";
import { assertNever } from "./assert-never.js";
import {
  broken,
  code,
  enumNamed,
  isNumber,
  literal,
  pow10,
  repOf,
  scaledBounds,
  type Code,
  type NumberRep,
  type Rep,
} from "./code.js";
import type { Line } from "./function-body.js";
import { Lists } from "./lists.js";
import { decisive, FALSE, guarded, not, strictly, sureToBeSettled, TRUE, truth } from "./logic.js";
import { access, quote } from "./names.js";
import { readsVariable } from "./model.js";
import * as numbers from "./numbers.js";
import type { Site, Surroundings } from "./site.js";
import { isSettled, withVar } from "./site.js";

export class Expressions {
  private readonly lists: Lists;

  constructor(private readonly around: Surroundings) {
    this.lists = new Lists(around, this);
  }

  /** The value of an expression. `wanted`: what to call a variable that it is computed in, if it needs one. */
  write(e: Expr, site: Site, wanted?: string): Code {
    const written = this.kind(e, site, wanted);
    // Where the checker saw that a value is there, nothing looks again.
    const sure = written.absent && !e.optional && !site.loose && !onMaybe(e) ? this.present(written) : written;
    return site.body.short(sure);
  }

  /** Of a condition: never absent. */
  condition(e: Expr, site: Site, wanted?: string): Code {
    return decisive(this.write(e, site, wanted));
  }

  /** A list as an array, or its elements one by one. */
  get ofLists(): Lists {
    return this.lists;
  }

  present(c: Code): Code {
    return c.parts ? { ...c, absent: false } : { ...c, text: `${c.text}!`, absent: false };
  }

  private kind(e: Expr, site: Site, wanted: string | undefined): Code {
    const { body } = site;
    const of = (part: Expr): Code => this.write(part, site);
    switch (e.kind) {
      case "constant":
        return this.constant(e.type, e.value, site);
      case "absent":
        return code(repOf(e.type), "undefined", { absent: true });
      case "input": {
        const field = this.around.input(e.field);
        const text = access(site.reach.dossier, this.around.inputProperty(e.field));
        return code(repOf(field.type), text, { absent: field.presence !== "always" });
      }
      case "variable": {
        const written = site.lists.get(e.name);
        if (written) return this.lists.array(written.list, { ...site, ...written });
        return site.vars.get(e.name) ?? broken(`variable ${e.name}`);
      }
      case "field":
        return strictly([of(e.object)], site, ([object]) => this.field(object!, e.field));
      case "definition": {
        const list = this.around.writtenOut(e.definition);
        if (list) return this.lists.array(e, site);
        return site.reach.definition(e.definition);
      }
      case "derived":
        return strictly([of(e.object)], site, ([object]) => this.around.derived(e.definition, object!, site));
      case "call":
        return this.around.call(e.definition, e.args.map(of), site);
      case "parameter":
        return site.reach.parameter(e.parameter);
      case "parameter-at":
        return strictly([of(e.at)], site, ([at]) => this.around.parameterAt(e.parameter, at!, site));
      case "decision": {
        if (e.element === undefined) {
          const value = site.reach.decision(e.decision);
          const isSure = site.settled !== undefined && site.settled !== "all" && site.settled.has(e.decision);
          return isSure ? { ...value, text: `${value.text}!`, blocked: false } : value;
        }
        const decision = this.around.model.decision(e.decision);
        return strictly([of(e.element)], site, ([on]) => {
          const element = body.named(on!, "element").text;
          const value = code(repOf(decision.type), access(element, this.around.decisionSlot(e.decision)), {
            absent: this.around.mayBeAbsent(e.decision),
            blocked: true,
          });
          return isSettled(site) ? sureToBeSettled(value) : value;
        });
      }
      case "documents":
        return site.reach.documents(e.document);
      case "groups":
        return site.reach.groups(e.group);
      case "group-of":
        return strictly([of(e.element)], site, ([element]) => {
          const blocked = !isSettled(site) && this.around.model.taintedGroup(e.group);
          const text = access(body.named(element!, "element").text, this.around.groupSlot(e.group));
          const rep: Rep = { kind: "struct", name: e.group };
          if (!blocked) return code(rep, text, { absent: true });
          return code(rep, `(${site.reach.groups(e.group).text} === null ? null : ${text})`, {
            absent: true,
            blocked,
            size: 3,
          });
        });
      case "elements": {
        if (this.around.model.group(e.struct)) return site.reach.groups(e.struct);
        const list: Rep = {
          kind: "list",
          element: { kind: "struct", name: e.struct },
          min: 0,
          max: e.type.kind === "list" ? e.type.max : 1_000_000,
        };
        return code(list, access(site.reach.dossier, this.around.elements(e.struct)));
      }
      case "arithmetic":
        return this.arithmetic(e, site, wanted);
      case "negate":
        return strictly([of(e.value)], site, ([value]) =>
          this.likeType(numbers.negate(numbers.numeric(value!), body), e.type),
        );
      case "greatest":
      case "least":
        return strictly(e.items.map(of), site, (items) =>
          items.slice(1).reduce((a, b) => this.extreme(e.kind, a, b, site), items[0]!),
        );
      case "round":
        return strictly([of(e.value)], site, ([value]) =>
          narrowed(numbers.rounded(numbers.numeric(value!), e.step, e.mode, body), e.type),
        );
      case "compare":
        return strictly([of(e.left), of(e.right)], site, ([left, right]) => this.compared(e.op, left!, right!, site));
      case "and":
      case "or":
        return guarded(e.kind, e.items.length, (i, at) => this.write(e.items[i]!, at), site, wanted);
      case "not": {
        const value = of(e.value);
        if (!value.absent) return not(value, body);
        return strictly([value], site, ([known]) => not(known!, body));
      }
      case "present": {
        const value = of(e.value);
        if (!value.absent && !value.blocked) return TRUE;
        const known = body.named(value);
        const there = value.absent ? (known.parts ? `${known.parts.d} !== 0` : `${known.text} !== undefined`) : "true";
        return truth(value.blocked ? `(${known.text} === null ? null : ${there})` : `(${there})`, {
          blocked: value.blocked,
          size: value.size + 2,
        });
      }
      case "or-else":
        return this.orElse(e, site);
      case "if":
        return this.choice(e, site);
      case "let": {
        if (
          e.value.type.kind === "list" &&
          this.around.isCheap(e.value) &&
          !this.mayBeBlocked(e.value, site) &&
          !site.loose
        ) {
          const lists = new Map(site.lists).set(e.variable, {
            list: e.value,
            vars: site.vars,
            lists: site.lists,
            loose: site.loose,
          });
          return this.write(e.body, { ...site, lists });
        }
        return this.write(e.body, withVar(site, e.variable, body.named(of(e.value), e.variable)));
      }
      case "list":
        return strictly(e.items.map(of), site, (items) => this.listLiteral(items, e.type, site));
      case "record": {
        const fields = new Map(e.fields.map((f) => [f.name, of(f.value)]));
        return code(repOf(e.type), this.around.record(this.around.model.struct(e.struct), fields, 0), { size: 10 });
      }
      case "filter":
      case "map":
      case "sort":
      case "take":
      case "distinct":
      case "count":
      case "sum":
      case "maximum":
      case "minimum":
      case "first":
      case "last":
      case "some":
      case "every":
      case "tally":
      case "lookup":
      case "member":
        return this.lists.write(e, site, wanted);
      case "add-months":
        return strictly([of(e.date), of(e.months)], site, ([date, months]) =>
          this.addMonths(date!, this.whole(months!, site), site),
        );
      case "add-days":
        return strictly([of(e.date), of(e.days)], site, ([date, days]) =>
          code({ kind: "date" }, `(${date!.text} + ${this.whole(days!, site)})`, { size: date!.size + days!.size }),
        );
      case "days-between":
        return strictly([of(e.from), of(e.to)], site, ([from, to]) =>
          code(repOf(e.type), `(${to!.text} - ${from!.text})`, { size: to!.size + from!.size }),
        );
      case "months-between":
        return strictly([of(e.from), of(e.to)], site, ([from, to]) =>
          this.counted("monthsBetween", [from!, to!], site),
        );
      case "age":
        return strictly([of(e.birth), of(e.at)], site, ([birth, at]) => this.counted("age", [birth!, at!], site));
      case "year":
        return strictly([of(e.date)], site, ([date]) => this.counted("yearOf", [date!], site));
      case "end-of-month":
        return strictly([of(e.date)], site, ([date]) =>
          code({ kind: "date" }, `${body.runtime("endOfMonth")}(${date!.text})`, { size: date!.size + 1 }),
        );
      case "end-of-year":
        return strictly([of(e.date)], site, ([date]) =>
          code({ kind: "date" }, `${body.runtime("endOfYear")}(${date!.text})`, { size: date!.size + 1 }),
        );
      case "working-day":
        return strictly([of(e.date)], site, ([date]) =>
          code({ kind: "date" }, `${body.runtime("workingDay")}(${date!.text})`, { size: date!.size + 1 }),
        );
      case "day-of-year":
        return strictly([of(e.year)], site, ([year]) => {
          const text = `${body.runtime("dayOfYear")}(${e.day}, ${e.month}, ${this.whole(year!, site)})`;
          const absent = e.day === 29 && e.month === 2;
          return code({ kind: "date" }, absent ? text : `${text}!`, { absent, size: year!.size + 1 });
        });
      default:
        return assertNever(e);
    }
  }

  /** Whether a value can be blocked where it stands. */
  mayBeBlocked(e: Expr, site: Site): boolean {
    const isBlocked = (name: string): boolean => site.vars.get(name)?.blocked ?? false;
    return isSettled(site) ? readsVariable(e, isBlocked) : this.around.model.tainted(e, isBlocked);
  }

  constant(type: Type, value: boolean | string, site: Site): Code {
    if (typeof value === "boolean") return value ? TRUE : FALSE;
    const rep = repOf(type);
    switch (type.kind) {
      case "number":
        return numbers.constantNumber(parseRational(value) ?? broken(`number ${value}`), site.body);
      case "duration":
        return code(
          { kind: "duration", unit: type.unit, min: BigInt(value), max: BigInt(value) },
          literal(BigInt(value)),
        );
      case "date":
        return code(rep, String(dayNumber(value) ?? broken(`date ${value}`)));
      case "enum": {
        const key =
          enumNamed(this.around.model.plan, type.name).constants.find((c) => c.name === value)?.key ??
          broken(`constant ${value}`);
        return code(rep, quote(key), { constant: key });
      }
      case "text":
        return code(rep, quote(value), { constant: value });
      default:
        return broken(`a constant of kind ${type.kind}`);
    }
  }

  private field(object: Code, field: string): Code {
    const { rep } = object;
    if (rep.kind !== "struct" && rep.kind !== "document") return broken(`an element with the field ${field}`);
    const { rep: itsRep, optional } = this.around.fieldOf(rep, field);
    return code(itsRep, access(object.text, this.around.property(rep.name, field)), {
      absent: optional,
      size: object.size,
    });
  }

  /** Down the left side with a loop: a sum of thousands of terms is as deep as it is long. */
  private arithmetic(e: Extract<Expr, { kind: "arithmetic" }>, site: Site, wanted: string | undefined): Code {
    const operations = [e];
    let left: Expr = e.left;
    for (; left.kind === "arithmetic"; left = left.left) operations.push(left);
    let result = this.write(left, site);
    for (const operation of operations.reverse()) {
      const right = this.write(operation.right, site);
      const value = strictly([result, right], site, ([a, b]) =>
        this.operation(operation, numbers.numeric(a!), numbers.numeric(b!), site, operation === e ? wanted : undefined),
      );
      result = site.body.short(value.absent && !operation.optional && !site.loose ? this.present(value) : value);
    }
    return result;
  }

  private operation(
    e: Extract<Expr, { kind: "arithmetic" }>,
    a: Code,
    b: Code,
    site: Site,
    wanted: string | undefined,
  ): Code {
    const { body } = site;
    const compute = (): Code => {
      switch (e.op) {
        case "+":
        case "-":
          return numbers.add(a, b, e.op === "-", body);
        case "*":
          return numbers.multiply(a, b, body);
        case "/":
          return numbers.divide(a, b, !e.optional && !site.loose, body, wanted);
        default:
          return assertNever(e.op);
      }
    };
    return this.likeType(compute(), e.type);
  }

  /** Durations are computed as numbers. */
  private likeType(c: Code, type: Type): Code {
    return type.kind === "duration" && c.rep.kind === "int" && c.rep.scale === 0
      ? { ...c, rep: { kind: "duration", unit: type.unit, min: c.rep.min, max: c.rep.max } }
      : c;
  }

  extreme(which: "greatest" | "least", a: Code, b: Code, site: Site): Code {
    const { body } = site;
    const name = which === "greatest" ? "Math.max" : "Math.min";
    const size = a.size + b.size + 1;
    if (isNumber(a.rep) && isNumber(b.rep)) {
      const rep = numbers.joined([a.rep, b.rep]);
      const [x, y] = [numbers.converted(a, rep, body), numbers.converted(b, rep, body)];
      if (rep.kind === "int") {
        const bounds = which === "greatest" ? greater : lesser;
        const narrower: Rep = {
          ...rep,
          min: bounds(boundOf(a, rep.scale, "min"), boundOf(b, rep.scale, "min")),
          max: bounds(boundOf(a, rep.scale, "max"), boundOf(b, rep.scale, "max")),
        };
        return body.short(code(narrower, `${name}(${x.text}, ${y.text})`, { size }));
      }
      const [left, right] = [body.named(x), body.named(y)];
      const test = numbers.compared(which === "greatest" ? "≥" : "≤", left, right, body);
      const chosen = code(
        rep,
        `(${test.text} ? ${numbers.boxed(left, body).text} : ${numbers.boxed(right, body).text})`,
        { size },
      );
      return body.named(chosen);
    }
    return body.short({ ...a, rep: this.mergedRep(a.rep, b.rep), text: `${name}(${a.text}, ${b.text})`, size });
  }

  /** A comparison of two values of one type. */
  compared(op: Comparison, a: Code, b: Code, site: Site): Code {
    if ((isNumber(a.rep) || a.rep.kind === "duration") && (isNumber(b.rep) || b.rep.kind === "duration")) {
      return numbers.compared(op, numbers.numeric(a), numbers.numeric(b), site.body);
    }
    if (a.constant !== undefined && b.constant !== undefined && (op === "=" || op === "≠")) {
      return (a.constant === b.constant) === (op === "=") ? TRUE : FALSE;
    }
    return truth(numbers.comparison(op, a.text, b.text), { size: a.size + b.size });
  }

  private orElse(e: Extract<Expr, { kind: "or-else" }>, site: Site): Code {
    const { body } = site;
    const written = this.write(e.value, site);
    if (!written.absent) return written;
    const { lines, result: fallback } = body.capture(() => this.write(e.fallback, site));
    const rep = this.mergedRep(written, fallback);
    if (
      lines.length === 0 &&
      !written.blocked &&
      !written.parts &&
      !fallback.parts &&
      sameRep(rep, written.rep) &&
      sameRep(rep, fallback.rep)
    ) {
      return code(rep, `(${written.text} ?? ${fallback.text})`, {
        absent: fallback.absent,
        blocked: fallback.blocked,
        size: written.size + fallback.size,
      });
    }
    const value = body.named(written);
    if (value.parts && lines.length === 0 && fallback.rep.kind === "int" && !fallback.absent && !fallback.blocked) {
      const both = numbers.orElseParts(value, fallback, body);
      if (both) return both;
    }
    const there = value.parts ? `${value.parts.d} !== 0` : `${value.text} !== undefined`;
    const known: Code = { ...value, absent: false, blocked: false };
    return this.branches(
      value.blocked,
      there,
      { lines: [], result: known },
      { lines, result: fallback },
      site,
      value.blocked ? value.text : undefined,
    );
  }

  private choice(e: Extract<Expr, { kind: "if" }>, site: Site): Code {
    const { body } = site;
    const condition = this.write(e.condition, site);
    if (condition.constant === true) return this.write(e.then, site);
    if (condition.constant === false) return this.write(e.else, site);
    return strictly([condition], site, ([known]) => {
      const then = body.capture(() => this.write(e.then, site));
      const otherwise = body.capture(() => this.write(e.else, site));
      return this.branches(false, known!.text, then, otherwise, site);
    });
  }

  /** One of two values; both in a representation that holds either. */
  private branches(
    blocked: boolean,
    condition: string,
    then: { readonly lines: readonly Line[]; readonly result: Code },
    otherwise: { readonly lines: readonly Line[]; readonly result: Code },
    site: Site,
    unlessBlocked?: string,
  ): Code {
    const { body } = site;
    const rep = this.mergedRep(then.result, otherwise.result);
    const side = ({ lines, result }: typeof then): { lines: readonly Line[]; result: Code } => {
      const more = body.capture(() => this.convertedTo(result, rep, site));
      return { lines: [...lines, ...more.lines], result: more.result };
    };
    const [a, b] = [side(then), side(otherwise)];
    const flags = {
      absent: a.result.absent || b.result.absent,
      blocked: blocked || a.result.blocked || b.result.blocked,
    };
    const guard = unlessBlocked === undefined ? "" : `${unlessBlocked} === null ? null : `;
    if (a.lines.length === 0 && b.lines.length === 0) {
      return code(rep, `(${guard}${condition} ? ${a.result.text} : ${b.result.text})`, {
        ...flags,
        size: a.result.size + b.result.size + 3,
      });
    }
    const answer = body.variable({ rep, ...flags }, "chosen");
    if (unlessBlocked !== undefined) body.push(`if (${unlessBlocked} === null) {`, `${answer.text} = null;`, "} else");
    body.push(
      `if (${condition}) {`,
      ...a.lines,
      `${answer.text} = ${a.result.text};`,
      "} else {",
      ...b.lines,
      `${answer.text} = ${b.result.text};`,
      "}",
    );
    return answer;
  }

  /** The representation that holds both. What is only ever absent fits any. */
  private mergedRep(a: Code | Rep, b: Code | Rep): Rep {
    if ("text" in a && a.text === "undefined") return "text" in b ? b.rep : b;
    if ("text" in b && b.text === "undefined") return "text" in a ? a.rep : a;
    return this.joinedRep("text" in a ? a.rep : a, "text" in b ? b.rep : b);
  }

  joinedRep(a: Rep, b: Rep): Rep {
    if (isNumber(a) && isNumber(b)) return numbers.joined([a, b]);
    if (a.kind === "duration" && b.kind === "duration")
      return { ...a, min: lesser(a.min, b.min), max: greater(a.max, b.max) };
    if (a.kind === "list" && b.kind === "list") {
      if (a.max === 0) return { ...b, min: 0 };
      if (b.max === 0) return { ...a, min: 0 };
      return {
        kind: "list",
        element: this.joinedRep(a.element, b.element),
        min: Math.min(a.min, b.min),
        max: Math.max(a.max, b.max),
      };
    }
    if (a.kind === "struct" && b.kind === "struct") return this.around.model.isA(a.name, b.name) ? b : a;
    return a;
  }

  /** A value in a representation that holds it, in one piece of code. */
  convertedTo(c: Code, rep: Rep, site: Site): Code {
    const { body } = site;
    if (c.text === "undefined") return { ...c, rep };
    if (isNumber(rep) && isNumber(c.rep) && !same(rep, c.rep)) {
      return strictly([c], site, ([known]) => numbers.boxed(numbers.converted(known!, rep, body), body));
    }
    if (
      rep.kind === "list" &&
      c.rep.kind === "list" &&
      isNumber(rep.element) &&
      isNumber(c.rep.element) &&
      !same(rep.element, c.rep.element)
    ) {
      return strictly([c], site, ([known]) => this.lists.convertedItems(known!, rep, site));
    }
    return { ...numbers.boxed(c, body), rep };
  }

  private listLiteral(items: readonly Code[], type: Type, site: Site): Code {
    const declared = repOf(type);
    const element =
      items.length > 0
        ? items.map((i) => i.rep).reduce((a, b) => this.joinedRep(a, b))
        : declared.kind === "list"
          ? declared.element
          : broken("a list");
    const rep: Rep = { kind: "list", element, min: items.length, max: items.length };
    const texts = items.map((item) => this.convertedTo(item, element, site).text);
    const size = items.reduce((n, i) => n + i.size, 2);
    if (texts.length === 0) return code(rep, `([] as ${this.around.typeText(rep)})`, { size: 2 });
    return code(rep, `[${texts.join(", ")}]`, { size });
  }

  private addMonths(date: Code, months: string, site: Site): Code {
    const { body } = site;
    const overflow = this.around.model.plan.monthOverflow;
    const size = date.size + 2;
    if (overflow === "last-day")
      return code({ kind: "date" }, `${body.runtime("addMonthsLastDay")}(${date.text}, ${months})`, { size });
    const text = `${body.runtime("addMonths")}(${date.text}, ${months}, ${quote(overflow)})`;
    return overflow === "error"
      ? code({ kind: "date" }, text, { absent: true, size })
      : code({ kind: "date" }, `${text}!`, { size });
  }

  /** A whole number, or a duration, as a JavaScript number. */
  whole(c: Code, site: Site): string {
    const number = numbers.numeric(c);
    return number.rep.kind === "int" && number.rep.scale === 0
      ? number.text
      : numbers.converted(number, { kind: "int", scale: 0, min: -CALENDAR, max: CALENDAR }, site.body).text;
  }

  private counted(name: string, operands: readonly Code[], site: Site): Code {
    const size = operands.reduce((n, c) => n + c.size, 1);
    return code(CALENDAR_COUNT, `${site.body.runtime(name)}(${operands.map((c) => c.text).join(", ")})`, { size });
  }
}

/** Once rounded, a quotient is a whole number whose bounds the types know better than its numerator tells. */
function narrowed(c: Code, type: Type): Code {
  if (c.rep.kind !== "int" || type.kind !== "number") return c;
  const { min, max } = scaledBounds(type, c.rep.scale);
  const rep = { ...c.rep, min: greater(min, c.rep.min), max: lesser(max, c.rep.max) };
  return rep.min <= rep.max ? { ...c, rep } : c;
}

/** Far beyond any number of days, months or years that dates are apart. */
const CALENDAR = 10n ** 12n;
const CALENDAR_COUNT: NumberRep = { kind: "int", scale: 0, min: -CALENDAR, max: CALENDAR };

const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function boundOf(c: Code, scale: number, which: "min" | "max"): bigint {
  return c.rep.kind === "int" ? c.rep[which] * pow10(scale - c.rep.scale) : broken("a whole number");
}

/** Whether it is read on something that may be absent: then so may it be, whatever is known of its elements. */
const onMaybe = (e: Expr): boolean => (e.kind === "field" || e.kind === "derived") && e.object.optional;

const sameRep = (a: Rep, b: Rep): boolean =>
  isNumber(a) && isNumber(b) ? same(a, b) : a.kind === b.kind && a.kind !== "list";

function same(a: NumberRep, b: NumberRep): boolean {
  if (a.kind === "rational" || b.kind === "rational") return a.kind === b.kind;
  return a.kind === b.kind && a.scale === b.scale;
}
