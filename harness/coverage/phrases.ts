/** What is left to try, in words; and the words of the summary and of the page. */
import type { Lang } from "../../runtime/format.js";
import { missing, type Count, type Subject, type SubjectKind } from "./subjects.js";

const either = (lang: Lang, fr: string, en: string): string => (lang === "fr" ? fr : en);

/** What the goals of a kind are called in a table. */
export const kindName = (kind: SubjectKind, lang: Lang): string =>
  ({
    rule: either(lang, "règles, exceptions, lignes de tableau", "rules, exceptions, table rows"),
    condition: either(lang, "conditions", "conditions"),
    boundary: either(lang, "côtés des bornes", "sides of boundaries"),
    field: either(lang, "valeurs des énumérations", "enumeration values"),
  })[kind];

const MISSING: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  fr: {
    true: "vraie",
    false: "fausse",
    decisive: "décisive",
    below: "juste au-dessous",
    at: "exactement",
    above: "juste au-dessus",
  },
  en: {
    true: "true",
    false: "false",
    decisive: "decisive",
    below: "just below",
    at: "exactly at",
    above: "just above",
  },
};

/** « règle admission », « borne « moyenne ≥ 10 » (admission) »: a subject by its kind, its own words and the rule or definition it stands in. */
export function subjectName({ kind, title, of }: Subject, lang: Lang): string {
  const inside = `${lang === "fr" ? `« ${title} »` : `“${title}”`} (${of})`;
  switch (kind) {
    case "rule":
      if (title.startsWith("ligne ")) return title;
      return of === "exception" ? `exception ${title}` : `${either(lang, "règle", "rule")} ${title}`;
    case "condition":
      return `condition ${inside}`;
    case "boundary":
      return `${either(lang, "borne", "boundary")} ${inside}`;
    case "field":
      return `${either(lang, "champ", "field")} ${title}`;
  }
}

/** What of a subject was never tried: « jamais fausse, jamais décisive », « jamais juste au-dessous », « jamais vae ». */
export function missingText(subject: Subject, lang: Lang): string {
  const word = (name: string): string => (subject.kind === "field" ? name : (MISSING[lang][name] ?? name));
  return missing(subject)
    .map((name) => `${either(lang, "jamais", "never")} ${word(name)}`)
    .join(", ");
}

export const colon = (lang: Lang): string => either(lang, " : ", ": ");

/** A share of the goals as a percentage with one decimal, rounded down: 100 % is said of all of them only. */
export function percentText({ reached, total }: Count, lang: Lang): string {
  const thousandths = total === 0 ? 1000 : Math.floor((reached * 1000) / total);
  const text = thousandths % 10 === 0 ? String(thousandths / 10) : (thousandths / 10).toFixed(1);
  return lang === "fr" ? `${text.replace(".", ",")} %` : `${text}%`;
}
