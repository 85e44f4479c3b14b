/** The reference's last section, from the one table of words: in comes the vocabulary, out goes Markdown. */
import { spellingsOf, VOCABULARY, type Entry, type Role } from "../../grammar/vocabulary.js";

const HEADINGS: Readonly<Record<Role, string>> = {
  declaration: "Ce qui ouvre une déclaration",
  header: "En-tête",
  field: "Champs et paramètres",
  type: "Types",
  precision: "Précisions",
  clause: "Clauses",
  operator: "Opérateurs",
  value: "Valeurs",
  function: "Calculs",
  list: "Listes",
  quantifier: "Quantificateurs",
  drafting: "Listes de conditions",
  link: "Mots de liaison",
  example: "Exemples",
  punctuation: "Ponctuation",
  mistake: "Ce qui n'existe pas",
};

const cell = (text: string): string => text.replace(/\|/g, "\\|");
const code = (text: string): string => `\`${cell(text)}\``;

function row(entry: Entry): string {
  const spellings = spellingsOf(entry);
  const others = spellings.filter((spelling) => spelling !== entry.id).map(code);
  const sample = entry.example ?? entry.usage;
  const reserved = entry.status === "reserved" ? " *" : "";
  return `| ${code(entry.id)}${reserved} | ${others.join(", ")} | ${cell(entry.doc)} | ${sample === undefined ? "" : code(sample)} |`;
}

/** One table per role, in the order of the headings. */
export function wordsTable(): string {
  const entries: readonly Entry[] = VOCABULARY;
  return (Object.keys(HEADINGS) as Role[])
    .map((role) => {
      const rows = entries.filter((entry) => entry.role === role).map(row);
      return rows.length === 0
        ? ""
        : [
            `### ${HEADINGS[role]}`,
            "",
            "| mot | s'écrit aussi | sens | exemple |",
            "|---|---|---|---|",
            ...rows,
            "",
          ].join("\n");
    })
    .filter((section) => section !== "")
    .join("\n");
}
