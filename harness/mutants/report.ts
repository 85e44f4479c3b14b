/** What a search found, as text: questions one after the other, each with an example to paste, then what could not be told, then the count. */
import type { Interpretation } from "../../interpreter/index.js";
import type { Plan } from "../../plan/plan.js";
import { exampleText } from "../example-text.js";
import type { Findings, Question } from "./search.js";
import type { Mutant } from "./mutants.js";
import { ownerName, question, type Telling } from "./sentences.js";

export interface ReportOptions extends Omit<Telling, "plan"> {
  readonly planOf: (version: number) => Plan;
  readonly bold: (text: string) => string;
}

export function report(findings: readonly Findings[], options: ReportOptions): string {
  return findings.map((one) => `${reportOne(one, options).join("\n")}\n`).join("\n");
}

function reportOne(one: Findings, options: ReportOptions): string[] {
  const { lang, planOf, bold } = options;
  const say = (fr: string, en: string): string => (lang === "fr" ? fr : en);
  const toldIn = (version: number): Telling => ({ ...options, plan: planOf(version) });
  const lines = one.questions.flatMap((asked, i) => ["", ...questionLines(asked, i + 1, toldIn(asked.version), bold)]);
  const alike = one.alike.map(({ mutant, version }) => `  – ${question(mutant, toldIn(version))}`);
  const useless = one.useless.map(
    ({ place }) => `  – ${options.shown(place.file)}, ${say("ligne", "line")} ${place.line}`,
  );
  return [
    bold(one.code),
    ...lines,
    ...(alike.length === 0
      ? []
      : [
          "",
          say(
            "Peut-être équivalent : aucun des dossiers essayés n'en dépend. Si c'est voulu, écrivez sous la déclaration : volontaire mutant-équivalent « raison »",
            "Perhaps equivalent: none of the dossiers tried depends on it. If this is intended, write below the declaration: volontaire mutant-équivalent « reason »",
          ),
          ...alike,
        ]),
    ...(useless.length === 0
      ? []
      : [
          "",
          say(
            "Ces lignes « volontaire mutant-équivalent » ne servent à rien : un exemple répond déjà, ou rien n'y peut être mal lu.",
            "These lines « volontaire mutant-équivalent » do nothing: an example answers already, or nothing there can be misread.",
          ),
          ...useless,
        ]),
    "",
    countLine(one, lang),
  ];
}

function countLine({ mutants, refused, questions, alike, waived }: Findings, lang: "fr" | "en"): string {
  const misread = questions.reduce((sum, { readings }) => sum + readings.length, 0);
  const some = (count: number, one: string, many: string): string =>
    `${count} ${count > 1 || (count === 0 && lang === "en") ? many : one}`;
  return lang === "fr"
    ? `${some(mutants, "lecture fautive essayée", "lectures fautives essayées")} : ${some(refused, "écartée", "écartées")} par les exemples et les dossiers témoins, ${some(misread, "acceptée", "acceptées")} (${some(questions.length, "question", "questions")}), ${alike.length} peut-être ${alike.length > 1 ? "équivalentes" : "équivalente"}, ${some(waived, "dite volontaire", "dites volontaires")}`
    : `${some(mutants, "misreading", "misreadings")} tried: ${refused} refused by examples and golden dossiers, ${misread} accepted (${some(questions.length, "question", "questions")}), ${alike.length} perhaps equivalent, ${waived} waived`;
}

/** An example stands in the first file of its version; what it expects is what the text says now. */
function questionLines(
  { draw, own, readings }: Question,
  number: number,
  telling: Telling,
  bold: (text: string) => string,
): string[] {
  const { plan, lang } = telling;
  const say = (fr: string, en: string): string => (lang === "fr" ? fr : en);
  const [first, ...others] = readings;
  const file = telling.shown(plan.files[0] ?? "");
  const name = `${say("à décider", "to decide")} ${number} : ${title(first.mutant, telling)}`;
  const { head, claims } = written(plan, name, draw, own);
  const contrasts = readings.map(({ other }) =>
    contrast(plan, claims, other && written(plan, name, draw, other).claims),
  );
  const wanted = new Set(contrasts.flatMap(({ mine }) => mine));
  const misread = contrasts.map(({ theirs }) => theirs.join(" ; "));
  const areAlike = new Set(misread).size === 1;
  const comments = (areAlike ? misread.slice(0, 1) : misread).flatMap((theirs, i) => {
    const which = areAlike ? "" : ` (${title((readings[i] ?? first).mutant, telling)})`;
    return theirs === "" ? [] : [`    # ${say("Mal lu", "Misread")}${which} : ${theirs}`];
  });
  return [
    bold(`${number}. ${question(first.mutant, telling)}`),
    ...(others.length === 0
      ? []
      : [
          `   ${say("Le même exemple répondra aussi à ceci :", "The same example will answer these as well:")}`,
          ...others.map(({ mutant }) => `   – ${question(mutant, telling)}`),
        ]),
    `   ${say("Que décide-t-on pour ce candidat ? L'exemple dit ce que le texte décide aujourd'hui : relisez-le, corrigez s'il le faut, et collez-le dans", "What is decided for this candidate? The example says what the text decides today: read it, correct it if need be, and paste it into")} ${file}.`,
    "",
    ...[...head, ...comments, ...claims.filter((claim) => wanted.has(claim))].map((line) => `   ${line}`),
  ];
}

const title = (mutant: Mutant, telling: Telling): string =>
  `${ownerName(mutant, telling)
    .replace(/\s*[«»“”]\s*/g, " ")
    .trim()}, ${telling.lang === "fr" ? "ligne" : "line"} ${mutant.place.line}`;

/** The lines of an example, « attendu » included, and those of what it expects. */
function written(
  plan: Plan,
  name: string,
  draw: Question["draw"],
  decided: Interpretation,
): { readonly head: readonly string[]; readonly claims: readonly string[] } {
  const lines = exampleText(plan, name, draw, "problems" in decided ? { isInvalid: true } : { body: decided.body })
    .trimEnd()
    .split("\n");
  const start = lines.lastIndexOf("  attendu") + 1;
  return { head: lines.slice(0, start), claims: lines.slice(start) };
}

/** What two verdicts say apart: the lines to expect, and what the other one says in their place. Without another verdict, all that is decided. */
function contrast(
  plan: Plan,
  mine: readonly string[],
  theirs: readonly string[] | undefined,
): { readonly mine: readonly string[]; readonly theirs: readonly string[] } {
  const isPlain = (line: string): boolean =>
    line.trim() === "invalide" || plan.decisions.some(({ name, on }) => on === undefined && topicOf(line) === name);
  const plain = (lines: readonly string[]): readonly string[] => {
    const some = lines.filter(isPlain);
    return some.length > 0 ? some : lines;
  };
  const said = (lines: readonly string[]): readonly string[] => lines.map((line) => line.trim());
  if (theirs === undefined) return { mine: plain(mine), theirs: [] };
  // A dossier that one refuses is told by any decision of the other.
  if ([mine, theirs].some((lines) => lines.some((line) => line.trim() === "invalide")))
    return { mine: plain(mine), theirs: said(plain(theirs)) };
  const about = (lines: readonly string[], topic: string): string =>
    lines.filter((line) => topicOf(line) === topic).join("\n");
  const differs = (line: string): boolean => about(mine, topicOf(line)) !== about(theirs, topicOf(line));
  return { mine: mine.filter(differs), theirs: said(theirs.filter(differs)) };
}

/** What a line of « attendu » is about: a decision, of an element perhaps, or a document, which is named with all that is delivered of it. */
const topicOf = (line: string): string =>
  /^ *(?:ne délivre aucun|délivre) (\S+)/.exec(line)?.[1] ??
  line.trim().replace(/ (?:=|n'est pas renseigné$|est (?:en conflit|sans règle|bloqué|indéterminé)$).*$/s, "");
