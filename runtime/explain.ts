/**
 * A verdict with what is behind it: for each decision and document the rules that stand, with quoted text, motif and values as people read
 * them, the rules that were tried and what failed, and why there is no value. Data only; `report.ts` makes a text of it.
 */
import type { Lang } from "./format.js";
import { NOTHING, own, telling, type Telling, type ToldDecision, type ToldDocument, type ToldRule } from "./telling.js";
import type { Outcome, Reason, RuleTrace, Verdict, VersionMeta } from "./verdict.js";

/** A value by the name the text gives it, as people read it. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

export interface TestExplanation {
  /** The condition as the text states it. */
  readonly text: string;
  /** `null`: it depends on a decision that is not settled. */
  readonly holds: boolean | null;
  readonly values: readonly NamedValue[];
  /** A value it needs is missing, so that it could not be looked at: what asks for that value says why. */
  readonly unread?: true;
  /** The named conditions it uses, with what the text says they are. */
  readonly meanings?: readonly NamedValue[];
}

/** One instance of one rule. */
export interface RuleExplanation {
  readonly rule: string;
  readonly name: string;
  /** Of a row: its table. */
  readonly table?: string;
  readonly kind: "ordinary" | "exception" | "default";
  readonly place: { readonly file: string; readonly line: number };
  /** The elements of `pour chaque`. */
  readonly each: readonly NamedValue[];
  /** The lines of the quoted text. */
  readonly legal: readonly string[];
  readonly status: RuleTrace["status"];
  readonly holds: boolean | null;
  readonly motif?: string;
  /** What it read; of a rule that does not stand, see the tests. */
  readonly values: readonly NamedValue[];
  readonly tests: readonly TestExplanation[];
  readonly setAsideBy: readonly { readonly rule: string; readonly name: string; readonly legal: readonly string[] }[];
}

export interface DecisionExplanation {
  readonly decision: string;
  readonly label?: string;
  /** Of a decision with one value per element. */
  readonly element?: string;
  readonly outcome: Outcome;
  /** The value acquired, as people read it. */
  readonly value?: string;
  readonly stands: readonly RuleExplanation[];
  readonly tried: readonly RuleExplanation[];
}

export interface DocumentExplanation {
  readonly document: string;
  readonly label?: string;
  /** Each with the rules behind it, where they can be told apart. */
  readonly deliveries: readonly {
    readonly fields: readonly NamedValue[];
    readonly stands: readonly RuleExplanation[];
  }[];
  /** All the rules that deliver it. */
  readonly stands: readonly RuleExplanation[];
  readonly tried: readonly RuleExplanation[];
  /** Unsettled decisions that leave open whether it is delivered. */
  readonly blockedBy?: readonly string[];
}

export interface Explanation extends Verdict {
  readonly title?: string;
  readonly versionTitle?: string;
  readonly source?: string;
  /** The readings open to choice, with the values used. */
  readonly choices: readonly NamedValue[];
  readonly decisionsExplained: readonly DecisionExplanation[];
  readonly documentsExplained: readonly DocumentExplanation[];
}

/** `trace` is what `decide` recorded for this verdict. What of the version does not depend on it is prepared once, and shared by explanations. */
export function explain(meta: VersionMeta, verdict: Verdict, trace: readonly RuleTrace[], lang: Lang): Explanation {
  const version = telling(meta, lang);
  const explainer = new Explainer(version, verdict, trace);
  // Put together property by property: what follows `...` in a literal takes V8 a microsecond each.
  const { regulation, version: code, digest } = verdict;
  const told = { regulation, version: code, digest } as Writable<Explanation>;
  if (verdict.identifiant !== undefined) told.identifiant = verdict.identifiant;
  told.parameters = verdict.parameters;
  told.decisions = verdict.decisions;
  told.documents = verdict.documents;
  told.reasons = verdict.reasons;
  if (verdict.blockedDocuments !== undefined) told.blockedDocuments = verdict.blockedDocuments;
  if (meta.title !== undefined) told.title = meta.title;
  if (meta.versionTitle !== undefined) told.versionTitle = meta.versionTitle;
  if (meta.source !== undefined) told.source = meta.source;
  told.choices = version.choices.map(({ key, name, print }) => ({
    name,
    value: print(verdict.parameters[key] ?? null),
  }));
  told.decisionsExplained = explainer.decisions();
  told.documentsExplained = version.documents.map((document, n) => explainer.document(document, n));
  return told;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One instance: how it went, what stands of it, and how it is told, in the same words wherever it is. */
interface Instance {
  readonly rule: ToldRule;
  readonly trace: RuleTrace;
  readonly reason: Reason | undefined;
  readonly told: RuleExplanation;
}

class Explainer {
  /** Those that conclude, or would have, on each decision and on each document, in order. */
  private readonly onDecisions: readonly Instance[][];
  private readonly onDocuments: readonly Instance[][];

  constructor(
    private readonly version: Telling,
    private readonly verdict: Verdict,
    trace: readonly RuleTrace[],
  ) {
    this.onDecisions = version.decisions.map(() => []);
    this.onDocuments = version.documents.map(() => []);
    const reasons = reasonsOf(trace, verdict.reasons);
    for (let i = 0; i < trace.length; i++) {
      const entry = trace[i]!;
      const rule = version.rules.get(entry.rule);
      if (rule === undefined) continue;
      const reason = reasons[i];
      const instance: Instance = { rule, trace: entry, reason, told: rule.tell(entry, reason) };
      for (const n of rule.decisions) this.onDecisions[n]!.push(instance);
      for (const n of rule.documents) this.onDocuments[n]!.push(instance);
    }
  }

  decisions(): DecisionExplanation[] {
    const all: DecisionExplanation[] = [];
    this.version.decisions.forEach((decision, n) => {
      const { name, on } = decision.meta;
      const outcome = own(this.verdict.decisions, name);
      if (outcome === undefined) return;
      const about = this.onDecisions[n]!;
      if (on === undefined) {
        all.push(outcomeTold(decision, outcome as Outcome, about));
        return;
      }
      // A decision on elements has one explanation per element.
      const byElement = aboutElements(about, name, Object.keys(outcome));
      for (const [element, its] of Object.entries(outcome))
        all.push(outcomeTold(decision, its as Outcome, byElement.get(element) ?? NOTHING, element));
    });
    return all;
  }

  document({ meta, fields }: ToldDocument, n: number): DocumentExplanation {
    const stands: RuleExplanation[] = [];
    const tried: RuleExplanation[] = [];
    // Deliveries come in the order of the conclusions; where none were made one, each has its own.
    const conclusions: RuleExplanation[] = [];
    for (const { reason, told } of this.onDocuments[n]!) {
      const before = conclusions.length;
      for (const c of reason?.concludes ?? NOTHING)
        if ("document" in c && c.document === meta.name) conclusions.push(told);
      (conclusions.length > before ? stands : tried).push(told);
    }
    const deliveries = this.verdict.documents.filter((d) => d.document === meta.name);
    const blocked = this.verdict.blockedDocuments?.find((b) => b.document === meta.name);
    const told = { document: meta.name } as Writable<DocumentExplanation>;
    if (meta.label !== undefined) told.label = meta.label;
    told.deliveries = deliveries.map((delivery, nth) => ({
      fields: fields
        .filter(({ key }) => Object.hasOwn(delivery, key))
        .map(({ key, name, print }) => ({ name, value: print(delivery[key] ?? null) })),
      stands: conclusions.length === deliveries.length ? [conclusions[nth]!] : [],
    }));
    told.stands = stands;
    told.tried = tried;
    if (blocked) told.blockedBy = blocked.by;
    return told;
  }
}

function outcomeTold(
  { meta, print }: ToldDecision,
  outcome: Outcome,
  about: readonly Instance[],
  element?: string,
): DecisionExplanation {
  const stands: RuleExplanation[] = [];
  const tried: RuleExplanation[] = [];
  for (const { reason, told } of about) (isBehind(reason, meta.name, element) ? stands : tried).push(told);
  const told = { decision: meta.name } as Writable<DecisionExplanation>;
  if (meta.label !== undefined) told.label = meta.label;
  if (element !== undefined) told.element = element;
  told.outcome = outcome;
  if (outcome.status === "acquired") told.value = print(outcome.value);
  told.stands = stands;
  told.tried = tried;
  return told;
}

function isBehind(reason: Reason | undefined, decision: string, element: string | undefined): boolean {
  if (reason === undefined) return false;
  for (const c of reason.concludes)
    if ("decision" in c && c.decision === decision && c.element === element) return true;
  return false;
}

/** For each entry of a trace, its reason if it stands. Both come in the order of the rules, then of the elements. */
function reasonsOf(trace: readonly RuleTrace[], reasons: readonly Reason[]): readonly (Reason | undefined)[] {
  let next = 0;
  const found = trace.map((t) => {
    const reason = reasons[next];
    if (reason === undefined || !isSameInstance(t, reason)) return undefined;
    next++;
    return reason;
  });
  if (next === reasons.length) return found;
  return trace.map((t) => reasons.find((reason) => isSameInstance(t, reason)));
}

function isSameInstance(a: RuleTrace, b: Reason): boolean {
  if (a.rule !== b.rule) return false;
  if (a.each === undefined || b.each === undefined) return a.each === b.each;
  for (const variable in a.each) if (a.each[variable] !== b.each[variable]) return false;
  return true;
}

/** The instances that conclude, or would have, on a decision of each of these elements. */
function aboutElements(
  instances: readonly Instance[],
  decision: string,
  elements: readonly string[],
): ReadonlyMap<string, readonly Instance[]> {
  const about = new Map(elements.map((element): [string, Instance[]] => [element, []]));
  for (const instance of instances) {
    for (const element of elementsOf(instance, decision) ?? elements) {
      const known = about.get(element);
      if (known?.at(-1) !== instance) known?.push(instance);
    }
  }
  return about;
}

/** The elements that an instance is about: the one that it says, or those that it runs through; all of them where it runs through none. */
function elementsOf({ rule, trace, reason }: Instance, decision: string): readonly string[] | undefined {
  if (trace.each === undefined) return undefined;
  const variable = own(rule.meta.elements ?? {}, decision);
  const its = variable === undefined ? Object.values(trace.each) : [own(trace.each, variable) ?? ""];
  const said = (reason?.concludes ?? []).flatMap((c) =>
    "decision" in c && c.decision === decision && c.element !== undefined ? [c.element] : [],
  );
  return [...said, ...its];
}
