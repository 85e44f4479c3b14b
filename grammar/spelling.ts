/** From a spelling of the vocabulary to the source of the regular expression that reads it and its variants. */

/** The letters of names, after NFC. (Spelled out: a `\p{L}` would defeat the lexer's optimisation.) */
export const LETTERS = "A-Za-zÀ-ÖØ-öø-ÿŒœŸ_";

const between = (first: string, last: string): string =>
  String.fromCharCode(
    ...Array.from({ length: last.charCodeAt(0) - first.charCodeAt(0) + 1 }, (_, i) => first.charCodeAt(0) + i),
  );

/** The same, one by one. */
export const LETTER_SIGNS = LETTERS.replace(/(.)-(.)/g, (_, first: string, last: string) => between(first, last));

/** Not inside a word. (`\b` ignores accents.) */
export const WORD_END = `(?![${LETTERS}0-9])`;

/** Blanks that do not end a line. */
export const HORIZONTAL = "[ \\t\\u00a0\\u2007\\u2009\\u202f]";

/** What ends a line, the same for every pass. */
export const LINE_BREAKS = "\\n\\r\\u2028\\u2029";

const letter = (char: string, strict: boolean): string => {
  const bare = char.normalize("NFD").charAt(0);
  return strict || bare === char ? char : `[${char}${bare}]`;
};

/** The regular expression source for one spelling; a missing accent is forgiven, a different one never. */
export const spellingPattern = (spelling: string, strict = false): string => {
  let pattern = "";
  for (const char of spelling) {
    if (char === " ") pattern += "\\s+";
    else if (char === "'") pattern += "['’ʼ]\\s*";
    else if (char === "(") pattern += "(?:";
    else if (char === ")") pattern += ")?";
    else if (char === "-") pattern += "[-\\u2011]";
    else pattern += letter(char, strict);
  }
  return spelling.endsWith("'") ? pattern : pattern + WORD_END;
};

/** One alternation for several spellings, the longest first. */
export const alternation = (spellings: readonly string[], strict = false): string =>
  [...spellings]
    .sort((a, b) => b.length - a.length)
    .map((spelling) => spellingPattern(spelling, strict))
    .join("|");

/** Without accents nor capitals: what two spellings of a word have in common. */
export const bare = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
