/**
 * Every word of the language has an example that runs: a closed condition, which holds on every engine, or the regulations of
 * `docs/reference/exemples`, whose examples hold on every engine.
 */
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { check } from "../../compiler/index.js";
import { renderDiagnostic, Texts } from "../../diagnostics/render.js";
import { lex } from "../../grammar/lexer.js";
import { VOCABULARY, type Entry } from "../../grammar/vocabulary.js";
import { unexpected } from "../../harness/examples.js";
import { enginesOf } from "../../harness/logic-engine.js";
import { sourcesUnder, root } from "../compiled-pack.js";
import { compiled } from "../differential/packs.js";

const entries: readonly Entry[] = VOCABULARY;
const closed = entries.flatMap(({ id, example }) => (example === undefined ? [] : [{ id, example }]));

/** Decides each example, beside the opposite of each, which is not to hold. */
const regulation = `règlement vocabulaire « Les exemples du vocabulaire »
${closed
  .map(
    ({ example }, i) => `décision vrai_${i} : booléen
règle tient_${i}
  si ${example}
  alors vrai_${i} vaut vrai
décision faux_${i} : booléen, facultative
règle ne_tient_pas_${i}
  si non (${example})
  alors faux_${i} vaut vrai`,
  )
  .join("\n")}
`;

test("the closed examples hold, on every engine", async () => {
  const source = { path: "vocabulaire.rules", text: regulation };
  const { plans } = check([source]);
  const [plan] = plans;
  const [module] = await compiled(plans);
  if (!plan || !module) throw new Error("not compiled");
  const version = { plan, compiled: module };
  const engines = enginesOf(version);
  expect(engines).toHaveLength(3);
  for (const engine of engines) {
    const decided = engine.decide(version, {});
    if ("problems" in decided) throw new Error(JSON.stringify(decided.problems));
    const failed = closed.filter(
      (_, i) =>
        JSON.stringify(decided.body.decisions[`vrai_${i}`]) !== '{"status":"acquired","value":true}' ||
        JSON.stringify(decided.body.decisions[`faux_${i}`]) !== '{"status":"absent"}',
    );
    expect(failed, engine.name).toEqual([]);
  }
});

const sources = sourcesUnder(join(root, "docs/reference/exemples"));

describe("the regulations of the reference", () => {
  const { plans, diagnostics } = check(sources);

  it("check without a remark", () => {
    const texts = new Texts(sources);
    expect(diagnostics.map((one) => renderDiagnostic(one, texts, { language: "fr", color: false }))).toEqual([]);
  });

  it("hold in their examples, on every engine", async () => {
    const modules = await compiled(plans);
    for (const [i, plan] of plans.entries()) {
      const version = { plan, compiled: modules[i]! };
      const engines = enginesOf(version);
      expect(engines).toHaveLength(3);
      for (const example of plan.examples.filter(({ partial }) => !partial))
        for (const engine of engines)
          expect(
            unexpected(plan, example, engine.decide(version, example.dossier, example.parameters)),
            `${plan.code}: ${example.name}, ${engine.name}`,
          ).toEqual([]);
    }
  });
});

it("every word is in one of them", () => {
  const seen = new Set<string>(sources.flatMap(({ text }) => lex(text)).map(({ kind }) => kind));
  const words = entries.filter(({ role }) => role !== "mistake");
  expect(words.filter(({ id, example }) => example === undefined && !seen.has(id)).map(({ id }) => id)).toEqual([]);
});
