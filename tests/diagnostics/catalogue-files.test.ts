import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXAMPLE_PATH, exampleFiles, placeholders, readEntry } from "../../diagnostics/entry.js";
import { readCatalogue } from "../../scripts/catalogue.js";

const good = `# code-en-minuscules
- gravité: erreur
- fr: Le nom « {nom} » n'est pas connu.
- en: The name « {nom} » is not known.
- aide: Déclarez « {nom} ».
- help: Declare « {nom} ».

## Incorrect
\`\`\`rules
définition a = b
\`\`\`
## Correct
\`\`\`rules
# fichier: essai/2025.rules
définition a = 1
# fichier: commun/voies.rules
bibliothèque voies
\`\`\`
`;

describe("a catalogue file", () => {
  it("gives its sentences and its examples", () => {
    const { entry, problems } = readEntry("code-en-minuscules", good);
    expect(problems).toEqual([]);
    expect(entry).toMatchObject({
      code: "code-en-minuscules",
      severity: "error",
      fr: "Le nom « {nom} » n'est pas connu.",
    });
    expect(entry?.wrong).toEqual([[{ path: EXAMPLE_PATH, text: "définition a = b\n" }]]);
    expect(entry?.right[0]?.map(({ path }) => path)).toEqual(["essai/2025.rules", "commun/voies.rules"]);
  });

  it("may show, without running it, what no regulation can show", () => {
    const { entry, problems } = readEntry("code-en-minuscules", good.replaceAll("```rules", "```console"));
    expect(problems).toEqual([]);
    expect(entry?.wrong).toEqual([]);
  });

  it.each([
    ["a title that is not its name", good.replace("# code-en", "# autre-en"), "first line"],
    ["an unknown severity", good.replace("erreur", "grave"), "gravité"],
    ["no English sentence", good.replace(/- en:.*\n/, ""), "both be given"],
    ["help in one language", good.replace(/- help:.*\n/, ""), "go together"],
    ["other placeholders in English", good.replace("The name « {nom} »", "The name « {name} »"), "same {placeholders}"],
    ["a key given twice", good.replace("- aide:", "- fr: encore\n- aide:"), "given twice"],
    ["a line nobody reads", good.replace("- aide:", "* aide:"), "not understood"],
    ["no right example", good.slice(0, good.indexOf("## Correct")), "Correct"],
    ["a block that is not closed", good.slice(0, good.lastIndexOf("```")), "Correct"],
    ["an unknown section", `${good}## Remarques\n`, "not expected"],
  ])("is refused with %s", (_, text, reason) => {
    const { entry, problems } = readEntry("code-en-minuscules", text);
    expect(entry).toBeUndefined();
    expect(problems.join("\n")).toContain(reason);
  });

  it("has a name in lower case", () => {
    expect(readEntry("Code_1", good.replace("code-en-minuscules", "Code_1")).problems.join()).toContain("lower case");
  });

  it("takes for placeholders only names between braces", () => {
    expect(placeholders("{b} {a} {b} {…} {1} { c }")).toEqual(["a", "b"]);
  });

  it("puts text before a first file name in the file of the example", () => {
    expect(exampleFiles("a\n# fichier: b.rules\nc").map(({ path, text }) => [path, text])).toEqual([
      [EXAMPLE_PATH, "a\n"],
      ["b.rules", "c\n"],
    ]);
  });
});

describe("the catalogue", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "reglo-catalogue-"));
    await writeFile(join(folder, "déjà-là.md"), good.replace("code-en-minuscules", "déjà-là"));
    await writeFile(join(folder, "deja-la.md"), good.replace("code-en-minuscules", "deja-la"));
    await writeFile(join(folder, "faux.md"), "rien");
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("refuses two codes that accents alone distinguish, and keeps the well-formed entries", async () => {
    const { entries, problems } = await readCatalogue(folder);
    expect(entries.map(({ code }) => code)).toEqual(["deja-la"]);
    expect(problems.filter((problem) => problem.startsWith("déjà-là.md"))).toEqual([
      "déjà-là.md: the same code as deja-la.md, accents aside",
    ]);
    expect(problems.some((problem) => problem.startsWith("faux.md"))).toBe(true);
  });

  it("of the project is whole, and says in its first line that the table is generated", async () => {
    const { entries, problems } = await readCatalogue("diagnostics/catalogue");
    expect(problems).toEqual([]);
    expect(entries.length).toBeGreaterThan(0);
    expect((await readFile("diagnostics/catalogue.generated.ts", "utf8")).split("\n")[0]).toMatch(/^\/\/ Generated/);
  });
});
