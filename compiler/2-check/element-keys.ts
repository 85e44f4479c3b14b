/**
 * The key by which a verdict names an element that an example speaks of (`plan/README.md`, « Elements of a structure »): the file of the
 * example and `épreuves("E1") de blocs("B1")` come in, « B1/E1 » comes out where other blocks hold an element of that key too.
 */
import type * as Ast from "../../grammar/ast.js";
import type { Field } from "../../plan/plan.js";
import type { Context } from "./context.js";

type Json = Readonly<Record<string, unknown>>;

/** An element of the file: the field that holds it, and where that field is. */
interface Occurrence {
  readonly struct: string;
  readonly field: string;
  readonly json: Json;
  readonly holder: Occurrence | undefined;
}

/** The key of the element that `written` names by `own`, its own key, among those of `struct`; `own` where the file has no such element. */
export function elementKey(ctx: Context, dossier: Json, struct: string, written: Ast.Expr, own: string): string {
  const all = [...occurrences(ctx, [...ctx.inputs.values()], dossier, undefined)];
  const found = all.find((o) => ctx.isA(o.struct, struct) && ownKey(ctx, o) === own && isNamed(ctx, o, written));
  return found ? keyOf(ctx, all, found, struct) : own;
}

/** An element before what it holds, in the order of the fields. */
function* occurrences(
  ctx: Context,
  fields: readonly Field[],
  json: Json,
  holder: Occurrence | undefined,
): Iterable<Occurrence> {
  for (const { name, key, type } of fields) {
    const element = type.kind === "list" ? type.element : type;
    if (element.kind !== "struct" || !Object.hasOwn(json, key)) continue;
    const kept = json[key];
    for (const item of (Array.isArray(kept) ? kept : [kept]) as readonly unknown[]) {
      if (typeof item !== "object" || item === null) continue;
      const one = { struct: element.name, field: name, json: item as Json, holder };
      yield one;
      yield* occurrences(ctx, ctx.structs.get(element.name)?.fields ?? [], one.json, one);
    }
  }
}

/** The text of the identifying field; an element without one is known by its position, which the text gives. */
function ownKey(ctx: Context, { struct, json }: Occurrence): string | undefined {
  const declared = ctx.structs.get(struct);
  const key = declared?.fields.find((f) => f.name === declared.identifiedBy)?.key;
  return key !== undefined && Object.hasOwn(json, key) ? String(json[key]) : undefined;
}

/** Whether `épreuves("E1") de blocs("B1")` leads to this element. A list that is no field of the file may hold any. */
function isNamed(ctx: Context, element: Occurrence | undefined, written: Ast.Expr): boolean {
  if (written.kind !== "name" && written.kind !== "call" && written.kind !== "of") return false;
  if (written.kind === "call" && !ctx.inputs.has(written.name.text)) return true;
  if (element?.field !== written.name.text) return false;
  const [key] = written.kind === "name" ? [] : (written.args ?? []);
  if (key && "value" in key && String(key.value) !== ownKey(ctx, element)) return false;
  return written.kind === "of" ? isNamed(ctx, element.holder, written.object) : element.holder === undefined;
}

/** Elements that share a key are told apart by the element they stand in, then by their position. */
function keyOf(ctx: Context, all: readonly Occurrence[], one: Occurrence, struct: string): string {
  const among = all.filter((o) => ctx.isA(o.struct, struct));
  const own = (o: Occurrence): string => ownKey(ctx, o) ?? String(among.indexOf(o) + 1);
  const alike = among.filter((o) => own(o) === own(one));
  if (alike.length === 1) return own(one);
  const placed = (o: Occurrence): string =>
    o.holder ? `${keyOf(ctx, all, o.holder, o.holder.struct)}/${own(o)}` : own(o);
  const still = alike.filter((o) => placed(o) === placed(one));
  return still.length === 1 ? placed(one) : `${placed(one)}#${among.indexOf(one) + 1}`;
}
