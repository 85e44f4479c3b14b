/** What a batch says while it runs and when it is done: in come counts and times, out go sentences in the reader's language. */
import { visible } from "../../diagnostics/message.js";
import type { Language } from "../../diagnostics/render.js";
import { printNumber } from "../../runtime/format.js";
import { rational } from "../../runtime/rational.js";
import type { Counts, JudgedBlock } from "./judge-block.js";

const count = (value: number, lang: Language): string => printNumber(rational(Math.round(value)), lang);

function duration(seconds: number, lang: Language): string {
  if (seconds < 100) return `${count(Math.max(1, seconds), lang)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}

export interface Pace {
  readonly lines: number;
  /** Of this run, lines and seconds. */
  readonly since: { readonly lines: number; readonly seconds: number };
  /** The share of the input that is read, where its size is known. */
  readonly share: number | undefined;
}

/** « 120 000 lignes, 45 %, 52 000 lignes par seconde, encore 3 s ». */
export function progressText({ lines, since, share }: Pace, lang: Language): string {
  const fr = lang === "fr";
  const rate = since.seconds > 0 ? since.lines / since.seconds : 0;
  const parts = [`${count(lines, lang)} ${fr ? "lignes" : "lines"}`];
  if (share !== undefined) parts.push(`${Math.floor(share * 100)}${fr ? " " : ""}%`);
  if (rate > 0) parts.push(`${count(rate, lang)} ${fr ? "lignes par seconde" : "lines per second"}`);
  if (share !== undefined && share > 0 && rate > 0) {
    const left = duration((since.seconds * (1 - share)) / share, lang);
    parts.push(fr ? `encore ${left}` : `${left} left`);
  }
  return parts.join(", ");
}

/** A line that was set aside: its number and what is wrong with it. */
export const refusedText = ({ line, errors }: JudgedBlock["first"][number], lang: Language): string =>
  errors
    .map(({ message, column }) => {
      const place =
        column === undefined ? `${line}` : lang === "fr" ? `${line}, colonne ${column}` : `${line}, column ${column}`;
      return `${lang === "fr" ? `Ligne ${place} : ` : `Line ${place}: `}${visible(message)}\n`;
    })
    .join("");

/** What was done, when it is done. */
export function summaryText(counts: Counts, since: Pace["since"], rejects: string | undefined, lang: Language): string {
  const fr = lang === "fr";
  const { lines, blank, judged, refused } = counts;
  const number = (value: number): string => count(value, lang);
  const many = (value: number, one: string, more: string): string =>
    `${number(value)} ${(fr ? value < 2 : value === 1) ? one : more}`;
  const parts = [fr ? many(judged, "verdict", "verdicts") : many(judged, "verdict", "verdicts")];
  if (refused > 0)
    parts.push(
      (fr
        ? many(refused, "ligne mise à part", "lignes mises à part")
        : many(refused, "line set aside", "lines set aside")) +
        (rejects === undefined ? "" : fr ? ` dans « ${rejects} »` : ` in « ${rejects} »`),
    );
  if (blank > 0) parts.push(fr ? many(blank, "ligne vide", "lignes vides") : many(blank, "blank line", "blank lines"));
  const rate = number(since.lines / Math.max(since.seconds, 0.001));
  const pace = fr
    ? `${duration(since.seconds, lang)}, ${rate} lignes par seconde`
    : `${duration(since.seconds, lang)}, ${rate} lines per second`;
  const head = fr ? many(lines, "ligne lue", "lignes lues") : many(lines, "line read", "lines read");
  const advice =
    refused > 0 && rejects === undefined
      ? fr
        ? "\nAvec --rejects <fichier>, les lignes mises à part sont gardées avec leurs motifs."
        : "\nWith --rejects <file>, the lines set aside are kept with their reasons."
      : "";
  return `${head}${fr ? " : " : ": "}${parts.join(", ")}. ${pace}.${advice}\n`;
}
