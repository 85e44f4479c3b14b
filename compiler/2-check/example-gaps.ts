/** What an example leaves out that every candidate file must give: in come the file it describes and its fields, out go places in the text. */
import type * as Ast from "../../grammar/ast.js";
import type { Field, Type } from "../../plan/plan.js";
import type { Context } from "./context.js";

type Json = Readonly<Record<string, unknown>>;

/** An example, the file it describes, and the example it starts from, if that one describes a valid file too. */
export interface Described {
  readonly declaration: Ast.ExampleDeclaration;
  readonly dossier: Json;
  readonly base?: Json;
}

/** Reports each field that is missing, once: not in the examples that start from the one that leaves it out. */
export function reportGaps(ctx: Context, { declaration, dossier, base }: Described): boolean {
  const known = new Set(base && gapsOf(ctx, base).map(({ path }) => path));
  const gaps = gapsOf(ctx, dossier).filter(({ path }) => !known.has(path));
  for (const { path, input } of gaps) {
    const given = declaration.assignments
      .filter(({ target }) => target.kind === "name" && target.name.text === input)
      .at(-1);
    ctx.report("exemple-incomplet", given?.target.span ?? declaration.name.span, { champ: path });
  }
  return gaps.length > 0;
}

/** `note`, `note de unités("LV")`: what is missing, as the language names it, and the field of the file it is in. */
interface Gap {
  readonly path: string;
  readonly input: string;
}

function gapsOf(ctx: Context, dossier: Json): Gap[] {
  const gaps: Gap[] = [];
  const look = (fields: readonly Field[], object: Json, inside: string, input?: string): void => {
    for (const field of fields) {
      const value = Object.hasOwn(object, field.key) ? object[field.key] : undefined;
      const path = inside === "" ? field.name : `${field.name} de ${inside}`;
      if (value !== undefined) lookInside(field.type, value, path, input ?? field.name);
      else if (field.presence === "always") gaps.push({ path, input: input ?? field.name });
    }
  };
  const lookInside = (type: Type, value: unknown, path: string, input: string): void => {
    if (type.kind === "struct" && isObject(value)) look(ctx.structs.get(type.name)?.fields ?? [], value, path, input);
    if (type.kind !== "list" || type.element.kind !== "struct" || !Array.isArray(value)) return;
    const struct = ctx.structs.get(type.element.name);
    const by = struct?.fields.find(({ name }) => name === struct.identifiedBy);
    for (const [i, element] of value.entries()) {
      if (!isObject(element)) continue;
      const key = by && element[by.key];
      const which = key === undefined ? `(n° ${i + 1})` : `(${typeof key === "string" ? `"${key}"` : String(key)})`;
      look(struct?.fields ?? [], element, `${path}${which}`, input);
    }
  };
  look([...ctx.inputs.values()], dossier, "");
  return gaps;
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
