/**
 * The characters that each kind of token can begin with, from its spellings. The lexer sorts its patterns by them, and would otherwise take
 * every regular expression apart each time it is made, which is most of the time of a short command.
 */
import { bare } from "./spelling.js";

/** Chevrotain keeps a list of patterns for each character up to here, then for each run of `BUCKET` characters. */
const OWN = 256;
const BUCKET = 255;
const LAST = 0xffff;

/** `/\s/`, beyond the first 256 characters. */
const LATER_BLANKS =
  "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
export const BLANKS = `\t\n\v\f\r \u00a0${LATER_BLANKS}`;
export const DIGITS = "0123456789";

const inOrder = (codes: Iterable<number>): number[] => [...new Set(codes)].sort((a, b) => a - b);

/** As the lexer takes them: codes in order, each once. */
export const starts = (chars: Iterable<string>): number[] => inOrder([...chars].map((char) => char.charCodeAt(0)));

/** Of spellings read without regard for capitals nor, unless `strict`, for a missing accent. */
export const spellingStarts = (spellings: readonly string[], strict = false): number[] =>
  starts(
    spellings.flatMap((spelling) => {
      const first = spelling.charAt(0);
      if (first === "-") return ["-", "\u2011"];
      return (strict ? [first] : [first, bare(first)]).flatMap((char) => [char.toLowerCase(), char.toUpperCase()]);
    }),
  );

/** The characters, up to `last`, that are not among `codes`, as pairs of the first and the last of each run. */
export function gaps(codes: readonly number[], last: number): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (const code of [...codes.filter((c) => c <= last), last + 1]) {
    if (code > from) found.push([from, code - 1]);
    from = code + 1;
  }
  return found;
}

/** For a pattern that begins with any character of these runs, or beyond the first 256. */
export const startsInRuns = (runs: readonly (readonly [number, number])[]): number[] => {
  const codes: number[] = [];
  for (const [from, to] of runs) for (let code = from; code <= to && code < OWN; code++) codes.push(code);
  for (let code = OWN; code <= LAST; code += BUCKET) codes.push(code);
  return inOrder([...codes, LAST]);
};
