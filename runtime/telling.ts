/**
 * A version as explanations tell it, prepared once: its rules by identifier, how each of their values is printed, the words that stay the same.
 * What it says of a version comes in; nothing here depends on a candidate.
 */
import type { NamedValue, RuleExplanation, TestExplanation } from "./explain.js";
import { printRaw, type Lang } from "./format.js";
import type { Printing, Raw, TestTrace, VersionMeta } from "./verdict.js";

export type RuleMeta = VersionMeta["rules"][number];
export type DecisionMeta = VersionMeta["decisions"][number];
export type DocumentMeta = VersionMeta["documents"][number];

/** A rule, and how its instances are told. */
export interface ToldRule {
  readonly meta: RuleMeta;
  motif(values: readonly Raw[]): string;
  values(values: Readonly<Record<string, Raw>>): NamedValue[];
  test(trace: TestTrace, position: number): TestExplanation;
}

export interface Telling {
  readonly meta: VersionMeta;
  readonly rules: ReadonlyMap<string, ToldRule>;
  readonly choices: readonly { readonly key: string; readonly name: string; readonly print: (value: Raw) => string }[];
  print(value: Raw, printing: Printing): string;
  /** A rule that took the place of another; it may be one of which the version says nothing. */
  named(id: string): RuleExplanation["setAsideBy"][number];
}

const prepared: Readonly<Record<Lang, WeakMap<VersionMeta, Telling>>> = { fr: new WeakMap(), en: new WeakMap() };

export function telling(meta: VersionMeta, lang: Lang): Telling {
  const known = prepared[lang].get(meta);
  if (known) return known;
  const made = prepare(meta, lang);
  prepared[lang].set(meta, made);
  return made;
}

function prepare(meta: VersionMeta, lang: Lang): Telling {
  const print = (value: Raw, printing: Printing): string => printRaw(value, printing, meta.enums, lang);
  const rules = new Map(meta.rules.map((rule) => [rule.id, toldRule(rule, print)]));
  const asides = new Map(meta.rules.map(({ id, name, legal }) => [id, { rule: id, name, legal }]));
  return {
    meta,
    rules,
    choices: meta.parameters
      .filter((p) => p.chosen)
      .map(({ key, label, name, printing }) => ({
        key,
        name: label ?? name,
        print: (value) => print(value, printing),
      })),
    print,
    named: (id) => asides.get(id) ?? { rule: id, name: id, legal: [] },
  };
}

function toldRule(meta: RuleMeta, print: Telling["print"]): ToldRule {
  const printings = new Map(Object.entries(meta.printings));
  const told = new Map<string, { readonly raw: Raw; readonly named: NamedValue }>();
  /** From one candidate or element to the next most values are the same: what was said of them last serves again. */
  const named = (name: string, raw: Raw): NamedValue => {
    const last = told.get(name);
    if (last !== undefined && last.raw === raw) return last.named;
    const made = { name, value: print(raw, printings.get(name) ?? "text") };
    told.set(name, { raw, named: made });
    return made;
  };
  const values = (some: Readonly<Record<string, Raw>>): NamedValue[] => {
    const all: NamedValue[] = [];
    for (const name of Object.keys(some)) all.push(named(name, some[name]!));
    return all;
  };
  const tests = meta.tests.map((text, n) => toldTest(meta, text, n, values));
  return {
    meta,
    motif(given) {
      let next = 0;
      let text = "";
      for (const part of meta.motif)
        text += typeof part === "string" ? part : print(given[next++] ?? null, part.printing);
      return text;
    },
    values,
    test: (trace, position) =>
      tests[position]?.(trace) ?? { text: "", holds: trace.holds, values: values(trace.values) },
  };
}

function toldTest(
  meta: RuleMeta,
  text: string,
  position: number,
  values: ToldRule["values"],
): (trace: TestTrace) => TestExplanation {
  const words = new Set(text.match(/[\p{L}\p{N}_]+/gu));
  const named = Object.entries(meta.meanings ?? {}).filter(([name]) => words.has(name));
  const meanings = named.map(([name, value]) => ({ name, value }));
  const needs = own(meta.needs ?? {}, String(position)) ?? [];
  let last: { readonly trace: TestTrace; readonly told: TestExplanation } | undefined;
  return (trace) => {
    if (last !== undefined && isSameTest(last.trace, trace)) return last.told;
    const { holds } = trace;
    const unread = holds === false && needs.some((name) => own(trace.values, name) === null);
    const told: { -readonly [K in keyof TestExplanation]: TestExplanation[K] } = {
      text,
      holds,
      values: values(trace.values),
    };
    if (unread) told.unread = true;
    if (meanings.length > 0) told.meanings = meanings;
    last = { trace, told };
    return told;
  };
}

/** Whether two traces of one test say the same. */
function isSameTest(a: TestTrace, b: TestTrace): boolean {
  if (a.holds !== b.holds) return false;
  if (a.values === b.values) return true;
  const names = Object.keys(a.values);
  const others = Object.keys(b.values);
  if (names.length !== others.length) return false;
  return names.every((name, i) => name === others[i] && a.values[name] === b.values[name]);
}

/** An own property: names of a regulation may be those that every object inherits. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
