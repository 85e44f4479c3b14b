/**
 * Reads JSON more strictly than the platform: in comes a text, out go its faults with their places. Beside what is not JSON,
 * these are keys given twice (the platform keeps the last in silence) and numbers that doubles would change.
 */
import { pointerTo } from "./pointer.js";
import { compare, fromNumber, parseRational } from "./rational.js";

/** What fills a sentence: quoted from the text, or a phrase of each language. */
export type JsonFill = string | { readonly fr: string; readonly en: string };

/** One thing wrong with a JSON text. */
export interface JsonFault {
  readonly code: "json-mal-formé" | "json-clé-répétée" | "json-nombre-inexact";
  /** UTF-16 offsets; the end is after the start, and may be one past the end of the text. */
  readonly start: number;
  readonly end: number;
  /** JSON pointer of the value that is wrong, or of the one in which the text stops being JSON. */
  readonly pointer: string;
  /** By placeholder of the code's sentence. */
  readonly values: Readonly<Record<string, JsonFill>>;
}

const EXPECTED = {
  value: { fr: "une valeur est attendue", en: "a value is expected" },
  key: { fr: 'une clé entre guillemets "" est attendue', en: 'a key between "" is expected' },
  keyOrEnd: { fr: 'une clé entre guillemets "" ou « } » est attendue', en: 'a key between "" or « } » is expected' },
  valueOrEnd: { fr: "une valeur ou « ] » est attendue", en: "a value or « ] » is expected" },
  colon: { fr: "« : » est attendu", en: "« : » is expected" },
  commaOrBrace: { fr: "« , » ou « } » est attendu", en: "« , » or « } » is expected" },
  commaOrBracket: { fr: "« , » ou « ] » est attendu", en: "« , » or « ] » is expected" },
  end: { fr: "la fin du texte est attendue", en: "the end of the text is expected" },
} as const satisfies Record<string, JsonFill>;
type Expected = keyof typeof EXPECTED;

/** A value that is not closed yet. */
interface Open {
  /** Of an object: the keys seen, and the one whose value is being read. */
  readonly keys?: Set<string>;
  key?: string | undefined;
  /** Of a list: how many elements came before. */
  index: number;
}

const isDigit = (sign: number): boolean => sign >= 48 && sign <= 57;
const isHexadecimal = (sign: number): boolean =>
  isDigit(sign) || (sign >= 65 && sign <= 70) || (sign >= 97 && sign <= 102);

/** Whether reading the number as JSON does keeps its value. */
function isExact(literal: string): boolean {
  // A double keeps every decimal of fifteen digits.
  if (literal.length <= 15 && !/[eE]/.test(literal)) return true;
  // More digits than any double has: not worth reading.
  const value = literal.length > 400 ? Infinity : Number(literal);
  const meant = Number.isFinite(value) ? parseRational(literal) : undefined;
  return meant !== undefined && compare(meant, fromNumber(value)) === 0;
}

/** The end of the quoted text that starts here, or -1 where none does. */
function endOfText(text: string, start: number): number {
  if (text.charCodeAt(start) !== 0x22) return -1;
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 0x22) return at + 1;
    if (sign < 0x20) return -1;
    if (sign !== 0x5c) continue;
    at++;
    const escaped = text[at] ?? "";
    if (escaped === "u") {
      for (let digit = 1; digit <= 4; digit++) if (!isHexadecimal(text.charCodeAt(at + digit))) return -1;
      at += 4;
    } else if (!'"\\/bfnrt'.includes(escaped) || escaped === "") return -1;
  }
  return -1;
}

/** The end of the number that starts here, or -1 where none does; a point or an exponent without digits is left out. */
function endOfNumber(text: string, start: number): number {
  const digits = (from: number): number => {
    let at = from;
    while (isDigit(text.charCodeAt(at))) at++;
    return at;
  };
  const first = text[start] === "-" ? start + 1 : start;
  // Nothing follows a zero that comes first.
  let end = text[first] === "0" ? first + 1 : digits(first);
  if (end === first) return -1;
  if (text[end] === "." && isDigit(text.charCodeAt(end + 1))) end = digits(end + 1);
  if (text[end] !== "e" && text[end] !== "E") return end;
  const exponent = text[end + 1] === "+" || text[end + 1] === "-" ? end + 2 : end + 1;
  return isDigit(text.charCodeAt(exponent)) ? digits(exponent) : end;
}

const endOfWord = (text: string, start: number): number => {
  const word = ["true", "false", "null"].find((one) => text.startsWith(one, start));
  return word === undefined ? -1 : start + word.length;
};

/** Every fault of a JSON text, in order; the first that is not JSON ends the reading. Nesting of any depth is read without recursion. */
export function jsonFaults(text: string): readonly JsonFault[] {
  const faults: JsonFault[] = [];
  const open: Open[] = [];
  let position = 0;
  let state: Expected = "value";

  const afterValue = (): Expected => {
    const around = open.at(-1);
    return around === undefined ? "end" : around.keys !== undefined ? "commaOrBrace" : "commaOrBracket";
  };
  const fault = (code: JsonFault["code"], start: number, values: JsonFault["values"]): void => {
    const pointer = open.reduce((at, { keys, key, index }) => {
      const child = keys === undefined ? index : key;
      return child === undefined ? at : pointerTo(at, child);
    }, "");
    faults.push({ code, start, end: Math.max(position, start + 1), pointer, values });
  };
  const takeSign = (sign: string): boolean => {
    if (text[position] !== sign) return false;
    position++;
    return true;
  };

  /** The state after a value that starts here, or undefined when none does. */
  function value(): Expected | undefined {
    switch (text[position]) {
      case "{":
        position++;
        open.push({ keys: new Set(), index: 0 });
        return "keyOrEnd";
      case "[":
        position++;
        open.push({ index: 0 });
        return "valueOrEnd";
      case '"':
        return after(endOfText(text, position));
      case "t":
      case "f":
      case "n":
        return after(endOfWord(text, position));
      default: {
        const start = position;
        const reached = after(endOfNumber(text, position));
        const literal = text.slice(start, position);
        if (reached !== undefined && !isExact(literal)) fault("json-nombre-inexact", start, { nombre: literal });
        return reached;
      }
    }
  }
  function after(end: number): Expected | undefined {
    if (end < 0) return undefined;
    position = end;
    return afterValue();
  }

  function key(): Expected | undefined {
    const start = position;
    const end = endOfText(text, start);
    const around = open.at(-1);
    if (end < 0 || around?.keys === undefined) return undefined;
    position = end;
    const literal = text.slice(start, end);
    const name = literal.includes("\\") ? (JSON.parse(literal) as string) : literal.slice(1, -1);
    around.key = name;
    if (around.keys.has(name)) fault("json-clé-répétée", start, { clé: name });
    else around.keys.add(name);
    return "colon";
  }

  function close(sign: "}" | "]"): Expected | undefined {
    if (!takeSign(sign)) return undefined;
    open.pop();
    return afterValue();
  }

  function comma(): boolean {
    if (!takeSign(",")) return false;
    const around = open.at(-1);
    if (around !== undefined) {
      around.index++;
      around.key = undefined;
    }
    return true;
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
        return comma() ? "key" : close("}");
      case "commaOrBracket":
        return comma() ? "value" : close("]");
      case "end":
        return undefined;
    }
  }

  for (;;) {
    for (; ; position++) {
      const sign = text.charCodeAt(position);
      if (sign !== 0x20 && sign !== 0x0a && sign !== 0x0d && sign !== 0x09) break;
    }
    if (state === "end" && position === text.length) return faults;
    const reached = next();
    if (reached === undefined) {
      fault("json-mal-formé", position, { attendu: EXPECTED[state] });
      return faults;
    }
    state = reached;
  }
}
