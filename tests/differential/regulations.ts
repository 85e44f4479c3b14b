/** The regulations of a folder, as plans. */
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "../../compiler/index.js";
import type { Plan } from "../../plan/plan.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

const known = new Map<string, readonly Plan[]>();

/** Every regulation of a folder of the project, and of the folders in it, as a plan. */
export function plansOf(folder: string): readonly Plan[] {
  const plans = known.get(folder) ?? checked(folder);
  known.set(folder, plans);
  return plans;
}

function checked(folder: string): readonly Plan[] {
  const sources = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rules"))
    .sort()
    .map((name) => join(root, folder, name))
    .map((path) => ({ path: relative(root, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));
  const { plans, diagnostics } = check(sources);
  const expected = sources.filter(({ text }) => /^règlement /m.test(text));
  if (plans.length < expected.length) throw new Error(`not all compile: ${JSON.stringify(diagnostics, null, 1)}`);
  return plans;
}
