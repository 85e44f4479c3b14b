/** A page for each code of the catalogue, with what is really printed, and their index: in come entries, out go Markdown files by name. */
import { check } from "../../compiler/index.js";
import type { DocumentedEntry } from "../../diagnostics/entry.js";
import { renderDiagnostic, Texts } from "../../diagnostics/render.js";
import type { Source } from "../../diagnostics/source.js";
import { wholeExample } from "../catalogue.js";
import { generatedFrom } from "./generated-from.js";

const SEVERITY = { error: "erreur", warning: "avertissement" } as const;

/** « {nom} » is what takes the place of a word. */
const sentence = (template: string): string => template.replace(/\{(\p{L}[\p{L}\p{N}_]*)\}/gu, "*$1*");
const cell = (text: string): string => text.replace(/\|/g, "\\|");

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;

/** The text of an example, its files named when there are several. */
const shown = (files: readonly Source[]): string =>
  files.length === 1
    ? files[0]!.text
    : files.map(({ path, text }) => `# fichier: ${path}\n${text.trimEnd()}\n`).join("\n");

function printed(code: string, files: readonly Source[]): string {
  const sources = files.map((file) => wholeExample(code, file));
  const texts = new Texts(sources);
  return check(sources)
    .diagnostics.map((found) => renderDiagnostic(found, texts, { language: "fr", color: false }))
    .join("\n\n");
}

/** The sections of a catalogue file that shows no regulation, as they are. */
const sections = (markdown: string): string =>
  markdown
    .slice(markdown.indexOf("\n## Incorrect"))
    .replace("\n## Incorrect", "## Ce qui la provoque\n")
    .replace(/\n+## Correct/, "\n\n## Ce qui convient\n");

function page(entry: DocumentedEntry, markdown: string): string {
  const { code, severity, fr, help, wrong, right } = entry;
  const examples =
    wrong.length === 0
      ? [sections(markdown)]
      : [
          "## Ce qui la provoque\n",
          ...wrong.flatMap((files) => [
            fenced("text", shown(files)),
            "Ce qui est affiché :\n",
            fenced("text", printed(code, files)),
          ]),
          "## Ce qui convient\n",
          ...right.map((files) => fenced("rules", shown(files))),
        ];
  return [
    generatedFrom(`diagnostics/catalogue/${code}.md`),
    `# ${code}\n`,
    `**${SEVERITY[severity] === "erreur" ? "Erreur" : "Avertissement"}.** ${sentence(fr)}\n`,
    ...(help ? [`**Que faire ?** ${sentence(help.fr)}\n`] : []),
    ...examples,
    "[Toutes les erreurs](../erreurs.md)\n",
  ].join("\n");
}

/** `erreurs.md` and `erreurs/<code>.md`; `markdownOf` gives the catalogue's file of a code. */
export function errorPages(
  entries: readonly DocumentedEntry[],
  markdownOf: (code: string) => string,
): ReadonlyMap<string, string> {
  const rows = entries.map(
    ({ code, severity, fr }) =>
      `| [\`${code}\`](erreurs/${encodeURIComponent(code)}.md) | ${SEVERITY[severity]} | ${cell(sentence(fr))} |`,
  );
  const index = `${generatedFrom("diagnostics/catalogue/")}
# Les erreurs, une par une

\`reglo check\` donne à chaque faute un code, entre crochets : \`erreur[nom-inconnu]\`. Sa page montre un texte qui la provoque, ce qui est affiché
et comment l'écrire. Une erreur empêche de compiler ; un avertissement dit que le texte ne veut probablement pas dire ce qu'il dit, et se tait
par \`volontaire\`, avec la raison ([référence](../reference.md#1-le-texte)).

| code | gravité | ce qui est dit |
|---|---|---|
${rows.join("\n")}
`;
  return new Map([
    ["erreurs.md", index],
    ...entries.map((entry) => [`erreurs/${entry.code}.md`, page(entry, markdownOf(entry.code))] as const),
  ]);
}
