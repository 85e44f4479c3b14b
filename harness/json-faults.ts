/**
 * Reads JSON more strictly than the platform: in comes a text, out go its faults with their places. Beside what is not JSON,
 * these are keys given twice (the platform keeps the last in silence) and numbers that doubles would change.
 */
import type { Diagnostic, Fill } from "../diagnostics/diagnostic.js";
import { compare, fromNumber, parseRational } from "../runtime/rational.js";

const EXPECTED = {
  value: { fr: "une valeur est attendue", en: "a value is expected" },
  key: { fr: 'une clé entre guillemets "" est attendue', en: 'a key between "" is expected' },
  keyOrEnd: { fr: 'une clé entre guillemets "" ou « } » est attendue', en: 'a key between "" or « } » is expected' },
  valueOrEnd: { fr: "une valeur ou « ] » est attendue", en: "a value or « ] » is expected" },
  colon: { fr: "« : » est attendu", en: "« : » is expected" },
  commaOrBrace: { fr: "« , » ou « } » est attendu", en: "« , » or « } » is expected" },
  commaOrBracket: { fr: "« , » ou « ] » est attendu", en: "« , » or « ] » is expected" },
  end: { fr: "la fin du texte est attendue", en: "the end of the text is expected" },
} as const satisfies Record<string, Fill>;
type Expected = keyof typeof EXPECTED;

// Bounded, and repeated by loops: on millions of signs, an unbounded pattern overflows the stack of the engine.
const SPACES = /[ \t\r\n]{1,1000}/y;
const PLAIN = /[^"\\\u0000-\u001f]{1,1000}/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const DIGITS = /[0-9]{1,1000}/y;
const EXPONENT = /[eE][+-]?(?=[0-9])/y;
const POINT = /\.(?=[0-9])/y;
const WORD = /true|false|null/y;

/** Whether reading the number as JSON does keeps its value. */
function isExact(literal: string): boolean {
  // More digits than any double has: not worth reading.
  const value = literal.length > 400 ? Infinity : Number(literal);
  const meant = Number.isFinite(value) ? parseRational(literal) : undefined;
  return meant !== undefined && compare(meant, fromNumber(value)) === 0;
}

/** Every fault of a JSON text, in order; the first that is not JSON ends the reading. Nesting of any depth is read without recursion. */
export function jsonFaults(file: string, text: string): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const open: ({ readonly kind: "object"; readonly keys: Set<string> } | { readonly kind: "list" })[] = [];
  let position = 0;
  let state: Expected = "value";

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) position += found.length;
    return found;
  };
  const takeAll = (...patterns: readonly RegExp[]): void => {
    while (patterns.some((pattern) => take(pattern) !== undefined));
  };
  const takeSign = (sign: string): boolean => {
    if (text[position] !== sign) return false;
    position++;
    return true;
  };
  const afterValue = (): Expected => {
    const around = open.at(-1);
    return around === undefined ? "end" : around.kind === "object" ? "commaOrBrace" : "commaOrBracket";
  };
  const fault = (code: Diagnostic["code"], start: number, values: Diagnostic["values"]): void => {
    faults.push({ code, span: { file, start, end: Math.max(position, start + 1) }, values });
  };

  /** A quoted text or a number, quotes included; when there is none, the position stays. */
  function quoted(): string | undefined {
    const start = position;
    if (!takeSign('"')) return undefined;
    takeAll(PLAIN, ESCAPE);
    if (takeSign('"')) return text.slice(start, position);
    position = start;
    return undefined;
  }
  function number(): string | undefined {
    const start = position;
    takeSign("-");
    // Nothing follows a zero that comes first.
    if (!takeSign("0")) {
      const first = position;
      takeAll(DIGITS);
      if (position === first) {
        position = start;
        return undefined;
      }
    }
    if (take(POINT) !== undefined) takeAll(DIGITS);
    if (take(EXPONENT) !== undefined) takeAll(DIGITS);
    return text.slice(start, position);
  }

  /** The state after a value that starts here, or undefined when none does. */
  function value(): Expected | undefined {
    if (takeSign("{")) {
      open.push({ kind: "object", keys: new Set() });
      return "keyOrEnd";
    }
    if (takeSign("[")) {
      open.push({ kind: "list" });
      return "valueOrEnd";
    }
    const start = position;
    const literal = number();
    if (literal !== undefined && !isExact(literal)) fault("json-nombre-inexact", start, { nombre: literal });
    return (literal ?? quoted() ?? take(WORD)) === undefined ? undefined : afterValue();
  }

  function key(): Expected | undefined {
    const start = position;
    const literal = quoted();
    const around = open.at(-1);
    if (literal === undefined || around?.kind !== "object") return undefined;
    const name = JSON.parse(literal) as string;
    if (around.keys.has(name)) fault("json-clé-répétée", start, { clé: name });
    around.keys.add(name);
    return "colon";
  }

  function close(sign: "}" | "]"): Expected | undefined {
    if (!takeSign(sign)) return undefined;
    open.pop();
    return afterValue();
  }

  function next(): Expected | undefined {
    switch (state) {
      case "value":
        return value();
      case "valueOrEnd":
        return close("]") ?? value();
      case "keyOrEnd":
        return close("}") ?? key();
      case "key":
        return key();
      case "colon":
        return takeSign(":") ? "value" : undefined;
      case "commaOrBrace":
        return takeSign(",") ? "key" : close("}");
      case "commaOrBracket":
        return takeSign(",") ? "value" : close("]");
      case "end":
        return undefined;
    }
  }

  for (;;) {
    takeAll(SPACES);
    if (state === "end" && position === text.length) return faults;
    const reached = next();
    if (reached === undefined) {
      fault("json-mal-formé", position, { attendu: EXPECTED[state] });
      return faults;
    }
    state = reached;
  }
}
