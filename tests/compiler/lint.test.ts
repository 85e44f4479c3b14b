/** What is noticed in regulations that are otherwise right: `lint/<case>/input.rules` beside the findings expected, as they are shown. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import { check } from "../../compiler/index.js";
import { renderDiagnostic, Texts } from "../../diagnostics/render.js";
import { source } from "../../diagnostics/source.js";
import { expectGolden } from "../golden.js";

const folder = join(import.meta.dirname, "lint");

function shown(path: string, text: string): string {
  const input = source(path, text);
  const texts = new Texts([input]);
  return check([input])
    .diagnostics.map((d) => `${renderDiagnostic(d, texts, { language: "fr", color: false })}\n`)
    .join("\n");
}

describe("findings", () => {
  it.each(readdirSync(folder))("%s", (name) => {
    const actual = shown(`${name}.rules`, readFileSync(join(folder, name, "input.rules"), "utf8"));
    expectGolden(join(folder, name, "expected.txt"), actual);
  });
});
