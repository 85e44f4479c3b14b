/** What went wrong, in the words of an education officer. Lines of text, without colours. */
import { printRaw, nameAsWords, type Lang } from "../runtime/format.js";
import { PHRASES } from "../runtime/phrases.js";
import { problemSentence } from "../runtime/problems.js";
import { decisionText, documentText } from "../runtime/report.js";
import type { Outcome, Problem, Raw, VersionMeta } from "../runtime/verdict.js";
import type { Change } from "./goldens.js";
import { explained, type Failure } from "./outcome.js";
import type { Result } from "./suite.js";
import type { Version } from "./version.js";

const quoted = (text: string, lang: Lang): string => (lang === "fr" ? `« ${text} »` : `“${text}”`);
const either = (lang: Lang, fr: string, en: string): string => (lang === "fr" ? fr : en);
const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** The name of a case: the regulation, its version, and the example's or the dossier's own name. */
export function caseTitle({ case: one }: Pick<Result, "case">): string {
  const version = one.kind === "example" ? ` ${one.version.plan.version}` : "";
  return `${one.code}${version} › ${one.name}`;
}

/** Everything that is not as expected in a case, each with what came and why; places included. */
export function resultLines(result: Result, lang: Lang): string[] {
  const failures = result.failures.flatMap((failure) => ["", ...failureLines(failure, result, lang)]);
  const changes = result.changes.length === 0 ? [] : ["", ...changesLines(result, lang)];
  return [...failures, ...changes].slice(1);
}

function failureLines(failure: Failure, result: Result, lang: Lang): string[] {
  const expected = either(lang, "Attendu : ", "Expected: ");
  const received = either(lang, "Obtenu :  ", "Received: ");
  const at = `  (${failure.where.file}:${failure.where.line})`;
  switch (failure.kind) {
    case "decision":
      return [
        `${expected}${failure.wanted}${at}`,
        `${received}${outcomeText(failure.decision, failure.received, result.version?.compiled.meta, lang)}${byRules(failure.by, result.version, lang)}`,
        ...whyLines(result, { decision: failure.decision, element: failure.element }, lang),
      ];
    case "rules":
      return [
        `${expected}${failure.wanted}${at}`,
        `${received}${either(lang, "la même chose", "the same")}${byRules(failure.received, result.version, lang) || either(lang, ", sans aucune règle", ", without any rule")}`,
        ...whyLines(result, failure, lang),
      ];
    case "not-delivered":
      return [
        `${expected}${failure.wanted}${at}`,
        `${received}${either(lang, "ce document n'est pas délivré ainsi", "this document is not delivered so")}`,
        ...whyLines(result, failure, lang),
      ];
    case "delivered": {
      const { document, ...fields } = failure.delivery;
      return [
        `${expected}${failure.wanted ?? either(lang, `seulement les délivrances de ${document} que l'exemple nomme`, `only the deliveries of ${document} that the example names`)}${at}`,
        `${received}${either(lang, "délivre ", "delivers ")}${deliveredText(document, fields, result.version?.compiled.meta, lang)}`,
        ...whyLines(result, { document }, lang),
      ];
    }
    case "invalid":
      return [
        `${expected}${either(lang, "un dossier que le règlement accepte", "a dossier that the regulation accepts")}${at}`,
        `${received}${either(lang, "il est refusé :", "it is refused:")}`,
        ...problemLines(failure.problems, result, lang),
      ];
    case "valid":
      return [
        `${expected}${failure.wanted}${at}`,
        ...(failure.problems.length === 0
          ? [
              `${received}${either(lang, "le dossier est accepté, et jugé", "the dossier is accepted, and judged")}`,
              ...verdictLines(result, lang),
            ]
          : [
              `${received}${either(lang, "il est refusé pour une autre raison :", "it is refused for another reason:")}`,
              ...problemLines(failure.problems, result, lang),
            ]),
      ];
    case "engines":
      return [
        either(
          lang,
          "Le code compilé et l'interpréteur ne concluent pas de même. C'est une faute de Réglo, non de votre texte ; signalez-la avec ce dossier.",
          "Compiled code and the interpreter do not conclude alike. This is a fault of Réglo, not of your text; report it with this dossier.",
        ) + at,
        ...failure.differences.map((difference) => `  ${difference}`),
      ];
    case "file":
      return [`${failure.sentence[lang]}${at}`];
  }
}

const byRules = (rules: readonly string[], version: Version | undefined, lang: Lang): string =>
  rules.length === 0
    ? ""
    : `${either(lang, ", par ", ", by ")}${rules.map((rule) => ruleName(rule, version, lang)).join(PHRASES[lang].and)}`;

/** What stands behind a conclusion, and the rules that do not apply, with the values they read. */
function whyLines(
  { version, decided }: Result,
  about: { readonly decision?: string | undefined; readonly element?: string | undefined; readonly document?: string },
  lang: Lang,
): string[] {
  const explanation = version && decided ? explained(version, decided, lang) : undefined;
  if (explanation === undefined) return [];
  const decisions = explanation.decisionsExplained
    .filter((d) => d.decision === about.decision && (about.element === undefined || d.element === about.element))
    .map((d) => decisionText(d, lang));
  const documents = explanation.documentsExplained
    .filter((d) => d.document === about.document)
    .map((d) => documentText(d, lang));
  return [...decisions, ...documents].flatMap((text) => ["", ...indented(text, "  ").split("\n")]);
}

function verdictLines({ version, decided }: Result, lang: Lang): string[] {
  const explanation = version && decided ? explained(version, decided, lang) : undefined;
  return (explanation?.decisionsExplained ?? []).map(
    (d) =>
      `  ${d.label ?? nameAsWords(d.decision)}${d.element === undefined ? "" : ` (${d.element})`}${PHRASES[lang].colon}${d.value ?? statusText(d.outcome, lang)}`,
  );
}

function problemLines(problems: readonly Problem[], result: Result, lang: Lang): string[] {
  const dossier = result.case.kind === "example" ? result.case.example.dossier : undefined;
  const meta = result.version?.compiled.meta;
  const names = meta?.elements ? { labels: meta.labels, elements: meta.elements } : { labels: meta?.labels ?? {} };
  return problems.map((problem) => `  – ${problemSentence(problem, dossier, names, lang)}`);
}

const statusText = (outcome: Outcome | undefined, lang: Lang): string =>
  outcome === undefined || outcome.status === "acquired"
    ? either(lang, "rien", "nothing")
    : PHRASES[lang].noValue[outcome.status];

/** A decision's value as people read it, « ajourné »; or its status. */
export function outcomeText(
  decision: string,
  outcome: Outcome | undefined,
  meta: VersionMeta | undefined,
  lang: Lang,
): string {
  if (outcome?.status !== "acquired") return statusText(outcome, lang);
  const printing = meta?.decisions.find(({ name }) => name === decision)?.printing ?? "text";
  return printRaw(outcome.value, printing, meta?.enums ?? {}, lang);
}

function deliveredText(
  document: string,
  fields: Readonly<Record<string, unknown>>,
  meta: VersionMeta | undefined,
  lang: Lang,
): string {
  const known = meta?.documents.find(({ name }) => name === document);
  const printed = Object.entries(fields).map(([name, value]) => {
    const field = known?.fields.find((f) => f.name === name);
    return `${field?.label ?? nameAsWords(name)} = ${field ? printRaw(value as Raw, field.printing, meta?.enums ?? {}, lang) : String(value)}`;
  });
  const name = known?.label ?? nameAsWords(document);
  return `${quoted(name, lang)}${printed.length === 0 ? "" : ` (${printed.join(PHRASES[lang].semicolon)})`}`;
}

/** « la règle admission, ligne 41 ». */
export function ruleName(id: string, version: Version | undefined, lang: Lang): string {
  const rule = version?.compiled.meta.rules.find((r) => r.id === id);
  if (rule === undefined) return either(lang, `la règle ${id}`, `rule ${id}`);
  const name = PHRASES[lang].rule[rule.kind](rule.name);
  return `${name}, ${either(lang, "ligne", "line")} ${rule.place.line}`;
}

/** What changes for a candidate: « Résultat : ajourné → admis, à cause de la règle admission, ligne 41 ». */
export function changeText(change: Change, version: Version | undefined, lang: Lang): string {
  const meta = version?.compiled.meta;
  const because = (rules: readonly string[]): string =>
    rules.length === 0
      ? ""
      : `${either(lang, ", à cause de ", ", because of ")}${rules.map((r) => ruleName(r, version, lang)).join(PHRASES[lang].and)}`;
  switch (change.kind) {
    case "decision": {
      const label = meta?.decisions.find(({ name }) => name === change.decision)?.label;
      const of = change.element === undefined ? "" : ` (${change.element})`;
      const [before, after] = [change.before, change.after].map((o) => outcomeText(change.decision, o, meta, lang));
      return `${label ?? nameAsWords(change.decision)}${of}${PHRASES[lang].colon}${before} → ${after}${because(change.rules)}`;
    }
    case "document": {
      const { document, ...fields } = (change.after ?? change.before ?? {}) as Record<string, unknown>;
      const what = deliveredText(String(document), fields, meta, lang);
      const head =
        change.after === undefined
          ? either(lang, "n'est plus délivré", "no longer delivered")
          : either(lang, "est délivré en plus", "delivered as well");
      return `${head}${PHRASES[lang].colon}${what}${because(change.rules)}`;
    }
    case "validity": {
      const list = (messages: readonly string[]): string =>
        messages.length === 0
          ? either(lang, "jugé", "judged")
          : `${either(lang, "refusé", "refused")} (${messages.join(" ")})`;
      return `${either(lang, "Le dossier", "The dossier")}${PHRASES[lang].colon}${list(change.before)} → ${list(change.after)}`;
    }
    case "reasons": {
      const names = (rules: readonly string[]): string => rules.map((r) => ruleName(r, version, lang)).join(", ");
      if (change.added.join() === change.removed.join())
        return either(
          lang,
          `même verdict, mais d'autres valeurs dans les raisons : ${names(change.added)}`,
          `same verdict, but other values in its reasons: ${names(change.added)}`,
        );
      return either(
        lang,
        `même verdict, pour d'autres raisons : ${names(change.removed) || "rien"} → ${names(change.added) || "rien"}`,
        `same verdict, for other reasons: ${names(change.removed) || "nothing"} → ${names(change.added) || "nothing"}`,
      );
    }
    case "other":
      return either(
        lang,
        `le verdict diffère : ${change.differences.join(" ; ")}`,
        `the verdict differs: ${change.differences.join("; ")}`,
      );
  }
}

function changesLines(result: Result, lang: Lang): string[] {
  const head = either(
    lang,
    "Le verdict n'est plus celui qui a été relu :",
    "The verdict is no longer the one that was read:",
  );
  const at = `  (${result.case.where.file})`;
  return [head + at, ...result.changes.map((change) => `  – ${changeText(change, result.version, lang)}`)];
}
