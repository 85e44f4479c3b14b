/**
 * Reads one Markdown file of the catalogue: in comes `diagnostics/catalogue/<code>.md`, out goes the entry with its examples,
 * or sentences that say what is wrong with the file.
 */
import type { Source } from "./source.js";

export type Severity = "error" | "warning";

/** What the rest of the program needs of an entry. */
export interface Entry {
  readonly severity: Severity;
  /** The sentences, with `{placeholders}`. */
  readonly fr: string;
  readonly en: string;
  /** The next step. */
  readonly help?: { readonly fr: string; readonly en: string };
}

/** Example texts of an entry; each is one or several files. */
export interface DocumentedEntry extends Entry {
  readonly code: string;
  readonly wrong: readonly (readonly Source[])[];
  readonly right: readonly (readonly Source[])[];
}

/** Where an example stands when it does not say: a version of the certification `essai`. */
export const EXAMPLE_PATH = "essai/2025.rules";

const CODE = /^[a-zà-öø-ÿœ0-9]+(?:-[a-zà-öø-ÿœ0-9]+)*$/;
const SEVERITIES: ReadonlyMap<string, Severity> = new Map([
  ["erreur", "error"],
  ["avertissement", "warning"],
]);
const KEYS: readonly string[] = ["gravité", "fr", "en", "aide", "help"];

/** The names between braces, sorted, each once. */
export function placeholders(sentence: string): readonly string[] {
  return [...new Set([...sentence.matchAll(/\{(\p{L}[\p{L}\p{N}_]*)\}/gu)].map((match) => match[1] ?? ""))].sort();
}

/** The files of an example block: a line `# fichier: autre.rules` starts a file. */
export function exampleFiles(block: string): readonly Source[] {
  const files: { path: string; lines: string[] }[] = [];
  for (const line of block.split("\n")) {
    const named = /^#\s*fichier\s*:\s*(\S+)\s*$/.exec(line);
    if (named?.[1] !== undefined) files.push({ path: named[1], lines: [] });
    else {
      if (files.length === 0) files.push({ path: EXAMPLE_PATH, lines: [] });
      files.at(-1)?.lines.push(line);
    }
  }
  return files.map(({ path, lines }) => ({ path, text: `${lines.join("\n")}\n` }));
}

interface Sections {
  readonly head: readonly string[];
  readonly blocks: ReadonlyMap<string, readonly { readonly language: string; readonly text: string }[]>;
}

function sections(lines: readonly string[]): Sections {
  const head: string[] = [];
  const blocks = new Map<string, { language: string; text: string }[]>();
  let section: string | undefined;
  let open: { language: string; lines: string[] } | undefined;
  for (const line of lines) {
    const fence = /^```\s*(\S*)\s*$/.exec(line);
    if (open !== undefined) {
      if (fence !== null && section !== undefined) {
        blocks.get(section)?.push({ language: open.language, text: open.lines.join("\n") });
        open = undefined;
      } else open.lines.push(line);
    } else if (fence !== null && section !== undefined) open = { language: fence[1] ?? "", lines: [] };
    else if (line.startsWith("## ")) {
      section = line.slice(3).trim();
      blocks.set(section, []);
    } else if (section === undefined) head.push(line);
  }
  if (open !== undefined && section !== undefined) blocks.set(section, []);
  return { head, blocks };
}

/** Reads a catalogue file; `name` is the file's name without `.md`. */
export function readEntry(name: string, markdown: string): { entry?: DocumentedEntry; problems: readonly string[] } {
  const code = name.normalize("NFC");
  const problems: string[] = [];
  const lines = markdown.normalize("NFC").replace(/\r\n?/g, "\n").split("\n");
  if (!CODE.test(code)) problems.push("the file's name must be words in lower case joined by hyphens");
  if (lines[0] !== `# ${code}`) problems.push(`the first line must be « # ${code} »`);
  const { head, blocks } = sections(lines.slice(1));

  const values = new Map<string, string>();
  for (const line of head.filter((text) => text.trim() !== "")) {
    const item = /^- ([^:\s]+)\s*:\s*(.*\S)\s*$/.exec(line);
    const key = item?.[1] ?? "";
    if (item === null || !KEYS.includes(key)) problems.push(`this line is not understood: « ${line} »`);
    else if (values.has(key)) problems.push(`« ${key} » is given twice`);
    else values.set(key, item[2] ?? "");
  }
  const severity = SEVERITIES.get(values.get("gravité") ?? "");
  const { fr, en, aide, help } = Object.fromEntries(values);
  if (severity === undefined) problems.push("« gravité » must be « erreur » or « avertissement »");
  if (fr === undefined || en === undefined) problems.push("« fr » and « en » must both be given");
  if ((aide === undefined) !== (help === undefined)) problems.push("« aide » and « help » go together");
  for (const [french, english, what] of [
    [fr, en, "fr and en"],
    [aide, help, "aide and help"],
  ] as const) {
    if (placeholders(french ?? "").join() !== placeholders(english ?? "").join())
      problems.push(`${what} must have the same {placeholders}`);
  }
  for (const title of blocks.keys()) {
    if (title !== "Incorrect" && title !== "Correct") problems.push(`this section is not expected: « ${title} »`);
  }
  const examples = (title: string): (readonly Source[])[] => {
    const found = blocks.get(title) ?? [];
    if (found.length === 0) problems.push(`the section « ${title} » must hold a closed block between three backquotes`);
    return found.filter(({ language }) => language === "rules").map(({ text }) => exampleFiles(text));
  };
  const wrong = examples("Incorrect");
  const right = examples("Correct");
  if (problems.length > 0 || severity === undefined || fr === undefined || en === undefined) return { problems };
  const spoken = aide !== undefined && help !== undefined ? { help: { fr: aide, en: help } } : {};
  return { entry: { code, severity, fr, en, ...spoken, wrong, right }, problems };
}
