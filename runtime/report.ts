/** An explanation as a text that reads like a colleague's: each decision, what it rests on, what does not apply and why, the documents. */
import type {
  DecisionExplanation,
  DocumentExplanation,
  Explanation,
  NamedValue,
  RuleExplanation,
  TestExplanation,
} from "./explain.js";
import { nameAsWords, type Lang } from "./format.js";
import { PHRASES, type Phrases } from "./phrases.js";
import { byTable, failing, failingInAll, togetherByElement, worthTelling, type Entry } from "./report-rules.js";
import type { InvalidDossier } from "./verdict.js";
import { wrap } from "./wrap.js";

/** The report on a dossier, without colours; of an invalid one, its problems. */
export function explanationText(explanation: Explanation | InvalidDossier, lang: Lang = "fr"): string {
  const report = new Report(PHRASES[lang]);
  const lines = "errors" in explanation ? report.invalid(explanation) : report.whole(explanation);
  return lines.join("\n");
}

/** What one decision rests on, and what does not apply and why. */
export const decisionText = (decision: DecisionExplanation, lang: Lang = "fr"): string =>
  new Report(PHRASES[lang]).decision(decision).join("\n");

/** Whether one document is delivered, and why. */
export const documentText = (document: DocumentExplanation, lang: Lang = "fr"): string =>
  new Report(PHRASES[lang]).documents([document]).flat().join("\n");

/** The default that a decision declares has no name of its own, nor has the element it runs through. */
const isDeclaredDefault = (rule: string): boolean => rule.startsWith("défaut:");

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

class Report {
  /** Rules, and instances of them, that the text has told of. */
  private readonly told = new Set<string>();

  constructor(private readonly say: Phrases) {}

  private quote = (text: string): string => this.say.open + text + this.say.close;

  invalid({ regulation, errors }: InvalidDossier): string[] {
    return [this.say.invalid(regulation), ...errors.flatMap((e) => this.refusal(e))];
  }

  /** What is wrong, and the text that says so. */
  private refusal({ message, legal = [] }: InvalidDossier["errors"][number]): string[] {
    return [...wrap(message, "  – "), ...this.quotation(legal, "    ")];
  }

  whole(explanation: Explanation): string[] {
    const sections = [
      this.heading(explanation),
      ...this.decisions(explanation.decisionsExplained),
      ...this.documents(explanation.documentsExplained),
    ];
    return sections.flatMap((section, i) => (i === 0 ? section : ["", ...section]));
  }

  private heading(e: Explanation): string[] {
    const title = `${e.title ?? e.regulation}, ${e.versionTitle ?? this.say.version(e.version)}`;
    const lines = [...wrap(title, ""), "═".repeat(Math.min(title.length, 100))];
    if (e.source !== undefined) lines.push(...wrap(`${this.say.source}${this.say.colon}${e.source}`, "", "  "));
    if (e.identifiant !== undefined)
      lines.push(...wrap(`${this.say.candidate}${this.say.colon}${e.identifiant}`, "", "  "));
    if (e.choices.length > 0) {
      lines.push(`${this.say.choices}${this.say.colon.trimEnd()}`);
      for (const { name, value } of e.choices) lines.push(...wrap(`${name}${this.say.colon}${value}`, "  – "));
    }
    return lines;
  }

  /** Of one decision, the elements of which the same is said are told together. */
  private decisions(all: readonly DecisionExplanation[]): string[][] {
    const groups = new Map<string, { readonly d: DecisionExplanation; elements: string; readonly lines: string[] }>();
    for (const d of all) {
      const { decision, element } = d;
      const lines = this.reasoning(d);
      const key = JSON.stringify([decision, element !== undefined, this.value(d), lines]);
      const known = groups.get(key);
      if (known !== undefined && element !== undefined) known.elements += `, ${element}`;
      else groups.set(key, { d, elements: element ?? "", lines });
    }
    return [...groups.values()].map(({ d, elements, lines }) => [...this.head(d, elements), ...lines]);
  }

  decision(d: DecisionExplanation): string[] {
    const lines = this.reasoning(d);
    return [...this.head(d, d.element ?? ""), ...lines];
  }

  private head(d: DecisionExplanation, elements: string): string[] {
    const name = (d.label ?? capital(nameAsWords(d.decision))) + (elements === "" ? "" : ` (${elements})`);
    return wrap(`${name}${this.say.colon}${this.value(d)}`, "", "  ");
  }

  private value({ outcome, value }: DecisionExplanation): string {
    if (outcome.status === "acquired") return value!;
    return outcome.status === "absent" ? this.say.none : this.say.noValue[outcome.status];
  }

  private reasoning(d: DecisionExplanation): string[] {
    const why = this.why(d);
    const lines = why === undefined ? [] : wrap(why, "  ");
    for (const rule of d.stands) lines.push(...this.standing(rule, "  "));
    return [...lines, ...this.others(worthTelling(d), d.stands.length > 0 ? this.say.others : this.say.examined, "  ")];
  }

  /** Why there is no value. */
  private why({ outcome, stands, tried }: DecisionExplanation): string | undefined {
    switch (outcome.status) {
      case "acquired":
        return undefined;
      case "absent":
        return stands.length > 0 ? undefined : this.say.absent;
      case "no-rule":
        return tried.length > 0 ? this.say.noRule : this.say.noneTried;
      case "conflict":
        return this.say.conflict(
          outcome.rules.map((id) => this.quote(stands.find((r) => r.rule === id)?.name ?? id)).join(", "),
        );
      case "blocked":
        return this.say.blocked(outcome.by.map((d) => this.quote(d)).join(", "));
      case "undetermined":
        return this.say.undetermined(outcome.needs.map((f) => this.quote(f)).join(", "));
    }
  }

  /** A rule that stands: quoted text, motif, values. */
  private standing(rule: RuleExplanation, indent: string): string[] {
    const each = isDeclaredDefault(rule.rule) ? "" : this.elements(rule.each);
    const name = capital(this.say.applied(this.ruleName(rule) + each));
    if (this.isTold(rule)) return wrap(`${name} (${this.say.seeAbove}).`, indent);
    const inside = `${indent}  `;
    const lines = this.quotation(rule.legal, inside);
    if (rule.motif !== undefined) lines.push(...wrap(rule.motif, inside));
    if (rule.values.length > 0)
      lines.push(...wrap(`${this.say.read}${this.say.colon}${this.valueList(rule.values)}.`, inside));
    return [...wrap(`${name}${lines.length > 0 ? this.say.colon.trimEnd() : "."}`, indent), ...lines];
  }

  /** Whether an instance was already told of: its second place refers to the first. */
  private isTold(rule: RuleExplanation): boolean {
    const key = JSON.stringify([rule.rule, rule.each]);
    const told = this.told.has(key);
    this.told.add(key).add(rule.rule);
    return told;
  }

  private quotation(legal: readonly string[], indent: string): string[] {
    return legal.flatMap((line, i) => {
      const open = i === 0 ? this.say.open : " ".repeat(this.say.open.length);
      const close = i === legal.length - 1 ? this.say.close : "";
      return wrap(line + close, indent + open);
    });
  }

  private ruleName({ rule, kind, name }: RuleExplanation): string {
    return isDeclaredDefault(rule) ? this.say.declaredDefault : this.say.rule[kind](this.quote(name));
  }

  private elements(each: readonly NamedValue[]): string {
    return each.length === 0 ? "" : `, ${this.say.forEach(each.map((e) => `${e.name} = ${e.value}`).join(", "))}`;
  }

  private valueList(values: readonly NamedValue[]): string {
    return values.map(({ name, value }) => `${name} = ${value}`).join(this.say.semicolon);
  }

  private others(tried: readonly RuleExplanation[], heading: string, indent: string): string[] {
    if (tried.length === 0) return [];
    const entries = byTable(tried).map((group) => this.entry(group, `${indent}    `));
    const lines = togetherByElement(entries).flatMap(({ name, each, why, lines: below }) => [
      ...wrap(`${name}${this.elements(each)}${this.say.colon}${why}.`, `${indent}  – `),
      ...below,
    ]);
    return [`${indent}${heading}${this.say.colon.trimEnd()}`, ...lines];
  }

  private entry([rule, ...rows]: readonly [RuleExplanation, ...RuleExplanation[]], indent: string): Entry {
    const { each } = rule;
    if (rows.length > 0) {
      const isTold = [rule, ...rows].map((row) => this.isTold(row)).every((is) => is);
      const why = isTold ? this.say.seeAbove : this.wanting(failingInAll([rule, ...rows]));
      return { name: this.say.table(this.quote(rule.table ?? "")), each, why, lines: [] };
    }
    const why = this.isTold(rule) ? this.say.seeAbove : this.whyNot(rule);
    const asides = rule.setAsideBy.filter((by) => !this.told.has(by.rule));
    return {
      name: this.ruleName(rule),
      each: isDeclaredDefault(rule.rule) ? [] : each,
      why,
      lines: asides.flatMap((by) => this.quotation(by.legal, indent)),
    };
  }

  /** Why a rule that was tried does not stand. */
  private whyNot(rule: RuleExplanation): string {
    if (rule.setAsideBy.length > 0 && rule.status === "set-aside") {
      return this.say.setAside(
        rule.setAsideBy.map((r) => this.say.rule.exception(this.quote(r.name))).join(this.say.and),
      );
    }
    if (rule.status === "blocked") {
      const open = rule.tests.filter((t) => t.holds === null);
      return this.say.unknown(open.length === 0 ? "" : `${this.say.colon}${this.testList(open)}`);
    }
    if (rule.holds === true) {
      return rule.kind === "default"
        ? this.say.otherConcluded
        : rule.kind === "exception"
          ? this.say.nothingToReplace
          : this.say.withoutEffect;
    }
    const failed = failing(rule);
    if (failed.length > 0) return this.wanting(failed);
    return rule.tests.length === 0 ? this.say.neverHeld : this.say.shouldHaveAll(this.testList(rule.tests));
  }

  private wanting(failed: readonly TestExplanation[]): string {
    // Conditions are joined by « et » and « ou » only: if a single one fails, it is the one that was wanting.
    return failed.length === 1
      ? this.say.shouldHave(this.testList(failed))
      : this.say.shouldHaveAll(this.testList(failed));
  }

  private testList(tests: readonly TestExplanation[]): string {
    return tests
      .map(({ text, values, meanings = [] }) => {
        const meaning = (named: NamedValue): string => this.quote(named.value);
        const isOf = (m: NamedValue, name: string): boolean => name === m.name || name.startsWith(`${m.name} `);
        const read = values.map(({ name, value }) => {
          const its = meanings.find((m) => isOf(m, name));
          return `${name}${its ? ` (${meaning(its)})` : ""} = ${value}`;
        });
        const unvalued = meanings.filter((m) => !values.some(({ name }) => isOf(m, name)));
        const meant = unvalued.map((m) => `${m.name}${this.say.colon}${meaning(m)}`);
        const details = [...meant, ...read].join(this.say.semicolon);
        return this.quote(text) + (details === "" ? "" : ` (${details})`);
      })
      .join(this.say.semicolon);
  }

  documents(documents: readonly DocumentExplanation[]): string[][] {
    const delivered = documents.filter((d) => d.deliveries.length > 0);
    const pending = documents.filter((d) => d.deliveries.length === 0 && d.blockedBy);
    const others = documents.filter((d) => d.deliveries.length === 0 && !d.blockedBy && d.tried.length > 0);
    const named = (d: DocumentExplanation): string[] => [...wrap(this.documentName(d), "  "), ...this.remainder(d)];
    const sections: string[][] = [];
    if (delivered.length > 0) sections.push([this.say.delivered, ...delivered.flatMap((d) => this.deliveries(d))]);
    else if (documents.length > 0 && pending.length === 0) sections.push([this.say.nothingDelivered]);
    if (pending.length > 0) sections.push([this.say.pending, ...pending.flatMap(named)]);
    if (others.length > 0) sections.push([this.say.notDelivered, ...others.flatMap(named)]);
    return sections;
  }

  private deliveries(document: DocumentExplanation): string[] {
    const told = document.deliveries.every((d) => d.stands.length > 0);
    const lines = document.deliveries.flatMap(({ fields, stands }) => [
      ...wrap(
        this.documentName(document) + (fields.length === 0 ? "" : `${this.say.colon}${this.valueList(fields)}`),
        "  ",
        "    ",
      ),
      ...(told ? stands.flatMap((rule) => this.standing(rule, "    ")) : []),
    ]);
    if (!told) lines.push(...document.stands.flatMap((rule) => this.standing(rule, "    ")));
    return [...lines, ...this.remainder(document)];
  }

  private remainder(document: DocumentExplanation): string[] {
    const { blockedBy, stands } = document;
    const blocked = blockedBy
      ? wrap(this.say.documentBlocked(blockedBy.map((d) => this.quote(d)).join(", ")), "    ")
      : [];
    return [
      ...blocked,
      ...this.others(worthTelling(document), stands.length > 0 ? this.say.others : this.say.examined, "    "),
    ];
  }

  private documentName = ({ label, document }: DocumentExplanation): string => label ?? capital(nameAsWords(document));
}
