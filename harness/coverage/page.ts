/** The coverage of regulations as one HTML page, which needs neither network nor script: totals, what is left to try, and the text itself. */
import type { Lang } from "../../runtime/format.js";
import { escaped } from "./html.js";
import { STYLE } from "./page-style.js";
import { anchor, legendHtml, textHtml } from "./page-text.js";
import { colon, kindName, missingText, percentText, subjectName } from "./phrases.js";
import { SIGNS, statusOf } from "./status.js";
import { countOf, KINDS, missing, type Count, type RegulationCoverage } from "./subjects.js";
import type { SourceText } from "./wording.js";

export interface PageOptions {
  readonly lang: Lang;
  readonly sources: readonly SourceText[];
  /** A source's path as people are shown it. */
  readonly shown: (path: string) => string;
}

/** The whole page. Same coverage, same bytes. */
export function coveragePage(coverage: readonly RegulationCoverage[], options: PageOptions): string {
  const { lang } = options;
  const say = (fr: string, en: string): string => (lang === "fr" ? fr : en);
  const title = say("Couverture des règlements", "Coverage of the regulations");
  const rows = coverage.map(
    ({ code, subjects, judged }, i) =>
      `<tr><th scope="row"><a href="#r${i}">${escaped(code)}</a></th><td>${judged}</td>${countCells(countOf(subjects), lang)}</tr>`,
  );
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${say(
    "Ce que les exemples et les dossiers témoins essaient du texte. Une règle ou une condition doit avoir été vraie, fausse, et <em>décisive</em> : si elle basculait, une décision ou un document changerait. Une borne doit avoir été essayée juste au-dessous, exactement et juste au-dessus, là où elle décide ; une énumération, par chacune de ses valeurs.",
    "What examples and golden dossiers try of the text. A rule or a condition must have been true, false, and <em>decisive</em>: were it to flip, a decision or a document would change. A boundary must have been tried just below, exactly at and just above, where it decides; an enumeration, by each of its values.",
  )}</p>
${legendHtml(lang)}</header>
<main>
<table>
<caption>${say("Ensemble", "Overview")}</caption>
<thead><tr><th scope="col">${say("Règlement", "Regulation")}</th><th scope="col">${say("Dossiers jugés", "Dossiers judged")}</th><th scope="col">${say("Essayé", "Tried")}</th><th scope="col">${say("Part", "Share")}</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
${coverage.map((one, i) => regulationHtml(one, `r${i}`, options)).join("")}</main>
</body>
</html>
`;
}

function countCells(count: Count, lang: Lang): string {
  const share = percentText(count, lang);
  const width = count.total === 0 ? 100 : Math.floor((count.reached * 100) / count.total);
  return `<td>${count.reached} / ${count.total}</td><td class="share"><span class="percent">${share}</span> <span class="bar" aria-hidden="true"><span style="width:${width}%"></span></span></td>`;
}

function regulationHtml({ code, subjects }: RegulationCoverage, id: string, options: PageOptions): string {
  const { lang, sources, shown } = options;
  const say = (fr: string, en: string): string => (lang === "fr" ? fr : en);
  const files = sources.filter(({ path }) => subjects.some(({ place }) => place.file === path));
  const nameOf = new Map(files.map(({ path }, i) => [path, `${id}f${i}`]));
  const counts = KINDS.map((kind) => ({ kind, count: countOf(subjects.filter((one) => one.kind === kind)) }))
    .filter(({ count }) => count.total > 0)
    .map(({ kind, count }) => `<tr><th scope="row">${kindName(kind, lang)}</th>${countCells(count, lang)}</tr>`);
  const left = KINDS.flatMap((kind) => subjects.filter((one) => one.kind === kind && missing(one).length > 0));
  const items = left.map((subject) => {
    const { file, line } = subject.place;
    const status = statusOf(subject) ?? "none";
    const words = `${subjectName(subject, lang)}${colon(lang)}${missingText(subject, lang)}`;
    return `<li class="${status}"><span aria-hidden="true">${SIGNS[status]}</span> ${escaped(words)} <a href="#${anchor(nameOf.get(file) ?? id, line)}">${escaped(`${shown(file)}:${line}`)}</a></li>`;
  });
  const list =
    items.length === 0
      ? `<p>${say("Tout a été essayé.", "Everything was tried.")}</p>`
      : `<details open><summary>${say("Ce qui reste à essayer", "What is left to try")} (${items.length})</summary>\n<ul class="left">\n${items.join("\n")}\n</ul></details>`;
  const texts = files.map(
    ({ path, text }) =>
      `<h3>${escaped(shown(path))}</h3>\n<div class="text">\n${textHtml(
        nameOf.get(path) ?? id,
        text,
        subjects.filter(({ place }) => place.file === path),
        lang,
      )}</div>\n`,
  );
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escaped(code)}</h2>
<table>
<caption>${say("Ce qui est à essayer", "What there is to try")}</caption>
<thead><tr><td></td><th scope="col">${say("Essayé", "Tried")}</th><th scope="col">${say("Part", "Share")}</th></tr></thead>
<tbody>
${counts.join("\n")}
</tbody>
</table>
${list}
${texts.join("")}</section>
`;
}
