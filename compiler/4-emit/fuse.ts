/**
 * Loops through one list, side by side in the body of a function, become one loop: each element is looked at once. In come the statements as they
 * were written, out go the same with loops moved up to the first of their list, where nothing they read is computed in between.
 */
import { EARLY_END, rendered, type Block, type Line } from "./function-body.js";
import { namesIn } from "./names.js";
import { declaredIn, isBlock, statements, type Item } from "./statements.js";

export function fused(lines: readonly Line[]): readonly Line[] {
  const items = statements(lines, (block) => block.loop !== undefined && isPure(block));
  const out: Item[] = [];
  let hosts: Item[] = [];
  /** Variables that statements give their value bit by bit. */
  const variables = new Set(items.flatMap((item) => (item.kind === "start" ? item.declares : [])));
  for (const [i, item] of items.entries()) {
    if (item.kind === "barrier") hosts = [];
    if (item.kind !== "loop") {
      out.push(item);
      continue;
    }
    const moves = isComment(items[i + 1]) || i + 1 === items.length;
    const host = [...hosts].reverse().find((h) => mergeInto(h, item, out, variables, moves));
    if (host) continue;
    out.push(item);
    hosts.push(item);
  }
  return out.flatMap((item) => (item.loop ? [item.loop] : item.lines));
}

const isComment = (item: Item | undefined): boolean => item?.kind === "comment";

/** Moves `item`, with the variables that it fills, to a loop before it, if nothing stands in the way. */
function mergeInto(host: Item, item: Item, out: Item[], variables: ReadonlySet<string>, withComment: boolean): boolean {
  const [a, b] = [host.loop, item.loop];
  if (!a?.loop || !b?.loop || a.loop.list !== b.loop.list || a.loop.variable !== b.loop.variable) return false;
  const at = out.indexOf(host);
  const between = out.slice(at + 1);
  const others = (start: Item): boolean =>
    between.some((o) => o !== start && o.kind !== "comment" && start.declares.some((name) => o.names.has(name)));
  const own = between.filter(
    (o) => o.kind === "start" && o.declares.every((name) => item.names.has(name)) && !others(o),
  );
  const filled = new Set(own.flatMap((o) => o.declares));
  const changed = new Set<string>();
  for (const o of [host, ...between]) {
    if (o.kind === "comment" || own.includes(o)) continue;
    for (const name of o === host ? [] : o.declares) changed.add(name);
    for (const name of o.names) if (variables.has(name) && !filled.has(name)) changed.add(name);
  }
  for (const name of item.names) if (changed.has(name)) return false;
  let comments: readonly Line[] = [];
  if (withComment) {
    // What is left of a declaration keeps its comment; one that moves as a whole takes it along.
    const first = own[0] ? out.indexOf(own[0]) : out.length;
    const before = out[first - 1];
    if (before?.kind === "comment" && out.slice(first).every((o) => own.includes(o))) {
      comments = before.lines;
      out.splice(first - 1, 1);
    }
  }
  for (const o of own) out.splice(out.indexOf(o), 1);
  out.splice(out.indexOf(host), 0, ...own);
  const joined: Line[] = [...withoutEarlyEnds(a.lines), ...comments];
  append(joined, withoutEarlyEnds(b.lines), variables);
  host.loop = { ...a, lines: joined };
  for (const name of item.names) host.names.add(name);
  return true;
}

/**
 * Conditions that are the same are asked once: what stands under one joins what stands under the other, before what was written in between.
 * Nothing in between is asked by the condition, or read under it: loops that were joined do not depend on each other.
 */
function append(lines: Line[], more: readonly Line[], variables: ReadonlySet<string>): void {
  const own = lines.length;
  const added: Line[] = [];
  for (const line of more) {
    const at = mayJoin(line, added, variables)
      ? lines.findIndex((l, i) => i < own && isBlock(l) && l.head === line.head)
      : -1;
    const host = lines[at];
    if (!isBlock(line) || !isBlock(host)) {
      added.push(line);
      continue;
    }
    const inside = [...host.lines];
    append(inside, line.lines, variables);
    lines[at] = { ...host, lines: inside };
  }
  lines.push(...added);
}

/** Whether a line is a condition on what nothing changes, under which nothing stands that the lines before it compute. */
function mayJoin(line: Line, before: readonly Line[], variables: ReadonlySet<string>): line is Block {
  if (!isBlock(line) || !line.head.startsWith("if (")) return false;
  if ([...namesIn(line.head)].some((name) => variables.has(name))) return false;
  const texts = before.map(rendered);
  const computed = new Set(
    texts.flatMap((text) => [...declaredIn(text), ...[...namesIn(text)].filter((n) => variables.has(n))]),
  );
  return ![...namesIn(rendered(line))].some((name) => computed.has(name));
}

const withoutEarlyEnds = (lines: readonly Line[]): readonly Line[] =>
  lines
    .filter((line) => line !== EARLY_END)
    .map((line) => (isBlock(line) && !line.loop ? { ...line, lines: withoutEarlyEnds(line.lines) } : line));

/** Whether a loop only computes, to its end: nothing leaves it early for good, nothing is kept in objects. */
function isPure(block: Block): boolean {
  return block.lines.every((line) => {
    if (line === EARLY_END) return true;
    if (isBlock(line)) return isPure(line);
    return typeof line === "string" && !/\b(break|continue|return)\b|\.push\(|\.\$[^;]*[^=!<>]=[^=]/.test(line);
  });
}
