/** A dossier written as an `exemple` and read back is the same dossier, whatever the regulation. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, newMemory } from "../../compiler/index.js";
import { exampleText } from "../../harness/example-text.js";
import { dossiers } from "../../harness/generate/dossiers.js";
import { interpret } from "../../interpreter/index.js";
import { sourcesUnder, root } from "../compiled-pack.js";
import { severityOf } from "../../diagnostics/render.js";

const sources = sourcesUnder(`${root}/tests/regulations`);
// Of all the regulations, one changes at a time: the others are not checked again.
const memory = newMemory();
const { plans } = check(sources, { memory });

/** What is absent may be written as null, or left out; a text is on one line, in composed form. */
const onOneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029\u0085\v\f]+/g, " ").normalize("NFC");
const asWritten = (json: unknown): unknown =>
  JSON.parse(
    JSON.stringify(json, (key, value: unknown) =>
      value === null || key === "identifiant" ? undefined : typeof value === "string" ? onOneLine(value) : value,
    ),
  );

describe.each(plans.map((plan) => [`${plan.code} ${plan.version}`, plan] as const))("%s", (_, plan) => {
  test("reads back what was written", () => {
    const drawn = fc
      .sample(dossiers(plan), { seed: 11, numRuns: 25 })
      .map((dossier) => ({ dossier, result: interpret(plan, dossier) }))
      .flatMap(({ dossier, result }) => ("body" in result ? [{ dossier, body: result.body }] : []));
    const texts = drawn.map(({ dossier, body }, i) => exampleText(plan, `tiré ${i}`, { dossier }, { body }));
    const path = plan.files[0] ?? "";
    const extended = sources.map((source) =>
      source.path === path ? { ...source, text: `${source.text}\n${texts.join("\n")}` } : source,
    );
    const { plans: again, diagnostics } = check(extended, { memory });
    expect(diagnostics.filter((d) => severityOf(d) === "error").map((d) => [d.code, d.values])).toEqual([]);
    const read = again.find((p) => p.code === plan.code && p.version === plan.version);
    const examples = read?.examples.slice(plan.examples.length) ?? [];
    expect(examples.map(({ dossier }) => asWritten(dossier))).toEqual(drawn.map(({ dossier }) => asWritten(dossier)));
  });
});
