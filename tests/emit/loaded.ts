/** A plan as a module that runs: what is emitted, without its layout, in a temporary folder. Its validators accept everything. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inject } from "vitest";
import { order } from "../../compiler/3-lower/order.js";
import { writeVersion } from "../../compiler/4-emit/emit-version.js";
import type { Lengths } from "../../compiler/4-emit/parts.js";
import { javascript, typescriptModule } from "../../compiler/4-emit/typescript.js";
import { importCompiled } from "../../harness/load.js";
import type { Plan } from "../../plan/plan.js";
import type { CompiledVersion } from "../../runtime/verdict.js";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The plan with its steps in an order that respects dependencies. */
export function ordered(plan: Plan): Plan {
  const steps = order(plan);
  if (!("steps" in steps)) throw new Error("a plan without cycles");
  return { ...plan, order: steps.steps };
}

/** The text of a version's module, as TypeScript that nobody laid out. */
export const moduleText = (plan: Plan, lengths?: Lengths): Promise<string> =>
  typescriptModule(writeVersion(plan, false, lengths).parts);

/** `change` may spoil the text of the module first. */
export async function loaded(
  plan: Plan,
  change: (text: string) => string = (text) => text,
  lengths?: Lengths,
): Promise<CompiledVersion> {
  const code = await javascript(change(await moduleText(plan, lengths)));
  const runtime = pathToFileURL(inject("built").runtimeFile).href;
  const accepting = `data:text/javascript,${encodeURIComponent("export const validateDossierJson = () => true, validateParametersJson = () => true;")}`;
  const folder = mkdtempSync(join(tmpdir(), "reglo-emit-"));
  try {
    const file = join(folder, "module.mjs");
    const own = code.replace('"../runtime.js"', JSON.stringify(runtime));
    writeFileSync(file, own.replace(`"./${plan.version}.validate.js"`, JSON.stringify(accepting)));
    return await importCompiled(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
