/** Which version of a regulation judges a dossier: the one in force at the date, or in the year, that the dossier itself gives. */
import { dayNumber, isoDate } from "./calendar.js";
import { printDate, type Lang } from "./format.js";
import type { RegulationEntry, Selector, VersionEntry } from "./manifest.js";
import { childOf, pointerTo } from "./pointer.js";
import type { Problem } from "./verdict.js";

export type Choice =
  | { readonly kind: "chosen"; readonly entry: VersionEntry }
  /** The selecting field is missing or is no date, or no year. */
  | { readonly kind: "unreadable"; readonly selector: Selector }
  /** No version is in force then. */
  | { readonly kind: "none"; readonly problem: Problem };

export function chooseVersion(regulation: RegulationEntry, dossier: unknown, lang: Lang): Choice {
  const only = regulation.versions[0]!;
  const { selector } = only;
  if (!selector) return { kind: "chosen", entry: only };
  const at = position(childOf(dossier, selector.key), selector.kind);
  if (at === undefined) return { kind: "unreadable", selector };
  const periods = periodsOf(regulation, selector.kind);
  // Of two versions in force at once, the later one took over.
  const period = periods.filter(({ from, to }) => from <= at && at <= to).at(-1);
  if (period) return { kind: "chosen", entry: period.entry };
  const details = { regulation: regulation.code, field: selector.key, covered: covered(periods, selector.kind, lang) };
  return { kind: "none", problem: { pointer: pointerTo("", selector.key), code: "no-version", details } };
}

/** The latest version: what a dossier is compared with when it does not say which one it is for. */
export function latestVersion(regulation: RegulationEntry): VersionEntry {
  return periodsOf(regulation, regulation.versions[0]!.selector?.kind ?? "year").at(-1)!.entry;
}

interface Period {
  readonly entry: VersionEntry;
  readonly from: number;
  readonly to: number;
}

/** When each version is in force, from the oldest on. One without a last day ends where the next one begins. */
function periodsOf(regulation: RegulationEntry, kind: Selector["kind"]): Period[] {
  const read = (text: string): number => (kind === "year" ? Number(text) : (dayNumber(text) ?? NaN));
  const begun = regulation.versions.map((entry) => ({
    entry,
    from: entry.from === undefined ? -Infinity : read(entry.from),
  }));
  begun.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return begun.map(({ entry, from }, i) => ({
    entry,
    from,
    to: entry.to === undefined ? (begun[i + 1]?.from ?? Infinity) - 1 : read(entry.to),
  }));
}

/** A year, or a date as its day number. */
function position(value: unknown, kind: Selector["kind"]): number | undefined {
  if (kind === "year") return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
  return typeof value === "string" ? dayNumber(value) : undefined;
}

/** The times that the versions cover, those that touch joined: « de 2000 à 2010 », « à compter de 2022 ». */
function covered(periods: readonly Period[], kind: Selector["kind"], lang: Lang): string[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of periods) {
    const last = joined.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }) => periodText(from, to, kind, lang));
}

function periodText(from: number, to: number, kind: Selector["kind"], lang: Lang): string {
  const text = (at: number): string => (kind === "year" ? String(at) : printDate(isoDate(at), lang));
  const [of, until] = kind === "year" ? ["de", "à"] : ["du", "au"];
  if (lang === "en") {
    if (from === -Infinity) return `until ${text(to)}`;
    return to === Infinity ? `from ${text(from)}` : `from ${text(from)} to ${text(to)}`;
  }
  if (from === -Infinity) return `jusqu'${until} ${text(to)}`;
  return to === Infinity ? `à compter ${of} ${text(from)}` : `${of} ${text(from)} ${until} ${text(to)}`;
}
