/**
 * A verdict with what is behind it: for each decision and document the rules that stand, with quoted text, motif and values as people read
 * them, the rules that were tried and what failed, and why there is no value. Data only; `report.ts` makes a text of it.
 */
import type { Lang } from "./format.js";
import { own, telling, type DecisionMeta, type DocumentMeta, type Telling, type ToldRule } from "./telling.js";
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
  const explainer = new Explainer(telling(meta, lang), verdict, trace);
  // Put together property by property: what follows `...` in a literal takes V8 a microsecond each.
  const { regulation, version, digest } = verdict;
  const told = { regulation, version, digest } as Writable<Explanation>;
  if (verdict.identifiant !== undefined) told.identifiant = verdict.identifiant;
  told.parameters = verdict.parameters;
  told.decisions = verdict.decisions;
  told.documents = verdict.documents;
  told.reasons = verdict.reasons;
  if (verdict.blockedDocuments !== undefined) told.blockedDocuments = verdict.blockedDocuments;
  if (meta.title !== undefined) told.title = meta.title;
  if (meta.versionTitle !== undefined) told.versionTitle = meta.versionTitle;
  if (meta.source !== undefined) told.source = meta.source;
  told.choices = explainer.choices();
  told.decisionsExplained = explainer.decisions();
  told.documentsExplained = meta.documents.map((d) => explainer.document(d));
  return told;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One instance: how it went, and what stands of it. */
interface Instance {
  readonly rule: ToldRule;
  readonly trace: RuleTrace;
  readonly reason: Reason | undefined;
  /** Made when it is first told. */
  explained: RuleExplanation | undefined;
}

class Explainer {
  /** Those that conclude, or would have, on each decision and document, in order. */
  private readonly about = new Map<string, Instance[]>();

  constructor(
    private readonly version: Telling,
    private readonly verdict: Verdict,
    trace: readonly RuleTrace[],
  ) {
    const reasons = reasonsOf(trace, verdict.reasons);
    for (let i = 0; i < trace.length; i++) {
      const t = trace[i]!;
      const rule = version.rules.get(t.rule);
      if (rule === undefined) continue;
      const instance: Instance = { rule, trace: t, reason: reasons[i], explained: undefined };
      for (const topic of rule.meta.concludesOn) {
        const known = this.about.get(topic);
        if (known) known.push(instance);
        else this.about.set(topic, [instance]);
      }
    }
  }

  choices(): NamedValue[] {
    return this.version.choices.map(({ key, name, print }) => ({
      name,
      value: print(this.verdict.parameters[key] ?? null),
    }));
  }

  decisions(): DecisionExplanation[] {
    const all: DecisionExplanation[] = [];
    for (const decision of this.version.meta.decisions) {
      const outcome = own(this.verdict.decisions, decision.name);
      if (outcome === undefined) continue;
      const about = this.about.get(decision.name) ?? NOTHING;
      if (decision.on === undefined) {
        all.push(this.outcome(decision, outcome as Outcome, about));
        continue;
      }
      // A decision on elements has one explanation per element.
      const byElement = aboutElements(about, decision.name, Object.keys(outcome));
      for (const [element, its] of Object.entries(outcome))
        all.push(this.outcome(decision, its as Outcome, byElement.get(element) ?? NOTHING, element));
    }
    return all;
  }

  private outcome(
    decision: DecisionMeta,
    outcome: Outcome,
    about: readonly Instance[],
    element?: string,
  ): DecisionExplanation {
    const stands: RuleExplanation[] = [];
    const tried: RuleExplanation[] = [];
    for (const instance of about) {
      const isBehind = instance.reason?.concludes.some(
        (c) => "decision" in c && c.decision === decision.name && c.element === element,
      );
      (isBehind === true ? stands : tried).push(this.rule(instance));
    }
    const told = { decision: decision.name } as Writable<DecisionExplanation>;
    if (decision.label !== undefined) told.label = decision.label;
    if (element !== undefined) told.element = element;
    told.outcome = outcome;
    if (outcome.status === "acquired") told.value = this.version.print(outcome.value, decision.printing);
    told.stands = stands;
    told.tried = tried;
    return told;
  }

  document(document: DocumentMeta): DocumentExplanation {
    const stands: RuleExplanation[] = [];
    const tried: RuleExplanation[] = [];
    // Deliveries come in the order of the conclusions; where none were made one, each has its own.
    const conclusions: RuleExplanation[] = [];
    for (const instance of this.about.get(document.name) ?? []) {
      const explained = this.rule(instance);
      const before = conclusions.length;
      for (const c of instance.reason?.concludes ?? [])
        if ("document" in c && c.document === document.name) conclusions.push(explained);
      (conclusions.length > before ? stands : tried).push(explained);
    }
    const deliveries = this.verdict.documents.filter((d) => d.document === document.name);
    const blocked = this.verdict.blockedDocuments?.find((b) => b.document === document.name);
    const told = { document: document.name } as Writable<DocumentExplanation>;
    if (document.label !== undefined) told.label = document.label;
    told.deliveries = deliveries.map((delivery, n) => ({
      fields: document.fields
        .filter((f) => Object.hasOwn(delivery, f.name))
        .map((f) => ({ name: f.label ?? f.name, value: this.version.print(delivery[f.name] ?? null, f.printing) })),
      stands: conclusions.length === deliveries.length ? [conclusions[n]!] : [],
    }));
    told.stands = stands;
    told.tried = tried;
    if (blocked) told.blockedBy = blocked.by;
    return told;
  }

  /** An instance is told in the same words wherever it is. */
  private rule(instance: Instance): RuleExplanation {
    return (instance.explained ??= this.explained(instance));
  }

  private explained({ rule, trace, reason }: Instance): RuleExplanation {
    const { meta } = rule;
    const told = { rule: meta.id, name: meta.name } as Writable<RuleExplanation>;
    if (meta.table !== undefined) told.table = meta.table;
    told.kind = meta.kind;
    told.place = meta.place;
    told.each =
      trace.each === undefined ? NOTHING : Object.entries(trace.each).map(([name, value]) => ({ name, value }));
    told.legal = meta.legal;
    told.status = trace.status;
    told.holds = trace.holds;
    if (reason !== undefined && meta.motif.length > 0) told.motif = rule.motif(trace.motif);
    told.values = reason === undefined ? NOTHING : rule.values(reason.values);
    told.tests = trace.tests.map((test, n) => rule.test(test, n));
    told.setAsideBy = trace.setAsideBy.length === 0 ? NOTHING : trace.setAsideBy.map((id) => this.version.named(id));
    return told;
  }
}

const NOTHING: readonly never[] = Object.freeze([]);

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
