/** The summary and the page: as a human reviewed them, in both languages, and safe whatever a regulation says. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { colorsOf } from "../../../diagnostics/colors.js";
import { source } from "../../../diagnostics/source.js";
import { escaped } from "../../../harness/coverage/html.js";
import { coveragePage } from "../../../harness/coverage/page.js";
import { percentText } from "../../../harness/coverage/phrases.js";
import { isEnough } from "../../../harness/coverage/subjects.js";
import { coverageText } from "../../../harness/coverage/summary.js";
import { expectGolden } from "../../golden.js";
import { coverageOf } from "./measured.js";

const read = (path: string): string => readFileSync(path, "utf8");
const essai = [source("essai/2025.rules", read("tests/harness/coverage/fixtures/essai/2025.rules"))];
const passed = (code: string, note: number): unknown => ({ code, note, coefficient: 1, passée_le: "2025-06-15" });
const dossiers = [
  { session: 2025, voie: "scolaire", jury: "2025-07-01", épreuves: [passed("E1", 12), passed("E2", 16)] },
  { session: 2025, voie: "vae", jury: "2025-07-01", fraude: true, épreuves: [passed("E1", 9.99)] },
  { session: 2026, voie: "vae", jury: "2027-07-01", épreuves: [passed("E1", 10)] },
];
const coverage = [coverageOf(essai, dossiers)];
const shown = (path: string): string => `rules/${path}`;

describe.each(["fr", "en"] as const)("in %s", (lang) => {
  it("the summary counts each kind of goal, then tells the first that nothing reaches", () => {
    const text = coverageText(coverage, { lang, shown, colors: colorsOf(false), most: 6 });
    expectGolden(`tests/harness/coverage/expected/essai.${lang}.txt`, text);
  });

  it("the page shows the text, marked and annotated", () => {
    const page = coveragePage(coverage, { lang, shown, sources: essai });
    expectGolden(`tests/harness/coverage/expected/essai.${lang}.html`, page);
  });
});

/** Every tag of a page, as written; what is left of it when they are taken away. */
const tagsOf = (page: string): string[] => [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
const ALLOWED =
  /^<(!doctype html|\/?(html|head|meta|title|style|body|header|main|section|nav|h1|h2|h3|p|em|strong|ul|li|table|caption|thead|tbody|tr|th|td|a|span|mark|code|div|details|summary)( [a-z-]+(="[^"<>]*")?)*)>$/;

describe("the page of a hostile text", () => {
  const hostile = [source("hostile/<img src=x>.rules", read("tests/emit/golden/texte-hostile/input.rules"))];
  const nothing = [coverageOf(hostile, [])];
  const page = coveragePage(nothing, { lang: "fr", sources: hostile, shown: (path) => path });

  it("has no tag but ours, and shows the text's as text", () => {
    expect(tagsOf(page).filter((tag) => !ALLOWED.test(tag))).toEqual([]);
    expect(page).toContain("&lt;script&gt;");
    expect(page).toContain("&lt;img src=x&gt;.rules");
  });

  it("asks nothing of a network, and runs nothing", () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    const links = [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, to]) => to ?? "");
    expect(links.filter((to) => !to.startsWith("#"))).toEqual([]);
    expect(tagsOf(page).filter((tag) => / on[a-z]+=|<script/i.test(tag))).toEqual([]);
  });
});

describe("a page", () => {
  const page = coveragePage(coverage, { lang: "fr", sources: essai, shown });

  it("shows every line of the text, unchanged", () => {
    const lines = [...page.matchAll(/<code lang="fr">(.*?)<\/code>/g)].map(([, line]) =>
      (line ?? "")
        .replace(/<\/?mark[^>]*>/g, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&#39;", "'")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&"),
    );
    expect(lines.join("\n")).toBe(essai[0]?.text);
  });

  it("closes all that it opens, in order", () => {
    const open: string[] = [];
    for (const tag of tagsOf(page).filter((one) => !/^<(!|meta)/.test(one))) {
      const [, slash, name = ""] = /^<(\/?)([a-z0-9]+)/.exec(tag) ?? [];
      if (slash === "/") expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it("links to lines that are there", () => {
    const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, to]) => to ?? "");
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((to) => !page.includes(` id="${to}"`))).toEqual([]);
  });
});

describe("escaping", () => {
  it("leaves no character with a meaning in HTML, and none that hides or turns text round", () => {
    expect(escaped(`<a b="c" d='e'>&`)).toBe("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
    expect(escaped("a\u0000b\u202ec")).toBe("a\ufffdb\ufffdc");
  });
});

describe("a percentage", () => {
  it("is 100 for nothing but all", () => {
    expect(percentText({ reached: 99_999, total: 100_000 }, "fr")).toBe("99,9 %");
    expect(percentText({ reached: 2, total: 2 }, "en")).toBe("100%");
    expect(isEnough({ reached: 99_999, total: 100_000 }, 100)).toBe(false);
    expect(isEnough({ reached: 1, total: 2 }, 50)).toBe(true);
  });
});
