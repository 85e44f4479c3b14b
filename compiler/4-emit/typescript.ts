/** TypeScript as text: put together, laid out, and stripped of its types. The only file that knows ts-morph, prettier and esbuild, loaded late. */
import type { Plugin } from "prettier";
import type * as TsMorph from "ts-morph";

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
      /** Left out, it is what the body gives. */
      readonly returns?: string;
      readonly body: string;
      readonly comment?: string;
    };

let project: TsMorph.Project | undefined;

/** One for all modules: each is put in it, read, and forgotten. */
const projectOf = ({ Project }: typeof TsMorph): TsMorph.Project =>
  (project ??= new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
  }));

/** The module as TypeScript, not laid out. */
export async function typescriptModule({ head, imports, statements }: ModuleParts): Promise<string> {
  const morph = await import("ts-morph");
  const { StructureKind } = morph;
  const file = projectOf(morph).createSourceFile(
    "module.ts",
    {
      statements: [
        head.join("\n"),
        ...imports.map(({ from, names }): TsMorph.StatementStructures => ({
          kind: StructureKind.ImportDeclaration,
          moduleSpecifier: from,
          namedImports: [...names],
        })),
        ...statements.map((one): TsMorph.StatementStructures | string => {
          if (typeof one === "string") return one;
          return {
            kind: StructureKind.Function,
            name: one.function,
            parameters: one.parameters.map(({ name, type, optional }) => ({
              name,
              type,
              hasQuestionToken: optional ?? false,
            })),
            returnType: one.returns,
            statements: [one.body],
            ...(one.comment === undefined ? {} : { leadingTrivia: `${one.comment}\n` }),
          };
        }),
      ],
    },
    { overwrite: true },
  );
  const text = file.getFullText();
  file.forget();
  return text;
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

/** JavaScript written a statement a line, blocks and cases on lines of theirs: the same, indented. */
export function indented(text: string): string {
  const open: ("block" | "switch")[] = [];
  const lines = text.split("\n").map((line) => {
    if (line.startsWith("}")) open.pop();
    const cases = open.filter((block) => block === "switch").length;
    const isCase = line.startsWith("case ") || line.startsWith("default:");
    const depth = open.length + cases - (isCase ? 1 : 0);
    if (line.endsWith("{")) open.push(line.startsWith("switch ") ? "switch" : "block");
    return "  ".repeat(depth) + line;
  });
  return `${lines.join("\n")}\n`;
}

/** A module as JavaScript: without its types, evenly laid out, and without its comments but those it begins with. */
export async function javascript(text: string): Promise<string> {
  const { transform } = await import("esbuild");
  const { code } = await transform(text, {
    loader: "ts",
    format: "esm",
    target: "es2022",
    charset: "utf8",
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  return `${/^(?:\/\/.*\n)*/.exec(text)?.[0] ?? ""}${code}`;
}
