/** TypeScript as text: built in one piece, formatted, and stripped of its types. The only file that knows ts-morph and prettier, loaded late. */
import type { Plugin } from "prettier";
import type { SourceFileStructure, StatementStructures, WriterFunction } from "ts-morph";

export interface ModuleParts {
  /** First lines of the file, as comments. */
  readonly head: readonly string[];
  readonly imports: readonly { readonly from: string; readonly names: readonly string[] }[];
  readonly statements: readonly Statement[];
}

export type Statement =
  | string
  | {
      readonly function: string;
      readonly parameters: readonly { readonly name: string; readonly type: string; readonly optional?: boolean }[];
      readonly returns: string;
      readonly body: string;
      readonly comment?: string;
    };

/** The module as TypeScript, laid out for people unless they will not read it. */
export async function typescriptModule(parts: ModuleParts, isLaidOut = true): Promise<string> {
  const { Project, StructureKind } = await import("ts-morph");
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
  });
  const statements = parts.statements.map((statement): StatementStructures | string | WriterFunction => {
    if (typeof statement === "string") return statement;
    return {
      kind: StructureKind.Function,
      name: statement.function,
      parameters: statement.parameters.map((p) => ({
        name: p.name,
        type: p.type,
        hasQuestionToken: p.optional ?? false,
      })),
      returnType: statement.returns,
      statements: [statement.body],
      ...(statement.comment === undefined ? {} : { leadingTrivia: `${statement.comment}\n` }),
    };
  });
  const structure: SourceFileStructure = {
    kind: StructureKind.SourceFile,
    statements: [
      parts.head.join("\n"),
      ...parts.imports.map((i): StatementStructures => ({
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: i.from,
        namedImports: [...i.names],
      })),
      ...statements,
    ],
  };
  const text = project.createSourceFile("module.ts", structure).getFullText();
  return isLaidOut ? formatted(text) : text;
}

/** Canonical layout. Babel's parser reads TypeScript into the same layout in half the time of TypeScript's own. */
export async function formatted(text: string): Promise<string> {
  const [{ format }, babel, estree] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/babel"),
    import("prettier/plugins/estree"),
  ]);
  return format(text, {
    parser: "babel-ts",
    plugins: [babel, estree as Plugin],
    printWidth: 110,
    endOfLine: "lf",
    embeddedLanguageFormatting: "off",
  });
}

/** The same module as JavaScript. */
export async function javascript(text: string): Promise<string> {
  const { ts } = await import("ts-morph");
  return ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      newLine: ts.NewLineKind.LineFeed,
    },
  }).outputText;
}
