/**
 * True, false and blocked as code. What cannot be blocked is written with JavaScript's own `&&`, `||`, `!`; Kleene's functions are for
 * the rest. And `strictly`: the way every other kind treats blocked and absent operands.
 */
import { code, type Code } from "./code.js";
import type { FunctionBody } from "./function-body.js";
import { boxed } from "./numbers.js";
import type { Site } from "./site.js";

const BOOLEAN = { kind: "boolean" } as const;
export const truth = (text: string, more: Partial<Code> = {}): Code => code(BOOLEAN, text, more);
export const TRUE = truth("true", { constant: true });
export const FALSE = truth("false", { constant: false });

/** Where only true and false decide, absent is as good as blocked. */
export function decisive(c: Code): Code {
  return c.absent ? { ...c, text: `(${c.text} ?? null)`, absent: false, blocked: true, size: c.size + 1 } : c;
}

/** A value that its type says may be blocked, where it is known that it is not. */
export function sureToBeSettled(c: Code): Code {
  if (!c.blocked) return c;
  return { ...c, text: c.absent ? `(${c.text} ?? undefined)` : `${c.text}!`, blocked: false };
}

/** A comparison of names and numbers, which its opposite says better than `!`. */
const COMPARISON = /^\(([\p{ID_Continue}$.]+) (===|!==) ([\p{ID_Continue}$.]+)\)$/u;
const OPPOSITE: Readonly<Record<string, string>> = { "===": "!==", "!==": "===" };

export function not(c: Code, body: FunctionBody): Code {
  if (typeof c.constant === "boolean") return c.constant ? FALSE : TRUE;
  if (c.blocked) return { ...c, text: `${body.runtime("not")}(${c.text})`, size: c.size + 1 };
  const text = COMPARISON.test(c.text)
    ? c.text.replace(COMPARISON, (_, a: string, op: string, b: string) => `(${a} ${OPPOSITE[op]} ${b})`)
    : `(!${c.text})`;
  return { ...c, text, size: c.size + 1 };
}

/** `and` or `or` of conditions that are safe to compute whatever the others say. */
export function join(op: "and" | "or", items: readonly Code[], body: FunctionBody): Code {
  const [neutral, stop] = op === "and" ? [TRUE, FALSE] : [FALSE, TRUE];
  if (items.some((c) => c.constant === stop.constant)) return stop;
  const open = items.filter(
    (c, i) => c.constant !== neutral.constant && items.findIndex((other) => other.text === c.text) === i,
  );
  const sure = open.filter((c) => !c.blocked);
  const unsure = open.filter((c) => c.blocked);
  const size = open.reduce((n, c) => n + c.size, 0);
  const ofUnsure = inPieces(unsure, op, body, (pieces) =>
    pieces.map((c) => c.text).reduce((a, b) => `${body.runtime(op)}(${a}, ${b})`),
  );
  const texts = [...sure, ...(ofUnsure === undefined ? [] : [ofUnsure])];
  const all = inPieces(texts, op, body, (pieces) =>
    pieces.length === 1 ? pieces[0]!.text : `(${pieces.map((c) => c.text).join(op === "and" ? " && " : " || ")})`,
  );
  return all === undefined ? neutral : { ...all, size };
}

/** Conditions joined in one expression, at most: what compiles and prints code goes down a level for each, and has only so many. */
const MOST_JOINED = 64;

/** Conditions joined; where they are many, by pieces that are given names. Nothing, where there are none. */
function inPieces(
  items: readonly Code[],
  op: "and" | "or",
  body: FunctionBody,
  joined: (pieces: readonly Code[]) => string,
): Code | undefined {
  if (items.length === 0) return undefined;
  const one = (pieces: readonly Code[]): Code =>
    truth(joined(pieces), { blocked: pieces.some((c) => c.blocked), size: pieces.length });
  if (items.length <= MOST_JOINED) return one(items);
  const pieces: Code[] = [];
  for (let i = 0; i < items.length; i += MOST_JOINED) {
    pieces.push(body.named(one(items.slice(i, i + MOST_JOINED)), op === "and" ? "all" : "any"));
  }
  return inPieces(pieces, op, body, joined);
}

/**
 * `and` or `or` of conditions, each of which may be meant only where those before it leave the question open (they guard it).
 * `item` writes the i-th, at a site that says whether its guards are known to hold.
 */
export function guarded(
  op: "and" | "or",
  count: number,
  item: (i: number, site: Site) => Code,
  site: Site,
  wanted = "holds",
): Code {
  const { body } = site;
  const [neutral, stop] = op === "and" ? [TRUE, FALSE] : [FALSE, TRUE];
  let sofar: Code = neutral;
  for (let i = 0; i < count && sofar.constant !== stop.constant; i++) {
    const { lines, result } = body.capture(() => decisive(item(i, sofar.blocked ? { ...site, loose: true } : site)));
    if (result.constant === neutral.constant) {
      body.push(...lines);
      continue;
    }
    if (sofar.constant === neutral.constant) {
      body.push(...lines);
      sofar = result;
    } else if (lines.length === 0) {
      sofar = combined(op, sofar, result, stop.text, body);
    } else {
      const before = sofar;
      const answer = body.variable(
        { rep: BOOLEAN, absent: false, blocked: before.blocked || result.blocked },
        wanted,
        before.text,
      );
      const open = before.blocked ? `${answer.text} !== ${stop.text}` : op === "and" ? answer.text : `!${answer.text}`;
      const next = before.blocked ? `${body.runtime(op)}(${answer.text}, ${result.text})` : result.text;
      body.push(`if (${open}) {`, ...lines, `${answer.text} = ${next};`, "}");
      sofar = answer;
    }
    if (i < count - 1 && sofar.size > 30) sofar = body.named(sofar, "holds");
  }
  return sofar;
}

function combined(op: "and" | "or", a: Code, b: Code, stop: string, body: FunctionBody): Code {
  const size = a.size + b.size;
  if (!a.blocked) return truth(`(${a.text} ${op === "and" ? "&&" : "||"} ${b.text})`, { blocked: b.blocked, size });
  const first = body.named(a, "holds").text;
  return truth(`(${first} === ${stop} ? ${stop} : ${body.runtime(op)}(${first}, ${b.text}))`, {
    blocked: true,
    size: size + 2,
  });
}

/** The condition, as code, that a piece of code is absent. */
export const isAbsent = (c: Code): string => (c.parts ? `${c.parts.d} === 0` : `${c.text} === undefined`);

const settled = (c: Code): Code => (c.absent || c.blocked ? { ...c, absent: false, blocked: false } : c);

/** `build` of operands that are there: blocked where one is blocked, or else absent where one is absent. */
export function strictly(operands: readonly Code[], site: Site, build: (operands: readonly Code[]) => Code): Code {
  const { body } = site;
  if (operands.every((c) => !c.absent && !c.blocked)) return build(operands);
  const known = operands.map((c) => (c.absent || c.blocked ? body.named(c) : c));
  const blocks = known.filter((c) => c.blocked).map((c) => `${c.text} === null`);
  const lacks = known.filter((c) => c.absent).map(isAbsent);
  const { lines, result: raw } = body.capture(() => boxed(build(known.map(settled)), body));
  const result: Code = { ...raw, absent: raw.absent || lacks.length > 0, blocked: raw.blocked || blocks.length > 0 };
  const { constant: _, parts: __, ...rest } = result;
  if (lines.length === 0) {
    const inner = lacks.length > 0 ? `${lacks.join(" || ")} ? undefined : ${raw.text}` : raw.text;
    const text = blocks.length > 0 ? `(${blocks.join(" || ")} ? null : ${inner})` : `(${inner})`;
    return { ...rest, text, size: raw.size + 2 * operands.length };
  }
  const answer = body.variable(rest, "answer");
  const cases: string[] = [];
  if (blocks.length > 0) cases.push(`if (${blocks.join(" || ")}) {`, `${answer.text} = null;`, "} else");
  if (lacks.length > 0) cases.push(`if (${lacks.join(" || ")}) {`, `${answer.text} = undefined;`, "} else");
  body.push(...cases, "{", ...lines, `${answer.text} = ${raw.text};`, "}");
  return answer;
}
