/** The pages of the reference on words: in come the vocabulary and the regulations that use it, out go Markdown files by name. */
import { spellingPattern } from "../../grammar/spelling.js";
import { spellingsOf, VOCABULARY, type Entry, type Role } from "../../grammar/vocabulary.js";
import { generatedFrom } from "./generated-from.js";
import type { Extract } from "./extracts.js";

type Page = "calculs" | "declarations";

interface Section {
  readonly page: Page;
  readonly title: string;
  /** Each word has its own heading; otherwise it is a row of a table. */
  readonly hasHeadings?: true;
  /** The declarations in which such a word is best shown; any, when left out. */
  readonly within?: readonly string[];
}

const RULES = ["définition", "règle", "exception", "tableau"];
const FIELDS = ["structure", "dossier", "paramètre", "énumération"];

const SECTIONS: Readonly<Record<Role, Section>> = {
  value: { page: "calculs", title: "Valeurs", hasHeadings: true, within: RULES },
  operator: { page: "calculs", title: "Opérateurs", hasHeadings: true, within: RULES },
  precision: { page: "calculs", title: "Précisions d'un arrondi", hasHeadings: true, within: RULES },
  function: { page: "calculs", title: "Calculs", hasHeadings: true, within: RULES },
  list: { page: "calculs", title: "Listes", hasHeadings: true, within: RULES },
  quantifier: { page: "calculs", title: "Quantificateurs", hasHeadings: true, within: RULES },
  drafting: { page: "calculs", title: "Listes de conditions", hasHeadings: true, within: RULES },
  declaration: { page: "declarations", title: "Ce qui ouvre une déclaration", hasHeadings: true },
  header: { page: "declarations", title: "En-tête", within: ["règlement"] },
  type: { page: "declarations", title: "Types", within: FIELDS },
  field: { page: "declarations", title: "Champs et paramètres", within: FIELDS },
  clause: { page: "declarations", title: "Clauses d'une règle", within: RULES },
  link: { page: "declarations", title: "Mots de liaison" },
  example: { page: "declarations", title: "Dans un exemple", within: ["exemple"] },
  punctuation: { page: "declarations", title: "Ponctuation" },
  mistake: { page: "declarations", title: "Ce qui n'existe pas" },
};
const ROLES = Object.keys(SECTIONS) as readonly Role[];

const INTRODUCTIONS: Readonly<Record<Page, string>> = {
  calculs: `# Calculs et conditions, mot par mot

Chaque opérateur, chaque calcul, avec un exemple. Un exemple qui tient sur une ligne est une condition vraie : elle est évaluée par les trois
moteurs à chaque contrôle du projet. Les autres sont tirés des règlements de [\`exemples\`](exemples), dont les exemples sont rejoués de même.
Ce que les mots veulent dire ensemble (priorités, absence, bornes) est dans la [référence](../reference.md#4-les-expressions).
`,
  declarations: `# Déclarations, mot par mot

Chaque déclaration, chaque clause, avec un exemple tiré des règlements de [\`exemples\`](exemples), que les trois moteurs rejouent à chaque
contrôle du projet. Ce que les déclarations permettent est dans la [référence](../reference.md#5-les-déclarations).
`,
};

const TYPES: Readonly<Record<string, string>> = {
  number: "nombre",
  boolean: "booléen",
  text: "texte",
  date: "date",
  duration: "durée",
  enum: "énumération",
  list: "liste",
  struct: "structure",
  any: "n'importe quelle valeur",
  T: "valeur",
};
const french = (signature: string): string => signature.replace(/\p{L}+/gu, (name) => TYPES[name] ?? name);

const cell = (text: string): string => text.replace(/\|/g, "\\|");
const code = (text: string): string => (text.includes("`") ? text : `\`${cell(text)}\``);
/** An entry's name, where it is one of its spellings; otherwise the first of these. */
const wordOf = (entry: Entry): string => {
  const spellings = spellingsOf(entry);
  if (spellings.includes(entry.id)) return entry.id;
  const isSpelling = spellings.some((spelling) => new RegExp(`^${spellingPattern(spelling)}$`, "iu").test(entry.id));
  return isSpelling ? entry.id : spellings[0]!;
};
const others = (entry: Entry): readonly string[] => spellingsOf(entry).filter((spelling) => spelling !== wordOf(entry));

/** As GitHub makes it of a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

const entries: readonly Entry[] = VOCABULARY;

function link(entry: Entry): string {
  const { page, title } = SECTIONS[entry.role];
  return `${page}.md#${anchor(SECTIONS[entry.role].hasHeadings === true ? wordOf(entry) : title)}`;
}

/** The three pages, from where each word stands in an example. */
export function wordPages(extracts: ReadonlyMap<string, readonly Extract[]>): ReadonlyMap<string, string> {
  const shown = ({ id, role }: Entry): Extract | undefined => {
    const all = extracts.get(id) ?? [];
    const within = role === "declaration" ? [id] : SECTIONS[role].within;
    return all.find(({ opening }) => within?.includes(opening) ?? true) ?? all[0];
  };

  const withHeading = (entry: Entry): string => {
    const notes = [
      ...(others(entry).length > 0 ? [`S'écrit aussi ${others(entry).map(code).join(", ")}.`] : []),
      ...(entry.status === "reserved" ? ["Mot réservé."] : []),
      ...(entry.precedence === undefined ? [] : [`Priorité ${entry.precedence}.`]),
      ...(entry.signatures === undefined ? [] : [`${entry.signatures.map((one) => `*${french(one)}*`).join(" ; ")}.`]),
    ];
    const extract = shown(entry);
    const example =
      entry.example ??
      (entry.role === "declaration" || entry.role === "drafting" ? extract?.declaration : extract?.line) ??
      "";
    const from =
      entry.example === undefined && extract ? [`*Tiré de [\`${extract.path}\`](exemples/${extract.path}).*\n`] : [];
    return [
      `### ${code(wordOf(entry))}\n`,
      `${entry.doc}\n`,
      ...(notes.length > 0 ? [`${notes.join(" ")}\n`] : []),
      `\`\`\`text\n${example}\n\`\`\`\n`,
      ...from,
    ].join("\n");
  };

  const row = (entry: Entry): string => {
    const line = shown(entry)?.line;
    const reserved = entry.status === "reserved" ? " *" : "";
    return `| ${code(wordOf(entry))}${reserved} | ${others(entry).map(code).join(", ")} | ${cell(entry.doc)} | ${line === undefined ? "" : code(line)} |`;
  };

  const section = (role: Role): string => {
    const of = entries.filter((entry) => entry.role === role);
    const { title, hasHeadings } = SECTIONS[role];
    if (hasHeadings === true) return [`## ${title}\n`, ...of.map(withHeading)].join("\n");
    return `## ${title}\n\n| mot | s'écrit aussi | sens | exemple |\n|---|---|---|---|\n${of.map(row).join("\n")}\n`;
  };

  const page = (name: Page): string =>
    [
      generatedFrom("grammar/vocabulary.ts"),
      INTRODUCTIONS[name],
      ...ROLES.filter((role) => SECTIONS[role].page === name).map(section),
    ].join("\n");

  const index = [...entries]
    .filter(({ status }) => status !== "sign")
    .sort((a, b) => wordOf(a).localeCompare(wordOf(b), "fr"))
    .map((entry) => {
      const reserved = entry.status === "reserved" ? " *" : "";
      return `| [${code(wordOf(entry))}](${link(entry)})${reserved} | ${others(entry).map(code).join(", ")} | ${cell(entry.doc)} |`;
    });
  return new Map([
    ["calculs.md", page("calculs")],
    ["declarations.md", page("declarations")],
    [
      "mots.md",
      `${generatedFrom("grammar/vocabulary.ts")}
# Tous les mots

Un mot suivi de \\* est réservé : il n'est jamais un nom. \`(e)\` et \`(s)\` peuvent manquer : le genre et le nombre s'accordent comme en français.

| mot | s'écrit aussi | sens |
|---|---|---|
${index.join("\n")}
`,
    ],
  ]);
}
