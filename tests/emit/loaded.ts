/** A plan as a module that runs: what is emitted, without its layout, in a temporary folder. Its validators accept everything. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { order } from "../../compiler/3-lower/order.js";
import { writeVersion } from "../../compiler/4-emit/emit-version.js";
import type { Plan } from "../../plan/plan.js";
import type { CompiledVersion } from "../../runtime/verdict.js";

export const root = fileURLToPath(new URL("../..", import.meta.url));

let bundled: Promise<string> | undefined;

/** The `runtime.js` of packs. */
export function packRuntime(): Promise<string> {
  bundled ??= build({
    entryPoints: [join(root, "runtime/pack-runtime.ts")],
    bundle: true,
    write: false,
    platform: "neutral",
    format: "esm",
    charset: "utf8",
    external: ["node:*"],
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? "");
  return bundled;
}

/** The plan with its steps in an order that respects dependencies. */
export function ordered(plan: Plan): Plan {
  const steps = order(plan);
  if (!("steps" in steps)) throw new Error("a plan without cycles");
  return { ...plan, order: steps.steps };
}

/** The text of a version's module, as TypeScript that nobody laid out. */
export function moduleText(plan: Plan): string {
  const { parts } = writeVersion(plan);
  const imports = parts.imports.map((i) => `import { ${i.names.join(", ")} } from "${i.from}";`);
  const statements = parts.statements.map((s) => {
    if (typeof s === "string") return s;
    const parameters = s.parameters.map((p) => `${p.name}${p.optional === true ? "?" : ""}: ${p.type}`);
    return `function ${s.function}(${parameters.join(", ")}): ${s.returns} {\n${s.body}\n}`;
  });
  return [...imports, ...statements].join("\n");
}

/** `change` may spoil the text of the module first. */
export async function loaded(plan: Plan, change: (text: string) => string = (text) => text): Promise<CompiledVersion> {
  const folder = mkdtempSync(join(tmpdir(), "reglo-emit-"));
  try {
    mkdirSync(join(folder, "code"));
    const { outputText } = ts.transpileModule(change(moduleText(plan)), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    });
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "runtime.js"), await packRuntime());
    const accepting =
      "export const validateDossierJson = () => true;\nexport const validateParametersJson = () => true;\n";
    writeFileSync(join(folder, "code", `${plan.version}.validate.js`), accepting);
    const file = join(folder, "code", "module.js");
    writeFileSync(file, outputText);
    return ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default: CompiledVersion }).default;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
