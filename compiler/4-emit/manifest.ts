/** A pack's manifest: what it holds, what selects a version, and the hashes of every file read and written. */
import type { Plan } from "../../plan/plan.js";
import type { Manifest, RegulationEntry, VersionEntry } from "../../runtime/manifest.js";
import { broken } from "./code.js";
import { selectingField } from "./read-fields.js";
import { sha256 } from "./sha256.js";

/** The language version that packs written now ask for. */
const LANGUAGE: Manifest["language"] = 1;

export async function manifestOf(
  plans: readonly Plan[],
  outputs: ReadonlyMap<Plan, ReadonlyMap<string, string>>,
  sources: ReadonlyMap<Plan, Readonly<Record<string, string>>>,
  runtime: string,
  compiler: string | undefined,
): Promise<Manifest> {
  const regulations: RegulationEntry[] = [];
  for (const code of [...new Set(plans.map((p) => p.code))].sort()) {
    const versions = plans.filter((p) => p.code === code).sort(byTime);
    const latest = versions.at(-1) ?? broken("a version");
    const entries: VersionEntry[] = [];
    for (const plan of versions)
      entries.push(await versionEntry(plan, outputs.get(plan) ?? new Map(), sources.get(plan) ?? {}));
    regulations.push({
      code,
      ...(latest.title === undefined ? {} : { title: latest.title }),
      ...(latest.succeeds === undefined ? {} : { succeeds: latest.succeeds }),
      versions: entries,
    });
  }
  return {
    language: LANGUAGE,
    ...(compiler === undefined ? {} : { compiler }),
    runtime: { file: "runtime.js", sha256: await sha256(runtime) },
    regulations,
  };
}

/** From the oldest to the latest. */
function byTime(a: Plan, b: Plan): number {
  const [x, y] = [a.validity?.from ?? "", b.validity?.from ?? ""];
  return x < y ? -1 : x > y ? 1 : a.version < b.version ? -1 : 1;
}

async function versionEntry(
  plan: Plan,
  outputs: ReadonlyMap<string, string>,
  read: Readonly<Record<string, string>>,
): Promise<VersionEntry> {
  const written = await hashes([...outputs].sort(([a], [b]) => (a < b ? -1 : 1)));
  const field = selectingField(plan);
  return {
    version: plan.version,
    ...(plan.versionTitle === undefined ? {} : { title: plan.versionTitle }),
    ...(plan.selector && field ? { selector: { key: field.key, kind: plan.selector.kind } } : {}),
    ...(plan.validity
      ? { from: plan.validity.from, ...(plan.validity.to === undefined ? {} : { to: plan.validity.to }) }
      : {}),
    file: `${plan.code}/${plan.version}.js`,
    digest: await sha256(JSON.stringify([Object.entries(read), Object.entries(written)])),
    outputs: written,
    sources: read,
  };
}

/** The hash of each source of a plan, by path. */
export const sourceHashes = (plan: Plan, texts: ReadonlyMap<string, string>): Promise<Record<string, string>> =>
  hashes(plan.files.map((path) => [path, normalised(texts.get(path) ?? "")] as const));

async function hashes(files: readonly (readonly [string, string])[]): Promise<Record<string, string>> {
  const entries: [string, string][] = [];
  for (const [path, text] of files) entries.push([path, await sha256(text)]);
  return Object.fromEntries(entries);
}

/** A text is the same whatever ends its lines, with or without a byte order mark. */
const normalised = (text: string): string => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
