/** What there is to test in a file of rules: in comes its path, out go its examples, where its compiled versions are kept, and what is wrong with it. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { findings, findingsText } from "../cli/findings.js";
import { readRules, type Rules } from "../cli/sources.js";
import { check } from "../compiler/index.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { severityOf } from "../diagnostics/render.js";
import { keptModule, type LoadOptions } from "../harness/load.js";
import type { Plan } from "../plan/plan.js";
import type { Lang } from "../runtime/format.js";
import type { Errors, KeptVersion } from "./runner.js";

export interface TestedFile {
  /** Absolute paths, with slashes: of the file, and of all that it is made from. */
  readonly path: string;
  readonly files: readonly string[];
  readonly text: string;
  /** The findings that are errors. */
  readonly errors?: Errors;
  /** Of a regulation that can be read: itself. */
  readonly plan?: Plan;
  /** Its versions as they are kept: itself first, then those beside it that its golden dossiers may be of. */
  readonly versions: readonly KeptVersion[];
}

/** The regulations of a folder, checked. */
interface Folder {
  readonly rules: Rules;
  /** The regulations and libraries of the folder, and what was read for them, by path: undefined where there is no such file. */
  readonly read: ReadonlyMap<string, string | undefined>;
  readonly plans: readonly Plan[];
  readonly diagnostics: readonly Diagnostic[];
}
export type FolderCache = Map<string, Folder>;

export interface TestedOptions {
  /** Paths are shown as from here. */
  readonly root: string;
  readonly lang: Lang;
  readonly built: Required<LoadOptions>;
  readonly folders: FolderCache;
}

const slashed = (path: string): string => path.replaceAll("\\", "/");

/** Reads and checks a file with those beside it, and writes its compiled code where it is kept. */
export async function testedFile(path: string, { root, lang, built, folders }: TestedOptions): Promise<TestedFile> {
  const folder = checkedFolder(dirname(path), root, folders);
  const absolute = (source: string): string => slashed(resolve(root, folder.rules.shown(source)));
  const own = slashed(relative(dirname(dirname(path)), path));
  const plan = folder.plans.find(({ files }) => files[0] === own);
  const made = new Set(plan?.files ?? reached(own, folder));
  const errors = errorsIn(made, folder, lang);
  const siblings = existsSync(join(dirname(path), "dossiers"))
    ? folder.plans.filter((other) => other !== plan && other.code === plan?.code)
    : [];
  const versions: KeptVersion[] = [];
  for (const one of plan ? [plan, ...siblings] : []) versions.push(await kept(one, built));
  return {
    path,
    files: [...made].map(absolute),
    text: folder.rules.texts().find((source) => source.path === own)?.text ?? "",
    ...(errors ? { errors } : {}),
    ...(plan ? { plan } : {}),
    versions,
  };
}

function errorsIn(made: ReadonlySet<string>, { rules, diagnostics }: Folder, lang: Lang): Errors | undefined {
  const wrong = findings(
    diagnostics.filter((found) => made.has(found.span.file) && severityOf(found) === "error"),
    rules.texts(),
    rules.shown,
  );
  const first = wrong.diagnostics[0]?.span;
  if (first === undefined) return undefined;
  const where = { file: first.file, line: wrong.texts.lineOf(first.file, first.start) };
  return { text: findingsText(wrong, lang, false).trimEnd(), where };
}

/** Checks the regulations and libraries that stand in a folder, unless nothing that was read for them has changed. */
function checkedFolder(folder: string, root: string, folders: FolderCache): Folder {
  const names = readdirSync(folder).filter((name) => name.endsWith(".rules"));
  const rules = readRules(
    names.map((name) => join(folder, name)),
    root,
  );
  const known = folders.get(folder);
  const isAsBefore =
    known?.rules.sources.length === rules.sources.length &&
    rules.sources.every(({ path }) => known.read.has(path)) &&
    [...known.read].every(([path, text]) => rules.read(path) === text);
  if (isAsBefore) return known;
  const read = new Map<string, string | undefined>(rules.sources.map(({ path, text }) => [path, text]));
  const { plans, diagnostics } = check(rules.sources, {
    read(path) {
      const text = rules.read(path);
      read.set(path, text);
      return text;
    },
  });
  const checked = { rules, read, plans, diagnostics: [...rules.findings, ...diagnostics] };
  folders.set(folder, checked);
  return checked;
}

/** A library, or a regulation that is not right: itself and what it imports, found or not. */
function reached(own: string, { rules, read }: Folder): string[] {
  const asked = new Set([own]);
  check(
    rules.sources.filter(({ path }) => path === own),
    {
      read(path) {
        asked.add(path);
        return read.get(path);
      },
    },
  );
  return [...asked];
}

/** The compiled module of a version, and its plan beside it. */
async function kept(plan: Plan, built: Required<LoadOptions>): Promise<KeptVersion> {
  const module = await keptModule(plan, built);
  const file = join(dirname(dirname(module)), "plan.json");
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(plan));
  return { module, plan: file };
}
