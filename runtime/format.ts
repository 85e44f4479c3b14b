/** Raw values as people read them, in French or English: « 9,5 », « 9,99… », « 1er mars 2026 », « 24 mois », « autorisé au contrôle ». */
import { decimals, fromNumber, parseRational, toText, type Rational } from "./rational.js";
import type { Printing, Raw } from "./verdict.js";

export type Lang = "fr" | "en";

/** Labels of enumeration values: enumeration → JSON key → label. */
export type EnumLabels = Readonly<Record<string, Readonly<Record<string, string>>>>;

const MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};
const MINUS = "−";
/** Narrow no-break space: a number never breaks across lines. */
const THOUSANDS: Readonly<Record<Lang, string>> = { fr: "\u202f", en: "," };
const POINT: Readonly<Record<Lang, string>> = { fr: ",", en: "." };
/** Decimals kept of a number that no finite decimal writes. */
const KEPT = 2;

/** Groups of three from five digits on, so that years stay whole. */
function grouped(digits: string, lang: Lang): string {
  return digits.length < 5 ? digits : digits.replace(/(?<=\d)(?=(?:\d{3})+$)/g, THOUSANDS[lang]);
}

/** « 9,5 »; a number that no finite decimal writes is cut, never rounded: « 9,99… » for 1799/180. */
export function printNumber(value: Rational, lang: Lang): string {
  const sign = value.n < 0n ? MINUS : "";
  const size = value.n < 0n ? { n: -value.n, d: value.d } : value;
  if (decimals(size) !== null) {
    const [whole, part] = toText(size).split(".");
    return sign + grouped(whole!, lang) + (part === undefined ? "" : POINT[lang] + part);
  }
  const cut = String((size.n * 10n ** BigInt(KEPT)) / size.d).padStart(KEPT + 1, "0");
  return `${sign}${grouped(cut.slice(0, -KEPT), lang)}${POINT[lang]}${cut.slice(-KEPT)}…`;
}

/** `printNumber` of a number that JSON writes without exponent: its digits are the same. */
function printShort(value: number, lang: Lang): string | undefined {
  const text = String(value < 0 ? -value : value);
  const point = text.indexOf(".");
  if (!Number.isFinite(value) || text.includes("e")) return undefined;
  const sign = value < 0 ? MINUS : "";
  if (point < 0) return sign + grouped(text, lang);
  return sign + grouped(text.slice(0, point), lang) + POINT[lang] + text.slice(point + 1);
}

/** `printNumber` of « 1799/180 », where machine numbers hold all that it takes. */
function printFraction(text: string, lang: Lang): string | undefined {
  const slash = text.indexOf("/");
  const n = Number(text.slice(0, slash)) * 10 ** KEPT;
  const d = Number(text.slice(slash + 1));
  if (slash < 0 || !/^\d+\/[1-9]\d*$/.test(text) || n > Number.MAX_SAFE_INTEGER || d > Number.MAX_SAFE_INTEGER)
    return undefined;
  let others = d;
  while (others % 2 === 0) others /= 2;
  while (others % 5 === 0) others /= 5;
  // A finite decimal writes it after all.
  if (n % others === 0) return undefined;
  const cut = String((n - (n % d)) / d).padStart(KEPT + 1, "0");
  return `${grouped(cut.slice(0, -KEPT), lang)}${POINT[lang]}${cut.slice(-KEPT)}…`;
}

/** « 15 mars 2026 », « 1er mars 2026 »; a text that is no date stays as it is. */
export function printDate(iso: string, lang: Lang): string {
  const read = /^(-?\d{4,})-(\d{2})-(\d{2})$/.exec(iso);
  const month = read && MONTHS[lang][Number(read[2]) - 1];
  if (!read || month === undefined) return iso;
  const day = Number(read[3]);
  return `${lang === "fr" && day === 1 ? "1er" : day} ${month} ${Number(read[1])}`;
}

const UNITS: Readonly<Record<Lang, Readonly<Record<"months" | "days", readonly [string, string]>>>> = {
  fr: { months: ["mois", "mois"], days: ["jour", "jours"] },
  en: { months: ["month", "months"], days: ["day", "days"] },
};

/** « 24 mois », « 1 jour ». */
export function printDuration(count: bigint, unit: "months" | "days", lang: Lang): string {
  const size = count < 0n ? -count : count;
  const one = lang === "fr" ? size < 2n : size === 1n;
  return `${printNumber({ n: count, d: 1n }, lang)} ${UNITS[lang][unit][one ? 0 : 1]}`;
}

/** A name as words: « autorisé_au_contrôle » is « autorisé au contrôle ». */
export const nameAsWords = (name: string): string => name.replaceAll("_", " ");

const ABSENT: Readonly<Record<Lang, string>> = { fr: "non renseigné", en: "not given" };

/** The exact number that a raw value writes, if it writes one. */
export function rawNumber(value: Raw): Rational | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? fromNumber(value) : undefined;
  return typeof value === "string" ? parseRational(value) : undefined;
}

/** A raw value as people read it. A value that is not of the kind `printing` says is printed as it is. */
export function printRaw(value: Raw, printing: Printing, enums: EnumLabels, lang: Lang): string {
  if (value === null) return ABSENT[lang];
  if (typeof value === "boolean") return lang === "fr" ? (value ? "vrai" : "faux") : String(value);
  if (typeof printing === "object") {
    const labels = Object.hasOwn(enums, printing.enum) ? enums[printing.enum]! : {};
    const key = String(value);
    return Object.hasOwn(labels, key) ? labels[key]! : nameAsWords(key);
  }
  switch (printing) {
    case "boolean":
    case "text":
      return String(value);
    case "date":
      return printDate(String(value), lang);
    case "number": {
      const short = typeof value === "number" ? printShort(value, lang) : printFraction(String(value), lang);
      if (short !== undefined) return short;
      const number = rawNumber(value);
      return number === undefined ? String(value) : printNumber(number, lang);
    }
    case "months":
    case "days": {
      const count = /^(-?)P(\d+)[MD]$/.exec(String(value));
      return count ? printDuration(BigInt(count[1]! + count[2]!), printing, lang) : String(value);
    }
  }
}

/** `printRaw` of values of one kind, prepared once: the same few marks, dates and durations come back from one dossier to the next. */
export function printerOf(printing: Printing, enums: EnumLabels, lang: Lang): (value: Raw) => string {
  const print = (value: Raw): string => printRaw(value, printing, enums, lang);
  if (printing === "text" || printing === "boolean") return print;
  const known = new Map<Raw, string>();
  return (value) => {
    // Fractions hardly ever come back.
    if (printing === "number" && typeof value === "string") return print(value);
    const text = known.get(value);
    if (text !== undefined) return text;
    if (known.size === REMEMBERED) known.clear();
    const printed = print(value);
    known.set(value, printed);
    return printed;
  };
}

/** Marks from 0 to 20 at the hundredth, with room to spare. */
const REMEMBERED = 4096;
