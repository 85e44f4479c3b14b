/** What only the tree knows of the words of a text: which are names, which minus is a sign, which quotation is a label. */
import type { RulesFile } from "../../grammar/ast.js";

/** Places by the offset where they start. */
export interface Places {
  /** Names, and codes such as `bac-pro`: where each ends. Their letters are the author's. */
  readonly names: ReadonlyMap<number, number>;
  /** Quotations that are sentences for people: titles, labels, messages. */
  readonly labels: ReadonlySet<number>;
  /** Quotations that are JSON keys. */
  readonly keys: ReadonlySet<number>;
  /** `−` before its only operand. */
  readonly negations: ReadonlySet<number>;
  /** `-` alone in a cell. */
  readonly dashes: ReadonlySet<number>;
}

/** The places of a file that was read without finding. */
export function placesOf(file: RulesFile, text: string): Places {
  const names = new Map<number, number>();
  const labels = new Set<number>();
  const keys = new Set<number>();
  const negations = new Set<number>();
  const dashes = new Set<number>();
  const pending: (readonly [key: string, node: object])[] = [["", file]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [key, node] = next;
    if ("span" in node) {
      const { start, end } = node.span as { readonly start: number; readonly end: number };
      if ("text" in node && typeof node.text === "string") {
        const first = text.charAt(start);
        if (first === "«" || first === '"') (key === "key" ? keys : labels).add(start);
        else if (node.text === text.slice(start, end)) names.set(start, end);
      }
      if ("kind" in node && node.kind === "negate") negations.add(start);
      if ("kind" in node && node.kind === "dash") dashes.add(start);
    }
    for (const [name, value] of Object.entries(node) as [string, unknown][])
      if (typeof value === "object" && value !== null) pending.push([name, value]);
  }
  return { names, labels, keys, negations, dashes };
}
