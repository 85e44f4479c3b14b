/** The text of one file as HTML, line by line: what was tried is marked in it, and what was not is said under its line. */
import type { Lang } from "../../runtime/format.js";
import { escaped } from "./html.js";
import { colon, missingText, subjectName } from "./phrases.js";
import { SIGNS, STATUSES, statusName, statusOf, type Status } from "./status.js";
import { missing, type Subject } from "./subjects.js";

/** Lines in a row that hold nothing to try are folded from this many on. */
const FOLDED = 25;

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly status: Status | undefined;
}

interface Line {
  readonly number: number;
  readonly start: number;
  readonly text: string;
  readonly subjects: readonly Subject[];
}

/** The name that a line can be linked to by, in the part of the page named `file`. */
export const anchor = (file: string, line: number): string => `${file}-${line}`;

export function textHtml(file: string, text: string, subjects: readonly Subject[], lang: Lang): string {
  const marks = marksOf(subjects);
  let start = 0;
  const lines = text.split("\n").map((written, i): Line => {
    const line = { number: i + 1, start, text: written, subjects: subjects.filter((s) => s.place.line === i + 1) };
    start += written.length + 1;
    return line;
  });
  const isBare = (line: Line): boolean =>
    line.subjects.length === 0 && !marks.some((m) => m.start < line.start + line.text.length && m.end > line.start);
  return runsOf(lines, isBare)
    .map(({ lines: run, isBare: bare }) => {
      const html = run.map((line) => lineHtml(file, line, marks, lang)).join("");
      return bare && run.length >= FOLDED ? folded(run, html, lang) : html;
    })
    .join("");
}

function folded(run: readonly Line[], html: string, lang: Lang): string {
  const [first, last] = [run[0]?.number ?? 0, run.at(-1)?.number ?? 0];
  const words =
    lang === "fr" ? `lignes ${first} à ${last} : rien à essayer` : `lines ${first} to ${last}: nothing to try`;
  return `<details class="fold"><summary>${words}</summary>\n${html}</details>\n`;
}

function runsOf(lines: readonly Line[], isBare: (line: Line) => boolean): { lines: Line[]; isBare: boolean }[] {
  const runs: { lines: Line[]; isBare: boolean }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    const bare = isBare(line);
    if (last?.isBare === bare) last.lines.push(line);
    else runs.push({ lines: [line], isBare: bare });
  }
  return runs;
}

/** One mark for each place, for all that stands there. */
function marksOf(subjects: readonly Subject[]): Mark[] {
  const places = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const { start, end } = subject.place;
    places.set(`${start}-${end}`, [...(places.get(`${start}-${end}`) ?? []), subject]);
  }
  return [...places.values()]
    .flatMap((here) => here.slice(0, 1).map(({ place: { start, end } }) => ({ start, end, status: statusOf(...here) })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function lineHtml(file: string, line: Line, marks: readonly Mark[], lang: Lang): string {
  const status = statusOf(...line.subjects);
  const sign =
    status === undefined
      ? '<span class="sign"></span>'
      : `<span class="sign ${status}" role="img" aria-label="${escaped(statusName(status, lang))}">${SIGNS[status]}</span>`;
  const end = line.start + line.text.length;
  const here = marks
    .filter((mark) => mark.start < end && mark.end > line.start)
    .map((mark) => ({ ...mark, start: Math.max(mark.start, line.start), end: Math.min(mark.end, end) }));
  const code = `<code lang="fr">${marked(line, here)}</code>`;
  const notes = line.subjects
    .filter((subject) => missing(subject).length > 0)
    .map((subject) => noteHtml(subject, lang));
  return `<div class="line" id="${anchor(file, line.number)}"><span class="number">${line.number}</span>${sign}${code}</div>\n${notes.join("")}`;
}

function noteHtml(subject: Subject, lang: Lang): string {
  const status = statusOf(subject) ?? "none";
  const words = `${subjectName(subject, lang)}${colon(lang)}`;
  return `<p class="note ${status}"><span aria-hidden="true">${SIGNS[status]}</span> ${escaped(words)}<strong>${escaped(missingText(subject, lang))}</strong></p>\n`;
}

/** A line with its marks, one inside the other; one that would end after the one it starts in ends with it. */
function marked({ start, text }: Line, marks: readonly Mark[]): string {
  const pieces: string[] = [];
  const open: Mark[] = [];
  let at = start;
  const writeTo = (end: number): void => {
    pieces.push(escaped(text.slice(at - start, end - start)));
    at = end;
  };
  const closeUntil = (position: number): void => {
    for (let last = open.at(-1); last && last.end <= position; last = open.at(-1)) {
      writeTo(last.end);
      pieces.push("</mark>");
      open.pop();
    }
  };
  for (const mark of marks) {
    closeUntil(mark.start);
    writeTo(mark.start);
    pieces.push(`<mark class="${mark.status ?? ""}">`);
    open.push({ ...mark, end: Math.min(mark.end, open.at(-1)?.end ?? mark.end) });
  }
  closeUntil(start + text.length);
  writeTo(start + text.length);
  return pieces.join("");
}

/** What the signs and the colours mean. */
export const legendHtml = (lang: Lang): string =>
  `<ul class="legend">${STATUSES.map((status) => `<li><span class="sign ${status}" aria-hidden="true">${SIGNS[status]}</span> <mark class="${status}">${escaped(statusName(status, lang))}</mark></li>`).join("")}</ul>\n`;
