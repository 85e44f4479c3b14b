/** The canonical spelling of a token: accents, typographic signs, decimal commas; the author's agreements in gender and number stay. */
import type { Token } from "../../grammar/lexer.js";
import { spellingPattern } from "../../grammar/spelling.js";
import { spellingsOf, VOCABULARY, type Entry } from "../../grammar/vocabulary.js";

const entries: readonly Entry[] = VOCABULARY;

/** `arrondi(e)(s)` → arrondi, arrondis, arrondie, arrondies. */
function expanded(spelling: string): readonly string[] {
  const optional = /\(([^)]*)\)/.exec(spelling);
  if (optional === null) return [spelling];
  const before = spelling.slice(0, optional.index);
  const after = expanded(spelling.slice(optional.index + optional[0].length));
  return after.flatMap((rest) => [before + rest, before + (optional[1] ?? "") + rest]);
}

const signs = new Map(entries.filter(({ status }) => status === "sign").map(({ id }) => [id, id]));
const words = new Map(
  entries
    .filter(({ status }) => status === "reserved")
    .map((entry) => [
      entry.id,
      spellingsOf(entry)
        .flatMap(expanded)
        .map((spelling) => ({
          spelling,
          pattern: new RegExp(`^(?:${spellingPattern(spelling, entry.strict)})$`, "i"),
        })),
    ]),
);
const known = new Map<string, string>();

/**
 * What is written in place of a token. Words that can also be names keep the author's letters, since only the parser knows which
 * they are; a decimal point is a comma unless a comma would join two numbers.
 */
export function spelled(token: Token): string {
  const { kind, image } = token;
  const sign = signs.get(kind);
  if (sign !== undefined) return sign;
  if (kind === "number") return image.replace(".", ",");
  const variants = words.get(kind);
  if (variants === undefined) return image;
  const key = `${kind}\n${image}`;
  const found = known.get(key) ?? variants.find(({ pattern }) => pattern.test(image))?.spelling ?? image;
  known.set(key, found);
  return found;
}
