/** What growth measured, kept as JSON beside this file: one file for each thing that grows. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../compiled.js";

export interface Point {
  readonly size: number;
  /** CPU, all threads. */
  readonly seconds: number;
  /** The most that the process held. Left out where nothing but the process itself would be seen. */
  readonly megabytes?: number;
}

export interface Series {
  /** What was done, such as `check`. */
  readonly name: string;
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

/** Throws when it was never measured. */
export function kept(axis: string): Growth {
  return JSON.parse(readFileSync(fileOf(axis), "utf8")) as Growth;
}
