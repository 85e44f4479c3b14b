/** Cells of a table and constants as an author would say them: « moyenne de 12 à moins de 14 et voie = vae », in both languages. */
import type { Expr, Type } from "../../plan/plan.js";
import { isoDate, partsOf } from "../../runtime/calendar.js";
import type { Rational } from "../../runtime/rational.js";
import * as R from "../../runtime/rational.js";
import type { Cell, End, Interval } from "./table-cells.js";

export interface Words {
  readonly fr: string;
  readonly en: string;
}

const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

const number = (r: Rational): Words => ({ fr: R.toText(r).replace(".", ","), en: R.toText(r) });

function dayInWords(day: number): Words {
  const { year, month, dayOfMonth: n } = partsOf(day);
  return { fr: `${n === 1 ? "1er" : n} ${MONTHS[month - 1] ?? ""} ${year}`, en: isoDate(day) };
}

function measured(r: Rational, type: Type): Words {
  if (type.kind === "date") return dayInWords(Number(r.n));
  const { fr, en } = number(r);
  if (type.kind !== "duration") return { fr, en };
  const plural = r.n > 1n;
  return type.unit === "months"
    ? { fr: `${fr} mois`, en: `${en} month${plural ? "s" : ""}` }
    : { fr: `${fr} jour${plural ? "s" : ""}`, en: `${en} day${plural ? "s" : ""}` };
}

/** A constant: `vrai`, `admis`, « 9,5 », « "E1" ». */
export function constantInWords(e: Extract<Expr, { kind: "constant" }>): Words {
  const { type, value } = e;
  if (typeof value === "boolean") return value ? { fr: "vrai", en: "true" } : { fr: "faux", en: "false" };
  if (type.kind === "text") return { fr: `"${value}"`, en: `"${value}"` };
  const measurable = type.kind === "number" || type.kind === "duration" ? R.parseRational(value) : undefined;
  return measurable ? measured(measurable, type) : { fr: value, en: value };
}

/** `cells` are all those of the column, in order; `numbers` are those that are meant. */
export function columnInWords(label: string, type: Type, cells: readonly Cell[], numbers: ReadonlySet<number>): Words {
  const phrases: Words[] = [];
  const some = cells.filter((_, k) => numbers.has(k));
  const values = some.flatMap((c) =>
    c.kind === "value" ? [constantInWords({ kind: "constant", type, optional: false, value: c.value })] : [],
  );
  if (values.length > 0)
    phrases.push({ fr: `= ${values.map((v) => v.fr).join(" ou ")}`, en: `= ${values.map((v) => v.en).join(" or ")}` });
  if (some.some((c) => c.kind === "other")) phrases.push({ fr: "d'une autre valeur", en: "of another value" });
  phrases.push(...runs(cells, new Set(some)).map((run) => intervalInWords(run, type)));
  if (some.some((c) => c.kind === "absent")) phrases.push({ fr: "non renseigné", en: "not given" });
  return {
    fr: `${label} ${phrases.map((p) => p.fr).join(" ou ")}`,
    en: `${label} ${phrases.map((p) => p.en).join(" or ")}`,
  };
}

/** Cells that follow each other as one interval; an end that is the end of all values is no end. */
function runs(whole: readonly Cell[], some: ReadonlySet<Cell>): Interval[] {
  const found: Interval[] = [];
  const all = whole.flatMap((c) => (c.kind === "interval" ? [c] : []));
  let open = false;
  for (const [i, cell] of all.entries()) {
    const here = some.has(cell);
    const last = found[found.length - 1];
    const { low, high } = cell.interval;
    const isPoint = low !== undefined && high !== undefined && R.compare(low.value, high.value) === 0;
    const until = i === all.length - 1 && !isPoint ? undefined : high;
    if (here && open && last) found[found.length - 1] = { low: last.low, high: until };
    else if (here) found.push({ low: i === 0 && !isPoint ? undefined : low, high: until });
    open = here;
  }
  return found;
}

function intervalInWords({ low, high }: Interval, type: Type): Words {
  const say = (end: End): Words => measured(end.value, type);
  if (low && high) {
    const a = say(low);
    const b = say(high);
    if (R.compare(low.value, high.value) === 0) return { fr: `= ${a.fr}`, en: `= ${a.en}` };
    if (type.kind === "date") return { fr: `du ${a.fr} au ${b.fr}`, en: `from ${a.en} to ${b.en}` };
    if (!low.included && !high.included)
      return { fr: `entre ${a.fr} et ${b.fr} (exclus)`, en: `between ${a.en} and ${b.en} (excluded)` };
    return {
      fr: `de ${low.included ? "" : "plus de "}${a.fr} à ${high.included ? "" : "moins de "}${b.fr}`,
      en: `from ${low.included ? "" : "more than "}${a.en} to ${high.included ? "" : "less than "}${b.en}`,
    };
  }
  if (low) {
    const a = say(low);
    if (type.kind === "date") return { fr: `à partir du ${a.fr}`, en: `from ${a.en} on` };
    return low.included
      ? { fr: `d'au moins ${a.fr}`, en: `at least ${a.en}` }
      : { fr: `de plus de ${a.fr}`, en: `more than ${a.en}` };
  }
  if (high) {
    const b = say(high);
    if (type.kind === "date") return { fr: `jusqu'au ${b.fr}`, en: `until ${b.en}` };
    return high.included
      ? { fr: `d'au plus ${b.fr}`, en: `at most ${b.en}` }
      : { fr: `de moins de ${b.fr}`, en: `less than ${b.en}` };
  }
  return { fr: "quelle que soit sa valeur", en: "whatever its value" };
}
