/** The table of the regulations of `rules/` for the README: in come the folder's files, out goes Markdown. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { check } from "../compiler/index.js";
import type { Plan } from "../plan/plan.js";

/** A row for each certification: its versions, and how many rules, examples and candidate files it has. */
export function packsTable(rules: string): string {
  const sources = readdirSync(rules, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".rules"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(rules, path), "utf8") }));
  const { plans } = check(sources);
  const folders = [...new Set(plans.map((plan) => dirname(plan.files[0] ?? "")))].sort();
  const rows = folders.map((folder) =>
    row(
      rules,
      folder,
      plans.filter((p) => dirname(p.files[0] ?? "") === folder),
    ),
  );
  return [
    "| pack | certification | versions | rules | examples | candidate files |",
    "|---|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function row(rules: string, folder: string, unsorted: readonly Plan[]): string {
  const plans = [...unsorted].sort((a, b) => ((a.validity?.from ?? "") < (b.validity?.from ?? "") ? -1 : 1));
  const title = plans.at(-1)?.title ?? "";
  const versions = plans.map((plan) => {
    const { from = "", to } = plan.validity ?? {};
    return `${plan.version} (${to === undefined ? `from ${from}` : `${from} to ${to}`})`;
  });
  const sum = (count: (plan: Plan) => number): string => plans.map(count).join(" + ");
  const dossiers = join(rules, folder, "dossiers");
  const files = existsSync(dossiers)
    ? readdirSync(dossiers).filter((name) => name.endsWith(".attendu.json")).length
    : 0;
  const cells = [
    `[\`${folder}\`](rules/${folder}/README.md)`,
    title,
    versions.join(", "),
    sum((p) => p.rules.length),
    sum((p) => p.examples.length),
    String(files),
  ];
  return `| ${cells.join(" | ")} |`;
}
