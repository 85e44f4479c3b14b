/**
 * The candidate files that stand beside a regulation get the verdicts that stand beside them, `<name>.attendu.json` (without digest).
 * `REGLO_UPDATE=1` writes them again, for a human to review with `git diff`; continuous integration never does.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/index.js";
import { interpret } from "../../interpreter/index.js";
import type { Plan } from "../../plan/plan.js";
import { problemSentence } from "../../runtime/problems.js";
import type { InvalidDossier, Verdict } from "../../runtime/verdict.js";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const isUpdate = process.env["REGLO_UPDATE"] === "1" && process.env["CI"] === undefined;

const regulations = readdirSync(join(root, "rules"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((code) => existsSync(join(root, "rules", code, "dossiers")));

const sources = readdirSync(join(root, "rules"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".rules"))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, "rules", path), "utf8") }));
const { plans } = check(sources);

/** The version whose session or date is the dossier's. */
function versionFor(code: string, dossier: Readonly<Record<string, unknown>>): Plan | undefined {
  const versions = plans.filter((plan) => plan.code === code);
  return versions.find(({ selector, validity }) => {
    if (selector === undefined || validity === undefined) return true;
    const at = String(dossier[selector.field]);
    return validity.from <= at && (validity.to === undefined || at <= validity.to);
  });
}

function judged(plan: Plan, dossier: Readonly<Record<string, unknown>>): Omit<Verdict, "digest"> | InvalidDossier {
  const result = interpret(plan, dossier);
  if ("problems" in result) {
    const errors = result.problems.map((problem) => ({
      pointer: problem.pointer,
      code: problem.code,
      message: problemSentence(problem, dossier, { labels: {} }, "fr"),
    }));
    return { regulation: plan.code, errors };
  }
  const { identifiant } = dossier;
  const { decisions, documents, reasons, blockedDocuments } = result.body;
  return {
    regulation: plan.code,
    version: plan.version,
    ...(typeof identifiant === "string" && { identifiant }),
    parameters: result.parameters,
    decisions,
    documents,
    reasons,
    ...(blockedDocuments && { blockedDocuments }),
  };
}

describe("candidate files beside their regulation", () => {
  for (const code of regulations) {
    const folder = join(root, "rules", code, "dossiers");
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    const dossiers = files.filter((name) => !name.endsWith(".attendu.json"));

    it(`${code}: every expected verdict has its candidate file`, () => {
      const alone = files.filter((name) => name.endsWith(".attendu.json") && !dossiers.includes(name.replace(".attendu", "")));
      expect(alone).toEqual([]);
    });

    for (const name of dossiers) {
      const golden = join(folder, `${basename(name, ".json")}.attendu.json`);
      it(`${relative(root, golden)}`, () => {
        const dossier = JSON.parse(readFileSync(join(folder, name), "utf8")) as Readonly<Record<string, unknown>>;
        const plan = versionFor(code, dossier);
        if (plan === undefined) throw new Error("no version of the regulation is right and in force for this file");
        const verdict = judged(plan, dossier);
        if (isUpdate) writeFileSync(golden, `${JSON.stringify(verdict, null, 2)}\n`);
        expect(verdict).toEqual(JSON.parse(readFileSync(golden, "utf8")));
      });
    }
  }
});
