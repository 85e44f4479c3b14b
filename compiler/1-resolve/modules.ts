/**
 * From source files to units: each regulation with the libraries it imports, directly or not.
 * Reports imports that lead nowhere, to a regulation, or back to where they started, and files without a header.
 */
import { source, type Source } from "../../diagnostics/source.js";
import type { RulesFile } from "../../grammar/ast.js";
import type { Parsed } from "../../grammar/index.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Reporter } from "../report.js";

/** A regulation, or a library checked for itself: the file, then all it imports, each once. */
export interface Module {
  readonly main: RulesFile;
  readonly files: readonly RulesFile[];
}

export interface Loaded {
  readonly modules: readonly Module[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly syntax: readonly Diagnostic[];
  /** Files whose text could not be read whole: what they declare is not complete, so nothing is concluded from what they lack. */
  readonly broken: ReadonlySet<string>;
}

/** `rules/bts/2022.rules` and `../commun/voies.rules` give `rules/commun/voies.rules`. */
export function resolvePath(from: string, relative: string): string {
  const whole = relative.startsWith("/") ? relative : from.slice(0, from.lastIndexOf("/") + 1) + relative;
  const steps: string[] = [];
  for (const step of whole.split("/")) {
    if (step === ".." && steps.length > 0 && steps[steps.length - 1] !== "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return (whole.startsWith("/") ? "/" : "") + steps.join("/");
}

/** Parses `given` and whatever they import; `read` fetches a file that was not given (undefined when there is none). */
export function load(
  given: readonly Source[],
  read: (path: string) => string | undefined,
  parse: (source: Source) => Pick<Parsed, "file" | "diagnostics">,
  reporter: Reporter,
): Loaded {
  const sources = new Map<string, Source>();
  const files = new Map<string, RulesFile>();
  const syntax: Diagnostic[] = [];
  const broken = new Set<string>();
  const add = (one: Source): RulesFile => {
    const parsed = parse(one);
    sources.set(one.path, one);
    files.set(one.path, parsed.file);
    syntax.push(...parsed.diagnostics);
    if (parsed.diagnostics.length > 0) broken.add(one.path);
    return parsed.file;
  };
  const queue = given.map(add);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const imported of file.header?.imports ?? []) {
      const path = resolvePath(file.path, imported.text);
      if (files.has(path)) continue;
      const text = read(path);
      if (text !== undefined) queue.push(add(source(path, text)));
    }
  }

  const modules: Module[] = [];
  for (const main of files.values()) {
    if (main.header === undefined) {
      if (!broken.has(main.path)) reporter.report("en-tête-manquant", { file: main.path, start: 0, end: 0 });
      continue;
    }
    modules.push({ main, files: gather(main, files, broken, reporter) });
  }
  return { modules, sources, syntax, broken };
}

/** `main`, then what it imports, depth first; each file once. */
function gather(
  main: RulesFile,
  files: ReadonlyMap<string, RulesFile>,
  broken: Set<string>,
  reporter: Reporter,
): RulesFile[] {
  const found: RulesFile[] = [];
  const done = new Set<string>();
  interface Visit {
    readonly file: RulesFile;
    next: number;
  }
  const stack: Visit[] = [{ file: main, next: 0 }];
  found.push(main);
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as Visit;
    const imported = top.file.header?.imports[top.next++];
    if (imported === undefined) {
      done.add(top.file.path);
      stack.pop();
      continue;
    }
    const path = resolvePath(top.file.path, imported.text);
    const file = files.get(path);
    const cycleFrom = stack.findIndex((v) => v.file.path === path);
    if (file === undefined) {
      reporter.report("import-introuvable", imported.span, { chemin: imported.text });
      broken.add(top.file.path);
    } else if (cycleFrom >= 0) {
      const names = [...stack.slice(cycleFrom).map((v) => v.file.path), path];
      // Each file of a circle is checked: the first by name tells it.
      if (cycleFrom === 0 && names.every((name) => main.path <= name))
        reporter.report("import-en-cercle", imported.span, { cercle: names.join(" → ") });
    } else if (file.header?.kind === "regulation") {
      reporter.report("import-de-règlement", imported.span, { chemin: imported.text, code: file.header.code.text });
    } else if (!done.has(path) && !found.includes(file)) {
      found.push(file);
      stack.push({ file, next: 0 });
    }
  }
  return found;
}
