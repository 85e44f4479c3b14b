/** Whatever is answered, the first regulation raises no finding, and its example holds on both engines. */
import { describe, expect, it } from "vitest";
import { scaffold, type Answers } from "../../cli/scaffold.js";
import { check } from "../../compiler/index.js";
import { runExample } from "../../harness/examples.js";
import { compiled } from "../differential/packs.js";

const kinds = [
  { hasUnits: true, hasBlocks: false },
  { hasUnits: false, hasBlocks: true },
  { hasUnits: true, hasBlocks: true },
];
const answers: Answers[] = kinds.flatMap((kind) =>
  [undefined, 24, 60, 12, 18].map((keptFor) => ({
    code: "essai",
    title: "Certificat « d'essai »",
    session: 2026,
    ...kind,
    ...(keptFor === undefined ? {} : { keptFor, source: "Arrêté fictif" }),
  })),
);

describe.each(answers.map((one) => [JSON.stringify(one), one] as const))("%s", (_, one) => {
  it("gives a regulation to start from", async () => {
    const { plans, diagnostics } = check([{ path: "essai/2026.rules", text: scaffold(one) }]);
    expect(diagnostics.map(({ code, values }) => [code, values])).toEqual([]);
    const [plan] = plans;
    const [version] = await compiled(plans);
    if (plan === undefined || version === undefined) throw new Error("not compiled");
    expect(plan.examples).toHaveLength(1);
    for (const example of plan.examples) expect(runExample({ plan, compiled: version }, example).failures).toEqual([]);
  });
});
