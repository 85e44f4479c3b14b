/**
 * The reader of a version: a module that goes from the bytes of a dossier, plain JSON, to its internal form, in one pass and with the
 * validator's checks; it gives up on anything unusual. What it makes has the very shape of what `readDossier` makes.
 */
import type { Field, Plan, Type } from "../../../plan/plan.js";
import { parseRational } from "../../../runtime/rational.js";
import { broken, repOf } from "../code.js";
import { doubleBound } from "../double-bounds.js";
import type { ModuleWriter } from "../module-writer.js";
import { access, commentText, Names, propertyKey, quote } from "../names.js";
import { sayable } from "../schema.js";
import { structOf, type Slot } from "../shape.js";
import { conditionCode } from "./conditions.js";
import { constantsOf, isPlain, isReadable, ReadFields, wholeBounds } from "./fields.js";
import { linksOf } from "./links.js";
import { anyOrderReader, MOST_KEYS, orderedReader, type ReadField, type ReadObject } from "./objects.js";

/** The module, as JavaScript that nobody laid out; undefined where a version has what it cannot read. */
export function readerModule(module: ModuleWriter): string | undefined {
  const { plan } = module;
  const structs = reached(plan).map((name) => module.model.struct(name));
  const all = [...plan.dossier, ...structs.flatMap((s) => s.fields)];
  const identifying = structs.flatMap((s) => s.fields.filter((f) => f.name === s.identifiedBy));
  const isKnown =
    all.every((f) => isPlain(f.key) && isReadable(f.type, plan)) &&
    identifying.every((f) => repOf(f.type).kind !== "rational");
  return isKnown ? new ReaderWriter(module).text() : undefined;
}

export const READER_TYPES = `import type { JsonScanner } from "../runtime.js";
/** The dossier that starts there, in internal form; undefined where the ordinary road must be taken. */
export declare function readBytes(scanner: JsonScanner, from: number): unknown;
`;

/** The structures of the dossier, those inside others first. */
function reached(plan: Plan): readonly string[] {
  const done = new Set<string>();
  const visit = (fields: readonly Field[]): void => {
    for (const { type } of fields) {
      const name = structOf(type);
      if (name === undefined || done.has(name)) continue;
      visit(plan.structs.find((s) => s.name === name)?.fields ?? broken(`structure ${name}`));
      done.add(name);
    }
  };
  visit(plan.dossier);
  return [...done];
}

class ReaderWriter {
  /** What starts with `$` is ours: no name of a regulation does. */
  private readonly names = new Names(undefined, ["JsonChoice", "JsonKeys", "areRepeated", "readBytes"]);
  /** Of the runtime. */
  private readonly used = new Set<string>();
  private readonly constants: string[] = [];
  private readonly functions: string[] = [];
  private readonly choices = new Map<string, string>();
  private readonly objects = new Map<string, Pick<ReadObject, "ordered" | "inAnyOrder">>();
  private readonly lists = new Map<string, string>();
  private readonly read: ReadFields;

  constructor(private readonly module: ModuleWriter) {
    this.read = new ReadFields(module.model);
  }

  text(): string {
    const { module, functions } = this;
    const { plan } = module;
    const structs = reached(plan);
    for (const struct of structs) this.struct(struct);
    const { ordered, inAnyOrder } = this.object("dossier", undefined, plan.dossier);
    const links = linksOf(module, structs, this.names);
    functions.push(
      ...links.functions,
      [
        "/** The dossier that starts there, in internal form; undefined where the ordinary road must be taken. */",
        "export function readBytes(s, from) {",
        `const d = ${ordered}(s, from) ?? ${inAnyOrder}(s, from);`,
        "if (d === undefined || !s.isEnd(s.at)) return undefined;",
        ...links.ofDossier,
        "return d;",
        "}",
      ].join("\n"),
    );
    const head = `// ${commentText(`Réglo : ${plan.title ?? plan.code}, ${plan.versionTitle ?? plan.version}. Fichier produit par compilation ; ne pas modifier.`)}`;
    const imports = ["JsonChoice", "JsonKeys", "areRepeated"].filter((name) => this.used.has(name));
    return [head, `import { ${imports.join(", ")} } from "../runtime.js";`, ...this.constants, ...functions].join("\n");
  }

  private struct(name: string): void {
    this.objects.set(name, this.object(name, name, this.module.model.struct(name).fields));
  }

  /** The functions that read an object, and the one that makes it. */
  private object(name: string, struct: string | undefined, declared: readonly Field[]): ReadObject {
    const { names } = this;
    const locals = new Names(names, ["s", "from", "i", "bytes", "view", "seen", "key"]);
    const variables = new Map(declared.map((field) => [field, locals.fresh(field.name)]));
    const variableOf = (field: Field): string => variables.get(field) ?? broken(`field ${field.name}`);
    const fields = declared.map((field): ReadField => this.field(field, struct, variableOf(field)));
    if (struct === undefined && !declared.some((f) => f.key === "identifiant")) {
      fields.unshift({
        field: { key: "identifiant", presence: "optional" },
        variable: locals.fresh("identifiant"),
        read: (at) => `if (!s.isNull(${at})) s.identifiant(${at});`,
      });
    }
    const object: ReadObject = {
      ordered: `$${names.fresh(`read_${name}`)}`,
      inAnyOrder: `$${names.fresh(`read_${name}_in_any_order`)}`,
      keys: `$${names.fresh(`keys_of_${name}`)}`,
      made: `$${names.fresh(`made_${name}`)}`,
      fields,
    };
    const hasManyKeys = fields.length > MOST_KEYS;
    this.functions.push(this.maker(object, struct, declared, variableOf), orderedReader(object));
    if (hasManyKeys) return { ...object, inAnyOrder: object.ordered };
    this.used.add("JsonKeys");
    this.constants.push(`const ${object.keys} = new JsonKeys([${fields.map((f) => quote(f.field.key)).join(", ")}]);`);
    this.functions.push(anyOrderReader(object));
    return object;
  }

  /** From the fields' values to the object, whose fields are there exactly when they should. */
  private maker(
    { made, fields }: ReadObject,
    struct: string | undefined,
    declared: readonly Field[],
    variableOf: (field: Field) => string,
  ): string {
    const { model, shape, plan } = this.module;
    const lines = declared.flatMap((field) => {
      if (field.presence !== "when" || !field.when || !sayable(model, field.when, declared, struct)) return [];
      const condition = conditionCode(model, field.when, { fields: declared, struct, variableOf });
      return condition === undefined
        ? broken(`the condition of ${field.name}`)
        : [`if ((${variableOf(field)} !== undefined) !== ${condition}) return s.giveUp();`];
    });
    const selecting =
      struct === undefined && plan.selector
        ? (declared.find((f) => f.key === plan.selector?.field) ??
          declared.find((f) => f.name === plan.selector?.field))
        : undefined;
    if (selecting) lines.push(`s.selecting = ${variableOf(selecting)} === undefined ? NaN : ${variableOf(selecting)};`);
    const slots: readonly Slot[] = struct === undefined ? shape.slotsOf("") : shape.allSlotsOf(struct);
    const properties = [
      ...declared.map((f) => `${propertyKey(shape.property(f.name))}: ${variableOf(f)}`),
      ...(struct === undefined ? shape.allCollected.map((c) => `${c.name}: []`) : []),
      ...slots.map((slot) => `${slot.name}: ${slot.fills === "parent" ? "undefined" : slot.initial.replace(/!$/, "")}`),
    ];
    const parameters = ["s", ...fields.map((f) => f.variable)];
    return [`function ${made}(${parameters.join(", ")}) {`, ...lines, `return { ${properties.join(", ")} };`, "}"].join(
      "\n",
    );
  }

  private field(field: Field, struct: string | undefined, variable: string): ReadField {
    const isIdentifiant = struct === undefined && field.key === "identifiant";
    const isRead = this.read.has(struct, field);
    const value = this.value(field.type, isRead, isIdentifiant);
    return {
      field,
      variable,
      read: (at, isOrdered) => {
        const read = value(variable, at, isOrdered);
        return field.presence === "always" ? read : `if (!s.isNull(${at})) {\n${read}\n}`;
      },
    };
  }

  /** Statements that read a value of the type. */
  private value(
    type: Type,
    isRead: boolean,
    isIdentifiant: boolean,
  ): (variable: string, at: string, isOrdered: boolean) => string {
    switch (type.kind) {
      case "text":
        if (isIdentifiant) return (v, at) => `s.identifiant(${at});\n${v} = ${isRead ? "s.identifiantText" : '""'};`;
        return isRead ? (v, at) => `${v} = s.text(${at});` : (v, at) => `s.skipText(${at});\n${v} = "";`;
      case "boolean":
        return (v, at) => `${v} = s.boolean(${at});`;
      case "date":
        return (v, at) => `${v} = s.date(${at});`;
      case "duration": {
        const letter = type.unit === "months" ? "0x4d" : "0x44";
        return (v, at) => `${v} = s.duration(${at}, ${letter}, ${type.min}, ${type.max});`;
      }
      case "enum": {
        const choice = this.choice(type.name);
        return (v, at) => `${v} = ${choice}.read(s, ${at});`;
      }
      case "number": {
        const rep = repOf(type);
        if (rep.kind === "int") {
          const { min, max } = wholeBounds(type, rep.scale);
          return (v, at) => `${v} = s.scaled(${at}, ${rep.scale}, ${min}, ${max});`;
        }
        const min = doubleBound(parseRational(type.min) ?? broken("a number"), "minimum");
        const max = doubleBound(parseRational(type.max) ?? broken("a number"), "maximum");
        return (v, at) => `${v} = s.rational(${at}, ${type.decimals ?? "Infinity"}, ${min}, ${max});`;
      }
      case "struct": {
        const { ordered, inAnyOrder } = this.objects.get(type.name) ?? broken(`structure ${type.name}`);
        return (v, at, isOrdered) => `${v} = ${isOrdered ? ordered : inAnyOrder}(s, ${at});`;
      }
      case "list": {
        const [ordered, inAnyOrder] = [this.list(type, isRead, true), this.list(type, isRead, false)];
        return (v, at, isOrdered) => `${v} = ${isOrdered ? ordered : inAnyOrder}(s, ${at});`;
      }
      default:
        return broken("a type of the dossier");
    }
  }

  private choice(enumeration: string): string {
    const known = this.choices.get(enumeration);
    if (known !== undefined) return known;
    const name = `$${this.names.fresh(`choice_of_${enumeration}`)}`;
    this.choices.set(enumeration, name);
    const constants = constantsOf(this.module.plan, enumeration).map(quote);
    this.used.add("JsonChoice");
    this.constants.push(`const ${name} = new JsonChoice([${constants.join(", ")}]);`);
    return name;
  }

  /** The name of the function that reads such a list; where nobody reads it, what it makes is empty. */
  private list(type: Extract<Type, { kind: "list" }>, isRead: boolean, isOrdered: boolean): string {
    const question = JSON.stringify([type, isRead, isOrdered]);
    const known = this.lists.get(question);
    if (known !== undefined) return known;
    const struct = type.element.kind === "struct" ? type.element.name : undefined;
    const isKept = isRead || struct !== undefined;
    const item = this.value(type.element, isKept, false);
    const name = `$${this.names.fresh(`list_of_${struct ?? type.element.kind}${isOrdered ? "" : "_in_any_order"}`)}`;
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
        "let item;",
        item("item", "i", isOrdered),
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
    const declared = struct === undefined ? undefined : this.module.model.struct(struct);
    const field = declared?.fields.find((f) => f.name === declared.identifiedBy);
    if (field === undefined) return [];
    this.used.add("areRepeated");
    const key = access("element", this.module.shape.property(field.name));
    return [`if (areRepeated(list, (element) => ${key})) return s.giveUp();`];
  }
}
