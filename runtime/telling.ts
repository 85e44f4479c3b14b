/**
 * A version as explanations tell it, prepared once: its rules by identifier, how each of their values is printed, the words that stay the same.
 * What it says of a version comes in; nothing here depends on a candidate.
 */
import type { NamedValue, RuleExplanation, TestExplanation } from "./explain.js";
import { printerOf, type Lang } from "./format.js";
import type { Printing, Raw, Reason, RuleTrace, TestTrace, VersionMeta } from "./verdict.js";

export type RuleMeta = VersionMeta["rules"][number];
type Printer = (value: Raw) => string;

/** A rule, and how its instances are told. */
export interface ToldRule {
  readonly meta: RuleMeta;
  /** Positions of the decisions and documents it concludes on. */
  readonly decisions: readonly number[];
  readonly documents: readonly number[];
  /** `reason` is there if it stands. */
  tell(trace: RuleTrace, reason: Reason | undefined): RuleExplanation;
}

/** A decision or a document, and how its value, or those of its fields, are printed. */
export interface ToldDecision {
  readonly meta: VersionMeta["decisions"][number];
  readonly print: Printer;
}
export interface ToldDocument {
  readonly meta: VersionMeta["documents"][number];
  readonly fields: readonly { readonly key: string; readonly name: string; readonly print: Printer }[];
}

export interface Telling {
  readonly meta: VersionMeta;
  readonly rules: ReadonlyMap<string, ToldRule>;
  readonly decisions: readonly ToldDecision[];
  readonly documents: readonly ToldDocument[];
  readonly choices: readonly { readonly key: string; readonly name: string; readonly print: Printer }[];
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
  const words = new Words(meta, lang);
  return {
    meta,
    rules: new Map(meta.rules.map((rule) => [rule.id, new Rule(rule, words)])),
    decisions: meta.decisions.map((decision) => ({ meta: decision, print: words.printer(decision.printing) })),
    documents: meta.documents.map((document) => ({
      meta: document,
      fields: document.fields.map(({ name, label, printing }) => ({
        key: name,
        name: label ?? name,
        print: words.printer(printing),
      })),
    })),
    choices: meta.parameters
      .filter((p) => p.chosen)
      .map(({ key, label, name, printing }) => ({ key, name: label ?? name, print: words.printer(printing) })),
  };
}

/** What the rules of a version share: printers, values with their names, rules that take the place of others. */
class Words {
  private readonly printers = new Map<string, Printer>();
  private readonly values = new Map<string, (value: Raw) => NamedValue>();
  private readonly asides: ReadonlyMap<string, RuleExplanation["setAsideBy"][number]>;

  constructor(
    readonly meta: VersionMeta,
    private readonly lang: Lang,
  ) {
    this.asides = new Map(meta.rules.map(({ id, name, legal }) => [id, { rule: id, name, legal }]));
  }

  printer(printing: Printing, lang = this.lang): Printer {
    return known(this.printers, JSON.stringify([printing, lang]), () => printerOf(printing, this.meta.enums, lang));
  }

  /** From one rule, element or candidate to the next a value is often the same: what was said of it last serves again. */
  named(name: string, printing: Printing): (value: Raw) => NamedValue {
    return known(this.values, JSON.stringify([name, printing]), () => {
      const print = this.printer(printing);
      let last: Raw | undefined;
      let told: NamedValue = { name, value: "" };
      return (value) => {
        if (value !== last) {
          told = { name, value: print(value) };
          last = value;
        }
        return told;
      };
    });
  }

  /** A rule that took the place of another; it may be one of which the version says nothing. */
  aside(id: string): RuleExplanation["setAsideBy"][number] {
    return this.asides.get(id) ?? { rule: id, name: id, legal: [] };
  }
}

function known<T>(all: Map<string, T>, key: string, make: () => T): T {
  const made = all.get(key) ?? make();
  all.set(key, made);
  return made;
}

class Rule implements ToldRule {
  readonly decisions: readonly number[];
  readonly documents: readonly number[];
  private readonly motif: readonly (string | Printer)[];
  private readonly tests: readonly Test[];
  private readonly named = new Map<string, (value: Raw) => NamedValue>();

  constructor(
    readonly meta: RuleMeta,
    private readonly words: Words,
  ) {
    const positions = (all: readonly { readonly name: string }[]): number[] =>
      all.flatMap(({ name }, position) => (meta.concludesOn.includes(name) ? [position] : []));
    this.decisions = positions(words.meta.decisions);
    this.documents = positions(words.meta.documents);
    // A motif is a sentence of the regulation, in its language: what it tells too.
    this.motif = meta.motif.map((part) => (typeof part === "string" ? part : words.printer(part.printing, "fr")));
    this.tests = meta.tests.map((text, position) => new Test(meta, text, position));
  }

  tell(trace: RuleTrace, reason: Reason | undefined): RuleExplanation {
    const { meta } = this;
    // Put together property by property: what follows `...` in a literal takes V8 a microsecond each.
    const told = { rule: meta.id, name: meta.name } as { -readonly [K in keyof RuleExplanation]: RuleExplanation[K] };
    if (meta.table !== undefined) told.table = meta.table;
    told.kind = meta.kind;
    told.place = meta.place;
    told.each = trace.each === undefined ? NOTHING : elements(trace.each);
    told.legal = meta.legal;
    told.status = trace.status;
    told.holds = trace.holds;
    if (reason !== undefined && this.motif.length > 0) told.motif = this.sentence(trace.motif);
    told.values = reason === undefined ? NOTHING : this.values(reason.values);
    told.tests = trace.tests.length === 0 ? NOTHING : trace.tests.map((test, n) => this.test(test, n));
    told.setAsideBy = trace.setAsideBy.length === 0 ? NOTHING : trace.setAsideBy.map((id) => this.words.aside(id));
    return told;
  }

  private sentence(values: readonly Raw[]): string {
    let next = 0;
    let text = "";
    for (const part of this.motif) text += typeof part === "string" ? part : part(values[next++] ?? null);
    return text;
  }

  private values(some: Readonly<Record<string, Raw>>): readonly NamedValue[] {
    const all: NamedValue[] = [];
    for (const name in some) all.push(this.value(name)(some[name]!));
    return all;
  }

  private value(name: string): (value: Raw) => NamedValue {
    return this.named.get(name) ?? this.learn(name);
  }

  private learn(name: string): (value: Raw) => NamedValue {
    const value = this.words.named(name, own(this.meta.printings, name) ?? "text");
    this.named.set(name, value);
    return value;
  }

  private test(trace: TestTrace, position: number): TestExplanation {
    const test = this.tests[position];
    if (test === undefined) return { text: "", holds: trace.holds, values: this.values(trace.values) };
    const { last } = test;
    if (last !== undefined && isSameTest(last.trace, trace)) return last.told;
    const told = test.tell(trace, this.values(trace.values));
    test.last = { trace, told };
    return told;
  }
}

function elements(each: Readonly<Record<string, string>>): readonly NamedValue[] {
  const all: NamedValue[] = [];
  for (const name in each) all.push({ name, value: each[name]! });
  return all;
}

/** A condition, and what was said of it last. */
class Test {
  last: { readonly trace: TestTrace; readonly told: TestExplanation } | undefined;
  private readonly meanings: readonly NamedValue[];
  private readonly needs: readonly string[];

  constructor(
    meta: RuleMeta,
    private readonly text: string,
    position: number,
  ) {
    const words = new Set(text.match(/[\p{L}\p{N}_]+/gu));
    const named = Object.entries(meta.meanings ?? {}).filter(([name]) => words.has(name));
    this.meanings = named.map(([name, value]) => ({ name, value }));
    this.needs = own(meta.needs ?? {}, String(position)) ?? [];
  }

  tell(trace: TestTrace, values: readonly NamedValue[]): TestExplanation {
    const { holds } = trace;
    const told: { -readonly [K in keyof TestExplanation]: TestExplanation[K] } = { text: this.text, holds, values };
    if (holds === false && this.needs.some((name) => own(trace.values, name) === null)) told.unread = true;
    if (this.meanings.length > 0) told.meanings = this.meanings;
    return told;
  }
}

/** Whether two traces of one test say the same. */
function isSameTest(a: TestTrace, b: TestTrace): boolean {
  if (a.holds !== b.holds) return false;
  if (a.values === b.values) return true;
  let names = 0;
  for (const name in a.values) {
    if (a.values[name] !== b.values[name]) return false;
    names++;
  }
  for (const _ in b.values) names--;
  return names === 0;
}

export const NOTHING: readonly never[] = Object.freeze([]);

/** An own property: names of a regulation may be those that every object inherits. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
