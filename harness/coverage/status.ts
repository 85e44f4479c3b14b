/** How far a part of the text was tried: a sign, a name, never a colour alone. */
import type { Lang } from "../../runtime/format.js";
import { countOf, type Subject } from "./subjects.js";

export type Status = "whole" | "part" | "none";
/** From best to worst. */
export const STATUSES: readonly Status[] = ["whole", "part", "none"];

export const SIGNS: Readonly<Record<Status, string>> = { whole: "✓", part: "◐", none: "✗" };

export const statusName = (status: Status, lang: Lang): string =>
  ({
    whole: lang === "fr" ? "tout est essayé" : "all of it is tried",
    part: lang === "fr" ? "une partie est essayée" : "part of it is tried",
    none: lang === "fr" ? "rien n'est essayé" : "none of it is tried",
  })[status];

/** Of some subjects taken together; of none, none. */
export function statusOf(...subjects: readonly Subject[]): Status | undefined {
  const { reached, total } = countOf(subjects);
  if (total === 0) return undefined;
  return reached === total ? "whole" : reached === 0 ? "none" : "part";
}
