/**
 * The reader of bytes: from those of a dossier, plain JSON, to its internal form, in one pass and with the validator's checks. It gives up on
 * anything unusual.
 */
import type { Type } from "../../../plan/plan.js";
import { parseRational } from "../../../runtime/rational.js";
import { broken, repOf } from "../code.js";
import { doubleBound } from "../double-bounds.js";
import { access, quote } from "../names.js";
import { anyOrderReader, MOST_KEYS, orderedReader, type ReadField, type ReadObject } from "./byte-objects.js";
import { constantsOf, isPlain, isReadable, wholeBounds } from "./fields.js";
import type { ObjectField } from "./objects.js";
import type { ReaderModule } from "./reader-module.js";

/** Whether a version has nothing that stands in JSON in more ways than one. */
export function canReadBytes({ module, structs }: ReaderModule): boolean {
  const { plan, model } = module;
  const fields = [...plan.dossier, ...structs.flatMap((struct) => model.struct(struct).fields)];
  return fields.every((f) => isPlain(f.key) && isReadable(f.type, plan));
}

/** Its functions. `links` are statements for the dossier `d`, once it is read. */
export function bytesReader(reader: ReaderModule, links: readonly string[]): readonly string[] {
  const writer = new BytesWriter(reader);
  for (const struct of reader.structs) writer.struct(struct);
  const { ordered, inAnyOrder } = writer.object(undefined);
  const main = [
    "/** The dossier that starts there, in internal form; undefined where the ordinary road must be taken. */",
    "export function readBytes(s, from) {",
    `const d = ${ordered}(s, from) ?? ${inAnyOrder}(s, from);`,
    "if (d === undefined || !s.isEnd(s.at)) return undefined;",
    ...links,
    "return d;",
    "}",
  ];
  return [...writer.functions, main.join("\n")];
}

class BytesWriter {
  readonly functions: string[] = [];
  private readonly objects = new Map<string, Pick<ReadObject, "ordered" | "inAnyOrder">>();
  private readonly lists = new Map<string, string>();

  constructor(private readonly reader: ReaderModule) {}

  struct(name: string): void {
    this.objects.set(name, this.object(name));
  }

  /** The functions that read an object. */
  object(struct: string | undefined): ReadObject {
    const { reader } = this;
    const made = reader.object(struct);
    const { name } = made;
    const fields = made.fields.map((field) => this.field(field));
    const hasManyKeys = fields.length > MOST_KEYS;
    const ordered = reader.fresh(`read_${name}`);
    const inAnyOrder = hasManyKeys ? ordered : reader.fresh(`read_${name}_in_any_order`);
    const keys = hasManyKeys ? "" : this.keys(name, made.fields);
    const object: ReadObject = { ordered, inAnyOrder, keys, made, fields };
    this.functions.push(orderedReader(object));
    if (!hasManyKeys) this.functions.push(anyOrderReader(object));
    return object;
  }

  private keys(name: string, fields: readonly ObjectField[]): string {
    const keys = fields.map((f) => quote(f.key)).join(", ");
    return this.reader.constant(`keys_of_${name}`, () => `new ${this.reader.runtime("JsonKeys")}([${keys}])`);
  }

  private field(field: ObjectField): ReadField {
    const { type, variable, isGiven, presence, isIdentifiant } = field;
    const to = isGiven ? `${variable} = ` : "";
    const value = type && this.value(type, isGiven);
    const named = (at: string, isOrdered: boolean): string => {
      if (value === undefined) return `s.identifiant(${at});`;
      if (type?.kind === "text") return `s.identifiant(${at});${isGiven ? `\n${to}s.identifiantText;` : ""}`;
      // What is more than a text is read twice, from the same place.
      return `const start = ${at};\ns.identifiant(start);\nif (s.at >= 0) {\n${value(to, "start", isOrdered)}\n}`;
    };
    return {
      field,
      read: (at, isOrdered) => {
        const read = value === undefined || isIdentifiant ? named(at, isOrdered) : value(to, at, isOrdered);
        if (presence !== "always") return `if (!s.isNull(${at})) {\n${read}\n}`;
        return isIdentifiant ? `{\n${read}\n}` : read;
      },
    };
  }

  /** Statements that read a value of the type and put it where `to` says: `"variable = "`, or nowhere. */
  private value(type: Type, isRead: boolean): (to: string, at: string, isOrdered: boolean) => string {
    switch (type.kind) {
      case "text":
        return isRead ? (to, at) => `${to}s.text(${at});` : (_, at) => `s.skipText(${at});`;
      case "boolean":
        return (to, at) => `${to}s.boolean(${at});`;
      case "date":
        return (to, at) => `${to}s.date(${at});`;
      case "duration": {
        const letter = type.unit === "months" ? "0x4d" : "0x44";
        return (to, at) => `${to}s.duration(${at}, ${letter}, ${type.min}, ${type.max});`;
      }
      case "enum": {
        const choice = this.choice(type.name);
        return (to, at) => `${to}${choice}.read(s, ${at});`;
      }
      case "number": {
        const rep = repOf(type);
        if (rep.kind === "int") {
          const { min, max } = wholeBounds(type, rep.scale);
          return (to, at) => `${to}s.scaled(${at}, ${rep.scale}, ${min}, ${max});`;
        }
        const min = doubleBound(parseRational(type.min) ?? broken("a number"), "minimum");
        const max = doubleBound(parseRational(type.max) ?? broken("a number"), "maximum");
        return (to, at) => `${to}s.rational(${at}, ${type.decimals ?? "Infinity"}, ${min}, ${max});`;
      }
      case "struct": {
        const { ordered, inAnyOrder } = this.objects.get(type.name) ?? broken(`structure ${type.name}`);
        return (to, at, isOrdered) => `${to}${isOrdered ? ordered : inAnyOrder}(s, ${at});`;
      }
      case "list": {
        const [ordered, inAnyOrder] = [this.list(type, isRead, true), this.list(type, isRead, false)];
        return (to, at, isOrdered) => `${to}${isOrdered ? ordered : inAnyOrder}(s, ${at});`;
      }
      default:
        return broken("a type of the dossier");
    }
  }

  private choice(enumeration: string): string {
    const { reader } = this;
    const constants = constantsOf(reader.plan, enumeration).map(quote).join(", ");
    return reader.constant(`choice_of_${enumeration}`, () => `new ${reader.runtime("JsonChoice")}([${constants}])`);
  }

  /** The name of the function that reads such a list; where nobody reads its values, it makes none. */
  private list(type: Extract<Type, { kind: "list" }>, isRead: boolean, isOrdered: boolean): string {
    const question = JSON.stringify([type, isRead, isOrdered]);
    const known = this.lists.get(question);
    if (known !== undefined) return known;
    const struct = type.element.kind === "struct" ? type.element.name : undefined;
    const isKept = isRead || struct !== undefined;
    const item = this.value(type.element, isKept);
    const name = this.reader.fresh(`list_of_${struct ?? type.element.kind}${isOrdered ? "" : "_in_any_order"}`);
    this.lists.set(question, name);
    const after = (position: string): string => (isOrdered ? `${position} + 1` : `s.space(${position} + 1)`);
    this.functions.push(
      [
        `function ${name}(s, from) {`,
        "const { bytes } = s;",
        "const list = [];",
        "let count = 0;",
        "if (bytes[from] !== 0x5b) return s.giveUp();",
        `let i = ${after("from")};`,
        "while (bytes[i] !== 0x5d) {",
        "if (count > 0) {",
        "if (bytes[i] !== 0x2c) return s.giveUp();",
        `i = ${after("i")};`,
        "}",
        `if (count++ === ${type.max}) return s.giveUp();`,
        item(isKept ? "const item = " : "", "i", isOrdered),
        "if ((i = s.at) < 0) return undefined;",
        ...(isOrdered ? [] : ["if (bytes[i] <= 0x20) i = s.space(i);"]),
        ...(isKept ? ["list.push(item);"] : []),
        "}",
        ...(type.min > 0 ? [`if (count < ${type.min}) return s.giveUp();`] : []),
        ...this.uniqueness(struct),
        "s.at = i + 1;",
        "return list;",
        "}",
      ].join("\n"),
    );
    return name;
  }

  /** Gives up where two elements of a list have the same identifying field. */
  private uniqueness(struct: string | undefined): readonly string[] {
    const { reader } = this;
    const field = reader.identifyingField(struct);
    if (field === undefined) return [];
    const key = access("element", reader.module.shape.property(field.name));
    return [`if (${reader.runtime("areRepeated")}(list, (element) => ${key})) return s.giveUp();`];
  }
}
