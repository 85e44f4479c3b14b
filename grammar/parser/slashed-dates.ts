/** Dates as forms and other countries write them: in comes a number, out goes a finding when it opens « 31/08/2006 » or « 2006/08/31 », which is not two divisions. */
import { write } from "../../diagnostics/fix.js";
import { MONTHS } from "../tokens.js";
import type { Cursor } from "./cursor.js";
import { finding } from "./syntax-error.js";

const LONGEST = 12;
const SLASHED = /^(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})[/.](\d{1,2})[/.](\d{1,2}))(?![\p{L}\d,/.-])/u;
/** 29 for February: whether a year is leap is told later. */
const LENGTHS: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const refuseSlashedDate = (cursor: Cursor): void => {
  const { start } = cursor.token;
  const match = SLASHED.exec(cursor.source.text.slice(start, start + LONGEST));
  if (match === null) return;
  const [lu, d, m, y, yearFirst, month, dayLast] = match;
  const [first, second] = [Number(d ?? dayLast), Number(m ?? month)];
  // Where both could be the month, a French text says the day first.
  const isDayFirst = second <= 12;
  const [day, monthNumber] = isDayFirst ? [first, second] : [second, first];
  const name = MONTHS[monthNumber - 1];
  const length = LENGTHS[monthNumber - 1];
  if (name === undefined || length === undefined || day < 1) return;
  const span = cursor.span(start, start + lu.length);
  if (day > length) cursor.refuse(finding("date-inexistante", span, { date: lu }));
  const written = `${day === 1 ? "1er" : day} ${name} ${y ?? yearFirst ?? ""}`;
  const isSure = isDayFirst && (first > 12 || first === second || yearFirst !== undefined);
  cursor.refuse(
    finding("date-mal-écrite", span, { lu, écrire: written }, [write(span, written, isSure ? "safe" : "suggestion")]),
  );
};
