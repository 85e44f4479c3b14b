/**
 * Definitions in an order where each mostly comes after those it names, found from the words of the text alone: checking them so
 * keeps the checker from going as deep as the longest chain of definitions.
 */
import type * as Ast from "../../grammar/ast.js";
import { grouped } from "../grouping.js";

export function inDependencyOrder(definitions: readonly Ast.DefinitionDeclaration[]): Ast.DefinitionDeclaration[] {
  const byName = grouped(definitions, (d) => d.name.text);
  const sorted: Ast.DefinitionDeclaration[] = [];
  const seen = new Set<Ast.DefinitionDeclaration>();
  for (const start of definitions) {
    if (seen.has(start)) continue;
    seen.add(start);
    const path = [{ d: start, next: named(start).flatMap((n) => byName.get(n) ?? []), i: 0 }];
    while (path.length > 0) {
      const top = path[path.length - 1] as (typeof path)[number];
      const to = top.next[top.i++];
      if (to === undefined) {
        sorted.push(top.d);
        path.pop();
      } else if (!seen.has(to)) {
        seen.add(to);
        path.push({ d: to, next: named(to).flatMap((n) => byName.get(n) ?? []), i: 0 });
      }
    }
  }
  return sorted;
}

/** Every name written in a definition's value. */
function named(d: Ast.DefinitionDeclaration): string[] {
  const found = new Set<string>();
  const stack: unknown[] = [d.value];
  while (stack.length > 0) {
    const at = stack.pop();
    if (typeof at !== "object" || at === null) continue;
    if (Array.isArray(at)) {
      for (const item of at) stack.push(item);
      continue;
    }
    for (const [key, value] of Object.entries(at)) {
      if (key === "span") continue;
      if (
        key === "name" &&
        typeof value === "object" &&
        value !== null &&
        "text" in value &&
        typeof value.text === "string"
      )
        found.add(value.text);
      else stack.push(value);
    }
  }
  return [...found];
}
