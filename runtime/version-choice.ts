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
  // Of two versions in force at once, the later one took over: the builder of the pack has been told.
  let chosen: VersionEntry | undefined;
  for (const entry of regulation.versions) {
    const { from, to } = inForce(entry, selector.kind);
    if (from <= at && at <= to && (!chosen || from >= inForce(chosen, selector.kind).from)) chosen = entry;
  }
  if (chosen) return { kind: "chosen", entry: chosen };
  const details = {
    regulation: regulation.code,
    field: selector.key,
    covered: periods(regulation, selector.kind, lang),
  };
  return { kind: "none", problem: { pointer: pointerTo("", selector.key), code: "no-version", details } };
}

/** The latest version: what a dossier is compared with when it does not say which one it is for. */
export function latestVersion(regulation: RegulationEntry): VersionEntry {
  const kind = regulation.versions[0]!.selector?.kind ?? "year";
  return regulation.versions.reduce((a, b) => (inForce(b, kind).from >= inForce(a, kind).from ? b : a));
}

/** A year, or a date as its day number. */
function position(value: unknown, kind: Selector["kind"]): number | undefined {
  if (kind === "year") return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
  return typeof value === "string" ? dayNumber(value) : undefined;
}

function inForce(entry: VersionEntry, kind: Selector["kind"]): { readonly from: number; readonly to: number } {
  const read = (text: string): number => (kind === "year" ? Number(text) : (dayNumber(text) ?? NaN));
  return {
    from: entry.from === undefined ? -Infinity : read(entry.from),
    to: entry.to === undefined ? Infinity : read(entry.to),
  };
}

/** The periods that the versions cover, one after the other, those that touch joined: « de 2000 à 2010 », « à compter de 2022 ». */
function periods(regulation: RegulationEntry, kind: Selector["kind"], lang: Lang): string[] {
  const sorted = regulation.versions.map((v) => inForce(v, kind)).sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = joined.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }) => period(from, to, kind, lang));
}

function period(from: number, to: number, kind: Selector["kind"], lang: Lang): string {
  const text = (at: number): string => (kind === "year" ? String(at) : printDate(isoDate(at), lang));
  const [of, until] = kind === "year" ? ["de", "à"] : ["du", "au"];
  if (lang === "en") {
    if (from === -Infinity) return `until ${text(to)}`;
    return to === Infinity ? `from ${text(from)}` : `from ${text(from)} to ${text(to)}`;
  }
  if (from === -Infinity) return `jusqu'${until} ${text(to)}`;
  return to === Infinity ? `à compter ${of} ${text(from)}` : `${of} ${text(from)} ${until} ${text(to)}`;
}
