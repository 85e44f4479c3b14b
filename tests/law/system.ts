/** The worked cases of the law page, and how the facts of each system are told to its regulation. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Raw } from "../../runtime/verdict.js";

export type Json = Readonly<Record<string, unknown>>;

/** One computable reading of a row of the page: its facts and outcome, in the page's own terms, which differ from system to system. */
export interface Variant<Facts = never, Outcome = never> {
  readonly id: string;
  /** Whether the page states the facts, or they were completed to make the row computable. */
  readonly given: "page" | "completed";
  readonly facts: Facts;
  readonly expected: Outcome;
}

/** What a verdict must say, in the regulation's words. */
export interface Expected {
  /** The value of each decision; `null` when it is absent. For a decision on elements, the value by key. */
  readonly decisions?: Readonly<Record<string, Raw | null | Readonly<Record<string, Raw | null>>>>;
  /** Every delivery of each document, each with the fields that matter; an empty list when there is none. */
  readonly documents?: Readonly<Record<string, readonly Json[]>>;
  /** Values that the reasons name, where they name them: a fraction as "1799/180". */
  readonly values?: Readonly<Record<string, Raw | undefined>>;
  /** The message of the constraint that refuses the dossier. */
  readonly invalid?: string;
}

/** How the cases of one system are told to the regulation that encodes it. */
export interface LawSystem<Facts = never, Outcome = never> {
  readonly system: string;
  /** The code of the regulation that decides a case. */
  readonly code: (variant: Variant<Facts, Outcome>) => string;
  /** The candidate file that the facts of a case make. */
  readonly dossier: (variant: Variant<Facts, Outcome>) => Json;
  /** The parameters left open by the text that the case sets. */
  readonly parameters?: (variant: Variant<Facts, Outcome>) => Json;
  readonly expected: (variant: Variant<Facts, Outcome>) => Expected;
  /** Of a complete candidate file, what the page speaks of; all of it when left out. */
  readonly essential?: (file: Json) => unknown;
}

export const root = resolve(fileURLToPath(import.meta.url), "../../..");

const { systems } = JSON.parse(readFileSync(join(root, "tests/law/cases.json"), "utf8")) as {
  readonly systems: readonly {
    readonly system: string;
    readonly cases: readonly { readonly id: string; readonly page: string; readonly variants: readonly Variant[] }[];
  }[];
};
export const casesOf = (system: string) => systems.find((s) => s.system === system)?.cases ?? [];
export const systemsWithCases = systems.map(({ system }) => system);

/** A fraction of the page as verdicts write it: a number when it has a finite decimal form. */
export function asRaw(fraction: string): Raw {
  const [numerator = 0, denominator = 1] = fraction.split("/").map(Number);
  let odd = denominator;
  for (const prime of [2, 5]) while (odd % prime === 0) odd /= prime;
  return odd === 1 ? numerator / denominator : fraction;
}
