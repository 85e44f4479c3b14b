/** The canonical spelling of a token: accents, typographic signs, decimal commas; the author's agreements in gender and number stay. */
import type { Token } from "../../grammar/lexer.js";
import { dayAndMonth } from "../../grammar/literals.js";
import { bare, spellingPattern } from "../../grammar/spelling.js";
import { MONTHS } from "../../grammar/tokens.js";
import { spellingsOf, VOCABULARY, type Entry } from "../../grammar/vocabulary.js";
import type { Places } from "./names.js";

const entries: readonly Entry[] = VOCABULARY;
const LINE_BREAKS = /[\n\r\u2028\u2029]+/;

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
    .filter(({ status }) => status === "reserved" || status === "contextual")
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

/** What is written in place of a token that is no name. */
export function spelled(token: Token, places: Places): string {
  const { kind, image, start } = token;
  switch (kind) {
    case "number":
      return plainBlanks(image).replace(".", ",");
    case "duration":
      return duration(image);
    case "full-date":
    case "day-month":
      return date(image);
    case "mark":
      return image.replace("º", "°");
    case "text":
      return quotation(image, places.labels.has(start) ? "«" : places.keys.has(start) ? '"' : image.charAt(0));
    case "legal":
      return image.trimEnd();
    default:
      return places.dashes.has(start) ? "-" : (signs.get(kind) ?? word(kind, image));
  }
}

function word(kind: string, image: string): string {
  const key = `${kind}\n${image}`;
  const found = known.get(key) ?? words.get(kind)?.find(({ pattern }) => pattern.test(image))?.spelling ?? image;
  known.set(key, found);
  return found;
}

const plainBlanks = (image: string): string => image.replace(/\s+/g, " ");

/** « 1er septembre 2024 »; days written in digits alone stay so. */
function date(image: string): string {
  if (/^\d{4}-/.test(image)) return image;
  const { day, month } = dayAndMonth(image);
  const year = /\s(\d{4})$/.exec(image)?.[1];
  return [day === 1 ? "1er" : String(day), MONTHS[month - 1], ...(year === undefined ? [] : [year])].join(" ");
}

/** « 1 an », « 2 ans », « 1 000 jours ». */
function duration(image: string): string {
  const [, digits = "", unit = ""] = /^([\d\s]*\d)\s+(\D+)$/.exec(image) ?? [];
  const singular = bare(unit).replace(/^annees?$/, "année");
  const noun = singular === "mois" ? singular : singular.replace(/s$/, "");
  return `${plainBlanks(digits)} ${noun}${Number(digits.replace(/\s/g, "")) > 1 && noun !== "mois" ? "s" : ""}`;
}

/**
 * Between the wanted marks when nothing that is quoted forbids it. Inside « » one blank stands at each end, an ordinary one, and lines
 * are told apart by a line break; what is quoted stays.
 */
function quotation(image: string, wanted: string): string {
  const inside = image.slice(1, -1);
  if (image.startsWith('"')) {
    const canMove = wanted === "«" && inside !== "" && inside === inside.trim() && !/[«»]/.test(inside);
    return canMove ? `« ${inside} »` : image;
  }
  const lines = inside
    .split(LINE_BREAKS)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === 0) return "«»";
  const [only] = lines;
  if (wanted === '"' && lines.length === 1 && only !== undefined && !only.includes('"')) return `"${only}"`;
  return `« ${lines.join("\n")} »`;
}
