/** The elements of structures and groups in a dossier, and the keys by which a verdict names them: `plan/README.md`, « Elements of a structure ». */
import type { Field, Group, Type } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { broken } from "../code.js";
import { flattened, forEach, isNull, listOf, member, merged, PLAIN, record, repOf, sure, type Code } from "./code.js";
import type { Expressions } from "./expressions.js";
import { converted } from "./numbers.js";
import { keyText } from "./outputs.js";
import type { Program } from "./program.js";
import { dossierOf } from "./reading.js";

/** A field that can be read on an element. */
export type Readable = Pick<Field, "name" | "type" | "presence">;

export class Elements {
  private readonly groupFields = new Map<string, readonly Readable[]>();

  constructor(
    private readonly program: Program,
    private readonly expressions: Expressions,
  ) {}

  groupNamed(name: string): Group | undefined {
    return this.program.plan.groups.find((g) => g.name === name);
  }

  fieldsOf(type: Type): readonly Readable[] {
    const { plan } = this.program;
    if (type.kind === "document") {
      const document = plan.documents.find((d) => d.name === type.name) ?? broken(`document ${type.name}`);
      return document.fields.map((field) => ({ ...field, presence: "optional" }));
    }
    if (type.kind !== "struct") return broken("an element");
    const struct = plan.structs.find((s) => s.name === type.name);
    if (struct) return struct.fields;
    this.of(type.name);
    return this.groupFields.get(type.name) ?? broken(`group ${type.name}`);
  }

  /** All of a structure, or of a group: a list, blocked for a group over a list that is. */
  of(struct: string): Code {
    const group = this.groupNamed(struct);
    if (group) return this.program.step(`groups ${struct}`, () => this.groups(group));
    return this.program.step(`elements ${struct}`, () => {
      const dossier = dossierOf(this.program).logic;
      const lists = this.program.plan.dossier.flatMap((f) => this.within(f.type, member(dossier, f.name), struct));
      return sure(lists.length === 0 ? [] : merged(lists), listOf(PLAIN));
    });
  }

  private isA(name: string, expected: string): boolean {
    const struct = this.program.plan.structs.find((s) => s.name === name);
    return name === expected || (struct?.completes !== undefined && this.isA(struct.completes, expected));
  }

  /** Lists of the elements of `struct` in a value: none where the type can hold none. */
  private within(type: Type, value: Logic, struct: string): Logic[] {
    if (type.kind === "list") {
      const name = this.program.fresh("item");
      const inItem = this.within(type.element, { var: name }, struct);
      if (inItem.length === 0) return [];
      return [{ if: [isNull(value), [], flattened(forEach(name, value, merged(inItem)))] }];
    }
    if (type.kind !== "struct") return [];
    const held = this.fieldsOf(type).flatMap((f) => this.within(f.type, member(value, f.name), struct));
    const lists = this.isA(type.name, struct) ? [[value], ...held] : held;
    return lists.length === 0 ? [] : [{ if: [isNull(value), [], merged(lists)] }];
  }

  private groups(group: Group): Code {
    const { program } = this;
    const source = this.expressions.of(group.source, new Map());
    return program.strict([{ ...source, absent: false, blocked: source.blocked || source.absent }], ([list]) => {
      const name = program.fresh(group.variable);
      const item = new Map([[group.variable, sure({ var: name })]]);
      const keys = group.keys.map((key) => {
        const code = converted(program, this.expressions.of(key.value, item), repOf(key.value.type));
        return { key, code };
      });
      this.groupFields.set(group.name, [
        ...keys.map(({ key, code }) => ({
          name: key.name,
          type: key.value.type,
          presence: code.absent ? ("optional" as const) : ("always" as const),
        })),
        { name: "éléments", type: group.source.type, presence: "always" },
      ]);
      return program.bound("list", list!, (items) => {
        const all = forEach(
          name,
          items.logic,
          keys.map(({ code }) => code.logic),
        );
        return program.bound("keys", sure(all), (keysOf) => {
          const one = program.fresh("group");
          const made = forEach(
            one,
            { group: [items.logic, keysOf.logic] },
            record([
              ["#", { cat: [`${group.name}/`, { var: `${one}#` }] }],
              ["#of", group.name],
              ["#up", null],
              ...group.keys.map((key, i): [string, Logic] => [key.name, { at: [{ var: `${one}.keys` }, i] }]),
              ["éléments", { var: `${one}.items` }],
            ]),
          );
          if (!keys.some(({ code }) => code.blocked)) return sure(made, listOf(PLAIN));
          const flat = flattened(keysOf.logic);
          const isBlocked: Logic = { "is-blocked": [{ unknown: [flat] }] };
          return { ...sure({ if: [isBlocked, { blocked: [] }, made] }, listOf(PLAIN)), blocked: true };
        });
      });
    });
  }

  /** The key of an element, among those of `struct`; rows of parameters have their own. */
  keyOf(element: Logic, struct: string): Logic {
    const own: Logic = { field: [this.keys(struct).logic, member(element, "#")] };
    const rows = this.rowsOf(struct);
    return rows ? { if: [{ has: [element, "#key"] }, member(element, "#key"), own] } : own;
  }

  private rowsOf(struct: string): boolean {
    return this.program.plan.parameters.some(
      ({ type }) => type.kind === "list" && type.element.kind === "struct" && this.isA(type.element.name, struct),
    );
  }

  /** The key of each element, by its identity. */
  keys(struct: string): Code {
    return this.program.step(`keys ${struct}`, () => {
      const elements = this.of(struct);
      const holders = this.groupNamed(struct) ? [] : this.holdersOf(struct);
      return this.program.strict([elements], ([list]) => {
        const [name, held] = [this.program.fresh("item"), this.program.fresh("item")];
        const up = member({ var: held }, "#up");
        const holder = holders.map((h): Logic => ({ field: [this.keys(h).logic, up] }));
        const ids = forEach(held, list!.logic, member({ var: held }, "#"));
        const own = forEach(name, list!.logic, this.ownKey(struct, name));
        const above = forEach(held, list!.logic, holder.length === 0 ? null : firstOf(holder));
        return sure({ table: [ids, { keys: [own, above] }] });
      });
    });
  }

  /** The text of the identifying field, of a group's keys, or the position. */
  private ownKey(struct: string, name: string): Logic {
    const group = this.groupNamed(struct);
    const identifying = group
      ? group.keys.map((key) => key.name)
      : this.program.plan.structs.filter((s) => s.name === struct).flatMap((s) => s.identifiedBy ?? []);
    const fields = this.fieldsOf({ kind: "struct", name: struct });
    const texts = identifying.map((field) => {
      const { type } = fields.find((f) => f.name === field) ?? broken(`field ${field}`);
      return keyText(type, sure(member({ var: name }, field), repOf(type)));
    });
    return { "key-text": [texts, { "+": [{ var: `${name}#` }, 1] }] };
  }

  /** The structures whose elements may hold elements of this one, what completes before what is completed: a holder has the key of its own. */
  private holdersOf(struct: string): readonly string[] {
    const { structs } = this.program.plan;
    const depth = (name: string): number => {
      const completed = structs.find((s) => s.name === name)?.completes;
      return completed === undefined ? 0 : depth(completed) + 1;
    };
    const isHeld = (type: Type): boolean =>
      type.kind === "list" ? isHeld(type.element) : type.kind === "struct" && this.isA(type.name, struct);
    return structs
      .filter((s) => s.fields.some((f) => isHeld(f.type)))
      .map((s) => s.name)
      .sort((a, b) => depth(b) - depth(a));
  }
}

const firstOf = (logics: readonly Logic[]): Logic =>
  logics.length === 1 ? logics[0]! : { if: [...logics.flatMap((l) => [{ "!==": [l, null] }, l]), null] };
