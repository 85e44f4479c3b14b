/** Operations on days, which are whole numbers counted from 1970-01-01. */
import * as calendar from "../runtime/calendar.js";
import { isKnown, type Json } from "./values.js";

export const dateOperations = {
  /** A date of JSON, « 2026-03-15 », as a day; absent and blocked stay as they are. */
  day: (text: Json): Json => {
    if (!isKnown(text)) return text;
    const day = calendar.dayNumber(String(text));
    if (day === undefined) throw new RangeError("not a date");
    return day;
  },
  /** The opposite. */
  iso: (day: Json): Json => (typeof day === "number" ? calendar.isoDate(day) : day),
  /** Keeps the day of the month; where there is none, `last-day`, `first-of-next`, or null with `error`. */
  "add-months": (day: number, months: number, overflow: calendar.MonthOverflow): Json =>
    calendar.addMonths(day, months, overflow) ?? null,
  "months-between": (from: number, to: number): number => calendar.monthsBetween(from, to),
  /** Whole years of one born on `birth`, on the day `at`; born on 29 February, one turns on 1 March in common years. */
  age: (birth: number, at: number): number => calendar.age(birth, at),
  year: (day: number): number => calendar.yearOf(day),
  "end-of-month": (day: number): number => calendar.endOfMonth(day),
  /** That day and month of a year; null on 29 February of a common year. */
  "day-of-year": (day: number, month: number, year: number): Json => calendar.dayOfYear(day, month, year) ?? null,
  /** The day itself, or the first after it that is no Saturday, Sunday or French public holiday. */
  "working-day": (day: number): number => calendar.workingDay(day),
};
