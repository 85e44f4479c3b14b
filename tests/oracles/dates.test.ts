/** The dates of the runtime, which every engine shares, and those that regulations conclude, against a calendar walked day by day. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { compiledEngine, interpreterEngine } from "../../harness/version.js";
import {
  addMonths,
  age,
  dayNumber,
  easter,
  endOfMonth,
  endOfYear,
  isoDate,
  monthsBetween,
  workingDay,
  type MonthOverflow,
} from "../../runtime/calendar.js";
import { compiled } from "../differential/packs.js";
import {
  DAYS,
  easterOf,
  holidaysOf,
  lastOfMonth,
  lastOfYear,
  monthsLater,
  walked,
  walkedDay,
  wholeMonths,
  worked,
  yearsLived,
  type WalkedDay,
} from "./walked-calendar.js";

const OVERFLOWS: readonly MonthOverflow[] = ["last-day", "first-of-next", "error"];
const runtimeDay = ({ iso }: WalkedDay): number => dayNumber(iso)!;
const shown = (day: number | undefined): string | undefined => (day === undefined ? undefined : isoDate(day));
const between = (from: string, to: string): readonly WalkedDay[] =>
  DAYS.slice(walkedDay(from).rank, walkedDay(to).rank + 1);

/** The date table of the law page (its section 0): start, delay in months, last valid day, and its morrow when it is rolled. */
const TABLE = [
  ["2024-03-15", 24, "2026-03-15", "2026-03-16"],
  ["2024-02-29", 12, "2025-02-28"],
  ["2024-02-29", 24, "2026-02-28", "2026-03-02"],
  ["2024-02-29", 48, "2028-02-29"],
  ["2024-02-29", 5 * 12, "2029-02-28"],
  ["2023-02-28", 12, "2024-02-28"],
  ["2025-01-31", 1, "2025-02-28"],
  ["2025-01-31", 2, "2025-03-31"],
  ["2025-01-31", 13, "2026-02-28"],
  ["2025-01-31", 24, "2027-01-31"],
  ["2024-08-31", 6, "2025-02-28"],
  ["2024-08-31", 18, "2026-02-28"],
  ["2024-11-30", 3, "2025-02-28"],
] as const satisfies readonly (readonly [string, number, string, string?])[];

describe("the walked calendar", () => {
  it.each(TABLE)("gives the date table: %s and %i months, until %s", (start, months, last, rolled?: string) => {
    const reached = monthsLater(walkedDay(start), months)!;
    expect(reached.iso).toBe(last);
    if (rolled !== undefined) expect(worked(reached).iso).toBe(rolled);
    expect(shown(addMonths(dayNumber(start)!, months, "last-day"))).toBe(last);
  });

  it("gives the rest of the table: the third month that follows, whole; weekdays; months never chained", () => {
    expect(lastOfMonth(monthsLater(walkedDay("2026-01-10"), 3)!).iso).toBe("2026-04-30");
    expect(walkedDay("2026-03-15").weekday).toBe("Sunday");
    expect(walkedDay("2026-02-28").weekday).toBe("Saturday");
    expect(monthsLater(monthsLater(walkedDay("2025-01-31"), 1)!, 1)!.iso).toBe("2025-03-28");
  });

  it("knows holidays that almanacs print", () => {
    const iso = (year: number): readonly string[] =>
      holidaysOf(year)
        .map((day) => day.iso.slice(5))
        .sort();
    expect(easterOf(2038).iso).toBe("2038-04-25");
    expect(iso(2024).join(" ")).toBe("01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25");
    // Ascension on the day of the victory of 1945.
    expect(iso(1997).filter((day) => day === "05-08")).toHaveLength(2);
  });
});

describe("the runtime's dates", () => {
  it("are the days of the walked calendar, from 1900 to 2199", () => {
    const wrong = DAYS.filter(
      ({ iso, rank }) => dayNumber(iso) !== dayNumber("1900-01-01")! + rank || isoDate(dayNumber(iso)!) !== iso,
    );
    expect(wrong).toEqual([]);
  });

  it.each(OVERFLOWS)("reach the same day after months, where there may be none: %s", (overflow) => {
    const months = [-25, -12, -1, 0, 1, 2, 3, 6, 12, 13, 24, 60];
    const wrong = between("2019-01-01", "2025-03-01").flatMap((day) =>
      months
        .filter((n) => shown(addMonths(runtimeDay(day), n, overflow)) !== monthsLater(day, n, overflow)?.iso)
        .map((n) => `${day.iso} and ${n} months`),
    );
    expect(wrong).toEqual([]);
  });

  it("end months and years on the same days", () => {
    const wrong = between("1999-01-01", "2030-12-30").filter(
      (day) =>
        isoDate(endOfMonth(runtimeDay(day))) !== lastOfMonth(day).iso ||
        isoDate(endOfYear(runtimeDay(day))) !== lastOfYear(day).iso,
    );
    expect(wrong).toEqual([]);
  });

  it("have the same Easter for three centuries, and the same working days for sixty years", () => {
    const years = Array.from({ length: 300 }, (_, i) => 1900 + i);
    expect(years.filter((year) => isoDate(easter(year)) !== easterOf(year).iso)).toEqual([]);
    const wrong = between("1990-01-01", "2050-12-20").filter(
      (day) => isoDate(workingDay(runtimeDay(day))) !== worked(day).iso,
    );
    expect(wrong).toEqual([]);
  });

  it("count the same months and years between two days", () => {
    const births = [...between("2004-02-26", "2004-03-02"), ...between("2005-12-30", "2006-01-01")];
    const wrong = births.flatMap((birth) =>
      Array.from({ length: 2000 }, (_, i) => walked(birth, i * 3)).filter(
        (at) =>
          age(runtimeDay(birth), runtimeDay(at)) !== yearsLived(birth, at) ||
          (at.rank % 7 === 0 && monthsBetween(runtimeDay(birth), runtimeDay(at)) !== wholeMonths(birth, at)),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe("what a regulation concludes on dates", () => {
  const day = (from: string, to: string): fc.Arbitrary<WalkedDay> =>
    fc.oneof(
      fc.constantFrom(...between(from, to)),
      fc.constantFrom(...between(from, to).filter(({ month, dayOfMonth }) => month === 2 && dayOfMonth === 29)),
      fc.constantFrom(...between(from, to).filter((one) => one === lastOfMonth(one))),
    );
  const dossiers = fc.record({
    départ: day("1996-01-01", "2060-12-31"),
    naissance: day("1940-01-01", "1995-12-31"),
    durée: fc.oneof(fc.integer({ min: 0, max: 72 }), fc.constantFrom(12, 24, 60)),
    attente: fc.nat(400),
    /** The day at which one looks, from the day where the delay ends. */
    écart: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -60, max: 60 })),
  });

  it.each([
    ["last-day", undefined],
    ["first-of-next", "premier jour du mois suivant"],
    ["error", "erreur"],
  ] as const)("is what the walked calendar says, where a month may lack a day: %s", async (overflow, words) => {
    const text = readFileSync("tests/oracles/dates.rules", "utf8");
    const delay = "constat est dans le délai de durée suivant départ";
    const guarded = "terme est renseigné et départ ≤ constat ≤ terme";
    const [header, ...rest] = (overflow === "error" ? text.replace(delay, guarded) : text).split("\n");
    const lines = [header, ...(words === undefined ? [] : [`  quantième absent : ${words}`]), ...rest];
    const { plans, diagnostics } = check([{ path: "oracles/dates.rules", text: lines.join("\n") }]);
    expect(diagnostics).toEqual([]);
    const [version] = (await compiled(plans)).map((one, i) => ({ plan: plans[i]!, compiled: one }));
    fc.assert(
      fc.property(dossiers, ({ départ, naissance, durée, attente, écart }) => {
        const échéance = monthsLater(départ, durée, overflow);
        const constat = walked(échéance ?? départ, écart);
        const leap = DAYS.find(
          ({ year, month, dayOfMonth }) => year === départ.year && month === 2 && dayOfMonth === 29,
        );
        const expected = {
          échéance: échéance?.iso,
          origine: monthsLater(départ, -durée, overflow)?.iso,
          échéance_mixte: échéance && walked(échéance, attente).iso,
          fin_de_mois: échéance && lastOfMonth(échéance).iso,
          attendu_le: walked(départ, attente).iso,
          fin_d_année: lastOfYear(départ).iso,
          ouvrable: worked(départ).iso,
          dans_les_temps: échéance ? départ.rank <= constat.rank && constat.rank <= échéance.rank : false,
          mois_écoulés: wholeMonths(naissance, départ),
          jours_écoulés: `P${départ.rank - naissance.rank}D`,
          âge_atteint: yearsLived(naissance, départ),
          le_29_février: leap?.iso,
        };
        const dossier = {
          départ: départ.iso,
          naissance: naissance.iso,
          constat: constat.iso,
          durée: `P${durée}M`,
          attente: `P${attente}D`,
        };
        for (const engine of [compiledEngine, interpreterEngine]) {
          const decided = engine.decide(version!, dossier);
          if ("problems" in decided) throw new Error(JSON.stringify(decided.problems));
          const given = Object.entries(decided.body.decisions).map(([name, outcome]) => [
            name,
            "value" in outcome ? outcome.value : undefined,
          ]);
          expect(Object.fromEntries(given)).toEqual(expected);
        }
      }),
      { seed: 641, numRuns: 300 },
    );
  });
});
