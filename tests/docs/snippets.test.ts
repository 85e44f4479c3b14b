/**
 * Every regulation printed in the documentation checks without error, and its examples hold. A block marked `rules` is a whole
 * file; one marked `rules suite` continues the block before it.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { renderDiagnostic, severityOf, Texts } from "../../diagnostics/render.js";
import { unexpected } from "../../harness/examples.js";
import { enginesOf } from "../../harness/logic-engine.js";
import { compiled } from "../differential/packs.js";

const root = resolve(fileURLToPath(import.meta.url), "../../..");

/** The whole files of a page: each block with all that continues it. */
function snippets(markdown: string): { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string }[] = [];
  for (const block of markdown.matchAll(/^```rules( suite)?\n([^]*?)^```$/gm)) {
    const [, suite, text = ""] = block;
    const last = found.at(-1);
    if (suite !== undefined && last !== undefined) last.text += `\n${text}`;
    else found.push({ line: markdown.slice(0, block.index).split("\n").length, text });
  }
  return found;
}

const pages = [
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  ...["README.md"].filter((name) => existsSync(join(root, name))),
];

describe("regulations printed in the documentation", () => {
  for (const page of pages)
    for (const { line, text } of snippets(readFileSync(join(root, page), "utf8")))
      it(`check, and their examples hold: ${page}, line ${line}`, async () => {
        const source = { path: `${page.replace(/\W/g, "-")}-${line}.rules`, text };
        const { diagnostics, plans } = check([source]);
        const texts = new Texts([source]);
        const errors = diagnostics
          .filter((diagnostic) => severityOf(diagnostic) === "error")
          .map((diagnostic) => renderDiagnostic(diagnostic, texts, { language: "en", color: false }));
        expect(errors).toEqual([]);
        const modules = await compiled(plans);
        for (const [i, plan] of plans.entries()) {
          const version = { plan, compiled: modules[i]! };
          for (const example of plan.examples.filter(({ partial }) => !partial))
            for (const engine of enginesOf(version)) {
              const decided = engine.decide(version, example.dossier, example.parameters);
              expect(unexpected(plan, example, decided), `${example.name}, ${engine.name}`).toEqual([]);
            }
        }
      });
});
