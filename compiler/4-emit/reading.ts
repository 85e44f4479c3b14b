/** From JSON that was found valid to the internal form, as code: numbers scaled, dates counted, each element one object of a fixed shape. */
import type { Field, Type } from "../../plan/plan.js";
import { assertNever } from "./assert-never.js";
import { broken, pow10, repOf, type Rep } from "./code.js";
import type { FunctionBody } from "./function-body.js";
import type { ModuleWriter } from "./module-writer.js";
import { access, identifier, isInherited, propertyKey, quote } from "./names.js";
import { magnitude } from "./numbers.js";
import { structOf } from "./shape.js";

export class ReadingWriter {
  constructor(private readonly module: ModuleWriter) {}

  /** Internal types of elements, groups, deliveries, parameters and the dossier. */
  interfaces(): readonly string[] {
    const { module } = this;
    const { plan, shape } = module;
    const of = (name: string, lines: readonly string[]): string => `interface ${name} {\n${lines.join("\n")}\n}`;
    const slots = (owner: string): string[] => shape.allSlotsOf(owner).map((s) => `${s.name}: ${s.type};`);
    const structs = plan.structs.map((s) =>
      of(module.internalType("struct", s.name), [
        ...s.fields.filter((f) => shape.keeps(s.name, f)).map((f) => this.property(f)),
        ...slots(s.name),
      ]),
    );
    const groups = plan.groups.map((g) => {
      const keys = module.keysOf(g.name).map((c, i) => {
        const key = g.keys[i] ?? broken("a key");
        return `${propertyKey(shape.property(key.name))}: ${module.typeText(c.rep)}${c.absent ? " | undefined" : ""};`;
      });
      return of(module.internalType("struct", g.name), [
        ...keys,
        `"éléments": ${module.internalType("struct", g.element)}[];`,
        ...slots(g.name),
      ]);
    });
    const documents = plan.documents
      .filter((d) => module.readsDocument(d.name))
      .map((d) =>
        of(
          module.internalType("document", d.name),
          d.fields.map((f) => `${propertyKey(shape.property(f.name))}: ${module.typeText(repOf(f.type))} | undefined;`),
        ),
      );
    const dossier = of("$Dossier", [
      ...plan.dossier.filter((f) => shape.keeps(undefined, f)).map((f) => this.property(f)),
      ...shape.allCollected.map((c) => `${c.name}: ${module.internalType("struct", c.struct)}[];`),
      ...slots(""),
    ]);
    const parameters = of(
      "$Parameters",
      plan.parameters
        .filter((p) => p.chosen)
        .map((p) => {
          const dated = p.values.some((v) => v.from !== undefined) ? " | null" : "";
          return `${propertyKey(module.chosenProperty(p.name))}: ${this.internalText(repOf(p.type))}${p.optional ? " | undefined" : ""}${dated};`;
        }),
    );
    const built = plan.groups
      .filter((g) => module.keysOf(g.name).length > 0)
      .map((g) => module.internalType("struct", g.name));
    return [
      ...structs,
      ...groups.filter((text) => built.some((name) => text.startsWith(`interface ${name} `))),
      ...documents,
      dossier,
      parameters,
    ];
  }

  private property(field: Field): string {
    return `${propertyKey(this.module.shape.property(field.name))}: ${this.internalText(repOf(field.type))}${field.presence === "always" ? "" : " | undefined"};`;
  }

  /** Lists are filled while they are read. */
  private internalText(rep: Rep): string {
    return rep.kind === "list" ? `(${this.internalText(rep.element)})[]` : this.module.typeText(rep);
  }

  /** `read`, and a function for each structure. */
  functions(): readonly string[] {
    const { plan, shape } = this.module;
    const used = new Set<string>();
    const visit = (type: Type): void => {
      const name = structOf(type);
      if (name === undefined || used.has(name)) return;
      used.add(name);
      for (const field of this.module.model.struct(name).fields) visit(field.type);
    };
    for (const field of plan.dossier) visit(field.type);
    for (const parameter of plan.parameters) if (parameter.chosen) visit(parameter.type);
    const structs = plan.structs.filter((s) => used.has(s.name)).map((s) => this.structFunction(s.name));
    const body = this.module.newFunction();
    body.fresh("json");
    const kept = plan.dossier.filter((f) => shape.keeps(undefined, f));
    const own = [
      ...kept.map((f) => `${propertyKey(shape.property(f.name))}: ${this.initial(f, "json", body)}`),
      ...shape.allCollected.map((c) => `${c.name}: []`),
      ...shape.slotsOf("").map((s) => `${s.name}: ${s.initial}`),
    ];
    body.push(`const d: $Dossier = { ${own.join(", ")} };`);
    for (const field of kept) this.fill(field, "json", "d", "undefined", body);
    return [...structs, `function readDossier(json: Dossier): $Dossier {\n${body.text}\nreturn d;\n}`];
  }

  private functionName(struct: string): string {
    return `$read_${identifier(struct)}`;
  }

  private structFunction(struct: string): string {
    const { module } = this;
    const { shape } = module;
    const body = module.newFunction();
    body.fresh("json");
    body.fresh("element");
    body.fresh("parent");
    const fields = module.model.struct(struct).fields.filter((f) => shape.keeps(struct, f));
    const slots = shape.allSlotsOf(struct);
    const own = [
      ...fields.map((f) => `${propertyKey(shape.property(f.name))}: ${this.initial(f, "json", body)}`),
      ...slots.map((s) => `${s.name}: ${s.fills === "parent" ? `parent as ${s.type}` : s.initial}`),
    ];
    body.push(`const element: ${module.internalType("struct", struct)} = { ${own.join(", ")} };`);
    for (const list of shape.collectedFor(struct)) body.push(`d?.${list}.push(element);`);
    for (const field of fields) this.fill(field, "json", "element", "element", body);
    return `function ${this.functionName(struct)}(json: ${module.publicType("struct", struct)}, d: $Dossier | undefined, parent: unknown): ${module.internalType("struct", struct)} {\nvoid d;\nvoid parent;\n${body.text}\nreturn element;\n}`;
  }

  /** A property that may be missing: one that the object inherits was not validated. */
  private own(object: string, key: string): string {
    return `Object.hasOwn(${object}, ${quote(key)}) ? ${access(object, key)} : undefined`;
  }

  /** The JSON of a field; where it may be missing, of the object's own. */
  private json(object: string, { key, presence }: Field): string {
    if (presence !== "always") return this.own(object, key);
    return isInherited(key) ? `(${this.own(object, key)})!` : access(object, key);
  }

  /** The value of a scalar field; what a nested value is until it is read. */
  private initial(field: Field, object: string, body: FunctionBody): string {
    if (isNested(field.type))
      return field.presence === "always" ? (field.type.kind === "list" ? "[]" : "undefined!") : "undefined";
    const json = this.json(object, field);
    if (field.presence === "always") return this.scalar(field.type, json, body);
    const its = body.fresh(field.name);
    body.push(`const ${its} = ${json};`);
    return `${its} === undefined || ${its} === null ? undefined : ${this.scalar(field.type, its, body)}`;
  }

  /** Reads a nested value, once the element that holds it has its place among the others. */
  private fill(field: Field, object: string, target: string, parent: string, body: FunctionBody): void {
    if (!isNested(field.type)) return;
    const json = body.fresh("its");
    body.push(`const ${json} = ${this.json(object, field)};`);
    const property = access(target, this.module.shape.property(field.name));
    const write = (): void => body.push(`${property} = ${this.nested(field.type, json, parent, body)};`);
    if (field.presence === "always") write();
    else body.block(`if (${json} !== undefined && ${json} !== null)`, write);
  }

  private nested(type: Type, json: string, parent: string, body: FunctionBody): string {
    if (type.kind === "struct") return `${this.functionName(type.name)}(${json}, d, ${parent})`;
    if (type.kind !== "list") return this.scalar(type, json, body);
    const list = body.fresh("list");
    const item = body.fresh("item");
    const i = body.fresh("i");
    body.push(`const ${list}: ${this.internalText(repOf(type))} = [];`);
    // By position, as it was validated: what `for … of` goes through can be another thing.
    body.block(`for (let ${i} = 0; ${i} < ${json}.length; ${i}++)`, () => {
      body.push(`const ${item} = ${json}[${i}]!;`);
      body.push(`${list}.push(${this.nested(type.element, item, parent, body)});`);
    });
    return list;
  }

  private scalar(type: Type, json: string, body: FunctionBody): string {
    switch (type.kind) {
      case "boolean":
      case "text":
        return json;
      case "enum":
        // The module's own text, which a comparison knows by its address.
        return `${this.module.textsOf(type.name)}.get(${json})!`;
      case "date":
        return `${body.runtime("dayNumber")}(${json})!`;
      case "duration":
        return `${body.runtime("durationCount")}(${json}, "${type.unit}")!`;
      case "number": {
        const rep = repOf(type);
        if (rep.kind !== "int") return `${body.runtime("fromNumber")}(${json})`;
        // −0 is 0.
        const zero = rep.min <= 0n && rep.max >= 0n ? " + 0" : "";
        if (rep.scale === 0) return `${json}${zero}`;
        if (magnitude(rep) >= 2n ** 51n) return `${body.runtime("scaled")}(${json}, ${rep.scale})!`;
        return `Math.round(${json} * ${pow10(rep.scale)})${zero}`;
      }
      case "struct":
      case "document":
      case "list":
        return broken("a scalar");
      default:
        return assertNever(type);
    }
  }

  /** The body of `readParameters`: what the caller set, or the defaults. */
  parameters(): string {
    const { module } = this;
    const body = module.newFunction();
    body.fresh("json");
    body.push("const d = undefined;", "void d;");
    const site = module.functionSite(body, new Map(), false);
    const entries = module.plan.parameters
      .filter((p) => p.chosen)
      .map((p) => {
        const dated = p.values.some((v) => v.from !== undefined);
        const given = body.fresh(p.name);
        body.push(`const ${given} = json === undefined ? undefined : ${this.own("json", p.key)};`);
        const value = body.fresh("value");
        const rep = repOf(p.type);
        const type = `${this.internalText(rep)}${p.optional ? " | undefined" : ""}${dated ? " | null" : ""}`;
        body.push(`let ${value}: ${type};`);
        body.block(`if (${given} === undefined)`, () => {
          const [first] = p.values;
          const fallback = dated
            ? "null"
            : first
              ? module.expressions.convertedTo(module.defaultOf(p.name, body), rep, site).text
              : "undefined";
          body.push(`${value} = ${rep.kind === "list" && !dated && first ? `[...${fallback}]` : fallback};`);
        });
        if (p.optional) body.push(`else if (${given} === null) {`, `${value} = undefined;`, "}");
        body.block("else", () =>
          body.push(`${value} = ${this.nested(p.type, `${given}${p.optional ? "" : "!"}`, "undefined", body)};`),
        );
        return `${propertyKey(module.chosenProperty(p.name))}: ${value}`;
      });
    return `${body.text}\nreturn { ${entries.join(", ")} };`;
  }
}

const isNested = (type: Type): boolean => type.kind === "struct" || type.kind === "list";
