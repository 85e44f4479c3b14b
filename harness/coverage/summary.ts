/** The coverage of regulations as lines of a terminal: counts for each kind of goal, then the first things that nothing tries. */
import type { Colors } from "../../diagnostics/colors.js";
import type { Lang } from "../../runtime/format.js";
import { colon, kindName, missingText, percentText, subjectName } from "./phrases.js";
import { countOf, isEnough, KINDS, missing, type RegulationCoverage, type SubjectKind } from "./subjects.js";

export interface SummaryOptions {
  readonly lang: Lang;
  readonly colors: Pick<Colors, "bold" | "dim" | "green" | "red" | "yellow">;
  /** A source's path as people are shown it. */
  readonly shown: (path: string) => string;
  /** How many things that nothing tries are told for each regulation. */
  readonly most: number;
}

export function coverageText(coverage: readonly RegulationCoverage[], options: SummaryOptions): string {
  const { lang, colors } = options;
  const title = lang === "fr" ? "Couverture du texte" : "Coverage of the text";
  return `${[colors.bold(title), ...coverage.flatMap((one) => ["", ...regulationLines(one, options)])].join("\n")}\n`;
}

function regulationLines(one: RegulationCoverage, { lang, colors, shown, most }: SummaryOptions): string[] {
  const { code, subjects, judged } = one;
  const of = (kind: SubjectKind): RegulationCoverage["subjects"] => subjects.filter((subject) => subject.kind === kind);
  const count = countOf(subjects);
  const color = isEnough(count, 100) ? colors.green : isEnough(count, 80) ? colors.yellow : colors.red;
  const dossiers = lang === "fr" ? `${judged} dossiers jugés` : `${judged} dossiers judged`;
  const width = Math.max(...KINDS.map((kind) => kindName(kind, lang).length));
  const counts = KINDS.map((kind) => ({ kind, ...countOf(of(kind)) }))
    .filter(({ total }) => total > 0)
    .map(({ kind, reached, total }) => {
      const numbers = `${String(reached).padStart(5)} / ${String(total).padEnd(5)}`;
      return `  ${kindName(kind, lang).padEnd(width)} ${numbers} ${percentText({ reached, total }, lang)}`;
    });
  const left = KINDS.flatMap(of).filter((subject) => missing(subject).length > 0);
  const told = left
    .slice(0, most)
    .map(
      (subject) =>
        `  ${colors.dim(`${shown(subject.place.file)}:${subject.place.line}`)} ${subjectName(subject, lang)}${colon(lang)}${missingText(subject, lang)}`,
    );
  const more = left.length - told.length;
  return [
    `${colors.bold(code)} — ${color(percentText(count, lang))} ${colors.dim(`(${dossiers})`)}`,
    ...counts,
    ...told,
    ...(more > 0 ? [`  ${colors.dim(moreText(more, lang))}`] : []),
  ];
}

const moreText = (more: number, lang: Lang): string =>
  lang === "fr"
    ? `et ${more} autre${more > 1 ? "s" : ""} ; --coverage-html <fichier> montre tout, dans le texte`
    : `and ${more} other${more > 1 ? "s" : ""}; --coverage-html <file> shows all, in the text`;
