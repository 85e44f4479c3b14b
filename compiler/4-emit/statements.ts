/** The body of a function as whole statements, from its lines: what each declares, and which names it uses. */
import { rendered, type Block, type Line } from "./function-body.js";
import { bareCode, namesIn } from "./names.js";

/** One whole statement, or a comment. */
export interface Item {
  readonly lines: readonly Line[];
  readonly names: Set<string>;
  readonly kind: "comment" | "start" | "loop" | "other" | "barrier";
  /** The names it declares. */
  readonly declares: readonly string[];
  loop?: Block;
}

export const isBlock = (line: Line | undefined): line is Block => typeof line === "object";

/** Lines as whole statements: up to where what was opened is closed. `isLoop` says which blocks are loops that only compute. */
export function statements(lines: readonly Line[], isLoop: (block: Block) => boolean = () => false): readonly Item[] {
  const items: Item[] = [];
  let open: Line[] = [];
  let depth = 0;
  for (const line of lines) {
    if (open.length === 0 && isBlock(line) && isLoop(line)) {
      items.push({ lines: [line], names: new Set(namesIn(rendered(line))), kind: "loop", declares: [], loop: line });
      continue;
    }
    open.push(line);
    depth += isBlock(line) ? 0 : balance(rendered(line));
    if (depth === 0 && !isOpenEnded(line)) {
      items.push(statement(open));
      open = [];
    }
  }
  if (open.length > 0) items.push(statement(open));
  return items;
}

/** `… } else`, whose other half is on the next line. */
const isOpenEnded = (line: Line): boolean => typeof line === "string" && /\belse$/.test(line.trimEnd());

function statement(lines: readonly Line[]): Item {
  const text = lines.map(rendered).join("\n");
  const names = namesIn(text);
  const declared = declaredIn(text);
  const isStart = /^let [\p{ID_Continue}$]+(: [^=;]+)?( = (true|false|\d+|ZERO))?;$/u.test(text);
  // What is kept in objects may be read by the functions that loops call.
  const isBarrier = /\.\$|\breturn\b|\btrace\b/.test(text);
  const kind =
    /^\/[*/]/.test(text) && names.size === 0 ? "comment" : isStart ? "start" : isBarrier ? "barrier" : "other";
  return { lines, names: new Set(names), kind, declares: declared };
}

/** The names that statements declare. */
export const declaredIn = (text: string): string[] =>
  [...text.matchAll(/(?:^|\n)\s*(?:const|let) ([\p{ID_Continue}$]+)/gu)].map((m) => m[1] ?? "");

/** How many braces more are opened than closed. */
export function balance(text: string): number {
  const bare = bareCode(text);
  return (bare.match(/\{/g)?.length ?? 0) - (bare.match(/\}/g)?.length ?? 0);
}
