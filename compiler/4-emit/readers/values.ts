/**
 * The reader of JSON values: from a dossier that was parsed to its internal form, in one pass and with the validator's checks. It gives up on
 * what is invalid, and on what no JSON text gives: what it accepts the validator accepts, whatever the objects.
 */
import type { Type } from "../../../plan/plan.js";
import { broken } from "../code.js";
import { access, isInherited, quote } from "../names.js";
import { structOf } from "../shape.js";
import { madeOf, type MadeObject, type ObjectField } from "./objects.js";
import type { ReaderModule } from "./reader-module.js";
import { scalarFrom, type Conversion } from "./scalars.js";

/** Its functions. `links` are statements for the dossier `d`, once it is read. */
export function valuesReader(reader: ReaderModule, links: readonly string[]): readonly string[] {
  const writer = new ValuesWriter(reader);
  for (const struct of reader.structs) writer.object(struct);
  const dossier = writer.object(undefined);
  const main = [
    "/** The dossier in internal form; undefined where the ordinary road must be taken. */",
    "export function readValues(s, json) {",
    `const d = ${dossier}(s, json);`,
    "if (d === undefined) return undefined;",
    ...links,
    "return d;",
    "}",
  ];
  return [...writer.functions, main.join("\n")];
}

/** How many keys are told from each other as bits of one integer. */
const BITS = 30;

const giveUpIf = (...conditions: readonly (string | undefined)[]): readonly string[] => {
  const known = conditions.filter((condition) => condition !== undefined);
  return known.length === 0 ? [] : [`if (${known.join(" || ")}) return undefined;`];
};

class ValuesWriter {
  readonly functions: string[] = [];
  private readonly objects = new Map<string, string>();
  private readonly lists = new Map<string, string>();
  /** The name of the JSON value that names the dossier. */
  private identifiant: string | undefined;

  constructor(private readonly reader: ReaderModule) {}

  /** Writes the function that reads an object; comes out as its name. */
  object(struct: string | undefined): string {
    const object = this.reader.object(struct);
    const name = this.reader.fresh(`values_of_${object.name}`);
    if (struct !== undefined) this.objects.set(struct, name);
    const lines = [
      `function ${name}(s, json) {`,
      ...giveUpIf('typeof json !== "object"', "json === null", "Array.isArray(json)"),
      ...this.keys(object),
      ...object.fields.flatMap((field, i) => this.field(object, field, isUnseen(i))),
      ...this.named(struct),
      madeOf(object),
      "}",
    ];
    this.functions.push(lines.join("\n"));
    return name;
  }

  /** Once all is read: a getter could have had another dossier judged on the way. */
  private named(struct: string | undefined): readonly string[] {
    const { identifiant } = this;
    if (struct !== undefined || identifiant === undefined) return [];
    return [`s.identifiantText = typeof ${identifiant} === "string" ? ${identifiant} : undefined;`];
  }

  /** Goes through the keys, which must be known, and the object's own; those that came are bits of `$seen`. */
  private keys({ fields }: MadeObject): readonly string[] {
    const isOwn = this.reader.constant("is_own", () => "Object.prototype.hasOwnProperty");
    const words = fields.flatMap((_, i) => (i % BITS === 0 ? [i] : []));
    const missing = words.map((first) => {
      const word = fields.slice(first, first + BITS);
      const bits = word.reduce((sum, { presence }, i) => (presence === "always" ? sum | (1 << i) : sum), 0);
      return bits === 0 ? undefined : `(${wordOf(first)} & ${bits}) !== ${bits}`;
    });
    return [
      ...words.map((first) => `let ${wordOf(first)} = 0;`),
      "for (const key in json) {",
      ...giveUpIf(`!${isOwn}.call(json, key)`),
      "switch (key) {",
      ...fields.map(({ key }, i) => `case ${quote(key)}: ${wordOf(i)} |= ${bitOf(i)}; break;`),
      "default: return undefined;",
      "}",
      "}",
      ...giveUpIf(...missing),
    ];
  }

  /** Statements that read a field into its variable. */
  private field({ locals }: MadeObject, field: ObjectField, isUnseen: string): readonly string[] {
    const { key, presence, variable, isGiven } = field;
    const member = isInherited(key) ? `${isUnseen} ? undefined : ${access("json", key)}` : access("json", key);
    const type: Type = field.type ?? { kind: "text" };
    // What is kept as it comes needs one name.
    const isAsIs = presence === "always" && (type.kind === "text" || type.kind === "boolean");
    const json = isAsIs ? variable : locals.fresh(`json_${variable}`);
    if (field.isIdentifiant) this.identifiant = json;
    const { before, value, after } = this.conversion(type, json, isGiven);
    const isKept = !isAsIs && (isGiven || after !== undefined);
    const head = `const ${json} = ${member};`;
    if (presence === "always") {
      const kept = isKept ? [`const ${variable} = ${value};`] : [];
      return [head, ...giveUpIf(before), ...kept, ...giveUpIf(after?.(variable))];
    }
    return [
      head,
      // To the validator, this one is there even when it is undefined (`propertiesOf` in schema.ts).
      ...(key === "__proto__" ? giveUpIf(`${json} === undefined && !(${isUnseen})`) : []),
      ...(isKept ? [`let ${variable};`] : []),
      `if (${json} !== undefined && ${json} !== null) {`,
      // One that is there, but did not come among the keys, is inherited or hidden.
      ...giveUpIf(isUnseen, before),
      ...(isKept ? [`${variable} = ${value};`] : []),
      ...giveUpIf(after?.(variable)),
      "}",
    ];
  }

  /** @param isRead whether something looks at the value itself */
  private conversion(type: Type, json: string, isRead: boolean): Conversion {
    const isMissing = (value: string): string => `${value} === undefined`;
    switch (type.kind) {
      case "struct":
        return { value: `${this.objects.get(type.name) ?? broken(type.name)}(s, ${json})`, after: isMissing };
      case "list":
        return { value: `${this.list(type, isRead)}(s, ${json})`, after: isMissing };
      default:
        return scalarFrom(this.reader, type, json, isRead);
    }
  }

  /** The name of the function that reads such a list. */
  private list(type: Extract<Type, { kind: "list" }>, isRead: boolean): string {
    const { reader } = this;
    const question = JSON.stringify([type, isRead]);
    const known = this.lists.get(question);
    if (known !== undefined) return known;
    const isKept = isRead || structOf(type) !== undefined;
    const { before, value, after } = this.conversion(type.element, "its", isKept);
    const struct = type.element.kind === "struct" ? type.element.name : undefined;
    const name = reader.fresh(`values_of_list_of_${struct ?? type.element.kind}`);
    this.lists.set(question, name);
    const unique = this.uniqueness(struct);
    const lines = [
      `function ${name}(s, json) {`,
      ...giveUpIf("!Array.isArray(json)"),
      "const { length } = json;",
      ...giveUpIf(type.min > 0 ? `length < ${type.min}` : undefined, `length > ${type.max}`),
      "const list = [];",
      ...unique.first,
      "for (let i = 0; i < length; i++) {",
      "const its = json[i];",
      ...giveUpIf(before),
      ...(isKept || after !== undefined ? [`const item = ${value};`] : []),
      ...giveUpIf(after?.("item")),
      ...unique.each,
      ...(isKept ? ["list.push(item);"] : []),
      "}",
      ...unique.last,
      "return list;",
      "}",
    ];
    this.functions.push(lines.join("\n"));
    return name;
  }

  /** Gives up where two elements have the same identifying field; one that begins as the list before, or ends sooner, is known. */
  private uniqueness(struct: string | undefined): Readonly<Record<"first" | "each" | "last", readonly string[]>> {
    const { reader } = this;
    const field = reader.identifyingField(struct);
    if (field === undefined) return { first: [], each: [], last: [] };
    const property = reader.module.shape.property(field.name);
    const known = reader.variable("identified", "[]");
    const keyOf = `(element) => ${access("element", property)}`;
    return {
      first: [`const before = ${known};`, "let isAsBefore = true;"],
      each: [`isAsBefore &&= ${access("item", property)} === before[i];`],
      last: [
        "if (!isAsBefore) {",
        ...giveUpIf(`${reader.runtime("areRepeated")}(list, ${keyOf})`),
        `${known} = list.map(${keyOf});`,
        "}",
      ],
    };
  }
}

const wordOf = (i: number): string => (i < BITS ? "$seen" : `$seen_${Math.floor(i / BITS) + 1}`);
const bitOf = (i: number): number => 1 << (i % BITS);
/** Whether the key of the field at this position has not come. */
const isUnseen = (i: number): string => `(${wordOf(i)} & ${bitOf(i)}) === 0`;
