/**
 * Engines make fast only functions that are short. A body that is too long is cut here, between statements, into functions that do one part each: a
 * part takes from those before it what it reads of theirs, and gives back what those after it read. A short body stays one function.
 */
import { rendered, type Line } from "./function-body.js";
import { withParameters } from "./function-statement.js";
import { bareCode, namesIn } from "./names.js";
import { statements } from "./statements.js";
import type { Statement } from "./typescript.js";

/** How long functions are, in characters of code, comments and texts left aside. */
export interface Lengths {
  /** More rules make a long regulation: each is written beside what it concludes on, so that parts share little. */
  readonly rules: number;
  /** A longer body is cut. */
  readonly whole: number;
  /** Into parts of this length, where statements allow it. */
  readonly part: number;
}

/**
 * V8 makes about half a byte of bytecode of a character, and optimizes nothing above 60 kB; long before, optimizing takes it seconds:
 * `docs/performance.md`, « Long regulations ».
 */
export const USUAL_LENGTHS: Lengths = { rules: 60, whole: 40_000, part: 8_000 };

/** What a function does, in its order. */
export interface Body {
  readonly lines: readonly Line[];
  /** What is only done where there is a `trace`. */
  readonly traced: readonly Line[];
  /** The statement that ends it. */
  readonly result: string;
}

export interface Signature {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly returns: string;
  readonly comment: string;
}

/** The statement by which code that finds a decision unsettled gives up. */
export const GIVE_UP = "return undefined;";

/** The type of what a part gives to others. */
export const PART_TYPE = "type $Part<Made extends (...given: never[]) => unknown> = NonNullable<ReturnType<Made>>;";

/** The function, after those that do its parts, if it is cut. `fresh` gives the module's names. */
export function functionsOf(
  signature: Signature,
  { lines, traced, result }: Body,
  lengths: Lengths,
  fresh: (wanted: string) => string,
): Statement[] {
  const texts = [lines.map(rendered), traced.map(rendered)].map((some) =>
    some.filter((text) => text !== "").join("\n"),
  );
  const [main = "", told = ""] = texts;
  const whole = [main, ...(told === "" ? [] : [`if (trace !== undefined) {\n${told}\n}`]), result].join("\n");
  if (bareCode(whole).length <= lengths.whole) return [withParameters(signature, whole)];
  const parts = [
    ...cut(pieces(lines), lengths.part).map((some) => new Part(some, "main")),
    ...cut(pieces(traced), lengths.part).map((some) => new Part(some, "traced")),
    new Part(pieces([result]), "result"),
  ];
  return joined(signature, parts, fresh);
}

/** One statement, or a comment. */
interface Piece {
  readonly text: string;
  readonly length: number;
  readonly isComment: boolean;
  /** What it declares that statements after it can see, by name. */
  readonly declares: ReadonlyMap<string, Declared>;
  readonly names: ReadonlySet<string>;
  readonly assigns: ReadonlySet<string>;
  /** What is known of values after it, and was not before: that they are there. */
  readonly checks: ReadonlySet<string>;
}

interface Declared {
  /** As it is declared; undefined where that says nothing. */
  readonly type: string | undefined;
}

function pieces(lines: readonly Line[]): readonly Piece[] {
  const texts: string[] = [];
  for (const { lines: own } of statements(lines)) {
    const text = own
      .map(rendered)
      .filter((line) => line !== "")
      .join("\n");
    if (text === "") continue;
    // An alternative belongs to its condition.
    if (/^else\b/.test(text)) texts.push(`${texts.pop() ?? ""}\n${text}`);
    else texts.push(text);
  }
  return withVariablesLate(texts).map((text) => {
    const bare = bareCode(text);
    const isComment = /^\/[*/]/.test(text) && bare.replaceAll('""', "").trim() === "";
    return {
      text,
      length: isComment ? 0 : bare.replace(/\s+/g, " ").length,
      isComment,
      declares: declaredBy(bare),
      names: variablesIn(bare),
      assigns: assignedIn(bare),
      checks: new Set([...bare.matchAll(CHECK)].map((m) => m[1] ?? "")),
    };
  });
}

const CHECK = new RegExp(`^if \\(([\\p{ID_Continue}$]+) === undefined\\) ${GIVE_UP}$`, "gmu");

/** Variables that have no value yet are declared with the first statement that names them: a part could not hand them on. */
function withVariablesLate(texts: readonly string[]): readonly string[] {
  const waiting = new Map<string, string>();
  return texts.flatMap((text) => {
    const name = /^let ([\p{ID_Continue}$]+)(?:: [^=\n]+)?;$/u.exec(text)?.[1];
    if (name !== undefined) {
      waiting.set(name, text);
      return [];
    }
    const used = namesIn(text);
    const due = [...waiting].filter(([variable]) => used.has(variable));
    for (const [variable] of due) waiting.delete(variable);
    return [[...due.map(([, declaration]) => declaration), text].join("\n")];
  });
}

/** What stands in no block. */
function declaredBy(bare: string): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  let depth = 0;
  for (const line of bare.split("\n")) {
    const [, name, rest = ""] = /^\s*(?:const|let) ([\p{ID_Continue}$]+)(.*?);?$/u.exec(line) ?? [];
    if (depth === 0 && name !== undefined) {
      const [type = "", value = ""] = rest.split(" = ", 2);
      const known = type === "" ? (/^(true|false)$/.test(value) ? "boolean" : undefined) : type.replace(/^: /, "");
      declared.set(name, { type: known });
    }
    depth += (line.match(/[{([]/g)?.length ?? 0) - (line.match(/[})\]]/g)?.length ?? 0);
  }
  return declared;
}

const KEY = /([{,]\s*)[\p{ID_Start}_$][\p{ID_Continue}$]*(?=\s*:)/gu;

/** The names that code uses, keys of objects aside. */
const variablesIn = (bare: string): ReadonlySet<string> => namesIn(bare.replace(KEY, "$1"));

const assignedIn = (bare: string): ReadonlySet<string> =>
  new Set(
    [
      ...bare.matchAll(
        /(?<![\p{ID_Continue}$.])([\p{ID_Start}_$][\p{ID_Continue}$]*)\s*(?:[-+*/?|&]{0,2}=(?![=>])|\+\+|--)/gu,
      ),
    ].map((m) => m[1] ?? ""),
  );

/** Groups of about the same length; a comment goes with what follows it. */
function cut(all: readonly Piece[], longest: number): readonly (readonly Piece[])[] {
  const total = all.reduce((sum, piece) => sum + piece.length, 0);
  const wanted = total / Math.max(1, Math.round(total / longest));
  const groups: Piece[][] = [];
  let group: Piece[] = [];
  let length = 0;
  for (const piece of all) {
    const isLong = length >= wanted || length + piece.length > 1.5 * wanted;
    if (isLong && length > 0 && (piece.isComment || length >= 1.2 * wanted || !all.some((p) => p.isComment))) {
      groups.push(group);
      group = [];
      length = 0;
    }
    group.push(piece);
    length += piece.length;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

class Part {
  readonly declares: ReadonlyMap<string, Declared>;
  /** What it uses of what it does not declare, variables of blocks included. */
  readonly names: ReadonlySet<string>;
  readonly assigns: ReadonlySet<string>;
  /** What others take from it rather than from those before, if they need it. */
  readonly gives: readonly string[];
  readonly givesUp: boolean;

  constructor(
    readonly pieces: readonly Piece[],
    readonly kind: "main" | "traced" | "result",
  ) {
    this.declares = new Map(pieces.flatMap((p) => [...p.declares]));
    const foreign = (of: (piece: Piece) => ReadonlySet<string>): ReadonlySet<string> =>
      new Set(pieces.flatMap((p) => [...of(p)]).filter((name) => !this.declares.has(name)));
    this.names = foreign((p) => p.names);
    this.assigns = foreign((p) => p.assigns);
    this.gives = [...new Set([...this.declares.keys(), ...this.assigns, ...foreign((p) => p.checks)])];
    this.givesUp = pieces.some(({ text }) => bareCode(text).includes(GIVE_UP));
  }
}

function joined(signature: Signature, parts: readonly Part[], fresh: (wanted: string) => string): Statement[] {
  const declared = new Map(parts.flatMap((part) => [...part.declares]));
  const made: Statement[] = [];
  const calls: string[] = [];
  const told: string[] = [];
  /** By name, the part that has its latest value. */
  const latest = new Map<string, number>();
  const functionNames = parts.map((_, i) => fresh(`${signature.name}_${i + 1}`));
  parts.forEach((part, i) => {
    const used = [...part.names].filter((name) => latest.has(name));
    const sources = [...new Set(used.map((name) => latest.get(name) ?? 0))].sort((a, b) => a - b);
    const taken = sources.flatMap((source) => {
      const own = used.filter((name) => latest.get(name) === source);
      return [true, false].flatMap((isConstant) => {
        const some = own.filter((name) => !part.assigns.has(name) === isConstant);
        return some.length === 0
          ? []
          : [`${isConstant ? "const" : "let"} { ${some.join(", ")} } = $part_${source + 1};`];
      });
    });
    for (const name of part.gives) if (declared.has(name)) latest.set(name, i);
    const given = part.gives.filter((name) => declared.has(name) && isNamedAfter(parts, i, name));
    const properties = given.map((name) => {
      // What others will change must not be taken for what it is here.
      const isOpen = parts.slice(i + 1).some((other) => other.assigns.has(name));
      const type = isOpen ? declared.get(name)?.type : undefined;
      return type === undefined ? name : `${name}: ${name} as ${type}`;
    });
    const isResult = part.kind === "result";
    const gives = !isResult && (given.length > 0 || part.givesUp);
    const body = [
      ...taken,
      ...part.pieces.map(({ text }) => text),
      ...(gives ? [`return { ${properties.join(", ")} };`] : []),
    ].join("\n");
    const types = { ...signature.parameters, ...Object.fromEntries(sources.map(partParameter)) };
    const isRead = namesIn(body);
    const parameters = Object.entries(types).filter(([name]) => isRead.has(name));
    const call = `${functionNames[i]}(${parameters.map(([name]) => name).join(", ")})`;
    made.push({
      function: functionNames[i] ?? "",
      parameters: parameters.map(([name, type]) => ({ name, type: type.replace(/\?$/, "") })),
      ...(isResult ? { returns: signature.returns } : {}),
      body,
      comment: `/** ${titleOf(part, i, signature.name, parts)} */`,
    });
    if (isResult) {
      calls.push(...(told.length > 0 ? ["if (trace !== undefined) {", ...told, "}"] : []), `return ${call};`);
      return;
    }
    const into = part.kind === "traced" ? told : calls;
    into.push(gives ? `const $part_${i + 1} = ${call};` : `${call};`);
    if (part.givesUp) into.push(`if ($part_${i + 1} === undefined) ${GIVE_UP}`);
  });
  return [...made, withParameters(signature, calls.join("\n"))];

  function partParameter(source: number): readonly [string, string] {
    return [`$part_${source + 1}`, `$Part<typeof ${functionNames[source]}>`];
  }
}

const isNamedAfter = (parts: readonly Part[], at: number, name: string): boolean =>
  parts.slice(at + 1).some((part) => part.names.has(name));

function titleOf({ pieces: own, kind }: Part, i: number, name: string, parts: readonly Part[]): string {
  const title = `Part ${i + 1} of ${parts.length} of \`${name}\``;
  if (kind === "result") return `${title}: the verdict.`;
  if (kind === "traced") return `${title}: the trace.`;
  const first = own.find((piece) => piece.isComment)?.text.split("\n");
  const about = first?.map((line) => line.replace(/^\s*(\/\*\*|\*\/|\*|\/\/)\s*/, "")).find((line) => line !== "");
  return about === undefined ? `${title}.` : `${title}, from: ${about}`;
}
