import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  addMonthsLastDay,
  age,
  dayNumber,
  dayOfYear,
  easter,
  endOfMonth,
  endOfYear,
  isIdle,
  isoDate,
  monthsBetween,
  partsOf,
  workingDay,
  yearOf,
  type Day,
} from "../../runtime/calendar.js";

const day = (iso: string): Day => {
  const read = dayNumber(iso);
  if (read === undefined) throw new Error(`${iso} is not a day`);
  return read;
};
const anyDay = fc.integer({ min: day("0001-01-01"), max: day("9999-12-31") });

describe("days and their text", () => {
  test("a calendar advanced by hand agrees from 1582 to 2500, day by day", () => {
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let number = day("1582-01-01");
    for (let year = 1582; year <= 2500; year++) {
      const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
      for (let month = 1; month <= 12; month++) {
        const length = lengths[month - 1]! + (leap && month === 2 ? 1 : 0);
        for (let d = 1; d <= length; d++, number++) {
          const iso = `${year}-${String(month).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
          if (dayNumber(iso) !== number || isoDate(number) !== iso)
            expect.fail(`${iso} is ${dayNumber(iso)}, not ${number}`);
        }
        const next = `${year}-${String(month).padStart(2, "0")}-${String(length + 1).padStart(2, "0")}`;
        if (dayNumber(next) !== undefined) expect.fail(`${next} does not exist`);
      }
    }
    expect(isoDate(number)).toBe("2501-01-01");
  });

  test("known days", () => {
    expect(day("1970-01-01")).toBe(0);
    expect(day("2000-03-01")).toBe(11017);
    expect(day("1969-12-31")).toBe(-1);
    expect(isoDate(day("0001-01-01") - 1)).toBe("0000-12-31");
    expect(isoDate(day("9999-12-31") + 1)).toBe("10000-01-01");
  });

  test.each([
    "2023-02-29",
    "1900-02-29",
    "2024-02-30",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "2024-1-1",
    "24-01-01",
    "02024-01-01",
    "0000-01-01",
    "2024-01-01T00:00:00Z",
    "2024-01-01\n",
    " 2024-01-01",
    "2024/01/01",
    "20240101",
    "-2024-01-01",
    "",
    "aujourd'hui",
    "٢٠٢٤-٠١-٠١",
  ])("« %s » is not a day", (text) => {
    expect(dayNumber(text)).toBeUndefined();
  });

  test("text and number are inverse, and order is kept", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(dayNumber(isoDate(a))).toBe(a);
        expect(a < b).toBe(isoDate(a) < isoDate(b));
      }),
    );
  });
});

describe("adding months", () => {
  test.each([
    ["2024-03-15", 24, "2026-03-15"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 24, "2026-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2024-02-29", 60, "2029-02-28"],
    ["2023-02-28", 12, "2024-02-28"],
    ["2025-01-31", 1, "2025-02-28"],
    ["2025-01-31", 2, "2025-03-31"],
    ["2025-01-31", 13, "2026-02-28"],
    ["2025-01-31", 24, "2027-01-31"],
    ["2024-08-31", 6, "2025-02-28"],
    ["2024-08-31", 18, "2026-02-28"],
    ["2024-11-30", 3, "2025-02-28"],
    ["2024-03-31", -1, "2024-02-29"],
    ["2024-01-15", -1, "2023-12-15"],
  ])("%s + %i months is %s", (from, months, to) => {
    expect(isoDate(addMonthsLastDay(day(from), months))).toBe(to);
    expect(addMonths(day(from), months, "last-day")).toBe(day(to));
  });

  test("chained months are not months added at once", () => {
    expect(isoDate(addMonthsLastDay(addMonthsLastDay(day("2025-01-31"), 1), 1))).toBe("2025-03-28");
  });

  test("the end of the third month that follows 10 January 2026 is 30 April", () => {
    expect(isoDate(endOfMonth(addMonthsLastDay(day("2026-01-10"), 3)))).toBe("2026-04-30");
  });

  test("a month without such a day: the first of the next one, or nothing", () => {
    expect(addMonths(day("2024-02-29"), 12, "first-of-next")).toBe(day("2025-03-01"));
    expect(addMonths(day("2024-08-31"), 1, "first-of-next")).toBe(day("2024-10-01"));
    expect(addMonths(day("2024-02-29"), 12, "error")).toBeUndefined();
    expect(addMonths(day("2024-02-29"), 48, "error")).toBe(day("2028-02-29"));
  });

  test("the month reached is the one asked for, and the day is kept or the last of its month", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2400, max: 2400 }), (d, months) => {
        const from = partsOf(d);
        const reached = addMonthsLastDay(d, months);
        const to = partsOf(reached);
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(
          to.dayOfMonth === from.dayOfMonth || (to.dayOfMonth < from.dayOfMonth && endOfMonth(reached) === reached),
        ).toBe(true);
        const strict = addMonths(d, months, "error");
        const next = addMonths(d, months, "first-of-next");
        expect(next).toBe(strict === undefined ? reached + 1 : reached);
        expect(strict === undefined || strict === reached).toBe(true);
      }),
    );
  });

  test("adding months keeps the order of days", () => {
    fc.assert(
      fc.property(anyDay, fc.nat(400), fc.integer({ min: -300, max: 300 }), (d, gap, months) => {
        expect(addMonthsLastDay(d, months) <= addMonthsLastDay(d + gap, months)).toBe(true);
      }),
    );
  });
});

describe("months between two days", () => {
  test.each([
    ["2024-01-31", "2024-02-29", 1],
    ["2024-01-31", "2024-02-28", 0],
    ["2024-01-15", "2024-03-14", 1],
    ["2024-01-15", "2024-03-15", 2],
    ["2024-03-15", "2024-01-15", -2],
    ["2024-05-01", "2024-05-01", 0],
  ])("from %s to %s: %i", (from, to, months) => {
    expect(monthsBetween(day(from), day(to))).toBe(months);
  });

  test("it is the largest number of months that does not go past the end, and opposite the other way", () => {
    fc.assert(
      fc.property(anyDay, fc.nat(40000), (from, days) => {
        const to = from + days;
        const n = monthsBetween(from, to);
        expect(addMonthsLastDay(from, n) <= to).toBe(true);
        expect(addMonthsLastDay(from, n + 1) > to).toBe(true);
        if (days > 0) expect(monthsBetween(to, from)).toBe(0 - n);
      }),
    );
  });
});

describe("age", () => {
  test.each([
    ["2006-05-15", "2024-05-14", 17],
    ["2006-05-15", "2024-05-15", 18],
    ["2004-02-29", "2022-02-28", 17],
    ["2004-02-29", "2022-03-01", 18],
    ["2004-02-29", "2024-02-28", 19],
    ["2004-02-29", "2024-02-29", 20],
    ["2004-02-29", "2004-02-29", 0],
  ])("born on %s, on %s: %i", (birth, at, years) => {
    expect(age(day(birth), day(at))).toBe(years);
  });

  test("it goes up by one on one day of each year", () => {
    fc.assert(
      fc.property(anyDay, fc.nat(40000), (birth, days) => {
        const step = age(birth, birth + days + 1) - age(birth, birth + days);
        const { month, dayOfMonth } = partsOf(birth);
        const next = partsOf(birth + days + 1);
        const turns =
          (next.month === month && next.dayOfMonth === dayOfMonth) ||
          (month === 2 &&
            dayOfMonth === 29 &&
            next.month === 3 &&
            next.dayOfMonth === 1 &&
            partsOf(birth + days).dayOfMonth === 28);
        expect(step).toBe(turns ? 1 : 0);
      }),
    );
  });
});

describe("year, ends, days of a year", () => {
  test("the last day of a month and of a year", () => {
    expect(isoDate(endOfMonth(day("2024-02-10")))).toBe("2024-02-29");
    expect(isoDate(endOfYear(day("2024-02-10")))).toBe("2024-12-31");
    expect(yearOf(day("2024-12-31"))).toBe(2024);
    expect(yearOf(day("2025-01-01"))).toBe(2025);
  });
  test("31 December of a year; 29 February only where there is one", () => {
    expect(dayOfYear(31, 12, 2024)).toBe(day("2024-12-31"));
    expect(dayOfYear(29, 2, 2024)).toBe(day("2024-02-29"));
    expect(dayOfYear(29, 2, 2023)).toBeUndefined();
    expect(dayOfYear(31, 4, 2024)).toBeUndefined();
  });
  test("the end of a month is the only day of it whose morrow is another month", () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        const end = endOfMonth(d);
        expect(end >= d && end - d < 31).toBe(true);
        expect(partsOf(end).month).toBe(partsOf(d).month);
        expect(partsOf(end + 1).dayOfMonth).toBe(1);
      }),
    );
  });
});

describe("working days", () => {
  test.each([
    ["1818-03-22"],
    ["1961-04-02"],
    ["2000-04-23"],
    ["2008-03-23"],
    ["2019-04-21"],
    ["2024-03-31"],
    ["2025-04-20"],
    ["2026-04-05"],
    ["2038-04-25"],
    ["2285-03-22"],
  ])("Easter falls on %s", (iso) => {
    expect(isoDate(easter(Number(iso.slice(0, 4))))).toBe(iso);
  });

  test("the public holidays of 2026 and of 2024", () => {
    const holidays = (year: number): string[] => {
      const found: string[] = [];
      for (let d = day(`${year}-01-01`); yearOf(d) === year; d++) {
        const weekday = (((d + 3) % 7) + 7) % 7;
        if (weekday < 5 && isIdle(d)) found.push(isoDate(d).slice(5));
      }
      return found;
    };
    // Those that fall on a week-end are not listed.
    expect(holidays(2026)).toEqual(["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "11-11", "12-25"]);
    expect(holidays(2024)).toEqual([
      "01-01",
      "04-01",
      "05-01",
      "05-08",
      "05-09",
      "05-20",
      "08-15",
      "11-01",
      "11-11",
      "12-25",
    ]);
  });

  test.each([
    ["2026-03-15", "2026-03-16"],
    ["2026-02-28", "2026-03-02"],
    ["2024-05-08", "2024-05-10"],
    ["2024-03-30", "2024-04-02"],
    ["2026-12-25", "2026-12-28"],
    ["2024-12-31", "2024-12-31"],
  ])("%s is moved to %s", (from, to) => {
    expect(isoDate(workingDay(day(from)))).toBe(to);
  });

  test("the day reached is a working day, and none was passed over", () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        const reached = workingDay(d);
        expect(isIdle(reached)).toBe(false);
        for (let between = d; between < reached; between++) expect(isIdle(between)).toBe(true);
      }),
    );
  });
});
