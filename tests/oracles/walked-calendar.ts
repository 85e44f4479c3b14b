/**
 * A calendar that knows nothing but to take the next day: a list of days, one after the other, with the lengths of months. Slow, and
 * made without the runtime's arithmetic, so that the two can be compared. From 1900 to 2199.
 */
export interface WalkedDay {
  readonly rank: number;
  readonly iso: string;
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly weekday: (typeof WEEKDAYS)[number];
}
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

const digits = (n: number, length: number): string => String(n).padStart(length, "0");

function* walk(): Generator<WalkedDay> {
  // The 1st of January 1900 was a Monday, and 1900 no leap year; after it, one year in four is, until 2100.
  let rank = 0;
  for (let year = 1900; year < 2200; year++) {
    const february = year % 4 === 0 && year !== 1900 && year !== 2100 ? 29 : 28;
    for (const [i, length] of [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
      for (let dayOfMonth = 1; dayOfMonth <= length; dayOfMonth++, rank++) {
        const iso = `${digits(year, 4)}-${digits(i + 1, 2)}-${digits(dayOfMonth, 2)}`;
        yield { rank, iso, year, month: i + 1, dayOfMonth, weekday: WEEKDAYS[rank % 7]! };
      }
    }
  }
}

export const DAYS: readonly WalkedDay[] = [...walk()];
const byText = new Map(DAYS.map((day) => [day.iso, day]));

/** Throws for a text that names no day of the list. */
export function walkedDay(iso: string): WalkedDay {
  const found = byText.get(iso);
  if (found === undefined) throw new Error(`${iso} is not in the calendar`);
  return found;
}

/** So many days later, or earlier. */
export function walked(day: WalkedDay, days: number): WalkedDay {
  const found = DAYS[day.rank + days];
  if (found === undefined) throw new Error(`${day.iso} and ${days} days is not in the calendar`);
  return found;
}

/** The first day found by stepping from `day`, itself left out, that is as wanted. */
function next(day: WalkedDay, step: 1 | -1, isWanted: (day: WalkedDay) => boolean): WalkedDay {
  let found = walked(day, step);
  while (!isWanted(found)) found = walked(found, step);
  return found;
}

const isFirst = ({ dayOfMonth }: WalkedDay): boolean => dayOfMonth === 1;
const firstOfMonth = (day: WalkedDay): WalkedDay => (isFirst(day) ? day : next(day, -1, isFirst));

/** Month after month; then, in the month reached, the day of the same number: without one, its last day, the morrow of it, or nothing. */
export function monthsLater(
  from: WalkedDay,
  months: number,
  without: "last-day" | "first-of-next" | "error" = "last-day",
): WalkedDay | undefined {
  let first = firstOfMonth(from);
  for (let n = 0; n < Math.abs(months); n++) first = next(first, months < 0 ? -1 : 1, isFirst);
  const day = sameNumber(from, first);
  if (day.dayOfMonth === from.dayOfMonth) return day;
  return without === "last-day" ? day : without === "first-of-next" ? walked(day, 1) : undefined;
}

/** In the month that begins with `first`, the day of the same number as `from`, or the last. */
function sameNumber(from: WalkedDay, first: WalkedDay): WalkedDay {
  const last = lastOfMonth(first);
  let day = first;
  while (day.dayOfMonth < from.dayOfMonth && day !== last) day = walked(day, 1);
  return day;
}

/** The day whose morrow is the first of a month. */
export const lastOfMonth = (day: WalkedDay): WalkedDay => walked(next(day, 1, isFirst), -1);

export const lastOfYear = (day: WalkedDay): WalkedDay =>
  walked(
    next(day, 1, (one) => one.month === 1 && isFirst(one)),
    -1,
  );

/** The largest number of months after which `to` is not passed yet, `to` not being before `from`. */
export function wholeMonths(from: WalkedDay, to: WalkedDay): number {
  let months = -1;
  for (let first = firstOfMonth(from); sameNumber(from, first).rank <= to.rank; first = next(first, 1, isFirst))
    months++;
  return months;
}

/** Birthdays lived through since the birth: of a 29 February, on 1 March where there is no such day. */
export function yearsLived(birth: WalkedDay, at: WalkedDay): number {
  let years = 0;
  for (let day = birth; day !== at;) {
    const eve = day;
    day = walked(day, 1);
    const isSame = day.month === birth.month && day.dayOfMonth === birth.dayOfMonth;
    const isAfterMissing =
      birth.month === 2 && birth.dayOfMonth === 29 && day.month === 3 && eve.month === 2 && eve.dayOfMonth === 28;
    if (isSame || isAfterMissing) years++;
  }
  return years;
}

/** The Paschal full moon by golden number, from 1900 to 2199, as the tables of almanacs print it. */
const PASCHAL_MOONS = [
  "04-14",
  "04-03",
  "03-23",
  "04-11",
  "03-31",
  "04-18",
  "04-08",
  "03-28",
  "04-16",
  "04-05",
  "03-25",
  "04-13",
  "04-02",
  "03-22",
  "04-10",
  "03-30",
  "04-17",
  "04-07",
  "03-27",
];

/** The Sunday that follows the Paschal full moon. */
export function easterOf(year: number): WalkedDay {
  const moon = walkedDay(`${year}-${PASCHAL_MOONS[year % 19]}`);
  return next(moon, 1, ({ weekday }) => weekday === "Sunday");
}

const FIXED = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];

/** The holidays of the labour code, by name of day; Ascension is a Thursday, Whit Monday a Monday seven weeks after Easter's. */
export function holidaysOf(year: number): readonly WalkedDay[] {
  const easterMonday = walked(easterOf(year), 1);
  const sixthSunday = Array.from({ length: 5 }).reduce<WalkedDay>(
    (sunday) => next(sunday, 1, ({ weekday }) => weekday === "Sunday"),
    easterOf(year),
  );
  const ascension = next(sixthSunday, 1, ({ weekday }) => weekday === "Thursday");
  const whitMonday = Array.from({ length: 7 }).reduce<WalkedDay>(
    (monday) => next(monday, 1, ({ weekday }) => weekday === "Monday"),
    easterMonday,
  );
  return [...FIXED.map((day) => walkedDay(`${year}-${day}`)), easterMonday, ascension, whitMonday];
}

const holidays = new Map<number, ReadonlySet<WalkedDay>>();

/** The day itself, or the first after it that is worked. */
export function worked(day: WalkedDay): WalkedDay {
  const isIdle = (one: WalkedDay): boolean => {
    if (!holidays.has(one.year)) holidays.set(one.year, new Set(holidaysOf(one.year)));
    return one.weekday === "Saturday" || one.weekday === "Sunday" || holidays.get(one.year)!.has(one);
  };
  return isIdle(day) ? next(day, 1, (one) => !isIdle(one)) : day;
}
