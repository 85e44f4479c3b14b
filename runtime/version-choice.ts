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

/** The versions of a regulation in time, from the oldest on. */
export interface Timeline {
  readonly code: string;
  /** Left out for a single version that judges everything. */
  readonly selector?: Selector;
  readonly periods: readonly Period[];
}
interface Period {
  readonly entry: VersionEntry;
  /** Years or day numbers, both in force. */
  readonly from: number;
  readonly to: number;
}

/** When each version is in force. One without a last day ends where the next one begins. */
export function timelineOf({ code, versions }: RegulationEntry): Timeline {
  const selector = versions[0]?.selector;
  const read = (text: string): number => (selector?.kind === "date" ? (dayNumber(text) ?? NaN) : Number(text));
  const begun = versions.map((entry) => ({ entry, from: entry.from === undefined ? -Infinity : read(entry.from) }));
  begun.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const periods = begun.map(({ entry, from }, i) => ({
    entry,
    from,
    to: entry.to === undefined ? (begun[i + 1]?.from ?? Infinity) - 1 : read(entry.to),
  }));
  return selector ? { code, selector, periods } : { code, periods };
}

export function chooseVersion(timeline: Timeline, dossier: unknown, lang: Lang): Choice {
  const { code, selector, periods } = timeline;
  if (!selector) return { kind: "chosen", entry: periods[0]!.entry };
  const at = position(childOf(dossier, selector.key), selector.kind);
  if (at === undefined) return { kind: "unreadable", selector };
  const entry = versionAt(timeline, at);
  if (entry) return { kind: "chosen", entry };
  const details = { regulation: code, field: selector.key, covered: covered(periods, selector.kind, lang) };
  return { kind: "none", problem: { pointer: pointerTo("", selector.key), code: "no-version", details } };
}

/** The version in force in that year, or on that day; the only one where nothing selects it. */
export function versionAt({ selector, periods }: Timeline, at: number): VersionEntry | undefined {
  if (!selector) return periods[0]!.entry;
  // Of two versions in force at once, the later one took over.
  for (let i = periods.length - 1; i >= 0; i--) {
    const { entry, from, to } = periods[i]!;
    if (from <= at && at <= to) return entry;
  }
  return undefined;
}

/** The latest version: what a dossier is compared with when it does not say which one it is for. */
export const latestVersion = ({ periods }: Timeline): VersionEntry => periods.at(-1)!.entry;

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
