/** A mutant as the question that it asks, in the words of a secretary of juries. */
import type { Expr, Plan } from "../../plan/plan.js";
import { nameAsWords, printDuration, printRaw, type Lang } from "../../runtime/format.js";
import { PHRASES } from "../../runtime/phrases.js";
import { toText, parseRational } from "../../runtime/rational.js";
import type { Mutant } from "./mutants.js";

export interface Telling {
  readonly plan: Plan;
  /** The text of a source between two offsets. */
  readonly textOf: (file: string, start: number, end: number) => string;
  /** A path as people are shown it. */
  readonly shown: (path: string) => string;
  readonly lang: Lang;
}

/** « Aucun exemple ne dit … (la règle admission, rules/cap/2024.rules, ligne 41). » */
export function question(mutant: Mutant, telling: Telling): string {
  const { fr, en } = asked(mutant, telling);
  const where = `${ownerName(mutant, telling)}, ${telling.shown(mutant.place.file)}, ${telling.lang === "fr" ? "ligne" : "line"} ${mutant.place.line}`;
  return telling.lang === "fr" ? `Aucun exemple ne dit ${fr} (${where}).` : `No example says ${en} (${where}).`;
}

interface Words {
  readonly fr: string;
  readonly en: string;
}
const say = (fr: string, en: string): Words => ({ fr, en });

function asked(mutant: Mutant, telling: Telling): Words {
  const { node, variant } = mutant;
  const whole = sliced(mutant.place, telling);
  const text = (e: Expr): string => (e.place ? sliced(e.place, telling) : whole);
  const [before, after] = (mutant.constants ?? []).map((constant) => valueText(constant, telling));
  const more = variant === "plus";
  switch (mutant.kind) {
    case "égalité": {
      const delay = delayIn(node);
      if (delay)
        return say(
          `ce qui est décidé ${text(delay.months)} jour pour jour après ${text(delay.date)} : ${whole}`,
          `what is decided ${text(delay.months)} to the day after ${text(delay.date)}: ${whole}`,
        );
      if (node?.kind !== "compare" || text(node.left) === text(node.right))
        return say(
          `ce qui est décidé à la limite exacte de ${whole}`,
          `what is decided exactly at the limit of ${whole}`,
        );
      return say(
        `ce qui est décidé quand ${text(node.left)} vaut exactement ${text(node.right)}`,
        `what is decided when ${text(node.left)} is exactly ${text(node.right)}`,
      );
    }
    case "contraire":
      return say(`si ${whole} compte, ou son contraire`, `whether ${whole} counts, or its contrary`);
    case "seuil":
      return say(
        `si la limite est ${before}, plutôt que ${after}`,
        `whether the limit is ${before}, rather than ${after}`,
      );
    case "et-ou":
      return variant === "and"
        ? say(
            `s'il faut tout cela à la fois, ou si l'un suffit : ${whole}`,
            `whether all of this is needed, or one is enough: ${whole}`,
          )
        : say(
            `si l'un suffit, ou s'il faut tout cela à la fois : ${whole}`,
            `whether one is enough, or all of this is needed: ${whole}`,
          );
    case "toutes":
      return variant === "every"
        ? say(
            `si tous sont exigés, ou si un seul suffit : ${whole}`,
            `whether all are needed, or one is enough: ${whole}`,
          )
        : say(
            `si un seul suffit, ou si tous sont exigés : ${whole}`,
            `whether one is enough, or all are needed: ${whole}`,
          );
    case "filtre":
      return variant === "sans"
        ? say(
            `si ce qui est mis de côté ici compte quand même : ${whole}`,
            `whether what is left aside here counts all the same: ${whole}`,
          )
        : say(
            `si l'on compte ceux-ci, ou justement les autres : ${whole}`,
            `whether these count, or precisely the others: ${whole}`,
          );
    case "liste":
      return say(`si ${before} a sa place ici : ${whole}`, `whether ${before} has its place here: ${whole}`);
    case "délai": {
      const isMonths = node?.kind === "add-months";
      return say(
        `si ce délai n'est pas d'un ${isMonths ? "mois" : "jour"} plus ${more ? "long" : "court"} : ${whole}`,
        `whether this delay is not one ${isMonths ? "month" : "day"} ${more ? "longer" : "shorter"}: ${whole}`,
      );
    }
    case "mois-jours":
      return say(
        `si ces mois vont de date à date, ou font trente jours : ${whole}`,
        `whether these months go from date to date, or are thirty days: ${whole}`,
      );
    case "report": {
      const until =
        {
          "end-of-month": say("si l'on va jusqu'à la fin du mois", "whether it goes on until the end of the month"),
          "end-of-year": say("si l'on va jusqu'à la fin de l'année", "whether it goes on until the end of the year"),
        }[variant] ?? say("si le jour est reporté au premier jour ouvré", "whether the day is moved to a working day");
      return say(`${until.fr} : ${whole}`, `${until.en}: ${whole}`);
    }
    case "arrondi":
      return say(`comment l'on arrondit : ${whole}`, `how one rounds: ${whole}`);
    case "ordre":
      return say(
        `si c'est le plus grand (le premier) que l'on retient, ou le plus petit (le dernier) : ${whole}`,
        `whether the greatest (the first) is meant, or the least (the last): ${whole}`,
      );
    case "date": {
      const from = dateText(mutant.from ?? "", telling);
      return more
        ? say(
            `si cette valeur s'applique bien dès ${from.fr} : ${whole}`,
            `whether this value applies as early as ${from.en}: ${whole}`,
          )
        : say(
            `si cette valeur ne s'applique pas avant ${from.fr} : ${whole}`,
            `whether this value does not apply before ${from.en}: ${whole}`,
          );
    }
    case "version": {
      const bound = dateText(mutant.from ?? "", telling);
      return variant === "premier"
        ? say(
            `si cette version s'applique déjà pour ${bound.fr}`,
            `whether this version applies to ${bound.en} already`,
          )
        : say(
            `si cette version s'applique encore pour ${bound.fr}`,
            `whether this version still applies to ${bound.en}`,
          );
    }
    case "exception":
      return say("ce qui change quand cette exception est oubliée", "what changes when this exception is forgotten");
    case "défaut":
      return say("ce qui est décidé quand aucune règle ne conclut", "what is decided when no rule concludes");
  }
}

/** A day in words, or a year. */
function dateText(date: string, { plan }: Telling): Words {
  return plan.selector?.kind === "year" || !date.includes("-")
    ? say(`l'année ${date}`, `the year ${date}`)
    : say(`le ${printRaw(date, "date", {}, "fr")}`, printRaw(date, "date", {}, "en"));
}

/** The months added to a date on one side of a comparison. */
function delayIn(node: Expr | undefined): (Expr & { readonly kind: "add-months" }) | undefined {
  if (node?.kind !== "compare") return undefined;
  const side = [node.left, node.right].find(({ kind }) => kind === "add-months");
  return side?.kind === "add-months" && side.months.kind !== "negate" ? side : undefined;
}

/** At most this many characters of a text are quoted. */
const LONGEST = 100;

/** The text itself, on one line, between quotation marks. */
function sliced(
  { file, start, end }: { readonly file: string; readonly start: number; readonly end: number },
  { textOf, lang }: Telling,
): string {
  const text = textOf(file, start, end)
    .replace(/#[^\n]*/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return lang === "fr" ? `« ${short} »` : `“${short}”`;
}

function valueText(e: Expr, { plan, lang }: Telling): string {
  if (e.kind !== "constant" || typeof e.value === "boolean") return e.kind === "constant" ? String(e.value) : "";
  const { value, type } = e;
  switch (type.kind) {
    case "number": {
      const exact = parseRational(value);
      const text = exact ? toText(exact) : value;
      return lang === "fr" ? text.replace(".", ",") : text;
    }
    case "duration":
      return printDuration(BigInt(value), type.unit, lang);
    case "date":
      return printRaw(value, "date", {}, lang);
    case "enum": {
      const constant = plan.enums.find(({ name }) => name === type.name)?.constants.find(({ name }) => name === value);
      return constant?.label ?? nameAsWords(value);
    }
    default:
      return value;
  }
}

/** « règle admission » with its article, « définition moyenne »… */
export function ownerName({ owner, forgotten }: Mutant, { plan, lang }: Telling): string {
  const name = owner.name;
  const rule = plan.rules.find(({ id }) => id === (forgotten ?? name));
  const named = {
    rule: say(
      PHRASES.fr.rule[rule?.kind ?? "ordinary"](rule?.name ?? name),
      PHRASES.en.rule[rule?.kind ?? "ordinary"](rule?.name ?? name),
    ),
    definition: say(`définition ${name}`, `definition ${name}`),
    constraint: say(`contrainte « ${name} »`, `constraint “${name}”`),
    parameter: say(`paramètre ${name}`, `parameter ${name}`),
    group: say(`groupe ${name}`, `group ${name}`),
    version: say(`en-tête de la version ${name}`, `header of version ${name}`),
  }[owner.kind];
  return named[lang];
}
