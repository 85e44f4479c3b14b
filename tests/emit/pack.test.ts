/** A pack as files: it runs by itself under plain `node`, imports nothing from outside, is the same every time, and runs no author's text. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, inject } from "vitest";
import { emitPack } from "../../compiler/4-emit/index.js";
import { namesIn, quote } from "../../compiler/4-emit/names.js";
import { RUNTIME_NAMES } from "../../compiler/4-emit/runtime-names.js";
import * as runtime from "../../runtime/pack-runtime.js";
import * as b from "../plans/build.js";
import { ordered } from "./loaded.js";

/** Texts that end comments, strings, lines and elements of a page, where they are not written with care. */
const HOSTILE = `*/ globalThis.ran = 1; /* \u2028globalThis.ran = 1;\u2029 "; globalThis.ran = 1; // \${globalThis.ran = 1} \` </script> \\`;

const item = b.struct("constructor");
const plan = ordered(
  b.plan({
    code: "bac-pro",
    title: HOSTILE,
    source: HOSTILE,
    structs: [
      b.structure("constructor", [b.field("__proto__", b.text), b.field("toString", b.number(0, 20))], {
        identifiedBy: "__proto__",
        label: HOSTILE,
      }),
    ],
    enums: [
      {
        name: "Object",
        place: b.place,
        constants: [
          { name: "oui", key: HOSTILE },
          { name: "non", key: "__proto__", label: HOSTILE },
        ],
      },
    ],
    dossier: [
      b.field("liste", b.listOf(item, 0, 3)),
      { ...b.field("hasOwnProperty", b.enumeration("Object")), label: HOSTILE },
      b.field("jour", b.date, "optional"),
      b.field("délai", { kind: "duration", unit: "months", min: 0, max: 60 }, "optional"),
    ],
    constraints: [
      {
        ...b.constraint(
          HOSTILE,
          b.not(b.compare(b.count(b.input("liste", b.listOf(item, 0, 3))), "=", b.constant(3, b.integer(0, 3)))),
        ),
        legal: [HOSTILE],
      },
    ],
    decisions: [
      b.decision("await", b.boolean, { label: HOSTILE }),
      b.decision("__proto__", b.boolean, { on: "constructor" }),
    ],
    documents: [b.document(HOSTILE)],
    rules: [
      {
        ...b.rule(HOSTILE, {
          when: b.compare(
            b.input("hasOwnProperty", b.enumeration("Object")),
            "=",
            b.constant("oui", b.enumeration("Object")),
          ),
          then: [b.decide("await", b.constant(true)), b.deliver(HOSTILE)],
          readings: [{ label: "__proto__", value: b.input("hasOwnProperty", b.enumeration("Object")) }],
          motif: [HOSTILE],
        }),
        legal: [HOSTILE, HOSTILE],
      },
      b.rule("function", {
        each: [b.through("eval", "constructor", b.input("liste", b.listOf(item, 0, 3)))],
        then: [
          b.decide(
            "__proto__",
            b.compare(b.fieldOf(b.variable("eval", item), "toString", b.number(0, 20)), "≥", b.constant(10)),
            b.variable("eval", item),
          ),
        ],
      }),
    ],
    files: ["bac-pro/2024.rules"],
  }),
);

let files: Map<string, string>;
let folder: string;

async function emitted(text: string): Promise<Map<string, string>> {
  return emitPack({
    plans: [plan],
    sources: new Map([["bac-pro/2024.rules", text]]),
    packRuntime: { js: inject("built").packRuntime, dts: "" },
  });
}

beforeAll(async () => {
  files = await emitted("# a text\nof two lines\n");
  folder = mkdtempSync(join(tmpdir(), "reglo-pack-"));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a module of its own prints, under plain `node`, as JSON. */
function run(body: string): unknown {
  const script = join(folder, "essai.mjs");
  writeFileSync(
    script,
    `import version from "./bac-pro/2024.js";\nconst print = (x) => console.log(JSON.stringify(x));\n${body}`,
  );
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: "utf8" }));
}

const element = (key: string, mark: number): string => `{"__proto__":${JSON.stringify(key)},"toString":${mark}}`;
const dossier = (elements: readonly string[], choice: string, more = ""): string =>
  JSON.stringify(`{"liste":[${elements.join(",")}],"hasOwnProperty":${JSON.stringify(choice)}${more}}`);
const problems = (json: string): unknown =>
  run(`print(version.validate(JSON.parse(${json})).map((p) => p.pointer + " " + p.code));`);

describe("a pack", () => {
  test("imports only its own files", () => {
    for (const [path, text] of files) {
      if (!path.endsWith(".js")) continue;
      const modules = [
        ...text.matchAll(/^import .*? from "([^"]*)"|^} from "([^"]*)"|\b(?:require|import)\("([^"]*)"\)/gm),
      ];
      for (const [, a, b, c] of modules) expect(a ?? b ?? c).toMatch(path === "runtime.js" ? /^node:/ : /^\.\.?\//);
    }
  });

  test("decides under plain node, and no text runs", () => {
    const verdict = run(`
      const json = JSON.parse(${dossier([element("__proto__", 10), element("a", 9.99)], HOSTILE)});
      const problems = version.validate(json);
      const read = version.read(json);
      const trace = [];
      print({ problems, broken: version.checkDossier(read, version.readParameters(undefined)), body: version.decide(read, version.readParameters(undefined), trace), trace: trace.length, ran: globalThis.ran ?? null });
    `);
    expect(verdict).toEqual({
      problems: [],
      broken: [],
      trace: 3,
      ran: null,
      body: JSON.parse(
        JSON.stringify({
          decisions: JSON.parse(
            `{"await":{"status":"acquired","value":true},"__proto__":{"__proto__":{"status":"acquired","value":true},"a":{"status":"acquired","value":false}}}`,
          ) as unknown,
          documents: [{ document: HOSTILE }],
          reasons: [
            {
              rule: HOSTILE,
              concludes: [{ decision: "await" }, { document: HOSTILE }],
              values: JSON.parse(`{"__proto__":${JSON.stringify(HOSTILE)}}`) as unknown,
            },
            {
              rule: "function",
              each: { eval: "__proto__" },
              concludes: [{ decision: "__proto__", element: "__proto__" }],
              values: {},
            },
            { rule: "function", each: { eval: "a" }, concludes: [{ decision: "__proto__", element: "a" }], values: {} },
          ],
        }),
      ) as unknown,
    });
  });

  test("says all that is wrong with a file, and stops at the bound of a list", () => {
    expect(problems('"[]"')).toEqual([" not-an-object"]);
    expect(problems('"{}"')).toEqual(["/liste missing", "/hasOwnProperty missing"]);
    expect(problems(dossier([element("a", 20.001)], "?"))).toEqual([
      "/liste/0/toString too-large",
      "/liste/0/toString too-many-decimals",
      "/hasOwnProperty unknown-value",
    ]);
    expect(problems(dossier([element("a", 1), element("a", 2)], "__proto__"))).toEqual([
      "/liste/1/__proto__ duplicate-key",
    ]);
    expect(problems(dossier([], "__proto__", ',"jour":"2023-02-29","délai":"P61M"'))).toEqual([
      "/jour not-a-date",
      "/délai too-large",
    ]);
    expect(problems(dossier([], "__proto__", ',"jour":"2024-02-29","délai":"P2Y"'))).toEqual(["/délai not-a-duration"]);
    expect(
      problems(
        dossier(
          Array.from({ length: 10_000 }, () => "1"),
          "__proto__",
        ),
      ),
    ).toEqual(["/liste too-many"]);
  });

  test("is the same every time, whatever ends the lines of the sources", async () => {
    expect([...(await emitted("# a text\r\nof two lines\r\n"))]).toEqual([...files]);
    expect((await emitted("# another text\n")).get("manifest.json")).not.toBe(files.get("manifest.json"));
  });
});

test("every name that generated code imports is exported, and no text or comment passes for code", () => {
  for (const name of RUNTIME_NAMES) expect(runtime).toHaveProperty(name);
  expect([...namesIn('const a = b.c + "d"; // e\n/* f */ g`h`')]).toEqual(["const", "a", "b", "g", "h"]);
  expect(quote("\u2028</script>")).toBe('"\\u2028<\\/script>"');
});
