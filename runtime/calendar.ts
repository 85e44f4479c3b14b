/**
 * Days of the Gregorian calendar as whole numbers, counted from 1970-01-01, and the calculations that regulations make on them.
 * Text goes in and out as YYYY-MM-DD. No time, no zone, no `Date` object.
 */

/** A day as a number: 0 is 1970-01-01 (proleptic Gregorian calendar). */
export type Day = number;

/** What adding months does where the month reached has no such day. */
export type MonthOverflow = "last-day" | "first-of-next" | "error";

/** The remainder of a floored division: never negative, also before year 1. */
const modulo = (a: number, b: number): number => a - b * Math.floor(a / b);

const isLeap = (year: number): boolean => modulo(year, 4) === 0 && (modulo(year, 100) !== 0 || modulo(year, 400) === 0);

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** From 0000-03-01, the start of the 400-year cycle used below, to 1970-01-01. */
const DAYS_BEFORE_1970 = 719468;
const DAYS_OF_400_YEARS = 146097;

/** The day number of a day that exists. Years are counted from March, so that the day a leap year adds comes last. */
function fromParts(year: number, month: number, dayOfMonth: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const monthFromMarch = month <= 2 ? month + 9 : month - 3;
  const daysOfMonths = Math.floor((153 * monthFromMarch + 2) / 5);
  const daysOfYears = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return daysOfYears + daysOfMonths + dayOfMonth - 1 - DAYS_BEFORE_1970;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

/** The inverse of `fromParts`. */
export function partsOf(day: Day): Parts {
  const shifted = day + DAYS_BEFORE_1970;
  const cycle = Math.floor(shifted / DAYS_OF_400_YEARS);
  const inCycle = shifted - cycle * DAYS_OF_400_YEARS;
  const yearOfCycle = Math.floor(
    (inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36524) - Math.floor(inCycle / 146096)) / 365,
  );
  const inYear = inCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * inYear + 2) / 153);
  const dayOfMonth = inYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}

const HYPHEN = 45;

/** The number that two digits write; NaN for anything else. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const units = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? 10 * tens + units : NaN;
}

/** The day that « 2024-02-29 » names; `undefined` for any other form, a day that does not exist, and years outside 0001–9999. */
export function dayNumber(iso: string): Day | undefined {
  // Digit by digit: it is read for every date of every candidate, and a regular expression takes several times as long.
  if (iso.length !== 10 || iso.charCodeAt(4) !== HYPHEN || iso.charCodeAt(7) !== HYPHEN) return undefined;
  const year = 100 * twoDigits(iso, 0) + twoDigits(iso, 2);
  const month = twoDigits(iso, 5);
  const dayOfMonth = twoDigits(iso, 8);
  return dayOf(year, month, dayOfMonth);
}

/** The day of these whole numbers; `undefined` where there is none, for `NaN`, and for years outside 0001–9999. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  const isDay = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && dayOfMonth >= 1;
  return isDay && dayOfMonth <= lengthOfMonth(year, month) ? fromParts(year, month, dayOfMonth) : undefined;
}

/** The last days that were written, each at its number modulo the length: the candidates of a session share a few. */
const WRITTEN_DAYS: Day[] = new Array<Day>(512).fill(NaN);
const WRITTEN: string[] = new Array<string>(512).fill("");

/** YYYY-MM-DD. A computed day may lie outside the years 0001–9999: its year then has a sign or more digits. */
export function isoDate(day: Day): string {
  const place = day & 511;
  if (WRITTEN_DAYS[place] === day) return WRITTEN[place]!;
  WRITTEN_DAYS[place] = day;
  return (WRITTEN[place] = written(day));
}

function written(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  const digits = String(Math.abs(year)).padStart(4, "0");
  return `${year < 0 ? "-" : ""}${digits}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

export const yearOf = (day: Day): number => partsOf(day).year;

/** The same day of the month, so many months later; where there is none, what `overflow` says (`error`: `undefined`). */
export function addMonths(day: Day, months: number, overflow: MonthOverflow): Day | undefined {
  const { year, month, dayOfMonth } = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  const last = lengthOfMonth(newYear, newMonth);
  if (dayOfMonth <= last) return fromParts(newYear, newMonth, dayOfMonth);
  switch (overflow) {
    case "last-day":
      return fromParts(newYear, newMonth, last);
    case "first-of-next":
      return fromParts(newYear, newMonth, last) + 1;
    case "error":
      return undefined;
  }
}

/** `addMonths` with `last-day` (code de procédure civile, art. 641): there always is such a day. */
export function addMonthsLastDay(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  return fromParts(newYear, newMonth, Math.min(dayOfMonth, lengthOfMonth(newYear, newMonth)));
}

/** The largest n such that `from` + n months ≤ `to`; when `to` is before `from`, the opposite of the same the other way round. */
export function monthsBetween(from: Day, to: Day): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const a = partsOf(from);
  const b = partsOf(to);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return b.dayOfMonth < Math.min(a.dayOfMonth, lengthOfMonth(b.year, b.month)) ? months - 1 : months;
}

/** Whole years of age on the day `at`. Born on 29 February, one turns on 1 March in common years. */
export function age(birth: Day, at: Day): number {
  const b = partsOf(birth);
  const a = partsOf(at);
  const birthdayPassed = a.month > b.month || (a.month === b.month && a.dayOfMonth >= b.dayOfMonth);
  return a.year - b.year - (birthdayPassed ? 0 : 1);
}

export function endOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return fromParts(year, month, lengthOfMonth(year, month));
}

export const endOfYear = (day: Day): Day => fromParts(yearOf(day), 12, 31);

/** That day and month of a whole year; `undefined` where the year has no such day (29 February of a common year). */
export function dayOfYear(dayOfMonth: number, month: number, year: number): Day | undefined {
  return dayOfMonth <= lengthOfMonth(year, month) ? fromParts(year, month, dayOfMonth) : undefined;
}

/** Easter Sunday of the Gregorian calendar (Butcher's method). */
export function easter(year: number): Day {
  const golden = modulo(year, 19);
  const century = Math.floor(year / 100);
  const inCentury = modulo(year, 100);
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = modulo(19 * golden + century - Math.floor(century / 4) - correction + 15, 30);
  const weekday = modulo(32 + 2 * modulo(century, 4) + 2 * Math.floor(inCentury / 4) - epact - modulo(inCentury, 4), 7);
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const fromMarch = epact + weekday - 7 * late + 114;
  return fromParts(year, Math.floor(fromMarch / 31), modulo(fromMarch, 31) + 1);
}

/** Month × 100 + day of the holidays that have a fixed date (code du travail, art. L3133-1). */
const FIXED_HOLIDAYS: ReadonlySet<number> = new Set([101, 501, 508, 714, 815, 1101, 1111, 1225]);
/** Easter Monday, Ascension and Whit Monday, in days after Easter. */
const MOVABLE_HOLIDAYS: ReadonlySet<number> = new Set([1, 39, 50]);

/** True on Saturdays, Sundays and French public holidays. */
export function isIdle(day: Day): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = modulo(day + 4, 7);
  if (weekday === 0 || weekday === 6) return true;
  const { year, month, dayOfMonth } = partsOf(day);
  return FIXED_HOLIDAYS.has(month * 100 + dayOfMonth) || MOVABLE_HOLIDAYS.has(day - easter(year));
}

/** The day itself, or the first one after it that is not a Saturday, a Sunday or a French public holiday. */
export function workingDay(day: Day): Day {
  let d = day;
  while (isIdle(d)) d++;
  return d;
}
