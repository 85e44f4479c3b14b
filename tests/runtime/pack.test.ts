import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createPack,
  type CompiledVersion,
  PackError,
  readManifest,
  type InvalidDossier,
  type Manifest,
  type Pack,
  type TracedVerdict,
  type Verdict,
  type VersionEntry,
} from "../../runtime/index.js";
import { miniVersion } from "./mini-version.js";

const entry = (version: string, period: Partial<VersionEntry> = {}): VersionEntry => ({
  version,
  selector: { key: "session", kind: "year" },
  ...period,
  file: `mini/${version}.js`,
  digest: `digest-${version}`,
  outputs: {},
  sources: {},
});
const pack = (...versions: VersionEntry[]): Pack => packOf(versions, miniVersion);
function packOf(versions: readonly VersionEntry[], module: CompiledVersion): Pack {
  const manifest: Manifest = {
    language: 1,
    runtime: { file: "runtime.js", sha256: "" },
    regulations: [{ code: "mini", title: "Brevet d'essai", versions }],
  };
  return createPack(
    readManifest(JSON.parse(JSON.stringify(manifest))),
    Object.fromEntries(versions.map((v) => [v.file, module])),
  );
}
const usual = pack(entry("2022", { from: "2022" }));
const dossier = (session: unknown = 2024, ...marks: number[]): Record<string, unknown> => ({
  session,
  unités: (marks.length > 0 ? marks : [10]).map((note, i) => ({ code: `E${i + 1}`, note })),
});
const verdict = (answer: Verdict | InvalidDossier): Verdict => {
  if ("errors" in answer) throw new Error(answer.errors.map((e) => e.message).join("\n"));
  return answer;
};
const errors = (answer: Verdict | InvalidDossier): InvalidDossier["errors"] =>
  "errors" in answer ? answer.errors : [];

describe("a verdict", () => {
  test("says which regulation, version and dossier, in a fixed order of keys", () => {
    const answer = usual.evaluate("mini", { identifiant: "C-17", ...dossier() });
    expect(Object.keys(answer)).toEqual([
      "regulation",
      "version",
      "digest",
      "identifiant",
      "parameters",
      "decisions",
      "documents",
      "reasons",
    ]);
    expect(answer).toMatchObject({
      regulation: "mini",
      version: "2022",
      digest: "digest-2022",
      identifiant: "C-17",
      parameters: { seuil: 10 },
    });
  });
  test("repeats the reading chosen by the caller", () => {
    const answer = verdict(usual.evaluate("mini", dossier(), { parameters: { seuil: 12.5 } }));
    expect(answer.parameters).toEqual({ seuil: 12.5 });
    expect(answer.decisions["résultat"]).toEqual({ status: "acquired", value: "refusé" });
  });
  test("the pack says what it holds", () => {
    expect(usual.regulations).toEqual([
      { code: "mini", title: "Brevet d'essai", versions: [{ version: "2022", from: "2022", digest: "digest-2022" }] },
    ]);
  });
});

describe("the version is the one in force", () => {
  const three = pack(
    entry("2000", { from: "2000", to: "2009" }),
    entry("2010", { from: "2010" }),
    entry("2022", { from: "2022", to: "2030" }),
  );
  test.each([
    [2000, "2000"],
    [2009, "2000"],
    [2010, "2010"],
    [2021, "2010"],
    [2022, "2022"],
    [2030, "2022"],
  ])("in %i: %s", (session, version) => {
    expect(verdict(three.evaluate("mini", dossier(session))).version).toBe(version);
  });
  test.each([1999, 2031])("in %i there is none, and the periods in force are named", (session) => {
    const message = `Aucune version de « mini » n'est en vigueur pour session = ${session} ; en vigueur : de 2000 à 2030.`;
    expect(three.evaluate("mini", dossier(session))).toEqual({
      regulation: "mini",
      errors: [{ pointer: "/session", code: "no-version", message }],
    });
  });
  test("in a gap too, in days as in years", () => {
    const days = { selector: { key: "session", kind: "date" as const } };
    const gap = pack(
      entry("a", { ...days, from: "2000-09-01", to: "2010-08-31" }),
      entry("b", { ...days, from: "2022-01-01" }),
    );
    expect(verdict(gap.evaluate("mini", { ...dossier("2022-01-01") })).version).toBe("b");
    const [error] = errors(gap.evaluate("mini", dossier("2010-09-01")));
    expect(error?.message).toBe(
      "Aucune version de « mini » n'est en vigueur pour session = « 2010-09-01 » ; en vigueur : du 1er septembre 2000 au 31 août 2010, à compter du 1er janvier 2022.",
    );
  });
  test("one version without a selecting field judges everything", () => {
    const timeless = entry("2022", { selector: undefined });
    expect(verdict(pack(timeless).evaluate("mini", dossier(1))).version).toBe("2022");
  });
  test("a dossier that does not say when is compared with the latest, and all its problems are told", () => {
    const rest = { unités: dossier(2024, 21)["unités"] };
    expect(errors(three.evaluate("mini", rest)).map((e) => [e.pointer, e.code])).toEqual([
      ["/session", "missing"],
      ["/unités/0/note", "too-large"],
    ]);
    expect(errors(three.evaluate("mini", dossier("2024"))).map((e) => [e.pointer, e.code])).toEqual([
      ["/session", "wrong-type"],
    ]);
    expect(errors(three.evaluate("mini", dossier(2024.5))).map((e) => [e.pointer, e.code])).toEqual([
      ["/session", "missing"],
    ]);
  });
});

describe("traced now, told later", () => {
  const traced = (answer: TracedVerdict | InvalidDossier): TracedVerdict => {
    if ("errors" in answer) throw new Error(answer.errors.map((e) => e.message).join("\n"));
    return answer;
  };
  test.each(["fr", "en"] as const)("as explain tells it, whatever came between: %s", (lang) => {
    const marks = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 6 }), (cohort) => {
        // A pack that nobody has asked anything has nothing in mind.
        const fresh = (): Pack =>
          packOf([entry("2022", { from: "2022" })], {
            ...miniVersion,
            meta: structuredClone(miniVersion.meta),
          } as CompiledVersion);
        const files = cohort.map((units) => dossier(2024, ...units.map((mark) => mark / 100)));
        const kept = files.map((file) => JSON.stringify(usual.trace("mini", file)));
        files.forEach((file, i) => {
          const told = JSON.stringify(usual.tell(JSON.parse(kept[i]!) as TracedVerdict, lang));
          expect(told).toBe(JSON.stringify(fresh().explain("mini", file, { lang })));
          expect(told).toBe(JSON.stringify(usual.explain("mini", file, { lang })));
        });
      }),
      { numRuns: 60 },
    );
  });
  test("it is the verdict, with an entry for each rule", () => {
    const { trace, ...rest } = traced(usual.trace("mini", dossier(2024, 10, 8)));
    expect(rest).toEqual(usual.evaluate("mini", dossier(2024, 10, 8)));
    expect(trace.map(({ rule, status }) => `${rule} ${status}`)).toMatchInlineSnapshot(`
      [
        "admission not-applied",
        "échec stands",
        "unité_validée stands",
        "unité_validée not-applied",
      ]
    `);
  });
  test("an invalid dossier has no trace", () => {
    expect(errors(usual.trace("mini", dossier(2024, 21)))).toHaveLength(1);
  });
  test("only by the version that decided", () => {
    const before = traced(usual.trace("mini", dossier()));
    for (const other of [{ version: "2021" }, { digest: "digest-of-another-text" }])
      expect(() => usual.tell({ ...before, ...other })).toThrow(/n'a pas le texte qui a décidé : « mini »/);
    expect(() => usual.tell({ ...before, regulation: "mni" })).toThrow(/vouliez-vous dire « mini »/);
  });
});

describe("an invalid dossier", () => {
  test("names field, value and what was expected", () => {
    expect(errors(usual.evaluate("mini", dossier(2024, 10, 20.5)))).toEqual([
      {
        pointer: "/unités/1/note",
        code: "too-large",
        message: "Unité « E2 » : « note » (Note sur 20) vaut 20,5 ; la plus grande valeur admise est 20.",
      },
    ]);
    expect(errors(usual.evaluate("mini", dossier(2024, 10, 20.5), { lang: "en" }))[0]?.message).toBe(
      "Unité “E2”: “note” (Note sur 20) is 20.5; the greatest value allowed is 20.",
    );
  });
  test("a constraint speaks for itself", () => {
    expect(errors(usual.evaluate("mini", { session: 2024, unités: [] }))).toEqual([
      { pointer: "", code: "constraint", message: "Le dossier comporte au moins une unité" },
    ]);
  });
  test("problems of the dossier and of the parameters are told together", () => {
    const found = errors(usual.evaluate("mini", dossier(2024, 21), { parameters: { seuil: "dix", seul: 1 } }));
    expect(found.map((e) => e.message)).toEqual([
      "Unité « E1 » : « note » (Note sur 20) vaut 21 ; la plus grande valeur admise est 20.",
      "Paramètres : « seuil » (Moyenne exigée) vaut « dix » ; on attend un nombre.",
      "Paramètres : « seul » n'est pas un paramètre au choix ; sont au choix : « seuil ».",
    ]);
  });
  test.each([[null], [[]], [[1, 2]], ["texte"], [12], [true], [undefined]])("%j is not a dossier", (json) => {
    expect(errors(usual.evaluate("mini", json))).toMatchObject([{ pointer: "", code: "not-an-object" }]);
    expect(errors(usual.explain("mini", json))).toHaveLength(1);
  });
  test("keys that every object inherits are keys like others", () => {
    const json: unknown = JSON.parse('{"__proto__": {"session": 2024}, "unités": []}');
    expect(errors(usual.evaluate("mini", json)).map((e) => e.pointer)).toEqual(["/session"]);
  });
});

describe("wrong use", () => {
  const thrown = (call: () => unknown): PackError => {
    try {
      call();
    } catch (error) {
      if (error instanceof PackError) return error;
      throw error;
    }
    throw new Error("nothing was thrown");
  };
  test("a code the pack does not hold", () => {
    const error = thrown(() => usual.evaluate("mni", dossier()));
    expect([error.code, error.message]).toEqual([
      "unknown-regulation",
      "Le pack n'a pas de règlement « mni » ; vouliez-vous dire « mini » ?",
    ]);
    expect(thrown(() => usual.explain("bac-pro", dossier())).message).toBe(
      "Le pack n'a pas de règlement « bac-pro ». Il contient : « mini ».",
    );
    expect(thrown(() => usual.evaluate("__proto__", dossier())).code).toBe("unknown-regulation");
  });
  test("a partial dossier", () => {
    expect(thrown(() => usual.evaluate("mini", dossier(), { partial: true })).code).toBe("partial-not-available");
  });
  test("a module that is not there", () => {
    expect(thrown(() => createPack(usual.manifest, {})).code).toBe("malformed");
  });
  test("a manifest for a later language", () => {
    expect(thrown(() => readManifest({ language: 2 })).message).toMatch(/version 2 du langage.*version 1/);
  });
  test.each([
    [null],
    [[]],
    [{}],
    [{ language: 0 }],
    [{ language: 1, runtime: {}, regulations: [] }],
    [{ language: 1, runtime: { file: "../runtime.js", sha256: "" }, regulations: [] }],
    [{ language: 1, runtime: { file: "runtime.js", sha256: "" }, regulations: [{ code: "x", versions: [] }] }],
    [
      {
        language: 1,
        runtime: { file: "runtime.js", sha256: "" },
        regulations: [{ code: "x", versions: [{ ...entry("1"), from: "année" }] }],
      },
    ],
    [
      {
        language: 1,
        runtime: { file: "runtime.js", sha256: "" },
        regulations: [{ code: "x", versions: [{ ...entry("1"), file: "/etc/passwd" }] }],
      },
    ],
    [
      {
        language: 1,
        runtime: { file: "runtime.js", sha256: "" },
        regulations: [{ code: "x", versions: [{ ...entry("1"), outputs: { "a/../../b": "" } }] }],
      },
    ],
    [
      {
        language: 1,
        runtime: { file: "runtime.js", sha256: "" },
        regulations: [
          {
            code: "x",
            versions: [
              { version: "1", file: "a.js", digest: "", outputs: {}, sources: {} },
              { version: "2", file: "b.js", digest: "", outputs: {}, sources: {} },
            ],
          },
        ],
      },
    ],
  ])("%j is no manifest", (json) => {
    expect(thrown(() => readManifest(json)).code).toBe("malformed");
  });
});
