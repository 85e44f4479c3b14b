/**
 * A verdict with what is behind it: for each decision and document the rules that stand, with quoted text, motif and values as people read
 * them, the rules that were tried and what failed, and why there is no value. Data only; `report.ts` makes a text of it.
 */
import { printRaw, type Lang } from "./format.js";
import type { Outcome, Printing, Raw, Reason, RuleTrace, TestTrace, Verdict, VersionMeta } from "./verdict.js";

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

/** `trace` is what `decide` recorded for this verdict. */
export function explain(meta: VersionMeta, verdict: Verdict, trace: readonly RuleTrace[], lang: Lang): Explanation {
  const explainer = new Explainer(meta, verdict, trace, lang);
  return {
    ...verdict,
    ...(meta.title === undefined ? {} : { title: meta.title }),
    ...(meta.versionTitle === undefined ? {} : { versionTitle: meta.versionTitle }),
    ...(meta.source === undefined ? {} : { source: meta.source }),
    choices: meta.parameters
      .filter((p) => p.chosen)
      .map((p) => ({ name: p.label ?? p.name, value: explainer.print(verdict.parameters[p.key] ?? null, p.printing) })),
    decisionsExplained: meta.decisions.flatMap((d) => explainer.decision(d)),
    documentsExplained: meta.documents.map((d) => explainer.document(d)),
  };
}

type RuleMeta = VersionMeta["rules"][number];
type DecisionMeta = VersionMeta["decisions"][number];
type DocumentMeta = VersionMeta["documents"][number];

/** One instance: how it went, and what stands of it. */
interface Instance {
  readonly meta: RuleMeta;
  readonly trace: RuleTrace;
  readonly reason?: Reason;
}

class Explainer {
  private readonly rules: ReadonlyMap<string, RuleMeta>;
  private readonly instances: readonly Instance[];

  constructor(
    private readonly meta: VersionMeta,
    private readonly verdict: Verdict,
    trace: readonly RuleTrace[],
    private readonly lang: Lang,
  ) {
    this.rules = new Map(meta.rules.map((r) => [r.id, r]));
    const reasons = new Map(verdict.reasons.map((r) => [instanceKey(r), r]));
    this.instances = trace.flatMap((t) => {
      const rule = this.rules.get(t.rule);
      const reason = reasons.get(instanceKey(t));
      return rule ? [{ meta: rule, trace: t, ...(reason ? { reason } : {}) }] : [];
    });
  }

  print(value: Raw, printing: Printing): string {
    return printRaw(value, printing, this.meta.enums, this.lang);
  }

  /** A decision on elements has one explanation per element. */
  decision(decision: DecisionMeta): DecisionExplanation[] {
    const outcome = own(this.verdict.decisions, decision.name);
    if (outcome === undefined) return [];
    if (decision.on === undefined) return [this.outcome(decision, outcome as Outcome)];
    return Object.entries(outcome).map(([element, its]) => this.outcome(decision, its as Outcome, element));
  }

  private outcome(decision: DecisionMeta, outcome: Outcome, element?: string): DecisionExplanation {
    const about = this.instances.filter((i) => isAbout(i, decision.name, element));
    const stands = about.filter((i) =>
      i.reason?.concludes.some((c) => "decision" in c && c.decision === decision.name && c.element === element),
    );
    return {
      decision: decision.name,
      ...(decision.label === undefined ? {} : { label: decision.label }),
      ...(element === undefined ? {} : { element }),
      outcome,
      ...(outcome.status === "acquired" ? { value: this.print(outcome.value, decision.printing) } : {}),
      stands: stands.map((i) => this.rule(i)),
      tried: about.filter((i) => !stands.includes(i)).map((i) => this.rule(i)),
    };
  }

  document(document: DocumentMeta): DocumentExplanation {
    const about = this.instances.filter((i) => i.meta.concludesOn.includes(document.name));
    const delivering = (i: Instance): number =>
      i.reason?.concludes.filter((c) => "document" in c && c.document === document.name).length ?? 0;
    const stands = about.filter((i) => delivering(i) > 0);
    const deliveries = this.verdict.documents.filter((d) => d.document === document.name);
    // Deliveries come in the order of the conclusions; where none were made one, each has its own.
    const conclusions = stands.flatMap((i) => Array.from({ length: delivering(i) }, () => i));
    const blocked = this.verdict.blockedDocuments?.find((b) => b.document === document.name);
    return {
      document: document.name,
      ...(document.label === undefined ? {} : { label: document.label }),
      deliveries: deliveries.map((delivery, n) => ({
        fields: document.fields
          .filter((f) => Object.hasOwn(delivery, f.name))
          .map((f) => ({ name: f.label ?? f.name, value: this.print(delivery[f.name] ?? null, f.printing) })),
        stands: conclusions.length === deliveries.length ? [this.rule(conclusions[n]!)] : [],
      })),
      stands: stands.map((i) => this.rule(i)),
      tried: about.filter((i) => !stands.includes(i)).map((i) => this.rule(i)),
      ...(blocked ? { blockedBy: blocked.by } : {}),
    };
  }

  private rule({ meta, trace, reason }: Instance): RuleExplanation {
    const motif = reason && meta.motif.length > 0 ? this.motif(meta, trace) : undefined;
    return {
      rule: meta.id,
      name: meta.name,
      ...(meta.table === undefined ? {} : { table: meta.table }),
      kind: meta.kind,
      place: meta.place,
      each: Object.entries(trace.each ?? {}).map(([name, value]) => ({ name, value })),
      legal: meta.legal,
      status: trace.status,
      holds: trace.holds,
      ...(motif === undefined ? {} : { motif }),
      values: this.values(meta, reason?.values ?? {}),
      tests: trace.tests.map((test, n) => this.test(meta, test, n)),
      setAsideBy: trace.setAsideBy.map((id) => ({
        rule: id,
        name: this.rules.get(id)?.name ?? id,
        legal: this.rules.get(id)?.legal ?? [],
      })),
    };
  }

  private test(meta: RuleMeta, { holds, values }: TestTrace, n: number): TestExplanation {
    const text = meta.tests[n] ?? "";
    const needs = own(meta.needs ?? {}, String(n)) ?? [];
    const unread = holds === false && needs.some((name) => own(values, name) === null);
    const words = new Set(text.match(/[\p{L}\p{N}_]+/gu));
    const meanings = Object.entries(meta.meanings ?? {}).filter(([name]) => words.has(name));
    return {
      text,
      holds,
      values: this.values(meta, values),
      ...(unread ? { unread } : {}),
      ...(meanings.length === 0 ? {} : { meanings: meanings.map(([name, value]) => ({ name, value })) }),
    };
  }

  private motif(meta: RuleMeta, trace: RuleTrace): string {
    let next = 0;
    return meta.motif
      .map((part) => (typeof part === "string" ? part : this.print(trace.motif[next++] ?? null, part.printing)))
      .join("");
  }

  private values(meta: RuleMeta, values: Readonly<Record<string, Raw>>): NamedValue[] {
    return Object.entries(values).map(([name, value]) => ({
      name,
      value: this.print(value, own(meta.printings, name) ?? "text"),
    }));
  }
}

const instanceKey = ({
  rule,
  each,
}: {
  readonly rule: string;
  readonly each?: Readonly<Record<string, string>>;
}): string => JSON.stringify([rule, Object.entries(each ?? {})]);

/** An own property: names of a regulation may be those that every object inherits. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Whether an instance concludes, or would have, on a decision (of that element). */
function isAbout({ meta, trace, reason }: Instance, decision: string, element: string | undefined): boolean {
  if (!meta.concludesOn.includes(decision)) return false;
  if (element === undefined || trace.each === undefined) return true;
  if (reason?.concludes.some((c) => "decision" in c && c.decision === decision && c.element === element)) return true;
  const variable = own(meta.elements ?? {}, decision);
  return variable === undefined ? Object.values(trace.each).includes(element) : own(trace.each, variable) === element;
}
