/** One meaning, many spellings: capitals, accents left out of keywords, apostrophes, blanks, line ends, signs. The tree is the same. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lexer } from "chevrotain";
import { describe, expect, it } from "vitest";
import { source } from "../../diagnostics/source.js";
import { parse, parseFormula } from "../../grammar/index.js";
import { lex } from "../../grammar/lexer.js";
import { chevrotainLexer, unaidedLexer } from "../../grammar/tokens.js";
import { spellingsOf, VOCABULARY, type Entry } from "../../grammar/vocabulary.js";
import { findings, outline } from "./outline.js";

const folder = join(import.meta.dirname, "fixtures");
const cases = ["bts", "declarations", "drafted", "examples", "expressions", "header", "rules", "tables"];
const read = (name: string): string => readFileSync(join(folder, name, "input.rules"), "utf8");
const tree = (text: string): string => {
  const input = source("variant.rules", text);
  const { file, diagnostics } = parse(input);
  expect(findings(input.text, diagnostics)).toBe("");
  return outline(file);
};
const words: readonly Entry[] = VOCABULARY.filter(
  (entry) => entry.status === "reserved" || entry.status === "contextual",
);
const reserved: ReadonlySet<string> = new Set(
  words.filter((entry) => entry.status === "reserved").map((entry) => entry.id),
);

/** The text with each token of a reserved kind rewritten. */
const rewriteReserved = (text: string, change: (image: string) => string): string => {
  const isPartOfCode = (start: number): boolean => text.charAt(start - 1) === "-";
  let result = "";
  let end = 0;
  for (const token of lex(text)) {
    result +=
      text.slice(end, token.start) +
      (reserved.has(token.kind) && !isPartOfCode(token.start) ? change(token.image) : token.image);
    end = token.end;
  }
  return result;
};
const bare = (text: string): string => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
const isStrict = (image: string): boolean => words.some((entry) => entry.strict && entry.id === image.toLowerCase());

describe("the same tree", () => {
  const variants: readonly (readonly [string, (text: string) => string])[] = [
    ["with CRLF", (text) => text.replace(/\n/g, "\r\n")],
    ["with CR alone", (text) => text.replace(/\n/g, "\r")],
    ["with a byte order mark", (text) => `\uFEFF${text}`],
    ["decomposed", (text) => text.normalize("NFD")],
    [
      "with the other apostrophes",
      (text) => rewriteReserved(text, (image) => image.replace(/['’]/g, (sign) => (sign === "'" ? "’" : "'"))),
    ],
    ["with no-break blanks in phrases", (text) => rewriteReserved(text, (image) => image.replace(/ /g, "\u00a0"))],
    [
      "with narrow no-break blanks before signs",
      (text) => text.replace(/^[^«"]*$/gm, (line) => line.replace(/ ([:;])/g, "\u202f$1")),
    ],
    ["with reserved words in capitals", (text) => rewriteReserved(text, (image) => image.toUpperCase())],
    [
      "with reserved words without accents",
      (text) => rewriteReserved(text, (image) => (isStrict(image) ? image : bare(image))),
    ],
    [
      "with ASCII signs",
      (text) => text.replace(/≥/g, ">=").replace(/≤/g, "<=").replace(/≠/g, "!=").replace(/×/g, "*").replace(/−/g, "-"),
    ],
    ["with a decimal point", (text) => text.replace(/(\d),(\d)/g, "$1.$2")],
    [
      "with comments",
      (text) =>
        text
          .replace(/([^|\n])$/gm, (line, last: string) => (/[«>]/.test(line) ? line : `${last} # règle « a`))
          .replace(/^(.*[«>"].*) # règle « a$/gm, "$1"),
    ],
    ["with blanks at line ends", (text) => text.replace(/$/gm, " \t")],
  ];
  it.each(cases.flatMap((name) => variants.map(([title, change]) => [name, title, change] as const)))(
    "%s %s",
    (name, _, change) => {
      expect(tree(change(read(name)))).toBe(tree(read(name)));
    },
  );
});

describe("every spelling of the vocabulary", () => {
  const expand = (spelling: string): string[] => {
    const option = /\(([^)]*)\)/.exec(spelling);
    if (option === null) return [spelling];
    const [whole, inside = ""] = option;
    return [...expand(spelling.replace(whole, inside)), ...expand(spelling.replace(whole, ""))];
  };
  it.each(words.map((entry) => [entry.id, entry] as const))("%s", (id, entry) => {
    for (const spelling of spellingsOf(entry).flatMap(expand)) {
      const forms = [
        spelling,
        spelling.toUpperCase(),
        spelling.replace(/'/g, "’"),
        spelling.replace(/ /g, "\u202f"),
        spelling.replace(/ /g, "\n "),
        ...(entry.strict ? [] : [bare(spelling)]),
      ];
      for (const form of forms)
        expect([form, ...lex(`${form} 1`).map(({ kind }) => kind)]).toEqual([form, id, "number", "end"]);
    }
  });
  it("can be reached by the lexer, told what each begins with as well as left to find out", () => {
    const unaided = unaidedLexer();
    const tokensOf = (lexer: Lexer, text: string): unknown => {
      const { tokens, errors } = lexer.tokenize(text);
      return [tokens.map(({ tokenType, image }) => [tokenType.name, image]), errors];
    };
    const same = (text: string): void => expect(tokensOf(chevrotainLexer, text)).toEqual(tokensOf(unaided, text));
    for (let code = 0; code <= 0xffff; code += 64)
      same(Array.from({ length: 64 }, (_, i) => `${String.fromCharCode(code + i)}a1 `).join(""));
    for (const spelling of VOCABULARY.flatMap(spellingsOf))
      for (const form of [spelling, spelling.toUpperCase(), bare(spelling)]) same(form);
  });
  it("never forgives a different accent", () => {
    for (const name of ["réglé", "où", "dû", "sûr", "règlé", "définitïon", "siège", "sinonime", "etat"])
      expect(lex(name)[0]?.kind).toBe("name");
    expect(lex("a")[0]?.kind).toBe("name");
  });
});

describe("every contextual word stays a name", () => {
  const contextual = words.filter((entry) => entry.status === "contextual").map((entry) => entry.id);
  // Before « de », these words are operations.
  const operations = ["aucun", "somme", "moyenne", "maximum", "minimum", "nombre", "premier", "dernier", "âge"];
  const types = ["booléen", "texte", "date", "entier", "nombre", "liste"];
  it.each(contextual)("%s", (word) => {
    const texts = [
      `définition ${word} = ${word} + 1`,
      `définition a = ${word} ≥ 3 et ${word} est ${word}`,
      `décision ${word} : T`,
      `paramètre ${word} : nombre = ${word}`,
      `énumération E : ${word}, b, ${word}`,
      `règle ${word}\n  si ${word} = ${word}\n  alors ${word} vaut ${word} et délivrer ${word}`,
      `exception ${word} à ${word}\n  alors sans effet`,
      `règle r\n  pour chaque ${word} parmi ${word}\n  soit ${word} = ${word}\n  alors d vaut ${word}`,
      `définition a = f(${word} ; ${word}) + (${word}) × note de ${word}`,
      `définition a = somme de ${word} parmi ${word}`,
      `tableau ${word}\n  | ${word} | ${word} vaut |\n  | ${word} | ${word} |`,
      `exemple « e »\n  dossier\n    ${word} = ${word}\n  attendu\n    ${word} = ${word} par la règle ${word}`,
      ...(operations.includes(word)
        ? []
        : [`structure S\n  ${word} : texte\n  b : texte`, `définition a = ${word} de u`]),
      ...(types.includes(word)
        ? []
        : [
            `définition ${word} d'une ${word} ${word} = 1`.replace(
              operations.includes(word) ? `définition ${word}` : "",
              operations.includes(word) ? "définition x" : "",
            ),
            `structure ${word}\n  b : ${word}`,
          ]),
    ];
    for (const text of texts) {
      const input = source("name.rules", text);
      expect([text, findings(input.text, parse(input).diagnostics)]).toEqual([text, ""]);
    }
  });
});

describe("the vocabulary's examples", () => {
  it.each(
    VOCABULARY.flatMap((entry: Entry) => (entry.example === undefined ? [] : [[entry.id, entry.example] as const])),
  )("%s : %s", (_, example) => {
    const { value, diagnostics } = parseFormula(source("example", example));
    expect(diagnostics).toEqual([]);
    expect(value).toBeDefined();
  });
  it("every operator and function has a documentation and an example or a usage", () => {
    const entries: readonly Entry[] = VOCABULARY;
    for (const entry of entries.filter(
      ({ role }) => role === "operator" || role === "function" || role === "list" || role === "quantifier",
    )) {
      expect([entry.id, entry.doc.length > 5, entry.example ?? entry.usage]).toEqual([
        entry.id,
        true,
        expect.any(String),
      ]);
    }
  });
});
