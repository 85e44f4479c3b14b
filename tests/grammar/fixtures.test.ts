/** Every construct of the language, and what is understood of broken texts: `fixtures/<case>/input.rules` beside the tree and the findings expected. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { source } from "../../diagnostics/source.js";
import { parse } from "../../grammar/index.js";
import { expectGolden } from "../golden.js";
import { findings, outline } from "./outline.js";

const folder = join(import.meta.dirname, "fixtures");
/** These are read without any finding. */
const CLEAN = ["bts", "declarations", "drafted", "examples", "expressions", "header", "rules", "tables"];

describe("fixtures", () => {
  it.each(readdirSync(folder))("%s", (name) => {
    const input = source(`${name}/input.rules`, readFileSync(join(folder, name, "input.rules"), "utf8"));
    const { file, diagnostics } = parse(input);
    if (CLEAN.includes(name)) expect(findings(input.text, diagnostics)).toBe("");
    else expect(diagnostics.length).toBeGreaterThan(0);
    const actual = `${[findings(input.text, diagnostics), outline(file)].filter((part) => part !== "").join("\n\n")}\n`;
    expectGolden(join(folder, name, "expected.txt"), actual);
  });
});
