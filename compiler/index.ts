/** From regulations as text to plans, and from plans to a pack: the whole pipeline on one screen. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Source, Span } from "../diagnostics/source.js";
import type { Plan } from "../plan/plan.js";
import { load } from "./1-resolve/modules.js";
import { checkModule } from "./2-check/index.js";
import { lintPlan } from "./2-check/lint-plan.js";
import type { Previous } from "./4-emit/index.js";
import { complete } from "./3-lower/index.js";
import { checkBroken } from "./broken.js";
import { refuseTooLarge } from "./limits.js";
import { placesIn } from "./places.js";
import { Reporter } from "./report.js";
import { isError } from "./severity.js";
import { checkVersions } from "./versions.js";
import { mutantWaivers, withoutWaived } from "./waivers.js";

export interface CheckOptions {
  /** Fetches an imported file that was not given; undefined when there is none. */
  readonly read?: (path: string) => string | undefined;
}

/** Plans of the regulations that are right, in order of code and version, and everything found in all files. */
export function check(
  sources: readonly Source[],
  options: CheckOptions = {},
): { plans: Plan[]; diagnostics: Diagnostic[]; sources: ReadonlyMap<string, Source> } {
  const reporter = new Reporter();
  const loaded = load(sources, options.read ?? (() => undefined), reporter);
  const place = placesIn(loaded.sources.values());
  const sourceOf = (span: Span): Source => loaded.sources.get(span.file) ?? { path: span.file, text: "" };
  const plans: Plan[] = [];
  for (const module of loaded.modules) {
    if (module.files.some((f) => loaded.broken.has(f.path))) {
      reporter.add(checkBroken(module, loaded.syntax, loaded.sources, place, sourceOf));
      continue;
    }
    const mine = new Reporter();
    const { parts, context } = checkModule(module, mine, place, sourceOf);
    const plan = mine.diagnostics.some(isError) ? undefined : complete(parts, module, mine);
    const regulation = module.main.header?.kind === "regulation" ? plan : undefined;
    if (regulation) lintPlan(regulation, context);
    reporter.add(mine.diagnostics);
    if (regulation && !mine.diagnostics.some(isError)) {
      const waivers = mutantWaivers(module, place);
      plans.push(waivers.length === 0 ? regulation : { ...regulation, mutantWaivers: waivers });
    }
  }
  plans.sort((a, b) => compareText(a.code, b.code) || compareText(a.version, b.version));
  checkVersions(plans, loaded.modules, reporter);
  const given = new Set(sources.map((s) => s.path));
  const found = withoutWaived(
    loaded.modules,
    loaded.broken,
    [...loaded.syntax, ...reporter.diagnostics],
    given,
    sourceOf,
  );
  return { plans, diagnostics: byPlace(found), sources: loaded.sources };
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
