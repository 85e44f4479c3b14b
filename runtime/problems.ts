/**
 * A problem of a dossier as a sentence: where, what was read, what was expected.
 *
 * What `details` holds, by code:
 * `missing`, `unexpected`: `condition` (text), when the field is there only under a condition;
 * `unknown-field`, `unknown-parameter`: `known` (the names that exist, to suggest one);
 * `wrong-type`: `expected` (`number`, `integer`, `text`, `boolean`, `object`, `list`, `date`, `duration`);
 * `too-small`, `too-few`: `minimum`; `too-large`, `too-many`: `maximum` (of a duration, as in JSON: "P24M");
 * `too-many-decimals`: `decimals`; `unknown-value`: `allowed`; `not-a-duration`: `unit` (`months`, `days`);
 * `duplicate-key`: `first`, the position in the same list (from 0) of the element that has the key already; `constraint`: `message`, and `legal` where it quotes a text;
 * `no-version`: `regulation`, `field`, `covered` (periods in force).
 */
import { closest } from "./closest.js";
import { printNumber, rawNumber, type Lang } from "./format.js";
import { genericPointer, pointerKeys, pointerTo, valueAt } from "./pointer.js";
import type { Problem } from "./verdict.js";

/** What is known of the places of a dossier, to name them as its authors do. */
export interface DossierNames {
  /** Labels of fields by generic pointer (`/unités/#/note`). */
  readonly labels: Readonly<Record<string, string>>;
  /** What the elements of lists are, by generic pointer (`/unités/#`), and the JSON key of the field that identifies one. */
  readonly elements?: Readonly<Record<string, { readonly name: string; readonly key?: string }>>;
}

/** « Unité « E1 » : « note » vaut 20,5 ; la plus grande valeur admise est 20. » `json` is the dossier, or `{ parameters }`. */
export function problemSentence(problem: Problem, json: unknown, names: DossierNames, lang: Lang): string {
  const body = bodyOf(problem, json, names, lang);
  const where = surroundings(problem.pointer, json, names, lang);
  const sentence =
    where === "" || problem.code === "constraint" ? body : `${where}${lang === "fr" ? " : " : ": "}${body}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const quoted = (text: string, lang: Lang): string => (lang === "fr" ? `« ${text} »` : `“${text}”`);

/** A text or a number of the dossier is quoted up to this length. */
const LONGEST_QUOTE = 60;
const cut = (text: string): string => {
  const letters = [...text.slice(0, 2 * LONGEST_QUOTE)];
  return letters.length > LONGEST_QUOTE ? `${letters.slice(0, LONGEST_QUOTE).join("")}…` : text;
};

/** A position in a list: a key made of digits below a list. */
const isPosition = (json: unknown, parent: string): boolean => Array.isArray(valueAt(json, parent));

/** « Unité « E1 », Épreuve n° 2 »: the elements and objects that hold the place, outermost first. */
function surroundings(pointer: string, json: unknown, names: DossierNames, lang: Lang): string {
  const keys = pointerKeys(pointer);
  const parts: string[] = [];
  let at = "";
  for (const [i, key] of keys.slice(0, -1).entries()) {
    const inList = isPosition(json, at);
    at = pointerTo(at, key);
    if (inList) parts.push(elementName(at, Number(key), keys[i - 1] ?? "", json, names, lang));
    else if (!Array.isArray(valueAt(json, at)))
      parts.push(at === "/parameters" ? (lang === "fr" ? "paramètres" : "parameters") : cut(key));
  }
  return parts.join(", ");
}

function elementName(at: string, index: number, list: string, json: unknown, names: DossierNames, lang: Lang): string {
  const generic = genericPointer(json, at);
  const known = Object.hasOwn(names.elements ?? {}, generic) ? names.elements![generic]! : undefined;
  const key = known?.key === undefined ? undefined : valueAt(json, pointerTo(at, known.key));
  if (known && (typeof key === "string" || typeof key === "number"))
    return `${known.name} ${quoted(cut(String(key)), lang)}`;
  const name = known?.name ?? (list === "" ? (lang === "fr" ? "élément" : "element") : cut(list));
  return `${name} ${lang === "fr" ? "n°" : "no."} ${index + 1}`;
}

/** « note », with its label in brackets; an element by its position. */
function fieldName(pointer: string, json: unknown, names: DossierNames, lang: Lang): string {
  const keys = pointerKeys(pointer);
  const last = keys.at(-1);
  if (last === undefined) return lang === "fr" ? "le dossier" : "the dossier";
  const parent = pointer.slice(0, pointer.lastIndexOf("/"));
  if (isPosition(json, parent)) return elementName(pointer, Number(last), keys.at(-2) ?? "", json, names, lang);
  const generic = genericPointer(json, pointer);
  const label = Object.hasOwn(names.labels, generic) ? names.labels[generic] : undefined;
  return label === undefined || label === last ? quoted(cut(last), lang) : `${quoted(cut(last), lang)} (${label})`;
}

/** A value of the dossier as a few words. */
function valueRead(value: unknown, lang: Lang): string {
  const fr = lang === "fr";
  if (value === undefined) return fr ? "rien" : "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return quoted(cut(value), lang);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return fr ? "un nombre démesuré" : "a number out of all bounds";
    // As the file writes it, rather than with hundreds of zeros.
    return /e/.test(String(value)) ? String(value) : printNumber(rawNumber(value)!, lang);
  }
  if (typeof value === "boolean") return fr ? (value ? "vrai" : "faux") : String(value);
  if (Array.isArray(value))
    return fr ? `une liste de ${value.length} élément${value.length > 1 ? "s" : ""}` : `a list of ${value.length}`;
  return fr ? "un objet" : "an object";
}

const EXPECTED: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  fr: {
    number: "un nombre",
    integer: "un nombre entier",
    text: "un texte",
    boolean: "true ou false",
    object: "un objet",
    list: "une liste",
    date: "une date telle que « 2024-09-01 »",
    duration: "une durée telle que « P24M » ou « P30D »",
    months: "une durée en mois, telle que « P24M »",
    days: "une durée en jours, telle que « P30D »",
  },
  en: {
    number: "a number",
    integer: "a whole number",
    text: "a text",
    boolean: "true or false",
    object: "an object",
    list: "a list",
    date: "a date such as “2024-09-01”",
    duration: "a duration such as “P24M” or “P30D”",
    months: "a duration in months, such as “P24M”",
    days: "a duration in days, such as “P30D”",
  },
};

/** At most this many allowed values are listed. */
const LONGEST_LIST = 20;

function bodyOf(problem: Problem, json: unknown, names: DossierNames, lang: Lang): string {
  const fr = lang === "fr";
  const name = fieldName(problem.pointer, json, names, lang);
  const value = valueAt(json, problem.pointer);
  const read = `${name} ${fr ? "vaut" : "is"} ${valueRead(value, lang)}`;
  const text = (key: string): string => detailText(problem, key, lang);
  const list = (key: string): readonly string[] => {
    const detail = problem.details?.[key];
    return Array.isArray(detail) ? (detail as readonly string[]) : [];
  };
  const joined = (items: readonly string[], print: (item: string) => string): string =>
    items.slice(0, LONGEST_LIST).map(print).join(", ") + (items.length > LONGEST_LIST ? "…" : "");
  const condition = text("condition");
  const expected = (key: string): string => EXPECTED[lang][key] ?? key;
  const suggestion = (): string => {
    const near = closest(pointerKeys(problem.pointer).at(-1) ?? "", list("known"));
    return near === undefined ? "." : fr ? ` ; vouliez-vous dire « ${near} » ?` : `; did you mean “${near}”?`;
  };

  switch (problem.code) {
    case "not-an-object":
      return fr
        ? `${problem.pointer === "/parameters" ? "les paramètres sont attendus" : "le dossier est attendu"} sous la forme d'un objet JSON ; on lit ici ${valueRead(value, lang)}.`
        : `${problem.pointer === "/parameters" ? "the parameters" : "the dossier"} should be a JSON object; this is ${valueRead(value, lang)}.`;
    case "missing":
      if (condition !== "")
        return fr
          ? `il manque ${name}, à renseigner quand « ${condition} ».`
          : `${name} is missing; it is needed when “${condition}”.`;
      return fr ? `il manque ${name}.` : `${name} is missing.`;
    case "unknown-field":
      return (fr ? `${name} n'est pas un champ du dossier` : `${name} is not a field of the dossier`) + suggestion();
    case "unknown-parameter": {
      const known = list("known");
      if (known.length === 0)
        return fr
          ? `${name} n'est pas un paramètre au choix : il n'y en a aucun.`
          : `${name} cannot be set: no parameter is open to choice.`;
      const all = joined(known, (k) => quoted(k, lang));
      return fr
        ? `${name} n'est pas un paramètre au choix ; sont au choix : ${all}.`
        : `${name} is not a parameter open to choice; these are: ${all}.`;
    }
    case "wrong-type":
      return fr
        ? `${read} ; on attend ${expected(text("expected"))}.`
        : `${read}; ${expected(text("expected"))} is expected.`;
    case "too-small":
      return fr
        ? `${read} ; la plus petite valeur admise est ${text("minimum")}.`
        : `${read}; the least value allowed is ${text("minimum")}.`;
    case "too-large":
      return fr
        ? `${read} ; la plus grande valeur admise est ${text("maximum")}.`
        : `${read}; the greatest value allowed is ${text("maximum")}.`;
    case "too-many-decimals": {
      const places = Number(problem.details?.["decimals"] ?? 0);
      if (places === 0) return fr ? `${read} ; on attend un nombre entier.` : `${read}; a whole number is expected.`;
      return fr
        ? `${read} ; ${places} décimale${places > 1 ? "s" : ""} au plus.`
        : `${read}; at most ${places} decimal${places > 1 ? "s" : ""}.`;
    }
    case "unknown-value": {
      const all = joined(list("allowed"), (k) => quoted(k, lang));
      return fr ? `${read} ; valeurs admises : ${all}.` : `${read}; values allowed: ${all}.`;
    }
    case "not-a-date":
      return fr
        ? `${read}, qui n'est pas un jour du calendrier ; on attend ${expected("date")}.`
        : `${read}, which is not a day of the calendar; ${expected("date")} is expected.`;
    case "not-a-duration": {
      const duration = expected(text("unit") === "" ? "duration" : text("unit"));
      return fr ? `${read} ; on attend ${duration}.` : `${read}; ${duration} is expected.`;
    }
    case "too-few":
    case "too-many":
      return countSentence(problem, name, value, lang);
    case "duplicate-key":
      return fr
        ? `${read}, comme dans ${firstOwner(problem, json, names, lang)} ; deux éléments ne peuvent pas porter la même valeur.`
        : `${read}, as in ${firstOwner(problem, json, names, lang)}; no two elements can share it.`;
    case "unexpected":
      if (condition !== "")
        return fr
          ? `${read} ; ce champ n'est renseigné que quand « ${condition} ».`
          : `${read}; it is only given when “${condition}”.`;
      return fr ? `${read} ; ce champ ne doit pas être renseigné ici.` : `${read}; it must not be given here.`;
    case "constraint":
      return text("message");
    case "no-version": {
      const covered = joined(list("covered"), (k) => k);
      const field = text("field");
      return fr
        ? `aucune version de « ${text("regulation")} » n'est en vigueur pour ${field} = ${valueRead(value, lang)} ; en vigueur : ${covered}.`
        : `no version of “${text("regulation")}” is in force for ${field} = ${valueRead(value, lang)}; in force: ${covered}.`;
    }
  }
}

/** A detail as printed; empty where there is none. */
function detailText(problem: Problem, key: string, lang: Lang): string {
  const detail = problem.details?.[key];
  return typeof detail === "number" ? valueRead(detail, lang) : typeof detail === "string" ? detail : "";
}

function countSentence(problem: Problem, name: string, value: unknown, lang: Lang): string {
  const many = problem.code === "too-many";
  const bound = Number(problem.details?.[many ? "maximum" : "minimum"] ?? 0);
  const count = Array.isArray(value) ? value.length : typeof value === "string" ? [...value].length : 0;
  const unit = Array.isArray(value)
    ? lang === "fr"
      ? "élément"
      : "element"
    : lang === "fr"
      ? "caractère"
      : "character";
  const counted = (n: number): string => `${valueRead(n, lang)} ${unit}${(lang === "fr" ? n < 2 : n === 1) ? "" : "s"}`;
  if (lang === "fr")
    return `${name} a ${counted(count)} ; il en faut au ${many ? "plus" : "moins"} ${valueRead(bound, lang)}.`;
  return `${name} has ${counted(count)}; at ${many ? "most" : "least"} ${valueRead(bound, lang)} ${bound === 1 ? "is" : "are"} needed.`;
}

/** The element that already has the key: `first` is its position in the same list. */
function firstOwner(problem: Problem, json: unknown, names: DossierNames, lang: Lang): string {
  const keys = pointerKeys(problem.pointer);
  const first = problem.details?.["first"];
  const list = problem.pointer.split("/").slice(0, -2).join("/");
  // By position: its key is the one that is repeated, and would not tell the two apart.
  return elementName(
    pointerTo(list, Number(first ?? 0)),
    Number(first ?? 0),
    keys.at(-3) ?? "",
    json,
    { ...names, elements: {} },
    lang,
  );
}
