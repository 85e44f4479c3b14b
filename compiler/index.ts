/** From regulations as text to plans, and from plans to a pack: the whole pipeline on one screen. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Source, Span } from "../diagnostics/source.js";
import { parse } from "../grammar/index.js";
import type { Place, Plan } from "../plan/plan.js";
import { load, type Module } from "./1-resolve/modules.js";
import { checkModule } from "./2-check/index.js";
import { lintPlan } from "./2-check/lint-plan.js";
import type { Past } from "./2-check/past.js";
import type { Previous } from "./4-emit/index.js";
import { complete } from "./3-lower/index.js";
import { checkBroken } from "./broken.js";
import { refuseTooLarge } from "./limits.js";
import { Memory } from "./memory.js";
import { placesIn, type PlaceOf } from "./places.js";
import { Reporter } from "./report.js";
import { isError } from "./severity.js";
import { checkVersions } from "./versions.js";
import { mutantWaivers, withoutWaived } from "./waivers.js";

export interface CheckOptions {
  /** Fetches an imported file that was not given; undefined when there is none. */
  readonly read?: (path: string) => string | undefined;
  /** What earlier checks left: what has not changed since is not checked again. */
  readonly memory?: CheckMemory;
}

export type CheckMemory = Memory<Found>;
/** A memory to give to each check of a series. */
export const newMemory = (): CheckMemory => new Memory();

/** Plans of the regulations that are right, in order of code and version, and everything found in all files. */
export function check(
  sources: readonly Source[],
  options: CheckOptions = {},
): { plans: Plan[]; diagnostics: Diagnostic[]; sources: ReadonlyMap<string, Source> } {
  const reporter = new Reporter();
  const { memory } = options;
  memory?.turn();
  const loaded = load(sources, options.read ?? (() => undefined), (one) => memory?.parse(one) ?? parse(one), reporter);
  const place = memory ? withoutLine : placesIn(loaded.sources.values());
  const textOf = (path: string): Source | undefined => (memory ? memory.textOf(path) : loaded.sources.get(path));
  const sourceOf = (span: Span): Source => textOf(span.file) ?? { path: span.file, text: "" };
  const checked: Plan[] = [];
  for (const module of loaded.modules) {
    const isBroken = module.files.some((f) => loaded.broken.has(f.path));
    const find = (past?: Past): Found =>
      isBroken
        ? { diagnostics: checkBroken(module, loaded.syntax, place, sourceOf, past) }
        : checkWhole(module, place, sourceOf, past);
    const { diagnostics, plan } = memory ? memory.found(module, isBroken, find) : find();
    reporter.add(diagnostics);
    if (plan) checked.push(plan);
  }
  checked.sort((a, b) => compareText(a.code, b.code) || compareText(a.version, b.version));
  checkVersions(checked, loaded.modules, reporter);
  const given = new Set(sources.map((s) => s.path));
  const found = withoutWaived(
    loaded.modules,
    loaded.broken,
    [...loaded.syntax, ...reporter.diagnostics],
    given,
    sourceOf,
  );
  const teller = memory?.teller();
  let plans: Plan[] | undefined;
  return {
    // An editor shows findings, and asks for no plan.
    get plans() {
      return (plans ??= teller ? checked.map(teller.plan) : checked);
    },
    diagnostics: byPlace(teller ? found.map(teller.finding) : found),
    sources: loaded.sources,
  };
}

/** A place that `Memory` completes. */
const withoutLine = ({ file, start, end }: Span): Place => ({ file, start, end, line: 0, column: 0 });

/** What is found in one regulation, and its plan when nothing is wrong with it. */
interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly plan?: Plan;
}

function checkWhole(module: Module, place: PlaceOf, sourceOf: (span: Span) => Source, past?: Past): Found {
  const reporter = new Reporter();
  const { parts, context } = checkModule(module, reporter, place, sourceOf, new Set(), past);
  const plan = reporter.diagnostics.some(isError) ? undefined : complete(parts, module, reporter);
  const regulation = module.main.header?.kind === "regulation" ? plan : undefined;
  if (regulation) lintPlan(regulation, context);
  const { diagnostics } = reporter;
  if (regulation === undefined || diagnostics.some(isError)) return { diagnostics };
  const waivers = mutantWaivers(module, place);
  return { diagnostics, plan: waivers.length === 0 ? regulation : { ...regulation, mutantWaivers: waivers } };
}

/** Files by name, then places; errors and warnings together, as one reads a text. */
const byPlace = (found: readonly Diagnostic[]): Diagnostic[] =>
  [...found].sort(
    (a, b) => compareText(a.span.file, b.span.file) || a.span.start - b.span.start || a.span.end - b.span.end,
  );

/** By code unit, so that the order is the same on every machine. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface CompileOptions extends CheckOptions, Previous {}

/** The pack of all the regulations given: file contents by path inside the pack, or nothing when there is an error. */
export async function compile(
  sources: readonly Source[],
  packRuntime: { readonly js: string; readonly dts: string },
  options: CompileOptions = {},
): Promise<{ files?: Map<string, string>; diagnostics: Diagnostic[]; sources: ReadonlyMap<string, Source> }> {
  const checked = check(sources, options);
  const reporter = new Reporter();
  refuseTooLarge(checked.plans, reporter);
  const diagnostics = byPlace([...checked.diagnostics, ...reporter.diagnostics]);
  if (diagnostics.some(isError)) return { diagnostics, sources: checked.sources };
  const texts = new Map([...checked.sources].map(([path, s]) => [path, s.text]));
  const { emitPack } = await import("./4-emit/index.js");
  const files = await emitPack({ ...options, plans: checked.plans, sources: texts, packRuntime });
  return { files, diagnostics, sources: checked.sources };
}
