/** What is emitted for small regulations that show each construct: `golden/<case>/input.rules` beside the TypeScript and the schema expected. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { emitVersion } from "../../compiler/4-emit/index.js";
import type { Lengths } from "../../compiler/4-emit/parts.js";
import { check } from "../../compiler/index.js";
import { source } from "../../diagnostics/source.js";
import { root } from "../compiled-pack.js";
import { expectGolden } from "../golden.js";

const folder = join(import.meta.dirname, "golden");
const cases = readdirSync(folder);

/** As long regulations are written: rules beside what they conclude on, functions cut into parts. */
const IN_PARTS: Lengths = { rules: 0, whole: 0, part: 600 };

type Emitted = Awaited<ReturnType<typeof emitVersion>>;
const made = new Map<string, Promise<Emitted>>();

function emitted(name: string): Promise<Emitted> {
  const known = made.get(name) ?? emit(name);
  made.set(name, known);
  return known;
}

async function emit(name: string, lengths?: Lengths): Promise<Emitted> {
  const { plans, diagnostics } = check([
    source(`${name}/2025.rules`, readFileSync(join(folder, name, "input.rules"), "utf8")),
  ]);
  const [plan] = plans;
  if (plan === undefined) throw new Error(diagnostics.map((d) => d.code).join(", "));
  return emitVersion(plan, lengths);
}

describe("emitted code", () => {
  it.each(cases)("%s", async (name) => {
    const { ts: text, schema, readerJs, writerJs } = await emitted(name);
    expectGolden(join(folder, name, "expected.ts"), text);
    expectGolden(join(folder, name, "expected.schema.json"), schema);
    expectGolden(join(folder, name, "expected.reader.js"), readerJs ?? "");
    if (writerJs !== undefined) expectGolden(join(folder, name, "expected.writer.js"), writerJs);
  });

  it("is cut into parts where it is long", async () => {
    const { ts: text } = await emit("exceptions", IN_PARTS);
    expectGolden(join(folder, "exceptions", "expected.parts.ts"), text);
  });

  it("is strict TypeScript, declarations included", async () => {
    const files = new Map([["/pack/runtime.d.ts", readFileSync(join(root, "build/pack/runtime.d.ts"), "utf8")]]);
    for (const name of cases) {
      const { ts: text, dts, validateDts, readerDts, writerDts } = await emitted(name);
      files.set(`/pack/${name}/2025.ts`, text);
      files.set(`/pack/${name}/parts.ts`, (await emit(name, { ...IN_PARTS, part: 200 })).ts);
      files.set(`/pack/${name}-d/2025.d.ts`, dts);
      files.set(`/pack/${name}/2025.validate.d.ts`, validateDts);
      if (readerDts !== undefined) files.set(`/pack/${name}/2025.reader.d.ts`, readerDts);
      if (writerDts !== undefined) files.set(`/pack/${name}/2025.writer.d.ts`, writerDts);
    }
    expect(typeErrors(files)).toEqual([]);
  });
});

/** What the TypeScript compiler says of files that exist only here. */
function typeErrors(files: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  const manifest = '{ "type": "module" }';
  const known = new Map([...files, ["/pack/package.json", manifest]]);
  host.readFile = (path) => known.get(path) ?? readFile(path);
  host.fileExists = (path) => known.has(path) || fileExists(path);
  host.directoryExists = () => true;
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (path, language) => {
    const text = known.get(path);
    return text === undefined ? readSource(path, language) : ts.createSourceFile(path, text, language, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map((d) => `${d.file?.fileName ?? ""}:${d.start ?? 0} ${ts.flattenDiagnosticMessageText(d.messageText, " ")}`);
}
