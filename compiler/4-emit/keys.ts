/** The keys by which a verdict names elements, as code: `plan/README.md`, « Elements of a structure ». */
import { broken, code, repOf, type Code } from "./code.js";
import type { FunctionBody } from "./function-body.js";
import type { ModuleWriter } from "./module-writer.js";
import { access, identifier, reads } from "./names.js";
import * as numbers from "./numbers.js";
import { rawText } from "./raw.js";

export class Keys {
  private readonly tables = new Map<string, string>();

  constructor(
    private readonly module: ModuleWriter,
    private readonly body: FunctionBody,
    /** The list of a group, where keys are asked for. */
    private readonly groups: (name: string) => Code,
  ) {}

  /** The key of an element, among those of `struct`. */
  of(element: string, struct: string): string {
    const direct = this.direct(struct, element);
    if (direct !== undefined) return direct;
    const { shape } = this.module;
    const table = this.tables.get(struct) ?? broken(`keys of ${struct} are prepared`);
    const found = `(${table} ??= ${this.functionOf(struct)}(${this.listOf(struct)}, d)).get(${element})`;
    if (this.module.model.group(struct) || !shape.standsInParameters(struct)) return `${found}!`;
    return `(${found} ?? ${this.own(struct, element, `${element}.${shape.rowSlot(struct)}`)})`;
  }

  /** Declares what `of` needs, before any loop. */
  prepare(struct: string): void {
    if (this.tables.has(struct) || this.direct(struct, "element") !== undefined) return;
    const name = this.body.fresh(`${identifier(struct)}_keys`);
    this.tables.set(struct, name);
    this.functionOf(struct);
    this.body.push(`let ${name}: Map<${this.typeOf(struct)}, string> | undefined;`);
  }

  private typeOf(struct: string): string {
    return this.module.internalType("struct", struct);
  }

  private listOf(struct: string): string {
    if (!this.module.model.group(struct)) return `d.${this.module.elements(struct)}`;
    const list = this.groups(struct);
    return list.blocked ? `(${list.text} ?? [])` : list.text;
  }

  /** The fields that make up the key, as text; with whether they may be absent. */
  private parts(struct: string, element: string): readonly Code[] {
    const { model } = this.module;
    const group = model.group(struct);
    if (group) {
      const reps = this.module.keysOf(struct);
      return group.keys.map((key, i) => {
        const known = reps[i] ?? broken(`keys of ${struct}`);
        return code(known.rep, access(element, this.module.property(struct, key.name)), { absent: known.absent });
      });
    }
    const { identifiedBy } = model.struct(struct);
    if (identifiedBy === undefined) return [];
    const field = model.field(struct, identifiedBy);
    return [
      code(repOf(field.type), access(element, this.module.property(struct, field.name)), {
        absent: field.presence !== "always",
      }),
    ];
  }

  /** The key itself where nothing else can have the same. */
  private direct(struct: string, element: string): string | undefined {
    const parts = this.parts(struct, element);
    const [only] = parts;
    if (parts.length !== 1 || !only || only.absent) return undefined;
    return this.module.model.group(struct) || this.module.shape.standsInOneList(struct) ? this.textOf(only) : undefined;
  }

  private textOf(c: Code): string {
    const { rep } = c;
    if (rep.kind === "text" || rep.kind === "enum") return c.text;
    const site = {
      body: this.body,
      reach: this.module.functionSite(this.body, new Map(), false).reach,
      vars: new Map(),
      lists: new Map(),
      loose: false,
    };
    if (rep.kind === "rational" || rep.kind === "quotient" || (rep.kind === "int" && rep.scale > 6)) {
      return `${this.body.runtime("toText")}(${numbers.rationalOf(c, this.body)})`;
    }
    const text = rawText(c, site);
    return rep.kind === "date" || rep.kind === "duration" ? text : `String(${text})`;
  }

  /** The text of the identifying field, of a group's keys, or the position. */
  private own(struct: string, element: string, position: string): string {
    const parts = this.parts(struct, element);
    if (parts.length === 0) return `String(${position})`;
    if (parts.every((p) => !p.absent)) return parts.map((p) => this.textOf(p)).join(' + " " + ');
    const [only] = parts;
    if (parts.length === 1 && only)
      return `(${only.text} === undefined ? String(${position}) : ${this.textOf({ ...only, absent: false })})`;
    const texts = parts.map((p) =>
      p.absent ? `(${p.text} === undefined ? [] : [${this.textOf({ ...p, absent: false })}])` : `[${this.textOf(p)}]`,
    );
    return `([${texts.map((t) => `...${t}`).join(", ")}].join(" ") || String(${position}))`;
  }

  private functionOf(struct: string): string {
    const { keyFunctions } = this.module;
    const known = keyFunctions.get(struct);
    if (known !== undefined) return known;
    const name = `$keysOf_${identifier(struct)}`;
    keyFunctions.set(struct, name);
    const { model, shape } = this.module;
    const parents = model.group(struct) ? [] : [...shape.parentsOf(struct)];
    // An element that completes another structure is named as one of its own.
    parents.sort((a, b) => (model.isA(a, b) ? -1 : model.isA(b, a) ? 1 : 0));
    const union = [...new Set(parents.map((p) => this.typeOf(p)))].join(" | ");
    const slot = parents.length > 0 ? shape.parentSlot(struct, union) : undefined;
    const lines = [
      `function ${name}(elements: readonly ${this.typeOf(struct)}[], §: $Dossier): Map<${this.typeOf(struct)}, string> {`,
      "const own: string[] = [];",
      "const parents: (string | undefined)[] = [];",
    ];
    const lookups = parents.map((parent, i) => {
      const direct = this.direct(parent, "parent");
      if (direct !== undefined && parents.length === 1) return direct;
      const table = `keys_${i}`;
      lines.push(
        `const ${table}: ReadonlyMap<object, string> = ${this.functionOf(parent)}(d.${this.module.elements(parent)}, d);`,
      );
      return `${table}.get(parent)`;
    });
    const own = this.own(struct, "element", "own.length + 1");
    const isRead = reads(own, "element") || slot !== undefined;
    lines.push(
      isRead ? "for (const element of elements) {" : "while (own.length < elements.length) {",
      `own.push(${own});`,
    );
    if (slot === undefined) lines.push("parents.push(undefined);");
    else
      lines.push(
        `const parent = element.${slot};`,
        `parents.push(parent === undefined ? undefined : ${lookups.join(" ?? ")});`,
      );
    lines.push("}", `return ${this.body.runtime("elementKeys")}(elements, own, parents);`, "}");
    const text = lines.join("\n");
    this.module.functions.push(text.replace("§", reads(text, "d") ? "d" : "_d"));
    return name;
  }
}
