/** Nothing is said of regulations that were read and signed off: findings are for what deserves them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { renderDiagnostic, Texts } from "../../diagnostics/render.js";
import { source } from "../../diagnostics/source.js";

const regulations = [
  ...readdirSync("rules", { recursive: true, encoding: "utf8" }).map((path) => join("rules", path)),
  "tests/grammar/fixtures/bts/input.rules",
].filter((path) => path.endsWith(".rules"));

describe("nothing is noticed in", () => {
  it.each(regulations)("%s", (path) => {
    const input = source(path, readFileSync(path, "utf8"));
    const read = (other: string): string => readFileSync(other, "utf8");
    const { diagnostics } = check([input], { read });
    const texts = new Texts([input]);
    expect(diagnostics.map((d) => renderDiagnostic(d, texts, { language: "fr", color: false }))).toEqual([]);
  });
});
