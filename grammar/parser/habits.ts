/**
 * What people write out of habit: of good French, of other tools, of a word processor. In come the line where reading stopped and
 * the place in it, out goes what was meant there, with how it is written here. Nothing that reads well is ever looked at.
 */
import type { Code } from "../../diagnostics/catalogue.generated.js";
import type { Fill } from "../../diagnostics/diagnostic.js";

/** What was meant, as the text to write in place of what the pattern matched. */
interface Meant {
  readonly text: string;
  /** There is nothing else the author can have meant. */
  readonly isSafe: boolean;
  readonly values?: Readonly<Record<string, Fill>>;
}

interface Habit {
  readonly code: Code;
  /** Matched on a line; the place where reading stopped lies inside the match. */
  readonly pattern: RegExp;
  readonly meant: (match: RegExpExecArray, where: Where) => Meant | undefined;
}

interface Where {
  readonly inTable: boolean;
}

export interface FoundHabit extends Meant {
  readonly code: Code;
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
}

/** Both ends are kept: what is compared goes on after « à ». */
const COMPARED =
  /(?:(?<negation>n['’]est\s+pas|ne\s+sont\s+pas)\s+|(?:est|sont|soit)\s+)?(?:(?<least>au\s+moins|au\s+plus)\s+[ée]gale?s?|(?<strict>strictement\s+)?(?:(?<order>sup[ée]rieur|inf[ée]rieur)e?s?(?<exactly>\s+strictement)?(?<equal>\s+ou\s+[ée]gale?s?)?|[ée]gale?s?(?:\s+ou\s+(?<after>sup[ée]rieur|inf[ée]rieur)e?s?)?|plus\s+(?<size>grand|[ée]lev[ée]|petit)e?s?|(?<time>ant[ée]rieur|post[ée]rieur)e?s?(?<same>\s+ou\s+[ée]gale?s?)?|(?<other>diff[ée]rente?s?)))\s+(?:à(?:\s+la)?|aux?|de(?:\s+la)?|du|d['’]|que)(?!\p{L})/giu;

const OPPOSITE: Readonly<Record<string, string>> = { "=": "≠", "≠": "=", "<": "≥", "≥": "<", ">": "≤", "≤": ">" };

const comparison: Habit = {
  code: "comparaison-en-mots",
  pattern: COMPARED,
  meant: ({ groups = {} }) => {
    const { negation, least, exactly, strict = exactly, order = groups["after"], size, time, other } = groups;
    const isUp = /^(?:sup|grand|[ée]lev|post)/iu.test(order ?? size ?? time ?? "") || /moins/i.test(least ?? "");
    const withEqual = groups["equal"] ?? groups["after"] ?? groups["same"] ?? least;
    const hasOrder = order ?? size ?? time ?? least;
    const plain = other ? "≠" : !hasOrder ? "=" : isUp ? (withEqual ? "≥" : ">") : withEqual ? "≤" : "<";
    const sign = negation ? (OPPOSITE[plain] ?? plain) : plain;
    // « supérieur à 10 » is said, in common speech, of 10 itself.
    const isDoubtful = (sign === ">" || sign === "<") && (strict ?? negation ?? time) === undefined;
    return { text: sign, isSafe: !isDoubtful, values: { sens: SENSES[sign] ?? "" } };
  },
};
const SENSES: Readonly<Record<string, Fill>> = {
  "=": { fr: "la même valeur", en: "the same value" },
  "≠": { fr: "toute autre valeur", en: "any other value" },
  "<": { fr: "moins, et jamais cette valeur elle-même", en: "less, and never that value itself" },
  "≤": { fr: "moins, ou cette valeur elle-même", en: "less, or that value itself" },
  ">": { fr: "plus, et jamais cette valeur elle-même", en: "more, and never that value itself" },
  "≥": { fr: "plus, ou cette valeur elle-même", en: "more, or that value itself" },
};

const OPERAND = String.raw`[^\s|()]+`;
const interval: Habit = {
  code: "intervalle-mal-écrit",
  pattern: new RegExp(
    String.raw`(?:(?<negation>n['’]est\s+pas)\s+|(?:est|soit)\s+)?(?:(?:compris|située?|comprise)\s+)?(?:entre\s+(?<a>${OPERAND})\s+et\s+(?<b>${OPERAND})|(?<!\p{L})(?<!(?:nombre|entier|liste|mois|jours)\s+)de\s+(?<c>${OPERAND})\s+à\s+(?!d[ée]faut)(?<d>${OPERAND}))`,
    "giu",
  ),
  meant: ({ groups = {} }, { inTable }) => {
    const low = groups["a"] ?? groups["c"] ?? "";
    const high = groups["b"] ?? groups["d"] ?? "";
    const verb = groups["negation"] ? "n'est pas" : "est";
    return { text: inTable ? `de ${low} à ${high}` : `${verb} entre ${low} et ${high}`, isSafe: true };
  },
};

const extreme: Habit = {
  code: "parmi-oublié",
  pattern:
    /(?:l[ae]s?\s+)?(?:plus\s+(?:(?<high>grande?|haute?|[ée]lev[ée]e?|forte?)|(?<low>petite?|basse?|faible))|meilleure?)\s+d(?:es?|u)(?!\p{L})/giu,
  meant: ({ groups = {} }) => {
    const calcul = `${groups["low"] ? "minimum" : "maximum"} de`;
    return { text: `le ${calcul} x pour chaque x parmi les`, isSafe: false, values: { calcul } };
  },
};

const SIGNS: Readonly<Record<string, string>> = {
  "==": "=",
  "===": "=",
  "=>": "≥",
  "=<": "≤",
  "<>": "≠",
  "><": "≠",
  "!==": "≠",
  "=!": "≠",
  "&&": "et",
  "&": "et",
  "||": "ou",
  "!": "non ",
  ":=": "=",
  "**": "×",
  "·": "×",
  "⋅": "×",
  "•": "×",
  "—": "−",
  "´": "'",
  "`": "'",
  "‘": "'",
};
const sign: Habit = {
  code: "signe-d-ailleurs",
  pattern: /[=<>!&|:*]{2,3}|[!&·⋅•—´`‘]|(?<=\s)[xX](?=\s+[\p{L}\d(])/gu,
  meant: ([read]) => {
    const text = /^[xX]$/.test(read) ? "×" : SIGNS[read];
    return text === undefined ? undefined : { text, isSafe: true };
  },
};

const words: readonly (readonly [RegExp, string])[] = [
  [/à\s+partir\s+(?=d(?:e|u)\s|d['’])/giu, "à compter "],
  [/depuis\s+le\s/giu, "à compter du "],
  [/depuis\s/giu, "à compter de "],
  [/(?:appartien(?:t|nent)\s+(?:à|aux?)|(?:est|sont)\s+(?:dans|parmi))\s+(?=\()/giu, "fait partie de "],
  [/(?:lorsque\s|lorsqu['’]|dès\s+lors\s+que\s|dans\s+le\s+cas\s+où\s)/giu, "si "],
  [/ou\s+bien\s/giu, "ou "],
  [/(?:ainsi\s+que|mais)\s/giu, "et "],
  [/(?:devient|prend\s+la\s+valeur|est\s+fixée?\s+à)\s/giu, "vaut "],
];
const synonyms = words.map(([pattern, text]): Habit => ({
  code: "mot-équivalent",
  pattern,
  meant: () => ({ text, isSafe: true }),
}));

const HABITS: readonly Habit[] = [
  comparison,
  interval,
  extreme,
  {
    code: "et-ou-à-choisir",
    pattern: /(?<!\p{L})et\s*\/\s*ou(?!\p{L})/giu,
    meant: () => ({ text: "ou", isSafe: true }),
  },
  {
    code: "unité-de-trop",
    pattern:
      /(?<=\d)\s*(?:(?<share>pour\s*cent|pourcents?)|(?<twenty>sur\s+20)|points?|pts?|crédits?|ects|euros?|€|heures?)(?!\p{L})/giu,
    meant: ({ groups = {} }) => ({ text: groups["share"] ? "%" : "", isSafe: true }),
  },
  {
    code: "caractère-invisible",
    pattern: /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]+/gu,
    meant: () => ({ text: "", isSafe: true }),
  },
  {
    code: "guillemets-d-ailleurs",
    pattern: /[“”„‟](?<text>[^“”„‟"«»]*)[”“‟"]|"(?<mixed>[^“”„‟"«»]*)[”“‟]|[‘‚](?<inner>[^‘’‚«»]*)[’‘]/gu,
    meant: ({ groups = {} }) => ({
      text: `« ${(groups["text"] ?? groups["mixed"] ?? groups["inner"] ?? "").trim()} »`,
      isSafe: true,
    }),
  },
  ...synonyms,
  sign,
];

/** What was probably meant at `offset` of a line, the first habit that explains it. */
export const habitIn = (line: string, offset: number, where: Where): FoundHabit | undefined => {
  for (const habit of HABITS) {
    for (const match of line.matchAll(habit.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (start > offset || offset >= end) continue;
      const meant = habit.meant(match as RegExpExecArray, where);
      if (meant !== undefined) return { ...meant, code: habit.code, start, end };
    }
  }
  return undefined;
};
