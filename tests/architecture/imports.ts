/** Reads the imports of source files as the compiler sees them: in come paths and texts, out goes who imports what, and how. */
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";

export interface Import {
  /** The importing file, relative to the project. */
  readonly from: string;
  /** A file of the project, relative to it; or a package, or a module of Node, as written. */
  readonly to: string;
  readonly isLocal: boolean;
  /** `static` loads with its file, `dynamic` when it is reached, `type` never. */
  readonly kind: "static" | "dynamic" | "type";
}

/** Every import of one file. */
export function importsOf(path: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, kind: Import["kind"]): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const isLocal = specifier.text.startsWith(".");
    const to = isLocal ? posix.join(posix.dirname(path), specifier.text).replace(/\.js$/, ".ts") : specifier.text;
    found.push({ from: path, to, isLocal, kind });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const bindings = node.importClause?.namedBindings;
      const isEachType =
        bindings !== undefined &&
        ts.isNamedImports(bindings) &&
        bindings.elements.every((element) => element.isTypeOnly);
      const isType =
        node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
        (isEachType && node.importClause?.name === undefined);
      add(node.moduleSpecifier, isType ? "type" : "static");
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? "type" : "static");
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node.moduleReference.expression, node.isTypeOnly ? "type" : "static");
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, "type");
    else if (ts.isCallExpression(node)) {
      const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
      const isRequire = ts.isIdentifier(node.expression) && node.expression.text === "require";
      if (isImport || isRequire) add(node.arguments[0], "dynamic");
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return found;
}

/** The TypeScript files under a folder, relative to the project, sorted. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => posix.join(entry.parentPath.replaceAll("\\", "/"), entry.name))
    .sort();
}

export const readSource = (path: string): string => readFileSync(path, "utf8");
