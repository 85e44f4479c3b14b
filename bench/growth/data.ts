/** What grows; and what growth measured, kept as JSON beside this file: one file for each thing that grows. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../compiled.js";

/** What grows, and the sizes at which it is measured. */
export interface Axis {
  readonly name: string;
  readonly title: string;
  readonly sizes: readonly number[];
  /** Up to which compiling is measured, where something is compiled. */
  readonly mostCompiled: number;
}

export const AXES: readonly Axis[] = [
  { name: "units", title: "units of a dossier", sizes: [10, 30, 100, 300, 1000, 3000, 10_000], mostCompiled: 0 },
  { name: "rules", title: "rules", sizes: [10, 30, 100, 300, 1000, 3000, 10_000], mostCompiled: 1000 },
  {
    name: "exceptions",
    title: "exceptions to a rule",
    sizes: [10, 30, 100, 300, 1000, 3000, 10_000],
    mostCompiled: 300,
  },
  { name: "lines", title: "lines of a regulation", sizes: [1000, 3000, 10_000, 30_000, 100_000], mostCompiled: 10_000 },
  { name: "cohort", title: "candidates of a cohort", sizes: [1000, 10_000, 100_000, 1_000_000], mostCompiled: 0 },
];

export interface Point {
  readonly size: number;
  /** CPU, all threads. */
  readonly seconds: number;
  /** The most that the process held. Left out where nothing but the process itself would be seen. */
  readonly megabytes?: number;
}

export interface Series {
  /** What was done. */
  readonly name: "check" | "compile" | "evaluate";
  readonly points: readonly Point[];
}

export interface Growth {
  /** What grows. */
  readonly axis: string;
  /** Day of the measure. */
  readonly measured: string;
  readonly node: string;
  readonly series: readonly Series[];
}

const fileOf = (axis: string): string => join(root, "bench", "growth", `${axis}.json`);

export function keep(growth: Growth): void {
  writeFileSync(fileOf(growth.axis), `${JSON.stringify(growth, null, 2)}\n`);
}

/** What was kept, with these points in it, or in the place of those of the same size. */
export function withPoints(old: Growth, { series }: Growth): Growth {
  const merged = old.series.map(({ name, points }) => {
    const added = series.find((one) => one.name === name)?.points ?? [];
    const kept = points.filter(({ size }) => !added.some((point) => point.size === size));
    return { name, points: [...kept, ...added].sort((a, b) => a.size - b.size) };
  });
  return { ...old, series: merged };
}

/** Throws when it was never measured. */
export function kept(axis: string): Growth {
  return JSON.parse(readFileSync(fileOf(axis), "utf8")) as Growth;
}
