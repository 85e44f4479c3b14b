/** The kinds of expression that do not run through a list, as rules: `plan/README.md`, « Values », kind by kind. */
import type { Expr, Field, Type } from "../../../plan/plan.js";
import { dayNumber } from "../../../runtime/calendar.js";
import { assertNever } from "../assert-never.js";
import { broken, enumNamed } from "../code.js";
import { listOf, member, PLAIN, record, Refused, repOf, sure, type Code } from "./code.js";
import { choice, orElse } from "./choices.js";
import { onDates } from "./dates.js";
import { isOnList, ListExpressions } from "./lists.js";
import {
  aligned,
  arithmetic,
  compared,
  constantNumber,
  converted,
  extreme,
  joined,
  negated,
  rounded,
} from "./numbers.js";
import { keyText } from "./outputs.js";
import type { Program, Scope } from "./program.js";
import { and3, not3, or3, truth } from "./truths.js";

/** What expressions ask of the regulation around them. */
export interface Surroundings {
  readonly program: Program;
  /** A field of the dossier. */
  input(field: string): Code;
  parameter(name: string, at: Code | undefined): Code;
  definition(id: string): Code;
  derived(id: string, element: Code): Code;
  decision(name: string, element: Code | undefined): Code;
  documents(name: string): Code;
  /** Every element of a structure, or of a group. */
  elements(struct: string): Code;
  fieldsOf(type: Type): readonly (Pick<Field, "name" | "type" | "presence"> & { readonly rep?: Code["rep"] })[];
}

export class Expressions {
  private readonly lists: ListExpressions;

  constructor(private readonly around: Surroundings) {
    this.lists = new ListExpressions(around, this);
  }

  private get program(): Program {
    return this.around.program;
  }

  of(e: Expr, scope: Scope): Code {
    return this.program.deeper(() => this.write(e, scope));
  }

  private write(e: Expr, scope: Scope): Code {
    if (isOnList(e)) return this.lists.of(e, scope);
    const of = (part: Expr): Code => this.of(part, scope);
    const { program, around } = this;
    switch (e.kind) {
      case "constant":
        return this.constant(e.type, e.value);
      case "absent":
        return { logic: null, rep: { kind: "none" }, absent: true, blocked: false };
      case "input":
        return around.input(e.field);
      case "variable":
        return scope.get(e.name) ?? broken(`the variable ${e.name}`);
      case "field":
        return this.field(e, of(e.object));
      case "definition":
        return around.definition(e.definition);
      case "derived":
        return program.strict([of(e.object)], ([object]) => around.derived(e.definition, object!));
      case "call":
        return this.call(e, e.args.map(of));
      case "parameter":
        return around.parameter(e.parameter, undefined);
      case "parameter-at":
        return program.strict([of(e.at)], ([at]) => around.parameter(e.parameter, at));
      case "decision":
        if (e.element === undefined) return around.decision(e.decision, undefined);
        return program.strict([of(e.element)], ([on]) => around.decision(e.decision, on));
      case "documents":
        return around.documents(e.document);
      case "groups":
        return around.elements(e.group);
      case "group-of":
        return this.lists.groupOf(e.group, of(e.element));
      case "elements":
        return around.elements(e.struct);
      case "arithmetic":
        return this.arithmetic(e, of(e.left), of(e.right));
      case "negate":
        return program.strict([of(e.value)], ([value]) => negated(value!));
      case "greatest":
      case "least":
        return this.extreme(e, e.items.map(of));
      case "round":
        return program.strict([of(e.value)], ([value]) =>
          rounded(program, value!, e.step, e.mode, [e.value.type, e.type]),
        );
      case "compare":
        return this.compare(e, of(e.left), of(e.right));
      case "and":
        return and3(e.items.map((item) => truth(of(item))));
      case "or":
        return or3(e.items.map((item) => truth(of(item))));
      case "not":
        return program.strict([of(e.value)], ([value]) => not3(value!));
      case "present":
        return this.present(of(e.value));
      case "or-else":
        return orElse(program, e, of);
      case "if":
        return choice(program, e, of);
      case "let":
        return this.let(e, scope);
      case "list":
        return this.list(e, scope);
      case "record":
        return this.row(e, 0);
      case "add-months":
      case "add-days":
      case "days-between":
      case "months-between":
      case "age":
      case "year":
      case "end-of-month":
      case "end-of-year":
      case "working-day":
      case "day-of-year":
        return onDates(program, e, of);
      default:
        return assertNever(e);
    }
  }

  constant(type: Type, value: boolean | string): Code {
    if (typeof value === "boolean") return sure(value);
    switch (type.kind) {
      case "number":
      case "duration":
        return constantNumber(value, type);
      case "date":
        return sure(dayNumber(value) ?? broken("a date"));
      case "enum": {
        const constant = enumNamed(this.program.plan, type.name).constants.find((c) => c.name === value);
        return sure(constant?.key ?? broken("a constant"));
      }
      default:
        return sure(value);
    }
  }

  private field(e: Expr & { readonly kind: "field" }, object: Code): Code {
    return this.program.strict([object], ([holder]) => {
      const field = this.around.fieldsOf(e.object.type).find((f) => f.name === e.field) ?? broken(`field ${e.field}`);
      return {
        logic: member(holder!.logic, e.field),
        rep: field.rep ?? repOf(field.type),
        absent: field.presence !== "always" || e.optional,
        blocked: false,
      };
    });
  }

  private call(e: Expr & { readonly kind: "call" }, args: readonly Code[]): Code {
    const definition = this.program.named.definition(e.definition);
    this.program.countCall();
    const bind = (i: number, scope: Scope): Code => {
      const parameter = definition.parameters[i];
      if (!parameter) return this.of(definition.body, scope);
      return this.program.bound(parameter.name, args[i] ?? broken("an argument"), (ref) =>
        bind(i + 1, new Map([...scope, [parameter.name, ref]])),
      );
    };
    return bind(0, new Map());
  }

  private arithmetic(e: Expr & { readonly kind: "arithmetic" }, left: Code, right: Code): Code {
    return this.program.strict([left, right], ([a, b]) =>
      arithmetic(this.program, e.op, [a!, b!], [e.left.type, e.right.type, e.type]),
    );
  }

  private extreme(e: Expr & { readonly kind: "greatest" | "least" }, items: readonly Code[]): Code {
    const types = e.items.map((item) => item.type);
    return this.program.strict(items, (values) => {
      const same = aligned(this.program, values, types);
      return same.reduce((a, b) =>
        this.program.bound("a", a, (left) =>
          this.program.bound("b", b, (right) => ({
            ...left,
            logic: extreme(e.kind, a.rep, left.logic, right.logic),
          })),
        ),
      );
    });
  }

  private compare(e: Expr & { readonly kind: "compare" }, left: Code, right: Code): Code {
    const { type } = e.left;
    const isOrder = e.op !== "=" && e.op !== "≠";
    if (type.kind === "struct" || type.kind === "document" || type.kind === "list") return refuseComparison();
    if (isOrder && (type.kind === "text" || type.kind === "enum")) return refuseComparison();
    return this.program.strict([left, right], ([a, b]) =>
      compared(this.program, e.op, [a!, b!], [e.left.type, e.right.type]),
    );
  }

  private present(value: Code): Code {
    if (!value.blocked) return value.absent ? sure({ "!==": [value.logic, null] }) : sure(true);
    return this.program.bound("a", value, (ref) => ({
      ...sure({ if: [{ "is-blocked": [ref.logic] }, ref.logic, { "!==": [ref.logic, null] }] }),
      blocked: true,
    }));
  }

  private let(e: Expr & { readonly kind: "let" }, scope: Scope): Code {
    return this.program.bound(e.variable, this.of(e.value, scope), (ref) =>
      this.of(e.body, new Map([...scope, [e.variable, ref]])),
    );
  }

  private list(e: Expr & { readonly kind: "list" }, scope: Scope): Code {
    const items = e.items.map((item, i) => (item.kind === "record" ? this.row(item, i + 1) : this.of(item, scope)));
    const types = e.items.map((item) => item.type);
    const rep = joined(items.map((item, i) => ({ rep: item.rep, type: types[i] ?? broken("a type") })));
    return this.program.strict(items, (values) =>
      sure(
        values.map((value) => converted(this.program, value, rep).logic),
        listOf(rep.kind === "none" ? PLAIN : rep),
      ),
    );
  }

  /** A row of a parameter's table, constant: an element with an identity of its own, and the key that a verdict gives it. */
  private row(e: Expr & { readonly kind: "record" }, position: number): Code {
    const key = this.program.plan.structs.find((s) => e.type.kind === "struct" && s.name === e.type.name)?.identifiedBy;
    const texts: Code["logic"][] = [];
    const fields = this.around.fieldsOf(e.type).map((field) => {
      const given = e.fields.find((f) => f.name === field.name);
      if (given === undefined) return [field.name, null] as const;
      const value = this.of(given.value, new Map());
      if (field.name === key) texts.push(keyText(field.type, converted(this.program, value, repOf(field.type))));
      return [field.name, converted(this.program, value, repOf(field.type)).logic] as const;
    });
    const id = this.program.fresh("row");
    return sure(record([["#", id], ["#of", e.struct], ["#key", { "key-text": [texts, position] }], ...fields]));
  }
}

function refuseComparison(): never {
  throw new Refused({
    fr: "une comparaison porte sur autre chose que des nombres, des dates, des durées ou des valeurs simples",
    en: "a comparison is about something other than numbers, dates, durations or simple values",
  });
}
