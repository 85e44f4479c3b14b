/** The module of a version's readers while it is written: its names, constants and functions, and the objects that both readers make. */
import type { Field, Plan } from "../../../plan/plan.js";
import { broken } from "../code.js";
import type { ModuleWriter } from "../module-writer.js";
import { Names } from "../names.js";
import { structOf } from "../shape.js";
import { objectOf, type MadeObject } from "./objects.js";

/** Of the runtime. */
const IMPORTED = [
  "JsonChoice",
  "JsonKeys",
  "areRepeated",
  "dayNumber",
  "decimalsOfNumber",
  "durationCount",
  "fromNumber",
] as const;

export class ReaderModule {
  readonly names = new Names(undefined, [...IMPORTED, "readBytes", "readValues"]);
  readonly functions: string[] = [];
  /** The structures of the dossier, those inside others first. */
  readonly structs: readonly string[];
  private readonly variables: string[] = [];
  private readonly used = new Set<string>();
  private readonly constants = new Map<string, { readonly name: string; readonly text: string }>();
  private readonly objects = new Map<string | undefined, MadeObject>();

  constructor(readonly module: ModuleWriter) {
    this.structs = reached(module.plan);
  }

  get plan(): Plan {
    return this.module.plan;
  }

  /** The name of something of the runtime, which is imported from then on. */
  runtime(name: (typeof IMPORTED)[number]): string {
    this.used.add(name);
    return name;
  }

  /** A name for something of the module. What starts with `$` is ours: no name of a regulation does. */
  fresh(wanted: string): string {
    return `$${this.names.fresh(wanted)}`;
  }

  /** The name of a constant that is written once for what it is wanted for. */
  constant(wanted: string, value: () => string): string {
    const known = this.constants.get(wanted);
    if (known !== undefined) return known.name;
    const name = this.fresh(wanted);
    this.constants.set(wanted, { name, text: `const ${name} = ${value()};` });
    return name;
  }

  /** A name for what the module remembers from one dossier to the next. */
  variable(wanted: string, value: string): string {
    const name = this.fresh(wanted);
    this.variables.push(`let ${name} = ${value};`);
    return name;
  }

  /** What elements of a structure are read into; the dossier when it is undefined. */
  object(struct: string | undefined): MadeObject {
    const known = this.objects.get(struct);
    if (known !== undefined) return known;
    const made = this.fresh(`made_${struct ?? "dossier"}`);
    const object = objectOf(this.module, struct, made, this.names);
    this.functions.push(object.text);
    this.objects.set(struct, object);
    return object;
  }

  /** Of the elements of a list, the field that tells them apart. */
  identifyingField(struct: string | undefined): Field | undefined {
    const declared = struct === undefined ? undefined : this.module.model.struct(struct);
    return declared?.fields.find((f) => f.name === declared.identifiedBy);
  }

  text(head: string): string {
    const constants = [...this.constants.values()].map(({ text }) => text);
    const imports = [...this.used].sort();
    const imported = imports.length === 0 ? [] : [`import { ${imports.join(", ")} } from "../runtime.js";`];
    return [head, ...imported, ...constants, ...this.variables, ...this.functions].join("\n");
  }
}

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
