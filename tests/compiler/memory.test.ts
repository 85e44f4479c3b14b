/** Checking with a memory answers, after every edit, what checking anew answers: findings, places and plans. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, newMemory } from "../../compiler/index.js";
import { source, type Source } from "../../diagnostics/source.js";
import { regulation } from "../../bench/growth/lines.js";
import { root, sourcesUnder } from "../compiled-pack.js";

const regulations = sourcesUnder(join(root, "tests/regulations"));

/** Versions with the libraries that they import, and texts of one file. */
const sets: readonly (readonly Source[])[] = [
  ...["cap", "mc", "vae"].map((folder) =>
    regulations.filter(({ path }) => /^commun\//.test(path) || path.startsWith(folder)),
  ),
  ...readdirSync(join(root, "tests/grammar/fixtures")).map((name) => {
    const path = join(root, "tests/grammar/fixtures", name, "input.rules");
    return [source(`${name}/2024.rules`, readFileSync(path, "utf8"))];
  }),
  [source("grand-diplome/2024.rules", regulation(100))],
].filter((set) => set.length > 0);

/** What authors type, whole or half typed, and what breaks a text. */
const TYPED = [
  ..." 1, 12, + 1, ≥ 2, et vrai,parmi,non ".split(","),
  ...'x0 é\n«»"()|>=#',
  "\n\nrègle nouvelle\n  si vrai\n",
  "\ndéfinition essai = 1\n",
  "\n> Article 1\n",
  " ou vrai",
  "règle",
  "\r\n",
  "importe « absent.rules »\n",
];

const edit = fc.record({
  file: fc.nat(),
  at: fc.nat(),
  cut: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(300)),
  typed: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...TYPED) }, fc.constant("")),
  /** Typed where another piece of the text stands, such as a rule pasted twice. */
  copied: fc.option(fc.tuple(fc.nat(), fc.nat(400)), { freq: 6 }),
  /** Instead of all that: a word of the text becomes another one. */
  word: fc.option(fc.tuple(fc.nat(), fc.nat()), { freq: 2 }),
  undo: fc.boolean(),
});
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function edited(text: string, { at, cut, typed, copied, word }: Edit): string {
  const words = [...text.matchAll(/[\p{L}\d_]+/gu)];
  const [one, other] = (word ?? []).map((n) => words[n % words.length]);
  if (one && other) return text.slice(0, one.index) + other[0] + text.slice(one.index + one[0].length);
  const start = text.length === 0 ? 0 : at % text.length;
  const [from, length] = copied ?? [0, 0];
  const pasted = copied === null ? typed : text.slice(from % (text.length + 1)).slice(0, length);
  return text.slice(0, start) + pasted + text.slice(start + cut);
}

describe("a memory", () => {
  it("changes nothing to what is found, whatever is typed", () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(edit, { minLength: 1, maxLength: 4 }), (which, edits) => {
        const first = sets[which % sets.length]!;
        const memory = newMemory();
        let sources = first;
        const same = (): void => expect(check(sources, { memory })).toEqual(check(sources));
        same();
        for (const one of edits) {
          const at = one.file % sources.length;
          const before = sources;
          sources = sources.map((s, i) => (i === at ? source(s.path, edited(s.text, one)) : s));
          same();
          if (one.undo) sources = before;
        }
        same();
      }),
      { numRuns: 25 },
    );
  });

  it("tells the places of a plan again, however deep it is", () => {
    const chain = Array.from({ length: 900 }, (_, i) => `définition d${i + 1} = d${i} + 1`).join("\n");
    const text = `règlement a « A »\n\ndéfinition d0 = 1\n${chain}\ndécision x : entier\nrègle r\n  alors x vaut d900\n`;
    const memory = newMemory();
    check([source("a/2024.rules", text)], { memory });
    const moved = [source("a/2024.rules", text.replace("d0 = 1", "d0 =\n  12"))];
    expect(check(moved, { memory }).plans).toEqual(check(moved).plans);
  });

  it("leaves the dossiers of examples as they are, whatever the names of their fields", () => {
    const text = `règlement a « A »
structure Élément identifiée par nom
  nom : texte clé "__proto__"
structure Endroit identifiée par file
  file : texte
  start : entier de 0 à 9
  line : entier de 0 à 9
  column : entier de 0 à 9
dossier
  éléments : liste de 1 à 3 Élément
  endroits : liste de 1 à 3 Endroit
décision x : booléen
règle r
  alors x vaut vrai
exemple « un »
  dossier
    éléments =
      | nom |
      | "é" |
    endroits =
      | file           | start | line | column |
      | "a/2024.rules" | 1     | 2    | 3      |
  attendu
    x = vrai
`;
    const { plans } = check([source("a/2024.rules", text)], { memory: newMemory() });
    expect(JSON.stringify(plans[0]?.examples[0]?.dossier)).toBe(
      '{"éléments":[{"__proto__":"é"}],"endroits":[{"file":"a/2024.rules","start":1,"line":2,"column":3}]}',
    );
  });

  it("does not check again a regulation whose files have not changed", () => {
    const sources = sets[1]!;
    const memory = newMemory();
    const before = check(sources, { memory });
    const other = source("autre/2024.rules", "règlement autre « Autre »\n");
    const after = check([...sources, other], { memory });
    // The plans are the same objects: nothing made them anew.
    for (const plan of before.plans) expect(after.plans).toContain(plan);
  });
});
