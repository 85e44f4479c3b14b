/**
 * Joins the `.d.ts` files of a module and of what it imports by relative paths into the text of one, so that a pack carries
 * one file of types beside one file of code.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

interface Module {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

function relativeTarget(from: string, specifier: ts.Expression): string {
  if (!ts.isStringLiteral(specifier) || !specifier.text.startsWith("./")) {
    throw new Error(`${from}: only files of the same folder can be joined, found ${specifier.getText()}`);
  }
  return join(dirname(from), specifier.text.replace(/\.js$/, ".d.ts"));
}

/** The module and what it reaches, what is imported first. */
function reached(path: string, read: (path: string) => string, found = new Map<string, Module>()): Map<string, Module> {
  if (found.has(path)) return found;
  const text = read(path);
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const module = { path, text, tree };
  // Reserved before its imports are followed: types may refer to each other in a circle.
  found.set(path, module);
  for (const statement of tree.statements) {
    if ((ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier) {
      reached(relativeTarget(path, statement.moduleSpecifier), read, found);
    }
  }
  found.delete(path);
  return found.set(path, module);
}

function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

/** The names that a module offers. */
function offered(module: Module, modules: ReadonlyMap<string, Module>): readonly string[] {
  return module.tree.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return isExported(statement) ? declaredNames(statement) : [];
    if (statement.exportClause !== undefined && ts.isNamedExports(statement.exportClause)) {
      return statement.exportClause.elements.map(({ name }) => name.text);
    }
    const target = statement.moduleSpecifier && modules.get(relativeTarget(module.path, statement.moduleSpecifier));
    return target === undefined ? [] : offered(target, modules);
  });
}

function exportKeyword(statement: ts.Statement): ts.Modifier | undefined {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.find((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
}

const isExported = (statement: ts.Statement): boolean => exportKeyword(statement) !== undefined;

/** A declaration's text with its comments; what the entry does not offer is no longer exported. */
function declarationText(statement: ts.Statement, text: string, isOffered: boolean): string {
  const keyword = exportKeyword(statement);
  const start = statement.getFullStart();
  if (keyword === undefined || isOffered) return text.slice(start, statement.end).trim();
  return (text.slice(start, keyword.getStart()) + text.slice(keyword.end, statement.end).trimStart()).trim();
}

/** The joined text; refuses renamings, and two declarations of one name, which joining would confuse. */
export function bundleDeclarations(entry: string, read = (path: string): string => readFileSync(path, "utf8")): string {
  const modules = reached(entry, read);
  const entryModule = modules.get(entry);
  const names = new Set(entryModule === undefined ? [] : offered(entryModule, modules));
  const home = new Map<string, string>();
  const parts: string[] = [];
  for (const { path, text, tree } of modules.values()) {
    for (const statement of tree.statements) {
      if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) {
        const clause = ts.isImportDeclaration(statement)
          ? statement.importClause?.namedBindings
          : statement.exportClause;
        const isNamespace = clause !== undefined && (ts.isNamespaceImport(clause) || ts.isNamespaceExport(clause));
        const renamed =
          clause !== undefined && !isNamespace && clause.elements.some((element) => element.propertyName !== undefined);
        if (isNamespace || renamed) throw new Error(`${path}: a renaming cannot be joined: ${statement.getText()}`);
        continue;
      }
      for (const name of declaredNames(statement)) {
        const other = home.get(name);
        if (other !== undefined && other !== path) throw new Error(`${path} and ${other} both declare ${name}`);
        home.set(name, path);
      }
      parts.push(
        declarationText(
          statement,
          text,
          declaredNames(statement).some((name) => names.has(name)),
        ),
      );
    }
  }
  // Without this line, a file of types exports everything in it.
  return `${parts.join("\n")}\nexport {};\n`;
}
