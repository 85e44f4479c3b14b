/** The kinds of token and their regular expressions, generated from the vocabulary, in the order the lexer tries them. */
import { createToken, Lexer, type TokenType } from "chevrotain";
import { alternation, HORIZONTAL, LETTER_SIGNS, LETTERS, LINE_BREAKS, WORD_END } from "./spelling.js";
import { BLANKS, DIGITS, gaps, spellingStarts, starts, startsInRuns } from "./starts.js";
import { spellingsOf, VOCABULARY, type Entry, type WordKind } from "./vocabulary.js";

export type TokenKind =
  | WordKind
  | "name"
  | "number"
  | "text"
  | "full-date"
  | "day-month"
  | "duration"
  | "mark"
  | "legal"
  | "table-rule"
  | "open-text"
  | "unknown"
  | "end";

/** Each character as a class: a plain one-character pattern after a custom one is taken for unreachable. */
const escape = (sign: string): string => sign.replace(/./g, "[$&]");
const ignoreCase = (source: string): RegExp => new RegExp(source, "i");

const isLineBreak = new RegExp(`[${LINE_BREAKS}]`);
const isBlank = new RegExp(HORIZONTAL);
const restOfLine = new RegExp(`>(?!=)[^${LINE_BREAKS}]*`, "y");

/** `>` first on its line, and not `>=`: the line is text of the law. */
const legalLine = (text: string, offset: number): RegExpExecArray | null => {
  for (let before = offset - 1; before >= 0; before--) {
    const char = text.charAt(before);
    if (isLineBreak.test(char)) break;
    if (!isBlank.test(char)) return null;
  }
  restOfLine.lastIndex = offset;
  return restOfLine.exec(text);
};

export const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
] as const;
const day = `(?:1er|\\d{1,2})${HORIZONTAL}+(?:${alternation(MONTHS)})`;
const integer = `(?:\\d{1,3}(?:${HORIZONTAL}\\d{3})+(?!\\d)|\\d+)`;
const durationUnits = ["mois", "an", "ans", "année", "années", "jour", "jours", "semaine", "semaines"];
/** All small or all capitals: in `liste de 1 à 3 Année`, « Année » is a type. */
const durationUnit = [...durationUnits, ...durationUnits.map((unit) => unit.toUpperCase())];

const token = (name: TokenKind, starts: number[], pattern: RegExp, lineBreaks = false): TokenType =>
  createToken({ name, pattern, start_chars_hint: starts, line_breaks: lineBreaks });
const skipped = (name: string, starts: number[], pattern: RegExp): TokenType =>
  createToken({ name, pattern, start_chars_hint: starts, group: Lexer.SKIPPED, line_breaks: true });

const longest = (entry: Entry): number => Math.max(...spellingsOf(entry).map((spelling) => spelling.length));
const entries: readonly (Entry & { readonly id: WordKind | "année" })[] = VOCABULARY;

const words = entries
  .filter((entry) => entry.status === "reserved" || entry.status === "contextual")
  .sort((a, b) => longest(b) - longest(a))
  .map((entry) => {
    const spellings = spellingsOf(entry);
    const pattern = ignoreCase(alternation(spellings, entry.strict));
    return token(entry.id as WordKind, spellingStarts(spellings, entry.strict), pattern, true);
  });

const signs = entries
  .filter((entry) => entry.status === "sign")
  .sort((a, b) => longest(b) - longest(a))
  .map((entry) =>
    token(
      entry.id as WordKind,
      starts(spellingsOf(entry)),
      new RegExp(
        [...spellingsOf(entry)]
          .sort((a, b) => b.length - a.length)
          .map(escape)
          .join("|"),
      ),
    ),
  );
/** `>=` before `>`, whatever the spelling's place in the table. */
const bySignLength = (name: string): number => (["≠", "≤", "≥"].includes(name) ? 0 : 1);

/** The ideographic space: beyond it, only a byte order mark is not unknown. */
const LAST_SIGN = 0x3000;

/** Signs that start nothing in the language: the lexer cannot optimise a complement, and gathers its own errors slowly. */
const nothing = gaps(
  starts([
    ...LETTER_SIGNS,
    ...BLANKS,
    ...DIGITS,
    ...'#"«',
    ...entries.filter((entry) => entry.status === "sign").flatMap((entry) => spellingsOf(entry)),
  ]),
  LAST_SIGN,
);
const hex = (code: number): string => `\\u${code.toString(16).padStart(4, "0")}`;
const unknownRuns = new RegExp(
  `[${nothing.map(([from, to]) => `${hex(from)}-${hex(to)}`).join("")}\\u3001-\\ufefe\\uff00-\\uffff]+|!`,
);

const digits = starts(DIGITS);
const quotes = starts('"«');

const tokenTypes: readonly TokenType[] = [
  skipped("blank", starts(BLANKS), /\s+/),
  skipped("comment", starts("#"), new RegExp(`#[^${LINE_BREAKS}]*`)),
  createToken({ name: "legal", pattern: { exec: legalLine }, start_chars_hint: [">"], line_breaks: false }),
  token("table-rule", starts("|"), /[|](?:[ \t\u00a0\u202f]*:?-{2,}:?[ \t\u00a0\u202f]*[|])+/),
  token("text", quotes, new RegExp(`"[^"${LINE_BREAKS}]*"|«[^«»]*»`), true),
  token("open-text", quotes, new RegExp(`"[^"${LINE_BREAKS}]*|«[^«»${LINE_BREAKS}]*`)),
  token("mark", digits, /\d+[°º]/),
  token("full-date", digits, ignoreCase(`\\d{4}-\\d{2}-\\d{2}${WORD_END}|${day}${HORIZONTAL}+\\d{4}${WORD_END}`)),
  token("day-month", digits, ignoreCase(day)),
  token("duration", digits, new RegExp(`${integer}${HORIZONTAL}+(?:${alternation(durationUnit)})`)),
  token("number", digits, new RegExp(`${integer}(?:[,.]\\d+)?`)),
  ...words,
  token("name", starts(LETTER_SIGNS), new RegExp(`[${LETTERS}][${LETTERS}0-9]*`)),
  ...[...signs].sort((a, b) => bySignLength(a.name) - bySignLength(b.name)),
  token("unknown", startsInRuns([...nothing, [0x21, 0x21]]), unknownRuns),
];

export const chevrotainLexer = new Lexer([...tokenTypes], {
  positionTracking: "onlyOffset",
  ensureOptimizations: true,
  skipValidations: true,
});

/** For tests: the lexer as chevrotain makes it by itself, from the patterns alone. Throws when a kind can never match. */
export const unaidedLexer = (): Lexer =>
  new Lexer(
    tokenTypes.map((type) => (type.PATTERN instanceof RegExp ? { ...type, START_CHARS_HINT: undefined } : type)),
    { positionTracking: "onlyOffset", ensureOptimizations: true },
  );
