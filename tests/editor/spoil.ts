/** What an author may type otherwise without meaning otherwise: signs, capitals, accents, blanks, lines and comments, drawn at random. */
import fc from "fast-check";
import type { Source } from "../../diagnostics/source.js";
import { placesOf } from "../../editor/format/names.js";
import { parse } from "../../grammar/index.js";
import { lex, type Token } from "../../grammar/lexer.js";
import { cutIntoPieces } from "../../grammar/pieces.js";
import { spellingsOf, VOCABULARY, type Entry } from "../../grammar/vocabulary.js";

const entries: ReadonlyMap<string, Entry> = new Map(VOCABULARY.map((entry) => [entry.id, entry]));
const bare = (text: string): string => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");

/** The tree of a text without its places. */
export const meaning = (text: string): string => {
  const { file, diagnostics } = parse({ path: "essai.rules", text });
  return JSON.stringify([file, diagnostics.map(({ code }) => code)], (key, value: unknown) =>
    key === "span" || key.endsWith("Span") ? undefined : value,
  );
};

/** A choice among `count`, from a stream of draws. */
type Draw = (count: number) => number;

/** Texts that mean what `text` means, word for word and line for line, typed otherwise. */
export const retyped = (original: Source): fc.Arbitrary<string> =>
  draws.map((draw) => rewritten(original, draw, retypedWord, retypedBlanks));

/** The same, with lines cut and joined, and comments put in. */
export const disturbed = (original: Source): fc.Arbitrary<string> =>
  draws.map((draw) => rewritten(original, draw, retypedWord, disturbedBlanks));

const draws: fc.Arbitrary<Draw> = fc
  .array(fc.nat({ max: 0xffff }), { minLength: 40, maxLength: 400, size: "max" })
  .map((numbers) => {
    let next = 0;
    return (count) => (numbers[next++ % numbers.length] ?? 0) % count;
  });

type Blanks = (blanks: string, before: Token | undefined, token: Token, draw: Draw) => string;

function rewritten(original: Source, draw: Draw, word: typeof retypedWord, blanks: Blanks): string {
  const { text } = original;
  const places = placesOf(parse(original).file, text);
  const tokens = cutIntoPieces(text).flatMap(({ start, end }) =>
    lex(text, start, end).filter(({ kind }) => kind !== "end"),
  );
  let result = "";
  let previous: Token | undefined;
  let codeEnd = 0;
  for (const token of tokens) {
    const isName = token.start < codeEnd || places.names.has(token.start);
    const between = text.slice(previous?.end ?? 0, token.start);
    result += token.start < codeEnd ? between : blanks(between, previous, token, draw);
    codeEnd = Math.max(codeEnd, places.names.get(token.start) ?? 0);
    result += isName ? token.image : word(token, draw);
    previous = token;
  }
  return result + text.slice(previous?.end ?? 0);
}

const BLANKS = [" ", "\u00a0", "\u202f", "  "] as const;

function retypedWord({ kind, image }: Token, draw: Draw): string {
  const entry = entries.get(kind);
  if (entry?.status === "sign") {
    const spellings = spellingsOf(entry);
    return spellings[draw(spellings.length)] ?? image;
  }
  if (kind === "number") return draw(2) === 0 ? image : image.replace(",", ".");
  if (kind === "full-date" || kind === "day-month") return [image, image.toUpperCase(), bare(image)][draw(3)] ?? image;
  // Two blanks inside of a number would cut it.
  if (kind === "duration") return image.replace(/\s+(?=\D+$)/, BLANKS[draw(4)] ?? " ");
  if (entry === undefined || image.startsWith("|")) return image;
  const spaced = image.replace(/\s+/g, () => BLANKS[draw(4)] ?? " ").replace(/'/g, () => (draw(2) === 0 ? "'" : "’"));
  const forms = [spaced, spaced.toUpperCase(), ...(entry.strict === true ? [] : [bare(spaced)])];
  return forms[draw(forms.length)] ?? image;
}

/** Blanks on a line become others; where there are none, some come where they mean nothing. */
function retypedBlanks(blanks: string, before: Token | undefined, token: Token, draw: Draw): string {
  if (/[\n\r#]/.test(blanks) || before === undefined) return blanks;
  if (blanks !== "") return ["  ", " ", "\t", "\u00a0", "     "][draw(5)] ?? blanks;
  const canSpread = [")", ",", ":", ";"].includes(token.kind) && before.image.length > 1;
  return canSpread && draw(3) === 0 ? " " : blanks;
}

function disturbedBlanks(blanks: string, before: Token | undefined, token: Token, draw: Draw): string {
  if (before === undefined || blanks === "") return blanks;
  const choice = draw(12);
  if (/^[ \t]*\n[ \t]+$/.test(blanks)) {
    if (choice === 0) return " ";
    if (choice === 1) return `  # remarque ${draw(100)}${blanks}`;
    if (choice === 2) return `\n\n\n    # remarque ${draw(100)}\n${" ".repeat(1 + draw(12))}`;
    return `\n${choice < 5 ? "\n" : ""}${" ".repeat(1 + draw(12))}`;
  }
  if (/[\n\r#]/.test(blanks)) return choice === 0 ? `  # fin${blanks}` : blanks;
  if (token.kind === "|" || token.kind === "legal" || before.kind === "|") return blanks;
  if (choice === 0) return `\n${" ".repeat(1 + draw(8))}`;
  if (choice === 1) return `  # au milieu ${draw(100)}\n${" ".repeat(1 + draw(8))}`;
  if (choice === 2) return `\n  # au-dessus\n\n${" ".repeat(1 + draw(8))}`;
  return blanks;
}
