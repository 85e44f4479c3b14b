/**
 * The body of a generated function while it is written: statements in blocks, names that do not collide, and pieces of code that are
 * given a name because they are used twice, or are long.
 */
import { code, isAtom, type Code, type Rep } from "./code.js";
import { Names } from "./names.js";

/** Code longer than this gets a name: printers of code overflow on very long expressions, and readers too. */
const LONG = 40;

/** `head { … }` */
export interface Block {
  readonly head: string;
  readonly lines: readonly Line[];
  /** For a loop that only computes values: the list it runs through, and its variable. */
  readonly loop?: { readonly list: string; readonly variable: string };
}

/** A line that depends on what is written later is given as a function. */
export type Line = string | (() => string) | Block | typeof EARLY_END;

/** Ends a loop that knows its answer; left out where the loop has other things to compute. */
export const EARLY_END = Symbol("early end");

export function rendered(line: Line): string {
  if (typeof line === "string") return line;
  if (line === EARLY_END) return "break;";
  return typeof line === "function" ? line() : `${line.head} {\n${renderedAll(line.lines)}\n}`;
}

/** A line that turns out to have nothing to say leaves no trace. */
const renderedAll = (lines: readonly Line[]): string =>
  lines
    .map(rendered)
    .filter((text) => text !== "")
    .join("\n");

export class FunctionBody {
  private lines: Line[] = [];
  readonly names: Names;

  constructor(
    module: Names,
    private readonly typeText: (rep: Rep) => string,
    private readonly imports: Set<string>,
  ) {
    this.names = new Names(module);
  }

  push(...lines: Line[]): void {
    for (const line of lines) this.lines.push(line);
  }

  get text(): string {
    return renderedAll(this.lines);
  }

  get written(): readonly Line[] {
    return this.lines;
  }

  /** Rewrites what was written so far. */
  rewrite(change: (lines: readonly Line[]) => readonly Line[]): void {
    this.lines = [...change(this.lines)];
  }

  /** What `write` pushes, kept apart. */
  capture<T>(write: () => T): { readonly lines: readonly Line[]; readonly result: T } {
    const outer = this.lines;
    this.lines = [];
    try {
      const result = write();
      return { lines: this.lines, result };
    } finally {
      this.lines = outer;
    }
  }

  /** `head { … }` */
  block(head: string, write: () => void, loop?: Block["loop"]): void {
    const { lines } = this.capture(write);
    this.push({ head, lines, ...(loop && { loop }) });
  }

  /** A function or constant of the runtime. */
  runtime(name: string): string {
    this.imports.add(name);
    return name;
  }

  fresh(wanted: string): string {
    return this.names.fresh(wanted);
  }

  /** The type of a variable that holds such a value. */
  typeOf(c: Pick<Code, "rep" | "absent" | "blocked">): string {
    return `${this.typeText(c.rep)}${c.absent ? " | undefined" : ""}${c.blocked ? " | null" : ""}`;
  }

  /** The same value under a name, so that it can be written twice. */
  named(c: Code, wanted = "value"): Code {
    if (c.parts !== undefined || c.constant !== undefined || isAtom(c.text)) return c;
    const name = this.fresh(wanted);
    // Without its type, a constant chosen among some names of an enumeration could not be compared with the others.
    this.push(`const ${name} = ${c.text}${c.rep.kind === "enum" ? ` as ${this.typeOf(c)}` : ""};`);
    return { ...c, text: name, size: 1 };
  }

  /** The same value, in a few words. */
  short(c: Code): Code {
    return c.size > LONG ? this.named(c) : c;
  }

  /** A variable that statements will give its value; comes out as the code that reads it. */
  variable(c: Pick<Code, "rep" | "absent" | "blocked">, wanted: string, initial?: string): Code {
    const name = this.fresh(wanted);
    this.push(`let ${name}: ${this.typeOf(c)}${initial === undefined ? "" : ` = ${initial}`};`);
    return code(c.rep, name, { absent: c.absent, blocked: c.blocked });
  }
}
