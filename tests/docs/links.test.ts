/** Links between the pages lead somewhere: to a file that is there, and to a heading of it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { root } from "../compiled-pack.js";

const pages = [
  "README.md",
  "ARCHITECTURE.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll("\\", "/")}`),
];
const read = (page: string): string => readFileSync(join(root, page), "utf8");
/** What is between fences or backquotes is no link. */
const prose = (markdown: string): string => markdown.replace(/^```[^]*?^```$/gm, "").replace(/`[^`\n]*`/g, "");

/** The anchors of a page's headings, as GitHub makes them. */
const anchors = (page: string): readonly string[] =>
  [
    ...read(page)
      .replace(/^```[^]*?^```$/gm, "")
      .matchAll(/^#{1,6} (.*)$/gm),
  ].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-"),
  );

it("lead to pages and headings that are there", () => {
  const dead = pages.flatMap((page) =>
    [...prose(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = ""]) => {
      if (/^[a-z]+:/.test(target)) return [];
      const [path = "", anchor] = decodeURIComponent(target).split("#");
      const to = path === "" ? page : relative(root, join(root, dirname(page), path));
      if (!existsSync(join(root, to))) return [`${page}: ${target}`];
      return anchor !== undefined && !anchors(to).includes(anchor) ? [`${page}: ${target}`] : [];
    }),
  );
  expect(dead).toEqual([]);
});
