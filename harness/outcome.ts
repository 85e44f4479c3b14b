/** What a case gave, as data: what was expected, what came, and the verdict behind it. Words come last, in `phrases.ts`. */
import { explain } from "../runtime/explain.js";
import type { Explanation } from "../runtime/explain.js";
import type { Lang } from "../runtime/format.js";
import type { Delivery, Outcome, Problem } from "../runtime/verdict.js";
import type { Decided, Version } from "./version.js";

/** Where to look in the text of the regulation, or in a file beside it. */
export interface Where {
  readonly file: string;
  readonly line: number;
}

/** One thing that is not as expected. */
export type Failure =
  /** A decision has another value, or another status. `wanted` is what the example says, in its own words. */
  | {
      readonly kind: "decision";
      readonly decision: string;
      readonly element?: string;
      readonly wanted: string;
      readonly received: Outcome | undefined;
      /** The rules that stand behind what was received. */
      readonly by: readonly string[];
      readonly where: Where;
    }
  /** Other rules stand behind a conclusion than those named. */
  | {
      readonly kind: "rules";
      readonly decision?: string;
      readonly element?: string;
      readonly document?: string;
      readonly wanted: string;
      readonly received: readonly string[];
      readonly where: Where;
    }
  | { readonly kind: "not-delivered"; readonly document: string; readonly wanted: string; readonly where: Where }
  /** Delivered although the example says it is not, or does not name this delivery. */
  | { readonly kind: "delivered"; readonly delivery: Delivery; readonly wanted?: string; readonly where: Where }
  | { readonly kind: "invalid"; readonly problems: readonly Problem[]; readonly where: Where }
  /** The dossier was expected to be refused (with that message). */
  | {
      readonly kind: "valid";
      readonly wanted: string;
      readonly problems: readonly Problem[];
      readonly where: Where;
    }
  /** Two engines of ours differ: a fault of Réglo, never of the text. */
  | { readonly kind: "engines"; readonly differences: readonly string[]; readonly where: Where }
  /** Something beside the regulation cannot be used: a sentence for each language. */
  | { readonly kind: "file"; readonly sentence: Readonly<Record<Lang, string>>; readonly where: Where };

/** The explanation of a verdict that an engine gave. */
export function explained({ plan, compiled }: Version, decided: Decided, lang: Lang): Explanation | undefined {
  if ("problems" in decided) return undefined;
  const verdict = {
    regulation: plan.code,
    version: plan.version,
    digest: "",
    parameters: decided.parameters,
    ...decided.body,
  };
  return explain(compiled.meta, verdict, decided.trace ?? [], lang);
}

/** Where two JSON values differ: « /a/b: left / right ». */
export function jsonDifferences(a: unknown, b: unknown, path = ""): readonly string[] {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  if (left === right) return [];
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return [`${path}: ${left} / ${right}`];
  const [one, other] = [a, b] as Record<string, unknown>[];
  const keys = new Set([...Object.keys(one!), ...Object.keys(other!)]);
  const at = (holder: Record<string, unknown> | undefined, key: string): unknown =>
    holder !== undefined && Object.hasOwn(holder, key) ? holder[key] : undefined;
  const inside = [...keys].flatMap((key) => jsonDifferences(at(one, key), at(other, key), `${path}/${key}`));
  return inside.length > 0 ? inside : [`${path}: ${left} / ${right}`];
}
