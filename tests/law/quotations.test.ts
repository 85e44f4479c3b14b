/** Every line of law quoted in a regulation is found, word for word, in the `texte.md` that stands beside it. */
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

interface Quotation {
  readonly line: number;
  readonly text: string;
}

/** Lines that start with `>` are quotations; `>=` starts a condition. */
function quotations(source: string): Quotation[] {
  return source
    .split(/\r?\n/)
    .map((text, index) => ({ line: index + 1, text: text.trim() }))
    .filter(({ text }) => /^>(?!=)/.test(text))
    .map(({ line, text }) => ({ line, text: text.slice(1).trim() }));
}

/** Typography is not wording: apostrophes, dashes and blanks are made one. */
function normalised(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[’ʼ‘]/g, "'")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** The passages of a `texte.md` as they were read: its notes in italics and its table are the author's own words. */
function passages(markdown: string): string[] {
  return markdown
    .split(/\r?\n\s*\r?\n/)
    .filter((block) => !/^\s*[*|]/.test(block))
    .map((block) => normalised(block.replace(/^#+\s*/, "")));
}

const rules = readdirSync(join(root, "rules"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".rules"))
  .map((path) => join(root, "rules", path))
  .sort();

describe("quoted law", () => {
  it("stands beside every regulation that quotes", () => {
    expect(rules.length).toBeGreaterThan(0);
    const alone = rules.filter(
      (file) => quotations(readFileSync(file, "utf8")).length > 0 && !existsSync(join(dirname(file), "texte.md")),
    );
    expect(alone).toEqual([]);
  });

  for (const file of rules.filter((path) => existsSync(join(dirname(path), "texte.md")))) {
    it(`is word for word in ${relative(root, file)}`, () => {
      const law = passages(readFileSync(join(dirname(file), "texte.md"), "utf8"));
      const strange = quotations(readFileSync(file, "utf8")).filter(
        ({ text }) => !law.some((passage) => passage.includes(normalised(text))),
      );
      expect(strange).toEqual([]);
    });
  }

  it("is refused when one word differs", () => {
    const law = passages("## Article 1\n\nLe diplôme ne peut lui être délivré.\n\n*Le diplôme peut lui être délivré.*");
    const found = (text: string): boolean => law.some((passage) => passage.includes(normalised(text)));
    expect(found("Le diplôme ne peut lui être délivré.")).toBe(true);
    expect(found("Le diplôme peut lui être délivré.")).toBe(false);
  });
});
